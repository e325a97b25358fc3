"""*Why?*: each point with the rule that decided it, once that gives nothing away."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.storage.models import Question
from tests.conversations.conftest import Person, running
from tests.conversations.decks import CITIES, CONTROL

TWO = """---
language: en
---

# Purges

### How did the purge of the army end? Name both. {#army}

- Marshal **Tukhachevsky** was **shot**
- The **trial** was **secret / closed**
- not: **Zhukov**. He led the army in the war.
"""


async def test_it_tells_of_each_point_what_decided_it(tmp_path: Path) -> None:
    async with running(tmp_path, {"purges": TWO}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("Zhukov was shot; the trial wasn't secret")
        question = (await viva.rows(select(Question.id)))[0]
        await ana.sends_button_data(ana.news[-1], f"why:{question}")
        assert ana.toast == "That would give the answer away. Find it, or see it, first."
        assert not ana.news
        await ana.says("tuhachevsky shot")
        await ana.says("?")
        await ana.taps("Why?")
        ana.sees(
            "✓ Marshal Tukhachevsky was shot\nIt is all there: “tuhachevsky” (a typo), “shot”",
            "✗ The trial was secret\nYou denied it with “wasn't”: “trial”, “secret”",
            "Together 50%; right from 100% on.",
        )
        await ana.taps("Why?")
        ana.sees("How I read it")


async def test_a_wording_that_earns_half_is_not_called_all_of_it(tmp_path: Path) -> None:
    deck = TWO.replace("- The **trial**", "  - partly: the **marshal**\n- The **trial**")
    async with running(tmp_path, {"purges": deck}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("the marshal")
        await ana.says("?")
        await ana.taps("Why?")
        ana.sees("◐ Marshal Tukhachevsky was shot\nA part of it is there: “marshal”")


async def test_what_is_missing_is_named(ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("a <b>soldier</b>")
    await ana.says("/skip")
    await ana.taps("Why?")
    ana.sees("• Leonid Nikolaev\nNot said")


async def test_what_is_missing_of_a_point_is_named_as_its_author_spells_it(tmp_path: Path) -> None:
    deck = TWO.replace("**Tukhachevsky**", "**Tukhachevsky / Tukachevsky / Tuchatschewski**")
    async with running(tmp_path, {"purges": deck}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("somebody was shot")
        await ana.says("?")
        await ana.taps("Why?")
        ana.sees(
            "Something is missing: “shot”; looked for: Tukhachevsky\n", "• The trial was secret\nNot said"
        )


async def test_how_many_points_are_enough_is_told(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control writers")
        await ana.says("Bulgakov and Mandelstam")
        await ana.taps("Why?")
        ana.sees("How I read it\nAny 2 of these are enough.\n", "• Akhmatova\nNot said", "Together 100%")
        await ana.says("/quiz control guards")
        await ana.says("police, gulag, border")
        await ana.taps("Why?")
        ana.sees_no("enough")


async def test_of_many_others_a_right_answer_shows_a_few_and_why_all(tmp_path: Path) -> None:
    async with running(tmp_path, {"cities": CITIES}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("Kalinin")
        ana.sees("Also right:\n• Gorky\n• Kirov\n• Molotov\n• Stalinsk\n• 2 more would count")
        ana.sees_no("Frunze", "Perm")
        await ana.taps("Why?")
        ana.sees("Frunze", "Perm")
        await ana.says("/quiz")
        await ana.says("?")
        ana.sees(
            "The answer, any 1 of these:", "Frunze", "Perm"
        )  # where nothing was right all of it is shown


async def test_a_right_answer_is_explained_too_and_only_to_its_author(ana: Person, ben: Person) -> None:
    await ana.says("/quiz")
    await ana.says("Nicolaev")
    await ana.taps("Why?")
    ana.sees("✓ Leonid Nikolaev", "“Nicolaev”", "Together 100%")
    question = (await ana.viva.rows(select(Question.id)))[0]
    await ben.says("/help")
    await ben.sends_button_data(ben.viva.telegram.messages(1002)[-1], f"why:{question}")
    assert "no answer of yours" in ben.toast
    assert not ben.news
