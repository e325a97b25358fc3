"""The quiz: its commands, the answers, and the buttons under questions and verdicts."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from markupsafe import Markup

from bot.services.answering import answer_of_message, answer_question, contest, give_hint, reveal_answer
from bot.services.choosing import Choice, ChooseDeck, ChooseTopic, Chosen, active_deck, choose, topic_of
from bot.services.outcomes import Asked, Closed, Contested, Graded, Next, NothingOpen, NothingToAsk, Summary
from bot.services.questions import is_open
from bot.services.quiz import (
    next_question,
    open_question,
    repeat_quiz,
    retry_mistakes,
    skip_question,
    start_quiz,
    stop_quiz,
)
from bot.telegram.html import clip, from_markdown, length
from bot.telegram.messages import Button, Message, send_picture
from bot.telegram.turn import Turn
from bot.telegram.views.decks import show_decks, show_topics
from bot.telegram.views.progress import show_summary, streak_line
from bot.telegram.views.question import show_question
from bot.telegram.views.verdict import answer_lines, contested_buttons, show_closed, show_graded

MESSAGE_UNITS = 4096
CAPTION_UNITS = 1024


async def quiz(turn: Turn) -> None:
    """`/quiz [deck] [topic]`: begin a quiz."""
    await begin(turn, await choose(turn.work, turn.learner, list(turn.args)))


async def begin(turn: Turn, choice: Choice) -> None:
    """Begin what was chosen, or ask for a choice."""
    match choice:
        case Chosen(deck=deck, topic=topic):
            turn.learner.asking = None
            _ask(turn, await start_quiz(turn.work, turn.desk.bank, turn.learner, deck, topic))
        case ChooseDeck(decks=decks, unknown=unknown):
            head = turn.words("decks.unknown", name=unknown) if unknown else turn.words("decks.choose")
            turn.say(show_decks(turn.words, decks, head))
        case ChooseTopic(deck=deck, topics=topics, unknown=unknown):
            head = turn.words("decks.unknown_topic", name=unknown, deck=deck.title)
            turn.say(show_topics(turn.words, deck, topics, head))
        case _:
            assert_never(choice)


async def skip(turn: Turn) -> None:
    """`/skip`: leave the question and take the next."""
    outcome = await skip_question(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, NothingOpen):
        _nothing_open(turn, outcome, "stray.nothing_to_skip")
    else:
        _move_on(turn, outcome)


async def hint(turn: Turn) -> None:
    """`/hint`: a nudge towards a missing point."""
    outcome = await give_hint(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, NothingOpen):
        _nothing_open(turn, outcome, "stray.nothing_to_hint")
    elif outcome.hint is None:
        turn.say_text("hint.none")
    else:
        turn.say_text("hint.text", hint=outcome.hint)


async def stop(turn: Turn) -> None:
    """`/stop`: end the quiz, keeping everything."""
    turn.learner.asking = None
    summary = await stop_quiz(turn.work, turn.learner)
    if summary is None:
        turn.say_text("stray.nothing_to_stop")
    else:
        turn.say(show_summary(turn.words, summary, stopped=True))


async def answer(turn: Turn, text: str) -> None:
    """Anything typed while a question is open is an answer to it."""
    if gives_up(turn, text):
        await reveal(turn)
        return
    outcome = await answer_question(
        turn.work, turn.desk.bank, turn.learner, text, turn.sent_at, turn.message_id
    )
    match outcome:
        case NothingOpen():
            _nothing_open(turn, outcome, "stray.nothing_open")
        case Graded():
            message = show_graded(turn.words, outcome)
            if outcome.first_today is not None:
                line = streak_line(turn.words, outcome.first_today, turn.work.now)
                message = replace(message, text=message.text + "\n\n" + line)
            _say_long(turn, message, reply=True)
            _go_on(turn, outcome.summary)
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
        _move_on(turn, outcome)


async def not_text(turn: Turn) -> None:
    """A sticker, a voice message or a picture is no answer we can read."""
    outcome = await open_question(turn.work, turn.desk.bank, turn.learner)
    turn.say_text("stray.not_text_open" if isinstance(outcome, Asked) else "stray.not_text")


async def tap_question(turn: Turn, verb: str, question_id: int) -> None:
    """*Next*, *Show answer* and *Hint*, if they stand under the present question."""
    current = await turn.work.current_question(turn.learner.id)
    if current is None:
        turn.toast("stray.quiz_over")
    elif current.id != question_id:
        turn.toast("stray.old_button")
    elif verb == "next":
        turn.toast()
        _move_on(turn, await next_question(turn.work, turn.desk.bank, turn.learner))
    elif not is_open(current):
        turn.toast("stray.between")
    elif verb == "show":
        turn.toast()
        await reveal(turn)
    else:
        turn.toast()
        await hint(turn)


async def tap_right(turn: Turn, question_id: int) -> None:
    """*I was right*, and its undoing."""
    outcome = await contest(turn.work, turn.desk.bank, turn.learner, question_id)
    if outcome is None:
        turn.toast("contest.impossible")
        return
    turn.toast("contest.withdrawn" if outcome.withdrawn else "contest.counted")
    quiz_row = await turn.work.quiz(turn.learner.id)
    current = await turn.work.current_question(turn.learner.id)
    onward = quiz_row is not None and current is not None and current.id == question_id
    turn.change_buttons(
        contested_buttons(turn.words, question_id, withdrawn=outcome.withdrawn, onward=onward)
    )
    if outcome.closed_now:
        lines = answer_lines(turn.words, outcome.card, outcome.verdict)
        _say_long(turn, Message(Markup("\n").join(lines)))
        _go_on(turn, outcome.then)
    if not outcome.withdrawn:
        _tell_author(turn, outcome)


async def tap_quiz(turn: Turn, deck_id: int, topic_id: int) -> None:
    """A deck's or topic's button; a second tap on it does not begin again."""
    deck = await active_deck(turn.work, deck_id)
    if deck is None:
        turn.toast("decks.empty")
        return
    topic = await topic_of(turn.work, deck, topic_id) if topic_id else None
    if await _just_begun(turn, deck_id, topic.id if topic else None):
        turn.toast("stray.still_open")
        return
    turn.toast()
    await begin(turn, Chosen(deck, topic))


async def tap_summary(turn: Turn, verb: str, quiz_id: int) -> None:
    """*Again* and *Mistakes* under a summary; a second tap does not begin again."""
    if await _just_begun(turn):
        turn.toast("stray.still_open")
        return
    turn.toast()
    repeat = repeat_quiz if verb == "again" else retry_mistakes
    _ask(turn, await repeat(turn.work, turn.desk.bank, turn.learner, quiz_id))


async def tap_go(turn: Turn) -> None:
    """The button that leads on from wherever nothing is open: the next question, or a quiz."""
    current = await turn.work.current_question(turn.learner.id)
    if is_open(current):
        turn.toast("stray.still_open")
        return
    turn.toast()
    if current is not None:
        _move_on(turn, await next_question(turn.work, turn.desk.bank, turn.learner))
    else:
        await begin(turn, await choose(turn.work, turn.learner, []))


def gives_up(turn: Turn, text: str) -> bool:
    """Tell whether a text asks for the answer: "?" or one of the catalogue's phrases."""
    plain = " ".join(text.replace("’", "'").casefold().strip(" .!…").split())
    return bool(plain) and (
        set(plain) == {"?"} or plain.rstrip("?") in turn.words("phrases.give_up").split("|")
    )


async def _just_begun(turn: Turn, deck_id: int | None = None, topic_id: int | None = None) -> bool:
    """Tell whether a quiz (of that deck and topic) stands at its first question, untouched."""
    running = await turn.work.quiz(turn.learner.id)
    current = await turn.work.current_question(turn.learner.id)
    if running is None or current is None or current.number != 1 or current.tries or not is_open(current):
        return False
    return deck_id is None or (running.deck_id, running.topic_id) == (deck_id, topic_id)


def _move_on(turn: Turn, outcome: Asked | Closed | Summary | NothingOpen) -> None:
    match outcome:
        case Closed():
            _say_long(turn, show_closed(turn.words, outcome))
            _go_on(turn, outcome.then)
        case NothingOpen():
            _nothing_open(turn, outcome, "stray.nothing_open")
        case Asked() | Summary():
            _go_on(turn, outcome)
        case _:
            assert_never(outcome)


def _go_on(turn: Turn, then: Next) -> None:
    match then:
        case Asked():
            _ask(turn, then)
        case Summary():
            turn.say(show_summary(turn.words, then))
        case None:
            pass
        case _:
            assert_never(then)


def _ask(turn: Turn, outcome: Asked | NothingToAsk) -> None:
    if isinstance(outcome, NothingToAsk):
        turn.say_text("decks.empty")
        return
    image = outcome.card.card.image
    if image is not None:
        path = (turn.desk.content / image.path).resolve()
        turn.post(send_picture(turn.chat_id, str(path), clip(image.alt, CAPTION_UNITS)))
    turn.say(show_question(turn.words, outcome))


def _nothing_open(turn: Turn, outcome: NothingOpen, key: str) -> None:
    if outcome.in_quiz:
        turn.say(Message(turn.words("stray.between"), [[Button(turn.words("buttons.next"), "go:0")]]))
    else:
        turn.say(Message(turn.words(key), [[Button(turn.words("buttons.start_quiz"), "go:0")]]))


def _say_long(turn: Turn, message: Message, *, reply: bool = False) -> None:
    """Send a message, in two parts at a line's end where it is too long for one."""
    if length(str(message.text)) <= MESSAGE_UNITS:
        turn.say(message, reply=reply)
        return
    lines = message.text.split("\n")
    head: list[str] = []
    while lines and length("\n".join([*head, lines[0]])) <= MESSAGE_UNITS:
        head.append(lines.pop(0))
    turn.say(Message(Markup("\n").join(head)), reply=reply)
    _say_long(turn, Message(Markup("\n").join(lines), message.keyboard))


def _tell_author(turn: Turn, outcome: Contested) -> None:
    stored = outcome.card.stored
    question = Markup(from_markdown(stored.card.question))  # noqa: S704 - made safe there
    card = f"{stored.deck_slug}/{stored.card.id}"
    turn.tell_admin(
        Message(turn.words("contest.admin", card=card, question=question, answer=clip(outcome.answer, 1000)))
    )
