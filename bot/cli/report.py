"""`viva report`: what became of a deck's cards, for its author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.access import word_failure
from bot.cli.opening import open_database, tell
from bot.cli.options import Content
from bot.cli.printing import count, show
from bot.cli.report_page import write_page
from bot.cli.report_sheet import write_sheet
from bot.config import read_settings
from bot.core.cards import Outcome
from bot.errors import VivaError
from bot.services.appeals import State
from bot.services.reporting import CardReport, Report, report_on, report_on_all
from bot.services.shelf import Shelf

OUTCOMES = (Outcome.CORRECT, Outcome.PARTIAL, Outcome.INCORRECT)
STATES = (State.OPEN, State.ACCEPTED, State.REJECTED)
WIDEST_NAME = 24
"""A longer card id stands on a line of its own."""


def report_command(
    deck: Annotated[
        str | None,
        typer.Argument(
            metavar="[DECK]", help="The deck, for example my-deck; else each in turn.", show_default=False
        ),
    ] = None,
    content: Content = None,
    page: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write it as a page, instead.", show_default=False),
    ] = None,
    sheet: Annotated[
        Path | None,
        typer.Option(
            "--csv", metavar="FILE", help="Write it for a spreadsheet, instead.", show_default=False
        ),
    ] = None,
) -> None:
    """Tell how a deck's cards fare: how often asked, the verdicts, what is missed, what is contested.

    Battles and questions of the day count, too. Whose answers they are is never told, and a phrase only if
    two learners wrote it.
    """
    tell(_report(deck, content, page, sheet))


async def _report(slug: str | None, content: Path | None, page: Path | None, sheet: Path | None) -> str:
    settings = read_settings()
    shelf = Shelf(content or settings.content)
    async with open_database(settings.database) as database:
        if slug is None:
            found = await report_on_all(database, shelf)
        else:
            found = [await report_on(database, shelf, slug)]
    report, *others = found
    if others and (page or sheet):
        slugs = ", ".join(one.slug for one in found)
        raise VivaError(f"A file holds the report of one deck: say which of {slugs}.")
    written = []
    if page is not None:
        written.append(_write(page, write_page(report, describe_heading(report)), "utf-8"))
    if sheet is not None:
        # With the mark at its beginning a spreadsheet reads the letters as what they are.
        written.append(_write(sheet, write_sheet(report), "utf-8-sig"))
    return "\n".join(written) or "\n\n\n".join(map(describe_report, found))


def _write(file: Path, text: str, encoding: str) -> str:
    """Write a file, over one that is there; raises VivaError."""
    try:
        file.write_text(text, encoding, newline="")
    except OSError as error:
        raise VivaError(f"The report can't be written to {file}: {word_failure(error, file)}.") from None
    return f"{file} is written."


def describe_report(report: Report) -> str:
    """Return a report as a table, some lines of text that are safe for any terminal."""
    width = min(WIDEST_NAME, max(len("card"), *(len(card.key) for card in report.cards)))
    table = [
        f"{'':{width}}  asked  first answer     in the end       appeals",
        f"{'card':{width}}         right part  not  right part  not  open  acc  rej",
    ]
    for card in report.cards:
        table += _describe_card(card, width)
    return "\n".join([*describe_heading(report), "", *table])


def describe_heading(report: Report) -> list[str]:
    """Return what stands above the cards."""
    warning = f"The deck “{report.slug}” has errors, so its appeals may be settled already; run `viva check`."
    unasked = f"; {report.unasked:,} not asked yet" if report.unasked else ""
    told = f"{show(report.title)}: {count(len(report.cards), 'card')} asked, the hardest first{unasked}."
    return [told] if report.is_readable else [warning, told]


def _describe_card(card: CardReport, width: int) -> Iterator[str]:
    if len(card.key) > width:
        yield card.key
    name = card.key if len(card.key) <= width else ""
    first, last = (
        " ".join(f"{counted[outcome]:>4,}" for outcome in OUTCOMES)
        for counted in (card.counts.first, card.counts.last)
    )
    appeals = " ".join(f"{card.appeals[state]:>4,}" for state in STATES)
    yield f"{name:{width}}  {card.counts.asked:>5,}  {first}   {last}   {appeals}"
    yield f"  {show(card.question)}{' (no longer in the deck)' if card.is_retired else ''}"
    for missed in card.missed:
        yield f"    missed {missed.times:,} of {missed.chances:,}: {show(missed.point)}"
    for phrase in card.phrases:
        yield f"    not recognised, {count(phrase.learners, 'learner')}: “{show(phrase.text)}”"
