"""The line above a card's points that says how they count: `Any 2 of these, in this order:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.decks.figures import write_percent
from bot.decks.findings import Report, shorten

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ANY = re.compile(rf"any (\d{{1,3}}|{'|'.join(_NUMBERS)}) of these", re.IGNORECASE)
_ORDER = re.compile(r"in this order", re.IGNORECASE)
_PASS = re.compile(r"pass mark (\d{1,40}(?:\.\d{1,40})?) ?%", re.IGNORECASE)
_FIX = "write `Any 2 of these:`, `In this order:` or `Pass mark 60 %:`, joined by commas if need be"


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
            enough.append(_read_number(any_of[1].lower()))
        elif _ORDER.fullmatch(rule):
            orders.append(True)
        elif mark := _PASS.fullmatch(rule):
            marks.append(float(Decimal(mark[1]) / 100))
        else:
            report.add(line, f"unknown rule `{shorten(rule)}`", _FIX)
    if any(len(given) > 1 for given in (enough, orders, marks)):
        report.add(line, "a rule is given twice", "keep one of them")
    return Rules(
        enough=enough[0] if enough else None,
        in_order=bool(orders),
        pass_mark=marks[0] if marks else None,
    )


def _read_number(text: str) -> int:
    return _NUMBERS.index(text) + 1 if text in _NUMBERS else int(text)


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
