"""An answer in a script without spaces: where in it characters stand, together or beside their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.matching.occurrence import MOST_PLACES
from bot.core.grading.rubric.keys import Beside
from bot.core.grading.verdict import How
from bot.core.grading.words.lexicon import Place

# Syllables that take each other's place as a Japanese word is inflected: 送る, 送り, 送って.
# The い of 開いた may stand for any but those that say something themselves.
ROWS = (
    "うわいえおっ",
    "かきくけこいっ",
    "がぎぐげごい",
    "さしすせそ",
    "たちつてとっ",
    "なにぬねのん",
    "ばびぶべぼん",
    "まみむめもん",
    "らりるれろっ",
)
SOUNDS = frozenset("いっん")
SMALL = frozenset("はをにでとものへがやか、。")
INFLECTED = re.compile("(.*[\u4e00-\u9fff])([\u3041-\u309f]{1,4})")
DONE = re.compile("(.*[\u4e00-\u9fff]{2})[しすさ][\u3041-\u309f]{1,3}")  # 自転する says no more than 自転
SHORT_STEMS, SHORT_ENDINGS = frozenset("出見着寝似得煮居来"), frozenset("るまたてなよらずり")
FOREIGN = re.compile("[ァ-ヺー]{3}")
SHORTEST_SPELT, SHORTEST_LOOSE = 4, 3
PATTERNS_KEPT = 2_048  # as many runs of characters as large decks want
UNHEARD = frozenset("ー・")
VOICED = {"ぁ": "ば", "ぃ": "び", "ぇ": "べ", "ぉ": "ぼ"}  # behind ゔ
LONGEST = 4096  # characters of an answer
# One way to write Japanese syllables: katakana as hiragana.
SYLLABLES = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
NO_TOKENS = Tokens("", (), ("",), (), ())


class Run:
    """The characters of an answer in one row; a word in letters is none of them."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.words, self.gaps, self.language = tokens.words, tokens.gaps, language
        letters = "".join(word if len(word) == 1 else "\x00" * len(word) for word in self.words)
        self.text = letters.translate(SYLLABLES)
        self.places = [place for place, word in enumerate(self.words) for _ in word]

    def find(self, chars: str, most: int = LONGEST) -> list[Place]:
        """Return where characters stand together, in no more than so many places."""
        found: list[Place] = []
        chars = chars.translate(SYLLABLES)
        start = self.text.find(chars)
        while start >= 0 and len(found) < most:
            found.append(Place(self.places[start], self.places[start + len(chars) - 1], How.EXACT))
            start = self.text.find(chars, start + len(chars))
        return found

    def find_inflected(self, chars: str) -> list[Place]:
        """Return where characters stand, or the word they end in is inflected otherwise: 凍る, 凍りました."""
        found = self.find(chars) or self.find_spelt(chars) or self.find_loose(chars)
        word = None if found else INFLECTED.fullmatch(chars)
        if word is None:
            return found
        if DONE.fullmatch(chars):
            return self.find(word[1]) or self.find_loose(word[1])
        stems = (place for place in self.find(word[1]) if place.last + 1 < len(self.words))
        return [
            place._replace(how=How.STEM)
            for place in stems
            if not self.gaps[place.last + 1] and goes_with(word[2], self.words[place.last + 1], word[1][-1])
        ]

    def find_spelt(self, chars: str) -> list[Place]:
        """Return where a long word in katakana stands, spelt otherwise: ベートーベン for ベートーヴェン."""
        wanted = "".join(one for _, one in spell(chars.translate(SYLLABLES)))
        if not FOREIGN.search(chars) or len(wanted) < SHORTEST_SPELT:
            return []
        return self.locate(re.escape(wanted), *self.spelt)

    def find_loose(self, chars: str) -> list[Place]:
        """Return where characters stand but for small words between them: 地球的自转 for 地球自转."""
        pattern = loosen(chars, self.language.loose)
        return self.locate(pattern, self.text, self.places) if pattern else []

    def locate(self, pattern: str, text: str, places: Sequence[int]) -> list[Place]:
        """Return where a pattern stands in a text of which each character has its place in the answer."""
        found = re.finditer(pattern, text)
        return [Place(places[one.start()], places[one.end() - 1], How.VARIANT) for one in found]

    @cached_property
    def spelt(self) -> tuple[str, list[int]]:
        """Its characters as foreign words are compared, and where each stands."""
        heard = [*spell(self.text)]
        return "".join(one for _, one in heard), [self.places[at] for at, _ in heard]

    def find_beside(self, one: str, beside: Beside) -> list[Place]:
        """Return where a character stands beside its neighbours: of 毛泽东 the answer 毛泽民 has nothing."""
        behind = [place.last for place in self.find(beside.before + one, MOST_PLACES) if beside.before]
        ahead = [place.first for place in self.find(one + beside.after, MOST_PLACES) if beside.after]
        places = [
            *(place for place in behind if not (beside.after and self.goes_on(place, beside))),
            *(place for place in ahead if not (beside.then and self.goes_on(place + 1, beside))),
        ]
        return [Place(place, place, How.EXACT) for place in sorted(set(places))]

    def goes_on(self, place: int, beside: Beside) -> bool:
        """Whether a character stands right behind another that says something of its own."""
        if place + 1 == len(self.words) or self.gaps[place + 1]:
            return False
        after, language = self.words[place + 1], self.language
        return not any(after in words for words in (beside.sentence, language.stop, language.partings))


def spell(chars: str) -> Iterator[tuple[int, str]]:
    """Yield by place the syllables of a foreign word as all write it: without ー and ・, ゔぇ as べ."""
    for place, one in enumerate(chars):
        after, before = chars[place + 1 : place + 2], chars[place - 1 : place]
        if one == "ゔ":
            yield place, VOICED.get(after, "ぶ")
        elif one not in UNHEARD and not (before == "ゔ" and one in VOICED):
            yield place, one


@lru_cache(maxsize=PATTERNS_KEPT)
def loosen(chars: str, loose: frozenset[str]) -> str:
    """Return a pattern of characters that some small words may part; "" for too few of them."""
    said = [one for one in chars.translate(SYLLABLES) if one not in loose]
    if not loose or len(said) < SHORTEST_LOOSE:
        return ""
    small = f"[{''.join(sorted(loose))}]{{0,2}}"
    return "".join(
        re.escape(one) + (small if is_content(one) and is_content(other) else "")
        for one, other in pairwise([*said, ""])
    )


def is_content(one: str) -> bool:
    """Whether a character is no hiragana."""
    return bool(one) and not "\u3041" <= one <= "\u309f"


def goes_with(ending: str, other: str, stem: str) -> bool:
    """Whether a syllable may begin another ending of one word."""
    one = ending[0]
    if stem in SHORT_STEMS and one in SHORT_ENDINGS and other in SHORT_ENDINGS:
        return True  # 出る, 出ます
    if one == other or any(one in row and other in row for row in ROWS):
        return True
    return one in SOUNDS and "\u3041" <= other <= "\u309f" and other not in SMALL
