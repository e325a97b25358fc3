"""How like a reference sentence an answer is: where no bold word says what matters, all of it decides.

What is measured adds up to a weighted sum, with weights fitted to people's verdicts on answers to several
hundred questions (`python -m bench.fitting`; see docs/decisions/grading-derived-keywords.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from math import exp, log, log1p
from operator import mul
from typing import NamedTuple

from bot.core.grading.denial.clauses import joined
from bot.core.grading.denial.reach import Negator
from bot.core.grading.judging.contradiction import (
    LONG,
    affirms_denied,
    is_turned,
    leaves_out_denied,
    names_kind_alone,
    stands_instead,
)
from bot.core.grading.judging.instead import has_another, has_other_form
from bot.core.grading.judging.no_object import says_nothing
from bot.core.grading.judging.tally import Tally, add_key, stem_of
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.matching.readings import SHORT
from bot.core.grading.matching.whose_surname import is_of_another
from bot.core.grading.relations.comparison import compare_senses
from bot.core.grading.relations.trends import follow, read_change
from bot.core.grading.rubric.keys import Key, WordKey
from bot.core.grading.rubric.wording import Group, Outline, Wording
from bot.core.grading.words.lexicon import SYNONYMOUS

ENOUGH = 0.5
WEIGHTS: dict[str, float] = {
    "own": 1.51,
    "whole": 2.11,
    "pairs": 0.40,
    "fitting": 0.75,
    "full": -1.19,
    "words": -1.57,
    "repeated": -0.29,
    "chances": 2.34,
    "keys": 2.57,
    "keys, squared": -1.03,
    "full, fitting": 2.02,
    "name": -4.08,
    "own, name": 6.25,
    "fitting, name": -1.91,
    "long": 3.25,
    "long, longest": -2.44,
    "words, longest": 0.89,
    "longest, chances": -1.08,
    "explained": -0.88,
}
INTERCEPT = -1.21
BRIEF = 3  # words of a sentence that an answer may open with
ALL = 0.999  # but for rounding
LACKING = 0.45  # at most, without a number, or an item of a list, that is required; or with an opposite
SOFTNESS = 1.2  # spreads what is over or under the mark; changes no verdict
MANY = 3  # keywords: who says so many of a sentence has said much of it
SET_APART = frozenset(("forward", "gerund"))  # how far a denial of words reaches, not of verbs


class Likeness(NamedTuple):
    """What an answer has of a sentence: shares from 0 to 1, and the places that say it.

    `own`: of what the question had not said. `whole`: of all. `pairs`: neighbouring words that are neighbours
    in the answer. `fitting`: of the answer's own words, or of all if the question has them, those that the
    sentence has. `turned`: it has the
    opposite of a word, which no other word of the sentence accounts for and no comparison has, for that is
    looked at by itself; or in that word's place, where the sentence is a few words. `negated`: of
    all, what one denies and the other does not. `words`: how many the answer has, of which so many are
    `repeated`. `fresh`: it says something that the question had not. `lacking`: something required is not
    there. `opens`: the sentence is brief, and the answer has nothing else up to its first mark.
    """

    own: float
    whole: float
    pairs: float
    fitting: float
    turned: bool
    negated: float
    words: int
    repeated: int
    outline: Outline
    fresh: bool
    lacking: bool
    opens: bool
    affirmed: tuple[Occurrence, ...]
    denied: tuple[Occurrence, ...]

    def terms(self) -> dict[str, float]:
        """Return what the weighted sum adds up, by name, in the order of the weights."""
        own, whole, fitting = self.own, self.whole, self.fitting
        words = log1p(self.words)
        chances, keys = log(self.outline.chances), log1p(self.outline.own)
        full = float(own >= ALL)
        longest = log1p(self.outline.longest)
        long = float(self.outline.longest >= LONG)
        return {
            "own": own,
            "whole": whole,
            "pairs": self.pairs,
            "fitting": fitting,
            "full": full,
            "words": words,
            "repeated": log1p(self.repeated),
            "chances": chances,
            "keys": keys,
            "keys, squared": keys * keys,
            "full, fitting": full * fitting,
            "name": float(self.outline.named),
            "own, name": own * self.outline.named,
            "fitting, name": fitting * self.outline.named,
            "long": long,
            "long, longest": long * longest,
            "words, longest": words * longest,
            "longest, chances": longest * chances,
            "explained": float(self.outline.explained),
        }

    @property
    def said(self) -> float:
        """How much of what is new the answer says, from 0 to 1: as many words of it as will do are all."""
        return min(1.0, self.own * max(1.0, self.outline.own / MANY))

    @property
    def hollow(self) -> bool:
        """Whether it only denies what the question says, where other references say more than that."""
        return self.outline.chances > 1 and self.outline.own > 0 and not self.own

    @property
    def sum(self) -> float:
        """What the weighted sum makes of it, from 0 to 1, whatever is lacking or turned."""
        total = INTERCEPT + sum(map(mul, WEIGHTS.values(), self.terms().values()))
        return 1 / (1 + exp(-total / SOFTNESS))

    @property
    def closeness(self) -> float:
        """How close the answer comes, from 0 to 1; `ENOUGH` makes it right, and to say all of it is 1."""
        if not self.fresh:
            return 0.0
        closeness = self.sum
        if self.lacking or self.turned or self.hollow:
            return min(closeness, LACKING)
        enough = closeness >= ENOUGH or self.outline.bare or self.opens
        return 1.0 if enough and self.whole >= ALL else closeness


def liken(wording: Wording, answer: Answer) -> Likeness:
    """Return how like a derived wording an answer is, in time linear in the answer."""
    outline = wording.outline
    tally = Tally()
    if answer.denials.negators:
        tally.nothing = wording.negative and says_nothing(wording, answer)
        tally.spent |= answer.contrary | answer.repeated_denials
        if any(group.phrases[0].others for group in wording.wanted):
            tally.spent |= {one for one in answer.denials.negators if one.first == answer.exclusive}
        if wording.comparisons and answer.comparisons:
            tally.spent |= find_spent(wording, answer)
    earned = [add_key(group, wording, answer, tally) for group in wording.wanted]
    trend = tie_changes(wording, earned, tally, answer) if outline.trends and answer.trends else 0
    lacking = lacks(wording, outline, earned, tally.used, answer)
    tally.settle_denials(answer)
    if answer.size <= SHORT and not wording.negative:
        lacking = lacking or any(map(is_set_apart, tally.denied))
    turned_from = tally.turned_from | find_others(wording, earned, tally.used, answer)
    if tally.own_weight:
        own = tally.own_covered / tally.own_weight
    else:
        own = tally.covered / tally.weight if tally.weight else 0.0
    telling = [place for place in answer.fresh or answer.content if place not in answer.framed]
    return Likeness(
        own=own,
        whole=tally.covered / tally.weight if tally.weight else 0.0,
        pairs=len(outline.pairs & answer.pairs) / len(outline.pairs) if outline.pairs else 0.0,
        fitting=len(tally.used.intersection(telling)) / max(1, len(telling)),
        turned=is_turned(wording, answer, turned_from, trend) or stands_instead(outline, answer),
        negated=tally.denied_weight / tally.weight if tally.weight else 0.0,
        words=answer.size,
        repeated=answer.repeated,
        outline=outline,
        fresh=tally.fresh or not (tally.own_weight or (outline.reply and not tally.affirmed)),
        lacking=lacking,
        opens=outline.size <= BRIEF and opens_with(tally.used, answer),
        affirmed=tuple(tally.affirmed),
        denied=tuple(occurrence for _, occurrence in tally.denied),
    )


def tie_changes(wording: Wording, earned: Sequence[float], tally: Tally, answer: Answer) -> int:
    """Return 1 where an answer ties changes as the sentence does, which says them; -1 where it turns one."""
    language = answer.language
    senses = {trend: follow(trend, answer.trends, language) for trend in wording.outline.trends}
    said = [change for trend, sense in senses.items() if sense > 0 for change in trend]
    if not said:
        return min(senses.values())
    for group, credit in zip(wording.wanted, earned, strict=True):
        key = group.phrases[0].keys[0]
        if not credit and isinstance(key, WordKey) and read_change([key.forms.word], 0, language) in said:
            tally.cover(key, 1.0)
            tally.fresh = tally.fresh or not key.given
            tally.turned.pop(stem_of(key), None)
    return 1


def opens_with(used: AbstractSet[int], answer: Answer) -> bool:
    """Whether an answer opens with some of its words and no others, up to a mark: "Egypt, near Cairo"."""
    words, gaps = answer.words, answer.tokens.gaps
    if len(words) <= BRIEF:
        return False
    end = next((place for place in range(1, len(words)) if not joined(gaps[place])), 0)
    said = {place for place in range(end) if words[place] not in answer.language.small}
    return bool(said) and said <= used


def lacks(
    wording: Wording, outline: Outline, earned: Sequence[float], used: set[int], answer: Answer
) -> bool:
    """Whether an answer lacks something that is required, by what it has `earned` of each key."""
    if outline.letter and answer.letter not in ("", outline.letter):
        return True
    if outline.labels.tell_of_another(answer.labels):
        return True
    enough = SYNONYMOUS if len(outline.required) > 1 else 1.0  # a name alone is said by no other word
    for number in outline.required:
        if earned[number] < enough or is_of_others(wording.wanted[number], outline.initials, answer):
            return True
    if not all(any(earned[number] for number in item) for item in outline.counted):
        return True
    if not all(earned[number] for number in outline.telling) or has_other_form(outline.form, used, answer):
        return True
    undenied = bool(outline.denied) and not any(earned[number] for number in outline.denied)
    return (
        (undenied and affirms_denied(wording, outline.denied, answer))
        or (undenied and leaves_out_denied(outline, used, answer))
        or names_kind_alone(outline, earned, used, answer)
        or has_another(wording, earned, used, answer)
    )


def find_others(wording: Wording, earned: Iterable[float], used: set[int], answer: Answer) -> frozenset[str]:
    """Return the stems of words beside or instead of which an answer has others of their kind.

    Beside them it may, unless the sentence says "only".
    """
    if answer.size > SHORT:
        return frozenset()
    alone, kinds = wording.outline.alone, answer.language.kinds.by_stem
    wanted = enumerate(zip(wording.wanted, earned, strict=True))
    tried = (group.phrases[0] for number, (group, credit) in wanted if not credit or number in alone)
    stems = {stem_of(one.keys[0]) for one in tried if not one.negative}
    return frozenset(stem for stem in stems if stem in kinds and answer.others.get(stem, used) - used)


def is_set_apart(said: tuple[Key, Occurrence]) -> bool:
    """Whether a denied key is new, and only that is denied: "meat, not plants", "without harm"."""
    key, one = said
    return not key.given and bool(one.denial) and all(negator.reach in SET_APART for negator in one.denial)


def find_spent(wording: Wording, answer: Answer) -> frozenset[Negator]:
    """Return the denials that make a comparison what the sentence says: "oil is not as dense as water"."""
    return frozenset(
        negator
        for said in answer.comparisons
        for negator in answer.denials.over[said.pivot.first]
        if any(compare_senses(own, said, answer.language) > 0 for own in wording.comparisons)
    )


def is_of_others(group: Group, initials: frozenset[str], answer: Answer) -> bool:
    """Whether other first names stand before a wanted name, wherever it does: "Louis Armstrong" for Neil."""
    if not initials:
        return False
    found = [one.first for one in answer.group(group, loosely=True) if not one.denied]
    return bool(found) and all(is_of_another(place, initials, answer) for place in found)
