"""Whatever button anybody taps, wherever, whenever, or forges: nobody changes what is another's."""

from __future__ import annotations

import string
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from bot.delivery.limits import Limits
from bot.playground.world import BOT_USERNAME, GROUP_ID
from tests.conversations.decks import CONTROL, KIROV
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged

HOST, ANA, BEN = 1003, 1001, 1002
PEOPLE = (HOST, ANA, BEN)
UNHURRIED = Limits(chat_interval=0, chat_burst=1000, group_calls=1000, all_calls=10_000)
AT_ONCE = 200
"""So many taps come together."""

THEIRS = {
    "learners": "SELECT id, * FROM learners",
    "quizzes": "SELECT learner_id, * FROM quizzes",
    "questions": "SELECT learner_id, * FROM questions",
    "piles": "SELECT owner_id, * FROM piles",
    "memories": "SELECT learner_id, * FROM memories",
    "study_days": "SELECT learner_id, * FROM study_days",
    "answers": "SELECT learner_id, answers.* FROM answers JOIN questions ON questions.id = question_id",
    "appeals": "SELECT learner_id, appeals.* FROM appeals JOIN questions ON questions.id = question_id",
}
"""What belongs to somebody; whose it is comes first."""

SHOWN = {
    "go",
    "decks",
    "deck",
    "quiz",
    "next",
    "show",
    "hint",
    "right",
    "undo",
    "zone",
    "again",
    "alias",
    "hide",
}
"""The kinds of buttons that the trial is about."""


def rows(stage: Stage, table: str) -> set[tuple[object, ...]]:
    return set(stage.query(THEIRS[table]))


def belongings(stage: Stage, person: int) -> dict[str, set[tuple[object, ...]]]:
    """All rows of the others."""
    return {table: {row for row in rows(stage, table) if row[0] != person} for table in THEIRS}


async def fill(stage: Stage, person: int) -> None:
    """Use everything that has buttons; a quiz stands open at the end."""
    await say_all(stage, person, "/start", "/decks")
    await press(stage, person, "Control")
    await say_all(stage, person, "/quiz control", "wrong: priests")
    await press(stage, person, "I was right")
    await press(stage, person, "Next")
    await say_all(stage, person, "/skip", "/skip", "/settings")
    if person == HOST:  # it takes half a second of computing
        await press(stage, person, "Time zone")
        await say_all(stage, person, "San Jose")
    await say_all(stage, person, "/quiz kirov", "wrong, again")


async def say_all(stage: Stage, person: int, *texts: str) -> None:
    """Say one thing after the other: replies that waited together would share the last one's buttons."""
    for text in texts:
        await stage.telegram.say(person, person, text)
        await stage.settled()


async def press(stage: Stage, person: int, label: str) -> None:
    """Tap the latest button with that label."""
    for message in reversed(stage.telegram.messages(person)):
        if any(button["text"] == label for row in message.buttons for button in row):
            await stage.telegram.press(person, message, label)
            break
    else:
        said = [f"{m.sender_id}: {m.text}" for m in stage.telegram.messages(person)]
        raise AssertionError(f"no button {label!r} in:\n" + "\n".join(said))
    await stage.settled()


def all_buttons(stage: Stage) -> set[str]:
    """What every button ever shown to anybody sends."""
    markups = [entry.call.structure("reply_markup", "markup") for entry in stage.entries]
    keyboards = [markup.get("inline_keyboard", []) for markup in markups if markup]
    return {button["callback_data"] for rows in keyboards for row in rows for button in row}


def forge(rng: Random, real: list[str], count: int) -> Iterable[str]:
    """Data that was never under a button: real ones altered, verbs with other numbers, and noise."""
    for _ in range(count):
        verb, _, rest = rng.choice(real).partition(":")
        number = rng.choice(
            [rest, "0", "-1", "9" * 18, "9" * 30, "١", f"{rest}:{rest}", f"{rest}9", "1e3", ""]
        )
        noise = "".join(rng.choices(string.printable, k=rng.randrange(1, 60)))
        yield rng.choice([f"{verb}:{number}", f"{verb.upper()}:{rest}", f"{verb}{rest}", noise])[:64]


async def tap_everything(loop: SkippingLoop, folder: Path, forged: int) -> int:
    """Everybody taps everything; returns how many taps there were."""
    decks = {"kirov": KIROV, "control": CONTROL}
    rng = Random(64)  # noqa: S311 - the same each time
    taps = 0
    async with staged(loop, folder, pace=UNHURRIED, decks=decks, admin_chat=HOST) as stage:
        telegram = stage.telegram
        for person in PEOPLE:
            await fill(stage, person)
        await telegram.say(ANA, GROUP_ID, f"/help@{BOT_USERNAME}")
        await stage.settled()
        real = sorted(all_buttons(stage))
        assert SHOWN - {data.partition(":")[0] for data in real} == set()
        for person in PEOPLE:
            others = belongings(stage, person)
            answers, days = rows(stage, "answers"), rows(stage, "study_days")
            for chat in (GROUP_ID, person):
                mine = belongings(stage, 0)
                message = next(m for m in reversed(telegram.messages(chat)) if m.from_bot)
                for data in [*real, *forge(rng, real, forged)]:
                    await telegram.tap(person, chat, message.message_id, data)
                    taps += 1
                    if taps % AT_ONCE == 0:  # thousands at once would keep the bot from hearing Telegram
                        await stage.settled()
                await stage.settled()
                # Whoever taps in a group changes nothing at all.
                assert chat == person or belongings(stage, 0) == mine
            assert belongings(stage, person) == others
            assert (rows(stage, "answers"), rows(stage, "study_days")) == (answers, days)
    return taps


def test_nobody_changes_what_is_another_s(tmp_path: Path) -> None:
    assert run_skipping(lambda loop: tap_everything(loop, tmp_path / "stage", 10)) > 300


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_nobody_changes_what_is_another_s_with_ten_thousand_forgeries(tmp_path: Path) -> None:
    assert run_skipping(lambda loop: tap_everything(loop, tmp_path / "stage", 10_000)) > 60_000
