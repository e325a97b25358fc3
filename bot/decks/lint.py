"""What is wrong with a deck that can be read: everything that would fail a learner later.

A deck is either fit to be learnt from or it is not. What could be better is told only where it is asked
for: see `advice.py` and `neighbours.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Set as AbstractSet
from pathlib import Path

from bot.core.cards import Card, Deck
from bot.core.grading import Rubric, compile_card
from bot.decks.advice import advise_card
from bot.decks.example import propose_slug
from bot.decks.findings import DeckErrors, Finding, Report, shorten
from bot.decks.ids import mend_id
from bot.decks.languages import is_language, propose_language
from bot.decks.neighbours import advise_deck
from bot.decks.parse import MAX_TITLE, read, split_lines, survey
from bot.decks.pictures import check_picture
from bot.decks.places import CardPlace, DeckPlaces, Reading, place_nowhere
from bot.decks.proof import prove_samples
from bot.decks.repeats import warn_of_equal_questions
from bot.decks.sound_cards import SoundCard
from bot.decks.wordings import NOTE_FIX, check_wordings

MAX_ABOUT = 1_000
MAX_QUESTION = 1_000
MAX_EXPLANATION = 2_000
MAX_CLOSING = 3_500

_SAMPLES_FIX = "write some answers with your own mark below `Samples:`, to see the grader agree"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ID_IN_TEXT = re.compile(r"\{#[^{}]{0,100}\}")
_ID_FIX = "use up to 64 of the letters A to Z and a to z, digits, `-` and `_`"


def lint(deck: Deck, path: str = "", folder: Path | None = None) -> list[Finding]:
    """Return all that is wrong with a deck, by line, its graded samples included.

    Pictures are looked for in `folder`; without one they are not checked.
    """
    report = Report(path or f"{deck.slug}.md")
    _check(Reading(deck, _find_places(deck)), folder, report)
    return sorted(report.findings, key=lambda finding: finding.line)


def lint_text(
    text: str, slug: str, path: str, folder: Path | None, *, advise: bool = False
) -> tuple[Deck, list[Finding]]:
    """Return the deck of a file with all that is wrong with it: what can't be read, and the rest of it.

    A card of which a part can't be read is not looked into further, nor any sample in a
    language that nobody knows. With `advise` what could be better is found, too, as warnings.
    """
    reading, unread = survey(text, slug, path)
    report = Report(path)
    sound = _check(reading, folder, report, frozenset(finding.line for finding in unread))
    if advise:
        _advise(reading, sound, text, report)
    return reading.deck, sorted({*unread, *report.findings}, key=lambda finding: finding.line)


def _check(
    reading: Reading, folder: Path | None, report: Report, unread: AbstractSet[int] = frozenset()
) -> list[tuple[Card, CardPlace, Rubric | None]]:
    """Check a deck; `unread` are lines on which something could not be read.

    Return the cards without faults, samples aside, compiled where they have any: none where nobody knows how
    to read the deck's language.
    """
    deck, places = reading.deck, reading.places
    is_spoken = is_language(deck.language)
    _check_slug(deck, report)
    if not unread:
        _check_deck(deck, places, report)
        _check_topics(deck, places, report)
    elif places.language not in unread:
        _check_language(deck, places, report)
    _check_ids(deck, places, report)
    ends = (*(place.line for place in places.cards[1:]), math.inf)
    sound: list[tuple[Card, CardPlace, Rubric | None]] = []
    for card, place, end in zip(deck.cards, places.cards, ends, strict=False):
        if any(place.line <= line < end for line in unread):
            continue
        before = len(report.findings)
        _check_card(card, place, report)
        _check_lengths(card, place, report)
        check_picture(card, place, folder, report)
        check_wordings(card, place, report)
        if is_spoken and len(report.findings) == before:
            rubric = compile_card(card, deck.language) if card.samples else None
            if rubric is not None:
                prove_samples(card, place, rubric, report)
            sound.append((card, place, rubric))
    return sound


def _advise(
    reading: Reading, sound: list[tuple[Card, CardPlace, Rubric | None]], text: str, report: Report
) -> None:
    """Warn of what could be better in a deck's sound cards."""
    lines = tuple(split_lines(text))
    language = reading.deck.language
    cards = [
        SoundCard(card, place, rubric or compile_card(card, language), lines) for card, place, rubric in sound
    ]
    untested = [one for one in cards if not one.card.samples]
    if len(untested) == len(cards) > 1:
        report.warn(reading.places.title, "no card of this deck has samples", _SAMPLES_FIX)
    else:
        for one in untested:
            report.warn(one.place.line, "this card has no samples", _SAMPLES_FIX)
    for one in cards:
        advise_card(one, report)
    advise_deck(cards, report)
    warn_of_equal_questions(((one.card, one.place) for one in cards), report)


def _find_places(deck: Deck) -> DeckPlaces:
    if deck.text:
        try:
            reading = read(deck.text, deck.slug)
        except DeckErrors:
            return place_nowhere(deck)  # the deck is not what this text says, so lines mean nothing
        if reading.deck == deck:
            return reading.places
    return place_nowhere(deck)


def _check_slug(deck: Deck, report: Report) -> None:
    if not _ID.fullmatch(deck.slug):
        like = propose_slug(deck.slug) or "my-deck"
        what = (
            f"the deck's short name is its file's name, and `{shorten(deck.slug)}` can't be typed after /quiz"
        )
        report.add(1, what, f"rename the file, to `{like}.md` perhaps: {_ID_FIX}")


def _check_deck(deck: Deck, places: DeckPlaces, report: Report) -> None:
    _check_language(deck, places, report)
    if not deck.title:
        report.add(places.title, "the title is empty", "write it after the `#`")
    _check_length("the title", deck.title, MAX_TITLE, places.title, report)
    _check_length("the description", deck.about, MAX_ABOUT, places.title, report)
    if not places.cards:
        fix = "write a card: `### The question? {#its-id}`, with its points as a list below"
        report.add(places.title, "a deck without cards", fix)


def _check_language(deck: Deck, places: DeckPlaces, report: Report) -> None:
    if not is_language(deck.language):
        fix = f"write an ISO code of two letters, such as `{propose_language(deck.language)}`"
        report.add(places.language, f"unknown language `{shorten(deck.language)}`", fix)


def _check_topics(deck: Deck, places: DeckPlaces, report: Report) -> None:
    seen: dict[str, int] = {}
    for topic, line in zip(deck.topics, places.topics, strict=True):
        if not line:
            continue
        if not topic.title:
            report.add(line, "a topic without a title", "write it after the `##`")
        elif topic.title.casefold() in seen:
            first = seen[topic.title.casefold()]
            what = f"a second topic `{shorten(topic.title)}`"
            report.add(line, what, f"move its cards to the one of line {first}, or rename it")
        elif not topic.cards:
            fix = "add cards below it or remove it; if this is a card, end its heading in `{#its-id}`"
            report.add(line, f"the topic `{shorten(topic.title)}` has no cards", fix)
        seen.setdefault(topic.title.casefold(), line)
        _check_length("the topic's title", topic.title, MAX_TITLE, line, report)


def _check_ids(deck: Deck, places: DeckPlaces, report: Report) -> None:
    seen: dict[str, int] = {}
    taken = frozenset(card.id.casefold() for card in deck.cards)
    for card, place in zip(deck.cards, places.cards, strict=True):
        if not _ID.fullmatch(card.id):
            what = f"`{shorten(card.id)}` is no card id"
            report.add(
                place.line, what, f"{_ID_FIX}, for example `{{#{mend_id(card.id, card.question, taken)}}}`"
            )
        elif card.id.casefold() in seen:
            what = f"the id `{card.id}` is taken by the card of line {seen[card.id.casefold()]}"
            report.add(place.line, what, "give one of them another id (capitals do not tell ids apart)")
        seen.setdefault(card.id.casefold(), place.line)


def _check_card(card: Card, place: CardPlace, report: Report) -> None:
    if not card.question:
        report.add(place.line, "the card has no question", "write it in the heading, before the id")
    if second := _ID_IN_TEXT.search(card.question):
        what = f"`{second[0]}` stands before the card's id, and learners would see it"
        report.add(place.line, what, "keep one id, at the end of the heading")
    if "<!--" in card.question:
        report.add(place.line, "the question has a note in it, which learners would see", NOTE_FIX)
    if not card.points:
        fix = "write what a good answer says as a list below the heading: `- the **key words**`"
        report.add(place.line, "the card has no points", fix)
        return
    wanted = sum(not point.optional for point in card.points)
    if not wanted:
        report.add(place.points[0], "every point is optional", "want at least one: remove an `optional:`")
    elif card.enough is not None and not 1 <= card.enough <= wanted:
        points = "the one point that is" if wanted == 1 else f"the {wanted} points that are"
        fix = "remove it" if wanted == 1 else f"ask for 1 to {wanted}"
        report.add(place.rules, f"`any {card.enough}` does not fit {points} not optional", fix)
    if card.pass_mark is not None and not 0 < card.pass_mark <= 1:
        report.add(place.rules, "this pass mark is out of range", "write more than 0 % and up to 100 %")
    for point, line in zip(card.points, place.points, strict=True):
        if not (point.weight > 0 and math.isfinite(point.weight)):
            report.add(line, f"a weight of {point.weight:g}", "write a weight above 0, or remove it")


def _check_lengths(card: Card, place: CardPlace, report: Report) -> None:
    _check_length("the question", card.question, MAX_QUESTION, place.line, report)
    line = place.explanation or place.line
    _check_length("the explanation", card.explanation, MAX_EXPLANATION, line, report)
    points = sum(len(point.text) for point in card.points)
    feedback = max((len(wrong.feedback) for wrong in card.wrong), default=0)
    closing = len(card.question) + points + feedback + len(card.explanation) + len(card.source)
    if closing > MAX_CLOSING:
        what = f"question, points, feedback, explanation and source come to {closing:,} characters together"
        report.add(place.line, what, f"shorten them to {MAX_CLOSING:,}, to fit one message")


def _check_length(part: str, text: str, most: int, line: int, report: Report) -> None:
    if len(text) > most:
        report.add(line, f"{part} has {len(text):,} characters", f"shorten it to {most:,}")
