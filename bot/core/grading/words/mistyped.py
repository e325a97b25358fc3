"""Wanted words behind one with a slip of the fingers, or in another spelling of its sounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.language.language import Language
from bot.core.grading.language.stemming import LONGEST_STEMMED
from bot.core.grading.language.vocabulary import is_rare, is_real, vocabulary
from bot.core.grading.verdict import How
from bot.core.grading.words.forms import (
    SHORTEST_FRAME,
    SHORTEST_FRAMED,
    SHORTEST_NAME_TWO,
    SHORTEST_SKELETON,
    SHORTEST_TWO_TYPOS,
    SHORTEST_TYPO,
    WordForms,
    frame,
    index_words,
    openings,
    skeleton,
)
from bot.core.grading.words.misspelt import Misspelt, is_alike

MOST_SLIPS = 2


class Target(NamedTuple):
    """A spelling to compare mistyped words with: so many slips from it still mean the wanted word."""

    spelling: str
    slips: int
    wanted: str


class Mistyped:
    """The wanted words of a rubric, to be found by a mistyped one; `targets`: their spellings by length."""

    def __init__(self, wanted: Iterable[WordForms], language: Language) -> None:
        self.language = language
        typed = [one for one in wanted if SHORTEST_TYPO <= len(one.normal) <= LONGEST_STEMMED]
        self.misspelt = Misspelt(wanted, language)
        self.targets: dict[int, list[Target]] = {}
        self.spellings: dict[int, list[str]] = {}
        for one in typed:
            self.aim_at(one)
        self.frames = index_words(
            (frame(one.normal), one.word)
            for one in typed
            if len(one.normal) >= SHORTEST_FRAMED and len(frame(one.normal)) >= SHORTEST_FRAME
        )
        names = [one for one in typed if is_rare(one.word, language.code)]
        names = [one for one in names if len(skeleton(one.normal)) >= SHORTEST_SKELETON]
        self.bones = index_words((skeleton(one.normal), one.word) for one in names)
        self.initials = {letter for one in names for letter in (one.word[0], *openings(skeleton(one.normal)))}

    def aim_at(self, wanted: WordForms) -> None:
        """Compare mistyped words of about their length with a wanted word, its spelling and its stem."""
        name = is_rare(wanted.word, self.language.code)
        allowed = (
            1 if len(wanted.normal) < (SHORTEST_NAME_TWO if name else SHORTEST_TWO_TYPOS) else MOST_SLIPS
        )
        for spelling in {wanted.word, wanted.normal, wanted.stem}:
            size = len(spelling)
            if size <= SHORTEST_TYPO and spelling not in (wanted.word, wanted.normal):
                continue
            slips = min(allowed, 1 if size < SHORTEST_TWO_TYPOS else MOST_SLIPS)
            target = Target(spelling, slips, wanted.word)
            for length in range(size - slips, size + slips + 1):
                self.targets.setdefault(length, []).append(target)
                self.spellings.setdefault(length, []).append(spelling)

    def find(self, word: str, normal: str) -> dict[str, How]:
        """Return the wanted words that this one may be, and how alike they are; a real word is none."""
        targets = self.targets.get(len(normal), ())
        longer = len(normal) >= SHORTEST_FRAMED - MOST_SLIPS and (
            self.bones or self.frames or self.misspelt.heard
        )
        if not (targets or longer) or not normal[:1].isalpha():
            return {}
        code = self.language.code
        if is_real(word, code) or is_real(normal, code) or word in self.language.denial.book.by_first:
            return {}  # "dont" is no "donate"
        near = self.find_near(normal)
        near |= {wanted: how for wanted, how in self.find_sounding(normal).items() if wanted not in near}
        if near or normal in vocabulary(code):
            return near
        near = dict.fromkeys(self.misspelt.find(normal), How.TYPO)
        stem = self.language.stem(normal)
        if near or len(stem) < SHORTEST_FRAMED or is_real(stem, code):
            return near
        return self.find_near(stem)

    def find_near(self, word: str) -> dict[str, How]:
        """Return the wanted words that a word is a few slips from."""
        return {target.wanted: How.TYPO for target in self.near(word)}

    def near(self, word: str) -> Iterator[Target]:
        """Yield the targets that a word is a few slips from; of a listed one only those that sound alike."""
        listed = word in vocabulary(self.language.code)
        spellings = self.spellings.get(len(word), [])
        near = process.extract(word, spellings, scorer=OSA.distance, score_cutoff=MOST_SLIPS, limit=None)
        for spelling, distance, number in near:
            target = self.targets[len(word)][number]
            begun = word[0] == spelling[0] or word[:2] == spelling[1::-1]
            if distance <= target.slips and (
                not listed or (begun and is_alike(word, spelling, self.language))
            ):
                yield target

    def find_sounding(self, normal: str) -> dict[str, How]:
        """Return the wanted words that sound like this one, in one transliteration or another."""
        found = {
            wanted: How.TYPO
            for wanted in self.frames.get(frame(normal), ())
            if abs(len(wanted) - len(normal)) <= MOST_SLIPS
        }
        bones = skeleton(normal) if normal[0] in self.initials else ""
        if len(bones) < SHORTEST_SKELETON - 1:
            return found
        most = 0 if normal in vocabulary(self.language.code) else 1
        for other, distance, _ in process.extract(
            bones, list(self.bones), scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            for wanted in self.bones[other]:
                if wanted[:1] == normal[:1] or other[:1] == bones[:1]:
                    found.setdefault(wanted, How.TYPO if distance else How.VARIANT)
        return found
