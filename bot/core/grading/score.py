"""From an answer to a verdict: what it says of each point, what counts of that, and what stands beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from bot.core.cards import Outcome
from bot.core.grading.concluding import conclude, conclude_closest
from bot.core.grading.denial.clauses import joined
from bot.core.grading.hedging.candidates import Candidates, consider
from bot.core.grading.hedging.hedging import find_hedge
from bot.core.grading.hedging.listing import find_list
from bot.core.grading.hedging.nearness import contradicts_number, find_near_misses
from bot.core.grading.hedging.passing import in_passing
from bot.core.grading.hedging.retelling import find_retold
from bot.core.grading.hedging.right_parts import find_parts
from bot.core.grading.judging.fates import settle_fate
from bot.core.grading.judging.finding import MISSED, Finding, choose, tokens_of
from bot.core.grading.judging.halves import find_swapped
from bot.core.grading.judging.judge import find_wordings
from bot.core.grading.judging.showing import show, show_places
from bot.core.grading.judging.void import find_void
from bot.core.grading.language.text import read_literally
from bot.core.grading.matching.match import Answer
from bot.core.grading.rubric.rubric import Rubric, RubricPoint
from bot.core.grading.verdict import How, Note, NoteKind, PointVerdict, Status, Verdict, WrongGiven
from bot.core.grading.words.formulas import read_said


def grade(rubric: Rubric, answer: str, *, part: bool = False) -> Verdict:
    """Return the verdict on an answer, or on a `part` of one; the same for the same texts, and no error."""
    tokens = read_said(answer, rubric.language, rubric.lexicon.formulas)
    said = read_literally(answer, tokens) if rubric.one_answer else ""
    if said and said in rubric.lengths and not rubric.several:
        score = 1.0 if rubric.by_closeness else None
        return conclude(rubric, as_written(rubric, said, answer), (), [], score)
    read = Answer(tokens, rubric)
    found = find_points(rubric, read)
    accepted = accepted_tokens(found.values())
    findings = [MISSED] * len(rubric.points)
    for number, wordings in found.items():
        findings[number] = settle(choose(wordings), rubric.points[number], accepted, read)
    findings = miss_swapped(rubric, findings, read)
    notes = [Note(finding.turned, show_places(finding, read)) for finding in findings if finding.turned]
    hits = [finding for finding in findings if finding.status is Status.HIT]
    void, share = find_void(hits, read, rubric) if hits or not notes else (None, 1.0)
    if void:
        findings = [cut(finding, share) for finding in findings]
        hits = hits if share else []
        notes.append(void)
    if rubric.in_order:
        findings, strays = keep_order(findings)
        hits = [finding for finding in findings if finding.status is Status.HIT]
        if strays:
            notes.append(Note(NoteKind.OUT_OF_ORDER, tuple(words_of(stray, read) for stray in strays)))
    points = show_points(rubric, findings, read)
    notes.extend(find_near_misses(rubric, findings, accepted, read))
    wrong = find_wrong(rubric, accepted, read, hit=bool(hits)) if rubric.wrong else ()
    if rubric.one_answer and hits:
        hedge = find_candidates(hits[0], consider(accepted, read, rubric))
        if hedge and (part or not is_right_throughout(read, rubric)):
            notes.append(hedge)
    if names_too_few(rubric, findings, read):
        notes.append(Note(NoteKind.PARTLY, (read.tokens.text.strip(),)))
    if rubric.by_closeness:
        return conclude_closest(rubric, findings, points, notes)
    return conclude(rubric, points, wrong, notes)


def find_candidates(finding: Finding, candidates: Candidates) -> Note | None:
    """Return which other candidates stand beside the right one, other than in what the explanation says."""
    hedge = find_list(finding, candidates) or find_hedge(finding, candidates)
    if hedge and (retold := find_retold(candidates.answer, candidates.rubric.explanation)):
        candidates = candidates.telling_also(retold)
        hedge = find_list(finding, candidates) or find_hedge(finding, candidates)
    return hedge


def is_right_throughout(answer: Answer, rubric: Rubric) -> bool:
    """Whether an answer can be cut in parts of which each is right by itself, so that none is another."""
    return any(
        all(grade(rubric, text, part=True).outcome is Outcome.CORRECT for text in parts)
        for parts in find_parts(answer)
    )


def names_too_few(rubric: Rubric, findings: Sequence[Finding], answer: Answer) -> bool:
    """Whether an answer is one thing, with no mark, "and" or "or", where the question asks for several."""
    hits = sum(finding.status is Status.HIT for finding in findings)
    if not 0 < hits < rubric.several or not all(map(joined, answer.tokens.gaps[1:-1])):
        return False
    language, words = rubric.language, answer.words
    return language.denial.ands.isdisjoint(words) and not language.ors.may_open(words)


def show_points(rubric: Rubric, findings: Sequence[Finding], answer: Answer) -> tuple[PointVerdict, ...]:
    """Return what became of each point, in the learner's own words."""
    return tuple(
        [
            point.missed if finding.status is Status.MISSED else show(point.text, finding, answer)
            for point, finding in zip(rubric.points, findings, strict=True)
        ]
    )


def miss_swapped(rubric: Rubric, findings: list[Finding], answer: Answer) -> list[Finding]:
    """Return the findings with those missed that the answer says of the wrong one of two things."""
    if rubric.halves is None or rubric.by_closeness:
        return findings
    said = {
        number: tokens_of(finding.affirmed)
        for number, finding in enumerate(findings)
        if finding.status is Status.HIT
    }
    swapped = find_swapped(rubric.halves, said, answer)
    return [
        Finding(Status.MISSED, finding.occurrences, turned=NoteKind.REVERSED)
        if number in swapped
        else finding
        for number, finding in enumerate(findings)
    ]


def find_points(rubric: Rubric, answer: Answer) -> dict[int, list[Finding]]:
    """Return what the wordings of each point make of an answer, by the point's number; nothing for none."""
    wanted = answer.index.wanted
    compares = rubric.question.more is not None  # "oil is lighter" says "water"
    return {
        number: found
        for number, point in enumerate(rubric.points)
        if (compares or point.clues is None or not point.clues.isdisjoint(wanted))
        and (found := find_wordings(point.wordings, answer))
    }


def as_written(rubric: Rubric, said: str, answer: str) -> tuple[PointVerdict, ...]:
    """Return the verdicts on an answer that is what the author wrote, word for word."""
    words = (answer.strip(),)
    if rubric.by_closeness:
        text = next(point.text for point in rubric.points if said in point.literals)
        return (PointVerdict(text, Status.HIT, words, How.EXACT, 1.0),)
    return tuple(
        PointVerdict(point.text, Status.HIT, words, How.EXACT, 1.0)
        if said in point.literals
        else point.missed
        for point in rubric.points
    )


def settle(finding: Finding, point: RubricPoint, accepted: frozenset[int], answer: Answer) -> Finding:
    """Return a finding, or a miss where half a point stands beside a wrong number: "all 10" of eleven.

    So where a number is of those whom something else befell.
    """
    halved = finding.status is Status.HIT and finding.partly
    if halved and contradicts_number(point, finding, accepted, answer):
        return MISSED
    return settle_fate(finding, answer)


def cut(finding: Finding, share: float) -> Finding:
    """Return a finding of which only a share counts; a hit of which nothing does is a miss."""
    if finding.status is not Status.HIT:
        return finding
    return finding._replace(credit=share * finding.credit) if share else MISSED


def find_wrong(
    rubric: Rubric, accepted: frozenset[int], answer: Answer, *, hit: bool
) -> tuple[WrongGiven, ...]:
    """Return the known wrong answers given; words that count for a point are not held against it."""
    wanted = answer.index.wanted
    given = []
    retold: frozenset[int] | None = None
    for wrong in rubric.wrong:
        if wrong.clues is not None and wrong.clues.isdisjoint(wanted):
            continue
        finding = choose(find_wordings(wrong.wordings, answer))
        if finding.status is not Status.HIT:
            continue
        tokens = tokens_of(finding.occurrences)
        if tokens <= accepted:
            continue
        if hit and in_passing(tokens, accepted, answer, strictly=not rubric.one_answer):
            continue
        if hit and all(answer.asked(place.first) for one in finding.occurrences for place in one.places):
            continue
        if hit and retold is None:
            retold = find_retold(answer, rubric.explanation)
        if retold and tokens <= retold:
            continue
        given.append(WrongGiven(wrong.text, show(wrong.text, finding, answer).words, wrong.feedback))
    return tuple(given)


def accepted_tokens(found: Iterable[list[Finding]]) -> frozenset[int]:
    """Return the tokens that count for any wording that the answer gives in full."""
    return frozenset(
        [
            token
            for findings in found
            for finding in findings
            if finding.status is Status.HIT
            for one in finding.affirmed
            for place in one.places
            for token in range(place.first, place.last + 1)
        ]
    )


def keep_order(findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings with hits out of the card's order missed, and those hits."""
    hits = [number for number, finding in enumerate(findings) if finding.status is Status.HIT]
    kept = set(longest_rise([findings[number].first for number in hits]))
    strays = [number for at, number in enumerate(hits) if at not in kept]
    ordered = [MISSED if number in strays else finding for number, finding in enumerate(findings)]
    return ordered, [findings[number] for number in strays]


def longest_rise(values: list[int]) -> list[int]:
    """Return the places of the longest strictly rising run among values, in order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at] = value
            ends[at] = place
    run: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def words_of(finding: Finding, answer: Answer) -> str:
    """Return a finding's first words as typed."""
    first = finding.occurrences[0]
    return show_places(finding._replace(occurrences=(first,)), answer)[0]
