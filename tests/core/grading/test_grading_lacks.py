"""What is lost or lacking is not there, and what the question denies may be denied again."""

from __future__ import annotations

import pytest

from bot.core.grading import compile_references
from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(
    ("wording", "answer", "wanted"),
    [
        ("It **lacked power**", "it lost its power", 1),
        ("It had **no fuel**", "they ran out of fuel", 1),
        ("It let **no electricity** through", "it stops the electricity", 1),
        ("It had **no fuel**", "the fuel was lost in the end, so it had fuel", 0),
        ("It had **power**", "it lost power, but then it had power again", 1),
        ("It **lost power**", "it lost power", 1),
        ("It **lacked power**", "power was lacking", 1),
        ("It **lacked power**", "the power was absent", 1),
        ("It ran **without power**", "missing power", 1),
        ("It **lacked power**", "it did not lack power", 0),
        ("It ran **without power**", "power wasn't missing", 0),
        ("It had **no fuel**", "it did not run out of fuel", 0),
        ("It had **no engine / lack an engine**", "it had an engine", 0),
        ("There was too little **power**", "not enough power", 1),
        ("There was not enough **power**", "there was too little power", 1),
        ("There was too little **power**", "there was enough power", 0),
        ("The **power** was what mattered", "power was what was lacking", 1),
    ],
)
def test_what_is_lost_is_not_there(wording: str, answer: str, wanted: float) -> None:
    assert score(ask("What was the trouble?", wording), answer) == wanted


@pytest.mark.parametrize(
    ("language", "wording", "right", "wrong"),
    [
        ("de", "**ohne Sauerstoff**", ("Sauerstoff fehlte",), ("es fehlte nicht an Sauerstoff",)),
        ("es", "**sin oxígeno**", ("faltaba oxígeno", "el oxígeno faltaba"), ("no faltaba oxígeno",)),
        ("fr", "**sans oxygène**", ("il manquait d'oxygène",), ("il ne manquait pas d'oxygène",)),
        ("it", "**senza ossigeno**", ("mancava ossigeno",), ("non mancava ossigeno",)),
        ("pt", "**sem oxigênio**", ("faltava oxigênio",), ("não faltava oxigênio",)),
        ("nl", "**zonder zuurstof**", ("zuurstof ontbrak",), ("het ontbrak niet aan zuurstof",)),
    ],
)
def test_what_is_lacking_is_there_where_that_is_denied(
    language: str, wording: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    rubric = ask("?", wording, language=language)
    assert {answer: score(rubric, answer) for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, 1.0),
        **dict.fromkeys(wrong, 0.0),
    }


@pytest.mark.parametrize(
    ("question", "point", "right", "wrong"),
    [
        (
            "What did the fire lack?",
            "**oxygen**",
            (
                "it lacked oxygen",
                "there was no oxygen",
                "a lack of oxygen",
                "it did not have oxygen",
                "oxygen",
            ),
            ("it wasn't oxygen", "not oxygen"),
        ),
        (
            "Which planet has no moons?",
            "**Mercury**",
            ("Mercury has no moons", "Mercury does not", "Mercury doesn't have any"),
            (
                "not Mercury",
                "definitely not Mercury",
                "anything but Mercury",
                "it isn't Mercury",
                "I don't think it's Mercury",
                "Venus, not Mercury",
            ),
        ),
        (
            "What can't penguins do?",
            "**fly**",
            ("they can't fly", "penguins cannot fly", "they can certainly not fly"),
            ("not fly", "certainly not fly"),
        ),
        (
            "A lack of which vitamin causes scurvy?",
            "**vitamin C**",
            ("a lack of vitamin C", "they didn't get vitamin C"),
            ("it was not vitamin C", "anything but vitamin C", "definitely not vitamin C"),
        ),
        (
            "Why can't penguins glide? Which wings do they have?",
            "**long**",
            ("long",),
            ("they don't have long",),
        ),
        ("Which bird can fly?", "**gull**", ("gull",), ("the gull can't fly",)),
    ],
)
@pytest.mark.parametrize("bold", [True, False])
def test_what_the_question_denies_may_be_denied_again(
    question: str, point: str, right: tuple[str, ...], wrong: tuple[str, ...], *, bold: bool
) -> None:
    rubric = ask(question, point if bold else point.strip("*"))
    assert {answer: score(rubric, answer) == 1 for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, True),
        **dict.fromkeys(wrong, False),
    }


@pytest.mark.parametrize("point", ["the **food** ran out", "they ran out of **food**"])
@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("they had no food left", 1),
        ("no food because everything was burned", 1),
        ("food ran out", 1),
        ("they never ran out of food", 0),
        ("the food did not run out", 0),
        ("it is not true that the food ran out", 0),
    ],
)
def test_what_an_author_says_ran_out_may_be_denied(point: str, answer: str, wanted: float) -> None:
    assert score(ask("Why did they turn back?", point), answer) == wanted


@pytest.mark.parametrize(
    ("reference", "answer", "right"),
    [
        ("An animal without a backbone", "an animal that has no backbone", True),
        ("An animal without a backbone", "an animal", False),
        ("A material that does not conduct electricity", "a material", False),
        ("It stays the same", "it doesn't change", True),
        ("It stays the same", "it changes", False),
        ("Mercury, not Venus", "Mercury", True),
        ("It is Mercury and not Venus", "mercury", True),
        ("Mercury, not Venus", "Venus", False),
        ("Mercury, not Venus", "Venus, not Mercury", False),
    ],
)
def test_what_a_thing_lacks_is_wanted_and_what_is_set_beside_it_is_not(
    reference: str,
    answer: str,
    right: bool,  # noqa: FBT001 - a table's column
) -> None:
    rubric = compile_references("Which one is it?", [reference], "en")
    assert (score(rubric, answer) >= rubric.pass_mark) is right


@pytest.mark.parametrize(
    ("point", "answer", "wanted"),
    [
        ("to stop people **leaving / fleeing**", "so that east germans couldn't flee to the west", 1),
        ("to stop people **leaving / fleeing**", "to stop people leaving", 1),
        ("to stop people **leaving / fleeing**", "not to stop people leaving", 0),
        ("to prevent a **coup**", "not because of a coup", 0),
        ("it hit an **iceberg**", "failure to see the iceberg in time", 1),
        ("it hit an **iceberg**", "there was no iceberg", 0),
    ],
)
def test_what_is_prevented_may_be_denied_and_what_was_not_seen_was_there(
    point: str, answer: str, wanted: float
) -> None:
    assert score(ask("Why was it so?", point), answer) == wanted


@pytest.mark.parametrize("asked", ["no other mammal can", "nobody else can"])
@pytest.mark.parametrize(("answer", "wanted"), [("they can fly", 1), ("they cant fly, just glide", 0)])
def test_what_no_other_can_is_what_can_be(asked: str, answer: str, wanted: float) -> None:
    assert score(ask(f"What can bats do that {asked}?", "They can truly **fly**"), answer) == wanted
