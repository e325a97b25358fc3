"""How far a denial reaches: to the end of its clause, of its sentence, or back, as `before.py` tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.core.grading.denial.before import LIST_ITEM, Before
from bot.core.grading.denial.clauses import ASIDE, Clauses
from bot.core.grading.denial.denial_ends import BE, end_early
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, count_words

OF_STATEMENTS = frozenset(
    ("sentence", "backward", "statement", "closing")
)  # how far reaches what judges what was said
BEFORE_INFINITIVE = frozenset(("do", "would", "will", "to"))  # kinds of words
PAST = frozenset(("done", "past"))
PAST_OR_BE = PAST | {"have", "be", BE}
LONGEST_LIST = 24  # tokens of what is denied as one
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
    """How far each denial of a text reaches; `parts`: its clauses and sentences."""

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
        self.parts = Clauses(tokens, words, language, speech)
        self.before = Before(self.parts)

    def reach(self, negator: Negator) -> list[tuple[int, int]]:
        """Return the half-open spans of tokens that a negator denies."""
        first, last = negator.first, negator.last
        match negator.reach:
            case "previous" | "number before" as kind:
                statement = self.parts.statement_start[first - 1]
                goes_on = "," in self.tokens.gaps[last + 1]
                if (
                    statement and not goes_on and self.before.points_back(statement, first)
                ):  # "X? Just wrong."
                    statement = self.parts.statement_start[statement - 1]
                return [(statement if kind == "previous" else self.before.number_start(first), first)]
            case "whole":
                all_of_it = self.whole and first <= TAIL
                end = self.correction_sentence(last) if all_of_it else self.sentence_of_whole(last)
                return [(last + 1, end)]
            case "word" | "sentence" if negator.reach == "word" or self.says_more(last):
                end = self.parts.sentence_end[last + (":" in self.tokens.gaps[last + 1])]
                end = (
                    min(last + 2, len(self.words))
                    if negator.reach == "word"
                    else self.before_reason(last, end)
                )
                return [(last + 1, end)]
            case "sentence" | "backward" | "statement" | "closing":
                closes = negator.reach != "backward" and last + 1 == len(self.words)
                return [(self.before.said_before(first, closes=closes), first)]
            case "both":
                end = self.early_end(negator)
                subject = (
                    [] if self.gives_reason(end) else [(self.before.subject_start(first, last, end), first)]
                )
                return [*subject, (self.verb_start(negator), end)]
            case _:
                return [(last + 1, self.object_end(negator))]

    def before_reason(self, last: int, end: int) -> int:
        """Return where what somebody does not think ends: "I don't think it floats, because it is heavy"."""
        reasons, stop = self.language.denial.reasons, self.language.stop
        opened = self.language.denial.that.at(self.words, last + 1) if last + 1 < end else None  # "to say"
        first = last + 1 + (opened[0] if opened else 0)
        said = next((place for place in range(first, end) if self.words[place] not in stop), end)
        return next((place for place in range(said, end) if self.words[place] in reasons), end)

    def verb_start(self, negator: Negator) -> int:
        """Return where a denied verb begins that stands in the denying phrase itself: "no inventó"."""
        places = range(negator.first + 1, negator.last + 1)
        return next(
            (place for place in places if self.words[place] not in self.language.stop), negator.last + 1
        )

    def says_more(self, last: int) -> bool:
        """Whether a sentence goes on behind a token, or behind the colon there."""
        end, small = self.parts.sentence_end[last], self.language.denial.softly
        if ":" not in self.tokens.gaps[last + 1] and small.issuperset(self.words[last + 1 : end]):
            return False  # "that X is right I doubt very much"
        return not self.parts.strong[last + 1] or ":" in self.tokens.gaps[last + 1]

    def repeats(self, negator: Negator) -> bool:
        """Whether a denial only says an earlier one once more: "not X, no"; not "no one is - not true"."""
        first = negator.first
        if negator.reach == "previous":
            said = self.language.denial.book.at(self.words, first) if self.parts.strong[first] else None
            return "?" not in self.tokens.gaps[first] and not (said and said[1] in OF_STATEMENTS)
        start = self.parts.piece_start[first]
        back = negator.reach in OF_STATEMENTS
        return back and start > 0 and not self.parts.strong[start] and self.before.points_back(start, first)

    def object_end(self, negator: Negator) -> int:
        """Return where what a denial says of the words behind it ends."""
        if negator.reach == "gerund":
            return self.first_subject(negator.last, self.list_end(negator, self.forward_end(negator.last)))
        return self.early_end(negator)

    def early_end(self, negator: Negator) -> int:
        """Return where a denial ends that may end before its clause does."""
        phrase = range(negator.first, negator.last + 1)
        start = self.parts.piece_start[negator.first]
        end = self.list_end(negator, self.forward_end(negator.last))
        return end_early(phrase, start, end, self.words, self.language)

    def list_end(self, negator: Negator, end: int) -> int:
        """Return where a list ends that is denied as one, else `end`: "needs no light, water and air"."""
        clause, joint = self.parts.clause_end[negator.last], self.parts.next_and[negator.last]
        if not self.parts.commas[end] or not end < joint < clause or self.is_named(negator):
            return end
        listed, after, most = negator.last + 1, end, end + LONGEST_LIST
        while listed < min(clause, most) and count_words(self.words[listed:after]) <= LIST_ITEM + 1:
            listed, after = after, self.parts.piece_end[after] if after < clause else clause
        told = self.language.denial.subjects.union(self.language.denial.auxiliaries)
        whole = listed == clause and told.isdisjoint(self.words[end:clause])
        return clause if whole and count_words(self.words[joint + 1 : clause]) <= TAIL else end

    def is_named(self, negator: Negator) -> bool:
        """Whether what is denied may be an answer that another follows: "not Stalin", "it was not Stalin"."""
        language, words = self.language, self.words
        if negator.reach == "gerund" or (
            negator.reach == "forward" and words[negator.first] not in language.denial.verb_not
        ):
            return False
        said = words[max(0, negator.first - 1) : negator.last + 1]
        be = any(language.grammar.kind(word) == BE for word in said)
        linked = be if language.grammar.oddness else not language.denial.subjects.isdisjoint(said)
        return negator.reach != "both" or linked

    def forward_end(self, last: int) -> int:
        """Return where a denial that starts after token `last` ends."""
        end = self.parts.piece_end[last]
        clause = self.parts.clause_end[last]
        listed = self.parts.next_or[last]
        while end < clause and self.parts.commas[end] and listed < clause and listed >= end:
            if end in self.speech:
                break  # "cannot vote, not 18 or older": the next piece has a denial of its own
            following = self.parts.piece_end[end]
            if following - end > LIST_ITEM + 1:
                break
            end = following
        joint = self.parts.next_and[last]
        if joint < end and joint + 1 < end:
            starts_clause = self.words[joint + 1] in self.language.denial.subjects or self.resumes(
                joint, last
            )
            if starts_clause or joint + 1 in self.speech or end - joint - 1 > TAIL:
                end = joint
        return end

    def resumes(self, joint: int, last: int) -> bool:
        """Whether "and" leads back to what there is: "without X and with Y", not "with X and with Y".

        So does another tense: "did not meet the plan and wanted scapegoats"; not "not get caught and shot".
        """
        words, kind = self.words, self.language.grammar.kind
        word = words[joint + 1]
        if word in self.language.denial.resumes:
            return word != words[last + 1]
        infinitive = any(kind(one) in BEFORE_INFINITIVE for one in words[max(0, last - 1) : last + 1])
        return infinitive and kind(word) in PAST and PAST_OR_BE.isdisjoint(map(kind, words[last + 1 : joint]))

    def first_subject(self, last: int, end: int) -> int:
        """Return where a subject or an aim ends it: "instead of stopping they grew", "in order to"."""
        denial, words = self.language.denial, self.words
        ends = (
            place
            for place in range(last + 2, end)
            if words[place] in denial.pronouns
            or (words[place] in denial.aims.by_first and denial.aims.at(words, place))
        )
        return next(ends, end)

    def correction_sentence(self, last: int) -> int:
        """Return where a sentence begins that puts the first one right: "It was ...", "Instead ...."."""
        size = len(self.words)
        return next(
            (place for place in range(last + 1, size) if self.parts.strong[place] and self.puts_right(place)),
            size,
        )

    def sentence_of_whole(self, last: int) -> int:
        """Return where a sentence ends that is said to be untrue: at a full stop or a turn, no bracket."""
        if not self.whole_ends:
            gaps = self.tokens.gaps
            self.whole_ends = self.parts.next_of(
                [
                    place < len(self.words)
                    and (
                        self.parts.contrast(place)
                        or (
                            self.parts.strong[place]
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
