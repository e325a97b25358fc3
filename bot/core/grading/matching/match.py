"""Where in an answer stands what a rubric wants."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.grading.denial.losses import find_stop, is_averted, is_lost
from bot.core.grading.denial.reach import Negator
from bot.core.grading.denial.yes_no import NONE, read_none
from bot.core.grading.language.text import Tokens
from bot.core.grading.matching.occurrence import (
    MOST_PLACES,
    Occurrence,
    affirm,
    close_together,
    is_lent,
)
from bot.core.grading.matching.readings import Readings
from bot.core.grading.matching.whose_surname import begins_another, is_of_another
from bot.core.grading.rubric.keys import CharsKey, Key, WordKey
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.rubric.wording import Group, Phrase
from bot.core.grading.verdict import How
from bot.core.grading.words.forms import loosest
from bot.core.grading.words.formulas import read_said
from bot.core.grading.words.lexicon import Place

MOST_TRIED = 4000  # places of all phrases: of further phrases only the first place is tried


class Answer(Readings):
    """One answer, and where in it stands what a rubric wants."""

    def __init__(self, tokens: Tokens, rubric: Rubric) -> None:
        super().__init__(tokens, rubric)
        self.groups: dict[int, list[Occurrence]] = {}  # by identity: the rubric outlives the answer
        self.tried = 0

    def group(self, group: Group, *, loosely: bool = False) -> list[Occurrence]:
        """Return every place where one of several choices stands."""
        wanted = self.index.wanted
        if group.needles is not None and group.needles.isdisjoint(wanted):
            return []
        known = None if loosely else self.groups.get(id(group))
        if known is not None:
            return known
        found: list[Occurrence] = []
        for phrase in group.phrases:
            if phrase.reply:
                found += self.reply_with(phrase.reply)
                continue
            apart = wanted.issuperset(phrase.words) and (
                phrase.plain
                or not phrase.values
                or all(self.places(value, loosely=loosely) for value in phrase.values)
            )
            if apart or (phrase.joined and phrase.joined.word in wanted):
                found += self.occurrences(phrase, loosely=loosely)
        if not loosely:
            self.groups[id(group)] = found
        return found

    def reply_with(self, wanted: str) -> list[Occurrence]:
        """Return where the answer comes to the wanted one of yes, no and none; nowhere for another one."""
        reply = self.reply
        if wanted == NONE:
            reply = read_none(self.tokens, self.denials, self.asked, self.language)
        return [affirm((Place(0, reply.size - 1, How.EXACT),))] if reply.says == wanted else []

    def places(self, key: Key, *, loosely: bool) -> list[Place]:
        """Return where the answer says a key."""
        match key:
            case WordKey():
                return self.index.find(key.forms.word, loosely=loosely)
            case CharsKey():
                return (
                    self.run.find_beside(key.chars, key.beside)
                    if key.beside
                    else self.run.find_inflected(key.chars)
                )
            case _:
                return self.values.find(key)

    def occurrences(self, phrase: Phrase, *, loosely: bool = False) -> list[Occurrence]:
        """Return where the answer says a phrase, denied or not."""
        most = MOST_PLACES if self.tried < MOST_TRIED else 1
        if phrase.plain and not self.denials.negators:
            places = self.places(phrase.keys[0], loosely=loosely)[:most]
            self.tried += len(places)
            return [Occurrence((place,), place.how, credit=place.credit) for place in places]
        found: list[tuple[Place, ...]] = []
        if phrase.joined:
            found.extend(
                (Place(place.first, place.last, loosest([place.how, How.VARIANT])),)
                for place in self.index.find(phrase.joined.word, loosely=False)
                if place.first == place.last
            )
        alternatives = [self.places(key, loosely=loosely) for key in phrase.keys]
        self.tried += min(most, min(map(len, alternatives), default=0))
        if len(alternatives) == 1:
            found += [(place,) for place in alternatives[0][:most]]
        else:
            near = close_together(alternatives, self.items, self.sentences, most)
            found += [places for places in near if phrase.listed or not self.is_lent(places)]
        if phrase.initials:
            found = [places for places in found if not is_of_another(places[0].first, phrase.initials, self)]
        if phrase.forename:
            found = [places for places in found if not begins_another(places[0].last, self)]
        if self.denials.speech:  # the "is" of "is not true" says nothing else
            found = [places for places in found if not all(self.only_denies(place) for place in places)]
        if self.denials.negators or phrase.negative:
            return [self.occurrence(places, phrase, loosely=loosely) for places in found]
        return [affirm(places) for places in found]

    def is_lent(self, places: tuple[Place, ...]) -> bool:
        """Whether a phrase takes its words from items of a list that each say another in its stead."""
        apart = len({self.items[place.first] for place in places}) > 1
        return apart and is_lent(places, self.items, self.fresh_by_item)

    def only_denies(self, place: Place) -> bool:
        """Whether a small word, or one that only means the wanted one, is just a part of a denying phrase."""
        small = self.words[place.first] in self.language.stop or place.how is How.SYNONYM
        return small and place.first in self.denials.speech

    def is_lost(self, places: tuple[Place, ...]) -> bool:
        """Whether something is said to be lost or missing: that denies it where the author denies it, too."""
        first, last = places[0].first, places[-1].last
        return is_lost(first, last, self.words, self.denials.speech, self.language)

    def is_averted(self, places: tuple[Place, ...]) -> bool:
        """Whether something is said to be lost or prevented: to deny that says that it is there."""
        first, last = places[0].first, places[-1].last
        return is_averted(first, last, self.words, self.denials.speech, self.language)

    def is_stopped(self, places: tuple[Place, ...]) -> bool:
        """Whether something is said to be prevented, or not to be: what denies it denies that."""
        return find_stop(places[0].first, self.words, self.language) is not None

    def says_none(self, denial: Iterable[Negator]) -> bool:
        """Whether a denial says that there is none, or that one can't; not "not because of it"."""
        nots = self.language.denial.verb_not
        return not any(one.reach == "forward" and self.words[one.first] in nots for one in denial)

    def occurrence(self, places: tuple[Place, ...], phrase: Phrase, *, loosely: bool) -> Occurrence:
        """Return tokens that say a phrase with what denies them; a denied denial affirms."""
        negative = phrase.negative
        denial: tuple[Negator, ...] = ()
        for place in places:
            over = self.denials.denies(place.first, place.last)
            own = range(place.first, place.last + 1)  # "non" is a part of "non-aggression"
            denial = denial or tuple([one for one in over if one.first not in own or one.last not in own])
        if denial and not negative and self.question.denies and self.repeated_denials.issuperset(denial):
            denial = ()
        if (
            denial
            and phrase.lost
            and self.says_none(denial)
            and not (self.is_stopped(places) or self.is_averted(places))
        ):
            denial = ()  # who had "no food" is one whose food "ran out", as the author says
        if not (denial or negative or loosely):
            return affirm(places)
        if any(negator.reach == "whole" for negator in denial):
            negative = False  # "it is not true that ..." never says what the author denies
        if negative and (self.is_averted(places) or (phrase.lacked and places[0].first >= self.wish)):
            negative = False  # who "lost power", or wants it, has none, as the author says
        return Occurrence(
            places,
            loosest([place.how for place in places]),
            () if negative else denial,
            denied=bool(denial) is not negative,
            credit=min([place.credit for place in places]),
        )


def read_answer(text: str, rubric: Rubric) -> Answer:
    """Return an answer as a rubric's language reads it."""
    return Answer(read_said(text, rubric.language, rubric.lexicon.formulas), rubric)
