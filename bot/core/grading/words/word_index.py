"""Where an answer says the words that a rubric wants, also as two words or two in one."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence

from bot.core.grading.language.compounds import find_taken_apart
from bot.core.grading.language.separable import find_prefixes
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.verdict import How
from bot.core.grading.words.forms import SHORTEST_TWO_TYPOS
from bot.core.grading.words.lexicon import STRANGE_COMPARED, Lexicon, Match, Place

SHORTEST_HALF = 3
RARE_HALF = 10  # bits
HALVES_TRIED = 24  # words that begin as a wanted one does
PREFIXES_TRIED, VERBS_TRIED = 16, 4  # whose verb may be mistyped: so many words before each
BESIDE = (" ", "-")  # what stands between two words of one name


class WordIndex:
    """Where the words of one answer stand, by the wanted words that they stand for."""

    def __init__(self, words: Sequence[str], gaps: tuple[str, ...], lexicon: Lexicon) -> None:
        self.sure: dict[str, list[Place]] = {}
        self.loose: dict[str, list[Place]] = {}
        self.unsure: dict[str, list[Place]] = {}
        self.weak: dict[str, list[Place]] = {}
        self.wanted: set[str] = set()
        altered = find_altered(words, gaps, lexicon)
        for place, matches in enumerate(lexicon.look_up(words)):
            if not matches or place in altered:
                continue
            for wanted, how, sure, loose, credit in matches:
                kind = self.unsure if not sure else self.loose if loose else self.sure
                kind = self.weak if credit < 1 else kind
                kind.setdefault(wanted, []).append(Place(place, place, how, credit))
                self.wanted.add(wanted)
        otherwise = [*split_words(words, gaps, lexicon)] if len(words) > 1 else []
        otherwise += turn_words(words, lexicon)
        if lexicon.language.apart:
            otherwise += join_verbs(words, gaps, lexicon)
        if lexicon.compounds:
            otherwise += join_words(words, lexicon)
        for wanted, stands in otherwise:
            insort(self.sure.setdefault(wanted, []), stands)
            self.wanted.add(wanted)

    def find(self, wanted: str, *, loosely: bool) -> list[Place]:
        """Return where a wanted word stands; mistyped, or `loosely` one like it, only for want of better."""
        found = self.sure.get(wanted, [])
        if loosely and wanted in self.loose:
            found = sorted(found + self.loose[wanted])
        return found or self.unsure.get(wanted) or (self.weak.get(wanted, []) if loosely else [])


def find_altered(words: Sequence[str], gaps: tuple[str, ...], lexicon: Lexicon) -> frozenset[int]:
    """Return the places before which a word stands that makes another thing of it: "vice president"."""
    if lexicon.altering.isdisjoint(words):
        return frozenset()
    return frozenset(
        place
        for place in range(1, len(words))
        if words[place - 1] in lexicon.altering and gaps[place] in BESIDE
    )


def split_words(words: Sequence[str], gaps: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[str, Place]]:
    """Yield the wanted words that the learner wrote as two: "show trial" for showtrial."""
    openings = lexicon.openings
    for place in [place for place, word in enumerate(words[:-1]) if word[:3] in openings][:HALVES_TRIED]:
        one, two = words[place : place + 2]
        if len(one) > 1 and gaps[place + 1] in (" ", "-", ""):
            if one + two in lexicon.words:
                yield one + two, Place(place, place + 1, How.VARIANT)
            elif (
                one not in lexicon.words
                and len(one + two) in lexicon.mistyped.targets
                and may_be_halves(one, two, lexicon)
            ):
                for match in lexicon.match(one + two):
                    if is_the_same(match):
                        yield match.wanted, Place(place, place + 1, match.how)


def turn_words(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, Place]]:
    """Yield the wanted compounds that the learner took apart: "Achse der Erde"."""
    language = lexicon.language
    for first, last, compounds in find_taken_apart(words, language):
        stems = {language.stemmed(word) for word in compounds}
        for wanted in {word for stem in stems for word in lexicon.stems.get(stem, ())}:
            yield wanted, Place(first, last, How.VARIANT)


def join_verbs(words: Sequence[str], gaps: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[str, Place]]:
    """Yield the wanted verbs of which the prefix stands apart, where it does: "nimmt Licht auf".

    One of the first may be mistyped: "ziet es an".
    """
    language = lexicon.language
    for number, (prefix, places) in enumerate(find_prefixes(words, gaps, language)):
        joined = [words[prefix] + words[place] for place in reversed(places)]
        stems = (language.stemmed(word) for word in joined)
        wanted = next((lexicon.stems[stem] for stem in stems if stem in lexicon.stems), ())
        yield from ((word, Place(prefix, prefix, How.STEM)) for word in wanted)
        may_slip = not wanted and number < PREFIXES_TRIED
        if may_slip and any(word.startswith(words[prefix]) for word in lexicon.words):
            matches = (match for word in joined[:VERBS_TRIED] for match in lexicon.match(word))
            yield from (
                (match.wanted, Place(prefix, prefix, match.how))
                for match in matches
                if is_the_same(match) and match.wanted.startswith(words[prefix])
            )


def may_be_halves(one: str, two: str, lexicon: Lexicon) -> bool:
    """Whether two words may be a mistyped one: "south hampton", "michael angelo"; not "slow trial".

    Neither stands for a wanted word by itself, and either a letter is doubled where they meet or one of them
    is so rare that it may be a name.
    """
    if min(len(one), len(two)) < SHORTEST_HALF or len(one + two) < SHORTEST_TWO_TYPOS:
        return False
    alone = (match for half in (one, two) for match in lexicon.match(half))
    if two in lexicon.language.stop or any(is_the_same(match) for match in alone):
        return False
    known = vocabulary(lexicon.language.code)
    return one[-1] == two[0] or any((known.frequency(half) or 0) <= RARE_HALF for half in (one, two))


def is_the_same(match: Match) -> bool:
    """Whether a word is a wanted one, not only like it."""
    return not match.loose and match.credit == 1


def join_words(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, Place]]:
    """Yield pairs of derived keywords that the learner wrote as one, perhaps mistyped: "bluewhale"."""
    listed = vocabulary(lexicon.language.code)
    strange = [word for word in dict.fromkeys(words) if word not in listed]
    compared = frozenset(strange[:STRANGE_COMPARED])
    for place, word in enumerate(words):
        pair = lexicon.joined(word) if word in compared else lexicon.compounds.get(word, ())
        for wanted in pair:
            yield wanted, Place(place, place, How.VARIANT if word in lexicon.compounds else How.TYPO)
