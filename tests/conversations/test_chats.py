"""Groups, invited chats, and people who leave and come back."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.playground.methods.menu import shown_commands
from bot.playground.world import GROUP_ID
from bot.storage.models import Learner
from bot.telegram.commands import GROUP_COMMANDS, PRIVATE_COMMANDS
from tests.conversations.conftest import Group, Person, Viva, running
from tests.conversations.decks import KIROV


async def test_in_a_group_it_says_what_it_is_and_is_else_silent(viva: Viva) -> None:
    ana, ben = Person(viva, 1001, GROUP_ID), Person(viva, 1002, GROUP_ID)
    await viva.telegram.put_bot(GROUP_ID, present=False)
    await viva.settled()
    assert not ana.news
    await viva.telegram.put_bot(GROUP_ID, present=True)
    await viva.settled()
    ana.sees("in your own words", "https://t.me/viva_playground_bot", "I only see replies")
    for text in ("/help@viva_playground_bot", "/quiz", "/start", "/frobnicate@Viva_Playground_Bot"):
        await ben.says(text)
        ben.sees("in a private chat: https://t.me/viva_playground_bot")
        ben.sees_no("?start=")
    viva.telegram.read_all(reads_all=True)
    await ben.says("who shot Kirov?")
    await ben.says("Nikolaev", reply_to=viva.telegram.messages(GROUP_ID)[-2])
    assert not ben.news
    for data in ("go:0", "decks:0", "zone:ask"):
        await ben.sends_button_data(viva.telegram.messages(GROUP_ID)[-3], data)
        assert ben.toast.startswith("Quizzes run in a private chat")
        assert not ben.news
    private = Person(viva, 1002, 1002)
    await private.says("/start")
    private.sees("Hello Ben, I'm Viva")


async def test_the_menus_of_private_chats_and_groups_differ(viva: Viva) -> None:
    await viva.telegram.until(lambda: len(shown_commands(viva.telegram.world)["group"]) > 0)
    menus = shown_commands(viva.telegram.world)
    names = {where: [command["command"] for command in menu] for where, menu in menus.items()}
    assert names == {"private": list(PRIVATE_COMMANDS), "group": list(GROUP_COMMANDS)}


async def test_only_invited_chats_are_served(tmp_path: Path) -> None:
    async with running(tmp_path, {"kirov": KIROV}, allowed_chats=frozenset({1001})) as viva:
        ana, ben, group = Person(viva, 1001, 1001), Person(viva, 1002, 1002), Person(viva, 1002, GROUP_ID)
        await ana.says("/quiz")
        ana.sees("Who shot")
        for text in ("/quiz", "hello"):
            await ben.says(text)
            ben.sees("for invited chats only", "1002")
        await ben.sends_button_data(ben.news[-1], "go:0")
        assert "for invited chats only" in ben.toast
        assert not ben.news
        await group.says("/help@viva_playground_bot")
        group.sees("for invited chats only", str(GROUP_ID))
        await viva.telegram.put_bot(GROUP_ID, present=False)
        await viva.telegram.put_bot(GROUP_ID, present=True)
        await viva.settled()
        assert len(group.news) == 2
        assert await viva.rows(select(Learner.id)) == [1001]


async def test_members_of_an_invited_group_come_in_by_the_door_of_a_sealed_battle(tmp_path: Path) -> None:
    async with running(tmp_path, {"kirov": KIROV}, allowed_chats=frozenset({GROUP_ID})) as viva:
        group = Group(viva)
        await group.ana.says("/battle@viva_playground_bot")
        for label in ("Options", "Mode: claim", "Done", "Start"):
            await group.ana.taps(label)
        ana = await group.ana.follows("Answer in private")
        await ana.says("Nikolaev")
        group.ana.sees("All answers are in", "Ana +10")
        ben = group.ben.in_private()
        await ben.says("/start battle_1_2")
        ben.sees("That battle is over")
        await ben.says("/quiz")
        ben.sees("for invited chats only")
        await group.ana.says("/stop")
        await ana.says("Nikolaev")
        await ana.says("/quiz")
        ana.sees("for invited chats only")


async def test_who_blocks_us_and_comes_back_finds_everything(viva: Viva, ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("Yezhov")
    await viva.telegram.block(1001)
    await viva.settled()
    assert await viva.rows(select(Learner.id).where(Learner.blocked_at.is_not(None))) == [1001]
    await viva.telegram.block(1001, blocked=False)
    await viva.settled()
    await ana.says("/start")
    ana.sees("Welcome back")
    ana.sees_buttons("Back to the question", "Decks")
    await ana.says("Nikolaev")
    ana.sees("Correct")
    assert await viva.rows(select(Learner.id).where(Learner.blocked_at.is_not(None))) == []


async def test_who_blocks_us_before_the_reply_goes_out(viva: Viva, ana: Person) -> None:
    viva.refusals = ("Forbidden: bot was blocked by the user",)
    await ana.says("/quiz")
    await viva.telegram.say(1001, 1001, "Nikolaev")
    await viva.telegram.block(1001)
    await viva.settled()
    await viva.telegram.block(1001, blocked=False)
    await ana.says("/streak")
    ana.sees("🔥 1 day", "Today is done")
