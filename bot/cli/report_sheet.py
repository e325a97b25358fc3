"""A deck's report for a spreadsheet, a row for each card, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import re

from bot.cli.printing import show
from bot.core.cards import Outcome
from bot.services.appeals import State
from bot.services.reporting import Report

_SIGN = r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]"  # the wide forms begin a formula, too
_FORMULA = re.compile(rf"\A(?=[\t\r]|{_SIGN})|(?<=[;\t\r\n])(?={_SIGN})")

COLUMNS = (
    *("card", "question", "in deck", "asked"),
    *("first right", "first partly right", "first not right"),
    *("end right", "end partly right", "end not right"),
    *("missed most", "not recognised"),
    *("appeals open", "appeals accepted", "appeals rejected"),
)


def write_sheet(report: Report) -> str:
    """Return a report as CSV, with a line of headings."""
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(COLUMNS)
    for card in report.cards:
        missed = " · ".join(f"{show(one.point)} ({one.times} of {one.chances})" for one in card.missed)
        phrases = " · ".join(f"{show(one.text)} ({one.learners})" for one in card.phrases)
        rows.writerow(
            [
                *(escape_cell(card.key), escape_cell(show(card.question))),
                *("no" if card.is_retired else "yes", card.counts.asked),
                *(card.counts.first[outcome] for outcome in Outcome),
                *(card.counts.last[outcome] for outcome in Outcome),
                *(escape_cell(missed), escape_cell(phrases)),
                *(card.appeals[state] for state in (State.OPEN, State.ACCEPTED, State.REJECTED)),
            ]
        )
    return sheet.getvalue()


def escape_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before what begins one.

    So also after a semicolon, at which some spreadsheets split a line.
    """
    return _FORMULA.sub("'", text)
