"""Arriving, asking for help, streaks, decks to choose from, and what is no command of ours."""

from __future__ import annotations

from bot.services.choosing import Chosen, active_deck, deck_by_slug
from bot.services.history import look_back
from bot.services.learners import leave
from bot.services.questions import is_open
from bot.services.reviewing import count_due
from bot.services.streaks import show_streak
from bot.storage.decks import list_decks, list_topics
from bot.storage.models import Question
from bot.telegram.commands import PRIVATE_COMMANDS
from bot.telegram.handlers.quiz import NAME_UNITS, begin
from bot.telegram.handlers.quiz_buttons import tap_quiz
from bot.telegram.handlers.sealed import enter
from bot.telegram.html import line, name
from bot.telegram.messages import Button, Message
from bot.telegram.referee import DOOR
from bot.telegram.turn import Turn
from bot.telegram.views import decks as deck_views
from bot.telegram.views import progress
from bot.telegram.views.history import show_why
from bot.telegram.views.question import back_button

WHY = "why"


async def start(turn: Turn) -> None:
    """`/start [deck]`: say hello; a deep link to a deck begins a quiz of it."""
    is_new = turn.learner.deck_id is None  # who never began a quiz has not been told how it works
    greeting = turn.words("welcome.new" if is_new else "welcome.back", name=name(turn.learner.name))
    slug = turn.args[0] if turn.args else ""
    if slug.startswith(DOOR):
        await enter(turn, slug)
        return
    deck = await deck_by_slug(turn.work, slug) if slug else None
    if deck is not None:
        turn.say(Message(greeting))
        await begin(turn, Chosen(deck))
        return
    begin_button = Button(turn.words("buttons.start_quiz"), "go:0")
    first = back_button(turn.words) if is_open(await _current(turn)) else begin_button
    turn.say(Message(greeting, [[first, Button(turn.words("buttons.decks"), "decks:0")]]))
    if slug:
        found = await list_decks(turn.work.session)
        head = turn.words("decks.unknown", name=line(slug, NAME_UNITS))
        turn.say(deck_views.show_decks(turn.words, found, head))


async def help_(turn: Turn) -> None:
    """`/help`: how it works, and every command."""
    lines = [
        turn.words("help.command", command=command, text=turn.words(f"commands.{command}"))
        for command in PRIVATE_COMMANDS
    ]
    turn.say(Message(turn.words("help.text", commands=type(lines[0])("\n").join(lines))))


async def streak(turn: Turn) -> None:
    """`/streak`: the days in a row; `/streak why`: the days that decided it."""
    days = await look_back(turn.work, turn.learner, turn.sent_at)
    if turn.args and turn.args[0].casefold() == WHY:
        turn.say(show_why(turn.words, days))
        return
    shown = await show_streak(turn.work, turn.learner, turn.sent_at)
    turn.say(progress.show_streak(turn.words, shown, days, turn.work.now))


async def decks(turn: Turn) -> None:
    """`/decks`: what there is to be quizzed on, and how much of it is due."""
    due = await count_due(turn.work, turn.learner)
    turn.say(deck_views.show_decks(turn.words, await list_decks(turn.work.session), due=due))


async def tap_deck(turn: Turn, deck_id: int) -> None:
    """A deck's button: show its topics, or begin where it has none."""
    deck = await active_deck(turn.work, deck_id)
    if deck is None:
        turn.toast("decks.empty")
        return
    topics = await list_topics(turn.work.session, deck.id)
    if topics:
        turn.toast()
        turn.say(deck_views.show_topics(turn.words, deck, topics))
    else:
        await tap_quiz(turn, deck.id, 0)


async def unknown_command(turn: Turn) -> None:
    """A command that we don't have."""
    turn.say_text("stray.unknown_command")


async def _current(turn: Turn) -> Question | None:
    return await turn.work.current_question(turn.learner.id)


async def left(turn: Turn) -> None:
    """The learner has blocked us."""
    leave(turn.work, turn.learner)
