"""What goes with what: "the longer the string, the lower the pitch" ties two comparatives to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.relations.comparison import bases
from bot.core.grading.relations.offered import ENDS

Change = frozenset[str]  # the stems of a comparative, or the words for more, or for less
Trend = tuple[Change, Change]


def read_trends(
    tokens: Tokens, odd: Sequence[bool], language: Language, *, tied: bool = False
) -> frozenset[Trend]:
    """Return what changes together in each sentence; if `tied`, where it says so: "when", "the ... the"."""
    known, words = language.comparison, tokens.words
    if not known.tying:
        return frozenset()
    ends = [place for place, gap in enumerate(tokens.gaps) if not ENDS.isdisjoint(gap)]
    found: set[Trend] = set()
    for start, end in pairwise((0, *ends, len(words))):
        run = {
            place: change for place in range(start, end) if (change := read_change(words, place, language))
        }
        if tied and known.tying.isdisjoint(words[start:end]):
            run = run if all(place and words[place - 1] in language.articles for place in run) else {}
        if not any(odd[place] or (place and words[place - 1] in language.denial.ands) for place in run):
            found.update(pair_up([*run.values()], language))
    return frozenset(found)


def pair_up(run: Sequence[Change], language: Language) -> Iterator[Trend]:
    """Yield the first and the second, the third and the fourth, unless one is left over.

    Of "the larger one eats the smaller one" nothing changes.
    """
    known = language.comparison
    pairs = zip(run[::2], run[1::2], strict=True) if len(run) % 2 == 0 else ()
    for one, other in pairs:
        if one in (known.more, known.less, known.rises, known.falls) or not relate(one, other, language):
            yield one, other


def read_change(words: Sequence[str], place: int, language: Language) -> Change:
    """Return what a word says that there is more of, or less; nothing for what compares nothing."""
    known, word = language.comparison, words[place]
    for amount in (known.more, known.less):
        if word in amount:
            behind = [
                one for one in words[place + 1 : place + 2] if one not in known.opposites
            ]  # "more light"
            quality = frozenset(language.stemmed(one) for one in behind)
            if quality.isdisjoint(known.opposites):
                return amount
            return quality if amount is known.more else turn(quality, language)  # "less quickly"
    for verbs in (known.rises, known.falls):
        if word in verbs:
            return verbs
    if not word.endswith(known.endings) or word in known.never or word in language.stop:
        return frozenset()
    stems = bases(word, language)
    return frozenset() if stems.isdisjoint(known.opposites) else stems


def turn(change: Change, language: Language) -> Change:
    """Return the stems of the opposites."""
    return frozenset().union(*(language.comparison.opposites.get(stem, ()) for stem in change))


def relate(one: Change, other: Change, language: Language) -> int:
    """Return 1 for changes of one thing, -1 for opposite ones, 0 for those of different things."""
    if not one.isdisjoint(other):
        return 1
    known, both = language.comparison, (one, other)
    if known.rises in both or known.falls in both or (known.more in both and known.less in both):
        return sense_of(one, language) * sense_of(other, language)
    return 0 if turn(one, language).isdisjoint(other) else -1


def sense_of(change: Change, language: Language) -> int:
    """Return 1 for more, or greater, -1 for less, 0 for what is neither."""
    known = language.comparison
    if change in (known.more, known.rises) or not change.isdisjoint(known.greater):
        return 1
    return -1 if change in (known.less, known.falls) or not change.isdisjoint(known.lesser) else 0


def follow(own: Trend, said: Collection[Trend], language: Language) -> int:
    """Return 1 where an answer ties two changes as a sentence does, or turns both; -1 where it turns one."""
    one, other = own
    senses = {
        relate(one, first, language) * relate(other, second, language)
        or relate(one, second, language) * relate(other, first, language)
        for first, second in said
    }
    return 1 if 1 in senses else min(senses, default=0)
