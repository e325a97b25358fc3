"""How points come to a score, a verdict and notes."""

from __future__ import annotations

import pytest

from bot.core.cards import Card, KeyPoint, Outcome
from bot.core.grading import compile_card, compile_points, compile_references, grade, merge
from bot.core.grading.verdict import NoteKind, PointVerdict, Status
from tests.core.grading.asking import ASSASSIN, ask, kinds, score

STAGES = ask("Name the stages in order", "**party**", "**army**", "**people**", in_order=True)
TARGETS = ask("Whom did it name?", "**kulaks**", "**anti-Soviet elements**", "**criminals**", enough=2)
RECALL = ask(
    "What followed?", "**arrests**", "**trials**", "**executions**", wrong=("**elections**",), pass_mark=0.6
)


def test_weights_count() -> None:
    rubric = ask("What?", KeyPoint("**arrests**", weight=3), KeyPoint("**trials**"))
    assert score(rubric, "arrests") == 0.75
    assert score(rubric, "trials") == 0.25


def test_an_optional_point_neither_lowers_a_score_nor_stands_in_for_a_wanted_point() -> None:
    rubric = ask(
        "What?", KeyPoint("**arrests**"), KeyPoint("**trials**"), KeyPoint("**fear**", optional=True)
    )
    assert score(rubric, "arrests and trials") == 1
    assert score(rubric, "arrests and fear") == 0.5
    assert score(rubric, "fear") == 0
    assert score(rubric, "arrests, trials and fear") == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("the police", 1.0),
        ("the secret police", 0.5),
        ("the police and the secret police", 1.0),
        ("the secret plans of the police in the villages", 1.0),
        ("the army", 0.0),
    ],
)
def test_a_longer_wording_that_earns_half_outdoes_a_word_within_it(answer: str, expected: float) -> None:
    rubric = ask(
        "Who kept order?", KeyPoint("the **police**", partly=("the **secret police / army police**",))
    )
    assert score(rubric, answer) == expected


@pytest.mark.parametrize(
    ("answer", "wanted", "outcome"),
    [
        ("former kulaks and criminals", 1, Outcome.CORRECT),
        ("antisoviet elements, kulaks, criminals", 1, Outcome.CORRECT),
        ("criminals", 0.5, Outcome.PARTIAL),
        ("priests", 0, Outcome.INCORRECT),
    ],
)
def test_some_of_the_points_may_be_enough(answer: str, wanted: float, outcome: Outcome) -> None:
    verdict = grade(TARGETS, answer)
    assert (verdict.score, verdict.outcome) == (wanted, outcome)


def test_a_pass_mark_makes_most_of_it_correct() -> None:
    assert grade(RECALL, "arrests, trials").outcome is Outcome.CORRECT
    assert grade(RECALL, "arrests").outcome is Outcome.PARTIAL


def test_a_wrong_answer_among_several_points_stays_below_the_pass_mark() -> None:
    verdict = grade(RECALL, "arrests, trials and elections")
    assert verdict.outcome is Outcome.PARTIAL
    assert verdict.score == pytest.approx(0.59)
    assert verdict.wrong[0].words == ("elections",)
    assert verdict.wrong[0].feedback == "no"


def test_points_out_of_order_are_missed() -> None:
    verdict = grade(STAGES, "people, then party, then army")
    assert [point.status for point in verdict.points] == [Status.HIT, Status.HIT, Status.MISSED]
    assert NoteKind.OUT_OF_ORDER in kinds(verdict)
    assert score(STAGES, "party, army, people") == 1


def test_a_missed_point_has_no_words() -> None:
    assert grade(ASSASSIN, "Bukharin").points == (PointVerdict("Leonid Nikolaev", Status.MISSED),)


@pytest.mark.parametrize("answer", ["", " ", "\n", "...", "\u200b", "🤷", "?"])
def test_an_empty_answer_is_incorrect(answer: str) -> None:
    assert grade(ASSASSIN, answer).outcome is Outcome.INCORRECT


def test_any_reference_suffices() -> None:
    rubric = compile_references(
        "Why does the bulb go out?", ["The circuit is broken.", "There is a gap in the path."], "en"
    )
    verdict = grade(rubric, "because the path has a gap")
    assert verdict.outcome is Outcome.CORRECT
    assert verdict.points[0].text == "There is a gap in the path."


def test_all_points_are_wanted() -> None:
    rubric = compile_points("What did it need?", ["water", "sunlight"], "en")
    assert score(rubric, "sunlight") == 0.5
    assert score(rubric, "water and sunlight") == 1


def test_answers_add_up() -> None:
    first, second = grade(RECALL, "arrests"), grade(RECALL, "and trials")
    merged = merge(RECALL, first, second)
    assert merged.outcome is Outcome.CORRECT
    assert merged.points[0].words == ("arrests",)


def test_what_was_said_last_of_a_point_holds() -> None:
    said = grade(RECALL, "arrests and trials")
    merged = merge(RECALL, said, grade(RECALL, "there were no trials"))
    assert [point.status for point in merged.points] == [Status.HIT, Status.DENIED, Status.MISSED]
    again = merge(RECALL, merged, grade(RECALL, "well, trials there were"))
    assert again.points[1].status is Status.HIT


def test_a_wrong_answer_can_be_taken_back() -> None:
    wrong = grade(ASSASSIN, "Stalin")
    assert wrong.outcome is Outcome.INCORRECT
    assert merge(ASSASSIN, wrong, grade(ASSASSIN, "Nikolaev")).outcome is Outcome.CORRECT
    hedged = grade(ASSASSIN, "Nikolaev or Bukharin")
    assert merge(ASSASSIN, hedged, grade(ASSASSIN, "Nikolaev")).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("apple", 0.75), ("banana", 0.5), ("banana and date", 1), ("apple and date", 1), ("cherry", 0)],
)
def test_any_two_means_the_two_that_suit_the_answer_best(answer: str, expected: float) -> None:
    points = (KeyPoint("**apple**", weight=3), KeyPoint("**banana**"), KeyPoint("**date**"))
    card = Card("c", "Name two fruits.", (*points, KeyPoint("**cherry**", optional=True)), enough=2)
    assert grade(compile_card(card, "en"), answer).score == pytest.approx(expected)


@pytest.mark.parametrize(
    "wording", ["No", "none", "Nobody", "The Who", "to be or not to be", "It is what it is", "🙂", "+", "I"]
)
def test_what_the_author_wrote_is_right_word_for_word(wording: str) -> None:
    rubric = compile_references("Is it so?", [wording], "en")
    assert grade(rubric, wording).outcome is Outcome.CORRECT
    card = Card("c", "Who or what?", (KeyPoint(f"**{wording}**"),))
    assert grade(compile_card(card, "en"), wording.upper()).outcome is Outcome.CORRECT


@pytest.mark.parametrize("answer", ["150 million", "150,000,000 km", "about 150 million kilometres"])
def test_only_a_bold_about_must_be_said(answer: str) -> None:
    point = KeyPoint("About **150 million** km")
    assert grade(compile_card(Card("c", "How far?", (point,)), "en"), answer).score == 1
    rubric = compile_references("How far?", ["About 150 million km"], "en")
    assert grade(rubric, answer).outcome is Outcome.CORRECT
    bold = compile_card(Card("c", "How far?", (KeyPoint("**about 150 million** km"),)), "en")
    assert (grade(bold, answer).score == 1) == ("about" in answer)


LEAK = compile_references(
    "What is a memory leak?", ["Memory that a program reserves while it runs and never gives back"], "en"
)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("it is reserved", "it is reserved while it runs"),
        ("something is reserved", "memory is reserved and never given back"),
        ("the program reserves", "the program reserves it while it is running"),
        ("never given back", "memory that was reserved by it and is never given back"),
        (
            "memory reserved while it runs and never given back",
            "Memory that a program reserves while it runs and never gives back",
        ),
    ],
)
def test_what_says_more_of_a_reference_scores_more(less: str, more: str) -> None:
    assert 0 < grade(LEAK, less).score < grade(LEAK, more).score


def test_a_right_answer_has_most_of_the_score_and_a_partial_one_less_than_half() -> None:
    right, partial = (
        grade(LEAK, "memory that is reserved and never given back"),
        grade(LEAK, "it is reserved"),
    )
    assert right.outcome is Outcome.CORRECT
    assert right.score > 0.75
    assert partial.outcome is Outcome.PARTIAL
    assert partial.score < 0.5


def test_three_of_a_long_sentences_words_are_as_good_a_part_as_a_short_one_said_in_full() -> None:
    short = compile_references("What does the kidney do?", ["It filters the blood"], "en")
    long = compile_references(
        "What does the kidney do?",
        ["It filters blood, removes waste and water, and balances salts, acids and pressure in every person"],
        "en",
    )
    assert grade(short, "it filters blood").score == 1
    assert grade(long, "it filters blood").outcome is Outcome.PARTIAL
    assert grade(long, "it filters blood and removes waste").score > 0.4
