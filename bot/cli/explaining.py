"""A trace told in words, so that a teacher can follow it, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from bot.cli.telling import OUTCOMES, quote
from bot.core.cards import plain
from bot.core.grading.sought import Sense, Sought, WordingTrace
from bot.core.grading.trace import PointTrace, Rule, Trace, WrongTrace
from bot.core.grading.verdict import How, Note, NoteKind, Status
from bot.decks.verdict_words import HOWS, NOTES

CHOICES_SHOWN = 6
FULL = 1 - 1e-9
CLOSE = 0.005

RULES = {
    Rule.WORD_FOR_WORD: "the answer is the author's wording, word for word",
    Rule.KEYWORDS: "each keyword is there",
    Rule.HALF: "only a part of the date, or of the span of years, is there",
    Rule.SHARE: "enough of the sentence is there",
    Rule.CHOSEN: "it chooses what is right of what the question offers",
    Rule.SETTLED: "its yes or no settles the question",
    Rule.DENIED: "the answer denies it",
    Rule.MISSING: "a keyword is missing",
    Rule.NOTHING: "nothing of it is said",
    Rule.TOO_LITTLE: "too little of the sentence is there",
    Rule.LACKING: "much of the sentence is there, but not what it can't do without, or another in its place",
    Rule.OPPOSED: "much of the sentence is there, but so is something that contradicts it",
    Rule.ONLY_GIVEN: "what is there of it the question had said",
    Rule.ONLY_COMMON: "what is there of it other points of the card have, too",
    Rule.WRONG_SENSE: "the words are there, but in the opposite sense",
    Rule.ECHOED: "its words are there, but the answer only repeats the question",
    Rule.SCRAMBLED: "its words are there, but not in the right order",
    Rule.OUT_OF_ORDER: "it is there, but out of the card's order",
    Rule.TURNED: "each keyword is there, but in the wrong order",
    Rule.REVERSED: "its words are there, but two things are the wrong way round",
    Rule.OTHER_REPLY: "it says yes where no is right, or no where yes is",
    Rule.OTHER_NUMBER: "half of it is there, but beside a number that is not the wanted one",
    Rule.OTHER_UNIT: "its number is there, but of another unit than the wanted one, or of none",
    Rule.OTHER_FATE: "its number is there, but of those whom something else befell",
    Rule.OTHER_BOUND: "its number is there, but as another bound than the wanted one",
    Rule.COUNTS_ALREADY: "its words count for a point, so they are not held against the answer",
    Rule.IN_PASSING: "it is only mentioned in passing, so it is not held against the answer",
}
REACHES = {
    "forward": "denies what follows in its clause",
    "gerund": "denies what follows, up to a new subject",
    "both": "denies its clause, the subject too",
    "backward": "denies what stands before it",
    "statement": "denies the sentence before it",
    "closing": "denies, where its clause ends, the sentence before it",
    "mistaken": "says that what follows was a mistake",
    "word": "denies the next word",
    "sentence": "denies the rest of the sentence",
    "whole": "denies the statement that follows",
    "previous": "takes back what stands before it",
}
_WITHOUT_FIGURES = (Rule.DENIED, Rule.WRONG_SENSE, Rule.ONLY_GIVEN, Rule.ONLY_COMMON)
SENSES = {
    Sense.AFFIRMED: "{said}",
    Sense.DENIED: "{said}, but denied: {denials}",
    Sense.TWICE_DENIED: "{said}, denied twice, which affirms it: {denials}",
    Sense.DENIED_AS_WANTED: "{said}, denied as in the author's wording: {denials}",
    Sense.NOT_DENIED: "{said}, but the author's wording denies it, and the answer does not",
    Sense.OPPOSITE: "its opposite is said, {said}",
    Sense.OPPOSITE_DENIED: "its opposite is denied, {said}: {denials}",
}
REASONS = {
    NoteKind.DENIED: "what an answer denies, it does not earn",
    NoteKind.HEDGED: "one answer is wanted, and this is offered beside it",
    NoteKind.WRONG_ANSWER: "the card lists it under `not:`",
    NoteKind.ECHOED_QUESTION: "an answer has to say something of its own",
    NoteKind.STUFFED: "one answer is wanted, and these are offered together",
    NoteKind.OUT_OF_ORDER: "the card asks for an order",
    NoteKind.REVERSED: "the card has it the other way round",
    NoteKind.SCRAMBLED: "words in a row are no statement",
    NoteKind.PARTLY: "a `partly:` wording, a part of a date or of several, or a doubtful order earn half",
    NoteKind.NEAR_MISS: "a number or a date that comes near, but is another",
}


def describe_trace(trace: Trace) -> str:
    """Return a trace as a person reads it, some lines of text."""
    verdict = trace.verdict
    lines = [f"{OUTCOMES[verdict.outcome]}, score {verdict.score:.2f}", ""]
    for point in trace.points:
        lines += _tell_point(point)
    for wrong in trace.wrong:
        lines += _tell_wrong(wrong)
    lines.append("")
    if trace.asked:
        lines.append(f"From the question, so they earn nothing: {', '.join(trace.asked)}.")
    lines += [_tell_note(note) for note in verdict.notes]
    lines.append(tell_sum(trace))
    return "\n".join(lines)


def tell_sum(trace: Trace) -> str:
    """Return how the score comes about: "Points: 1 + 0.5 of 3 = 0.50; pass mark 1."."""
    if trace.by_closeness:
        score, mark = trace.verdict.score, trace.pass_mark
        return f"Score {score:.2f}, for how alike it is, being right, and what it says; pass mark {mark:g}."
    terms = " + ".join(f"{term:g}" for term in trace.terms) or "0"
    plainly = sum(trace.terms) / trace.wanted if trace.wanted else 0.0
    enough = f" (any {trace.enough})" if trace.enough is not None else ""
    line = f"Points: {terms} of {trace.wanted:g}{enough} = {plainly:.2f}"
    score = trace.verdict.score
    if abs(plainly - score) >= CLOSE:
        why = "a wrong answer beside them" if trace.verdict.wrong else "more than one answer"
        line += f", then {'nothing' if not score else f'only {score:.2f}'} for {why}"
    return f"{line}; pass mark {trace.pass_mark:g}."


def _tell_point(point: PointTrace) -> Iterator[str]:
    judged = point.verdict
    hit = judged.status is Status.HIT
    mark = "✗" if not hit else "✓" if judged.credit >= FULL else "◐"
    extras = [f"{judged.credit:.0%} of the point"] if hit and judged.credit < FULL else []
    extras += [f"weight {point.weight:g}"] if point.weight != 1 else []
    extras += ["optional"] if point.optional else []
    aside = f" ({', '.join(extras)})" if extras else ""
    yield f"{mark} {plain(judged.text)}{aside}"
    bare = point.rule in _WITHOUT_FIGURES and point.wording is not None and point.wording.derived
    told = "" if bare else _tell_wording(point.wording)
    yield f"    Rule: {RULES[point.rule]}{told}."
    if point.wording is not None:
        yield from _tell_sought(point.wording)


def _tell_wrong(wrong: WrongTrace) -> Iterator[str]:
    held = wrong.rule in (Rule.KEYWORDS, Rule.SHARE)
    yield f"{'✗' if held else '–'} not: {plain(wrong.text)}"
    yield f"    Rule: {RULES[wrong.rule]}{_tell_wording(wrong.wording)}."
    yield from _tell_sought(wrong.wording)


def _tell_wording(wording: WordingTrace | None) -> str:
    if wording is None:
        return ""
    which = ""
    if wording.number:
        which = f", by {'a `partly:` wording' if wording.credit < 1 else f'alternative {wording.number}'}"
    if wording.derived:
        return f"{which}{_tell_figures(wording)}"
    missing = ", ".join(_name(one) for one in wording.sought if one.sense is Sense.UNSAID)
    return f"{which}; wanted also: {missing}" if missing else which


def _tell_figures(wording: WordingTrace) -> str:
    if min(wording.covered, wording.own, wording.closeness) >= FULL:
        return ": all of it"
    has = f"{wording.covered:.0%} of its weight is there, {wording.own:.0%} of what is new in it"
    if wording.opposed or wording.lacking:
        return f" ({has})"
    brief = wording.own < wording.closeness and wording.fitting >= wording.needed
    why = "as it says little else" if brief else "with what else it says"
    return f" ({has}; {why}, the answer is {wording.closeness:.0%} alike, {wording.needed:.0%} needed)"


def _tell_sought(wording: WordingTrace) -> Iterator[str]:
    for one in wording.sought:
        weight = ""
        if wording.derived:
            given = _tell_given(one) if one.given else ", has to be there" if one.required else ""
            weight = f" (weight {one.weight:.2g}{given})"
        mark = "–" if one.given and wording.derived else "✓" if one.counts else "✗"
        yield f"      {mark} {_name(one)}{weight}: {_tell_found(one)}"


def _tell_given(one: Sought) -> str:
    return ", but other points have it, too" if one.common else ", but the question says it"


def _name(one: Sought) -> str:
    choices = [one.choice, *(other for other in one.wanted if other != one.choice)]
    choices = [choice for choice in choices if choice]
    more = len(choices) - CHOICES_SHOWN
    return " / ".join(choices[:CHOICES_SHOWN]) + (f" / {more} more" if more > 0 else "")


def _tell_found(one: Sought) -> str:
    if one.sense is Sense.UNSAID:
        return f"only {quote(one.part)}" if one.part else "not said"
    part = ", a part of it" if one.credit < FULL and one.how in (How.DATE, How.NUMBER) else ""
    part += ", the surname alone" if one.surname else ""
    said = f"“{one.said}”, {HOWS[one.how]}{part}" if one.how else f"“{one.said}”"
    denials = "; ".join(f"“{denial.words}” {REACHES[denial.reach]}" for denial in one.denials)
    return SENSES[one.sense].format(said=said, denials=denials)


def _tell_note(note: Note) -> str:
    words = f": {quote(note.words)}" if note.words else ""
    return f"{NOTES[note.kind]}{words} ({REASONS[note.kind]})."


def trace_as_json(trace: Trace) -> dict[str, Any]:
    """Return a trace as `viva grade --jsonl --explain` writes it, beside the verdict."""
    return {
        "points": [
            {
                "text": plain(point.verdict.text),
                "rule": point.rule.value,
                "because": RULES[point.rule],
                "weight": point.weight,
                "optional": point.optional,
                "wording": _wording_as_json(point.wording),
            }
            for point in trace.points
        ],
        "wrong": [
            {
                "text": plain(wrong.text),
                "rule": wrong.rule.value,
                "because": RULES[wrong.rule],
                "wording": _wording_as_json(wrong.wording),
            }
            for wrong in trace.wrong
        ],
        "asked": list(trace.asked),
        "sum": {
            "terms": list(trace.terms),
            "wanted": trace.wanted,
            "enough": trace.enough,
            "pass_mark": trace.pass_mark,
            "text": tell_sum(trace),
        },
    }


def _wording_as_json(wording: WordingTrace | None) -> dict[str, Any] | None:
    return None if wording is None else asdict(wording)
