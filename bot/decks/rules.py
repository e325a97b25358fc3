"""The line above a card's points that says how they count: `Any 2 of these, in this order:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.decks.figures import write_percent
from bot.decks.findings import Report, shorten

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
"""A number of points, in figures or as a word."""

_ANY = re.compile(rf"any ({NUMBER}) of these", re.IGNORECASE)
_NAMED = re.compile(rf"\b{NUMBER}\b", re.IGNORECASE)
_PER_CENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?) ?(?:%|per ?cent)", re.IGNORECASE)
_ORDER = re.compile(r"in this order", re.IGNORECASE)
_PASS = re.compile(r"pass mark (\d{1,40}(?:\.\d{1,40})?) ?%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """How a card's points count: the fields of the same names of a card."""

    enough: int | None = None
    in_order: bool = False
    pass_mark: float | None = None


def read_rules(text: str, line: int, report: Report) -> Rules:
    """Read a rule line, which ends in a colon."""
    enough: list[int] = []
    orders: list[bool] = []
    marks: list[float] = []
    for rule in (part.strip() for part in text.removesuffix(":").split(",")):
        if any_of := _ANY.fullmatch(rule):
            enough.append(_read_number(any_of[1]))
        elif _ORDER.fullmatch(rule):
            orders.append(True)
        elif mark := _PASS.fullmatch(rule):
            marks.append(float(Decimal(mark[1]) / 100))
        else:
            report.add(line, f"unknown rule `{shorten(rule)}`", _propose(rule))
    if any(len(given) > 1 for given in (enough, orders, marks)):
        report.add(line, "a rule is given twice", "keep one of them")
    return Rules(
        enough=enough[0] if enough else None,
        in_order=bool(orders),
        pass_mark=marks[0] if marks else None,
    )


def _read_number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS.index(text.lower()) + 1


def _propose(rule: str) -> str:
    """Return what to write in place of a rule: what it was meant for where that can be told."""
    if share := _PER_CENT.search(rule):
        return f"write `Pass mark {share[1]} %:` if that much makes an answer correct, or remove it"
    if number := _NAMED.search(rule):
        return f"write `Any {_read_number(number[0])} of these:` if so many points will do, or remove it"
    return "write `Any 2 of these:`, `In this order:` or `Pass mark 60 %:`, joined by commas, or remove it"


def write_rules(rules: Rules) -> str:
    """Return the rule line, or an empty text when every point is simply wanted."""
    parts = []
    if rules.enough is not None:
        parts.append(f"any {rules.enough} of these")
    if rules.in_order:
        parts.append("in this order")
    if rules.pass_mark is not None:
        parts.append(f"pass mark {write_percent(rules.pass_mark)} %")
    line = ", ".join(parts)
    return f"{line[0].upper()}{line[1:]}:" if line else ""
