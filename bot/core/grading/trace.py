"""Why an answer came out as it did: what was looked for, what was found, and by which rule.

Made of the same readings and findings as the verdict, after it: grading itself pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.grading.concluding import find_counting
from bot.core.grading.judging.fates import settle_fate
from bot.core.grading.judging.finding import MISSED, Finding, choose, tokens_of
from bot.core.grading.judging.judge import find_wordings, settle_by_reply
from bot.core.grading.language.text import read_literally
from bot.core.grading.matching.match import Answer, read_answer
from bot.core.grading.matching.values import number_fits
from bot.core.grading.numbers.quantity import Bound
from bot.core.grading.rubric.keys import numbers_of
from bot.core.grading.rubric.rubric import Rubric, RubricPoint, RubricWrong
from bot.core.grading.rubric.wording import Wording
from bot.core.grading.score import accepted_tokens, grade
from bot.core.grading.sought import Sense, WordingTrace, find_common, find_nearest, trace_wording
from bot.core.grading.verdict import NoteKind, PointVerdict, Status, Verdict


class Rule(StrEnum):
    """What decided a key point or a wrong answer."""

    WORD_FOR_WORD = "word for word"
    KEYWORDS = "keywords"
    HALF = "half"
    SHARE = "share"
    CHOSEN = "chosen"
    SETTLED = "settled"
    DENIED = "denied"
    MISSING = "missing"
    NOTHING = "nothing"
    TOO_LITTLE = "too little"
    LACKING = "lacking"
    OPPOSED = "opposed"
    ONLY_GIVEN = "only given"
    ONLY_COMMON = "only common"
    WRONG_SENSE = "wrong sense"
    ECHOED = "echoed"
    SCRAMBLED = "scrambled"
    OUT_OF_ORDER = "out of order"
    TURNED = "turned"
    REVERSED = "reversed"
    OTHER_REPLY = "other reply"
    OTHER_NUMBER = "other number"
    OTHER_BOUND = "other bound"
    OTHER_UNIT = "other unit"
    OTHER_FATE = "other fate"
    COUNTS_ALREADY = "counts already"
    IN_PASSING = "in passing"


_RULES = (  # of a point that is missed for all that is said of it
    (NoteKind.REVERSED, Rule.REVERSED),
    (NoteKind.ECHOED_QUESTION, Rule.ECHOED),
    (NoteKind.SCRAMBLED, Rule.SCRAMBLED),
    (NoteKind.OUT_OF_ORDER, Rule.OUT_OF_ORDER),
)


@dataclass(frozen=True, slots=True)
class PointTrace:
    """A point with the rule that decided it, and the wording that did, or that came nearest."""

    verdict: PointVerdict
    rule: Rule
    wording: WordingTrace | None = None
    weight: float = 1.0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class WrongTrace:
    """A known wrong answer whose words stand in the answer, and why it is held against it or not."""

    text: str
    rule: Rule
    wording: WordingTrace


@dataclass(frozen=True, slots=True)
class Trace:
    """A verdict with its reasons.

    `terms` are what points earn, of a weight of `wanted`, before any penalty. `asked` are the learner's
    words that the question itself had said. `by_closeness`: the score is how like a reference the answer is.
    """

    verdict: Verdict
    points: tuple[PointTrace, ...]
    wrong: tuple[WrongTrace, ...]
    asked: tuple[str, ...]
    terms: tuple[float, ...]
    wanted: float
    enough: int | None
    pass_mark: float
    one_answer: bool
    by_closeness: bool = False


def explain(rubric: Rubric, answer: str) -> Trace:
    """Return the verdict on an answer with the reasons for it; the same for the same texts."""
    verdict = grade(rubric, answer)
    read = read_answer(answer, rubric)
    shown = match_points(rubric, verdict)
    found = [find_each(point.wordings, read) for point in shown]
    said = read_literally(answer, read.tokens)
    accepted = accepted_tokens([[one for one in findings if one] for findings in found])
    taken = accepted | find_common((point.wordings for point in shown), read)
    points = tuple(
        trace_point(point, judged, findings, read, verdict, taken, said if rubric.one_answer else "")
        for point, judged, findings in zip(shown, verdict.points, found, strict=True)
    )
    whole = any(point.rule is Rule.WORD_FOR_WORD for point in points)
    wrong = () if whole else trace_wrong(rubric.wrong, accepted, read, verdict)
    counting = [(verdict.score, 1.0)] if rubric.by_closeness else find_counting(rubric, verdict.points)
    return Trace(
        verdict,
        points,
        wrong,
        () if whole else find_asked(read, accepted),
        tuple(credit * weight for credit, weight in counting if credit),
        sum(weight for _, weight in counting),
        rubric.enough,
        rubric.pass_mark,
        rubric.one_answer,
        rubric.by_closeness,
    )


def match_points(rubric: Rubric, verdict: Verdict) -> tuple[RubricPoint, ...]:
    """Return the points that a verdict speaks of: all, or of references the one that decided."""
    if len(verdict.points) == len(rubric.points):
        return rubric.points
    return tuple(
        next(point for point in rubric.points if point.text == judged.text) for judged in verdict.points
    )


def find_each(wordings: Sequence[Wording], answer: Answer) -> list[Finding | None]:
    """Return what each wording makes of an answer, in order; `None` where it does not mention it."""
    return [next(iter(find_wordings((wording,), answer)), None) for wording in wordings]


def trace_point(
    point: RubricPoint,
    judged: PointVerdict,
    findings: list[Finding | None],
    answer: Answer,
    verdict: Verdict,
    taken: frozenset[int],
    said: str,
) -> PointTrace:
    """Return what decided a point; `said` is the answer as literals are compared, if they count here.

    `taken` are the tokens that count for some point, or could for many.
    """
    if said and said in point.literals:
        return PointTrace(judged, Rule.WORD_FOR_WORD, None, point.weight, point.optional)
    chosen = choose([one for one in findings if one])
    number = next((at for at, one in enumerate(findings) if one is chosen), None)
    if number is None or (chosen.status is Status.MISSED and not chosen.turned):
        nearest = find_nearest(point.wordings, answer, taken)
        rule = explain_number(point, answer) or explain_reply(point, answer) or explain_miss(nearest)
        shown = None if rule in (Rule.NOTHING, Rule.OTHER_REPLY) else nearest
        return PointTrace(judged, rule, shown, point.weight, point.optional)
    settled = settle_by_reply(point.wordings[number], answer)
    if settled and settled.status is judged.status is Status.HIT:
        return PointTrace(judged, Rule.SETTLED, None, point.weight, point.optional)
    wording = trace_wording(number, point.wordings[number], answer)
    rule = explain_finding(chosen, judged, verdict, derived=wording.derived)
    if rule is Rule.OTHER_NUMBER and settle_fate(chosen, answer) is MISSED:
        rule = Rule.OTHER_FATE
    if rule in (Rule.SHARE, Rule.KEYWORDS) and not is_full(wording):
        rule = Rule.CHOSEN
    return PointTrace(judged, rule, wording, point.weight, point.optional)


def is_full(wording: WordingTrace) -> bool:
    """Whether an answer has what a wording wants: else it counts for what it chooses of an offer."""
    if wording.derived:
        return wording.closeness >= wording.needed
    return all(one.sense is not Sense.UNSAID for one in wording.sought)


def explain_finding(finding: Finding, judged: PointVerdict, verdict: Verdict, *, derived: bool) -> Rule:
    """Return what made a point of what the best wording found."""
    if finding.status is Status.DENIED:
        return Rule.DENIED
    if finding.turned:
        return Rule.REVERSED if finding.turned is NoteKind.REVERSED else Rule.TURNED
    kinds = {note.kind for note in verdict.notes}
    if judged.status is Status.HIT:  # in doubtful order, too: the note tells why it is half
        half = any(one.credit < 1 for one in finding.occurrences)  # of a date, of a span of years
        return Rule.SHARE if derived else Rule.HALF if half else Rule.KEYWORDS
    return next((rule for kind, rule in _RULES if kind in kinds), Rule.OTHER_NUMBER)


def explain_reply(point: RubricPoint, answer: Answer) -> Rule | None:
    """Return whether a yes was wanted and the answer says no, or the other way round."""
    settled = (settle_by_reply(wording, answer) for wording in point.wordings)
    other = any(finding and finding.status is Status.MISSED for finding in settled)
    return Rule.OTHER_REPLY if other else None


def explain_miss(nearest: WordingTrace | None) -> Rule:
    """Return why no wording was found."""
    if nearest is None or not any(one.said or one.part for one in nearest.sought):
        return Rule.NOTHING
    if not nearest.derived and all(one.sense is not Sense.UNSAID for one in nearest.sought):
        return Rule.WRONG_SENSE
    if not nearest.derived and any(one.tells for one in nearest.sought):
        return Rule.MISSING
    if not nearest.derived:
        return Rule.ONLY_GIVEN if any(one.given for one in nearest.sought) else Rule.NOTHING
    return explain_unlike(nearest)


def explain_unlike(nearest: WordingTrace) -> Rule:
    """Return why a sentence is not said of which an answer has something."""
    said = [one for one in nearest.sought if one.said]
    if all(one.given for one in said):
        return Rule.ONLY_COMMON if any(one.common for one in said) else Rule.ONLY_GIVEN
    if nearest.opposed or nearest.lacking:
        return Rule.OPPOSED if nearest.opposed else Rule.LACKING
    return Rule.TOO_LITTLE if nearest.closeness < nearest.needed else Rule.WRONG_SENSE


def explain_number(point: RubricPoint, answer: Answer) -> Rule | None:
    """Return why a number that is there is not the wanted one; nothing where none is."""
    if bounds_otherwise(point, answer):
        return Rule.OTHER_BOUND
    return Rule.OTHER_UNIT if counts_otherwise(point, answer) else None


def counts_otherwise(point: RubricPoint, answer: Answer) -> bool:
    """Whether the answer has a point's number of another unit, or of none where one has to be said."""
    return any(
        not number_fits(key, quantity)
        for key in numbers_of(point.values)
        if key.units or key.things
        for quantity in answer.quantities
        if quantity.values[0] in key.values
    )


def bounds_otherwise(point: RubricPoint, answer: Answer) -> bool:
    """Whether the answer has a point's number as the other bound: "less than" where "over" is wanted."""
    return any(
        key.values[0] in quantity.values
        and quantity.bound is not key.bound
        and not {Bound.UNDER, Bound.AT_MOST}.isdisjoint((quantity.bound, key.bound))
        for key in numbers_of(point.values)
        for quantity in answer.quantities
    )


def trace_wrong(
    wrongs: Sequence[RubricWrong], accepted: frozenset[int], answer: Answer, verdict: Verdict
) -> tuple[WrongTrace, ...]:
    """Return the known wrong answers whose words are said, those forgiven among them."""
    held = {given.text for given in verdict.wrong}
    traces = []
    for wrong in wrongs:
        findings = find_each(wrong.wordings, answer)
        chosen = choose([one for one in findings if one])
        number = next((at for at, one in enumerate(findings) if one is chosen), None)
        if number is None or chosen.status is Status.MISSED:
            continue
        wording = trace_wording(number, wrong.wordings[number], answer)
        if chosen.status is Status.DENIED:
            rule = Rule.DENIED
        elif wrong.text in held:
            rule = Rule.SHARE if wording.derived else Rule.KEYWORDS
        elif tokens_of(chosen.occurrences) <= accepted:
            rule = Rule.COUNTS_ALREADY
        elif all(answer.asked(token) for token in tokens_of(chosen.occurrences)):
            rule = Rule.ONLY_GIVEN
        else:
            rule = Rule.IN_PASSING
        traces.append(WrongTrace(wrong.text, rule, wording))
    return tuple(traces)


def find_asked(answer: Answer, accepted: frozenset[int]) -> tuple[str, ...]:
    """Return the learner's words that the question says, too, and that no point counts; each once."""
    stop = answer.language.stop
    places = (
        place
        for place, word in enumerate(answer.words)
        if place not in accepted and word not in stop and answer.asked(place)
    )
    return tuple({answer.words[place]: answer.tokens.slice(place, place) for place in places}.values())
