"""Where a denial ends: at but, at a subject said again, at what is concluded, and what it leaves alone."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(("joint", "wanted"), [(", but", 1), (", though", 0), (" and", 0)])
def test_what_is_untrue_ends_at_but(joint: str, wanted: float) -> None:
    rubric = ask("How guilty was he?", "He **gained** from it", "He was **feared**", enough=1)
    assert score(rubric, f"It was night. It is untrue that he ordered it{joint} he gained") == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("I don't think it was Stalin because Nikolaev shot him", 1),
        ("I doubt that it was Stalin, cuz Nikolaev had a gun", 1),
        ("I don't think it was Nikolaev because he was elsewhere", 0),
        ("I don't think Nikolaev shot him", 0),
    ],
)
def test_a_reason_not_to_think_so_is_no_denial(answer: str, wanted: float) -> None:
    assert score(ask("Who shot Kirov?", "**Nikolaev**"), answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("Some say Nikolaev, but it was Stalin", 0),
        ("Many people think it was Nikolaev, but actually it was Stalin", 0),
        ("Some say Stalin, but it was Nikolaev", 1),
        ("I thought it was Nikolaev", 1),
        ("I thought Nikolaev but not sure", 1),
    ],
)
def test_what_was_thought_is_denied_by_what_puts_it_right(answer: str, wanted: float) -> None:
    assert score(ask("Who shot Kirov?", "**Nikolaev**"), answer) == wanted


@pytest.mark.parametrize(
    ("language", "point", "right", "wrong"),
    [
        (
            "de",
            "Er ist **dichter**",
            "ich glaube nicht, dass er schwimmt, weil er dichter ist",
            "ich glaube nicht, dass er dichter ist",
        ),
        (
            "fr",
            "Elle est **dense**",
            "je ne crois pas qu'elle flotte, parce qu'elle est dense",
            "je ne crois pas qu'elle soit dense",
        ),
        ("es", "Es **densa**", "no creo que flote porque es densa", "no creo que sea densa"),
        ("it", "È **densa**", "non credo che galleggi perché è densa", "non credo che sia densa"),
        (
            "nl",
            "Hij is **zwaar**",
            "ik denk niet dat hij drijft omdat hij zwaar is",
            "ik denk niet dat hij zwaar is",
        ),
        ("pt", "É **densa**", "não acho que flutue porque é densa", "não acho que seja densa"),
        (
            "ru",
            "Он **тяжёлый**",
            "не думаю, что он плавает, потому что он тяжёлый",
            "не думаю, что он тяжёлый",
        ),
    ],
)
def test_a_reason_not_to_think_so_is_none_in_other_languages(
    language: str, point: str, right: str, wrong: str
) -> None:
    rubric = ask("Does it float, and why?", point, language=language)
    assert (score(rubric, right), score(rubric, wrong)) == (1, 0)


def test_true_is_no_right_where_it_only_denies() -> None:
    rubric = compile_references("Name one problem that led to the war.", ["slavery", "states' rights"], "en")
    assert grade(rubric, "slavery").outcome is Outcome.CORRECT
    assert grade(rubric, "slavery is not true").score == 0


CAMELS = ask("What do camels store in their humps?", "They store **fat**")


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("it's not water it's fat", 1),
        ("its not water its fat", 1),
        ("it isnt water its fat", 1),
        ("no it's not water it's fat", 1),
        ("they don't store water they store fat", 1),
        ("it's not fat it's water", 0),
        ("they don't store fat they store water", 0),
        ("it doesn't use its fat", 0),
        ("it does not have the means to make it fat", 0),
    ],
)
def test_a_subject_said_again_turns_to_what_holds(answer: str, wanted: float) -> None:
    assert score(CAMELS, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("it isn't just fat", 1),
        ("they don't only store fat", 1),
        ("it was not simply fat", 1),
        ("it isn't fat", 0),
        ("not just any animal, but not fat", 0),
    ],
)
def test_not_just_that_is_that_and_more(answer: str, wanted: float) -> None:
    assert score(CAMELS, answer) == wanted


RETREAT = ask("Why did Napoleon's army die in Russia?", "It was the **cold / winter**")


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("they couldn't survive the cold", 1),
        ("they were not prepared for the winter", 1),
        ("his men weren't dressed for the cold", 1),
        ("they weren't used to the cold", 1),
        ("he did not expect the winter", 1),
        ("they had no protection against the cold", 1),
        ("nobody could stand the cold", 1),
        ("he did not feel the cold", 0),
        ("it was not the cold", 0),
        ("the cold did not stop him", 0),
        ("they did not expect to meet the cold", 0),
        ("no soldier was used to make the winter worse", 0),
        ("not to escape the cold", 0),
        ("never to stop the cold", 0),
        ("not escape the cold", 0),
        ("they did not escape the cold", 1),
        ("nobody was safe from the cold", 1),
        ("not even horses were spared from the winter", 1),
        ("it is not safe in the cold", 0),
        ("they were safe from the cold", 0),
        ("they weren't spared from the cold", 1),
    ],
)
def test_what_they_could_not_bear_was_there(answer: str, wanted: float) -> None:
    assert score(RETREAT, answer) == wanted


LOOP = ask("When does the loop run once?", "It runs once whatever its **condition**")


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("even if the condition is false", 1),
        ("if its condition is not true", 1),
        ("the condition is false", 0),
        ("if you ask me, the condition is false", 0),
        ("I wonder if that was asked. The condition is wrong", 0),
    ],
)
def test_what_may_be_false_is_not_said_to_be(answer: str, wanted: float) -> None:
    assert score(LOOP, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("the first has no head vs the second a body", 1),
        ("a thing without head versus one with body", 1),
        ("the second is without body", 0),
        ("it has a head vs no body", 0),
    ],
)
def test_versus_ends_what_is_denied(answer: str, wanted: float) -> None:
    assert score(ask("How do they differ?", "The second has a **body**"), answer) == wanted


def test_a_clause_behind_and_is_denied_alone() -> None:
    rubric = ask("Why did so many die?", "It hit an **iceberg**", "There were **not enough lifeboats**")
    assert score(rubric, "it hit an iceberg and there weren't enough lifeboats") == 1
    assert score(rubric, "it never hit an iceberg and there weren't enough lifeboats") == 0.5


def test_a_question_tag_denies_nothing_in_russian() -> None:
    rubric = ask("Кто написал роман?", "**Толстой**", language="ru")
    assert [score(rubric, one) for one in ("Толстой, не так ли?", "Толстой, это не так")] == [1, 0]


@pytest.mark.parametrize(
    ("language", "answer", "wanted"),
    [
        ("en", "I don't think it's oxygen, so helium", 1),
        ("en", "it's not true that it is oxygen, therefore it must be helium", 1),
        ("en", "I doubt that it is helium, so oxygen", 0),
        ("en", "it is untrue that it is helium so to speak", 0),
        ("de", "ich glaube nicht, dass es Sauerstoff ist, also Helium", 1),
        ("es", "no creo que sea oxígeno, así que helio", 1),
    ],
)
def test_what_is_concluded_from_a_denial_is_not_denied(language: str, answer: str, wanted: float) -> None:
    point = "**helio**" if language == "es" else "**Helium**"
    assert score(ask("Which gas?", point, language=language), answer) == wanted


@pytest.mark.parametrize(
    ("language", "answer", "wanted"),
    [
        ("en", "nobody influenced Stalin more", 1),
        ("en", "No one influenced Stalin more than he did.", 1),
        ("en", "nobody did more to influence Stalin", 1),
        ("en", "nobody influenced Stalin any more", 0),
        ("en", "nobody influenced more than two people", 0),
        ("en", "nobody influenced Stalin", 0),
        ("de", "niemand beeinflusste Stalin mehr als er", 1),
        ("de", "niemand beeinflusste Stalin mehr", 0),
        ("fr", "personne n'a influencé Staline plus que lui", 1),
        ("es", "nadie influyó en Stalin más que él", 1),
        ("nl", "niemand beïnvloedde Stalin meer dan hij", 1),
    ],
)
def test_nobody_more_is_who_did_most(language: str, answer: str, wanted: float) -> None:
    influenced = {"en": "influenced", "de": "beeinflusste", "fr": "influencé", "es": "influyó"}
    bold = influenced.get(language, "beïnvloedde")
    assert score(ask("?", f"he **{bold}** him", language=language), answer) == wanted


@pytest.mark.parametrize(
    "answer", ["Stalin did everything but used it", "he did anything but use it", "anything but he used it"]
)
def test_everything_but_denies_what_follows(answer: str) -> None:
    assert score(ask("What did Stalin make of it?", "he **used** it"), answer) == 0


def test_a_small_word_of_a_name_ends_no_denial() -> None:
    rubric = compile_references("Wer malte die Mona Lisa?", ["Leonardo da Vinci"], "de")
    assert grade(rubric, "es war Leonardo da Vinci").outcome is Outcome.CORRECT
    assert grade(rubric, "es war nicht Leonardo da Vinci").outcome is not Outcome.CORRECT


NEEDS = {
    "en": ("What do plants need?", "Plants need light, water and carbon dioxide."),
    "de": ("Was brauchen Pflanzen?", "Pflanzen brauchen Licht, Wasser und Kohlendioxid."),
    "es": ("¿Qué necesitan las plantas?", "Las plantas necesitan luz, agua y dióxido de carbono."),
    "zh": ("植物需要什么？", "植物需要光、水和二氧化碳。"),
}


@pytest.mark.parametrize(
    ("language", "answer", "right"),
    [
        ("en", "they do not need light, water and carbon dioxide", False),
        ("en", "they need no light, water and carbon dioxide", False),
        ("en", "no water, light and carbon dioxide", False),
        ("en", "it is not soil, light, water and carbon dioxide", True),
        ("en", "they don't need soil, they need light, water and carbon dioxide", True),
        ("en", "not soil, light, water and carbon dioxide", True),
        ("de", "kein Licht, Wasser und Kohlendioxid", False),
        ("de", "keine Erde, sondern Licht, Wasser und Kohlendioxid", True),
        ("es", "sin luz, agua y dióxido de carbono", False),
        ("zh", "不需要光、水和二氧化碳", False),
        ("zh", "不是土，是光、水和二氧化碳", True),
    ],
)
def test_a_list_is_denied_as_one(language: str, answer: str, *, right: bool) -> None:
    question, reference = NEEDS[language]
    verdict = grade(compile_references(question, (reference,), language), answer)
    assert (verdict.outcome is Outcome.CORRECT) is right


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("they did not reach the plan and needed scapegoats", 1),
        ("they failed to reach the plan and wanted scapegoats", 1),
        ("they couldn't deliver and took scapegoats", 1),
        ("they did not look for and need scapegoats", 0),
        ("they failed to find and punish scapegoats", 0),
        ("they were not tired and needed scapegoats", 0),
        ("they did not get scapegoats and wept", 0),
    ],
)
def test_an_and_with_another_tense_ends_what_did_not_happen(answer: str, wanted: float) -> None:
    assert score(ask("Why did they do it?", "They needed **scapegoats**"), answer) == wanted


def test_what_did_not_happen_to_somebody_goes_on_behind_and() -> None:
    assert score(ask("What became of him?", "He was **shot**"), "he did not get arrested and shot") == 0
