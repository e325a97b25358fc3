"""Who does what to whom by any verb, in sentences with bold words and without."""

from __future__ import annotations

import pytest

from bot.core.cards import Card, KeyPoint, Outcome
from bot.core.grading import compile_card, compile_references, grade

PUNIC = ("How did the war begin?", "Hannibal crossed the Alps and threatened Rome.")
TAXES = ("What was the relation of the colonies to Britain?", "Britain taxed the colonies without consent.")
MOONS = ("What keeps moons where they are?", "A planet's gravity holds its moons in orbit.")
BEES = ("How do they help each other?", "Bees pollinate flowers, and flowers feed bees with nectar.")
POWER = ("What did they do in 1933?", "Parliament gave the government the power to make laws.")
SALT = ("Why does salt melt the ice?", "Salt lowers the freezing point of water, so the ice melts.")
LIGHT = ("Why do we see lightning first?", "Light travels faster than sound.")
GAP = ("Why is there no voltage?", "The battery terminal is separated by a gap from the other terminal.")
SHIPS = ("Why did they win?", "They broke the German codes and protected their ships with convoys.")
DARK = (
    "Why green?",
    "Darker colors absorb more heat than lighter colors. The dark green sheeting is the darkest color.",
)
KIROV = ("How did Kirov die?", "Kirov was shot by Nikolaev.")
MAGNET = ("What does a magnet do?", "A magnet attracts iron filings.")
VALLEYS = ("How do valleys come about?", "Rivers carve valleys over thousands of years.")
PLATES = ("What happens where plates meet?", "The oceanic plate slides under the continental plate.")
PLANTS = ("What is a food web?", "Plants feed herbivores.")

WAYS = [
    (*PUNIC, "Rome was threatened by Hannibal, who crossed the Alps", True),
    (*PUNIC, "Rome crossed the Alps and threatened Hannibal", False),
    (*PUNIC, "Hannibal was threatened by Rome crossing the Alps", False),
    (*TAXES, "the colonies were taxed by Britain without consent", True),
    (*TAXES, "Britain was taxed by the colonies without their consent", False),
    (*MOONS, "moons are held in orbit by the gravity of the planet", True),
    (*MOONS, "The moon's gravity holds the planets in orbit", False),
    (*BEES, "Flowers are pollinated by bees and feed them with nectar", True),
    (*BEES, "Flowers pollinate bees and bees feed flowers with nectar", False),
    (*POWER, "The government was given the power to make laws by parliament", True),
    (*POWER, "The government gave parliament the power to make laws", False),
    (*SALT, "because the freezing point of water gets lower with salt so the ice melts", True),
    (*LIGHT, "sound travels slower than light", True),
    (*GAP, "the other terminal is separated by a gap from the battery terminal", True),
    (*SHIPS, "The ships sailed in convoys to protect them and the German codes were broken", True),
    (*DARK, "dark green is the darkest color and darker colors absorb more heat", True),
    (*KIROV, "the murder of Kirov by Nikolaev", True),
    (*KIROV, "the murder of Nikolaev by Kirov", False),
    (*MOONS, "planets are held in orbit by their moons' gravity", False),
    (*MAGNET, "iron filings attract to a magnet", True),
    (*MAGNET, "iron filings attract magnets", False),
    (*VALLEYS, "valleys are carved by rivers over thousands of years", True),
    (*VALLEYS, "Valleys carve rivers over thousands of years", False),
    (*PLATES, "The continental plate slides over the oceanic plate", True),
    (*PLATES, "The continental plate slides under the oceanic plate", False),
    (*PLANTS, "herbivores feed on plants", True),
]


@pytest.mark.parametrize(("question", "reference", "answer", "right"), WAYS)
def test_an_answer_must_not_turn_round_who_does_it_to_whom(
    question: str,
    reference: str,
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    verdict = grade(compile_references(question, (reference,), "en"), answer)
    assert (verdict.outcome is Outcome.CORRECT) is right


@pytest.mark.parametrize(
    ("answer", "scored"),
    [
        ("guards kept watch over the prisoners, who were hungry", 1),
        ("hungry prisoners were watched by guards", 1),
        ("prisoners, watched day and night by guards, were hungry", 1),
        ("the prisoners kept watch over the guards and were hungry", 0.5),
        ("hungry guards were watched by prisoners", 0.5),
        ("the hungry prisoners were watching over the guards", 0.5),
    ],
)
def test_nor_may_what_is_bold_be_turned_round(answer: str, scored: float) -> None:
    points = ("**guards** watched the **prisoners**", "they were **hungry**")
    card = Card("x", "What was life like in the camps?", tuple(map(KeyPoint, points)))
    assert grade(compile_card(card, "en"), answer).score == scored
