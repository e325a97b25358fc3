"""When two words are the same: written alike, spelt another way, inflected, or mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.language import LONGEST_STEMMED, Language
from bot.core.grading.verdict import How
from bot.core.grading.vocabulary import vocabulary

STEM_BUDGET = 250  # new stems per answer: bounds the time an answer of invented words can take
TYPO_BUDGET = 700  # distinct words of an answer that are tried for typos
SHORTEST_TYPO, SHORTEST_TWO_TYPOS = 4, 8
SHORTEST_NAME_TWO = 9
SHORTEST_SKELETON = 5
ROOT_ALONE = 6
FLOOR = 6  # bits: words the list counts 63 times or less it holds for completeness, names among them

# One letter for what transliterations write in many ways, longest first.
SKELETON = re.compile(
    "tsch|tch|sch|zh|kh|ch|sh|dj|dzh|ph|ck|ts|tz|th|[aeiou]y(?=[aeiou])|ye|je|yu|ju|ya|ja|[yjwcqz]"
)
SKELETON_LETTERS = {
    "tsch": "h",
    "tch": "h",
    "sch": "h",
    "kh": "h",
    "ch": "h",
    "sh": "h",
    "zh": "z",
    "dj": "dz",
    "dzh": "dz",
    "ph": "f",
    "ck": "k",
    "ts": "s",
    "tz": "s",
    "th": "t",
    "ye": "e",
    "je": "e",
    "yu": "iu",
    "ju": "iu",
    "ya": "ia",
    "ja": "ia",
    "y": "i",
    "j": "i",
    "w": "v",
    "c": "k",
    "q": "k",
    "z": "z",
}
DOUBLED = re.compile(r"(.)\1+")

_LOOSENESS = {
    How.EXACT: 0,
    How.DATE: 1,
    How.NUMBER: 2,
    How.VARIANT: 3,
    How.STEM: 4,
    How.TYPO: 5,
}


def loosest(hows: Iterable[How]) -> How:
    """Return the loosest of several ways to match."""
    return max(hows, key=_LOOSENESS.__getitem__)


@dataclass(frozen=True, slots=True)
class WordForms:
    """A wanted word in every form it is looked up by."""

    word: str
    normal: str
    stem: str
    root: str


def forms_of(word: str, language: Language) -> WordForms:
    """Return the forms a wanted word is looked up by."""
    normal = language.normal(word)
    return WordForms(word, normal, language.stem(normal), language.root(normal))


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Return a name without what transliterations differ in: Tuchatschewski and Tukhachevsky alike."""
    bare = SKELETON.sub(lambda found: SKELETON_LETTERS.get(found[0], found[0][:1] + found[0][2:]), word)
    bare = DOUBLED.sub(r"\1", bare)
    return bare[:-2] + "i" if bare.endswith("ii") else bare


@lru_cache(maxsize=20_000)
def is_common(word: str, code: str) -> bool:
    """Whether a word is real and no rarity: such a word is never taken for a typo."""
    frequency = vocabulary(code).frequency(word)
    return frequency is not None and frequency > FLOOR


class WordIndex:
    """The words of one answer, found by form; every look-up is remembered."""

    def __init__(
        self, words: list[str], gaps: tuple[str, ...], language: Language, prefixes: frozenset[str]
    ) -> None:
        self.language = language
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self.places.setdefault(word, []).append(place)
        self.normals: dict[str, list[str]] = {}
        self.stems: dict[str, list[str]] = {}
        self.roots: dict[str, list[str]] = {}
        budget = STEM_BUDGET
        for word in self.places:
            normal = language.normal(word)
            self.normals.setdefault(normal, []).append(word)
            if word[:2] in prefixes and budget and len(word) <= LONGEST_STEMMED:
                budget -= 1
                self.stems.setdefault(language.stem(normal), []).append(word)
                root = language.root(normal)
                if root:
                    self.roots.setdefault(root, []).append(word)
        self.joined = joined_pairs(words, gaps, prefixes)
        self.by_length: dict[int, list[str]] = {}
        for normal in list(self.normals)[:TYPO_BUDGET]:
            if normal[:1].isalpha() and len(normal) <= LONGEST_STEMMED:
                self.by_length.setdefault(len(normal), []).append(normal)
        self.found: dict[tuple[str, bool], list[tuple[int, int, How]]] = {}

    def find(self, wanted: WordForms, *, loosely: bool) -> list[tuple[int, int, How]]:
        """Return where a word stands, how many tokens it takes there, and how it matched."""
        key = (wanted.word, loosely)
        known = self.found.get(key)
        if known is None:
            known = self.found[key] = self.look_up(wanted, loosely=loosely)
        return known

    def look_up(self, wanted: WordForms, *, loosely: bool) -> list[tuple[int, int, How]]:
        """Find a word: as written, in another spelling, inflected, joined or split, else mistyped."""
        hows: dict[str, How] = {}
        for word in self.stems.get(wanted.stem, ()):
            hows[word] = How.STEM
        for word in self.family(wanted, loosely=loosely):
            hows.setdefault(word, How.STEM)
        for word in self.normals.get(wanted.normal, ()):
            hows[word] = How.VARIANT
        if wanted.word in self.places:
            hows[wanted.word] = How.EXACT
        found = [(place, 1, how) for word, how in hows.items() for place in self.places[word]]
        found.extend((place, 2, How.VARIANT) for place in self.joined.get(wanted.word, ()))
        if not found:
            mistyped = self.mistyped(wanted)
            found = [(place, 1, how) for word, how in mistyped.items() for place in self.places[word]]
        return sorted(found)

    def family(self, wanted: WordForms, *, loosely: bool) -> list[str]:
        """Return the answer's words that derive from the same root: independence, independent."""
        if not wanted.root:
            return []
        relatives = list(self.roots.get(wanted.root, ()))
        if loosely and len(wanted.root) >= ROOT_ALONE:
            relatives.extend(self.stems.get(wanted.root, ()))
        return relatives

    def mistyped(self, wanted: WordForms) -> dict[str, How]:
        """Return the answer's words that are the wanted one with a slip of the fingers."""
        size = len(wanted.normal)
        if size < SHORTEST_TYPO or size > LONGEST_STEMMED:
            return {}
        code = self.language.code
        name = not is_common(wanted.word, code)
        allowed = 1 if size < (SHORTEST_NAME_TWO if name else SHORTEST_TWO_TYPOS) else 2
        hows: dict[str, How] = {}
        near = [word for length in range(size - 3, size + 4) for word in self.by_length.get(length, ())]
        targets = {wanted.normal} | ({wanted.stem} if len(wanted.stem) >= SHORTEST_TYPO + 1 else set())
        for target in targets:
            limit = min(allowed, 1 if len(target) < SHORTEST_TWO_TYPOS else 2)
            for word, _, _ in process.extract(
                target, near, scorer=OSA.distance, score_cutoff=limit, limit=None
            ):
                hows[word] = How.TYPO
        if name and len(bones := skeleton(wanted.normal)) >= SHORTEST_SKELETON:
            for word in near:
                if word[:1] == wanted.normal[:1] or skeleton(word)[:1] == bones[:1]:
                    distance = OSA.distance(bones, skeleton(word), score_cutoff=1)
                    if distance <= 1:
                        hows.setdefault(word, How.VARIANT if distance == 0 else How.TYPO)
        return {
            spelling: how
            for normal, how in hows.items()
            for spelling in self.normals[normal]
            if not is_common(spelling, code) and not is_common(normal, code)
        }


def joined_pairs(words: list[str], gaps: tuple[str, ...], prefixes: frozenset[str]) -> dict[str, list[int]]:
    """Return neighbours written as one, where a wanted word may start so: "show trial" as showtrial."""
    joined: dict[str, list[int]] = {}
    for place in range(len(words) - 1):
        if words[place][:2] in prefixes and gaps[place + 1] in (" ", "-", "") and len(words[place]) > 1:
            joined.setdefault(words[place] + words[place + 1], []).append(place)
    return joined
