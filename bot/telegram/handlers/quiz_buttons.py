"""The quiz's buttons, under questions, verdicts, summaries and decks; a second tap never does harm."""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup

from bot.services.choosing import Chosen, active_deck, topic_of
from bot.services.contesting import contest
from bot.services.explaining import explain_question
from bot.services.outcomes import (
    Asked,
    Close,
    Contested,
    Explained,
    NothingToAsk,
    NothingToContest,
    NothingToExplain,
    Unchanged,
)
from bot.services.questions import is_open
from bot.services.quiz import next_question, open_question, repeat_quiz, retry_mistakes
from bot.telegram.handlers.quiz import ask, begin, go_on, hint, lead_on, move_on, reveal, review, weak
from bot.telegram.html import clip, from_markdown
from bot.telegram.messages import Message, edit_message
from bot.telegram.turn import Turn, in_parts
from bot.telegram.views.verdict import contested_buttons, show_contested
from bot.telegram.views.why import show_why

ANSWER_UNITS = 1_000


async def tap_question(turn: Turn, verb: str, question_id: int) -> None:
    """*Next*, *Show answer* and *Hint*, if they stand under the present question."""
    current = await turn.work.current_question(turn.learner.id)
    if current is None:
        turn.toast("stray.quiz_over")
    elif current.id != question_id:
        turn.toast("stray.old_button")
    elif verb == "next":
        turn.toast()
        move_on(turn, await next_question(turn.work, turn.desk.bank, turn.learner))
    elif not is_open(current):
        turn.toast("stray.between")
    elif verb == "show":
        turn.toast()
        await reveal(turn)
    else:
        turn.toast()
        await hint(turn)


async def tap_right(turn: Turn, question_id: int, *, withdraw: bool) -> None:
    """*I was right*, and its undoing."""
    done = "contest.withdrawn" if withdraw else "contest.counted"
    outcome = await contest(turn.work, turn.desk.bank, turn.learner, question_id, withdraw=withdraw)
    match outcome:
        case NothingToContest():
            turn.toast("contest.impossible")
        case Unchanged():
            turn.toast(done)
        case Contested():
            turn.toast(done)
            await _show_contested(turn, outcome)
        case _:
            assert_never(outcome)


async def tap_why(turn: Turn, question_id: int) -> None:
    """*Why?*: tell how the answers to a closed question were read."""
    outcome = await explain_question(turn.work, turn.desk.bank, turn.learner, question_id)
    match outcome:
        case NothingToExplain(is_open=is_open):
            turn.toast("stray.why_open" if is_open else "stray.why_nothing")
        case Explained():
            turn.toast()
            turn.say(show_why(turn.words, outcome))
        case _:
            assert_never(outcome)


async def tap_quiz(turn: Turn, deck_id: int, topic_id: int) -> None:
    """A deck's or topic's button; a second tap on it does not begin again."""
    deck = await active_deck(turn.work, deck_id)
    topic = await topic_of(turn.work, deck, topic_id) if deck and topic_id else None
    if deck is None or (topic_id and topic is None):
        turn.toast("decks.empty")
    elif await _just_begun(turn, deck_id, topic_id or None):
        turn.toast("stray.still_open")
    else:
        turn.toast()
        await begin(turn, Chosen(deck, topic))


async def tap_summary(turn: Turn, verb: str, quiz_id: int) -> None:
    """*Again* and *Mistakes* under a summary; a second tap does not begin again."""
    if await _just_begun(turn):
        turn.toast("stray.still_open")
        return
    repeat = repeat_quiz if verb == "again" else retry_mistakes
    outcome = await repeat(turn.work, turn.desk.bank, turn.learner, quiz_id)
    if isinstance(outcome, NothingToAsk):
        turn.toast("decks.empty" if verb == "again" else "summary.no_mistakes")
    else:
        turn.toast()
        ask(turn, outcome)


async def tap_review(turn: Turn) -> None:
    """*Again* under the summary of a review: what is due by now; a second tap does not begin again."""
    if await _just_begun(turn):
        turn.toast("stray.still_open")
    else:
        turn.toast()
        await review(turn)


async def tap_weak(turn: Turn) -> None:
    """*Again* under the summary of a quiz of weak spots: what is weak by now, as above."""
    if await _just_begun(turn):
        turn.toast("stray.still_open")
    else:
        turn.toast()
        await weak(turn)


async def tap_go(turn: Turn) -> None:
    """The button that leads on from wherever nothing is open: the next question, or a quiz."""
    current = await turn.work.current_question(turn.learner.id)
    if is_open(current):
        turn.toast("stray.still_open")
        return
    turn.toast()
    await lead_on(turn)


async def tap_back(turn: Turn) -> None:
    """*Back to the question*: show it again, if it is open still."""
    outcome = await open_question(turn.work, turn.desk.bank, turn.learner)
    if isinstance(outcome, Asked):
        turn.toast()
        turn.learner.battle_id = None
        ask(turn, outcome)
    else:
        turn.toast("stray.between" if outcome.in_quiz else "stray.quiz_over")


async def _show_contested(turn: Turn, outcome: Contested) -> None:
    """Show how the answer counts now: in a message that the first tap brings, else in the tapped one."""
    closed = outcome.closed
    current = await turn.work.current_question(turn.learner.id)
    onward = current is not None and current.id == closed.question_id
    if outcome.closed_now:
        turn.change_buttons([])
        turn.say(show_contested(turn.words, outcome, onward=onward))
    elif closed.reason is Close.CONTESTED:
        shown = in_parts(show_contested(turn.words, outcome, onward=onward))[-1]
        turn.post(edit_message(turn.chat_id, turn.message_id, shown))
    else:
        turn.change_buttons(contested_buttons(turn.words, outcome, onward=onward))
    go_on(turn, outcome.then)
    if outcome.first:
        _tell_author(turn, outcome)


def _tell_author(turn: Turn, outcome: Contested) -> None:
    stored = outcome.closed.card.stored
    question = Markup(from_markdown(stored.card.question))  # noqa: S704 - made safe there
    card = f"{stored.deck_slug}/{stored.card.id}"
    answer = clip(outcome.answer, ANSWER_UNITS)
    turn.tell_admin(Message(turn.words("contest.admin", card=card, question=question, answer=answer)))


async def _just_begun(turn: Turn, deck_id: int | None = None, topic_id: int | None = None) -> bool:
    """Tell whether a quiz (of that deck and topic) stands at its first question, untouched."""
    running = await turn.work.quiz(turn.learner.id)
    current = await turn.work.current_question(turn.learner.id)
    if running is None or current is None or current.number != 1 or current.tries or not is_open(current):
        return False
    return deck_id is None or (running.deck_id, running.topic_id) == (deck_id, topic_id)
