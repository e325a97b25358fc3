"""What is said to be lost, prevented or lacked: "the fuel ran out", "they wanted to rule themselves"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import skip_back

PREVENTED = 4  # words from "stop" to what is stopped
LOSS = 3  # small words from what is missing to "missing": "was not"


def is_lost(
    first: int, last: int, words: Sequence[str], speech: AbstractSet[int], language: Language
) -> bool:
    """Whether what stands from `first` to `last` is said to be lost; `speech`: the tokens that deny."""
    denial = language.denial
    first = skip_back(first, words, language.articles)
    after = last + 1
    furthest = min(len(words), after + LOSS)
    while after < furthest and (words[after] in denial.auxiliaries or after in speech):
        if denial.losses_behind.at(words, after):
            break
        after += 1
    behind = after < len(words) and denial.losses_behind.at(words, after)
    return bool(behind) or denial.losses.before(words, first) is not None


def is_averted(
    first: int, last: int, words: Sequence[str], speech: AbstractSet[int], language: Language
) -> bool:
    """Whether what stands from `first` to `last` is said to be lost, or to be prevented."""
    return is_prevented(first, words, speech, language) or is_lost(first, last, words, speech, language)


def is_prevented(first: int, words: Sequence[str], speech: AbstractSet[int], language: Language) -> bool:
    """Whether a word that stops what begins at a token stands before it, undenied and in its clause."""
    stop = find_stop(first, words, language)
    return stop is not None and stop - 1 not in speech  # "doesn't stop" goes on


def find_stop(first: int, words: Sequence[str], language: Language) -> int | None:
    """Return the word that stops what begins at a token, denied or not; not a noun, as in "by the end"."""
    denial = language.denial
    for at in range(first - 1, max(-1, first - 1 - PREVENTED), -1):
        if words[at] in denial.prevents:
            return None if at and words[at - 1] in language.articles else at
        if words[at] in denial.ands or denial.breaks.at(words, at) is not None:
            break
    return None


def tells_lack(words: Sequence[str], language: Language) -> bool:
    """Whether a sentence that denies tells what somebody does not have, rather than not want."""
    return not language.denial.having.isdisjoint(words) and language.denial.wishes.isdisjoint(words)


def find_wish(words: Sequence[str], language: Language) -> int:
    """Return from which word on an answer says what somebody wanted; its end, if it does not."""
    if words and words[0] in language.denial.aiming:
        return 0
    return next((place for place, word in enumerate(words) if word in language.denial.wishes), len(words))
