"""Answering in one's own words: the verdict, what is added to it, hints, and giving up."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.models import Answer
from tests.conversations.conftest import Person, Viva, running
from tests.conversations.decks import CONTROL, KIROV

pytestmark = pytest.mark.unmeasured


async def test_a_right_answer_closes_the_question(ana: Person) -> None:
    await ana.says("/start")
    ana.sees("Hello Ana")
    await ana.taps("Start a quiz")
    ana.sees("1/1", "Who shot Sergei Kirov?")
    ana.sees_buttons("Hint", "Show answer", "Next")
    await ana.says("it was nikolaev i think")
    ana.sees("Correct", "✓ Leonid Nikolaev", "nikolaev", "walked into the party's headquarters", "archive")
    ana.sees("1 day", "1 of 1 right", "Every one of them")
    ana.sees_buttons("Again")


async def test_a_known_wrong_answer_is_explained_and_the_learner_tries_again(ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("Yezhov")
    ana.sees("Not yet", "only in 1936", "Try again")
    ana.sees_no("Nikolaev", "headquarters", "archive")
    ana.sees_buttons("Hint", "Show answer", "Next", "I was right")
    await ana.says("then Nikolayev")
    ana.sees("Correct")


async def test_points_add_up_and_nothing_of_what_is_missing_is_told(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control guards")
        hidden = ["civilian", "gulag", "border", "uniforms"]
        await ana.says("teachers")
        ana.sees("Not yet", "3 points to find")
        ana.sees_no(*hidden)
        await ana.says("teachers")
        ana.sees("Not yet", "3 points to find")
        ana.sees_no("Nothing new")
        await ana.says("the police, and not the gulag")
        ana.sees("Partly right", "✓ The civilian police", "“police”", "2 more points")
        ana.sees_no("denied", "gulag", "border", "uniforms", "Nothing new")
        for nothing_new in ("hello", "it was in Moscow", "not the border guards", "the police"):
            await ana.says(nothing_new)
            ana.sees("Partly right", "✓ The civilian police", "Nothing new in that.", "2 more points")
            ana.sees_no("denied", "border", "uniforms")
        await ana.says("priests, then")
        ana.sees("Partly right", "✓ The civilian police", "The church had lost its power", "2 more points")
        ana.sees_no("gulag guards", "border", "uniforms", "Nothing new")
        await ana.says("gulag guards after all")
        ana.sees("✓ The civilian police", "✓ The gulag guards", "1 more point.")
        ana.sees_no("border", "denied", "Nothing new")
        await ana.says("the police? it was never the police")
        ana.sees("✗ You denied this: “never … police”", "2 more points")
        ana.sees_no("Nothing new")
        await ana.says("the police it is")
        ana.sees("✓ The civilian police", "1 more point.")
        await ana.says("border guards, priests")
        ana.sees("Partly right", "Every point is there", "The church had lost its power")
        ana.sees_no("more point", "uniforms")
        await ana.says("police, gulag, border")
        ana.sees("Correct", "uniforms of three kinds", "1 of 1 right")


async def test_words_in_doubtful_order_count_half_and_may_be_said_again(tmp_path: Path) -> None:
    async with running(tmp_path, {"kirov": KIROV}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz kirov")
        await ana.says("because of he lost job nikolaev")
        ana.sees("Partly right", "Say it as a sentence.", "Try again, ask for a hint")
        ana.sees_no("complete it")
        await ana.says("nikolaev, because he lost his job")
        ana.sees("Correct")


async def test_part_of_a_date_counts_half_and_does_not_give_the_rest_away(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz dates")
        await ana.says("1934")
        ana.sees("Partly right", "“1934”: part of a point", "complete it")
        ana.sees_no("December")
        await ana.says("?")
        ana.sees("Here it is", "◐ December 1934 (you: “1934”)", "0 of 1 right", "1 partly right")
        await ana.says("/quiz dates")
        await ana.says("in 1934")
        await ana.says("december of 1934")
        ana.sees("Correct")


async def test_of_more_points_than_are_wanted_the_others_are_told_as_a_gift(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control writers")
        await ana.says("Tolstoy")
        ana.sees("2 points to find")
        await ana.says("Zoshchenko")
        ana.sees("✓ Zoshchenko", "2 more points")
        await ana.says("Bulgakov")
        ana.sees("1 more point.")
        await ana.says("Akhmatova")
        ana.sees("Correct", "Also right:\n• Mandelstam")
        ana.sees_no("What was missing")


async def test_how_many_of_the_points_are_wanted_is_told_with_the_answer(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control writers")
        await ana.says("?")
        ana.sees(
            "The answer, any 2 of these:\n• Mandelstam\n• Akhmatova\n• Bulgakov\nAlso part of it:\n• Zosh"
        )
        await ana.says("/quiz control writers")
        await ana.says("Tolstoy")
        await ana.says("?")
        ana.sees(
            "The answer, any 2 of these:\n• Mandelstam\n• Akhmatova\n• Bulgakov\nAlso part of it:\n• Zosh"
        )
        await ana.says("/quiz control writers")
        await ana.says("Bulgakov")
        await ana.says("?")
        ana.sees(
            "What was missing, any 1 of these:\n• Mandelstam\n• Akhmatova\nAlso part of it:\n• Zoshchenko"
        )


async def test_what_was_wrong_beside_every_point_is_told_with_the_answer_too(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control guards")
        await ana.says("police, gulag, border guards and priests")
        await ana.says("?")
        ana.sees(
            "Here it is", "✓ The border guards", "“priests”: The church had lost its power.\n\nThey wore"
        )


async def test_hints_go_from_first_letters_to_masked_words_to_the_next_point_to_none(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/hint")
        ana.sees("no open question to hint at")
        await ana.says("/quiz control guards")
        await ana.says("the police")
        await ana.says("/hint")
        ana.sees("💡 g…")
        ana.sees_buttons("Hint", "Show answer", "Next", "I was right")
        await ana.taps("Hint")
        ana.sees("💡 g••••")
        await ana.taps("Hint")
        ana.sees("💡 b…")
        await ana.taps("Hint")
        ana.sees("💡 b•••••")
        ana.sees_no("border")
        await ana.says("/hint")
        ana.sees("No more hints")
        await ana.taps("Show answer")
        ana.sees(
            "✓ The civilian police", "What was missing:\n• The gulag guards\n• The border guards", "uniforms"
        )


@pytest.mark.parametrize(
    "said",
    [
        ["?", "??", " ? ? ", "？"],
        ["I don't know", "i don’t know!!", "I DONT KNOW...", "idk", "Dunno 🤷"],
        [
            "no idea lol",
            "idk man",
            "I have absolutely no idea",
            "no clue tbh",
            "Sorry, I don't know this one :(",
        ],
        [
            "whats the answer",
            "What's the answer?",
            "what is the answer?",
            "tell me the answer pls",
            "can i skip this",
        ],
    ],
    ids=["question marks", "words", "words beside them", "asking"],
)
async def test_who_gives_up_is_shown_the_answer(ana: Person, said: list[str]) -> None:
    await ana.says(said[0])
    ana.sees("No question is open")
    for text in said:
        await ana.says("/quiz")
        await ana.says(text)
        ana.sees(
            "Here it is", "\n\nThe answer:\n• Leonid Nikolaev", "headquarters", "archive", "0 of 1 right"
        )
        ana.sees_buttons("Again", "Mistakes")
        ana.sees_no("day")


@pytest.mark.parametrize("said", ["I dont know more", "That's all I know, sorry", "cant think of any others"])
async def test_who_knows_no_more_is_shown_what_was_missing(tmp_path: Path, said: str) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control guards")
        await ana.says("the civilian police")
        await ana.says(said)
        ana.sees("Here it is", "What was missing:\n• The gulag guards\n• The border guards")


async def test_a_guess_beside_not_knowing_is_graded(ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("no idea, Trotsky lol")
    ana.sees("Not yet")
    await ana.says("idk man, Nikolaev?")
    ana.sees("Correct")


async def test_who_gives_up_in_the_language_of_the_deck_is_shown_the_answer(ana: Person, viva: Viva) -> None:
    german = f"---\nlanguage: de\n---\n\n{KIROV}"
    await viva.changes_deck("kirov", german)
    for text in (
        "Keine Ahnung!",
        "weiß nicht",
        "Ich weiß es nicht.",
        "keine Ahnung, sorry",
        "Was ist die Antwort?",
    ):
        await ana.says("/quiz")
        await ana.says(text)
        ana.sees("Here it is", "The answer:\n• Leonid Nikolaev", "0 of 1 right")
    await ana.says("/quiz")
    await ana.says("keine Ahnung, Trotzki?")
    ana.sees("Not yet")
    await ana.says("/stop")
    await viva.changes_deck("kirov", german.replace("Leonid **Nikolaev**", "**weiß nicht**"))
    await ana.says("/quiz")
    await ana.says("weiß nicht")
    ana.sees("Correct")


WORDS = """\
# Words

## Museum

### What does a museum do with its paintings? {#museum}

- It must **show** them

## Alps

### How do you cross the Alps? {#alps}

- By a **mountain pass**

## Child

### What does a child know who has not learned? {#child}

- He has **no idea**

## Built

### Why was it built? {#built}

- To show the strength of their king and the wealth of their city to all of the world around them
"""


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        ("museum", "Show!", "Correct"),
        ("museum", "skip", "Here it is"),
        ("alps", "pass", "Not yet"),
        ("alps", "I pass", "Here it is"),
        ("alps", "?", "Here it is"),
        ("child", "No idea", "Correct"),
        ("child", "I don't know", "Here it is"),
        ("built", "show", "Here it is"),
    ],
)
async def test_what_elsewhere_asks_for_the_answer_is_one_where_the_card_wants_it(
    tmp_path: Path, topic: str, said: str, told: str
) -> None:
    async with running(tmp_path, {"words": WORDS}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says(f"/quiz words {topic}")
        await ana.says(said)
        ana.sees(told)


@pytest.mark.parametrize("said", ["🙂", ".....", "--", "…!"])
async def test_what_has_no_words_is_no_answer(ana: Person, viva: Viva, said: str) -> None:
    await ana.says(said)
    ana.sees("No question is open.")
    await ana.says("/quiz")
    await ana.says(said)
    ana.sees("I can only read text. Type your answer; the question is still open.")
    await ana.says("Nikolaev")
    ana.sees("Correct", "1 day")
    assert await viva.rows(select(Answer.text)) == ["Nikolaev"]


async def test_the_name_of_a_command_is_no_answer_unless_it_is_right(tmp_path: Path) -> None:
    deck = WORDS.replace("**show** them", "help them, and **stop** there").replace("museum do", "driver do")
    async with running(tmp_path, {"words": deck}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("help")
        ana.sees("If you mean the command, it is /help.")
        await ana.says("/quiz words alps")
        for said, command in (("Next question please", "/skip"), ("quit", "/stop"), ("I need help", "/help")):
            await ana.says(said)
            ana.sees(f"That is not the answer. If you mean the command, it is {command}.")
        for said, hint in (
            ("hint!", "💡 m… p…"),
            ("give me a hint", "💡 m"),
            ("Hint please", "No more hints"),
        ):
            await ana.says(said)
            ana.sees(hint)
            ana.sees_buttons("Hint", "Show answer", "Next")
        assert await viva.rows(select(Answer.text)) == []
        await ana.says("weak")
        ana.sees("Not yet")
        await ana.says("/quiz words museum")
        await ana.says("stop")
        ana.sees("Correct")


async def test_who_asks_what_the_question_is_gets_it_again(ana: Person, viva: Viva) -> None:
    await ana.says("What?")
    ana.sees("No question is open.")
    await ana.says("/quiz")
    for said in ("what?", "Huh??", "repeat the question please"):
        await ana.says(said)
        ana.sees("The question is still open.", "Who shot Sergei Kirov?")
        ana.sees_no("day")
    assert await viva.rows(select(Answer.text)) == []


async def test_that_one_denied_the_right_answer_is_told_once_it_gives_nothing_away(ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("It was not Nikolaev")
    ana.sees("Not yet", "Try again")
    told = ana.text
    ana.sees_no("Nikolaev", "denied", "headquarters")
    await ana.says("/quiz")
    await ana.says("It was not Zinoviev")
    assert ana.text.splitlines()[:3] == told.splitlines()[:3]
    await ana.says("It was not Nikolaev")
    await ana.says("/skip")
    ana.sees("Skipped", "You denied this", "The point: Leonid Nikolaev", "headquarters")


async def test_two_answers_at_once_are_none(ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("Nikolaev or Zinoviev or Kamenev")
    ana.sees("Not yet", "two answers at once")
    ana.sees_no("Leonid", "✓")
    await ana.says("a potato")
    ana.sees("Not yet")
    await ana.says("Nikolaev, no, Yezhov")
    ana.sees("Not yet", "only in 1936")
    ana.sees_no("Leonid", "✓")
    await ana.says("a potato")
    ana.sees("Not yet")
    await ana.says("Nikolaev")
    ana.sees("Correct")
