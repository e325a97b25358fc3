"""Who does what to whom, what is more than what, from where to where, in a script without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.core.grading.language.comparison_words import YIELDS
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, stands_alone
from bot.core.grading.relations.comparison import Comparison, Pivot, read_comparisons
from bot.core.grading.relations.direction import Way, read_ways

FARTHEST = 12  # characters from a word for a role to the end of what it tells of
MOST = 32  # relations that are read of one text
WIDEST = 24  # characters between two such words that go together
PASSIVE = re.compile("[らさかわまたなばが]れ[るたてなま]")
Relation = Comparison | Way


class Mark(NamedTuple):
    """A word for a role, from token `first` to `last`."""

    role: str
    first: int
    last: int


class Row:
    """The characters of a text in one row, and where words for roles stand among them."""

    def __init__(self, tokens: Tokens, odd: Sequence[bool], language: Language) -> None:
        self.tokens, self.odd, self.language = tokens, odd, language
        self.words = tokens.words
        self.known = language.comparison
        self.qualities = self.known.opposites.keys()

    def name(self, places: Iterable[int]) -> frozenset[str]:
        """Return the stems of the characters at some places that say something by themselves."""
        return frozenset(self.language.stems_of(self.words[place] for place in places))

    def find_quality(self, first: int, last: int) -> int:
        """Return where between two places the last character stands that compares, -1 for nowhere.

        So 短 of 比长江短; but 小 of 比水小得多.
        """
        near = range(first, min(last, first + FARTHEST))
        found = [at for at in near if self.words[at] in self.qualities]
        if len(found) > 1 and self.words[found[-1]] in self.known.much:
            found.pop()
        return found[-1] if found else -1

    def find_owner(self, places: range) -> range:
        """Return the places of whose quality it is that some places name: the ice of 冰的密度."""
        ofs = (at for at in places[1:] if self.words[at] in self.language.ofs)
        return range(places.start, next(ofs, places.stop))

    def compare(
        self, pivot: Pivot, left: frozenset[str], right: frozenset[str], named: Iterable[int] = ()
    ) -> Iterator[Comparison]:
        """Yield what one of two sides is to the other, or does to it, if something tells them apart."""
        both = left & right
        if left - both and right - both and not self.odd[pivot.first]:
            ends = pivot.first, pivot.last
            yield Comparison(pivot, *ends, left - both, right - both, left | right | self.name(named), "")

    def lead(self, source: frozenset[str], target: frozenset[str]) -> Iterator[Way]:
        """Yield the way from one thing to another, if something tells them apart."""
        both = source & target
        if source - both and target - both:
            yield Way(source - both, target - both)


def find_clauses(tokens: Tokens) -> Iterator[range]:
    """Yield the places of each stretch of a text that no mark parts."""
    start = 0
    for place in range(1, len(tokens.words) + 1):
        if place == len(tokens.words) or tokens.gaps[place].strip(" ・·\"'“”「」《》"):
            yield range(start, place)
            start = place


def find_marks(row: Row, clause: range) -> Iterator[Mark]:
    """Yield the words for roles of a clause, none within another."""
    place = clause.start
    while place < clause.stop:
        found = row.known.roles.at(row.words, place)
        if found and place + found[0] <= clause.stop:
            yield Mark(found[1], place, place + found[0] - 1)
        place += found[0] if found else 1


def read_all_comparisons(tokens: Tokens, odd: Sequence[bool], language: Language) -> tuple[Comparison, ...]:
    """Return the comparisons, and what one does to another, that a text in any script affirms."""
    told = (one for one in read_roles(tokens, odd, language) if isinstance(one, Comparison))
    return (*read_comparisons(tokens, odd, language), *told)


def read_all_ways(tokens: Tokens, odd: Sequence[bool], language: Language) -> tuple[Way, ...]:
    """Return the ways that a text in any script affirms."""
    told = (one for one in read_roles(tokens, odd, language) if isinstance(one, Way))
    return (*read_ways(tokens, odd, language), *told)


def read_roles(tokens: Tokens, odd: Sequence[bool], language: Language) -> tuple[Relation, ...]:
    """Return what a text affirms first that things are to others, in time linear in its length."""
    known = language.comparison
    if not known.roles.may_open(tokens.words) and not known.deeds.may_open(tokens.words):
        return ()
    row = Row(tokens, odd, language)
    read = read_behind if known.postposed else read_before
    return tuple(islice((one for clause in find_clauses(tokens) for one in read(row, clause)), MOST))


def read_before(row: Row, clause: range) -> Iterator[Relation]:
    """Yield what a clause says where words for roles stand before what they tell of: 从南京到北京."""
    last: dict[str, Mark] = {}
    for mark in find_marks(row, clause):
        near = last.get("source") or last.get("object")
        opened = near.last + 1 if near and mark.first - near.last < WIDEST else 0
        if mark.role == "into" or (mark.role == "target" and opened):
            source = row.name(range(max(opened, clause.start, mark.first - FARTHEST), mark.first))
            yield from row.lead(source, row.name(reach(mark.last + 1, clause)))
        elif mark.role == "than":
            yield from read_than(row, mark, clause)
        last[mark.role] = mark
    yield from read_acts(row, clause, last)


def reach(first: int, clause: range) -> range:
    """Return the places of what begins at one."""
    return range(first, min(clause.stop, first + FARTHEST))


def read_than(row: Row, mark: Mark, clause: range) -> Iterator[Comparison]:
    """Yield what "than" compares: 冰的密度比水小, 冰的密度小于水."""
    before = range(max(clause.start, mark.first - FARTHEST), mark.first)
    inner = mark.first if row.words[mark.first] in row.qualities else -1
    at = inner if inner >= 0 else row.find_quality(mark.last + 1, clause.stop)
    if at < 0:
        return
    after = reach(mark.last + 1, clause) if inner >= 0 else range(mark.last + 1, at)
    pivot = Pivot(mark.first, max(mark.last, at), row.name((at,)))
    sides = row.name(row.find_owner(before)), row.name(row.find_owner(after))
    yield from row.compare(pivot, *sides, (*before, *after))


def read_acts(row: Row, clause: range, marks: dict[str, Mark]) -> Iterator[Comparison]:
    """Yield who does what to whom: 罗马打败了迦太基, 迦太基被罗马打败, 罗马把迦太基打败."""
    for place in clause:
        found = row.known.deeds.at(row.words, place)
        if not found:
            continue
        end = place + found[0]
        by, of = (marks.get(role) for role in ("passive", "object"))
        mark = by if by and by.last < place else of if of and of.last < place else None
        first, then = (mark.first, range(mark.last + 1, place)) if mark else (place, reach(end, clause))
        left = row.name(range(max(clause.start, first - FARTHEST), first))
        passive = (mark is not None and mark is by) is not found[1].startswith(YIELDS)
        verbs = frozenset(found[1].removeprefix(YIELDS).split())
        pivot = Pivot(place, end - 1, verbs, less=passive, act=True)
        yield from row.compare(pivot, left, row.name(then))
        return


def find_mark(place: int, tokens: Tokens, language: Language) -> Mark | None:
    """Return the word for a role behind what stands at a place, if any does."""
    for at in range(place + 1, min(place + FARTHEST, len(tokens.words))):
        if not is_told(tokens.words[at]) and tokens.words[at] not in language.ofs:
            found = language.comparison.roles.at(tokens.words, at)
            return Mark(found[1], at, at + found[0] - 1) if found else None
    return None


def read_behind(row: Row, clause: range) -> Iterator[Relation]:
    """Yield what a clause says where words for roles stand behind what they tell of: 京都から東京へ."""
    told: dict[str, range] = {}
    end = clause.start
    for mark in find_marks(row, clause):
        named = name_back(row, mark.first, clause.start)
        if not row.name(named) or (
            mark.role == "subject" and mark.role in told and mark.first - end < FARTHEST
        ):
            continue  # 氷は水より密度が小さい
        if mark.role in told:
            yield from settle(row, told, range(end, mark.first))
            told = {}
        told[mark.role] = named
        end = mark.last + 1
    yield from settle(row, told, range(end, clause.stop))


def name_back(row: Row, end: int, start: int) -> range:
    """Return the places of what ends before one: characters that are no hiragana, joined by the "of"."""
    words, first = row.words, end
    while first > max(start, end - FARTHEST):
        joins = first < end and words[first - 1] in row.language.ofs
        if not (joins or is_told(words[first - 1])):
            break
        first -= 1
    return range(first, end)


def is_told(word: str) -> bool:
    """Whether a token is no hiragana, of which a Japanese sentence has its endings and small words."""
    return not (stands_alone(word) and "\u3041" <= word <= "\u309f")


def settle(row: Row, told: dict[str, range], rest: range) -> Iterator[Relation]:
    """Yield what the roles of a clause come to; `rest`: what follows them, with its verb."""
    if "than" in told:
        at = row.find_quality(rest.start, rest.stop)
        if at >= 0 and "subject" in told:
            sides = [told["subject"], told["than"]]
            left, right = (row.name(row.find_owner(side)) for side in sides)
            pivot = Pivot(at, at, row.name((at,)))
            yield from row.compare(pivot, left, right, (*sides[0], *sides[1], *range(rest.start, at)))
        return
    roles = {role: row.name(places) for role, places in told.items()}
    subject, object_ = roles.get("subject"), roles.get("object")
    source, target = roles.get("source"), roles.get("target")
    verb = next((at for at in rest if is_told(row.words[at])), -1)
    become = rest.start < rest.stop and row.words[rest.start] in row.known.into
    start, end = source or object_ or (subject if become else None), target or (object_ if source else None)
    if start and end:
        yield from row.lead(start, end)
    other = object_ if object_ and not target else target if not object_ else None
    if subject and other and not become and verb >= 0:
        passive = other is target and is_passive(row, verb, rest.stop)
        pivot = Pivot(verb, verb, row.name((verb,)), less=passive, act=True)
        yield from row.compare(pivot, subject, other)


def is_passive(row: Row, verb: int, stop: int) -> bool:
    """Whether a Japanese verb says that something is done to somebody: 倒された, 追われる."""
    syllables = "".join(word if len(word) == 1 else "-" for word in row.words[verb + 1 : min(stop, verb + 5)])
    return PASSIVE.search(syllables) is not None
