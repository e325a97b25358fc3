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
from bot.errors import VivaError
from bot.services.ruling import OpenCard, open_card
from bot.services.shelf import Shelf
from bot.services.suggesting import FEWEST_LEARNERS, Suggestion, Wording, suggest

MOST_WRITINGS = 3


def suggest_command(
    card: Annotated[str, typer.Argument(metavar="DECK/CARD", help="The card, for example my-deck/q-1.")],
    most: Most = MOST,
    content: Content = None,
) -> None:
    """Propose wordings for a card, from what learners contested and from answers that several gave in vain.

    Nothing is written. Answers are shown, never whose they are.
    """
    tell(_suggest(card, content, most))


async def _suggest(name: str, content: Path | None, most: int) -> str:
    slug, slash, card_id = name.partition("/")
    if not slash:
        raise VivaError(f"“{show(name)}” names no card: write it as deck/card.")
    settings = read_settings()
    shelf = Shelf(content or settings.content)
    at = open_card(shelf, slug, card_id)
    async with open_database(settings.database) as database:
        suggestions, left = await suggest(database, shelf, at, most)
    heading = f"{show(at.card.question)}\n{at.path}:{at.place.line}"
    if not suggestions:
        why = "nothing contested that a wording could set right, "
        why += f"no unknown answer given by {FEWEST_LEARNERS} learners or more"
        return f"{heading}\n\nNothing to suggest: {why}."
    more = [f"{count(left, 'answer')} more to look at: `--most {most + left}`."] if left else []
    return "\n\n".join([heading, *(describe_suggestion(at, one) for one in suggestions), *more])


def describe_suggestion(at: OpenCard, suggestion: Suggestion) -> str:
    """Return a suggestion as a teacher reads it: the answer, each wording, its effect, what to do."""
    first, *others = suggestion.answers
    also = f" (also “{'”, “'.join(show(text) for text in others[: MOST_WRITINGS - 1])}”)" if others else ""
    contested = ", contested" if suggestion.case else ""
    lines = [f"“{show(first)}”{also}: {count(suggestion.learners, 'learner')}{contested}"]
    several = len(suggestion.wordings) > 1
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
