"""The right answer among others with no mark between: much stands before it, or words meet bare all along."""

from __future__ import annotations

from bot.core.grading.hedging.candidates import LISTED, Candidates, is_special
from bot.core.grading.hedging.reading_on import takes_notes
from bot.core.grading.hedging.strung import find_breath, find_clauses, find_led, is_common
from bot.core.grading.language.grammar import HES, NUMBER, WORD
from bot.core.grading.matching.match import Answer

OTHERS = 2  # strange words, or names
FIRST, AFTER = 4, 4  # strange words that stand before the right answer, or behind it
MEETINGS, SEAMS = 2, 3  # three items meet twice, four three times
IT, MANY = "it", "many"  # kinds of words
NOUNS = frozenset((WORD, NUMBER, MANY))


def stands_among(strange: list[int], candidates: Candidates) -> bool:
    """Whether the right answer stands among others with no mark between.

    Where words meet bare as often as three items do, four strange words before it tell. Where they meet as
    four do, two before it are enough, or two names of which something follows it, or four that follow.
    What "but" turns from, to come to the right answer, is none of it.
    """
    rubric = candidates.rubric
    seams = count_seams(candidates)
    if rubric.lengthy or rubric.tells or seams < MEETINGS or takes_notes(strange, candidates):
        return False
    first, last = min(candidates.accepted), max(candidates.accepted)
    if not candidates.answer.language.denial.contrasts.isdisjoint(candidates.answer.words[:first]):
        return False
    told = find_led(candidates) | find_clauses(candidates)
    strange = [place for place in strange if candidates.affirmed(place)]
    plain = {place for place in strange if place not in told}
    before = {place for place in plain if place < first and not is_common(place, candidates)}
    if len(before) >= LISTED and sum(place < first for place in strange) >= FIRST:
        return True
    breath = find_breath(candidates)
    behind = {place for place in strange if place > last and place in breath}
    named = sum(is_special(place, candidates) for place in strange) >= OTHERS
    return seams >= SEAMS and (
        (len(strange) >= LISTED and len(before & breath) >= OTHERS and bool(behind))
        or (named and not behind.isdisjoint(plain))
        or (len(behind) >= AFTER and len(plain) >= OTHERS)
    )


def count_seams(candidates: Candidates) -> int:
    """Return how often a bare word meets another with no mark between, or what opens a name or a sentence.

    Bare is what holds nothing together, and is no verb by its form: "protest | the flag | electricity". What
    the question says, or a date, has no seam in it, nor has what is right.
    """
    answer, language = candidates.answer, candidates.answer.language
    holding = (language.stop, language.ties, language.places, language.irregular)
    bare = [
        language.grammar.kind(word) in NOUNS and all(word not in some for some in holding)
        for word in answer.words
    ]
    dates = {place for date in answer.dates for place in range(date.first + 1, date.last + 1)}
    return sum(
        bare[place - 1]
        and (bare[place] or (place - 1 not in candidates.accepted and opens_item(place, answer)))
        and answer.tokens.gaps[place] == " "
        and not candidates.accepted.issuperset((place - 1, place))
        and not (answer.asked(place - 1) and answer.asked(place))
        for place in range(1, len(answer.words))
        if place not in dates
    )


def opens_item(place: int, answer: Answer) -> bool:
    """Whether an article or "it" goes on behind what is surely no verb: "vote the flag", not "breaks the"."""
    word, kind = answer.words[place], answer.language.grammar.kind
    opens = word in answer.language.articles or kind(word) in (IT, HES)
    return opens and kind(answer.words[place - 1]) != MANY and answer.tokens.gaps[place + 1] == " "
