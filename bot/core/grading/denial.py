"""Which words of a text are denied, and by which words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.core.grading.language import Language
from bot.core.grading.text import Tokens

STRONG = frozenset(".!?;:\n()[]…—|")
LIST_ITEM = 3  # words: a comma inside such short pieces enumerates
MOST_SHOWN = 3
MOST_NEGATORS = 200  # an answer with more denials says nothing; the rest is not read
TAIL = 2  # words after "and" that still belong to what went before


@dataclass(frozen=True, slots=True)
class Negator:
    """A denying phrase from token `first` to `last`, and how far it reaches."""

    first: int
    last: int
    reach: str


@dataclass(frozen=True, slots=True)
class Denials:
    """For each token the negators over it, at most three; an even number of them affirms."""

    over: tuple[tuple[Negator, ...], ...]
    odd: tuple[bool, ...]
    negators: tuple[Negator, ...]
    speech: frozenset[int]

    def denies(self, first: int, last: int) -> tuple[Negator, ...]:
        """Return the negators that deny the tokens from `first` to `last`; none when they are affirmed."""
        for place in range(first, last + 1):
            if self.odd[place]:
                return self.over[place]
        return ()


def find_denials(tokens: Tokens, language: Language, *, whole: bool = False) -> Denials:
    """Return what is denied in a text, clause by clause.

    With `whole`, "it is not true that" at its very start denies all of it, not the first sentence alone.
    """
    words = tokens.words
    negators = list(islice(find_negators(tokens, words, language), MOST_NEGATORS))
    if not negators:
        return Denials(((),) * len(words), (False,) * len(words), (), frozenset())
    speech = frozenset(place for negator in negators for place in range(negator.first, negator.last + 1))
    limits = Limits(tokens, words, language, speech, whole=whole)
    marks: list[list[Negator]] = [[] for _ in range(len(words) + 1)]
    ends: list[list[Negator]] = [[] for _ in range(len(words) + 1)]
    last_denial = -1
    for negator in negators:
        for start, end in limits.reach(negator):
            if start < end and not (negator.reach == "previous" and last_denial >= start):
                marks[start].append(negator)
                ends[end].append(negator)
        last_denial = negator.first
    over, odd = sweep(marks, ends, words, language)
    return Denials(over, odd, tuple(negators), speech)


def sweep(
    marks: list[list[Negator]], ends: list[list[Negator]], words: Sequence[str], language: Language
) -> tuple[tuple[tuple[Negator, ...], ...], tuple[bool, ...]]:
    """Return for each token the negators over it, and whether they leave it denied."""
    active: deque[Negator] = deque()
    level = strength = 0
    over: list[tuple[Negator, ...]] = []
    odd: list[bool] = []
    for place in range(len(words)):
        for ended in ends[place]:
            level -= 1
            strength -= joins(ended, words, language)
            if ended in active:
                active.remove(ended)
        for begun in marks[place]:
            level += 1
            strength += joins(begun, words, language)
            if len(active) < MOST_SHOWN:
                active.append(begun)
        over.append(tuple(active))
        toggles = level - strength
        odd.append(toggles % 2 == 1 or (toggles == 0 and strength > 0))
    return tuple(over), tuple(odd)


def joins(negator: Negator, words: Sequence[str], language: Language) -> bool:
    """Whether a denial only carries on another, as "nor" does."""
    return language.denial.concord or words[negator.first] in language.denial.joiners


def find_negators(tokens: Tokens, words: Sequence[str], language: Language) -> Iterator[Negator]:
    """Yield the denying phrases of a text, in order."""
    denial = language.denial
    place = 0
    while place < len(words):
        found = denial.book.at(words, place) if words[place] in denial.book.by_first else None
        if found is None:
            place += 1
            continue
        size, reach = found
        last = place + size - 1
        following = words[last + 1] if last + 1 < len(words) else ""
        if reach == "neutral" or (
            reach != "neutral" and answers_by_itself(tokens, words, place, last, language)
        ):
            if reach != "neutral" and place and "?" not in tokens.gaps[last + 1]:
                yield Negator(place, last, "previous")
        elif reach == "backward" and following in denial.that:
            yield Negator(place, last, "whole")
        elif (
            reach == "forward"
            and words[place] in denial.verb_not
            and denies_verb(tokens, words, place, last, language)
        ):
            yield Negator(place, last, reach_of_verb(words, last, language))
        else:
            yield Negator(place, last, reach_of_verb(words, last, language) if reach == "both" else reach)
        place = last + 1


def denies_verb(tokens: Tokens, words: Sequence[str], first: int, last: int, language: Language) -> bool:
    """Whether "not" denies a verb, and so its subject: after "was", or with nothing left to deny."""
    if first == 0 or not joined(tokens.gaps[first]):
        return False
    ends_clause = last + 1 == len(words) or not joined(tokens.gaps[last + 1])
    return ends_clause or words[first - 1] in language.denial.auxiliaries


def reach_of_verb(words: Sequence[str], last: int, language: Language) -> str:
    """Return "both", unless another denial follows at once: "did not fail to" leaves its subject alone."""
    following = language.denial.book.at(words, last + 1) if last + 1 < len(words) else None
    return "forward" if following and following[1] in ("forward", "gerund") else "both"


def joined(gap: str) -> bool:
    """Whether two tokens stand in one clause by their punctuation."""
    return not (STRONG.intersection(gap) or "," in gap or "/" in gap)


def answers_by_itself(
    tokens: Tokens, words: Sequence[str], first: int, last: int, language: Language
) -> bool:
    """Whether a word such as "no" stands alone: "No, it was ..." or "Stalin? No."."""
    if words[first] not in language.denial.alone or first != last:
        return False
    before = tokens.gaps[first]
    after = tokens.gaps[last + 1]
    alone_before = first == 0 or not joined(before)
    alone_after = last + 1 == len(words) or not joined(after)
    return alone_before and alone_after


class Limits:
    """Where the clauses and sentences of a text end."""

    def __init__(
        self,
        tokens: Tokens,
        words: Sequence[str],
        language: Language,
        speech: frozenset[int],
        *,
        whole: bool = False,
    ) -> None:
        self.whole = whole
        self.tokens = tokens
        self.words = words
        self.speech = speech
        self.language = language
        size = len(words)
        self.breaks = [False] * (size + 1)
        self.commas = [False] * (size + 1)
        self.strong = [False] * (size + 1)
        denial = language.denial
        for place in range(1, size):
            gap = tokens.gaps[place]
            self.strong[place] = (bool(STRONG.intersection(gap)) or " - " in gap) and not (
                gap == ". " and len(words[place - 1]) == 1 and words[place - 1].isalpha()  # R. Conquest
            )
            self.commas[place] = "," in gap or "/" in gap
            at_once = place - 1 in speech and words[place] not in denial.contrasts  # "not because of"
            self.breaks[place] = (
                place not in speech and not at_once and denial.breaks.at(words, place) is not None
            )
        self.sentence_end = self.next_of([self.strong[i] or self.contrast(i) for i in range(size + 1)])
        self.clause_end = self.next_of([self.strong[i] or self.breaks[i] for i in range(size + 1)])
        self.piece_end = self.next_of(
            [self.strong[i] or self.breaks[i] or self.commas[i] for i in range(size + 1)],
        )
        self.piece_start = self.last_of(
            [self.strong[i] or self.breaks[i] or self.commas[i] for i in range(size + 1)],
        )
        self.strong_start = self.last_of(self.strong)
        self.next_or = self.next_of([i < size and words[i] in denial.ors for i in range(size + 1)])
        self.next_and = self.next_of([i < size and words[i] in denial.ands for i in range(size + 1)])

    def contrast(self, place: int) -> bool:
        """Whether a sentence turns at this token: "but", the first of the language's breaks."""
        return self.breaks[place] and self.words[place] in self.language.denial.contrasts

    def next_of(self, flags: list[bool]) -> list[int]:
        """Return for each token the next flagged place after it."""
        size = len(self.words)
        following = [size] * (size + 1)
        nearest = size
        for place in range(size - 1, -1, -1):
            following[place] = nearest
            if flags[place]:
                nearest = place
        return following

    def last_of(self, flags: list[bool]) -> list[int]:
        """Return for each token the flagged place at or before it."""
        starts = [0] * (len(self.words) + 1)
        for place in range(1, len(self.words) + 1):
            starts[place] = place if flags[place] else starts[place - 1]
        return starts

    def reach(self, negator: Negator) -> list[tuple[int, int]]:
        """Return the half-open spans of tokens that a negator denies."""
        first, last = negator.first, negator.last
        match negator.reach:
            case "previous":
                return [(self.strong_start[first - 1], first)]
            case "whole" if self.whole and first <= TAIL:
                return [(last + 1, self.correction_sentence(last))]
            case "sentence" | "whole":
                return [(last + 1, self.sentence_end[last])]
            case "backward":
                return [(self.piece_start[first], first)]
            case "both":
                end = self.forward_end(last)
                subject = [] if self.gives_reason(end) else [(self.piece_start[first], first)]
                return [*subject, (last + 1, end)]
            case _:
                return [(last + 1, self.object_end(negator))]

    def object_end(self, negator: Negator) -> int:
        """Return where what a denial says of the words behind it ends."""
        last = negator.last
        end = self.forward_end(last)
        if negator.reach == "gerund":
            return self.first_subject(last, end)
        return self.correction(last, end) if negator.first == 0 else end

    def forward_end(self, last: int) -> int:
        """Return where a denial that starts after token `last` ends."""
        end = self.piece_end[last]
        clause = self.clause_end[last]
        listed = self.next_or[last]
        while end < clause and self.commas[end] and listed < clause and listed >= end:
            following = self.piece_end[end]
            if following - end > LIST_ITEM + 1:
                break
            end = following
        joint = self.next_and[last]
        if joint < end and joint + 1 < end:
            starts_clause = self.words[joint + 1] in self.language.denial.subjects
            if starts_clause or joint + 1 in self.speech or end - joint - 1 > TAIL:
                end = joint
        return end

    def first_subject(self, last: int, end: int) -> int:
        """Return where a subject opens a clause of its own: "instead of stopping they grew"."""
        pronouns = self.language.denial.pronouns
        return next((place for place in range(last + 2, end) if self.words[place] in pronouns), end)

    def correction_sentence(self, last: int) -> int:
        """Return where a sentence begins that puts the first one right: "It was ...", "Instead ...."."""
        size = len(self.words)
        breaks = self.language.denial.breaks
        return next(
            (
                place
                for place in range(last + 1, size)
                if self.strong[place]
                and (breaks.at(self.words, place) or self.words[place] in self.language.denial.turns)
            ),
            size,
        )

    def correction(self, last: int, end: int) -> int:
        """Return where "not X its Y" turns to Y, at the very start of a text: "its" is "it's" there."""
        corrects = self.language.denial.corrects
        places = range(last + 2, min(end, last + 2 + LIST_ITEM))
        return next((place for place in places if self.words[place] in corrects), end)

    def gives_reason(self, end: int) -> bool:
        """Whether "so he ..." follows: the clause before it tells why, and does not deny its subject."""
        after = end + (end < len(self.words) and self.words[end] in self.language.denial.ands)
        if after + 2 >= len(self.words) or self.words[after] not in self.language.denial.therefore:
            return False
        return self.words[after + 1] in self.language.denial.pronouns
