"""Where the clauses, sentences and statements of a text begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from bot.core.grading.language.language import Language
from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.text import Tokens, stands_alone

STRONG = frozenset(".!?;:\n()[]…—|")
PARTING = (",", "/", " - ", "--")
ASIDE = frozenset("()[]:— ")
ASIDES = {"(": ")", "[": "]", "-": "-", ",": ","}
LONGEST_ASIDE = 8  # words
LONGEST_PHRASE = 16  # characters


def joined(gap: str) -> bool:
    """Whether two tokens stand in one clause by their punctuation."""
    return gap == " " or (STRONG.isdisjoint(gap) and not any(mark in gap for mark in PARTING))


def phrase_at(book: PhraseBook, tokens: Tokens, place: int) -> tuple[int, str] | None:
    """Return the longest phrase at a place; characters around a mark make none: 不，是 is no 不是."""
    words, end = tokens.words, place + 1
    if words[place] not in book.by_first or not stands_alone(words[place]):
        return book.at(words, place)
    while end < min(len(words), place + LONGEST_PHRASE) and joined(tokens.gaps[end]):
        end += 1
    return book.at(words[place:end], 0)


class Clauses:
    """Where the clauses of a text begin and end; `speech`: the tokens of what denies in it."""

    def __init__(
        self, tokens: Tokens, words: Sequence[str], language: Language, speech: frozenset[int]
    ) -> None:
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
                dashed = " - " in gap or "--" in gap
                self.strong[place] = (bool(STRONG.intersection(gap)) or dashed) and not (
                    gap == ". "  # R. Conquest
                    and len(words[place - 1]) == 1
                    and words[place - 1].isalpha()
                    and words[place] not in language.stop
                )
                figures = gap == "/" and words[place - 1].isdecimal() and words[place].isdecimal()  # 9/11
                self.commas[place] = "," in gap or ("/" in gap and not figures)
            if words[place] not in denial.breaks.by_first:
                continue
            at_once = place - 1 in speech and words[place] not in denial.contrasts  # "not because of"
            opened = None if place in speech or at_once else denial.breaks.at(words, place)
            self.breaks[place] = (
                opened is not None
                and place + opened[0] - 1 not in speech  # "that he did it is false"
                and not (opened[0] > 1 and words[place - 1] in denial.that.by_first)  # "no proof that it was"
                and not self.in_name(place)
            )
        self.join_asides()
        self.join_names()

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
    def strong_start(self) -> list[int]:
        """Where the last strong mark up to a token stands."""
        return self.last_of(self.strong)

    @cached_property
    def that_start(self) -> list[int]:
        """Where after the last "that" up to each token its clause begins."""
        that = self.language.denial.that
        ends = (word in that.by_first and that.at([word], 0) is not None for word in self.words)
        return self.last_of([False, *ends])

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

    def in_name(self, place: int) -> bool:
        """Whether a word is a small one of a full name: "Leonardo da Vinci", where "da" may be a "since"."""
        before, language = self.words[place - 1], self.language
        return self.words[place] in language.of_surnames and before in language.given

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

    def join_names(self) -> None:
        """Let a clause go on around one word in brackets: "(Thomas) Jefferson", "Missouri (River) is"."""
        gaps = self.tokens.gaps
        for place in range(len(self.words) - 1):
            if gaps[place].endswith("(") and gaps[place + 1].strip() == ")" and place not in self.speech:
                self.strong[place] = self.strong[place] and gaps[place].strip() != "("
                self.strong[place + 1] = False

    def contrast(self, place: int) -> bool:
        """Whether a sentence turns at this token: "but", or "so" behind a comma."""
        denial, word = self.language.denial, self.words[place] if place < len(self.words) else ""
        return (self.breaks[place] and word in denial.contrasts) or (
            self.commas[place] and word in denial.therefore
        )

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
