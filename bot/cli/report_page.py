"""A deck's report as one page that needs nothing else, for a phone or a desk, light or dark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from bot.cli.printing import count, show
from bot.core.cards import Outcome
from bot.services.appeals import State
from bot.services.reporting import CardReport, Report

_VERDICTS = {
    Outcome.CORRECT: ("right", "right"),
    Outcome.PARTIAL: ("part", "partly right"),
    Outcome.INCORRECT: ("wrong", "not right"),
}
_APPEALS = {State.OPEN: "open", State.ACCEPTED: "accepted", State.REJECTED: "rejected"}

_STYLE = """\
:root { color-scheme: light dark; --ink: #1c2024; --soft: #5b6470; --page: #f5f6f8; --sheet: #fff;
  --line: #dde1e6; --right: #1f7a3d; --part: #b7791f; --wrong: #c0392b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaee; --soft: #a2abb6; --page: #14171a;
  --sheet: #1e2226; --line: #343a41; --right: #4cc07a; --part: #e0a93e; --wrong: #f0776a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
article { margin: 1rem 0; padding: 1rem; background: var(--sheet); border: 1px solid var(--line);
  border-radius: .6rem; }
h1 { font-size: 1.4rem; } h2 { margin: 0; font-size: 1.1rem; } p, ul { margin: .5rem 0; }
ul { padding-left: 1.2rem; } .soft { color: var(--soft); font-size: .9rem; }
.bar { display: flex; height: .6rem; overflow: hidden; border-radius: .3rem; background: var(--line); }
.right { background: var(--right); } .part { background: var(--part); } .wrong { background: var(--wrong); }
"""


def write_page(report: Report, heading: Iterable[str]) -> str:
    """Return a report as HTML; nothing in it comes from elsewhere, and no text can be taken for markup."""
    told = "\n".join(f"<p>{escape(line)}</p>" for line in heading)
    cards = "\n".join("\n".join(_card(card)) for card in report.cards)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{_text(report.title)}</title>
<style>
{_STYLE}</style>
</head>
<body>
<h1 lang="{escape(report.language)}" dir="auto">{_text(report.title)}</h1>
{told}
<main>
{cards}
</main>
</body>
</html>
"""


def _card(card: CardReport) -> Iterator[str]:
    gone = " · no longer in the deck" if card.is_retired else ""
    yield "<article>"
    yield f'<h2 dir="auto">{_text(card.question)}</h2>'
    yield f'<p class="soft">{_text(card.key)} · asked {count(card.counts.asked, "time")}{gone}</p>'
    for name, counted in (("First answer", card.counts.first), ("In the end", card.counts.last)):
        said = ", ".join(f"{counted[outcome]:,} {words}" for outcome, (_, words) in _VERDICTS.items())
        shares = "".join(
            f'<span class="{style}" style="flex: {counted[outcome]}"></span>'
            for outcome, (style, _) in _VERDICTS.items()
        )
        yield f'<p>{name}: {said}</p>\n<div class="bar" aria-hidden="true">{shares}</div>'
    yield from _list(
        "Missed most",
        [f"{_text(one.point)}: {one.times:,} of {one.chances:,}" for one in card.missed],
    )
    yield from _list(
        "Not recognised",
        [f"“{_text(one.text)}”: {count(one.learners, 'learner')}" for one in card.phrases],
    )
    if any(card.appeals[state] for state in _APPEALS):
        appeals = ", ".join(f"{card.appeals[state]:,} {words}" for state, words in _APPEALS.items())
        yield f"<p>Appeals: {appeals}</p>"
    yield "</article>"


def _list(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        items = "".join(f'<li dir="auto">{line}</li>' for line in lines)
        yield f"<p>{title}</p>\n<ul>{items}</ul>"


def _text(text: str) -> str:
    return escape(show(text))
