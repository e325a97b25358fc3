"""The words that mean the same as wanted ones, also where one is written with a slip."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.language.language import Language
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.words.forms import WordForms, index_words

SHORTEST_SLIP = 5  # letters of a word that may have one: as few say little


class Meanings:
    """The wanted words of a rubric by the stems that may stand for them.

    `slipped`: by those, and by the stems of their families, as a word with a slip may mean them.
    """

    def __init__(self, wanted: Iterable[WordForms], language: Language) -> None:
        self.language = language
        self.by_stem = index_words(
            (synonym, one.word) for one in wanted for synonym in language.synonyms.of(one.stem)
        )
        families = language.families
        heads = index_words((families[one.stem], one.word) for one in wanted if one.stem in families)
        kin = {stem: heads[head] for stem, head in families.items() if head in heads}
        self.slipped = {**self.by_stem, **kin}
        self.openings: dict[str, list[str]] = {}
        for stem in self.slipped:
            if len(stem) >= SHORTEST_SLIP - 1:
                self.openings.setdefault(stem[0], []).append(stem)

    def find(self, normal: str, stem: str) -> Iterable[str]:
        """Return the wanted words that a word means, by one slip at most if no list has it."""
        return self.by_stem.get(stem, ()) or self.find_slips(normal, stem)

    def find_slips(self, normal: str, stem: str) -> Iterable[str]:
        """Return those that a word means which is one slip from another: "intrepret" for explain."""
        near = self.openings.get(stem[:1])
        if not near or len(normal) < SHORTEST_SLIP or self.is_known(normal, stem):
            return ()
        found = process.extractOne(stem, near, scorer=OSA.distance, score_cutoff=1)
        return self.slipped[found[0]] if found else ()

    def is_known(self, normal: str, stem: str) -> bool:
        """Whether a word, or its stem, may be one of the language's own."""
        listed = vocabulary(self.language.code)
        return normal in listed or stem in listed or normal in self.language.denial.book.by_first
