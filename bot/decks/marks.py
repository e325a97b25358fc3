"""Marks in a wording that an author may take for bold, or for "either will do", and that are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.core.cards import BOLD, Marked, keywords
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.rubric.keys import NumberKey
from bot.core.grading.rubric.wording import Phrase, Wording
from bot.decks.findings import Report, shorten
from bot.decks.labels import MeantLabel, find_label_aside, find_meant_label
from bot.decks.shadows import implies, keys_of, phrase_implies

_TIGHT_SLASH = re.compile(  # "km/h", "24/7" and "and/or" are words
    r"\s/\S|\S/\s|[^\W\d_]{3}/(?:[^\W\d_]{3}|[^\W\d_]{0,9}\d)|(?:\d[^\W\d_]{1,9}|[^\W\d_]\d{1,9}|^\d{1,20})/[^\W\d_]{3}"
)
_PARTING = re.compile(r"\s*([|｜／;；]|\\(?!\*))\s*")
_NO_BOLD = re.compile(r"(?<!\w)__(?=\S)(.{1,200}?)__(?!\w)|＊＊(.{1,200}?)＊＊")
_TAG = re.compile(r"</?(?:b|strong|i|em|u|br|p|span)\b[^<>]{0,200}>", re.IGNORECASE)
_ITALIC = re.compile(r"(?<![*\\])\*(?=[^*\s])([^*]{1,200})(?<![\s\\])\*(?!\*)")
_ITALIC_TOO = re.compile(r"(?<![\w_\\])_(?=[^_\s])([^_]{1,200})(?<![\s\\])_(?![\w_])")
_MEANT = re.compile(
    r"\*\*(?P<bold>not|optional|or|partly|within) ?(?::\*\*|\*\*:)"
    r"|(?P<spare>optional(?=\s\*\*))"
    r"|(?P<choice>or|oder) (?=\S)"
    r"|(?P<open>not|nicht)(?=\s\*\*[^*]{1,200}\*\*[.!:] *\w)",  # as if words to the learner followed
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s(or|partly|within) ?:\s", re.IGNORECASE)


def warn_of_marks(text: Marked, line: int, report: Report) -> None:
    """Warn of what is neither bold nor a line of its own, though it was meant to be."""
    bolds = list(BOLD.finditer(text))
    for found in _NO_BOLD.finditer(text):
        report.warn(
            line, f"`{shorten(found[0])}` is no bold here", f"write `**{shorten(found[1] or found[2])}**`"
        )
    for tag in _TAG.finditer(text):
        fix = "remove it; words that decide stand between `**`"
        report.warn(line, f"`{shorten(tag[0])}` means nothing in a deck", fix)
    if not bolds and (italic := _ITALIC.search(text) or _ITALIC_TOO.search(text)):
        what = f"`{shorten(italic[0])}` is italic, and nothing in `{shorten(text)}` is bold"
        report.warn(line, what, f"write `**{shorten(italic[1])}**` if these words decide")
    if any(before[1][-1:].isspace() and after[1][:1].isspace() for before, after in pairwise(bolds)):
        what = f"the bold of `{shorten(text)}` stands inside another"
        report.warn(line, what, "let each bold end before the next one begins")
    if label := _find_label(text):
        below = "" if label.label in ("not", "optional") else ", indented by two spaces"
        what = f"`{label.written}` stands in the middle of `{shorten(text)}`"
        report.warn(line, what, f"begin a line of its own with `- {label.label}:`{below}")


def _find_label(text: Marked) -> MeantLabel | None:
    """Return the label that stands in the middle of a wording, or in brackets in it."""
    found = _LABEL.search(text)
    return MeantLabel(f"{found[1]}:", found[1].lower()) if found else find_label_aside(text)


def warn_of_label(text: Marked, question: str, line: int, report: Report) -> None:
    """Warn of a point that begins with what was meant for a label, and is wanted as its first word.

    A question that has the word itself ("correct or wrong?") may well be answered with it.
    """
    found, meant = _MEANT.match(text), find_meant_label(text)
    if found:
        written, fix = found[0], _mend_mark(found)
    elif meant:
        written, fix = meant.written, _mend_label(meant)
    else:
        return
    if "*" in written or written.rstrip(" :").lower() not in question.casefold():
        report.warn(line, f"`{shorten(written)}` is no label, so it is wanted as a part of the point", fix)


def _mend_mark(found: re.Match[str]) -> str:
    """Return what to write for a label in stars, or without its colon."""
    if found["bold"]:
        return f"write `{found['bold'].lower()}:` without stars"
    if found["open"]:
        return "write `not:` if it is a wrong answer, else leave the second sentence to the explanation"
    if found["choice"]:
        return (
            f"write `- or:` below its point, indented by two spaces, or `\\{found[0].strip()}` if it is text"
        )
    return "write `optional:`, or `\\optional:` if it is text"


def _mend_label(meant: MeantLabel) -> str:
    """Return what to write for what was meant for a label."""
    text = f"`\\{meant.written.rstrip(' :')}:`"
    match meant.label:
        case "correct":
            return f"write `Samples:` above samples; if it is text, write {text}"
        case "not" | "optional":
            return f"write `{meant.label}:`, or {text} if it is text"
        case _:
            return (
                f"write `- {meant.label}:` below its point, indented by two spaces, or {text} if it is text"
            )


def warn_of_slashes(text: Marked, line: int, report: Report) -> None:
    """Warn of a mark that was meant to part two choices, and parts none."""
    for choice in (choice for bold in keywords(text) for choice in bold):
        what = f"`{shorten(choice)}` wants both sides of its"
        if _TIGHT_SLASH.search(choice):
            fix = "put a space on each side of it if either will do, else take it out"
            report.warn(line, f"{what} slash", fix)
        elif (parting := _PARTING.search(choice, 1)) and parting.end() < len(choice):
            fix = "put ` / ` in its place if either will do, else take it out"
            report.warn(line, f"{what} `{parting[1]}`", fix)


def find_ors(
    text: Marked, choices: Iterable[tuple[Phrase, str]], wordings: Sequence[Wording], language: Language
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an "or" between two words that are both wanted, and what to do.

    `choices` are those of the text's bolds, as compiled and as written. Of a point's `wordings` the first is
    the text's own. Where another wording, or another choice, wants no more than one side, both are meant.
    """
    compiled, *others = wordings
    bounds = (key.bound for key in keys_of(compiled) if isinstance(key, NumberKey))
    if compiled.negative or compiled.orders or compiled.derived or any(bounds):  # "18 or older"
        return
    choices = list(choices)
    for phrase, choice in choices:
        words = tokenize(choice, language.folding).words
        parted = not language.denial.ors.isdisjoint(words[1:-1]) and not language.stop.issuperset(words)
        alone = any(other is not phrase and phrase_implies(phrase, other) for other, _ in choices)
        if parted and len(phrase.keys) > 1 and not alone:
            what = f"`{shorten(choice)}` wants both sides of its “or”"
            yield what, "put ` / ` in its place if either will do, else bold fewer words"
    if any(implies(compiled, other) for other in others):
        return
    for before, after in pairwise(BOLD.finditer(text)):
        if _is_or(text[before.end() : after.start()], language):
            what = f"`{shorten(text[before.start() : after.end()])}` wants both of its bolds"
            yield what, "make them one bold with ` / ` between if either will do, else write “and”"


def _is_or(between: str, language: Language) -> bool:
    """Whether nothing stands between two bolds but an "or", or a mark that means one."""
    if between.strip() in ("/", "|", "／"):
        return True
    words = tokenize(between, language.folding).words
    return len(words) == 1 and words[0] in language.denial.ors
