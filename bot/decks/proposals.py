"""From an answer that a teacher takes for right to the wording that says so in the deck."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.cards import BOLD, Card, Marked, Outcome, Sample
from bot.core.grading import Rubric, compile_card, grade
from bot.core.grading.verdict import NoteKind, Status, Verdict
from bot.decks.keywording import count_turns, is_left_over, suggest_wordings

MOST_WORDS = 5
"""A wording that wants more words than these at once would fit no other learner's answer."""

_OBJECTIONS = {
    NoteKind.STUFFED: "It lists candidates, and such a list earns nothing.",
    NoteKind.HEDGED: "It hedges between answers that exclude each other.",
    NoteKind.ECHOED_QUESTION: "It only repeats words of the question.",
    NoteKind.SCRAMBLED: "Its words are not in the right order.",
    NoteKind.OUT_OF_ORDER: "It has points out of order, and the card wants them in order.",
}
_NO_WORDS = (
    "No word of it is its own: all are words of the question, or words that say nothing by "
    "themselves. Say which words count with --keywords."
)
_LEFT_OVER = (
    "All that is its own is “{}”, which many wrong answers have, too. Say which words count with "
    '--keywords, for example --keywords "**these words**".'
)
_NO_ORDER = (
    "The point wants an order, and which things come in which is not plain from it. Say so with "
    '--keywords, for example --keywords "**this before that**".'
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no wording can be made of an answer, in a sentence for the teacher."""

    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A wording for a point, counted from 0, and what the answer comes to with it."""

    number: int
    wording: Marked
    verdict: Verdict


def open_points(card: Card, verdict: Verdict) -> tuple[int, ...]:
    """Return the points, counted from 0, that an answer still lacks in full, optional ones left out."""
    return tuple(
        number
        for number, (point, said) in enumerate(zip(card.points, verdict.points, strict=True))
        if not point.optional and not (said.status is Status.HIT and said.credit >= 1)
    )


def object_to(rubric: Rubric, answer: str) -> Refusal | None:
    """Return why an answer is wrong whatever the deck's wordings are; `None` where it may be right."""
    verdict = grade(rubric, answer)
    for point in verdict.points:
        if point.status is Status.DENIED:
            words = " … ".join((*point.denial, *point.words))
            return Refusal(f"It denies a point (“{words}”), so it can't be right as well.")
    if verdict.wrong:
        given = verdict.wrong[0]
        words = " … ".join(given.words)
        return Refusal(
            f"It says “{words}”, which the card lists as wrong (`not: {given.text}`). If that is no "
            "longer so, change the `not:` first."
        )
    noted = next((note.kind for note in verdict.notes if note.kind in _OBJECTIONS), None)
    return Refusal(_OBJECTIONS[noted]) if noted else None


def propose(card: Card, language: str, answer: str, number: int) -> Proposal | Refusal:
    """Return a wording for one point that makes the grader take an answer for it.

    One that leaves the card's samples as they are is preferred; there may be none.
    """
    rubric = compile_card(card, language)
    objection = object_to(rubric, answer)
    if objection is not None:
        return objection
    wordings = list(dict.fromkeys(suggest_wordings(card, rubric, answer, number)))
    if not wordings:
        return Refusal(_NO_ORDER if count_turns(card, number) > 1 else _NO_WORDS)
    objection = _object_to_wording(card, rubric, answer, number, wordings[0])
    if objection is not None:
        return objection
    first: Proposal | None = None
    refusal = Refusal("")
    for wording in wordings:
        if wanted_words(wording) > MOST_WORDS:
            return Refusal(
                f"It is too long for a wording of its own: it would want {wanted_words(wording)} words at "
                'once. Say which of them count, for example --keywords "**these words**".'
            )
        found = try_wording(card, language, answer, number, wording)
        if isinstance(found, Refusal):
            refusal = found
        elif not failing_samples(with_wording(card, number, wording), language):
            return found
        else:
            first = first or found
    return first or refusal


def _object_to_wording(
    card: Card, rubric: Rubric, answer: str, number: int, wording: Marked
) -> Refusal | None:
    """Return why the best wording that an answer suggests is none."""
    language = rubric.language.code
    if is_left_over(card, language, answer, wording):
        return Refusal(_LEFT_OVER.format(BOLD.findall(wording)[0]))
    short = wanted_words(wording) <= MOST_WORDS
    if rubric.one_answer and short and _offers_several(card, language, answer, number, wording):
        return Refusal(
            "It offers several candidates where one is wanted. If all of it is right, say which words count "
            "with --keywords."
        )
    return None


def try_wording(card: Card, language: str, answer: str, number: int, wording: Marked) -> Proposal | Refusal:
    """Return what an answer comes to with a wording more, or why the grader still can't take it."""
    grown = with_wording(card, number, wording)
    rubric = compile_card(grown, language)
    verdict = grade(rubric, answer)
    # An answer that is a wording word for word is right without a look at what it says; here it counts.
    bare = replace(rubric, points=tuple(replace(point, literals=frozenset()) for point in rubric.points))
    objection = object_to(bare, answer) or object_to(rubric, answer)
    if objection is not None:
        return objection
    told = grade(bare, answer).points[number]
    if told.status is not Status.HIT or told.credit < 1 or verdict.outcome is Outcome.INCORRECT:
        shown = wording if BOLD.search(wording) else f"{wording} (nothing bold)"
        return Refusal(f"The grader doesn't find the wording `{shown}` in it.")
    return Proposal(number, wording, verdict)


def with_wording(card: Card, number: int, wording: Marked) -> Card:
    """Return a card with an alternative more for a point, counted from 0."""
    point = card.points[number]
    grown = replace(point, alternatives=(*point.alternatives, wording))
    return replace(card, points=(*card.points[:number], grown, *card.points[number + 1 :]))


def failing_samples(card: Card, language: str) -> list[tuple[int, Sample, Verdict]]:
    """Return the samples of a card that come out otherwise than marked, each with its place."""
    rubric = compile_card(card, language)
    graded = ((place, sample, grade(rubric, sample.answer)) for place, sample in enumerate(card.samples))
    return [one for one in graded if not _comes_out(one[1], one[2])]


def wanted_words(wording: Marked) -> int:
    """Return how many words a wording has in bold."""
    return sum(len(bold.split()) for bold in BOLD.findall(wording))


def _comes_out(sample: Sample, verdict: Verdict) -> bool:
    band = sample.band
    inside = band is None or band.low - 1e-9 <= verdict.score <= band.high + 1e-9
    return verdict.outcome is sample.outcome and inside


def _offers_several(card: Card, language: str, answer: str, number: int, wording: Marked) -> bool:
    """Tell whether an answer would hedge, or list candidates, if one part of a wording alone were right."""
    bolds = BOLD.findall(wording)
    alone = (with_wording(card, number, f"**{bold}**") for bold in bolds if len(bolds) > 1)
    notes = (note.kind for one in alone for note in grade(compile_card(one, language), answer).notes)
    return any(kind in (NoteKind.HEDGED, NoteKind.STUFFED) for kind in notes)
