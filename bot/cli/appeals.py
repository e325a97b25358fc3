"""`viva appeals`: what learners contested, and what the teacher makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot.cli.opening import open_database, tell
from bot.cli.options import MOST, Content, Most
from bot.cli.printing import count, show
from bot.cli.telling import OUTCOMES
from bot.config import read_settings
from bot.core.cards import Outcome
from bot.decks.keywording import clean
from bot.delivery.clock import real_now
from bot.errors import VivaError
from bot.services import appeals, ruling
from bot.services.appeals import Case, State
from bot.services.shelf import Shelf


class ListsFirst(TyperGroup):
    """A group of commands whose `list` may go without its name: `viva appeals DECK`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name in where no command is named, and no help is asked for."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


appeals_commands = typer.Typer(
    cls=ListsFirst, help="See what learners contested, and rule on it.", rich_markup_mode=None
)

AppealId = Annotated[str, typer.Argument(metavar="ID", help="The appeal, as `viva appeals` names it.")]


@appeals_commands.command("list")
def list_command(
    which: Annotated[
        str | None, typer.Argument(metavar="[DECK[/CARD]]", help="Only these.", show_default=False)
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Show those that are settled, too.")] = False,
    most: Most = MOST,
    content: Content = None,
) -> None:
    """List the answers that learners called right and the grader did not, most frequent first.

    `viva appeals` alone does the same. An answer that several learners gave a card is listed once.
    """
    tell(_list(which, content, most, every=every))


@appeals_commands.command("accept")
def accept_command(
    appeal: AppealId,
    point: Annotated[
        int | None, typer.Option(metavar="N", help="Which point the answer says, counted from 1.")
    ] = None,
    keywords: Annotated[
        str | None,
        typer.Option(metavar="WORDING", help='The wording to write, as in a deck: "the **gunman**".'),
    ] = None,
    content: Content = None,
) -> None:
    """Write an answer into its deck: another wording of the point it says, and a sample.

    All else in the file stays byte for byte. Nothing is written if a sample of the deck would fail.
    The appeals count as accepted once the bot has taken the deck up.
    """
    tell(_accept(appeal, point, keywords, content))


@appeals_commands.command("reject")
def reject_command(
    appeal: AppealId,
    *,
    sample: Annotated[
        bool, typer.Option("--sample", help="Write it into the deck, too, as a sample of such an answer.")
    ] = False,
    content: Content = None,
) -> None:
    """Set an answer aside: it is not listed again, nor is the same answer of other learners."""
    tell(_reject(appeal, content, sample=sample))


async def _list(which: str | None, content: Path | None, most: int, *, every: bool) -> str:
    settings = read_settings()
    shelf = Shelf(content or settings.content)
    async with open_database(settings.database) as database:
        cases = await appeals.list_cases(database, shelf)
    if which is not None:
        cases = _choose(cases, which, shelf)
    shown = [case for case in cases if every or case.state is State.OPEN]
    warnings = [
        f"The deck “{slug}” has errors, so its appeals may be settled already; run `viva check`."
        for slug in shelf.unreadable
    ]
    if not shown:
        settled = f" ({count(len(cases), 'answer')} settled: --all)" if cases and not every else ""
        return "\n".join([*warnings, f"No answer is waiting for a ruling{settled}."])
    waiting = sum(case.state is State.OPEN for case in shown)
    heading = f"{count(waiting, 'answer') if waiting else 'No answer is'} waiting for a ruling."
    more = len(shown) - most
    left = [f"{count(more, 'answer')} more: `--most {len(shown)}` lists them all."] if more > 0 else []
    tail = [_TAIL] if waiting else []
    return "\n\n".join(["\n".join([*warnings, heading]), *map(describe_case, shown[:most]), *left, *tail])


_TAIL = "viva appeals accept ID   writes the answer into its deck\nviva appeals reject ID   sets it aside"


async def _accept(name: str, point: int | None, keywords: str | None, content: Path | None) -> str:
    shelf, case = await _find(name, content)
    at = ruling.open_card(shelf, case.deck, case.card_id)
    written = ruling.accept(at, case.answer, point, keywords)
    if not written.lines:
        return f"{at.path} takes “{show(case.answer)}” already, sample and all: nothing to write."
    half = "" if written.outcome is Outcome.CORRECT else " The rest of it is still missing: partly right."
    return (
        f"{_describe_lines(written)}\n\n“{show(case.answer)}” counts now.{half} A running bot takes the "
        "deck up within seconds, and records the appeal as accepted."
    )


async def _reject(name: str, content: Path | None, *, sample: bool) -> str:
    shelf, case = await _find(name, content)
    if case.granted:
        raise VivaError(
            f"The deck “{case.deck}” takes this answer; change its wordings if it should not any more."
        )
    lines = ""
    if sample:
        written = ruling.write_sample(ruling.open_card(shelf, case.deck, case.card_id), case.answer)
        lines = f"{_describe_lines(written)}\n\n" if written.lines else ""
    async with open_database(read_settings().database) as database:
        await appeals.reject(database, case, real_now())
    return (
        f"{lines}“{show(case.answer)}” is set aside, and so is the same answer of other learners. "
        "`viva appeals --all` still lists it."
    )


async def _find(name: str, content: Path | None) -> tuple[Shelf, Case]:
    settings = read_settings()
    shelf = Shelf(content or settings.content)
    async with open_database(settings.database) as database:
        return shelf, appeals.find_case(await appeals.list_cases(database, shelf), name)


def _choose(cases: list[Case], which: str, shelf: Shelf) -> list[Case]:
    """Return the cases of a deck or a card; raises VivaError for one that is neither there nor known."""
    slug, _, card_id = which.partition("/")
    chosen = [case for case in cases if case.deck == slug and card_id in ("", case.card_id)]
    if not chosen:
        shelf.path(slug)
        if card_id and shelf.deck(slug) is not None and shelf.card(slug, card_id) is None:
            raise VivaError(f"The deck “{slug}” has no card “{clean(card_id)}”.")
    return chosen


def describe_case(case: Case) -> str:
    """Return a case as a teacher reads it, some lines of text that are safe for any terminal."""
    state = "" if case.state is State.OPEN else f", {case.state.value}"
    outcome = OUTCOMES[Outcome(case.outcome)] if case.outcome else "Not graded"
    missed = f"; missing: {show(' · '.join(case.missed))}" if case.missed else ""
    way_out = f"; `viva appeals reject {case.id}` sets it aside" if case.state is State.OPEN else ""
    question = show(case.card.question) if case.card else f"it is no longer in the deck{way_out}"
    return (
        f"{case.id}  {count(case.learners, 'learner')}, {case.deck}/{case.card_id}{state}\n"
        f"  Question: {question}\n"
        f"  Answer:   “{show(case.answer)}”\n"
        f"  Verdict:  {outcome}{missed}"
    )


_NARROWER = (
    "If it should not, put a wording in its place that wants another word beside it, or list what is wrong "
    "under `not:`."
)


def _describe_lines(written: ruling.Written) -> str:
    lines = "\n".join(f"{number:>6}  {line}" for number, line in written.lines)
    warnings = "".join(f"\n{finding}" for finding in written.warnings)
    mind = f"\n\nMind: {written.overreach} {_NARROWER}" if written.overreach else ""
    return f"Written into {written.path}:\n{lines}{warnings}{mind}"
