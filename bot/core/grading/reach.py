"""How far a denial reaches: to the end of its clause, its sentence, or back to its subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from bot.core.grading.denial_ends import end_early
from bot.core.grading.language import Language
from bot.core.grading.text import Tokens

STRONG = frozenset(".!?;:\n()[]…—|")
ASIDE = frozenset("()[]:— ")
ASIDES = {"(": ")", "[": "]", "-": "-", ",": ","}
LONGEST_ASIDE = 8  # words
LIST_ITEM = 3  # words: a comma inside such short pieces enumerates
TAIL = 2  # words after "and" that still belong to what went before


class Negator(NamedTuple):
    """A denying phrase from token `first` to `last`, and how far it reaches.

    `carried`: it reaches a later sentence, where it only strengthens what denies there.
    """

    first: int
    last: int
    reach: str
    carried: bool = False


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
        self.whole_ends: list[int] = []
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
            if gap != " ":
                self.strong[place] = (bool(STRONG.intersection(gap)) or " - " in gap) and not (
                    gap == ". "  # R. Conquest
                    and len(words[place - 1]) == 1
                    and words[place - 1].isalpha()
                    and words[place] not in language.stop
                )
                self.commas[place] = "," in gap or "/" in gap
            if words[place] not in denial.breaks.by_first:
                continue
            at_once = place - 1 in speech and words[place] not in denial.contrasts  # "not because of"
            opened = None if place in speech or at_once else denial.breaks.at(words, place)
            self.breaks[place] = (
                opened is not None
                and place + opened[0] - 1 not in speech  # "that he did it is false"
                and not (opened[0] > 1 and words[place - 1] in denial.that.by_first)  # "no proof that it was"
            )
        self.join_asides()

    @cached_property
    def sentence_end(self) -> list[int]:
        """Where after each token the sentence ends, or turns."""
        return self.next_of([strong or self.contrast(i) for i, strong in enumerate(self.strong)])

    @cached_property
    def clauses(self) -> list[bool]:
        """Where a clause begins."""
        return [strong or broken for strong, broken in zip(self.strong, self.breaks, strict=True)]

    @cached_property
    def clause_end(self) -> list[int]:
        """Where after each token the next clause begins."""
        return self.next_of(self.clauses)

    @cached_property
    def pieces(self) -> list[bool]:
        """Where a piece of a clause begins."""
        return [clause or comma for clause, comma in zip(self.clauses, self.commas, strict=True)]

    @cached_property
    def piece_end(self) -> list[int]:
        """Where after each token the next piece begins."""
        return self.next_of(self.pieces)

    @cached_property
    def piece_start(self) -> list[int]:
        """Where the piece that a token stands in begins."""
        return self.last_of(self.pieces)

    @cached_property
    def statements(self) -> list[bool]:
        """Where a statement begins: a dash or a bracket opens none."""
        gaps = self.tokens.gaps
        return [strong and not ASIDE.issuperset(gaps[i]) for i, strong in enumerate(self.strong)]

    @cached_property
    def statement_start(self) -> list[int]:
        """Where the statement that a token stands in begins."""
        return self.last_of(self.statements)

    @cached_property
    def turn_start(self) -> list[int]:
        """Where the statement, or the clause of its own, that a token stands in begins."""
        return self.last_of([full or self.turns(i) for i, full in enumerate(self.statements)])

    @cached_property
    def strong_start(self) -> list[int]:
        """Where the last strong mark up to a token stands."""
        return self.last_of(self.strong)

    @cached_property
    def next_or(self) -> list[int]:
        """Where after each token the next "or" stands."""
        ors = self.language.denial.ors
        return self.next_of([word in ors for word in self.words])

    @cached_property
    def ands(self) -> list[bool]:
        """Where an "and" stands."""
        ands = self.language.denial.ands
        return [word in ands for word in self.words]

    @cached_property
    def last_and(self) -> list[int]:
        """Where the last "and" up to each token stands."""
        return self.last_of([*self.ands, False])

    @cached_property
    def next_and(self) -> list[int]:
        """Where after each token the next "and" stands."""
        return self.next_of(self.ands)

    def join_asides(self) -> None:
        """Let a denial reach past what is put in right behind it: "not (as many think) Stalin"."""
        gaps = self.tokens.gaps
        for place in range(1, len(self.words)):
            mark = gaps[place].strip() if place - 1 in self.speech else ""
            if mark not in ASIDES or (mark == "," and self.words[place] not in self.language.denial.asides):
                continue
            ends = range(place + 1, min(place + LONGEST_ASIDE, len(self.words)))
            end = next((at for at in ends if gaps[at].strip() == ASIDES[mark]), None)
            for joint in (place, end) if end else ():
                self.strong[joint] = self.commas[joint] = False

    def contrast(self, place: int) -> bool:
        """Whether a sentence turns at this token: "but", the first of the language's breaks."""
        return self.breaks[place] and self.words[place] in self.language.denial.contrasts

    def turns(self, place: int) -> bool:
        """Whether a clause of its own opens at this token; "who ..." tells of what it follows."""
        return self.breaks[place] and self.words[place] not in self.language.relatives

    def subject_start(self, first: int, last: int, end: int) -> int:
        """Return where the subject of a denied verb begins: "they" alone in "the plan they had not met"."""
        start = self.piece_start[first]
        denial = self.language.denial
        own = first > start and self.words[first - 1] in denial.pronouns
        if own and end > last + 1 and (first == 1 or self.words[first - 2] not in denial.auxiliaries):
            return first - 1
        if end > last + 1:
            return start
        joint = self.last_and[first]
        return joint + 1 if joint - start > LIST_ITEM else start

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
                return [(self.statement_start[first - 1], first)]
            case "whole":
                all_of_it = self.whole and first <= TAIL
                end = self.correction_sentence(last) if all_of_it else self.sentence_of_whole(last)
                return [(last + 1, end)]
            case "word" | "sentence" if negator.reach == "word" or self.says_more(last):
                end = self.sentence_end[last + (":" in self.tokens.gaps[last + 1])]
                return [(last + 1, min(last + 2, len(self.words)) if negator.reach == "word" else end)]
            case "sentence" | "backward" | "statement":
                return [(self.said_before(negator), first)]
            case "both":
                end = self.early_end(negator)
                subject = [] if self.gives_reason(end) else [(self.subject_start(first, last, end), first)]
                return [*subject, (last + 1, end)]
            case _:
                return [(last + 1, self.object_end(negator))]

    def says_more(self, last: int) -> bool:
        """Whether a sentence goes on behind a token, or behind the colon there."""
        if last + 1 == len(self.words):
            return False
        return not self.strong[last + 1] or ":" in self.tokens.gaps[last + 1]

    def said_before(self, negator: Negator) -> int:
        """Return where begins what a denial says of the words before it."""
        first = negator.first
        start = self.piece_start[first]
        if start and self.points_back(start, first):  # X? I don't think so
            apart = start == first or self.strong[start]
            return (self.strong_start if apart else self.piece_start)[start - 1]
        closes = negator.reach != "backward" and negator.last + 1 == len(self.words)
        return self.turn_start[first] if closes else start

    def points_back(self, start: int, end: int) -> bool:
        """Whether the words between two tokens name nothing themselves: "that", "but he"."""
        denial = self.language.denial
        return all(word in denial.subjects or word in denial.contrasts for word in self.words[start:end])

    def repeats(self, negator: Negator) -> bool:
        """Whether a denial only says an earlier one once more: "not X, no", "not X, he was innocent"."""
        first = negator.first
        if negator.reach == "previous":
            return "?" not in self.tokens.gaps[first]
        start = self.piece_start[first]
        back = negator.reach in ("sentence", "backward", "statement")
        return back and start > 0 and not self.strong[start] and self.points_back(start, first)

    def object_end(self, negator: Negator) -> int:
        """Return where what a denial says of the words behind it ends."""
        if negator.reach == "gerund":
            return self.first_subject(negator.last, self.forward_end(negator.last))
        return self.early_end(negator)

    def early_end(self, negator: Negator) -> int:
        """Return where a denial ends that may end before its clause does."""
        phrase = range(negator.first, negator.last + 1)
        start, end = self.piece_start[negator.first], self.forward_end(negator.last)
        return end_early(phrase, start, end, self.words, self.language)

    def forward_end(self, last: int) -> int:
        """Return where a denial that starts after token `last` ends."""
        end = self.piece_end[last]
        clause = self.clause_end[last]
        listed = self.next_or[last]
        while end < clause and self.commas[end] and listed < clause and listed >= end:
            if end in self.speech:
                break  # "cannot vote, not 18 or older": the next piece has a denial of its own
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
        return next(
            (place for place in range(last + 1, size) if self.strong[place] and self.puts_right(place)),
            size,
        )

    def sentence_of_whole(self, last: int) -> int:
        """Return where a sentence ends that is said to be untrue: at a full stop or a turn, no bracket."""
        if not self.whole_ends:
            gaps = self.tokens.gaps
            self.whole_ends = self.next_of(
                [
                    place < len(self.words)
                    and (
                        self.contrast(place)
                        or (
                            self.strong[place]
                            and (not ASIDE.issuperset(gaps[place]) or self.puts_right(place))
                        )
                    )
                    for place in range(len(self.words) + 1)
                ]
            )
        return self.whole_ends[last]

    def puts_right(self, place: int) -> bool:
        """Whether a sentence that begins here puts the one before right: "It was", "But", "Instead"."""
        denial = self.language.denial
        word = self.words[place]
        opening = denial.breaks.at(self.words, place)
        return word in denial.turns or word in denial.contrasts or (opening is not None and opening[0] > 1)

    def gives_reason(self, end: int) -> bool:
        """Whether "so he ..." follows: the clause before it tells why, and does not deny its subject."""
        after = end + (end < len(self.words) and self.words[end] in self.language.denial.ands)
        if after + 2 >= len(self.words) or self.words[after] not in self.language.denial.therefore:
            return False
        return self.words[after + 1] in self.language.denial.pronouns
