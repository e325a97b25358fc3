"""What an answer has of a sentence without bold, added up word by word."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.denial.reach import Negator
from bot.core.grading.judging.no_object import find_led
from bot.core.grading.judging.sharing import imply
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.matching.readings import SHORT
from bot.core.grading.rubric.keys import CharsKey, Key, WordKey, stems_of
from bot.core.grading.rubric.wording import Group, Phrase, Wording
from bot.core.grading.verdict import How

ALIKE = frozenset((How.SYNONYM, How.SIMILAR))
UNTRUE = frozenset(("whole", "sentence", "backward", "statement"))  # how far a denial of everything reaches


class Tally:
    """What adds up over the keys of a sentence, as an answer has them."""

    def __init__(self) -> None:
        self.weight = self.own_weight = 0.0
        self.covered = self.own_covered = 0.0
        self.denied_weight = 0.0
        self.fresh = False
        self.used: set[int] = set()
        self.turned: dict[str, int] = {}
        self.affirmed: list[Occurrence] = []
        self.denied: list[tuple[Key, Occurrence]] = []
        self.ends: dict[int, float] = {}  # the weight of what is affirmed and new, by its last place
        self.spent: set[Negator] = set()
        self.nothing = False  # what the sentence denies is nothing: "points to nothing"
        self.without_denial = False  # what the sentence denies is said by its opposite, with no denial

    @property
    def turned_from(self) -> frozenset[str]:
        """The stems of the words that an answer has the opposite of, for no other word's sake."""
        return frozenset(stem for stem, place in self.turned.items() if place not in self.used)

    def settle_denials(self, answer: Answer) -> None:
        """Count as said what is denied only by what made an opposite right: "not the same hands".

        So is what only the sentence denies, beside an opposite: "in different hands".
        """
        if not self.denied:
            return
        denied, self.denied = self.denied, []
        for key, occurrence in denied:
            if self.spent.issuperset(occurrence.denial) if occurrence.denial else self.without_denial:
                self.cover(key, occurrence.credit)
                self.affirmed.append(occurrence)
            else:
                self.denied_weight += key.weight
                self.denied.append((key, occurrence))
        self.deny_verbs(answer)

    def affirm(self, key: Key, occurrence: Occurrence) -> None:
        """Note where an answer affirms a key."""
        self.affirmed.append(occurrence)
        if not key.given:
            self.ends[occurrence.last] = key.weight

    def deny_verbs(self, answer: Answer) -> None:
        """Deny all where a denied object outweighs what other clauses say: "they carry no oxygen"."""
        denied = sum(key.weight for key, _ in self.denied if not key.given)
        negators = {negator for _, one in self.denied for negator in one.denial}
        places = find_led(negators, answer)
        verbs = sum(self.ends.get(place, 0.0) for place in places)
        if verbs and denied >= self.own_covered - verbs:
            self.denied_weight = self.weight

    def find_nothing(self, phrase: Phrase, found: Sequence[Occurrence]) -> float:
        """Return 1 for a key that a sentence denies where the answer has "nothing" for it, else 0."""
        return float(self.nothing and phrase.negative and not found)

    def cover(self, key: Key, credit: float) -> None:
        """Add what an answer has of a key."""
        self.covered += key.weight * credit
        if not key.given:
            self.own_covered += key.weight * credit


def add_key(group: Group, wording: Wording, answer: Answer, tally: Tally) -> float:
    """Add what an answer has of one key; returns how much, from 0 to 1."""
    phrase = group.phrases[0]
    key = phrase.keys[0]
    tally.weight += key.weight
    found = answer.group(group, loosely=True)
    good = None
    if found:
        good = max([one for one in found if not one.denied], key=lambda one: one.credit, default=None)
        for one in found:
            tally.used |= one.tokens
        if good:
            tally.affirm(key, good)
        else:
            tally.denied.append((key, found[0]))
            tally.fresh = tally.fresh or not key.given
    credit = good.credit if good else 0.0
    stem = stem_of(key)
    opposite = answer.opposites.get(stem) if stem else None
    if opposite is not None:
        if says_by_opposite(phrase, opposite, wording, answer):
            credit = credit or 1.0
            tally.used.add(opposite)
            tally.without_denial = tally.without_denial or (phrase.head and not answer.asked(opposite))
            tally.spent.update(one for one in answer.denials.over[opposite] if one.reach not in UNTRUE)
        elif not good:
            tally.turned[stem] = opposite
    credit = credit or imply(phrase, wording, tally.used, answer) or tally.find_nothing(phrase, found)
    tally.cover(key, credit)
    if key.given:
        if good and phrase.negative and isinstance(key, WordKey):
            tally.fresh = tally.fresh or key.forms.stem not in answer.question.denied
        return credit
    tally.own_weight += key.weight
    if credit:
        repeats = only_repeats(good, answer) if good else is_asked(opposite, answer)
        tally.fresh = tally.fresh or not repeats
    return credit


def is_asked(opposite: int | None, answer: Answer) -> bool:
    """Whether an opposite only repeats the question, and nothing denies it: "it opens", of an open door."""
    return opposite is not None and answer.repeats(opposite) and not answer.denials.odd[opposite]


def stem_of(key: Key) -> str:
    """Return what the opposite of a key is looked up by; "" where it has none."""
    if isinstance(key, WordKey):
        return key.forms.stem
    return key.chars if isinstance(key, CharsKey) else ""


def says_by_opposite(phrase: Phrase, opposite: int, wording: Wording, answer: Answer) -> bool:
    """Whether a denied opposite says a word: "not rich", unless the sentence joins both, "women and men"."""
    if phrase.negative and not phrase.head:
        return False  # "not connected to the negative terminal" says nothing of the positive one
    if bool(answer.denials.odd[opposite]) is phrase.negative or denies_own(opposite, wording, answer):
        return False
    pairs, stem = wording.outline.pairs, answer.stems[opposite]
    own = stems_of(phrase.keys)
    return not any(
        {(one, joint), (joint, other)} <= pairs
        for joint in answer.language.denial.ands
        for word in own
        for one, other in ((word, stem), (stem, word))
    )


def denies_own(place: int, wording: Wording, answer: Answer) -> bool:
    """Whether a denied word is the sentence's, with the word behind it: "doesn't reflect green"."""
    own = any(stem_of(group.phrases[0].keys[0]) == answer.stems[place] for group in wording.wanted)
    return own and answer.stems[place : place + 2] in wording.outline.pairs


def only_repeats(said: Occurrence, answer: Answer) -> bool:
    """Whether a short answer says something only by a word of the question that means about the same."""
    return said.how in ALIKE and answer.size <= SHORT and answer.repeats(said.first)
