"""On a card with one answer, several candidates earn nothing; nor does saying the question again."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ASSASSIN, ask, kinds, score

BEGAN = ask("In which year did the purges begin?", "**1932**")
CHOICE = ask("Was it Nikolaev or Stalin who shot him?", "**Nikolaev**")


@pytest.mark.parametrize(
    ("rubric", "answer", "kind"),
    [
        (ASSASSIN, "Nikolaev or Bukharin", NoteKind.HEDGED),
        (ASSASSIN, "Bukharin or Leonid Nikolaev", NoteKind.HEDGED),
        (ASSASSIN, "Bukharin/Nikolaev", NoteKind.HEDGED),
        (ASSASSIN, "it's either Bukharin, Rykov or Nikolaev", NoteKind.HEDGED),
        (ASSASSIN, "maybe Bukharin, maybe Nikolaev", NoteKind.HEDGED),
        (ASSASSIN, "Nikolaev or Yezhov", NoteKind.WRONG_ANSWER),
        (ASSASSIN, "Stalin? Nikolaev?", NoteKind.WRONG_ANSWER),
        (ASSASSIN, "Bukharin, Rykov, Beria, Molotov, Nikolaev", NoteKind.STUFFED),
        (ASSASSIN, "Rykov Beria Nikolaev Bukharin Yagoda Molotov Kamenev Trotsky", NoteKind.STUFFED),
        (BEGAN, "1932 or 1933", NoteKind.HEDGED),
        (BEGAN, "1932, 1933", NoteKind.HEDGED),
        (BEGAN, "1930 1931 1932 1933 1934", NoteKind.STUFFED),
        (ASSASSIN, "who shot sergei kirov", NoteKind.ECHOED_QUESTION),
        (CHOICE, "was it Nikolaev or Stalin", NoteKind.ECHOED_QUESTION),
    ],
)
def test_candidates_side_by_side_earn_nothing(rubric: Rubric, answer: str, kind: NoteKind) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert kind in kinds(verdict)


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (ASSASSIN, "Nikolaev or Nikolayev, however you spell it"),
        (ASSASSIN, "Nikolaev, in 1934, in Leningrad"),
        (ASSASSIN, "Leonid Nikolaev, a party member; he was executed within weeks"),
        (ASSASSIN, "maybe Nikolaev"),
        (BEGAN, "1932, before the Great Purge of 1936"),
        (CHOICE, "Nikolaev"),
    ],
)
def test_more_that_is_said_in_passing_does_no_harm(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


def test_choosing_the_wrong_side_of_a_choice_is_wrong() -> None:
    assert score(CHOICE, "Stalin") == 0


def test_several_points_are_no_candidates() -> None:
    rubric = ask("Which two were arrested?", "**Kamenev**", "**Zinoviev**")
    assert score(rubric, "Kamenev or Zinoviev") == 1
    assert score(rubric, "Kamenev and Bukharin") == 0.5
