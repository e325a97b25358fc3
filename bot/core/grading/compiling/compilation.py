"""What all wordings of one card are compiled with."""

from __future__ import annotations

from functools import lru_cache, partial

from bot.core.grading.compiling.wanted_keys import WantedKeys
from bot.core.grading.language.language import Language
from bot.core.grading.rubric.sentence import Sentence, read_question

LONGEST_WHO = 4  # words
SENTENCES_KEPT = 8  # the bolds of one text are read in the same sentence, but for other choices


class Compilation:
    """The question that wordings are compiled against, and what they have wanted so far.

    `apart` are its words, which make no formula with figures behind them. `keys` notes each wanted word,
    `loose` those that a derived wording wants, `compounds` the pairs of words that may be written as one.
    """

    def __init__(self, question: str, language: Language) -> None:
        self.language = language
        self.question = read_question(question, language)
        self.asked = self.question.text.split()
        self.apart = frozenset(self.asked) - language.stop
        self.read = lru_cache(SENTENCES_KEPT)(
            partial(Sentence, language=language, apart=self.apart, asked=self.question.time)
        )
        self.keys = WantedKeys(language, self.question)
        self.loose: set[str] = set()
        self.compounds: dict[str, tuple[str, str]] = {}

    def tell_who(self, text: str) -> Sentence | None:
        """Return what a question says that asks who, with a name for its "who", or "which general"."""
        opened = self.count_opening()
        if not opened or len(text.split()) > LONGEST_WHO:
            return None
        return Sentence(" ".join((text, *self.asked[opened:])), self.language, apart=self.apart)

    def count_opening(self) -> int:
        """Return how many words of a question ask who does what it says; 0 for none."""
        if not self.language.persons.isdisjoint(self.asked[:1]):
            return 1
        known = self.language.comparison.acts
        for size, word in enumerate(self.asked[2:LONGEST_WHO], 2) if self.question.asks_who else ():
            if self.language.stemmed(word) in known:
                return size
        return 0
