"""The checker finds nothing in books that are right, and each kind of wrong in books that are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.playground.ledger import Entry
from bot.playground.requests import Call
from tests.storage.fresh import fresh_database
from tests.trials.audit import Books, Row, audit, open_books


def update(update_id: int, text: str, chat: int = 7) -> dict[str, Any]:
    people = {"from": {"id": chat}, "chat": {"id": chat, "type": "private"}}
    return {"update_id": update_id, "message": {**people, "text": text}}


def fetch(at: float, offset: int, *updates: dict[str, Any]) -> Entry:
    return Entry(at, at, Call("getUpdates", {"offset": offset}), 200, {"ok": True, "result": list(updates)})


def send(at: float, message_id: int, text: str, chat: int = 7) -> Entry:
    call = Call("sendMessage", {"chat_id": str(chat), "text": text})
    return Entry(at, at + 0.1, call, 200, {"ok": True, "result": {"message_id": message_id}})


def refuse(at: float, seconds: int) -> Entry:
    answer = {"ok": False, "error_code": 429, "parameters": {"retry_after": seconds}}
    return Entry(at, at + 0.1, Call("sendMessage", {"chat_id": "7", "text": "hi"}), 429, answer)


GOOD = Books(
    ledger=(
        fetch(1, 0, update(1, "/quiz"), update(2, "wrong a"), update(3, "wrong b")),
        refuse(2, 5),
        send(7.2, 11, "hi"),
        send(8, 12, "no\n\nno again"),
        fetch(9, 4),
    ),
    handled={1: None, 2: None, 3: None},
    answers=((2, 7, "wrong a"), (3, 7, "wrong b")),
    outbox=(
        Row(101, 7, "sendMessage", "hi", 1, 11),
        Row(102, 7, "sendMessage", "no", 1, 12),
        Row(103, 7, "sendMessage", "no again", 1, 12),
    ),
)


def with_calls(*entries: Entry) -> Books:
    return replace(GOOD, ledger=(*GOOD.ledger, *entries))


def with_row(place: int, **changes: Any) -> Books:
    rows = list(GOOD.outbox)
    rows[place] = replace(rows[place], **changes)
    return replace(GOOD, outbox=rows)


def test_right_books_are_right() -> None:
    assert audit(GOOD) == []


@pytest.mark.parametrize(
    ("books", "complaint"),
    [
        (replace(GOOD, handled={1: None, 2: None}), "update 3 was confirmed and never handled"),
        (replace(GOOD, handled=GOOD.handled | {1: "boom"}), "update 1 failed: boom"),
        (replace(GOOD, answers=GOOD.answers[:1]), "update 3 counts 0 times"),
        (replace(GOOD, answers=(*GOOD.answers, GOOD.answers[1])), "update 3 counts 2 times"),
        (
            replace(GOOD, answers=((2, 7, "wrong a"), (3, 8, "wrong b"))),
            "update 3 counts as 'wrong b' of 8, and was (7, 'wrong b')",
        ),
        (
            replace(GOOD, answers=(*GOOD.answers, (1, 7, "/quiz"))),
            "update 1 counts as '/quiz' of 7, and was None",
        ),
        (replace(GOOD, answers=GOOD.answers[::-1]), "answers of 7: 2 came after 3"),
        (with_row(0, message_id=13), "messages of 7: 12 came after 13"),
        (with_row(2, state=0, message_id=None), "row 103 to 7 was never sent"),
        (with_row(2, state=2, message_id=None, error="no"), "row 103 to 7 was given up: no"),
        (with_row(2, text="something else"), "row 103 to 7 is not in message 12"),
        (with_row(2, message_id=99), "row 103 to 7 is not in message 99"),
        (replace(GOOD, outbox=GOOD.outbox[:2]), "chat 7 wrote 3 times and got 2 replies"),
        (with_calls(send(10, 13, "hi")), "chat 7 got 1 messages twice, with 0 deaths and 0 lost replies"),
        (with_calls(refuse(20, 5), send(24, 13, "hi")), "chat 7 got a sendMessage 1.1 s too early"),
    ],
)
def test_each_kind_of_wrong_is_found(books: Books, complaint: str) -> None:
    assert complaint in audit(books)


def test_what_is_to_be_expected_is_no_complaint() -> None:
    twice = with_calls(send(10, 13, "hi"))
    assert audit(replace(twice, deaths=1)) == []
    assert audit(with_calls(replace(send(10, 13, "hi"), arrived=False))) == []
    given_up = with_row(2, state=2, message_id=None, error="Forbidden: bot was blocked by the user")
    assert audit(replace(given_up, forgiven=frozenset({"Forbidden: bot was blocked by the user"}))) == []
    unconfirmed = replace(GOOD, ledger=GOOD.ledger[:-1], handled={1: None})
    assert audit(replace(unconfirmed, answers=())) == []  # they come again


async def test_the_books_are_read_from_a_database(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)
    await database.close()
    assert open_books([], tmp_path / "viva.sqlite3", 3) == Books([], {}, [], [], 3)
