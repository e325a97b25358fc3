"""Row ids in what comes back to us, a button's data or a link's payload: anyone may have forged it."""

from __future__ import annotations

MOST_DIGITS = 18
"""Of so many digits a number is below 2**63, which every row's id is."""


def ids_in(text: str) -> tuple[int, ...]:
    """Read ids joined by colons; nothing, where any part is not one that a row can have, as we write it."""
    parts = text.split(":")
    if not all(part.isascii() and part.isdigit() and len(part) <= MOST_DIGITS for part in parts):
        return ()
    if any(part != str(int(part)) for part in parts):
        return ()
    return tuple(int(part) for part in parts)
