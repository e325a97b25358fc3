"""Whether a text takes both or neither of the two things that a question offers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.denial.yes_no import Reply
from bot.core.grading.language.language import Language
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.sentence import Sentence

BOTH, NEITHER, ONE = "both", "neither", "one"


def read_taking(
    words: Sequence[str], stems: Sequence[str], odd: Sequence[bool], pair: Sequence[str], language: Language
) -> Reply:
    """Return which of two offered things, given by their stems, a text says: both, neither or one of them.

    Either in so many words, or by naming them: "a wave and a particle", "not plants and not animals". With
    an "or" it still leaves it open, as it does where it only denies one, or compares the two.
    """
    size = len(words)
    places = [[at for at, stem in enumerate(stems) if stem == side] for side in pair]
    ends = sorted(side[0] for side in places if side)
    compares = language.comparison.than | language.comparison.between
    between = range(ends[0], ends[-1]) if ends else range(0)
    compared = any(words[at] in compares and not language.taking.at(words, at) for at in between)
    if compared or any(language.ors.at(words, place) for place in range(size)):
        return Reply()
    affirmed = [side for side in places if not all(odd[at] for at in side)]
    if all(places):
        return Reply((NEITHER, ONE, BOTH)[len(affirmed)], size)
    if affirmed:
        return Reply(ONE, size)
    said = (language.taking.at(words, place) for place in range(size) if not odd[place])
    found = "" if any(places) else next((one[1] for one in said if one), "")
    return Reply(found, size if found else 0)


def settle_taking(sentence: Sentence, question: Question) -> str:
    """Return "both" or "neither" where an author's text says so of what the question offers, and no more."""
    words, language = sentence.tokens.words, sentence.language
    if not question.pair:
        return ""
    stems = [language.stemmed(word) for word in words]
    says = read_taking(words, stems, sentence.denials.odd, question.pair, language).says
    found = ((at, language.taking.at(words, at)) for at in range(len(words)))
    taking = {at + step for at, phrase in found if phrase for step in range(phrase[0])}
    more = any(
        word not in language.stop and at not in taking | sentence.denials.speech
        for at, word in enumerate(words)
        if stems[at] not in question.stems
    )
    joins = bool(taking or sentence.denials.speech) or not language.denial.ands.isdisjoint(words)
    return "" if more or not joins or says == ONE else says
