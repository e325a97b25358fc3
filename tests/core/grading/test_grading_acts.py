"""Who does something to whom, where keywords are derived from a sentence."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import compile_references, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, kinds, score

WATERLOO = "Wellington defeated Napoleon at Waterloo."


@pytest.mark.parametrize(
    ("question", "reference", "right", "wrong"),
    [
        (
            "What happened in 1815?",
            WATERLOO,
            (
                "Wellington defeated Napoleon",
                "Napoleon was beaten by Wellington at Waterloo",
                "Napoleon was finally defeated at Waterloo by Wellington",
                "Napoleon fought there and Wellington beat Napoleon",
            ),
            ("Napoleon defeated Wellington", "Wellington was beaten by Napoleon at Waterloo"),
        ),
        (
            "What happened to Caesar?",
            "Caesar was murdered by Brutus.",
            ("Brutus killed Caesar", "he was murdered by Brutus", "Brutus murdered him"),
            ("Brutus was murdered by Caesar", "Caesar killed Brutus"),
        ),
        (
            "How do they move?",
            "The Earth orbits the Sun.",
            ("the sun is orbited by the earth", "the earth revolves around the sun"),
            ("the sun revolves around the earth", "the earth is orbited by the sun"),
        ),
        (
            "How does the food chain work?",
            "Grass is eaten by rabbits, rabbits are eaten by foxes.",
            ("rabbits eat grass and foxes eat rabbits",),
            ("grass eats rabbits, rabbits eat foxes",),
        ),
    ],
)
def test_who_does_it_to_whom_matters(
    question: str, reference: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    rubric = ask(question, reference)
    assert {answer: score(rubric, answer) == 1 for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, True),
        **dict.fromkeys(wrong, False),
    }


@pytest.mark.parametrize("who", ["Who", "Which duke", "Which British general"])
def test_a_question_that_asks_who_tells_whom_it_was_done_to(who: str) -> None:
    question = f"{who} defeated Napoleon at Waterloo?"
    for wanted in ("**Wellington**", "Wellington"):
        rubric = ask(question, wanted)
        right = "Wellington", "Wellington defeated him", "Napoleon was defeated by Wellington"
        assert [score(rubric, answer) for answer in right] == [1, 1, 1]
        assert score(rubric, "Napoleon defeated Wellington") == 0
        assert score(rubric, "Wellington was defeated by Napoleon") == 0


def test_a_title_may_stand_before_the_name_that_is_asked_for() -> None:
    rubric = ask("Who defeated Napoleon at Waterloo?", "The **Duke of Wellington**")
    assert score(rubric, "the Duke of Wellington defeated Napoleon") == 1
    assert score(rubric, "Napoleon defeated the Duke of Wellington") == 0


def test_the_note_says_that_it_is_the_wrong_way_round() -> None:
    verdict = grade(ask("What happened in 1815?", WATERLOO), "Napoleon defeated Wellington")
    assert kinds(verdict) == {NoteKind.REVERSED}


def test_who_has_done_it_does_not_stand_behind_it_and_by() -> None:
    rubric = ask("What does an interpreter do?", "An interpreter reads and executes it line by line.")
    assert score(rubric, "an interpreter executes one line at a time") == 1


def test_where_nobody_is_said_to_do_it_no_side_is_taken() -> None:
    assert score(ask("What happened in 1815?", "Wellington defeated Napoleon."), "Napoleon was defeated") == 1


def test_who_does_it_may_stand_far_behind() -> None:
    rubric = ask(
        "Who killed Kirov?", "Kirov was killed in the corridor of the party headquarters by Nikolaev"
    )
    assert score(rubric, "Nikolaev killed Kirov in the corridor of the party headquarters") == 1
    assert score(rubric, "Kirov killed Nikolaev in the corridor of the party headquarters") == 0


@pytest.mark.parametrize(
    ("question", "point", "right", "wrong"),
    [
        (
            "Who attacked whom in June 1941?",
            "**Germany** attacked the **Soviet Union / USSR / Russia**",
            (
                "Germany attacked the Soviet Union",
                "the ussr was attacked by germany",
                "hitler's germany invaded russia without declaring war",
                "Germany and Russia fought",
            ),
            (
                "Russia attacked Germany",
                "Germany was invaded by the USSR",
                "the Soviet Union invaded Germany",
            ),
        ),
        (
            "Who killed Caesar?",
            "**Brutus** killed Caesar",
            ("Brutus", "Brutus killed him", "Caesar was stabbed by Brutus"),
            ("Caesar killed Brutus", "Brutus was murdered by Caesar"),
        ),
        (
            "What happened at the top of the NKVD in 1936?",
            "**Yezhov** replaced **Yagoda**",
            ("Yezhov replaced Yagoda", "Yagoda was replaced by Yezhov", "yagoda was out and yezhov in"),
            ("Yagoda replaced Yezhov", "Yezhov was succeeded by Yagoda"),
        ),
    ],
)
def test_who_does_it_to_whom_matters_where_it_is_bold(
    question: str, point: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    rubric = ask(question, point)
    assert {answer: score(rubric, answer) == 1 for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, True),
        **dict.fromkeys(wrong, False),
    }


def test_who_did_it_is_named_in_the_same_sentence() -> None:
    rubric = ask("What were they accused of?", "They were accused of the murder of **Kirov**", "**torture**")
    assert score(rubric, "They were accused of killing Kirov and were shot. Confessions by torture.") == 1


@pytest.mark.parametrize(
    "answer", ["Nikolaev was shot by Kirov", "Kirov shot Nikolayev", "kirov shot nikolaef"]
)
def test_another_spelling_of_a_name_turns_nothing_round(answer: str) -> None:
    rubric = ask("Who shot Kirov?", KeyPoint("Leonid **Nikolaev**", ("**Nikolayev / Nicolaev**",)))
    assert score(rubric, answer) == 0
    assert score(rubric, "Nikolayev shot Kirov") == score(rubric, "Kirov was shot by Nikolaev") == 1


@pytest.mark.parametrize(
    ("language", "reference", "right", "wrong"),
    [
        ("en", "Wellington defeated Napoleon.", "Napoleon lost to Wellington", "Wellington lost to Napoleon"),
        (
            "de",
            "Wellington besiegte Napoleon.",
            "Napoleon hat gegen Wellington verloren",
            "Wellington verlor gegen Napoleon",
        ),
        (
            "nl",
            "Wellington versloeg Napoleon.",
            "Napoleon verloor van Wellington",
            "Wellington verloor van Napoleon",
        ),
        ("zh", "威灵顿打败了拿破仑。", "拿破仑输给了威灵顿", "威灵顿败给拿破仑"),
    ],
)
def test_who_loses_is_beaten(language: str, reference: str, right: str, wrong: str) -> None:
    rubric = compile_references("?", (reference,), language)
    verdicts = [grade(rubric, answer).outcome is Outcome.CORRECT for answer in (right, wrong)]
    assert verdicts == [True, False]
