"""Whatever people type around an answer, it stays right, is denied, or is one of two (`bench/forms.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core.grading import Rubric
from tests.core.grading.asking import ask, score

FILE = Path(__file__).parents[3] / "bench" / "forms.toml"
FORMS = [
    (kind, form)
    for kind, forms in tomllib.loads(FILE.read_text(encoding="utf-8"))["en"].items()
    for form in forms
]


@dataclass(frozen=True)
class Filled:
    """A card, and what its answers are."""

    question: str
    point: str
    why: str
    right: str
    also: str
    wrong: str

    def rubric(self) -> Rubric:
        """Return the card, compiled."""
        return ask(self.question, self.point, explanation=self.why)

    def fill(self, form: str) -> str:
        """Return an answer in a form."""
        return form.format(
            right=self.right, also=self.also, wrong=self.wrong, why=self.why, question=self.question
        )


FILLED = (
    Filled(
        "Who shot Sergei Kirov?",
        "Leonid **Nikolaev**",
        "Nikolaev shot him in a corridor.",
        "Nikolaev",
        "Leonid Nikolaev",
        "Bukharin",
    ),
    Filled(
        "In which year did the purges begin?",
        "in **1932**",
        "The first purge came in 1932, before Kirov's death.",
        "1932",
        "in 1932",
        "1936",
    ),
    Filled(
        "What is the supreme law of the land?",
        "the **Constitution**",
        "The Constitution stands above every other law.",
        "the Constitution",
        "constitution",
        "the Bible",
    ),
)


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_an_answer_is_judged_alike_in_each_form(kind: str, form: str) -> None:
    wanted = 1 if kind in ("kept", "aside") else 0
    scores = {filled.fill(form): score(filled.rubric(), filled.fill(form)) for filled in FILLED}
    assert {answer for answer, given in scores.items() if (given == 1) is not (wanted == 1)} == set()
