"""Explanations of a sentence or two, beside an author's sentence: what contradicts it and what does not."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import accepts

NO_GAP = ("Why does the lamp stay dark?", "There is a hole in the loop, so no current flows.")
STRING = (
    "Can a string close the gap? Why?",
    "No, string is an insulator, so the path would not be complete.",
)


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (NO_GAP, "the loop isn't complete so there's no current", True),
        (NO_GAP, "the current can't flow because the loop is not closed", True),
        (STRING, "no, because a string is not a metal and cannot make a complete path", True),
        (STRING, "it is not true that string is an insulator, so the path would be complete", False),
        (NO_GAP, "there is no hole in the loop so current flows", False),
        (NO_GAP, "there is no loop", False),
    ],
)
def test_two_that_deny_may_deny_different_words(asked: tuple[str, str], answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts(*asked, answer) is right


@pytest.mark.parametrize(
    "answer",
    [
        "they had no food since the harvest failed",
        "the seed was not sown, therefore the harvest failed and they starved",
        "it did not rain, hence the harvest failed",
    ],
)
def test_a_reason_is_not_denied_with_what_it_explains(answer: str) -> None:
    assert accepts("Why did they leave?", "The harvest failed.", answer)


LAMP = ("Why is it on?", "Lamp B is still in a closed path with the battery.")
SWITCH = ("Why does it go out?", "Lamp C is in the same path as switch 1.")
BURNS = ("Why?", "If bulb A burns out, B and C are no longer in a closed path.")
PAIR = ("Why do both light up?", "Lamps A and C are in the same path.")
ROOMS = ("Why did these rooms get cold?", "Rooms 4, 5, 6 and 7 had open windows.")
NAMED = ("Which rooms got cold?", "Rooms 4 and 6")
TERMINAL = ("Why is the voltage 0?", "Terminal 1 is connected with the plus pole.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (LAMP, "lamp B is in a closed path with the battery", True),
        (LAMP, "the lamp is still in a closed path with the battery", True),
        (LAMP, "B is still in a closed path with the battery", True),
        (LAMP, "lamps B and C are still in a closed path with the battery", True),
        (LAMP, "because lamp A is still in a closed path with the battery", False),
        (LAMP, "lamps A and C are still in a closed path with the battery", False),
        (PAIR, "lamps A, B and C are in the same path", True),
        (PAIR, "lamps A and B are in the same path", False),
        (PAIR, "lamp C is in the same path as lamp B", False),
        (ROOMS, "because their windows were open", True),
        (ROOMS, "rooms 4, 5, 6, 7 had their windows open", True),
        (ROOMS, "rooms 1 and 2 had open windows", False),
        (ROOMS, "because their windows were shut", False),
        (NAMED, "the rooms", False),
        (NAMED, "rooms 4 and 6", True),
        (TERMINAL, "terminal one and the plus pole are connected", True),
        (TERMINAL, "the terminal is connected to the plus pole", True),
        (TERMINAL, "terminal 2 is connected with the plus pole", False),
        (("What helps?", "Vitamin C."), "vitamin D", False),
        (SWITCH, "lamp C and switch 1 are in the same path", True),
        (SWITCH, "lamps B and C are in the path of switch 1", True),
        (SWITCH, "lamp C is in the same path as switch 2", False),
        (SWITCH, "lamp A is in the same path as switch 1", False),
        (BURNS, "bulbs B and C are no longer in a closed path", True),
    ],
)
def test_what_is_said_of_a_thing_with_another_letter_or_number_is_wrong(
    asked: tuple[str, str],
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts(*asked, answer) is right


@pytest.mark.parametrize(
    ("reference", "right", "wrong"),
    [
        (
            "Salt lowers the boiling point of water.",
            "salt reduces the boiling point",
            "salt raises the boiling point",
        ),
        ("The lamp becomes brighter.", "the lamp gets brighter", "the lamp gets dimmer"),
        (
            "The muscle becomes stronger with use.",
            "the muscle is strengthened",
            "the muscle weakens with use",
        ),
        (
            "Hedgehogs survive the winter asleep.",
            "asleep they don't die in winter",
            "hedgehogs die in the winter",
        ),
        (
            "Salt lowers the freezing point, so the ice melts below zero.",
            "it lowers the freezing point of the ice",
            "it raises the freezing point of the ice",
        ),
        (
            "The ball stays in its place.",
            "the ball does not move from its place",
            "the ball moves from its place",
        ),
        ("The skin prevents infection.", "skin doesn't allow infection", "the skin allows infection"),
    ],
)
def test_everyday_opposites_contradict(reference: str, right: str, wrong: str) -> None:
    assert accepts("What happens?", reference, right)
    assert not accepts("What happens?", reference, wrong)


FLOWS = ("Why is the lamp bright?", "More current flows through the lamp.")
BRIGHT = ("What happens?", "The lamp gets brighter because the current has one way.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (FLOWS, "because more current flows through it", True),
        (FLOWS, "less current flows through it", False),
        (FLOWS, "there is less current in the lamp", False),
        (FLOWS, "less heat is lost and more current flows", True),
        (BRIGHT, "the current has one way and the lamp is brighter", True),
        (BRIGHT, "the lamp gets less bright because the current has one way", False),
        (BRIGHT, "the lamp is not less bright because the current has one way", True),
    ],
)
def test_less_of_what_there_is_more_of_is_wrong(asked: tuple[str, str], answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts(*asked, answer) is right


SCALE = ("Why does the scale stay level?", "Both cups have the same mass.")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("the cups have equal mass", True),
        ("the same mass, though one cup is bigger", True),
        ("the left cup has more mass", False),
        ("the left cup has a higher mass", False),
    ],
)
def test_more_is_not_the_same(answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts(*SCALE, answer) is right


@pytest.mark.parametrize(
    ("language", "reference", "right", "wrong"),
    [
        ("de", "Beide Becher haben die gleiche Masse.", "beide haben dieselbe Masse", "einer hat mehr Masse"),
        ("nl", "Beide bekers hebben dezelfde massa.", "ze hebben dezelfde massa", "een heeft meer massa"),
        ("ru", "У обеих чашек одинаковая масса.", "масса одинаковая", "у одной чашки больше масса"),
    ],
)
def test_more_is_not_the_same_in_other_languages(
    language: str, reference: str, right: str, wrong: str
) -> None:
    assert accepts("?", reference, right, language)
    assert not accepts("?", reference, wrong, language)


BALLS = ("How did the teams differ?", "Each team used a different kind of ball.")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("They did not use the same kind of ball, and they took different steps", True),
        ("They did not use a different kind of ball", False),
    ],
)
def test_to_deny_the_opposite_denies_nothing_though_the_word_is_said_too(answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts(*BALLS, answer) is right


def test_an_author_who_tells_of_more_and_of_less_may_be_told_the_other_way_round() -> None:
    reference = "The more blocks the truck carries, the less distance it travels."
    assert accepts("How do the blocks matter?", reference, "with less blocks the truck travels more distance")


RISES = ("Why does the balloon rise?", "Hot air is less dense than the cooler air around it.")
SINKS = ("Why does the stone sink?", "The stone is denser than the water.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (RISES, "cold air is denser than hot air", True),
        (RISES, "the hot air is lighter than the cold air", True),
        (RISES, "warm air is not as dense as cold air", True),
        (RISES, "the hot air is denser than the air outside", False),
        (RISES, "hot air is heavier than cold air", False),
        (RISES, "cold air is less dense than hot air", False),
        (SINKS, "the stone is heavier than the same amount of water", True),
        (SINKS, "the stone is less dense than what is around it", False),
        (SINKS, "the stone is lighter than the sea", False),
    ],
)
def test_what_is_compared_may_have_another_name(asked: tuple[str, str], answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts(*asked, answer) is right


INSULATES = (
    "Why is there plastic around it?",
    "Plastic does not conduct electricity and so protects people from shocks.",
)
CATALYST = ("What is a catalyst?", "A substance that speeds up a chemical reaction without being used up.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (INSULATES, "plastic can't conduct electricity, that protects people from shocks", True),
        (INSULATES, "as plastic insulates it protects people from electric shocks", True),
        (INSULATES, "plastic conducts electricity well so it protects people from shocks", False),
        (CATALYST, "it speeds up a chemical reaction and isn't used up", True),
        (CATALYST, "a substance that speeds up chemical reactions", True),
        (CATALYST, "a substance that speeds up a reaction and is used up", False),
    ],
)
def test_all_that_a_sentence_denies_is_not_to_be_affirmed(
    asked: tuple[str, str],
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts(*asked, answer) is right


VAPOUR = ("What is evaporation?", "The process in which a liquid turns into a gas")
ARTERIES = ("What do arteries do?", "They carry blood away from the heart")
BLOOD = ("What do red blood cells do?", "They carry oxygen from the lungs to the rest of the body.")
DIFFUSION = (
    "What is diffusion?",
    "The movement of particles from a high concentration to a low concentration.",
)


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (BLOOD, "they bring oxygen from the lungs into the body", True),
        (VAPOUR, "liquid going into gas", True),
        (VAPOUR, "when a gas turns into a liquid", False),
        (ARTERIES, "take it from the heart to the organs", True),
        (ARTERIES, "they carry blood back to the heart", False),
        (BLOOD, "to the body from the lungs they carry oxygen", True),
        (BLOOD, "they carry oxygen to the body", True),
        (BLOOD, "they carry oxygen from the body to the lungs", False),
        (BLOOD, "to the lungs from the rest of the body they carry oxygen", False),
        (BLOOD, "oxygen goes from the lungs to the body and waste from the body to the lungs", True),
        (DIFFUSION, "particles move from high to low concentration", True),
        (DIFFUSION, "the movement of particles from a low concentration to a high concentration", False),
    ],
)
def test_from_here_to_there_is_not_from_there_to_here(
    asked: tuple[str, str],
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts(*asked, answer) is right


@pytest.mark.parametrize(
    ("language", "reference", "right", "wrong"),
    [
        (
            "de",
            "Das Blut bringt Sauerstoff von der Lunge in den Körper.",
            "Es bringt Sauerstoff aus der Lunge in den Körper",
            "Es bringt Sauerstoff vom Körper zur Lunge",
        ),
        (
            "fr",
            "Le sang porte l'oxygène des poumons au corps.",
            "Il porte l'oxygène des poumons vers le corps",
            "Il porte l'oxygène du corps aux poumons",
        ),
        (
            "es",
            "La sangre lleva oxígeno de los pulmones al cuerpo.",
            "Lleva oxígeno desde los pulmones hasta el cuerpo",
            "Lleva oxígeno del cuerpo a los pulmones",
        ),
        (
            "nl",
            "Het bloed brengt zuurstof van de longen naar het lichaam.",
            "Het brengt zuurstof uit de longen naar het lichaam",
            "Het brengt zuurstof van het lichaam naar de longen",
        ),
    ],
)
def test_other_languages_have_their_ways(language: str, reference: str, right: str, wrong: str) -> None:
    rubric = compile_references("?", [reference], language)
    assert grade(rubric, right).outcome is Outcome.CORRECT
    assert grade(rubric, wrong).outcome is not Outcome.CORRECT
