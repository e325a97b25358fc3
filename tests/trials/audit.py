"""The checker: what the ledger and the bot's database must say together, whatever went wrong in a run.

Answers are texts that begin with `ANSWER`, to a question that stays open; whoever writes something else must
only be answered.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.playground.ledger import Entry, handed_out

ANSWER = "wrong"
WAITING, SENT = 0, 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the outbox."""

    id: int
    chat: int
    method: str
    text: str
    state: int
    message_id: int | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """All that is compared: the ledger, and from the database, in the order of ids, what the bot wrote.

    `answers` are (update id, learner, text); `handled` are errors by update id. Of the refusals for which
    a message was given up, `forgiven` are to be expected; `deaths` is how often the bot was killed.
    """

    ledger: Sequence[Entry]
    handled: dict[int, str | None]
    answers: Sequence[tuple[int, int, str]]
    outbox: Sequence[Row]
    deaths: int = 0
    forgiven: frozenset[str] = frozenset()


def open_books(
    ledger: Sequence[Entry], database: Path, deaths: int = 0, forgiven: frozenset[str] = frozenset()
) -> Books:
    """Read the database of a bot that has one token and may still run."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        handled = dict(connection.execute("SELECT update_id, error FROM handled_updates").fetchall())
        answers = connection.execute(
            "SELECT update_id, learner_id, text FROM answers JOIN questions ON questions.id = question_id "
            "ORDER BY answers.id"
        ).fetchall()
        outbox = connection.execute(
            "SELECT id, chat_id, method, coalesce(json_extract(payload, '$.text'), ''), state, message_id, "
            "error FROM outbox ORDER BY id"
        ).fetchall()
    return Books(ledger, handled, answers, [Row(*row) for row in outbox], deaths, forgiven)


def audit(books: Books) -> list[str]:
    """Every complaint about a run; none, where it kept the promises."""
    return [complaint for check in CHECKS for complaint in check(books)]


def find_lost(books: Books) -> Iterator[str]:
    """An update that was confirmed has been handled, without an error."""
    for update_id, handout in handed_out(books.ledger).items():
        if handout.confirmed_times and update_id not in books.handled:
            yield f"update {update_id} was confirmed and never handled"
    for update_id, error in books.handled.items():
        if error is not None:
            yield f"update {update_id} failed: {error}"


def find_miscounted(books: Books) -> Iterator[str]:
    """Each answer that was handled counts once, for whom and as it was given; nothing else counts."""
    given = {
        update_id: (message["from"]["id"], message["text"])
        for update_id, handout in handed_out(books.ledger).items()
        if (message := handout.update.get("message")) and message.get("text", "").startswith(ANSWER)
    }
    counted = Counter(update_id for update_id, _, _ in books.answers)
    for update_id in given.keys() & books.handled.keys():
        if counted[update_id] != 1:
            yield f"update {update_id} counts {counted[update_id]} times"
    for update_id, learner, text in books.answers:
        if given.get(update_id) != (learner, text):
            yield f"update {update_id} counts as {text!r} of {learner}, and was {given.get(update_id)}"


def find_disorder(books: Books) -> Iterator[str]:
    """In a chat, answers are taken and messages go out in their order."""
    by_learner: dict[int, list[int]] = defaultdict(list)
    for update_id, learner, _ in books.answers:
        by_learner[learner].append(update_id)
    sent: dict[int, list[int]] = defaultdict(list)
    for row in books.outbox:
        if row.message_id is not None and row.method.startswith("send"):
            sent[row.chat].append(row.message_id)
    for kind, lines in (("answers", by_learner), ("messages", sent)):
        for chat, numbers in lines.items():
            for before, after in pairwise(numbers):
                if before > after:
                    yield f"{kind} of {chat}: {after} came after {before}"


def find_missing(books: Books) -> Iterator[str]:
    """Whoever wrote was answered, and every message went out with all its words."""
    texts: dict[tuple[int, int | None], str] = {
        (entry.call.integer("chat_id"), entry.answer["result"]["message_id"]): entry.call.text("text")
        for entry in _messages(books)
    }
    for row in books.outbox:
        if row.state == WAITING:
            yield f"row {row.id} to {row.chat} was never sent"
        elif row.state != SENT:
            if row.error not in books.forgiven:
                yield f"row {row.id} to {row.chat} was given up: {row.error}"
        elif row.method == "sendMessage" and row.text not in texts.get((row.chat, row.message_id), ""):
            yield f"row {row.id} to {row.chat} is not in message {row.message_id}"
    replies = Counter(row.chat for row in books.outbox)
    wrote = Counter(
        message["chat"]["id"]
        for update_id, handout in handed_out(books.ledger).items()
        if update_id in books.handled and (message := handout.update.get("message"))
        if message["chat"]["type"] == "private" and "text" in message
    )
    for chat, count in wrote.items():
        if replies[chat] < count:
            yield f"chat {chat} wrote {count} times and got {replies[chat]} replies"


def find_repeated(books: Books) -> Iterator[str]:
    """A chat gets one message a second time for each death and each lost reply, at most."""
    known = {(row.chat, row.message_id) for row in books.outbox}
    unknown: Counter[int] = Counter()
    lost: Counter[int] = Counter()
    for entry in _messages(books):
        chat = entry.call.integer("chat_id")
        unknown[chat] += (chat, entry.answer["result"]["message_id"]) not in known
        lost[chat] += not entry.arrived
    for chat, count in unknown.items():
        if count > books.deaths + lost[chat]:
            reasons = f"{books.deaths} deaths and {lost[chat]} lost replies"
            yield f"chat {chat} got {count} messages twice, with {reasons}"


def find_impatient(books: Books) -> Iterator[str]:
    """Nothing is sent to a chat before the `retry_after` that it answered is over."""
    closed: dict[int, tuple[float, float]] = {}
    for entry in sorted(books.ledger, key=lambda entry: entry.came):
        if not entry.call.method.lower().startswith(("send", "edit")):
            continue
        chat = entry.call.integer("chat_id")
        told, until = closed.get(chat, (0.0, 0.0))
        if told < entry.came < until:
            yield f"chat {chat} got a {entry.call.method} {until - entry.came:.1f} s too early"
        if entry.arrived and entry.status == 429:
            closed[chat] = entry.at, entry.at + _retry_after(entry)


CHECKS = (find_lost, find_miscounted, find_disorder, find_missing, find_repeated, find_impatient)


def _messages(books: Books) -> Iterator[Entry]:
    """The calls that became a message of their own."""
    for entry in books.ledger:
        sends = entry.call.method.lower().startswith("send")
        if sends and entry.status == 200 and isinstance(entry.answer["result"], dict):
            yield entry


def _retry_after(entry: Entry) -> float:
    return float(entry.answer["parameters"]["retry_after"])
