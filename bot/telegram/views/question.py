"""A question, as it is put."""

from __future__ import annotations

from markupsafe import Markup

from bot.services.outcomes import Asked, Hinted
from bot.telegram.html import from_markdown
from bot.telegram.messages import Button, Message
from bot.telegram.words import Words


def show_question(words: Words, asked: Asked) -> Message:
    """Put a question, or say that it still stands open."""
    question = Markup(from_markdown(asked.card.card.question))  # noqa: S704 - made safe there
    if asked.again:
        text = words("question.again", question=question)
    else:
        text = words("question.text", head=_head(words, asked), question=question)
    return Message(text, open_buttons(words, asked.question_id, tried=asked.tried))


def show_hint(words: Words, hinted: Hinted) -> Message:
    """Give a hint, or say that there is no more."""
    text = words("hint.none") if hinted.hint is None else words("hint.text", hint=hinted.hint)
    return Message(text, open_buttons(words, hinted.question_id, tried=hinted.tried))


def open_buttons(words: Words, question_id: int, *, tried: bool = False) -> list[list[Button]]:
    """Return the buttons of an open question; the learner can only contest what was tried."""
    rows = [
        [
            Button(words("buttons.hint"), f"hint:{question_id}"),
            Button(words("buttons.show"), f"show:{question_id}"),
            Button(words("buttons.next"), f"next:{question_id}"),
        ]
    ]
    if tried:
        rows.append([right_button(words, question_id)])
    return rows


def right_button(words: Words, question_id: int) -> Button:
    """Return the button of a learner who disagrees."""
    return Button(words("buttons.right"), f"right:{question_id}")


def next_button(words: Words, question_id: int) -> Button:
    """Return the button that leads on."""
    return Button(words("buttons.next"), f"next:{question_id}")


def back_button(words: Words) -> Button:
    """Return the button that shows the open question again."""
    return Button(words("buttons.continue"), "back:0")


def _head(words: Words, asked: Asked) -> Markup:
    stored = asked.card.stored
    numbers = {"number": asked.number, "length": asked.length, "deck": stored.deck_title}
    if stored.topic_title:
        return words("question.head_topic", topic=stored.topic_title, **numbers)
    return words("question.head", **numbers)
