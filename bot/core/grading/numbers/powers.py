"""Powers of ten behind a number in figures: 3.84 x 10^5, 3.84×10⁵, 3.84e5."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

TIMES = frozenset(("x", "×", "*", "·", "⋅"))
RAISED = ("^", "^-", "**")
LARGEST = 18  # zeros; a larger power is no quantity a person means


def read_power(words: Sequence[str], gaps: Sequence[str], last: int) -> tuple[Fraction, int] | None:
    """Return the power of ten that multiplies the number ending at a token, and where the power ends."""
    at = last + 1
    if at >= len(words):
        return None
    if words[last] == "10" and gaps[at].strip() in RAISED:  # 10^6
        found = raise_ten(words, gaps, at, RAISED)
        return (found[0] / 10, found[1]) if found else None
    if at + 1 == len(words):
        return None
    if words[at] == "e" and not gaps[at]:
        return raise_ten(words, gaps, at + 1, ("", "+", "-"))
    crossed = words[at] == "x" and not gaps[at].strip()
    ten = at + 1 if crossed else at
    if words[ten] != "10" or ten + 1 >= len(words) or not (crossed or gaps[ten].strip() in TIMES):
        return None
    return raise_ten(words, gaps, ten + 1, RAISED)


def raise_ten(
    words: Sequence[str], gaps: Sequence[str], place: int, signs: Sequence[str]
) -> tuple[Fraction, int] | None:
    """Return ten to the exponent that stands at a place behind one of some signs, and where it ends."""
    if gaps[place].strip() not in signs:
        return None
    end = place
    while end + 1 < len(words) and gaps[end + 1] == "^" and end - place < len("12"):  # 10¹²
        end += 1
    exponent = "".join(words[place : end + 1])
    if not exponent.isdecimal() or len(exponent) > len("12") or int(exponent) > LARGEST:
        return None
    power = Fraction(10) ** int(exponent)
    return (1 / power if gaps[place].endswith("-") else power), end
