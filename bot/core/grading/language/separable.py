"""Verbs of which a part stands at the end of their clause: "nimmt Licht auf", "op te lossen"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.grading.language.language import Language

FURTHEST = 12  # words from a verb to its prefix
INSIDE = frozenset(("", " "))
IN_SENTENCE = frozenset(("", " ", ", "))  # "Venen führen zum Herzen, Arterien weg"


def find_prefixes(
    words: Sequence[str], gaps: Sequence[str], language: Language
) -> Iterator[tuple[int, range]]:
    """Yield where prefixes stand apart from their verbs, each with the places where its verb may stand.

    That is before it in its sentence, where the prefix ends a clause, or behind what stands within the two.
    """
    if language.apart.isdisjoint(words):
        return
    within = language.irregular.prefixed.within
    for place, word in enumerate(words):
        if word not in language.apart:
            continue
        if words[place + 1 : place + 2] == (within,):
            yield place, range(place + 2, min(place + 3, len(words)))
        elif place and is_last_of_clause(words, gaps, place, language):
            first = place
            while first > max(0, place - FURTHEST) and gaps[first] in IN_SENTENCE:
                first -= 1
            yield place, range(first, place)


def is_last_of_clause(words: Sequence[str], gaps: Sequence[str], place: int, language: Language) -> bool:
    """Whether a word is the last of its clause, or what follows says where or when: "viel aan in mei"."""
    after = place + 1
    if after == len(words) or gaps[after] not in INSIDE:
        return True
    denial = language.denial
    if words[after] in language.places:
        return True
    return words[after] in denial.ands or words[after] in denial.ors or bool(denial.breaks.at(words, after))


def find_parted(words: Sequence[str], gaps: Sequence[str], language: Language) -> dict[int, tuple[int, str]]:
    """Return for verbs that stand apart from their prefix where that stands, and both as one word.

    A finite form is one sooner than what may be an infinitive: "griff Polen an".
    """
    heads, normal = language.irregular.heads, language.normal
    found = {}
    for prefix, places in find_prefixes(words, gaps, language):
        verbs = [place for place in reversed(places) if normal(words[place]) in heads]
        finite = (place for place in verbs if heads[normal(words[place])] != normal(words[place]))
        verb = next(finite, next(iter(verbs), None))
        if verb is not None:
            found[verb] = prefix, words[prefix] + words[verb]
    return found
