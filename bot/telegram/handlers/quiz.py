"""The quiz: its commands and the answers."""

from __future__ import annotations

from typing import assert_never

from bot.services.answering import (
    Meant,
    answer_of_message,
    answer_question,
    give_hint,
    meant_by,
    reveal_answer,
)
from bot.services.choosing import Choice, ChooseDeck, ChooseTopic, Chosen, choose
from bot.services.outcomes import Asked, Closed, Graded, Next, NothingOpen, NothingToAsk, Summary
from bot.services.questions import Message as Said
from bot.services.questions import is_open
from bot.services.quiz import (
    next_question,
    open_question,
    skip_question,
    start_quiz,
    stop_quiz,
)
from bot.services.reviewing import NothingDue, start_review
from bot.services.weak_spots import NothingWeak, WeakSpots, start_weak
from bot.telegram.handlers.phrases import asks_for_answer, command_named, is_puzzled, leads_on
from bot.telegram.html import line
from bot.telegram.messages import Button, Message, send_picture
from bot.telegram.turn import Turn
from bot.telegram.views.decks import show_decks, show_topics
from bot.telegram.views.progress import show_summary, streak_line
from bot.telegram.views.question import back_button, next_button, show_hint, show_question
from bot.telegram.views.review import show_nothing_due
from bot.telegram.views.verdict import show_closed, show_graded
from bot.telegram.views.weak_spots import show_nothing_weak, show_weak_spots

NAME_UNITS = 60
"""What somebody calls a deck is quoted in this length at most, in UTF-16 units."""


async def quiz(turn: Turn) -> None:
    """`/quiz [deck] [topic]`: begin a quiz."""
    await begin(turn, await choose(turn.work, turn.learner, list(turn.args)))


async def begin(turn: Turn, choice: Choice) -> None:
    """Begin what was chosen, or ask for a choice."""
    match choice:
        case Chosen(deck=deck, topic=topic):
            turn.learner.battle_id = None
            ask(turn, await start_quiz(turn.work, turn.desk.bank, turn.learner, deck, topic))
        case ChooseDeck(decks=decks, unknown=unknown):
            head = (
                turn.words("decks.unknown", name=line(unknown, NAME_UNITS))
                if unknown
                else turn.words("decks.choose")
            )
            turn.say(show_decks(turn.words, decks, head))
        case ChooseTopic(deck=deck, topics=topics, unknown=unknown):
            head = turn.words("decks.unknown_topic", name=line(unknown, NAME_UNITS), deck=deck.title)
            turn.say(show_topics(turn.words, deck, topics, head))
        case _:
            assert_never(choice)


async def review(turn: Turn) -> None:
    """`/review`: a quiz of what is due, or of new cards."""
    turn.learner.battle_id = None
    outcome = await start_review(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, NothingDue):
        turn.say(show_nothing_due(turn.words, outcome))
    else:
        ask(turn, outcome)


async def weak(turn: Turn) -> None:
    """`/weak`: the points missed most, and a quiz of them."""
    turn.learner.battle_id = None
    outcome = await start_weak(turn.work, turn.desk.bank, turn.learner)
    match outcome:
        case NothingWeak():
            turn.say(show_nothing_weak(turn.words, outcome))
        case WeakSpots():
            turn.say(show_weak_spots(turn.words, outcome))
            ask(turn, outcome.asked)
        case _:
            assert_never(outcome)


async def skip(turn: Turn) -> None:
    """`/skip`: leave the question and take the next."""
    outcome = await skip_question(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, NothingOpen):
        _nothing_open(turn, outcome, "stray.nothing_to_skip")
    else:
        move_on(turn, outcome)


async def hint(turn: Turn) -> None:
    """`/hint`: a nudge towards a missing point."""
    outcome = await give_hint(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, NothingOpen):
        _nothing_open(turn, outcome, "stray.nothing_to_hint")
    else:
        turn.say(show_hint(turn.words, outcome))


async def stop(turn: Turn) -> None:
    """`/stop`: end the quiz, keeping everything."""
    turn.learner.battle_id = None
    summary = await stop_quiz(turn.work, turn.desk.bank, turn.learner)
    if summary is None:
        turn.say_text("stray.nothing_to_stop")
    else:
        turn.say(show_summary(turn.words, summary, stopped=True))


async def answer(turn: Turn, text: str) -> None:
    """What is typed while a question is open is an answer to it, but for what is plainly meant otherwise."""
    if await _wants_on(turn, text):
        await lead_on(turn)
        return
    asks, puzzled = asks_for_answer(turn, text), is_puzzled(turn, text)
    command = None if asks else command_named(turn, text)
    commands = puzzled or command is not None
    meant = await meant_by(turn.work, turn.desk.bank, turn.learner, text, asks=asks, commands=commands)
    match meant:
        case Meant.GIVING_UP:
            await reveal(turn)
        case Meant.COMMAND if command is not None:
            await _obey(turn, command)
        case Meant.COMMAND:
            await _repeat(turn)
        case Meant.NOTHING:
            await not_text(turn)
        case Meant.ANSWER:
            await _take_answer(turn, text)
        case _:
            assert_never(meant)


async def _wants_on(turn: Turn, text: str) -> bool:
    """Tell whether a text says "yes" or "next" where no question is open, nor a battle gone on with."""
    current = await turn.work.current_question(turn.learner.id)
    if is_open(current) or turn.learner.battle_id is not None:
        return False
    return leads_on(turn, text, in_quiz=current is not None)


async def lead_on(turn: Turn) -> None:
    """Where no question is open, put the next one of the quiz, or begin a quiz."""
    if await turn.work.current_question(turn.learner.id) is not None:
        move_on(turn, await next_question(turn.work, turn.desk.bank, turn.learner))
    else:
        await begin(turn, await choose(turn.work, turn.learner, []))


async def _take_answer(turn: Turn, text: str) -> None:
    message = Said(turn.message_id, text, turn.sent_at)
    outcome = await answer_question(turn.work, turn.desk.bank, turn.learner, message)
    match outcome:
        case NothingOpen():
            _nothing_open(turn, outcome, "stray.nothing_open")
        case Graded():
            graded = show_graded(turn.words, outcome)
            if outcome.first_today is not None:
                streak = streak_line(turn.words, outcome.first_today, turn.work.now)
                graded = Message(graded.text + "\n\n" + streak, graded.keyboard)
            turn.say(graded, reply=True)
            go_on(turn, outcome.summary)
        case _:
            assert_never(outcome)


async def edited(turn: Turn, text: str) -> None:
    """An edited answer is graded again while its question is open."""
    question = await answer_of_message(turn.work, turn.learner, turn.message_id)
    current = await turn.work.current_question(turn.learner.id)
    if question is not None and question is current and is_open(question):
        await answer(turn, text)
    elif question is not None:
        turn.say(Message(turn.words("stray.edited_closed")), reply=True)
    else:
        turn.say(Message(turn.words("stray.edited_other")), reply=True)


async def reveal(turn: Turn) -> None:
    """Show the answer: asked for by button, by "?" or in words."""
    outcome = await reveal_answer(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, NothingOpen):
        _nothing_open(turn, outcome, "stray.nothing_open")
    else:
        move_on(turn, outcome)


async def not_text(turn: Turn) -> None:
    """A sticker, a voice message or a picture is no answer we can read."""
    outcome = await open_question(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, Asked):
        turn.say(Message(turn.words("stray.not_text_open"), [[back_button(turn.words)]]))
    else:
        _nothing_open(turn, outcome, "stray.not_text", between="stray.not_text")


async def _repeat(turn: Turn) -> None:
    """Put the open question once more."""
    outcome = await open_question(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, Asked):
        ask(turn, outcome)
    else:
        _nothing_open(turn, outcome, "stray.nothing_open")


async def _obey(turn: Turn, command: str) -> None:
    """Give a hint to who types that; tell who types another command's name what the command is.

    That may be an answer, if a wrong one, so nothing is done that can't be undone.
    """
    current = await turn.work.current_question(turn.learner.id)
    if current is None or not is_open(current):
        turn.say_text("stray.meant_command", command=command)
    elif command == "hint":
        await hint(turn)
    else:
        buttons = [[next_button(turn.words, current.id)]] if command == "skip" else []
        turn.say(Message(turn.words("stray.meant_command_open", command=command), buttons))


def move_on(turn: Turn, outcome: Asked | Closed | Summary | NothingOpen) -> None:
    """Show what was closed, and what comes next."""
    match outcome:
        case Closed():
            turn.say(show_closed(turn.words, outcome))
            go_on(turn, outcome.then)
        case NothingOpen():
            _nothing_open(turn, outcome, "stray.nothing_open")
        case Asked() | Summary():
            go_on(turn, outcome)
        case _:
            assert_never(outcome)


def go_on(turn: Turn, then: Next) -> None:
    """Put the next question, or sum the quiz up."""
    match then:
        case Asked():
            ask(turn, then)
        case Summary():
            turn.say(show_summary(turn.words, then))
        case None:
            pass
        case _:
            assert_never(then)


def ask(turn: Turn, outcome: Asked | NothingToAsk) -> None:
    """Put a question, with its picture."""
    if isinstance(outcome, NothingToAsk):
        turn.say_text("decks.empty")
        return
    image = outcome.card.card.image
    if image is not None:
        turn.take_keys()  # nothing stands between a picture and its question
        path = (turn.desk.content / image.path).resolve()
        turn.post(send_picture(turn.chat_id, str(path)))
    turn.say(show_question(turn.words, outcome))


def _nothing_open(turn: Turn, outcome: NothingOpen, key: str, between: str = "stray.between") -> None:
    """Say so, and lead on: to the next question of the quiz, or to a quiz."""
    if outcome.in_quiz:
        turn.say(Message(turn.words(between), [[Button(turn.words("buttons.next"), "go:0")]]))
    else:
        turn.say(Message(turn.words(key), [[Button(turn.words("buttons.start_quiz"), "go:0")]]))
