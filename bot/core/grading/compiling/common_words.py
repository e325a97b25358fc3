"""Words that several points of a card have, with nothing bold: they tell of none, as the question's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.core.cards import BOLD, plain
from bot.core.grading.compiling.bolds import Bold
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.rubric.asides import leave_out_asides
from bot.core.grading.rubric.keys import Key, Wanted, WordKey
from bot.core.grading.rubric.reference_names import find_content

LONGEST_NAME = 3  # words that say something
TWO = 2  # such words of a name and what tells it from its like


class CommonWords:
    """The words of each point of a card, in all its wordings, and those that more than one has.

    Words count as one if they are of one family: freedom, free.
    """

    def __init__(self, points: Iterable[Iterable[str]], families: Mapping[str, str]) -> None:
        self.families = families
        self.points = [frozenset(map(self.head, stems)) for stems in points]
        counted = Counter(head for heads in self.points for head in heads)
        self.common = frozenset(head for head, count in counted.items() if count > 1)

    def head(self, stem: str) -> str:
        """Return what a stem's family is called by."""
        return self.families.get(stem, stem)

    def has(self, key: Key) -> bool:
        """Whether several points have a wanted word."""
        return isinstance(key, WordKey) and self.head(key.forms.stem) in self.common

    def tells(self, text: str, language: Language) -> bool:
        """Whether a text has anything that no other point has."""
        return not self.common.issuperset(map(self.head, find_content(leave_out_asides(text), language)))

    def bold(self, text: str, asked: frozenset[str], language: Language) -> list[Bold]:
        """Return a few words as one bold, where other points have each of them: "left atrium"."""
        if not self.common:
            return []
        told = leave_out_asides(text)
        own = frozenset(map(self.head, find_content(told, language) - asked))
        return [Bold(((told,),), "", "")] if 1 < len(own) <= LONGEST_NAME and own <= self.common else []

    def give(self, wanted: Mapping[object, Wanted]) -> dict[object, Wanted]:
        """Return what a sentence wants, with what other points have as given, unless nothing else is left."""
        own = any(not (key.given or self.has(key)) for key, _, _ in wanted.values())
        return {
            identity: (replace(key, given=key.given or (own and self.has(key))), negative, place)
            for identity, (key, negative, place) in wanted.items()
        }

    def find(self, wanted: Iterable[Wanted], asked: frozenset[str]) -> frozenset[int]:
        """Return by number the given keys that several points have, but not the question, of these stems."""
        return frozenset(
            number
            for number, (key, _, _) in enumerate(wanted)
            if key.given and isinstance(key, WordKey) and self.has(key) and key.forms.stem not in asked
        )

    def tell_apart(self, wanted: Sequence[Wanted]) -> Iterable[frozenset[int]]:
        """Return by number what sets a sentence apart from each other point, where others have all its words.

        Of "veins carry blood to the heart" the veins, beside arteries that do so, and the rest, beside
        "veins have valves".
        """
        own = {number: key for number, (key, _, _) in enumerate(wanted) if not key.given}
        heads = {number: self.head(key.forms.stem) for number, key in own.items() if isinstance(key, WordKey)}
        if not self.common.issuperset(heads.values()) or len(heads) < len(own):
            return ()
        apart = (frozenset(number for number in heads if heads[number] not in point) for point in self.points)
        return filter(None, dict.fromkeys(apart))


def bold_name(text: str, asked: frozenset[str], language: Language) -> list[Bold]:
    """Return a name as one bold that one of its words tells from another: "North Korea", "Upper Egypt".

    Its forms are choices: "Northern Ireland" is called North Ireland, too.
    """
    told = leave_out_asides(text)
    words = tokenize(told, language.folding).words
    apart = language.telling_apart.intersection(words)
    if len(words) > LONGEST_NAME or len(find_content(told, language) - asked) != TWO or len(apart) != 1:
        return []
    word = next(iter(apart))
    forms = sorted(one for one in language.telling_apart if one.startswith(word) or word.startswith(one))
    others = (" ".join(form if one == word else one for one in words) for form in forms if form != word)
    return [Bold(((told, *others),), "", "")]


NO_POINTS = CommonWords((), {})


def find_common(points: Sequence[Sequence[str]], language: Language) -> CommonWords:
    """Return what the points of a card have in common, by their wordings; nothing where all have bold."""
    if all(BOLD.search(text) for texts in points for text in texts):
        return NO_POINTS
    content = (
        frozenset().union(*(find_content(plain(text), language) for text in texts)) for texts in points
    )
    return CommonWords(content, language.families)
