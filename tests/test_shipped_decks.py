"""The decks that come with Viva: complete, clean, and sampled as learners really answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.core.cards import Card, Deck, Outcome, plain
from bot.core.grading import compile_card, grade
from bot.decks.library import load_decks
from bot.decks.parse import parse
from bot.decks.render import render

pytestmark = pytest.mark.unmeasured
CONTENT = Path(__file__).parents[1] / "content"

RECALL = re.findall(
    r"\S+",
    """
why-purges instruments-of-control post-kirov-purges great-purge-overview great-purge-stages
purge-of-party purge-of-army purge-of-people chaos-of-purges responsibility-overall
responsibility-yezhov responsibility-stalin responsibility-local order-00447
""",
)

QUICK = re.findall(
    r"\S+",
    """
q-purges-began q-kirov-date q-kirov-assassin q-kirov-city q-kirov-critic-of q-arrested-after-kirov
q-congress-delegates q-congress-executed q-great-purge-years q-great-purge-stages-count
q-first-show-trial-year q-show-trial-others q-confessions-how q-georgia-secretaries
q-georgia-prime-ministers q-stalin-home-state q-army-purge-announced q-army-marshal
q-army-trial-secret-why q-war-commissars q-officers-purged q-people-arrested-share q-butovo
q-butovo-buried q-nkvd-head q-yezhov-death-sentences q-yezhov-per-day q-00447-targets
q-00447-tribunal q-00447-executed q-00447-planned q-00447-signed q-local-extension q-local-motives
q-kravchenko q-ordzhonikidze q-hitler-timing q-conquest q-interrogators q-one-aim
""",
)

# Who holds an office now, or what a learner's own state has.
CHANGING = {20, 23, 28, 29, 40, 43, 44, 46, 47}
CIVICS = [f"civics-{number:03}" for number in range(1, 101) if number not in CHANGING]


@pytest.fixture(scope="module")
def decks() -> dict[str, Deck]:
    """Every shipped deck by its slug; reading them runs their graded samples too."""
    return {deck.slug: deck for deck in load_decks(CONTENT)}


@pytest.fixture(scope="module")
def stalin(decks: dict[str, Deck]) -> dict[str, Card]:
    """The cards of the first deck by their ids."""
    return {card.id: card for card in decks["stalin-and-the-purges"].cards}


@pytest.fixture(scope="module")
def civics(decks: dict[str, Deck]) -> list[Card]:
    """The cards of the second deck in their order."""
    return list(decks["us-civics"].cards)


def test_the_first_deck_has_all_its_cards(stalin: dict[str, Card]) -> None:
    assert len(RECALL) == 14
    assert len(QUICK) == 40
    assert {*RECALL, *QUICK} <= stalin.keys()


@pytest.mark.parametrize(("ids", "least"), [(QUICK, 6), (RECALL, 4)])
def test_each_card_has_samples_of_right_and_wrong_answers(
    stalin: dict[str, Card], ids: list[str], least: int
) -> None:
    for card in (stalin[key] for key in ids):
        outcomes = {sample.outcome for sample in card.samples}
        assert len(card.samples) >= least, card.id
        assert {Outcome.CORRECT, Outcome.INCORRECT} <= outcomes, card.id


def test_a_recall_card_lets_most_of_its_points_be_enough(stalin: dict[str, Card]) -> None:
    for card in (stalin[key] for key in RECALL):
        assert card.pass_mark is not None, card.id
        assert card.pass_mark < 1, card.id


def test_the_civics_deck_has_each_lasting_question_in_the_official_order(civics: list[Card]) -> None:
    assert [card.id for card in civics] == CIVICS


def test_each_civics_card_has_six_to_twelve_samples_of_right_and_wrong_answers(civics: list[Card]) -> None:
    for card in civics:
        assert 6 <= len(card.samples) <= 12, card.id
        assert {Outcome.CORRECT, Outcome.INCORRECT} <= {sample.outcome for sample in card.samples}, card.id


def test_a_civics_card_accepts_its_own_points_and_no_denial_of_them(civics: list[Card]) -> None:
    for card in civics:
        rubric = compile_card(card, "en")
        points = [plain(point.text) for point in card.points]
        wanted = card.enough or len(points)
        if wanted > 1:
            assert grade(rubric, ", ".join(points[:wanted])).outcome is Outcome.CORRECT, card.id
            continue
        for point in points:
            assert grade(rubric, point).outcome is Outcome.CORRECT, point
            if "self-government" in point:
                continue  # to want it and to lack it are both right
            denial = grade(rubric, f"it is not true that {point}")
            assert denial.outcome is not Outcome.CORRECT, denial


def test_every_card_explains_its_answer(decks: dict[str, Deck]) -> None:
    assert not [card.id for deck in decks.values() for card in deck.cards if not card.explanation]


def test_rendering_a_shipped_deck_changes_no_byte(decks: dict[str, Deck]) -> None:
    for slug, deck in decks.items():
        text = (CONTENT / f"{slug}.md").read_bytes().decode()
        assert render(deck) == text
        assert parse(render(deck), slug) == deck
