"""From where to where: "from the lungs to the body" is not "from the body to the lungs"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

FARTHEST = 6  # tokens of either end
NOWHERE: frozenset[str] = frozenset()
WITHIN = (" ", "'", "’")  # "l'eau"


class Way(NamedTuple):
    """The stems of the two ends of a way, but for those that both have; one may be open."""

    source: frozenset[str]
    target: frozenset[str]

    def turns(self, said: Way) -> bool:
        """Whether another way leads back: its ends are these, the wrong way round."""
        return bool(self.source & said.target and self.target & said.source)


def read_ways(tokens: Tokens, odd: Sequence[bool], language: Language) -> tuple[Way, ...]:
    """Return the ways that a text affirms, in time linear in its length: "from ... to", "to ... from"."""
    words, known = tokens.words, language.comparison
    found: list[Way] = []
    alone: dict[int, str] = {}
    last = "", -FARTHEST
    for place, word in enumerate(words):
        kind = "from" if word in known.source else "to" if word in known.target or word in known.into else ""
        if not kind or odd[place]:
            continue
        if last[0] == "to" and word in language.ofs and words[last[1]] in known.into:
            continue  # "into the energy of the wind" comes from nowhere
        if last[0] not in ("", kind) and place - last[1] <= FARTHEST:
            ends = {last[0]: name_end(tokens, last[1], language), kind: name_end(tokens, place, language)}
            alone.pop(last[1], None)
            both = ends["from"] & ends["to"]
            if ends["from"] - both and ends["to"] - both:
                found.append(Way(ends["from"] - both, ends["to"] - both))
        elif word not in language.ofs:
            alone[place] = kind
        if word in known.into and not goes_on(place, words, language):
            found.extend(read_change(tokens, place, language))
        last = kind, place
    for place, kind in alone.items():
        end = name_end(tokens, place, language, most=1)
        found.append(Way(end, NOWHERE) if kind == "from" else Way(NOWHERE, end))
    return tuple(found)


def goes_on(place: int, words: Sequence[str], language: Language) -> bool:
    """Whether "into" goes on with what "and" joins: "into ice and then into steam"."""
    ands = language.denial.ands
    before = (words[at] for at in range(place - 1, max(-1, place - 1 - FARTHEST), -1))
    return next((word for word in before if word in ands or word not in language.stop), "") in ands


def read_change(tokens: Tokens, place: int, language: Language) -> Iterator[Way]:
    """Yield the way from what stands before "into" to what stands behind it: "water into ice"."""
    changed = name_changed(tokens, place, language)
    outcome = name_outcome(tokens, place, changed, language)
    if changed and outcome:
        yield Way(changed, outcome)


def name_changed(tokens: Tokens, place: int, language: Language) -> frozenset[str]:
    """Return the stems of what stands before "into", back to another such word or the clause's beginning."""
    known, stems = language.comparison, set()
    for at in range(place - 1, max(-1, place - 1 - FARTHEST), -1):
        word = tokens.words[at]
        of = word in language.ofs and at > 0 and tokens.words[at - 1] not in language.stop  # "dioxyde de"
        leads = word in known.source or word in known.into
        if tokens.gaps[at + 1] not in WITHIN or (leads and not of):
            break
        if not (word in language.stop or word in language.ofs):
            stems.add(language.stemmed(word))
        if language.denial.breaks.at(tokens.words, at) is not None:
            break
    return frozenset(stems)


def name_outcome(tokens: Tokens, place: int, changed: frozenset[str], language: Language) -> frozenset[str]:
    """Return the stems of what it goes into: of the next new word, and what "and" or "of" joins to it."""
    known, stems, joins = language.comparison, set(), language.denial.ands | language.ofs
    joined = True
    for at in range(place + 1, min(place + 1 + FARTHEST, len(tokens.words))):
        word = tokens.words[at]
        if tokens.gaps[at] not in WITHIN or (word in known.into and word not in joins):
            break
        stem = language.stemmed(word)
        if word in language.stop or word in joins or stem in changed:
            joined = joined or word in joins
        elif joined:
            stems.add(stem)
            joined = False
        else:
            break
    return frozenset(stems)


def name_end(tokens: Tokens, place: int, language: Language, most: int = FARTHEST) -> frozenset[str]:
    """Return the stems of what stands behind "from" or "to", up to the other one or the end of the clause."""
    known = language.comparison
    stems: set[str] = set()
    for at in range(place + 1, min(place + 1 + FARTHEST, len(tokens.words))):
        word = tokens.words[at]
        ends = tokens.gaps[at] != " " or language.denial.breaks.at(tokens.words, at) is not None
        leads = word in known.source or word in known.target or word in known.into
        if ends or leads or len(stems) == most:
            break
        if word not in language.stop:
            stems.add(language.stemmed(word))
    return frozenset(stems)


def leads_back(wanted: Iterable[Way], said: Iterable[Way]) -> bool:
    """Whether an answer goes some way of an author's backwards, and none of them as he does."""
    said = tuple(said)
    there = any(own.source & way.source and own.target & way.target for own in wanted for way in said)
    if not there and any(own.turns(way) for own in wanted for way in said):
        return True
    source, target = (
        (frozenset().union(*ends) for ends in zip(*said, strict=True)) if said else (NOWHERE, NOWHERE)
    )
    return any(not own.target and own.source & target and not own.source & source for own in wanted)
