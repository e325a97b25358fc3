"""An answer in a script without spaces: where in it characters stand, together or beside their neighbours."""

from __future__ import annotations

import re

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

    def find_inflected(self, chars: str, most: int = LONGEST) -> list[Place]:
        """Return where characters stand, or the word they end in is inflected otherwise: 凍る, 凍りました."""
        found = self.find(chars, most)
        word = None if found else INFLECTED.fullmatch(chars)
        if word is None:
            return found
        stems = (place for place in self.find(word[1], most) if place.last + 1 < len(self.words))
        return [
            place._replace(how=How.STEM)
            for place in stems
            if not self.gaps[place.last + 1] and goes_with(word[2][0], self.words[place.last + 1])
        ]

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


def goes_with(one: str, other: str) -> bool:
    """Whether two syllables may be of two forms of one word."""
    if one == other or any(one in row and other in row for row in ROWS):
        return True
    return one in SOUNDS and "\u3041" <= other <= "\u309f" and other not in SMALL
