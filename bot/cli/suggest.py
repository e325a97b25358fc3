"""`viva suggest`: wordings that learners' answers suggest for a card."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import open_database, tell
from bot.cli.options import MOST, Content, Most
from bot.cli.printing import count, show
from bot.config import read_settings
from bot.core.cards import keywords, plain
from bot.services.appeals import list_cases
from bot.services.ruling import OpenCard, open_card, open_cards
from bot.services.shelf import Shelf
from bot.services.suggesting import FEWEST_LEARNERS, Suggestion, Suggestions, Wording, suggest

MOST_WRITINGS = 3
_NOTHING = (
    "Nothing to suggest: nothing contested that a wording could set right, no unknown answer given by "
    f"{FEWEST_LEARNERS} learners or more."
)


def suggest_command(
    which: Annotated[
        str | None, typer.Argument(metavar="[DECK[/CARD]]", help="Only these.", show_default=False)
    ] = None,
    most: Most = MOST,
    content: Content = None,
) -> None:
    """Propose wordings for cards, from what learners contested and from answers that several gave in vain.

    Nothing is written. Answers are shown, never whose they are.
    """
    tell(_suggest(which, content, most))


async def _suggest(which: str | None, content: Path | None, most: int) -> str:
    settings = read_settings()
    shelf = Shelf(content or settings.content)
    cards, warnings = _open(shelf, which)
    found = []
    async with open_database(settings.database) as database:
        cases = await list_cases(database, shelf)
        for at in cards:
            suggestions = await suggest(database, cases, at, most)
            if suggestions.found:
                found.append(_describe_card(at, suggestions, most))
    nothing = [] if found else [_NOTHING]
    alone = [_head(cards[0])] if nothing and which and "/" in which else []
    return "\n\n".join([*warnings, *found, *alone, *nothing])


def _open(shelf: Shelf, which: str | None) -> tuple[list[OpenCard], list[str]]:
    """Return the cards that are meant, and why some are left out; raises VivaError for what is not there."""
    slug, slash, card_id = (which or "").partition("/")
    if slash:
        return [open_card(shelf, slug, card_id)], []
    if which is not None:
        return open_cards(shelf, slug), []
    cards = [at for one in shelf.slugs if shelf.deck(one) for at in open_cards(shelf, one)]
    broken = (f"The deck “{one}” has errors and is left out; run `viva check`." for one in shelf.unreadable)
    return cards, list(broken)


def _describe_card(at: OpenCard, suggestions: Suggestions, most: int) -> str:
    """Return what is suggested for a card, below its question and its place."""
    left = suggestions.left
    more = [f"{count(left, 'answer')} more to look at: `--most {most + left}`."] if left else []
    return "\n\n".join([_head(at), *(describe_suggestion(at, one) for one in suggestions.found), *more])


def _head(at: OpenCard) -> str:
    return f"{show(at.card.question)}\n{at.path}:{at.place.line}"


def describe_suggestion(at: OpenCard, suggestion: Suggestion) -> str:
    """Return a suggestion as a teacher reads it: the answer, each wording, its effect, what to do."""
    first, *others = suggestion.answers
    also = f" (also “{'”, “'.join(show(text) for text in others[: MOST_WRITINGS - 1])}”)" if others else ""
    contested = ", contested" if suggestion.case else ""
    lines = [f"“{show(first)}”{also}: {count(suggestion.learners, 'learner')}{contested}"]
    several = len(suggestion.wordings) > 1
    if several:
        lines.append("  which of these points it says, if any, is for you to tell:")
    for wording in suggestion.wordings:
        lines += _describe_wording(at, wording, suggestion.case, several=several)
    return "\n".join(lines)


def _describe_wording(at: OpenCard, wording: Wording, case: str | None, *, several: bool) -> list[str]:
    proposal = wording.proposal
    point = show(plain(at.card.points[proposal.number].text))
    line = at.place.points[proposal.number]
    effect = f"but {' and '.join(wording.failing)}" if wording.failing else _all_pass(len(at.card.samples))
    told = [f"  below line {line}, “{point}”:", f"    - or: {show(proposal.wording)}", f"    {effect}"]
    if wording.overreach and not wording.failing:
        told.append(f"    mind: {wording.overreach}")
    if case and not wording.failing:
        point_of = f" --point {proposal.number + 1}" if several else ""
        # Of several points that an answer may say, a wording of several parts has to be chosen by hand.
        chosen = several and len(keywords(proposal.wording)) > 1
        words = f" --keywords {shlex.quote(proposal.wording)}" if chosen else ""
        told.append(f"    viva appeals accept {case}{point_of}{words}")
    return told


def _all_pass(samples: int) -> str:
    match samples:
        case 0:
            return "the card has no samples that could fail"
        case 1:
            return "its sample still passes"
        case _:
            return f"all {samples} samples still pass"
