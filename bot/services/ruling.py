"""A teacher's ruling written into the deck's file: a wording and a sample, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.core.cards import Card, Marked, Outcome, Sample, plain
from bot.core.cards import keywords as bolds_of
from bot.core.grading import compile_card, grade
from bot.core.grading.verdict import Verdict
from bot.decks.editing import add_sample, add_wording, added_lines
from bot.decks.findings import DeckErrors, Finding, shorten
from bot.decks.keywording import clean, fold
from bot.decks.library import read_text
from bot.decks.lint import lint_text
from bot.decks.overreach import describe_overreach
from bot.decks.parse import read
from bot.decks.places import CardPlace
from bot.decks.proposals import (
    Proposal,
    Refusal,
    failing_samples,
    object_to,
    open_points,
    propose,
    try_wording,
    with_wording,
)
from bot.decks.saving import replace_text
from bot.errors import VivaError
from bot.services.shelf import Shelf, near

GO_ON = (
    'Say other words with --keywords "a **wording** as in a deck", or mend the deck by hand and run '
    "`viva check`."
)


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card in its deck's file, which has no errors, beside all the deck's `cards`."""

    path: Path
    text: str
    language: str
    card: Card
    place: CardPlace
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into a deck, line by line; no lines where the deck said all of it before.

    `warnings` are those that `viva check` has of the deck only since then; `overreach` is what else is right
    since then, as a sentence.
    """

    path: Path
    lines: tuple[tuple[int, str], ...]
    outcome: Outcome
    warnings: tuple[Finding, ...] = ()
    overreach: str | None = None


def open_card(shelf: Shelf, slug: str, card_id: str) -> OpenCard:
    """Return a card of a sound deck; raises VivaError for one that is not there or in a deck with errors."""
    cards = open_cards(shelf, slug)
    found = next((at for at in cards if at.card.id == card_id), None)
    if found is None:
        ids = [at.card.id for at in cards]
        raise VivaError(f"The deck “{slug}” has no card “{card_id}”{near(card_id, ids)}.")
    return found


def open_cards(shelf: Shelf, slug: str) -> list[OpenCard]:
    """Return the cards of a sound deck; raises VivaError for a deck that is not there or has errors."""
    path = shelf.path(slug)
    try:
        text = read_text(path)
        _, findings = lint_text(text, slug, str(path), path.parent)
    except DeckErrors as errors:
        findings = [*errors.findings]
    if findings:
        raise VivaError(f"The deck “{slug}” has errors; mend them first:\n{_list(findings)}")
    reading = read(text, slug)
    cards = tuple(reading.deck.cards)
    return [
        OpenCard(path, text, reading.deck.language, card, place, cards)
        for card, place in zip(cards, reading.places.cards, strict=True)
    ]


def accept(at: OpenCard, answer: str, number: int | None, keywords: Marked | None) -> Written:
    """Write into a deck that an answer is right: a wording if one is needed, and a sample if it has none.

    `number` is the point that the answer says, from 1; `keywords` the wording, else one is made of the
    answer. Raises VivaError, with the way on, for what can't be; the file is then as it was.
    """
    rubric, answer = compile_card(at.card, at.language), clean(answer)
    verdict = grade(rubric, answer)
    text, outcome = at.text, verdict.outcome
    overreach = None
    if outcome is not Outcome.CORRECT:
        _check_twins(at, answer, Outcome.INCORRECT)
        objection = object_to(rubric, answer)
        if objection is not None:
            raise _refuse(answer, objection)
        proposal = word(at, answer, _choose_point(at, verdict, number), keywords)
        if keywords is None and len(open_points(at.card, verdict)) > 1 < len(bolds_of(proposal.wording)):
            raise VivaError(
                f"The answer lacks several points, and `{proposal.wording}` may say more than one of them. "
                "Say which words say this one with --keywords."
            )
        outcome = proposal.verdict.outcome
        text = add_wording(text, at.path.stem, at.card.id, proposal.number, proposal.wording)
        overreach = describe_reach(at, proposal)
    elif keywords is not None:
        raise VivaError("The deck takes this answer as it is; without --keywords its sample alone is added.")
    return replace(_write(at, text, Sample(answer, outcome)), overreach=overreach)


def describe_reach(at: OpenCard, proposal: Proposal) -> str | None:
    """Return what a wording takes besides the answer that it was made of, as a sentence, if anything."""
    return describe_overreach(at.card, at.language, proposal.number, proposal.wording, at.cards)


def write_sample(at: OpenCard, answer: str) -> Written:
    """Write an answer into a deck as a sample of what the grader makes of it; raises VivaError."""
    answer = clean(answer)
    verdict = grade(compile_card(at.card, at.language), answer)
    return _write(at, at.text, Sample(answer, verdict.outcome))


def word(at: OpenCard, answer: str, number: int, keywords: Marked | None) -> Proposal:
    """Return the wording that makes an answer say a point; raises VivaError where none does no harm."""
    if keywords is not None:
        found = try_wording(at.card, at.language, answer, number, clean(keywords))
    else:
        found = propose(at.card, at.language, answer, number)
    if isinstance(found, Refusal):
        raise _refuse(answer, found)
    failing = describe_failing(at, number, found.wording)
    if failing:
        raise VivaError(f"Nothing was written: with `or: {found.wording}` {' and '.join(failing)}. {GO_ON}")
    return found


def describe_failing(at: OpenCard, number: int, wording: Marked) -> list[str]:
    """Return what each sample that a wording would make fail would come out as, as phrases."""
    grown = with_wording(at.card, number, wording)
    return [
        f"the sample of line {at.place.samples[place]} (“{shorten(sample.answer)}”, {sample.outcome.value}) "
        f"would come out as {verdict.outcome.value} ({verdict.score:.2f})"
        for place, sample, verdict in failing_samples(grown, at.language)
    ]


def name_points(at: OpenCard, numbers: Sequence[int]) -> str:
    """Return points, counted from 0, as a list with the numbers that `--point` takes."""
    return "\n".join(
        f"  {number + 1}  {plain(at.card.points[number].text)} (line {at.place.points[number]})"
        for number in numbers
    )


def _refuse(answer: str, refusal: Refusal) -> VivaError:
    return VivaError(f"“{shorten(clean(answer))}” can't be accepted. {refusal.why}")


def _choose_point(at: OpenCard, verdict: Verdict, number: int | None) -> int:
    missing = open_points(at.card, verdict)
    if number is not None:
        if not 1 <= number <= len(at.card.points):
            every = name_points(at, range(len(at.card.points)))
            raise VivaError(f"The card has no point {number}. Its points:\n{every}")
        if number - 1 not in missing:
            raise VivaError(f"The answer has point {number} already. It lacks:\n{name_points(at, missing)}")
        return number - 1
    if len(missing) == 1:
        return missing[0]
    raise VivaError(
        "The answer lacks several points. Say with --point which of them it says; the rest of it is graded "
        f"as before:\n{name_points(at, missing)}"
    )


def _write(at: OpenCard, text: str, sample: Sample) -> Written:
    """Add a sample to an edited deck, check all of it, and write it into the file."""
    slug = at.path.stem
    others = [outcome for outcome in Outcome if outcome is not sample.outcome]
    if not _check_twins(at, sample.answer, *others):
        text = add_sample(text, slug, at.card.id, sample)
    if text == at.text:
        return Written(at.path, (), sample.outcome)
    findings = _advise(at, text)
    errors = [finding for finding in findings if not finding.warning]
    if errors:
        raise VivaError(f"Nothing was written, because the deck would have errors:\n{_list(errors)}\n{GO_ON}")
    replace_text(at.path, at.text, text)
    known = {(finding.what, finding.fix) for finding in _advise(at, at.text)}
    fresh = tuple(finding for finding in findings if (finding.what, finding.fix) not in known)
    return Written(at.path, tuple(added_lines(at.text, text)), sample.outcome, fresh)


def _check_twins(at: OpenCard, answer: str, *denied: Outcome) -> bool:
    """Tell whether the card has an answer among its samples; raises VivaError for one so marked."""
    folded = fold(answer, at.language)
    twins = [
        (held.outcome, line)
        for held, line in zip(at.card.samples, at.place.samples, strict=True)
        if fold(held.answer, at.language) == folded
    ]
    line = next((line for outcome, line in twins if outcome in denied), None)
    if line is not None:
        raise VivaError(
            f"The sample of line {line} says otherwise of this answer; correct it first if you changed "
            "your mind."
        )
    return bool(twins)


def _advise(at: OpenCard, text: str) -> list[Finding]:
    return lint_text(text, at.path.stem, str(at.path), at.path.parent, advise=True)[1]


def _list(findings: Sequence[Finding]) -> str:
    return "\n".join(f"  {finding}" for finding in findings)
