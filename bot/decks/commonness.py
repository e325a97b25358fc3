"""Which keywords are so common that many wrong answers have them, too."""

from __future__ import annotations

from functools import lru_cache

from bot.core.grading.language.grammar import SAYING
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.vocabulary import commonness, vocabulary
from bot.core.grading.numbers.quantity import Kind
from bot.core.grading.rubric.keys import Key, NumberKey, WordKey
from bot.core.grading.rubric.wording import Phrase

SMALL_WORDS = 3  # more of them may be a saying: "to be or not to be"
NOT_RARE = 10  # bits below a language's most common word: "war", "state", "decide", no names
VERY_COMMON = 6  # bits below a language's most common word: about one word in two thousand


def is_common_alone(phrase: Phrase, language: Language) -> bool:
    """Whether a phrase wants one word only, and one that people use all the time, or an ordinal.

    A yes or no that settles the question is all that there is to say.
    """
    if len(phrase.keys) != 1 or phrase.negative or phrase.reply:
        return False
    key = phrase.keys[0]
    return is_ordinal(key) or (isinstance(key, WordKey) and is_common(key.forms.word, language, VERY_COMMON))


def is_small(phrase: Phrase, choice: str, language: Language) -> bool:
    """Whether a phrase is of two or three small words, and no name such as "The Who"."""
    words = [key.forms.word for key in phrase.keys if isinstance(key, WordKey)]
    few = 1 < len(words) == len(phrase.keys) <= SMALL_WORDS
    name = any(word[0].isupper() for word in choice.split()[1:])
    return few and not name and not phrase.negative and not phrase.reply and language.stop.issuperset(words)


def is_clause(phrase: Phrase, choice: str, language: Language) -> bool:
    """Whether a phrase is what somebody did, in so many words: "introduced in the revolution"."""
    words = tokenize(choice, language.folding).words
    small = sum(word in language.stop for word in words)
    wanted = sum(not key.given for key in phrase.keys)
    return wanted > 1 < small and not phrase.negative and language.grammar.kind(words[0]) in SAYING


def is_ordinal(key: Key) -> bool:
    """Whether a key wants a number that only tells a place: "first"."""
    return isinstance(key, NumberKey) and key.kind is Kind.ORDINAL


def is_common(word: str, language: Language, bits: int) -> bool:
    """Whether a word is a small one, or not rarer by that many bits than a language's most common word."""
    bits_of_word = commonness(word, language.code)
    return word in language.stop or bits_of_word >= most_common(language.code) - bits > 0


@lru_cache(maxsize=16)
def most_common(code: str) -> int:
    """Return how common a language's most common word is, as a power of two; 0 without a list."""
    return max((entry & 0xFF for entry in vocabulary(code).entries), default=0)
