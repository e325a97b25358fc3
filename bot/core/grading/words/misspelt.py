"""Wanted words behind one that no list has: written as it is heard, its letters in disorder, or long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.language.language import Language
from bot.core.grading.words.forms import WordForms, frame, index_words

SHORTEST_HEARD, SHORTEST_SCRAMBLED = 4, 5
UNLIKE_AT_MOST = 0.6  # of the letters of a word that sounds the same
SHORTEST_LONG, MOST_WRONG = 8, 3  # letters of a long word that may be wrong
SHORTEST_LONGER, MOST_WRONG_LONGER = 12, 4


class Misspelt:
    """The wanted words of a rubric, to be found by a misspelling that is no word; for a language with sounds.

    Such a word can mean nothing else, so much more is forgiven it than a slip.
    """

    def __init__(self, wanted: Iterable[WordForms], language: Language) -> None:
        self.language = language
        heard = [one for one in wanted if language.hear(one.normal)]
        self.heard = index_words((sound, one.word) for one in heard for sound in language.hear(one.normal))
        self.letters = index_words(
            ("".join(sorted(one.normal)), one.word) for one in heard if len(one.normal) >= SHORTEST_SCRAMBLED
        )
        self.long = {one.normal: one.word for one in heard if len(one.normal) >= SHORTEST_LONG}

    def find(self, normal: str) -> list[str]:
        """Return the wanted words that a word may be which no list has."""
        if len(normal) < SHORTEST_HEARD or not self.heard:
            return []
        likely = [*self.find_heard(normal), *self.find_scrambled(normal)]
        return likely or [*self.find_long(normal)]

    def find_heard(self, normal: str) -> Iterator[str]:
        """Yield those that sound the same, if half of the letters are not others."""
        for sound in self.language.hear(normal):
            for word in self.heard.get(sound, ()):
                if OSA.distance(normal, word) <= UNLIKE_AT_MOST * max(len(normal), len(word)):
                    yield word

    def find_scrambled(self, normal: str) -> Iterator[str]:
        """Yield those with the same letters, of which the first stands first."""
        for word in self.letters.get("".join(sorted(normal)), ()):
            if word[0] == normal[0]:
                yield word

    def find_long(self, normal: str) -> Iterator[str]:
        """Yield long ones that have the same consonants but for one, and the same beginning."""
        if len(normal) < SHORTEST_LONG - 1:
            return
        near = process.extract(
            normal, list(self.long), scorer=OSA.distance, score_cutoff=MOST_WRONG_LONGER, limit=None
        )
        for spelling, distance, _ in near:
            most = MOST_WRONG if len(spelling) < SHORTEST_LONGER else MOST_WRONG_LONGER
            alike = OSA.distance(frame(spelling), frame(normal), score_cutoff=1) <= 1
            if spelling[0] == normal[0] and distance <= most and alike:
                yield self.long[spelling]


def is_alike(one: str, other: str, language: Language) -> bool:
    """Whether two words sound the same, or have the same letters."""
    return not language.hear(one).isdisjoint(language.hear(other)) or sorted(one) == sorted(other)
