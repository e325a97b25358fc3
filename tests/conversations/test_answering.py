from __future__ import annotations

from tests.conversations.conftest import Person


async def test_a_right_answer_closes_the_question(ana: Person) -> None:
    await ana.says("/start")
    ana.sees("Hello Ana")
    await ana.taps("Start a quiz")
    ana.sees("1/1", "Who shot Sergei Kirov?")
    ana.sees_buttons("Hint", "Show answer", "Next")
    await ana.says("it was nikolaev i think")
    ana.sees("Correct", "✓ Leonid Nikolaev", "nikolaev", "walked into the party's headquarters", "archive")
    ana.sees("1 day", "1 of 1 right")


async def test_a_known_wrong_answer_is_explained_and_the_learner_tries_again(ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("Yezhov")
    ana.sees("Not yet", "only in 1936")
    ana.sees_no("Nikolaev")
    await ana.says("then Nikolayev")
    ana.sees("Correct")
