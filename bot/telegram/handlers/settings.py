"""Settings: the time zone, by a city or a location, and the deck.

How days run stands in `days.py`, how reviews go in `wishes.py`, what groups see in `naming.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.zones import UnknownZoneError, offset_words, zone_info, zone_named
from bot.services.choosing import active_deck
from bot.services.learners import set_zone
from bot.services.places import Place
from bot.storage.decks import list_decks
from bot.storage.models import Errand
from bot.telegram.handlers import asking, days, naming, progress, wishes
from bot.telegram.handlers.phrases import without_lead
from bot.telegram.html import clip, line
from bot.telegram.messages import AskPlace, Button, Message, NoKeyboard, edit_message
from bot.telegram.turn import Turn
from bot.telegram.views.reminders import when

NAME_UNITS = 60


async def settings(turn: Turn) -> None:
    """`/settings`: what is set, with a button to change each."""
    turn.say(await _shown(turn))


async def show_anew(turn: Turn) -> None:
    """Bring the settings up to date under which a button was tapped that turns something over."""
    turn.post(edit_message(turn.chat_id, turn.message_id, await _shown(turn)))


async def _shown(turn: Turn) -> Message:
    words = turn.words
    deck = await active_deck(turn.work, turn.learner.deck_id)
    zone = turn.learner.zone
    text = words(
        "settings.text",
        zone=offset_words(zone, turn.work.now) if zone else words("settings.zone_unset"),
        end=f"{turn.learner.day_end:%H:%M}",
        rest=days.shown_rest(turn),
        deck=deck.title if deck else words("settings.deck_unset"),
        new=words.number(turn.learner.new_a_day),
        retention=words.percent(turn.learner.retention),
        shown=naming.shown(turn),
    )
    first = [Button(words("buttons.zone"), "zone:ask"), Button(words("buttons.deck"), "own:0")]
    rows = [first, days.row(turn), wishes.row(turn), [progress.button(turn)], *naming.rows(turn)]
    return Message(text, rows)


async def tap_zone(turn: Turn, value: str) -> None:
    """Ask for a place, or take the one that was picked."""
    if value == "ask":
        if turn.learner.asking == asking.PLACE:
            turn.toast("settings.zone_ask")
            return
        turn.toast()
        ask_zone(turn)
        return
    try:
        zone = zone_named(value)
    except UnknownZoneError:
        turn.toast("stray.forged")
        return
    if turn.learner.zone == zone and turn.learner.asking is None:
        turn.toast("settings.zone_same", zone=zone)
        return
    turn.toast()
    await take_zone(turn, zone)


def ask_zone(turn: Turn) -> None:
    """Ask for a place: what is typed next is one."""
    turn.learner.asking = asking.PLACE
    turn.say(Message(turn.words("settings.zone_ask"), _place_keys(turn)))


def ask_zone_again(turn: Turn) -> None:
    """Tell who sent what we can't read that a place is asked for."""
    text = turn.words("stray.not_text") + " " + turn.words("settings.zone_ask")
    turn.say(Message(text, _place_keys(turn)))


def _place_keys(turn: Turn) -> AskPlace:
    return AskPlace(turn.words("buttons.send_location"), turn.words("buttons.cancel"))


async def tap_own_deck(turn: Turn, deck_id: int) -> None:
    """List the decks to choose from, or take the one that was picked."""
    words = turn.words
    if not deck_id:
        turn.toast()
        buttons = [
            [Button(clip(deck.title, NAME_UNITS), f"own:{deck.id}")]
            for deck in await list_decks(turn.work.session)
        ]
        turn.say(Message(words("decks.choose") if buttons else words("decks.none"), buttons))
        return
    deck = await active_deck(turn.work, deck_id)
    if deck is None:
        turn.toast("decks.empty")
        return
    if turn.learner.deck_id == deck.id:
        turn.toast("settings.deck_same", deck=deck.title)
        return
    turn.toast()
    turn.learner.deck_id = deck.id
    turn.say_text("settings.deck_set", deck=deck.title)


async def place_typed(turn: Turn, text: str) -> None:
    """A city was typed: find its zone, which takes a moment, after this batch."""
    _look_up(turn, text.strip())


def _look_up(turn: Turn, city: str) -> None:
    turn.work.add(Errand(id=turn.work.new_id(), learner_id=turn.learner.id, city=city))


async def location(turn: Turn) -> None:
    """A location was sent: find its zone, which takes a moment, after this batch."""
    message = turn.update.message
    if message is None or message.location is None:
        return
    point = message.location
    turn.work.add(
        Errand(
            id=turn.work.new_id(),
            learner_id=turn.learner.id,
            latitude=point.latitude,
            longitude=point.longitude,
        )
    )


async def take_zone(turn: Turn, zone: str) -> None:
    """Set the zone, and say what time it is there; reminders that waited for it begin."""
    waited = await turn.work.reminders.of(turn.learner.id) if turn.learner.zone is None else ()
    await set_zone(turn.work, turn.learner, zone)
    time = turn.work.now.astimezone(zone_info(zone)).strftime("%H:%M")
    shown = offset_words(zone, turn.work.now)
    turn.say(Message(turn.words("settings.zone_set", zone=shown, time=time), NoKeyboard()))
    if waited:
        times = turn.words.join(when(turn.words, [one.clock], one.weekdays) for one in waited)
        turn.say_text("reminders.begin", times=times)


async def show_places(turn: Turn, city: str, places: Sequence[Place]) -> None:
    """Say what a city's name came to: its zone, a choice, or nothing we know, "I live in" left out."""
    zones, shorter = {place.zone for place in places}, without_lead(turn, city)
    if not zones and shorter != city:
        _look_up(turn, shorter)
    elif not zones:
        turn.say_text("settings.zone_unknown", name=line(city, NAME_UNITS))
    elif len(zones) == 1:
        await take_zone(turn, zones.pop())
    else:
        buttons = [
            [
                Button(
                    turn.words("settings.zone_place", place=_placed(place), zone=place.zone).unescape(),
                    f"zone:{place.zone}",
                )
            ]
            for place in places
        ]
        turn.say(Message(turn.words("settings.zone_several"), buttons))


def _placed(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country else place.name
