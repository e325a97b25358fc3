"""A trace gives the verdict that `grade` gives, and reasons that agree with it."""

from itertools import islice
from pathlib import Path

import pytest

from bot.core.cards import Card, KeyPoint
from bot.core.grading import compile_card, compile_points, compile_references, grade
from bot.core.grading.rubric.naming import name_apart
from bot.core.grading.sought import Sense
from bot.core.grading.trace import PointTrace, Rule, explain
from bot.core.grading.verdict import How, NoteKind, Status
from bot.decks.parse import parse
from tests.core.grading.asking import ask

CONTENT = Path(__file__).parents[3] / "content"
DECKS = [parse(path.read_text(encoding="utf-8"), path.stem) for path in sorted(CONTENT.rglob("*.md"))]
CARDS = [
    pytest.param(deck.language, card, id=card.id) for deck in DECKS for card in islice(deck.cards, 0, None, 3)
]
HIT = (Rule.WORD_FOR_WORD, Rule.KEYWORDS, Rule.HALF, Rule.SHARE, Rule.CHOSEN, Rule.SETTLED)


def check_reasons(point: PointTrace) -> None:
    """Assert that a rule is what its point's status and wording say."""
    status = point.verdict.status
    assert (point.rule in HIT) is (status is Status.HIT)
    assert (point.rule is Rule.DENIED) is (status is Status.DENIED)
    assert (point.wording is None) is (point.rule in (Rule.NOTHING, Rule.WORD_FOR_WORD))
    if point.wording is None:
        return
    sought = point.wording.sought
    if point.rule in (Rule.KEYWORDS, Rule.HALF):
        assert all(one.counts for one in sought)
    if point.rule is Rule.DENIED:
        assert any(one.sense is Sense.DENIED and one.denials for one in sought)
    if point.rule is Rule.MISSING:
        assert any(one.sense is Sense.UNSAID for one in sought)
    if point.rule in (Rule.SHARE, Rule.TOO_LITTLE):
        assert (point.wording.closeness >= point.wording.needed) is (point.rule is Rule.SHARE)


@pytest.mark.parametrize(("language", "card"), CARDS)
def test_the_reasons_for_a_sample_agree_with_its_verdict(language: str, card: Card) -> None:
    rubric = compile_card(card, language)
    for sample in card.samples:
        for answer in (
            sample.answer,
            f"it is not true that {sample.answer}",
            sample.answer[: len(sample.answer) // 2],
        ):
            trace = explain(rubric, answer)
            assert trace.verdict == grade(rubric, answer)
            assert [point.verdict for point in trace.points] == list(trace.verdict.points)
            for point in trace.points:
                check_reasons(point)
            assert trace.verdict.score <= sum(trace.terms) / trace.wanted + 1e-9


REFERENCES = ["The grain was taken away from the peasants.", "Collectivisation was not wanted by them."]
ANSWERS = [
    "grain was taken from peasants",
    "grain was not taken away from the peasants",
    "collectivisation, not wanted",
    "they all wanted collectivisation",
    "famine",
    "why was there a famine",
    "peasants the from grain taken away was the",
    "",
    "🙂",
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_reasons_for_derived_keywords_agree_with_the_verdict(answer: str) -> None:
    rubric = compile_references("Why was there a famine?", REFERENCES, "en")
    trace = explain(rubric, answer)
    assert trace.verdict == grade(rubric, answer)
    points = explain(compile_points("Why was there a famine?", REFERENCES, "en"), answer).points
    for point in (*trace.points, *points):
        check_reasons(point)


def test_a_long_answer_has_reasons_too() -> None:
    rubric = compile_card(next(DECKS[0].cards), "en")
    trace = explain(rubric, "no, the party was not an enemy of the people. " * 90)
    assert len(trace.points) == len(rubric.points)


@pytest.mark.parametrize(
    ("wanted", "answer"), [("**over 25 billion**", "less than 25 billion"), ("**25 billion**", "under 25 bn")]
)
def test_a_number_with_the_opposite_bound_is_no_silence(wanted: str, answer: str) -> None:
    point = explain(ask("What did it cost?", wanted), answer).points[0]
    assert point.rule is Rule.OTHER_BOUND
    assert point.wording is not None
    assert any("25" in part for part in point.wording.sought[0].part)


@pytest.mark.parametrize(
    ("wanted", "half", "whole"),
    [("on **15 April 1912**", "in 1912", "15.4.1912"), ("**1936 to 1939**", "from 1936 on", "1936-39")],
)
def test_a_part_of_a_date_is_no_whole_keyword(wanted: str, half: str, whole: str) -> None:
    rubric = ask("When was it?", wanted)
    rules = [explain(rubric, answer).points[0].rule for answer in (half, whole)]
    assert rules == [Rule.HALF, Rule.KEYWORDS]


def test_words_that_stand_side_by_side_are_shown_as_one() -> None:
    rubric = ask("What did it carry?", "An **oxygen tank**")
    said = [
        explain(rubric, answer).points[0].wording for answer in ("an oxygen tank of 5 l", "oxygen in a tank")
    ]
    assert [one.sought[0].said if one else "" for one in said] == ["oxygen tank", "oxygen … tank"]


def test_a_yes_or_no_that_settles_it_is_told() -> None:
    rubric = ask("Could women vote?", "No, they could not")
    told = [explain(rubric, answer).points[0] for answer in ("nope", "yes, they could", "of course")]
    assert [point.rule for point in told] == [Rule.SETTLED, Rule.OTHER_REPLY, Rule.OTHER_REPLY]
    assert [point.wording for point in told] == [None] * 3


@pytest.mark.parametrize("wanted", ["**Nikolaev / Nikolayev**", "**Nikolaev**\n  - or: **Nikolayev**"])
def test_the_choice_that_is_said_is_shown_not_a_slip_of_another(wanted: str) -> None:
    text, *others = wanted.split("\n  - or: ")
    rubric = compile_card(Card("q", "Who shot Kirov?", (KeyPoint(text, tuple(others)),)), "en")
    (point,) = explain(rubric, "it was nikolayev").points
    assert point.wording
    (sought,) = point.wording.sought
    assert (point.verdict.how, sought.how, sought.choice) == (How.EXACT, How.EXACT, "nikolayev")


def test_who_only_chooses_is_told_so() -> None:
    place = compile_references("Is Lhotse in China or India?", ["Lhotse is in Shigatse, China"], "en")
    ages = ask("Which came first, the Bronze Age or the Stone Age?", "**Stone before Bronze**")
    rules = [
        [point.rule for point in explain(one, said).points]
        for one, said in ((place, "China"), (ages, "stone"))
    ]
    assert rules == [[Rule.CHOSEN], [Rule.CHOSEN]]


@pytest.mark.parametrize(
    ("question", "bold", "answer"),
    [
        ("How many moons has Venus?", "None", "it has no moons"),
        ("Is the Zugspitze the highest mountain of the Alps?", "No", "no it isn't"),
    ],
)
def test_a_no_or_none_in_other_words_is_said_and_not_denied(question: str, bold: str, answer: str) -> None:
    (point,) = explain(ask(question, f"**{bold}**"), answer).points
    assert point.rule is Rule.KEYWORDS
    assert point.wording is not None
    assert [one.sense for one in point.wording.sought] == [Sense.AFFIRMED]
    assert all(one.said and one.said in answer for one in point.wording.sought)


@pytest.mark.parametrize(
    ("point", "answer", "rule"),
    [
        ("the **party** and the **army**", "the party", Rule.MISSING),
        ("the **party** and the **army**", "the church", Rule.NOTHING),
        ("The wire inside the bulb broke", "the bulb", Rule.ONLY_GIVEN),
        ("The wire inside the bulb broke in the heat of the long night", "it was hot", Rule.TOO_LITTLE),
    ],
)
def test_a_trace_says_what_was_missing(point: str, answer: str, rule: Rule) -> None:
    assert explain(ask("Why did the bulb go out?", point), answer).points[0].rule is rule


@pytest.mark.parametrize(
    ("bold", "answer", "named"),
    [
        ("1932", "in 1932", "1932"),
        ("50 %", "half of them", "50 %"),
        ("the 1930s", "1930s", "1930s"),
        ("7:30 pm", "19:30", "19:30"),
        ("4 to 5", "4-5", "4–5"),
        ("0.25", "1/4", "0.25"),
        ("2/3 of them", "66 percent", "2/3"),
        ("the second", "2nd", "2nd"),
    ],
)
def test_a_trace_names_a_wanted_value_in_figures(bold: str, answer: str, named: str) -> None:
    wording = explain(ask("?", f"**{bold}**"), answer).points[0].wording
    assert wording is not None
    assert [one.choice for one in wording.sought] == [named]


GUARDS = compile_points(
    "How did Stalin keep the people under control?",
    [
        "The civilian **police**",
        "**Border guards** were **on** every road",
        "The **people / men** were **watched**",
    ],
    "en",
)


@pytest.mark.parametrize(
    ("answer", "rules"),
    [
        ("on and on", [Rule.NOTHING, Rule.NOTHING, Rule.NOTHING]),
        ("guards", [Rule.NOTHING, Rule.MISSING, Rule.NOTHING]),
        ("the people", [Rule.NOTHING, Rule.NOTHING, Rule.ONLY_GIVEN]),
    ],
)
def test_something_is_missing_only_where_something_is_said(answer: str, rules: list[Rule]) -> None:
    assert [point.rule for point in explain(GUARDS, answer).points] == rules


def test_what_counts_for_another_point_says_nothing_of_this_one() -> None:
    points = ["The civilian **police**", "The **border** **police**"]
    rules = [
        one.rule for one in explain(compile_points("Who kept watch?", points, "en"), "the police").points
    ]
    assert rules == [Rule.KEYWORDS, Rule.NOTHING]


def test_a_word_of_one_of_many_alternatives_is_no_part_of_a_point() -> None:
    card = Card("q", "Why did they arm?", (KeyPoint("**Hitler** rose", ("the **threat of war**",)),))
    assert explain(compile_card(card, "en"), "the civil war").points[0].rule is Rule.NOTHING


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ("**The cat chased the mouse**", "the mouse chased the cat"),
        ("The cat chased the mouse", "chased the the mouse cat"),
        ("Dogs chase cats, mice and a cat", "chase dogs cats, a cat mice and"),
    ],
)
def test_the_right_words_in_a_wrong_order_are_not_called_the_questions_own(wanted: str, answer: str) -> None:
    rubric = ask("Order these: the a cat mouse chased the and dogs chase mice cats", wanted)
    trace = explain(rubric, answer)
    assert [note.kind for note in trace.verdict.notes] == [NoteKind.SCRAMBLED]
    assert trace.points[0].rule is Rule.SCRAMBLED
    echo = explain(rubric, "cat mouse chased the")
    assert [note.kind for note in echo.verdict.notes] == [NoteKind.ECHOED_QUESTION]


def test_nor_are_those_that_turn_round_who_does_it() -> None:
    rubric = ask("Order these: and dogs chase mice cats a cat", "Dogs chase cats, mice and a cat")
    trace = explain(rubric, "cats chase dogs, mice and a cat")
    assert [note.kind for note in trace.verdict.notes] == [NoteKind.REVERSED]


@pytest.mark.parametrize(
    ("text", "choices", "shown"),
    [
        ("**Border** guards", ["border", "boarder", "frontier", "fronteer"], ["Border", "frontier"]),
        ("Leonid **Nikolaev**", ["nikolaev", "nikolayev", "nikolajew"], ["Nikolaev"]),
        ("It came in **three** stages", ["3", "tree"], ["3", "three"]),
        ("in **1918**", ["1918", "1919", "in 1908"], ["1918", "1919", "in 1908"]),
        ("the **east**", ["east", "west", "sea"], ["east", "west", "sea"]),
        ("**Slovakia**", ["slovakia", "slovenia"], ["Slovakia", "slovenia"]),
        ("**Marshal Tukhachevsky**", ["tuchatschewski shot"], ["Tukhachevsky shot"]),
    ],
)
def test_a_misspelling_that_an_author_lists_is_not_shown(
    text: str, choices: list[str], shown: list[str]
) -> None:
    assert name_apart(choices, text) == shown
