"""A verdict that explains itself: in words first, then point by point, quoting the learner.

While the question is open nothing is told of what is missing but how much it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from markupsafe import Markup

from bot.core.cards import Card, KeyPoint, Outcome, plain
from bot.core.grading.verdict import Note, NoteKind, PointVerdict, Status, Verdict
from bot.services.answering import count_missing, wants_one
from bot.services.bank import BankCard
from bot.services.outcomes import Close, Closed, Contested, Graded
from bot.telegram.html import from_markdown, line
from bot.telegram.messages import Button, Message
from bot.telegram.views.others import count_left_out, show_left_out
from bot.telegram.views.question import next_button, open_buttons, right_button
from bot.telegram.views.weak_spots import overcome_line
from bot.telegram.views.why import why_button
from bot.telegram.words import Words

QUOTE_UNITS = 60
"""A quotation of the learner is cut to this length, in UTF-16 units."""

MOST_NOTES = 4
"""So many remarks are made on one answer at most."""

PLAIN_NOTES = {
    NoteKind.ECHOED_QUESTION: "notes.echoed",
    NoteKind.STUFFED: "notes.stuffed",
    NoteKind.OUT_OF_ORDER: "notes.order",
    NoteKind.SCRAMBLED: "notes.scrambled",
}
"""What is said of an answer without quoting it."""

ANSWER = "verdict.answer_head", "verdict.answer_any"
MISSED = "verdict.missed_head", "verdict.missed_any"
"""What stands above the points of an answer: where all are wanted, and where so many of them are."""

JOIN = " … "


def show_graded(words: Words, graded: Graded) -> Message:
    """Say what an answer came to."""
    verdict = graded.verdict
    lines: list[Markup] = [words(f"verdict.{verdict.outcome}")]
    lines += [
        shown
        for place, point in enumerate(verdict.points)
        if (shown := _open_point(words, graded, place) if graded.is_open else _met_point(words, point))
    ]
    remarks = list(_remarks(words, graded.fresh))
    if graded.adds_nothing and not remarks:
        lines.append(words("verdict.nothing_new"))
    if graded.overcome:
        lines.append(overcome_line(words, graded.overcome))
    lines += remarks
    if graded.is_open:
        lines += [Markup(), _what_is_left(words, graded.card.card, verdict)]
        return Message(_lines(lines), open_buttons(words, graded.question_id, tried=True))
    lines += _rest(words, graded.card.card, verdict)
    onward = [] if graded.summary else [next_button(words, graded.question_id)]
    return Message(_lines(lines), [[*onward, why_button(words, graded.question_id)]])


def show_closed(words: Words, closed: Closed) -> Message:
    """Show the answer of a question that was closed before it was found."""
    heads = {Close.REVEALED: "revealed", Close.SKIPPED: "skipped"}
    head = words(f"closed.{heads.get(closed.reason, 'moved_on')}")
    onward = [next_button(words, closed.question_id)] if closed.then is None else []
    tried = [right_button(words, closed.question_id), why_button(words, closed.question_id)]
    return Message(
        _closed_text(words, head, closed), [row for row in (onward, tried if closed.tried else []) if row]
    )


def show_contested(words: Words, contested: Contested, *, onward: bool) -> Message:
    """Show the answer of a question that counts as right by its learner's word, or no longer does."""
    head = words("closed.withdrawn" if contested.withdrawn else "closed.contested")
    return Message(
        _closed_text(words, head, contested.closed), contested_buttons(words, contested, onward=onward)
    )


def contested_buttons(words: Words, contested: Contested, *, onward: bool) -> list[list[Button]]:
    """Return the buttons under a question that was contested, or whose contest was taken back."""
    question_id = contested.closed.question_id
    undo = Button(words("buttons.undo_right"), f"undo:{question_id}")
    again = right_button(words, question_id) if contested.withdrawn else undo
    onward_row = [[next_button(words, question_id)]] if onward else []
    return [*onward_row, [again, why_button(words, question_id)]]


def _closed_text(words: Words, head: Markup, closed: Closed) -> Markup:
    overcome = [overcome_line(words, closed.overcome)] if closed.overcome else []
    return _lines([head, *overcome, *_answer_lines(words, closed.card, closed.verdict)])


def _answer_lines(words: Words, card: BankCard, verdict: Verdict | None) -> list[Markup]:
    """Return the whole answer, the learner's part marked, with the explanation and the source."""
    if verdict is None:
        missing = _missing(words, card.card, card.card.points, ANSWER, card.card.enough or 0)
        return [Markup(), *missing, *_explanation(words, card.card)]
    met = [shown for point in verdict.points if (shown := _met_point(words, point))]
    return [*met, *_wrong_given(words, verdict), *_rest(words, card.card, verdict)]


def _open_point(words: Words, graded: Graded, place: int) -> Markup | None:
    """Show a point while the question is open: only what the learner has found, or has taken back.

    Neither is told which of two answers at once was the right one, nor that what is denied is right.
    """
    point = graded.verdict.points[place]
    match point.status:
        case Status.HIT if graded.verdict.outcome is Outcome.INCORRECT and wants_one(graded.card.card):
            return None
        case Status.HIT if point.credit < 1:
            return words("verdict.partly", words=_quote(point.words))
        case Status.DENIED if place in graded.taken_back:
            quote = _quote((*point.denial, *point.words), graded.answer)
            return words("verdict.denied", words=quote)
        case Status.DENIED:
            return None
        case Status.HIT | Status.MISSED:
            return _met_point(words, point)
        case _:
            assert_never(point.status)


def _met_point(words: Words, point: PointVerdict) -> Markup | None:
    """Show a point of a closed question that the learner hit or denied."""
    text = _point_text(point.text)
    match point.status:
        case Status.MISSED:
            return None
        case Status.DENIED:
            quote = _quote((*point.denial, *point.words))
            return words("verdict.denied_closed", words=quote, point=text)
        case Status.HIT if point.credit < 1:
            return words("verdict.partly_closed", words=_quote(point.words), point=text)
        case Status.HIT if not point.words:
            return words("verdict.hit_plain", point=text)
        case Status.HIT:
            return words("verdict.hit", words=_quote(point.words), point=text)
        case _:
            assert_never(point.status)


def _rest(words: Words, card: Card, verdict: Verdict) -> list[Markup]:
    """Return what was missing, in full, then the explanation and the source."""
    missed = [
        point for point, said in zip(card.points, verdict.points, strict=True) if said.status is Status.MISSED
    ]
    if verdict.outcome is Outcome.CORRECT and card.enough is None:
        missing = _listed(words, words("verdict.also_head"), missed)
    elif verdict.outcome is Outcome.CORRECT:
        left_out = count_left_out(len(missed))
        shown = _listed(words, words("verdict.also_right"), missed[: len(missed) - left_out])
        missing = [*shown, *show_left_out(words, left_out)]
    else:
        heads = ANSWER if len(missed) == len(card.points) else MISSED
        missing = _missing(words, card, missed, heads, count_missing(card, verdict))
    return [*([Markup()] if missing else []), *missing, *_explanation(words, card)]


def _missing(
    words: Words, card: Card, missed: Sequence[KeyPoint], heads: tuple[str, str], needed: int
) -> list[Markup]:
    """Return the points that were missed, and how many of them are `needed`; then those beyond."""
    wanted = [point for point in missed if not point.optional] or list(missed)
    also = [point for point in missed if point not in wanted]
    all_of, any_of = heads
    if card.enough is None or not 0 < needed < len(wanted):
        head = words(all_of)
    else:
        head = words(any_of, n=words.number(needed))
    return [*_listed(words, head, wanted), *_listed(words, words("verdict.also_head"), also)]


def _listed(words: Words, head: Markup, points: Sequence[KeyPoint]) -> list[Markup]:
    lines = [words("verdict.missed", point=_point_text(point.text)) for point in points]
    return [head, *lines] if lines else []


def _explanation(words: Words, card: Card) -> list[Markup]:
    lines: list[Markup] = []
    if card.explanation:
        lines += [Markup(), Markup(from_markdown(card.explanation))]  # noqa: S704 - made safe there
    if card.source:
        source = Markup(from_markdown(card.source))  # noqa: S704 - made safe there
        lines += [Markup(), words("verdict.source", source=source)]
    return lines


def _what_is_left(words: Words, card: Card, verdict: Verdict) -> Markup:
    missing = count_missing(card, verdict)
    doubtful = any(note.kind is NoteKind.SCRAMBLED for note in verdict.notes)
    if wants_one(card):
        again = doubtful or verdict.outcome is Outcome.INCORRECT
        return words("verdict.try_again" if again else "verdict.complete")
    if missing == 0:
        return words("verdict.try_again" if doubtful else "verdict.take_back")
    key = "verdict.missing" if any(point.credit for point in verdict.points) else "verdict.wanted"
    return words.count(key, missing) + " " + words("verdict.open")


def _wrong_given(words: Words, verdict: Verdict) -> Iterable[Markup]:
    for wrong in verdict.wrong[:MOST_NOTES]:
        if wrong.feedback:
            feedback = Markup(from_markdown(wrong.feedback))  # noqa: S704 - made safe there
            yield words("notes.wrong", words=_quote(wrong.words), feedback=feedback)
        else:
            yield words("notes.wrong_plain", words=_quote(wrong.words))


def _remarks(words: Words, verdict: Verdict) -> Iterable[Markup]:
    yield from _wrong_given(words, verdict)
    for note in verdict.notes[:MOST_NOTES]:
        remark = _note(words, note)
        if remark is not None:
            yield remark


def _note(words: Words, note: Note) -> Markup | None:
    quote = _quote(note.words)
    match note.kind:
        case NoteKind.HEDGED:
            return words("notes.hedged", words=quote) if quote else words("notes.hedged_plain")
        case NoteKind.REVERSED:
            return words("notes.reversed", words=quote)
        case NoteKind.NEAR_MISS:
            return words("notes.near", words=quote) if quote else None
        case NoteKind.ECHOED_QUESTION | NoteKind.STUFFED | NoteKind.OUT_OF_ORDER | NoteKind.SCRAMBLED:
            return words(PLAIN_NOTES[note.kind])
        case NoteKind.DENIED | NoteKind.WRONG_ANSWER | NoteKind.PARTLY:
            return None  # said beside the point, or by the wrong answer's feedback
        case _:
            assert_never(note.kind)


def _quote(parts: Iterable[str], answer: str = "") -> str:
    """Quote the learner's words, with dots where others stand between them."""
    said = [part for part in parts if part]
    quote = said[0] if said else ""
    for before, after in pairwise(said):
        quote += (" " if f"{before} {after}" in answer else JOIN) + after
    return line(quote, QUOTE_UNITS)


@lru_cache(maxsize=2048)
def _point_text(text: str) -> Markup:
    return Markup(from_markdown(plain(text)))  # noqa: S704 - made safe there


def _lines(lines: Iterable[Markup]) -> Markup:
    return Markup("\n").join(lines)
