"""Why an answer came out as it did: what was looked for, what was found, and by which rule.

Made of the same readings and findings as the verdict, after it: grading itself pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.grading.judge import Finding, choose, find_wordings, tokens_of
from bot.core.grading.match import Answer, Occurrence
from bot.core.grading.naming import name_group, name_phrase
from bot.core.grading.reach import Negator
from bot.core.grading.rubric import Group, Phrase, Rubric, RubricPoint, RubricWrong, Wording
from bot.core.grading.score import accepted_tokens, find_counting, grade, grade_any
from bot.core.grading.text import read_literally
from bot.core.grading.verdict import How, NoteKind, PointVerdict, Status, Verdict
from bot.core.grading.words import loosest


class Rule(StrEnum):
    """What decided a key point or a wrong answer."""

    WORD_FOR_WORD = "word for word"
    KEYWORDS = "keywords"
    SHARE = "share"
    DENIED = "denied"
    MISSING = "missing"
    NOTHING = "nothing"
    TOO_LITTLE = "too little"
    ONLY_GIVEN = "only given"
    WRONG_SENSE = "wrong sense"
    ECHOED = "echoed"
    SCRAMBLED = "scrambled"
    OUT_OF_ORDER = "out of order"
    TURNED = "turned"
    OTHER_NUMBER = "other number"
    COUNTS_ALREADY = "counts already"
    IN_PASSING = "in passing"


class Sense(StrEnum):
    """In which sense the answer says what is wanted."""

    UNSAID = "unsaid"
    AFFIRMED = "affirmed"
    DENIED = "denied"
    TWICE_DENIED = "twice denied"
    DENIED_AS_WANTED = "denied as wanted"
    NOT_DENIED = "not denied"


@dataclass(frozen=True, slots=True)
class Denial:
    """A denying phrase in the learner's words; `reach` is how far it goes, as `reach.py` has it."""

    words: str
    reach: str


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing a wording wants: `wanted` are the choices, `said` the learner's words for `choice`.

    Where nothing is said, `part` are the words that stand for some of a choice, or too far apart.
    `weight` and `given` (the question says it, too) matter to derived keywords alone.
    """

    wanted: tuple[str, ...]
    sense: Sense = Sense.UNSAID
    said: str = ""
    choice: str = ""
    part: tuple[str, ...] = ()
    how: How | None = None
    denials: tuple[Denial, ...] = ()
    weight: float = 1.0
    given: bool = False
    credit: float = 1.0

    @property
    def counts(self) -> bool:
        """Whether it is said in the sense that the wording has."""
        return self.sense in (Sense.AFFIRMED, Sense.TWICE_DENIED, Sense.DENIED_AS_WANTED)


@dataclass(frozen=True, slots=True)
class WordingTrace:
    """One wording beside the answer; `number` counts a point's wordings from 0, the model's own first.

    A `derived` one needs keywords of a share of its weight, from 0 to 1, and has the share `covered`.
    """

    number: int
    sought: tuple[Sought, ...]
    credit: float = 1.0
    derived: bool = False
    needed: float = 1.0
    covered: float = 1.0


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
    words that the question itself had said.
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


def explain(rubric: Rubric, answer: str) -> Trace:
    """Return the verdict on an answer with the reasons for it; the same for the same texts."""
    verdict = grade(rubric, answer)
    read = Answer(answer, rubric)
    found = [find_each(point.wordings, read) for point in rubric.points]
    said = read_literally(answer, read.tokens)
    points = tuple(
        trace_point(point, judged, findings, read, verdict, said=said if rubric.one_answer else "")
        for point, judged, findings in zip(rubric.points, verdict.points, found, strict=True)
    )
    whole = any(point.rule is Rule.WORD_FOR_WORD for point in points)
    accepted = accepted_tokens([[one for one in findings if one] for findings in found])
    wrong = () if whole else trace_wrong(rubric.wrong, accepted, read, verdict)
    counting = find_counting(rubric, verdict.points)
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
    )


def explain_any(rubrics: Sequence[Rubric], answer: str) -> Trace:
    """Return the reasons for the verdict that `grade_any` gives."""
    verdict = grade_any(rubrics, answer)
    return explain(next(rubric for rubric in rubrics if grade(rubric, answer) == verdict), answer)


def find_each(wordings: Sequence[Wording], answer: Answer) -> list[Finding | None]:
    """Return what each wording makes of an answer, in order; `None` where it does not mention it."""
    return [next(iter(find_wordings((wording,), answer)), None) for wording in wordings]


def trace_point(
    point: RubricPoint,
    judged: PointVerdict,
    findings: list[Finding | None],
    answer: Answer,
    verdict: Verdict,
    *,
    said: str,
) -> PointTrace:
    """Return what decided a point; `said` is the answer as literals are compared, if they count here."""
    if said and said in point.literals:
        return PointTrace(judged, Rule.WORD_FOR_WORD, None, point.weight, point.optional)
    chosen = choose([one for one in findings if one])
    number = next((at for at, one in enumerate(findings) if one is chosen), None)
    if number is None:
        nearest = find_nearest(point.wordings, answer)
        rule = explain_miss(nearest)
        shown = None if rule is Rule.NOTHING else nearest
        return PointTrace(judged, rule, shown, point.weight, point.optional)
    wording = trace_wording(number, point.wordings[number], answer)
    rule = explain_finding(chosen, judged, verdict, derived=wording.derived)
    return PointTrace(judged, rule, wording, point.weight, point.optional)


def explain_finding(finding: Finding, judged: PointVerdict, verdict: Verdict, *, derived: bool) -> Rule:
    """Return what made a point of what the best wording found."""
    if finding.status is Status.DENIED:
        return Rule.DENIED
    if finding.turned:
        return Rule.TURNED
    if judged.status is Status.HIT:
        return Rule.SHARE if derived else Rule.KEYWORDS
    kinds = {note.kind for note in verdict.notes}
    if NoteKind.ECHOED_QUESTION in kinds:
        return Rule.ECHOED
    if NoteKind.SCRAMBLED in kinds:
        return Rule.SCRAMBLED
    return Rule.OUT_OF_ORDER if NoteKind.OUT_OF_ORDER in kinds else Rule.OTHER_NUMBER


def explain_miss(nearest: WordingTrace | None) -> Rule:
    """Return why no wording was found."""
    if nearest is None or not any(one.said or one.part for one in nearest.sought):
        return Rule.NOTHING
    if not nearest.derived:
        unsaid = any(one.sense is Sense.UNSAID for one in nearest.sought)
        return Rule.MISSING if unsaid else Rule.WRONG_SENSE
    if all(one.given for one in nearest.sought if one.said):
        return Rule.ONLY_GIVEN
    return Rule.TOO_LITTLE if nearest.covered < nearest.needed else Rule.WRONG_SENSE


def find_nearest(wordings: Sequence[Wording], answer: Answer) -> WordingTrace | None:
    """Return the wording of which the answer says the largest part, the first of equals."""
    traces = [trace_wording(number, wording, answer) for number, wording in enumerate(wordings)]
    return max(traces, key=nearness, default=None)


def nearness(trace: WordingTrace) -> tuple[float, float]:
    """Return the share of a wording that is said, and the more the better, its weight."""
    said = sum(one.weight if one.said else one.weight / 2 if one.part else 0.0 for one in trace.sought)
    total = sum(one.weight for one in trace.sought)
    return (said / total if total else 0.0), said


def trace_wording(number: int, wording: Wording, answer: Answer) -> WordingTrace:
    """Return a wording beside an answer, group by group."""
    sought = tuple(trace_group(group, answer, derived=wording.derived) for group in wording.wanted)
    total = sum(one.weight for one in sought)
    covered = sum(one.weight * one.credit for one in sought if one.said)
    share = covered / total if total else 0.0
    return WordingTrace(number, sought, wording.credit, wording.derived, wording.needed, share)


def trace_group(group: Group, answer: Answer, *, derived: bool) -> Sought:
    """Return what an answer makes of one wanted group: affirmed where it can be, else denied."""
    key = group.phrases[0].keys[0]
    wanted = name_group(group, answer.language)
    weight, given = (key.weight, key.given) if derived else (1.0, False)
    found = [(one, phrase) for phrase in group.phrases for one in answer.occurrences(phrase, loosely=derived)]
    if not found:
        part = max((find_part(phrase, answer) for phrase in group.phrases), key=len)
        return Sought(wanted, part=part, weight=weight, given=given)
    best, phrase = min(found, key=lambda one: (one[0].denied, -one[0].credit, one[0].first))
    said = " … ".join(answer.tokens.slice(place.first, place.last) for place in best.places)
    over = find_negators(best, answer)
    sense = sense_of(best, over, negative=phrase.negative)
    denials = tuple(Denial(answer.tokens.slice(one.first, one.last), one.reach) for one in over)
    named = name_phrase(phrase, answer.language)
    how = loosest(place.how for place in best.places)
    return Sought(wanted, sense, said, named, (), how, denials, weight, given, best.credit)


def find_part(phrase: Phrase, answer: Answer) -> tuple[str, ...]:
    """Return the learner's words for those keys of a phrase that are said at all."""
    places = (next(iter(answer.places(key, loosely=False)), None) for key in phrase.keys)
    return tuple(answer.tokens.slice(place.first, place.last) for place in places if place)


def find_negators(occurrence: Occurrence, answer: Answer) -> tuple[Negator, ...]:
    """Return the denying phrases over what is said; those that deny it, where only a part is denied."""
    if occurrence.denial:
        return occurrence.denial
    over = answer.denials.over
    return tuple(dict.fromkeys(one for token in sorted(occurrence.tokens) for one in over[token]))


def sense_of(occurrence: Occurrence, over: tuple[Negator, ...], *, negative: bool) -> Sense:
    """Return in which sense something is said; `negative`: the card's author wants it denied."""
    if occurrence.denied:
        return Sense.NOT_DENIED if negative and not occurrence.denial else Sense.DENIED
    if negative and over:
        return Sense.DENIED_AS_WANTED
    return Sense.TWICE_DENIED if over else Sense.AFFIRMED


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
        if number is None or chosen.turned:
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
