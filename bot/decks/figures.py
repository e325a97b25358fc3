"""Numbers as authors write them in a deck: tolerances, weights and percentages, both ways."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.cards import Between, PlusMinus, Tolerance

_PLAIN = r"\d{1,40}(?:\.\d{1,40})?"
_GROUPED = r"\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3}){1,13}(?:\.\d{1,40})?"
NUMBER = rf"(?:{_GROUPED}|{_PLAIN})"
_SIGNED = rf"[-−+]?{NUMBER}"
_BETWEEN = re.compile(rf"({_SIGNED})\s{{0,3}}(?:to|–|—)\s{{0,3}}({_SIGNED})", re.IGNORECASE)
_PLUS_MINUS = re.compile(rf"(?:±|\+/-|\+-)\s{{0,3}}({NUMBER})\s{{0,3}}(%?)")
_LONGEST = 200


def read_number(text: str) -> Decimal:
    """Return the value of a text that matches `NUMBER`, with or without a sign."""
    return Decimal(re.sub(r"[, \u00a0\u2009\u202f]", "", text).replace("−", "-"))


def write_number(number: Decimal) -> str:
    """Return a number as `read_number` reads it: `386,000`, `2.5`."""
    return format(number, ",f") if abs(number) >= Decimal(10_000) else format(number, "f")


def read_tolerance(text: str) -> Tolerance | None:
    """Read `386,000 to 387,000`, `±500` or `±5 %`; `None` for anything else."""
    if len(text) > _LONGEST:
        return None
    if between := _BETWEEN.fullmatch(text):
        return Between(read_number(between[1]), read_number(between[2]))
    if around := _PLUS_MINUS.fullmatch(text):
        return PlusMinus(read_number(around[1]), percent=bool(around[2]))
    return None


def write_tolerance(tolerance: Tolerance) -> str:
    """Return a tolerance as `read_tolerance` reads it."""
    match tolerance:
        case Between(low, high):
            return f"{write_number(low)} to {write_number(high)}"
        case PlusMinus(amount, percent):
            return f"±{write_number(amount)}{' %' if percent else ''}"


def write_float(value: float) -> str:
    """Return a number in the fewest digits that read back as the same: `2`, `0.3`, never `1e-05`."""
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def write_percent(share: float) -> str:
    """Return a share of 1 in hundredths, in the fewest digits that read back as the same: `60`."""
    text = format(Decimal(repr(share)) * 100, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
