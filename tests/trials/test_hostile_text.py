"""What comes of hostile names, answers and decks can be read by Telegram, and none of their markup lives."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from markupsafe import Markup

from bot.core.grading import compile_card, grade
from bot.decks.findings import DeckErrors
from bot.decks.parse import parse
from bot.playground.methods.composing import read_text
from bot.playground.refusals import BotRefused
from bot.playground.requests import Call
from bot.playground.world import World
from bot.services.bank import BankCard
from bot.services.outcomes import Asked, Close, Closed, Graded
from bot.storage.decks import StoredCard
from bot.telegram.html import clip, from_markdown, line, name
from bot.telegram.messages import Message, send
from bot.telegram.turn import in_parts
from bot.telegram.views.admin import show_findings
from bot.telegram.views.question import show_question
from bot.telegram.views.verdict import show_closed, show_graded
from bot.telegram.words import words_for
from tests.conversations.decks import KIROV

WORLD = World(None)
EVIL = "http://evil.example/"
SCRAPS = (
    *("<b>", "</b>", "<u>", "</u>", "<s>", "</s>", "<tg-spoiler>", "<pre>", "</pre>", "<blockquote>", "<br>"),
    *(f'<a href="{EVIL}">', "</a>", f"[x]({EVIL})", f"<{EVIL}>", "[x](javascript:alert(1))", "[x]: " + EVIL),
    *(
        "<",
        ">",
        "&",
        "&amp;",
        "&lt;u&gt;",
        "&#60;u&#62;",
        "&nbsp;",
        "&#x0;",
        '"',
        "'",
        "\\",
        "\\<u>",
        "<!--",
        "-->",
    ),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "`",
        "```",
        "||",
        "- ",
        "> ",
        "# ",
        "1. ",
        "{0}",
        "{name}",
        "%s",
        "{#x}",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u200d",
        "\u0301" * 9,
        "\ufe0f",
        "👩‍👩‍👧‍👦",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "🇩",
        "\0",
        "\u2028",
        "\x1b[31m",
    ),
    *(
        " ",
        "\t",
        " not ",
        " Nikolaev ",
        " Yezhov ",
        " 1934 ",
        " or ",
        ", ",
        ". ",
        "a" * 99,
        "é" * 300,
        "语" * 500,
        "🏟" * 400,
    ),
)
SHADY = {"underline", "strikethrough", "spoiler", "blockquote", "text_mention", "custom_emoji"}
"""What no text of ours is; bold, italic, code and preformatted text are ours, too."""

WORDS = words_for("en")
DECK = """\
# {}

{}

### {} {{#q}}

- {} **{}**
  - or: **{}**
- not: **{}**. {}

> {}

Source: {}
"""


def soup(rng: Random) -> str:
    """Scraps in any order; mostly few, now and then more than a message holds."""
    return "".join(rng.choices(SCRAPS, k=rng.choice((1, 2, 3, 5, 8, 30, 100))))


def bank_card(text: str) -> BankCard:
    """The card of a deck, ready to be asked; raises DeckErrors."""
    deck = parse(text, "deck")
    card = deck.topics[0].cards[0]
    stored = StoredCard(1, "", card, 1, "deck", deck.title, "en", deck.topics[0].title)
    return BankCard(stored, compile_card(card, "en"))


ASSASSIN = bank_card(KIROV)


def call_by_a_name(rng: Random) -> list[Message]:
    who = name(soup(rng))
    asked_for = line(soup(rng), 60)
    return [
        Message(WORDS("welcome.new", name=who)),
        Message(WORDS("decks.unknown", name=asked_for)),
    ]


def grade_an_answer(rng: Random) -> list[Message]:
    answer = soup(rng)[:4096]
    verdict = grade(ASSASSIN.rubric, answer)
    graded = [Graded(1, ASSASSIN, answer, verdict, verdict, is_open, None, None) for is_open in (True, False)]
    told = WORDS("contest.admin", card="kirov/assassin", question="Who?", answer=clip(answer, 1000))
    return [*(show_graded(WORDS, each) for each in graded), Message(told)]


def ask_from_a_deck(rng: Random) -> list[Message]:
    text = DECK.format(*(soup(rng) if rng.random() < 0.3 else "harmless" for _ in range(10)))
    try:
        card = bank_card(text)
    except DeckErrors as errors:
        return [show_findings(str(errors))]
    verdict = grade(card.rubric, soup(rng))
    question = Markup(from_markdown(card.card.question))  # noqa: S704 - made safe there
    return [
        show_question(WORDS, Asked(1, 1, 10, card)),
        show_graded(WORDS, Graded(1, card, "", verdict, verdict, False, None, None)),  # noqa: FBT003 - a closed one
        Message(WORDS("contest.admin", card="deck/q", question=question, answer="x")),
        show_closed(WORDS, Closed(1, card, verdict, Close.REVEALED, True, None)),  # noqa: FBT003 - it was tried
    ]


WRITERS: tuple[Callable[[Random], list[Message]], ...] = (call_by_a_name, grade_an_answer, ask_from_a_deck)


def complaints(message: Message, writer: Callable[[Random], list[Message]]) -> list[str]:
    """What Telegram would refuse of a message, and what lives in it that is not ours."""
    found = []
    for part in in_parts(message):
        call = send(1, part)
        try:
            read = read_text(WORLD, Call(call.method, call.payload))
        except BotRefused as refused:
            found.append(f"{refused.description}: {part.text!r}")
            continue
        found += [f"{entity}: {part.text!r}" for entity in alive(read.get("entities", []), writer)]
    return found


def alive(entities: list[dict[str, Any]], writer: Callable[[Random], list[Message]]) -> list[dict[str, Any]]:
    """Entities that only the markup of a person can have made; the author of a deck may link."""
    links = set() if writer is ask_from_a_deck else {"text_link"}
    return [entity for entity in entities if entity["type"] in SHADY | links]


def write_and_read(seed: int, texts: int) -> list[str]:
    rng = Random(seed)  # noqa: S311 - the same each time
    found = []
    for number in range(texts):
        writer = WRITERS[number % len(WRITERS)]
        found += [complaint for message in writer(rng) for complaint in complaints(message, writer)]
    return found


def test_what_people_write_is_read_without_an_error_and_none_of_their_markup_lives() -> None:
    assert write_and_read(1, 400) == []


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_hundred_thousand_texts() -> None:
    assert write_and_read(2, 100_000) == []


def test_the_trial_sees_markup_that_lives_and_text_that_can_t_be_read() -> None:
    for text in ("<u>x</u>", f'<a href="{EVIL}">x</a>', "<u>x", "a & b"):
        assert complaints(Message(Markup(text)), call_by_a_name), text  # noqa: S704 - markup that is wrong
