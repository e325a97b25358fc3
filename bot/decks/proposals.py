"""From an answer that a teacher takes for right to the wording that says so in the deck."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.cards import BOLD, Card, Marked, Outcome, Sample
from bot.core.grading import Rubric, compile_card, grade
from bot.core.grading.compile import Compiler
from bot.core.grading.language import Language, speak
from bot.core.grading.rubric import WordKey
from bot.core.grading.sentence import Sentence
from bot.core.grading.text import read_literally, tokenize
from bot.core.grading.verdict import NoteKind, Status, Verdict

MOST_WORDS = 5
"""A wording that wants more words than these at once would fit no other learner's answer."""

_BREAKS = re.compile(r"[.,;:!?/()–—\n]| - ")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


_OBJECTIONS = {
    NoteKind.STUFFED: "It lists candidates, and such a list earns nothing.",
    NoteKind.HEDGED: "It hedges between answers that exclude each other.",
    NoteKind.ECHOED_QUESTION: "It only repeats words of the question.",
    NoteKind.SCRAMBLED: "Its words stand in no order that makes a sentence.",
    NoteKind.OUT_OF_ORDER: "It has points out of order, and the card wants them in order.",
}


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


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens that are wanted together: a word, a number, a date; `stem` is a word's."""

    first: int
    last: int
    stem: str | None


def clean(text: str) -> str:
    """Return what was typed on one line, without what a line of a deck, or a terminal, could stumble on."""
    line = " ".join(text.split())
    kept = (letter for letter in line if unicodedata.category(letter) not in ("Cc", "Cs"))
    return " ".join(_DIRECTIONS.sub("", "".join(kept)).split())


def fold(answer: str, language: str) -> str:
    """Return an answer so that two are equal that differ in nothing but case, spaces and punctuation."""
    return read_literally(answer, tokenize(answer, speak(language).folding))


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
    wordings = list(dict.fromkeys(_wordings(card, rubric, answer, number)))
    if not wordings:
        return Refusal(
            "No word of it is its own: all are words of the question, or words that say nothing by "
            "themselves. Say which words count with --keywords."
        )
    if rubric.one_answer and _offers_several(card, language, answer, number, wordings[0]):
        return Refusal(
            "It offers several candidates where one is wanted. If all of it is right, say which words count "
            "with --keywords."
        )
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


def content_of(card: Card, language: str, answer: str) -> frozenset[str]:
    """Return the stems of what an answer says of its own, numbers and dates as typed: its content."""
    sentence, runs = _read(card, language, answer)
    words = sentence.tokens.words
    return frozenset(run.stem or " ".join(words[run.first : run.last + 1]) for run in runs)


def says_nothing(card: Card, language: str, answer: str) -> bool:
    """Tell whether all that an answer says of its own is denied, as in "no idea"."""
    sentence, runs = _read(card, language, answer)
    return all(sentence.denials.odd[run.first] for run in runs)


def _comes_out(sample: Sample, verdict: Verdict) -> bool:
    band = sample.band
    inside = band is None or band.low - 1e-9 <= verdict.score <= band.high + 1e-9
    return verdict.outcome is sample.outcome and inside


def _offers_several(card: Card, language: str, answer: str, number: int, wording: Marked) -> bool:
    """Tell whether an answer would hedge, or list candidates, if one part of a wording alone were right."""
    bolds = BOLD.findall(wording)
    alone = (with_wording(card, number, f"**{bold}**") for bold in bolds if len(bolds) > 1)
    return any(object_to(compile_card(one, language), answer) is not None for one in alone)


def _wordings(card: Card, rubric: Rubric, answer: str, number: int) -> Iterator[Marked]:
    """Yield the wordings that an answer suggests for a point, the best first."""
    code = rubric.language.code
    sentence, runs = _read(card, code, answer)
    others = _said_of_others(rubric, answer, number)
    own = [run for run in runs if not _is_among(run, others, sentence)] or runs
    taken = _pieces_with(others, sentence, rubric.language)
    own = [run for run in own if run.first not in taken] or own
    own = [run for run in own if not sentence.denials.odd[run.first]] or own
    undecided = _left_unbolded(card, code, number)
    deciding = [run for run in own if run.stem not in undecided] or own
    for chosen in (deciding, own, runs):
        if chosen:
            yield _mark(sentence, chosen, trim=True)
            yield _mark(sentence, chosen, trim=False)
    if not runs and sentence.tokens.items:
        yield _mark(sentence, [_Run(0, len(sentence.tokens.items) - 1, None)], trim=True)


def _read(card: Card, language: str, answer: str) -> tuple[Sentence, list[_Run]]:
    """Read an answer as the compiler reads a wording: what it says, without what says nothing."""
    text = clean(answer).replace("*", " ").replace("\\", " ")
    spoken = speak(language)
    compiler = Compiler(card.question, spoken)
    sentence = Sentence(text, spoken)
    words = sentence.tokens.words
    last = len(words) - 1
    place, runs = 0, []
    while place <= last:
        size = _size_of_filler(words, place, spoken)
        if size:
            place += size
            continue
        key, after = compiler.key_at(sentence, place, last, None)
        if key is not None and not key.given:
            first = place
            while first - 1 in sentence.bounds:
                first -= 1
            stem = key.forms.stem if isinstance(key, WordKey) else None
            runs.append(_Run(first, after - 1, stem))
        place = after
    return sentence, runs


def _size_of_filler(words: Sequence[str], place: int, language: Language) -> int:
    """Return how many words from a place only say how sure one is: "maybe", "no doubt", "no idea"."""
    maybe = language.maybes.at(words, place)
    denial = language.denial.book.at(words, place)
    neutral = denial[0] if denial and denial[1] == "neutral" else 0
    return max(maybe[0] if maybe else 0, neutral)


def _said_of_others(rubric: Rubric, answer: str, number: int) -> frozenset[str]:
    """Return the words of an answer that count for other points already."""
    said = (
        word
        for at, point in enumerate(grade(rubric, answer).points)
        if at != number and point.status is Status.HIT
        for words in point.words
        for word in tokenize(words, rubric.language.folding).words
    )
    return frozenset(said)


def _pieces_with(words: frozenset[str], sentence: Sentence, language: Language) -> frozenset[int]:
    """Return the tokens of the pieces of a text, between commas and the like, that hold any of some words."""
    pieces: list[list[int]] = [[]]
    for place, word in enumerate(sentence.tokens.words):
        if _BREAKS.search(sentence.tokens.gaps[place]) or word in language.denial.ands:
            pieces.append([])
        pieces[-1].append(place)
    said = sentence.tokens.words
    return frozenset(place for piece in pieces if any(said[one] in words for one in piece) for place in piece)


def _is_among(run: _Run, words: frozenset[str], sentence: Sentence) -> bool:
    return all(sentence.tokens.words[place] in words for place in range(run.first, run.last + 1))


def _left_unbolded(card: Card, language: str, number: int) -> frozenset[str]:
    """Return the stems of the words of a point that its author did not bold: they don't decide."""
    point = card.points[number]
    marked = [text for text in (point.text, *point.alternatives) if BOLD.search(text)]
    rest = " . ".join(BOLD.sub(" . ", text) for text in marked)
    bold = " . ".join(choice for text in marked for choice in BOLD.findall(text))
    return content_of(card, language, rest) - content_of(card, language, bold)


def _mark(sentence: Sentence, runs: list[_Run], *, trim: bool) -> Marked:
    """Return a sentence with runs of it in bold, neighbours in one; trimmed to what is bold and between."""
    joined: list[tuple[int, int]] = []
    for run in runs:
        if joined and run.first == joined[-1][1] + 1 and sentence.tokens.gaps[run.first] == " ":
            joined[-1] = joined[-1][0], run.last
        else:
            joined.append((run.first, run.last))
    items, text = sentence.tokens.items, sentence.tokens.text
    parts, end = [], items[joined[0][0]].start if trim else 0
    for first, last in joined:
        bold = re.sub(" */ *", "/", text[items[first].start : items[last].end])
        parts += [text[end : items[first].start], f"**{bold}**"]
        end = items[last].end
    wording = "".join((*parts, "" if trim else text[end:]))
    return " ".join(wording.split())
