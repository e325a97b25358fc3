"""Who does what to whom, by whatever verb, so that an answer can't turn it round: "Rome threatened Hannibal".

Verbs are told by their forms and what stands around them, so nothing is read in a language without grammar.
What `acts.py` reads, by lists of verbs, tells more: it knows verbs that mean the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from bot.core.grading.language.grammar import BE, HES, SAYING, WORD
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.relations.comparison import Comparison, Pivot, meet
from bot.core.grading.relations.offered import APOSTROPHES

FARTHEST = 10  # words from a verb to who does it, and to whom
FURTHEST = 30  # words from a verb back to who does it, over other verbs
MOST = 32  # deeds that are read of one text
DOING = "doing"
BEING = frozenset((BE, "be", "been", HES))
ADVERB = frozenset(("very", "not"))  # kinds of words
MANY, PREPOSITION = "many", "preposition"
NO_VERB = frozenset(("a", "article", "possessive", "of", "every", "this", PREPOSITION, "some", "gets", "to"))
TYING = frozenset(("to", PREPOSITION))
PLAIN = frozenset((WORD, MANY))
SHORTEST = 3


class Deeds:
    """Reads a text's deeds, as far as its grammar tells them."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens, self.language, self.words = tokens, language, tokens.words
        self.kinds = [*map(language.grammar.kind, tokens.words)]

    def read(self, place: int) -> Comparison | None:
        """Return what the verb at a place says that one does to another; nothing if it leaves one open."""
        before, after = place - 1, place + 1
        while before >= 0 and (self.kinds[before] in ADVERB or self.words[before].endswith("ly")):
            before -= 1
        led = before >= 0 and self.kinds[before] in BEING
        by = self.find_by(place)
        named = after < len(self.words) and self.words[after] in self.language.ofs
        hangs = by > 0 and self.kinds[after] == PREPOSITION  # "Kirov, shot in 1934 by", "shot by"
        passive = by > 0 and (led or named or hangs)
        if passive:
            left = self.name(range(after + 1, by)) if named else self.name_before(before)
            right = self.name(range(by + 1, self.find_end(by)))
        elif named:
            owned = before >= 0 and not APOSTROPHES.isdisjoint(self.tokens.written(before))
            left = self.name(range(before, -1, -1), most=1) if owned else frozenset[str]()
            right = self.name(range(after + 1, len(self.words)))
        elif (led and self.kinds[place] != DOING) or (before >= 0 and self.kinds[before] in NO_VERB):
            return None
        else:
            left, right = self.name_before(before), self.name(range(after, len(self.words)))
        both = left & right
        if not (left - both and right - both):
            return None
        pivot = Pivot(place, place, self.mean(place), less=passive, act=True)
        tied = not passive and after < len(self.words) and self.kinds[after] in TYING
        tie = self.words[after] if tied else ""
        return Comparison(pivot, place, place, left - both, right - both, left | right, tie)

    def family(self, place: int) -> str:
        """Return what the words of one family have in common: "watched", "watch"."""
        stem = self.language.stemmed(self.words[place])
        return self.language.families.get(stem, stem)

    def mean(self, place: int) -> frozenset[str]:
        """Return the verbs that mean what a word does."""
        stem = self.language.stemmed(self.words[place])
        return self.language.comparison.acts.get(stem, frozenset()) | {self.family(place)}

    def find_by(self, place: int) -> int:
        """Return where "by" stands behind a verb in its clause, 0 for nowhere."""
        for at in range(place + 1, min(place + 1 + FARTHEST, len(self.words))):
            if self.parts(at):
                break
            if self.words[at] in self.language.comparison.by:
                return at
        return 0

    def find_end(self, by: int) -> int:
        """Return where what stands behind "by" ends, at the next preposition: "by a gap from the top"."""
        end = min(by + 1 + FARTHEST, len(self.words))
        return next((at for at in range(by + 1, end) if self.kinds[at] == PREPOSITION), end)

    def parts(self, place: int) -> bool:
        """Whether a mark parts a word from the one before it."""
        return bool(self.tokens.gaps[place].strip(" -'\"’"))

    def name_before(self, last: int) -> frozenset[str]:
        """Return the stems of who stands before a verb: of "X, who", and of "X did this and", too."""
        first, furthest = last, max(0, last - FURTHEST)
        while first > furthest and (self.words[first] in self.language.stop or self.kinds[first] in ADVERB):
            if self.words[first] in self.language.denial.ands:
                first = self.find_verb_before(first)
            first -= 1
        return self.name(range(first, -1, -1))

    def find_verb_before(self, place: int) -> int:
        """Return where the verb stands that "and" joins another one to, 0 for nowhere."""
        for at in range(place - 1, max(0, place - FARTHEST), -1):
            if self.parts(at + 1) or self.says(at):
                return at if self.says(at) else 0
        return 0

    def name(self, places: range, most: int = FARTHEST) -> frozenset[str]:
        """Return the stems of what is named at places, up to the next mark, "and" or relative clause."""
        language = self.language
        found: set[str] = set()
        ahead = places.step > 0
        for at in islice(places, most):
            word = self.words[at]
            ends = self.parts(at) if ahead else self.parts(at + 1) and at != places.start
            joins = word in language.denial.ands or word in language.relatives or word == "that"
            turns = (
                joins
                or word in language.comparison.than
                or language.denial.breaks.at(self.words, at) is not None
            )
            if ends or (found and (turns or (not ahead and self.says(at)))):
                break
            if word not in language.stop:
                found.add(language.stemmed(word))
        return frozenset(found)

    def is_verb(self, place: int) -> bool:
        """Whether a word is a verb by its form, or by what stands before and behind it."""
        if len(self.words[place]) < SHORTEST or place + 1 == len(self.words) or self.parts(place + 1):
            return False
        if self.kinds[place] in SAYING:
            return self.kinds[place] != DOING or self.kinds[place - 1] in BEING
        if not place or self.words[place - 1] in self.language.stop or self.parts(place):
            return False
        after, kind = self.words[place + 1], self.kinds[place + 1]
        opens = after in self.language.articles or kind == "him"
        tells = after not in self.language.stop
        if self.says(place):
            return opens or tells
        if self.kinds[place] not in PLAIN or self.has_verb(place):
            return False
        ends = (self.kinds[place] == MANY) is not (self.kinds[place - 1] == MANY)  # "a river carves"
        leads = kind == PREPOSITION and after not in self.language.comparison.by
        return opens or (ends and (tells or leads))

    def has_verb(self, place: int) -> bool:
        """Whether what a word ends has a verb before it: "Kirov was shot in the party headquarters"."""
        for at in range(place - 1, max(-1, place - FARTHEST), -1):
            if self.parts(at + 1) or self.words[at] in self.language.denial.ands | self.language.relatives:
                break
            if self.kinds[at] in SAYING or self.kinds[at] in BEING:
                return True
        return False

    def says(self, place: int) -> bool:
        """Whether a word has the form of a verb."""
        word = self.words[place]
        return self.kinds[place] in SAYING or self.language.irregular.heads.get(word, word) != word


def read_deeds(
    tokens: Tokens, odd: Sequence[bool], language: Language, verbs: Collection[str] = ()
) -> tuple[Comparison, ...]:
    """Return what a text affirms that one does to another, in time linear in its length.

    `verbs`: in an answer, whatever word is of the family of the author's verbs may be one.
    """
    if not language.grammar.oddness:
        return ()
    return tuple(islice(find_deeds(Deeds(tokens, language), odd, verbs), MOST))


def find_deeds(deeds: Deeds, odd: Sequence[bool], verbs: Collection[str]) -> Iterator[Comparison]:
    """Yield the deeds of a text, word by word."""
    for place, word in enumerate(deeds.words):
        if odd[place] or word in deeds.language.stop:
            continue
        if deeds.family(place) in verbs if verbs else deeds.is_verb(place):
            deed = deeds.read(place)
            if deed:
                yield deed


def find_turned(
    wanted: Sequence[Comparison], said: Sequence[Comparison], language: Language
) -> Comparison | None:
    """Return what an answer has of an author's deeds the wrong way round, unless it has it right, too."""
    senses = [(deed, compare_deeds(own, deed, language)) for own in wanted for deed in said]
    right = {verb for deed, sense in senses if sense > 0 for verb in deed.pivot.quality}
    wrong = (deed for deed, sense in senses if sense < 0 and right.isdisjoint(deed.pivot.quality))
    return next(wrong, None)


def compare_deeds(own: Comparison, deed: Comparison, language: Language) -> int:
    """Return 1 where two deeds are the same, -1 where they are but for who does it, 0 where it is open.

    What one does with a preposition, as in "attracts to", is something else. What stands on the same side in
    both may belong to either: "the moon's gravity holds the planets".
    """
    passive = own.pivot.less, deed.pivot.less
    other = own.verb != deed.verb and not any(passive)
    if other or own.pivot.quality.isdisjoint(deed.pivot.quality):
        return 0
    across = meet(own.left, deed.right, language) and meet(own.right, deed.left, language)
    along = meet(own.left, deed.left, language) and meet(own.right, deed.right, language)
    sense = -1 if across else 1 if along else 0
    return sense if passive[0] is passive[1] else -sense
