"""When two words are the same: written alike, spelt another way, inflected, or mistyped."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED
from bot.core.grading.language.language import Language
from bot.core.grading.verdict import How

SHORTEST_TYPO, SHORTEST_TWO_TYPOS = 4, 8
SHORTEST_NAME_TWO = 9
SHORTEST_SKELETON = 5
SHORTEST_FRAMED, SHORTEST_FRAME = 5, 3
ROOT_ALONE = 6
SHORTEST_PREFIX = 3

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
HEARD_TOGETHER = (("ph", "f"), ("ck", "k"), ("sch", "s"), ("gh", ""))
HEARD_AS = str.maketrans({"c": "k", "q": "k", "x": "ks", "z": "s", "j": "g"})
VOWELS = frozenset("aeiouy")
UNHEARD = str.maketrans(dict.fromkeys("aeiouyhw"))
DOUBLED = re.compile(r"(.)\1+")

_LOOSENESS = {
    How.EXACT: 0,
    How.DATE: 1,
    How.NUMBER: 2,
    How.VARIANT: 3,
    How.STEM: 4,
    How.TYPO: 5,
    How.SYNONYM: 6,
    How.SIMILAR: 7,
}


def looseness(how: How) -> int:
    """Return how loose a way to match is, from 0."""
    return _LOOSENESS[how]


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


@lru_cache(maxsize=WORDS_REMEMBERED)
def forms_of(word: str, language: Language) -> WordForms:
    """Return the forms a wanted word is looked up by."""
    normal = language.normal(word)
    return WordForms(word, normal, language.stem(normal), language.root(normal))


def index_words(forms: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return words by their forms; those of one and the same word share what holds it."""
    found: dict[str, list[str]] = {}
    for form, word in forms:
        found.setdefault(form, []).append(word)
    return {form: alone(*words) if len(words) == 1 else tuple(words) for form, words in found.items()}


@lru_cache(maxsize=WORDS_REMEMBERED)
def alone(word: str) -> tuple[str, ...]:
    """Return a word as all that there is, the same object each time: lists take four times the memory."""
    return (word,)


@lru_cache(maxsize=WORDS_REMEMBERED)
def skeleton(word: str) -> str:
    """Return a name without what transliterations differ in: Tuchatschewski and Tukhachevsky alike."""
    bare = SKELETON.sub(lambda found: SKELETON_LETTERS.get(found[0], found[0][:1] + found[0][2:]), word)
    bare = DOUBLED.sub(lambda pair: pair[1], bare)
    return bare[:-2] + "i" if bare.endswith("ii") else bare


def openings(bones: str) -> Iterator[str]:
    """Yield the letters with which a name may begin whose skeleton begins as another does."""
    first = bones[:1]
    yield first
    yield from (written[0] for written, letters in SKELETON_LETTERS.items() if letters[0] == first)


@lru_cache(maxsize=WORDS_REMEMBERED)
def frame(word: str) -> str:
    """Return what is heard of a word but for vowels, save a first one: hummus and homus are alike."""
    heard = word.replace("gh", "g") if word.startswith("gh") else word
    for letters, sound in HEARD_TOGETHER:
        heard = heard.replace(letters, sound)
    heard = heard.translate(HEARD_AS)
    first = "a" if heard[:1] in VOWELS else heard[:1]
    return DOUBLED.sub(lambda pair: pair[1], first + heard[1:].translate(UNHEARD))


def prefix(word: str) -> str:
    """Return how a word begins: forms of one word agree in it ("spy" and "spies")."""
    if len(word) < SHORTEST_PREFIX:
        return f"{word}."
    if word[0] == word[1]:
        return word[0] + word[2]  # Dutch "oog"
    if word[1] == word[2]:
        return word[:2]  # Dutch "boom"
    return word[:3].replace("y", "i")


def may_be_form(word: str, prefixes: Container[str]) -> bool:
    """Whether a word begins as a form of one does whose beginning, or its stem's, is among some."""
    begun = prefix(word)
    return begun in prefixes or begun[:2] in prefixes  # "ogen", "bomen"
