"""Full names in bold, of which the surname will do where a question asks who: Picasso for Pablo Picasso."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.core.cards import plain
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.vocabulary import commonness
from bot.core.grading.matching.whose_surname import RARE_NAME
from bot.core.grading.rubric.keys import WordKey
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.wording import Phrase

LONGEST_NAME = 3  # words
JOINTS = frozenset((" ", ". ", ".", "-", "'", "’"))


class Surnames:
    """The surnames of one card: which of its answers have each, where its question asks who."""

    def __init__(self, language: Language, question: Question) -> None:
        self.language = language
        self.asked = question.asks_who
        self.answers: Counter[str] = Counter()

    def note(self, *texts: str) -> None:
        """Note the words of one of the card's answers, right or wrong, in all its wordings."""
        if self.asked:
            self.answers.update({word for text in texts for word in self.words(plain(text))})

    def words(self, text: str) -> Sequence[str]:
        """Return the words of a text."""
        return tokenize(text, self.language.folding).words

    def among(self, phrases: Iterable[Phrase], choices: Iterable[str], around: Iterable[str]) -> list[Phrase]:
        """Return the surnames of the full names among a bold's choices, where nothing else has them."""
        if not self.asked:
            return []
        named = [*zip(phrases, filter(None, choices), strict=True)]
        found = [name_by_surname(phrase, choice, self.language) for phrase, choice in named]
        found += [name_by_first_name(phrase, choice, self.language) for phrase, choice in named]
        alone = [one for one in found if one and self.answers[one.words[0]] <= 1]
        beside = {word for text in around for word in self.words(text)} if alone else ()
        return [one for one in alone if one.words[0] not in beside]


def name_by_surname(phrase: Phrase, name: str, language: Language) -> Phrase | None:
    """Return what a phrase for a full name wants of who says the surname alone; nothing for any other text.

    Nor where the question says that surname: then it is no key of the phrase.
    """
    names = find_names(name, language)
    wanted = [key for key in phrase.keys if isinstance(key, WordKey) and [key.forms.word] == names[-1:]]
    if not wanted or len(phrase.keys) == 1 or wanted[0].given:
        return None
    initials = frozenset(before[0] for at, before in enumerate(names[:-1]) if not at or len(before) > 1)
    return replace(phrase, keys=(wanted[0],), joined=None, listed=False, initials=initials)


def name_by_first_name(phrase: Phrase, name: str, language: Language) -> Phrase | None:
    """Return what a phrase for somebody known by the first name wants of who says that: Napoleon, Galileo."""
    names = find_names(name, language)
    called = names[0] if names and names[0] in language.known_by_first_name else ""
    wanted = [key for key in phrase.keys if isinstance(key, WordKey) and key.forms.word == called]
    if not wanted or wanted[0].given:
        return None
    return replace(phrase, keys=(wanted[0],), joined=None, listed=False, forename=True)


def find_names(name: str, language: Language) -> list[str]:
    """Return the words of a full name up to the surname: first names or initials first; else nothing."""
    tokens = tokenize(name, language.folding)
    words = list(tokens.words)
    while words and words[-1] in language.behind_names:
        words.pop()
    first = 0
    while first < len(words) - 1 and (words[first] in language.given or len(words[first]) == 1):
        first += 1
    first = first or looks_like_name(words, language)
    if not first or len(words[-1]) == 1:
        return []
    capital = [tokens.written(place)[:1].isupper() for place in range(len(words))]
    named = all(one or word in language.of_surnames for one, word in zip(capital, words, strict=True))
    joined = JOINTS.issuperset(tokens.gaps[1 : len(words)])
    return words if named and joined and capital[-1] and words[-1].isalpha() else []


def looks_like_name(words: Sequence[str], language: Language) -> bool:
    """Whether two or three words are no known names, but none is common: "Mahatma Gandhi", not "Red Army"."""
    if not 1 < len(words) <= LONGEST_NAME or words[-1] in language.titles:
        return False
    return all(
        word in language.of_surnames
        or (commonness(word, language.code) <= RARE_NAME and not language.valued(word))
        for word in words
    )
