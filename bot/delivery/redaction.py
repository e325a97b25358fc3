"""What may leave the process in a log: never a token, and what people wrote only when asked for."""

from __future__ import annotations

import logging
import re
import sqlite3
import traceback
from pathlib import Path

from telegram.error import TelegramError

HIDDEN = "<hidden>"

OUTSPOKEN = (OSError, sqlite3.Error, TelegramError)
"""These say what the system, the database or Telegram says; any other exception may quote a learner."""

INNERMOST = 2
"""So many places of a trace are told wherever they are; further out only ours."""

MOST_PLACES = 12
"""So many places are told at most."""

_TOKEN = re.compile(r"(?<!\d)\d+(?::|%3A)[A-Za-z0-9_-]{35,}", re.IGNORECASE)
_ROOT = f"{Path(__file__).parents[2]}/"
_LIBRARY = re.compile(r".*/(?:site-packages|python3\.\d+)/")

_secrets: set[str] = set()


def conceal(secret: str) -> None:
    """Have `redact` hide this text too, from now on; an empty text is ignored."""
    if secret:
        _secrets.add(secret)


def redact(text: str) -> str:
    """The text with every bot token and every concealed secret replaced by `<hidden>`."""
    # Longest first, so that a secret inside another leaves no stump of the longer one.
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return _TOKEN.sub(HIDDEN, text)


def outline(error: BaseException, seen: frozenset[int] = frozenset()) -> str:
    """An exception on one line: its kind, where it came from, innermost first, and what it came after.

    What it says is left out unless it is outspoken.
    """
    said = f": {error}" if isinstance(error, OUTSPOKEN) else ""
    text = f"{type(error).__name__}{said}"
    if isinstance(error, BaseExceptionGroup):
        text += f" of ({'; '.join(outline(each, seen) for each in error.exceptions)})"
    places = [
        f"{shorten(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    places.reverse()
    if places:
        told = [place for depth, place in enumerate(places) if depth < INNERMOST or place.startswith("bot/")]
        text += f" at {' < '.join(told[:MOST_PLACES])}"
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        text += f", after {outline(before, seen | {id(error)})}"
    return text


class Redaction(logging.Filter):
    """Takes the secrets out of a record's message, arguments, traceback and stack.

    It rewrites the record: message and arguments become one text, an exception becomes its outline, or,
    with `outspoken`, its whole traceback.
    """

    def __init__(self, *, outspoken: bool = False) -> None:
        super().__init__()
        self._outspoken = outspoken

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without its secrets."""
        error = record.exc_info[1] if record.exc_info else None
        if self._outspoken:
            record.msg = redact(_message_of(record))
        else:
            record.msg = word_discreetly(record)
        if error is not None:
            trace = traceback.format_exception(error) if self._outspoken else [outline(error)]
            record.exc_text = "".join(trace)
        record.args = None
        # A later formatter would print the exception afresh, secrets and all.
        record.exc_info = None
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


def word_discreetly(record: logging.LogRecord) -> str:
    """A record's message without secrets, and without the exception's words, which asyncio quotes."""
    message = _message_of(record)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and not isinstance(error, OUTSPOKEN):
        for quoted in (repr(error), str(error)):
            if quoted:
                message = message.replace(quoted, type(error).__name__)
    return redact(message)


def _message_of(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception as error:  # noqa: BLE001 any object may refuse to be printed; logging would then print it raw
        return f"(a log line that can't be written: {type(error).__name__}) {record.msg!s}"


def shorten(path: str) -> str:
    """A source file's path without what is peculiar to the machine."""
    return _LIBRARY.sub("", path.removeprefix(_ROOT))
