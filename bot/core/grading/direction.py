"""From where to where: "from the lungs to the body" is not "from the body to the lungs"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.core.grading.language import Language
from bot.core.grading.text import Tokens

FARTHEST = 6  # tokens of either end


class Way(NamedTuple):
    """The stems of the two ends of a way, but for those that both have."""

    source: frozenset[str]
    target: frozenset[str]

    def turns(self, said: Way) -> bool:
        """Whether another way leads back: its ends are these, the wrong way round."""
        return bool(self.source & said.target and self.target & said.source)


def read_ways(tokens: Tokens, odd: Sequence[bool], language: Language) -> tuple[Way, ...]:
    """Return the ways that a text affirms, in time linear in its length: "from ... to", "to ... from"."""
    words, known = tokens.words, language.comparison
    found, last = [], ("", -FARTHEST)
    for place, word in enumerate(words):
        kind = "from" if word in known.source else "to" if word in known.target else ""
        if not kind or odd[place]:
            continue
        if last[0] not in ("", kind) and place - last[1] <= FARTHEST:
            ends = {last[0]: name_end(tokens, last[1], language), kind: name_end(tokens, place, language)}
            both = ends["from"] & ends["to"]
            if ends["from"] - both and ends["to"] - both:
                found.append(Way(ends["from"] - both, ends["to"] - both))
        last = kind, place
    return tuple(found)


def name_end(tokens: Tokens, place: int, language: Language) -> frozenset[str]:
    """Return the stems of what stands behind "from" or "to", up to the other one or the end of the clause."""
    known, stems = language.comparison, set()
    for at in range(place + 1, min(place + 1 + FARTHEST, len(tokens.words))):
        word = tokens.words[at]
        ends = tokens.gaps[at] != " " or language.denial.breaks.at(tokens.words, at) is not None
        if ends or word in known.source | known.target:
            break
        if word not in language.stop:
            stems.add(language.stem(language.normal(word)))
    return frozenset(stems)


def leads_back(wanted: Iterable[Way], said: Iterable[Way]) -> bool:
    """Whether an answer goes some way of an author's backwards, and none of them as he does."""
    said = tuple(said)
    there = any(own.source & way.source and own.target & way.target for own in wanted for way in said)
    return not there and any(own.turns(way) for own in wanted for way in said)
