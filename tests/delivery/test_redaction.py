"""No token ever leaves in a log, and what people write only when it is asked for."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from telegram.error import TimedOut

from bot.delivery import redaction
from bot.delivery.redaction import HIDDEN, Redaction, conceal, outline, redact
from bot.storage.database import Database
from bot.storage.models import Learner
from tests.delivery.conftest import now

TOKEN = "123456789:AAE-canary_canary_canary_canary_can"  # noqa: S105 nobody's token
assert len(TOKEN.partition(":")[2]) == 35


@contextmanager
def writing(*, outspoken: bool, name: str = "canary") -> Iterator[io.StringIO]:
    """Give what a logger writes: each event's message, then the trace."""
    log, out = logging.getLogger(name), io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Redaction(outspoken=outspoken))
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    yield out
    log.removeHandler(handler)
    log.propagate = True


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is written by a log that may say all but secrets."""
    with writing(outspoken=True) as out:
        yield out


@pytest.fixture
def discreet() -> Iterator[io.StringIO]:
    """What is written by a log that must not say what people wrote."""
    with writing(outspoken=False) as out:
        yield out


canary = logging.getLogger("canary")


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"POST https://api.telegram.org/bot{TOKEN}/getMe 200",
        f"https://api.telegram.org/file/bot{TOKEN.replace(':', '%3A')}/d/1.md",
        f"Bot[token={TOKEN}]",
        f"{TOKEN},{TOKEN}",
        f"{TOKEN}MoreThanUsual",
    ],
)
def test_a_token_is_hidden_wherever_it_stands(text: str) -> None:
    assert "canary" not in redact(text)
    assert "MoreThanUsual" not in redact(text)
    assert HIDDEN in redact(text)


@pytest.mark.parametrize(
    "text", ["", "12:30 Kirov", "sha 123:abc", "2026-11-23 05:30:00,123", "a:" + "b" * 40]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert redact(text) == text


@given(st.text(), st.text(), st.from_regex(r"[0-9]{6,10}:[A-Za-z0-9_-]{35}", fullmatch=True))
def test_no_surroundings_save_a_token(before: str, after: str, token: str) -> None:
    assert token not in redact(f"{before} {token}{after}")


def test_a_concealed_secret_is_hidden_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redaction, "_secrets", set())
    conceal("swordfish")
    conceal("swordfish-and-more")
    conceal("")
    assert redact("say swordfish, or swordfish-and-more") == f"say {HIDDEN}, or {HIDDEN}"


def test_message_and_arguments_are_redacted(written: io.StringIO) -> None:
    canary.info("%s and %r", TOKEN, {"token": TOKEN})
    canary.warning(f"plain {TOKEN} 100%")
    assert written.getvalue() == f"INFO {HIDDEN} and {{'token': '{HIDDEN}'}}\nWARNING plain {HIDDEN} 100%\n"


def test_a_group_of_exceptions_is_redacted(written: io.StringIO) -> None:
    several = ExceptionGroup("group", [OSError(f"leaf {TOKEN}")])
    canary.error("failed with %s", TOKEN, exc_info=several)
    text = written.getvalue()
    assert "canary_canary" not in text
    assert f"OSError: leaf {HIDDEN}" in text
    assert text.startswith(f"ERROR failed with {HIDDEN}\n")


def test_a_chain_of_causes_is_redacted(written: io.StringIO) -> None:
    try:
        try:
            int(TOKEN)
        except ValueError as cause:
            raise RuntimeError(f"gave up on {TOKEN}") from cause
    except RuntimeError:
        canary.exception("failed")
    text = written.getvalue()
    assert "canary_canary" not in text
    assert f"RuntimeError: gave up on {HIDDEN}" in text
    assert "ValueError: invalid literal" in text


def test_a_second_handler_sees_no_secret_either(written: io.StringIO) -> None:
    second = io.StringIO()
    handler = logging.StreamHandler(second)
    canary.addHandler(handler)
    try:
        int(TOKEN)
    except ValueError:
        canary.exception("oops %s", TOKEN, stack_info=True)
    canary.removeHandler(handler)
    assert "Traceback" in second.getvalue()
    assert "canary_canary" not in second.getvalue() + written.getvalue()


def test_a_line_that_cant_be_formatted_is_still_written_redacted(written: io.StringIO) -> None:
    canary.info("%d " + TOKEN, "x")
    assert written.getvalue() == f"INFO (a log line that can't be written: TypeError) %d {HIDDEN}\n"


def test_an_outline_tells_kinds_and_places_and_nothing_that_was_said() -> None:
    try:
        try:
            int("my secret answer")
        except ValueError as cause:
            raise RuntimeError("could not read my secret answer") from cause
    except RuntimeError as error:
        text = outline(error)
    assert "\n" not in text
    assert "secret" not in text
    places = "tests/delivery/test_redaction.py:[0-9]+ test_an_outline"
    assert re.match(rf"RuntimeError at {places}\w*, after ValueError at {places}", text), text


def test_an_outline_says_what_the_system_the_database_and_telegram_say() -> None:
    several = ExceptionGroup("x", [OSError(28, "No space left"), TimedOut(), ValueError("my answer")])
    assert (
        outline(several)
        == "ExceptionGroup of (OSError: [Errno 28] No space left; TimedOut: Timed out; ValueError)"
    )


def test_an_outline_of_exceptions_that_came_of_each_other_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert outline(one) == "ValueError, after KeyError"


async def test_a_database_error_says_no_value(database: Database, discreet: io.StringIO) -> None:
    async with database.write() as session:
        session.add(Learner(id=1, name=None, zone="Europe/Geheim", created_at=now()))
        with pytest.raises(IntegrityError) as caught:
            await session.flush()
    canary.error("not written", exc_info=caught.value)
    canary.error("not written: %s", caught.value)
    assert "NOT NULL constraint failed: learners.name" in discreet.getvalue()
    assert "Geheim" not in discreet.getvalue()


async def test_what_a_forgotten_task_raised_is_logged_without_its_words() -> None:
    async def fail() -> None:
        raise ValueError("my secret answer")

    with writing(outspoken=False, name="asyncio") as out:
        task = asyncio.create_task(fail())
        await asyncio.wait({task})
        del task
        gc.collect()
    assert "Task exception was never retrieved" in out.getvalue()
    assert "ValueError at tests/delivery/test_redaction.py" in out.getvalue()
    assert "secret" not in out.getvalue()
