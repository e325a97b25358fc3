"""The bold words of an author's text, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.core.cards import BOLD, plain_bold, sides

AROUND = 400  # characters: more than any denial, date or list that a bold is a part of


class Bold(NamedTuple):
    """What one bold wants, side by side as `sides` tells, and the plain text before and behind it."""

    sides: tuple[tuple[str, ...], ...]
    before: str
    after: str

    def around(self, side: int) -> tuple[str, str]:
        """Return what stands before and behind one side, the first choices of the other sides among it."""
        others = [choices[0] for choices in self.sides]
        before = self.before + "".join(f"{other} before " for other in others[:side])
        return before, "".join(f" before {other}" for other in others[side + 1 :]) + self.after


def find_bolds(text: str) -> list[Bold]:
    """Return the bolds of a marked text, in time linear in its length: of a long one only what is near."""
    parts: list[str] = []
    wanted: list[tuple[tuple[str, ...], ...]] = []
    end = 0
    for bold in BOLD.finditer(text):
        wanted.append(sides(bold[1]))
        parts += [text[end : bold.start()], plain_bold(wanted[-1])]
        end = bold.end()
    parts = [part.replace("\\*", "*") for part in (*parts, text[end:])]
    whole = "".join(parts)
    found = []
    place = 0
    for number, own in enumerate(wanted):
        first = place + len(parts[2 * number])
        place = first + len(parts[2 * number + 1])
        before = whole[max(0, first - AROUND) : first]
        after = whole[place : place + AROUND]
        if first > AROUND:
            before = before.partition(" ")[2]
        if place + AROUND < len(whole):
            after = after.rpartition(" ")[0]
        found.append(Bold(own, before, after))
    return found


def find_plain_answers(texts: Iterable[str]) -> Iterator[str]:
    """Yield full wordings, and each choice of one that is nothing but its bold: "**no one / nobody**"."""
    for text in texts:
        yield text
        bold = BOLD.match(text)
        if bold and bold[0] == text and len(sides(bold[1])) == 1:
            yield from sides(bold[1])[0]
