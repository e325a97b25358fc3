"""`/settings`: the time zone by city, location or name, and the deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.models import Learner
from tests.conversations.conftest import Person, running
from tests.conversations.decks import CONTROL, KIROV
from tests.conversations.people import Kind


async def test_the_zone_of_a_city(ana: Person) -> None:
    await ana.says("/settings")
    ana.sees("Time zone: not set, so days follow UTC", "Deck: not chosen")
    days, reviews = ("End of the day", "Rest days"), ("New cards a day", "Sure to recall")
    ana.sees_buttons(
        "Time zone", "Deck", *days, *reviews, "Dark pictures", "Name in groups", "Leave the tables"
    )
    asked = ana.news[-1]
    assert (await ana.taps_quickly("Time zone"))[1].startswith("Type the city you live in")
    assert len(ana.news) == 1
    await ana.says("Atlantropa <b>")
    ana.sees("I know no city or time zone called “Atlantropa <b>”")
    await ana.edits("Atlantropa <b>", "Zagreb")
    ana.sees("Your time zone is Europe/Zagreb (UTC+1); it is 13:00 there now")
    await ana.taps("Time zone", on=asked)
    await ana.says("Portland")
    ana.sees("Which one?")
    choice = "Portland, United States (America/New_York)"
    assert "Portland, United States (America/Los_Angeles)" in ana.buttons_under(ana.news[-1])
    told = await ana.taps_quickly(choice)
    assert told == ["", "Your time zone is America/New_York already."]
    ana.sees("America/New_York (UTC−5); it is 07:00 there")
    await ana.says("/settings")
    ana.sees("Time zone: America/New_York (UTC−5)")


async def test_the_zone_of_a_place_and_by_its_name(ana: Person) -> None:
    await ana.attaches("location", (35.68, 139.69))
    ana.sees("Asia/Tokyo (UTC+9)")
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says("europe/berlin")
    ana.sees("Europe/Berlin (UTC+1)")


async def test_the_question_can_be_called_off_and_never_swallows_an_answer(ana: Person) -> None:
    await ana.says("/quiz")
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says("cancel")
    ana.sees("Left as it was")
    await ana.taps("Time zone")
    await ana.says("/hint")
    ana.sees("💡")
    await ana.says("Zinoviev")
    ana.sees("Not yet")
    await ana.taps("Time zone")
    await ana.taps("Hint")
    await ana.says("✖ Cancel")  # the key is still there
    ana.sees("Left as it was")
    await ana.taps("Time zone")
    await ana.attaches("sticker")
    ana.sees("I can only read text. Type the city you live in, or send your location.")
    ana.sees_no("answer")
    await ana.says("/cancel")
    ana.sees("Left as it was")
    await ana.says("/cancel")
    ana.sees("There is nothing to cancel. /stop ends a quiz.")
    await ana.says("Nikolaev")
    ana.sees("Correct")
    assert await ana.viva.rows(select(Learner.zone)) == [None]


def keys_of(person: Person) -> list[str]:
    """The keys that stand in place of a person's keyboard."""
    sent = [m.markup for m in person.viva.telegram.messages(person.chat) if m.markup]
    last = next((one for one in reversed(sent) if one.keys() & {"keyboard", "remove_keyboard"}), {})
    return [key["text"] for row in last.get("keyboard", []) for key in row]


WAITS = "Your city can wait: /settings asks for it again."
KEYS = ["📍 Send my location", "✖ Cancel"]


@pytest.mark.parametrize(
    ("command", "answer", "told"),
    [
        ("/stop", "No quiz is running.", False),
        ("/help", "/streak", False),
        ("/quiz", "Who shot", True),
        ("/stats", "", True),
        ("/remind", "18:30 every day", True),
        ("/remind off", "All reminders are off", False),
        ("/start battle_1_x", "That battle is over.", False),
    ],
)
async def test_a_command_that_calls_the_question_off_takes_its_keys_away(
    ana: Person, command: str, answer: str, *, told: bool
) -> None:
    await ana.says("/remind 18:30")
    assert keys_of(ana) == KEYS
    await ana.says(command)
    ana.sees(answer)
    assert keys_of(ana) == []
    assert (WAITS in ana.text) == told
    assert ana.text.count(WAITS) <= 1
    if told:
        assert ana.news[0].text == WAITS  # what is to be answered stands below
    await ana.says("/quiz")
    assert ana.text.count(WAITS) == 0
    await ana.says("Berlin")
    ana.sees("Not yet")
    assert await ana.viva.rows(select(Learner.zone)) == [None]


async def test_a_button_elsewhere_takes_the_keys_away_and_a_place_asked_for_anew_brings_them(
    ana: Person,
) -> None:
    await ana.says("/quiz")
    for button in ("Hint", "Show answer"):
        await ana.says("/remind 18:30")
        await ana.says("/remind last call")
        assert keys_of(ana) == KEYS
        ana.sees_no(WAITS)
        await ana.taps(button)
        assert keys_of(ana) == []
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.taps("Name in groups")
    assert ana.news[0].text == WAITS
    assert keys_of(ana) == []
    await ana.says("Nightingale")
    ana.sees("Groups see you as Nightingale")
    await ana.taps("Time zone")
    await ana.taps("Leave the tables")
    assert [message.text for message in ana.news] == [WAITS]  # all else is told without a message
    assert keys_of(ana) == []
    await ana.taps("Time zone")
    assert keys_of(ana) == KEYS
    await ana.says("Berlin")
    ana.sees("Europe/Berlin", "I'll remind you at 18:30")
    assert keys_of(ana) == []


@pytest.mark.parametrize(
    "typed",
    ["Berlin!!", " berlin. ", "“Berlin” 🙂", "europe/berlin?", "(Berlin, Germany)", "I live in Berlin."],
)
async def test_what_stands_around_a_city_is_no_part_of_its_name(ana: Person, typed: str) -> None:
    await ana.says("/remind 18:30")
    ana.sees("Type the city")
    await ana.says(typed)
    ana.sees("Europe/Berlin (UTC+1)", "I'll remind you at 18:30")
    ana.sees_no("I know no city")


async def test_a_city_whose_name_begins_as_people_begin_is_found_first(ana: Person) -> None:
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says("In Salah")
    ana.sees("Africa/Algiers")
    await ana.taps("Time zone")
    await ana.says("I live in Atlantropa")
    ana.sees("I know no city or time zone called “Atlantropa”.")


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo"])
async def test_who_is_asked_for_a_name_is_told_so_again(ana: Person, kind: Kind) -> None:
    await ana.says("/quiz")
    await ana.says("/settings")
    await ana.taps("Name in groups")
    await ana.attaches(kind)
    ana.sees("I can only read text. Type the name that groups shall see")
    ana.sees_buttons("My own name")
    await ana.says("Never mind!")
    ana.sees("Left as it was")
    await ana.attaches(kind)
    ana.sees("Type your answer; the question is still open")


async def test_what_a_button_turns_over_it_turns_back(ana: Person) -> None:
    await ana.says("/settings")
    shown = ana.news[-1]
    for there, back in (("Dark pictures", "Light pictures"), ("Leave the tables", "Join the tables")):
        assert len({*await ana.taps_quickly(there)}) == 1
        assert back in ana.buttons_under(shown)
        assert there not in ana.buttons_under(shown)
    assert "Name in groups: Ana, left out of their tables" in ana.latest("Settings").text
    await ana.taps("Join the tables", on=ana.latest("Settings"))
    assert "left out" not in ana.latest("Settings").text
    assert ana.news == []


async def test_the_deck(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL, "kirov": KIROV}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/settings")
        await ana.taps("Deck")
        ana.sees_buttons("Control", "Kirov")
        assert await ana.taps_quickly("Kirov") == ["", "Your deck is Kirov already."]
        ana.sees("Your deck is Kirov. /quiz begins.")
        await ana.says("/quiz")
        ana.sees("1/1 · Kirov")
        await ana.says("/settings")
        ana.sees("Deck: Kirov")
