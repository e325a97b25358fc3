"""What "not" does to a verb: denies its subject with it, or leaves nothing denied."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.denial.clauses import joined
from bot.core.grading.language.language import Language
from bot.core.grading.language.separable import is_last_of_clause
from bot.core.grading.language.text import Tokens

WAIT = 5  # words between "not" and "until"
INSTEAD = 8  # words between "not" and "but", or "in order to" and "not"


def denies_verb(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether "not" denies a verb, and so its subject: after "was", or with nothing left to deny."""
    words = tokens.words
    if first == 0 or not joined(tokens.gaps[first]):
        return False
    closes = last + 1 == len(words) or not joined(tokens.gaps[last + 1])
    if closes or words[first - 1] in language.denial.auxiliaries:
        return True
    return stands_at_verb(tokens, first, last, language)


def stands_at_verb(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether "not" stands before a verb or its end, or behind one: "zieht nicht an", "steigt nicht in"."""
    words = tokens.words
    verbs, denial = language.irregular, language.denial
    parted = words[last + 1] in language.apart and is_last_of_clause(words, tokens.gaps, last + 1, language)
    if parted and denial.contrasts.isdisjoint(words[last + 2 : last + 3]):  # "nicht über, sondern unter"
        return True
    closes = last + 2 == len(words) or not joined(tokens.gaps[last + 2])
    if closes and words[last + 1].endswith(denial.verb_endings):
        return True
    if verbs.is_verb(language.normal(words[last + 1])):
        return not any(denial.aims.at(words, place) for place in range(max(0, first - INSTEAD), first))
    led = words[last + 1] in language.ties or words[last + 1] in language.places
    instead = not denial.contrasts.isdisjoint(words[last + 1 : last + 1 + INSTEAD])
    behind = bool(language.apart) and led and not instead
    return behind and verbs.is_verb(language.normal(words[first - 1]))


def reach_of_verb(words: Sequence[str], last: int, language: Language) -> str:
    """Return "both", unless another denial follows at once: "did not fail to" leaves its subject alone."""
    following = language.denial.book.at(words, last + 1) if last + 1 < len(words) else None
    return "forward" if following and following[1] in ("forward", "gerund") else "both"


def denies_nothing(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether what follows a denied verb leaves nothing denied."""
    words = tokens.words
    merely = language.denial.merely.intersection(words[last + 1 : last + 2])  # "wasn't just the cold"
    return (
        bool(merely) or waits(tokens, last, language) or (first == last and restricts(words, last, language))
    )


def waits(tokens: Tokens, last: int, language: Language) -> bool:
    """Whether a denied verb is followed by the time from which it holds: "did not begin until 1932"."""
    words, denial = tokens.words, language.denial
    for place in range(last + 1, min(last + WAIT, len(words) - 1)):
        if not joined(tokens.gaps[place]):
            return False
        if words[place] in denial.until:
            following = words[place + 1 : place + 3]
            return any(word[0].isdigit() or word in language.dates.months for word in following)
    return False


def restricts(words: Sequence[str], last: int, language: Language) -> bool:
    """Whether a denial means "only" with a word behind its verb: "ne ... que"."""
    denial = language.denial
    for place in range(last + 1, min(last + WAIT, len(words))) if denial.restricts else ():
        if words[place] in denial.restricts:
            return True
        if denial.book.at(words, place):
            break
    return False
