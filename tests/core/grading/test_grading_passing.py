"""A wrong answer beside the right one: offered too, or mentioned in passing."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ASSASSIN, ask, kinds, score

HEAD = ask("Who headed the NKVD from 1936 to 1938?", "Nikolai **Yezhov**", wrong=("**Yagoda**", "**Beria**"))
PLAN = ask("Who planned Order 00447?", "**Yezhov**", wrong=("**Stalin**", "**Beria**"))
STRIPES = ask(
    "Why has the flag 13 stripes?",
    KeyPoint("13 **colonies**", ("13 **states**",)),
    wrong=("the **50 states**",),
)
TERM = ask("For how many years do we elect a president?", "**4**", wrong=("**8**", "**4 to 8**"))
NEXT = ask("If the president can't serve, who becomes president?", "the **vice** president")
SHARE = ask("What share of the people was arrested?", "**one in eight**")
PLANET = ask("Which planet is the largest?", "**Jupiter**", wrong=("**Saturn**",))
BEGAN = ask("In which year did the purges begin?", "in **1932**", wrong=("**1934**",))
CITY = ask("In which city was Kirov shot?", "**Leningrad**", wrong=("**Moscow**",))


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (HEAD, "Yezhov, who replaced Yagoda"),
        (PLANET, "Jupiter is larger than Saturn"),
        (PLANET, "Jupiter has more mass than Saturn"),
        (HEAD, "Yezhov came after Yagoda and before Beria"),
        (HEAD, "Yezhov until Beria took over"),
        (HEAD, "Yezhov, between Yagoda and Beria"),
        (BEGAN, "They started in 1932, so two years before Kirov was killed in 1934"),
        (CITY, "Leningrad, but Stalin was in Moscow"),
        (PLAN, "Yezhov drew it up, Stalin only gave his ok"),
        (PLAN, "Yezhov worked it out, Stalin and the Politburo approved"),
        (HEAD, "Yezhov. He took over from Yagoda."),
        (HEAD, "I first thought of Beria but it was Yezhov"),
        (HEAD, "Yezhov, he was executed and replaced by Beria"),
        (HEAD, "I first thought maybe Beria, but it was Yezhov"),
        (ASSASSIN, "perhaps Stalin at first, but it was Nikolaev"),
        (ASSASSIN, "Nikolaev, on Stalin's orders"),
        (ASSASSIN, "Nikolaev, maybe ordered by Stalin"),
        (ASSASSIN, "It was Nikolaev who killed him, but Stalin may have been behind it"),
        (ASSASSIN, "Stalin ordered Nikolaev to do it"),
        (ASSASSIN, "Stalin's man Nikolaev"),
        (PLAN, "Yezhov planned it and Stalin approved it"),
        (PLAN, "Yezhov, with Stalin's approval"),
        (PLAN, "Yezhov, the man Stalin trusted"),
        (STRIPES, "the 13 colonies, from which the 50 states came"),
        (HEAD, "Beria. No wait, it was Nikolai Yezhov"),
        (HEAD, "Beria, sorry, Yezhov"),
        (HEAD, "Genrikh Yagoda, I mean Nikolai Yezhov"),
        (HEAD, "I thought Genrikh Yagoda but it's Nikolai Yezhov"),
        (TERM, "4, not 8"),
        (TERM, "4 rather than 8"),
        (TERM, "i thought 8 but it's 4"),
        (TERM, "8, no, 4"),
        (SHARE, "1 in 10? no, 1 in 8"),
        (SHARE, "one in eight, 12.5%"),
    ],
)
def test_a_wrong_answer_in_passing_costs_nothing(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (HEAD, "Yezhov or Yagoda"),
        (HEAD, "Yezhov, no wait, Beria"),
        (TERM, "4 to 8"),
        (TERM, "4, up to 8"),
        (HEAD, "Yezhov and Yagoda"),
        (HEAD, "Yagoda, Yezhov"),
        (PLAN, "Yezhov, Stalin and Molotov"),
        (BEGAN, "1932, and they began again in 1934"),
        (CITY, "He was the party chief of Leningrad but he was shot while visiting Moscow"),
        (HEAD, "yezhov / yagoda"),
        (HEAD, "Nikolai Yezhov and Genrikh Yagoda"),
        (HEAD, "Yezhov. Or Yagoda."),
        (HEAD, "Beria but maybe Yezhov"),
        (HEAD, "maybe Beria, maybe Yezhov"),
        (ASSASSIN, "maybe Stalin, Nikolaev"),
        (ASSASSIN, "maybe Stalin, but maybe it was Nikolaev"),
        (HEAD, "First Yagoda, then Yezhov"),
        (HEAD, "first yagoda, then yezhov"),
        (HEAD, "Yagoda headed the NKVD, Yezhov replaced him"),
        (ASSASSIN, "Nikolaev and Yezhov murdered him"),
        (ASSASSIN, "nikolai yezhov and leonid nikolaev"),
        (ASSASSIN, "Nikolaev shot him, or Yezhov did"),
        (ASSASSIN, "Stalin shot him, with Nikolaev"),
        (PLAN, "planned by Stalin and Yezhov"),
        (PLAN, "Yezhov as well as Stalin"),
        (STRIPES, "for the 50 states"),
        (STRIPES, "because of the fifty states"),
    ],
)
def test_a_wrong_answer_offered_as_well_earns_nothing(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert NoteKind.WRONG_ANSWER in kinds(verdict)


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (CITY, "Kiev, Leningrad, Minsk, Odessa"),
        (CITY, "Kiev and Minsk and Leningrad and Odessa"),
        (CITY, "Kiev. Minsk. Odessa. Leningrad"),
        (ask("How many were shot?", "**35,000**"), "14, 35,000, 20 thousand, 4k"),
        (ask("How many were shot?", "**35,000**"), "35,000 11 1000 over 390,000"),
        (ask("In which year?", "**1932**"), "it was 1932, in May 1937, 1936 to 1939"),
    ],
)
def test_a_list_of_candidates_earns_nothing(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert kinds(verdict) & {NoteKind.STUFFED, NoteKind.HEDGED}


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (CITY, "Leningrad, at the headquarters, in the corridor, on a winter day"),
        (ask("How were they made to confess?", "**torture**"), "torture, beatings, threats, lack of sleep"),
        (ask("In how many stages?", "**three**"), "there were 3: party, army, people"),
    ],
)
def test_a_fuller_answer_is_no_list(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


def test_only_a_relative_clause_excuses_a_wrong_answer_on_a_card_of_several_points() -> None:
    rubric = ask("Which two were arrested?", "**Kamenev**", "**Zinoviev**", wrong=("**Trotsky**",))
    assert score(rubric, "Kamenev and Zinoviev, who had both stood with Trotsky") == 1
    assert score(rubric, "Kamenev and Zinoviev and Trotsky") == 0.99


def test_half_a_point_beside_a_wrong_number_is_a_miss() -> None:
    rubric = ask(
        "How many commissars were removed?", KeyPoint("all **11**", partly=("**all** of them",)), "**1937**"
    )
    assert score(rubric, "all of them") == 0.25
    assert score(rubric, "all 10 of them") == 0
    assert score(rubric, "all of them in 1937") == 0.75


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (SHARE, "1/8, 1/10"),
        (SHARE, "one in eighty, one in eight"),
        (SHARE, "one in eight or one in ten"),
        (NEXT, "VP or the first lady"),
        (NEXT, "the vice president or the first lady"),
    ],
)
def test_another_share_or_another_office_is_another_answer(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert NoteKind.HEDGED in kinds(verdict)
