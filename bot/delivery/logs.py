"""The log: one line an event on standard error, as `key=value` pairs that people and programs read."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType

from bot.delivery.redaction import Redaction

_PLAIN = re.compile(r"[^\s\"=\x00-\x1f\x7f-\x9f]+")
_CONTROL = re.compile(r"[\x7f-\x9f\u2028\u2029]")
# These print addresses that hold the token, what people wrote, or much of little use, at lower levels.
_TALKATIVE = ("httpx", "httpcore", "aiohttp.access", "aiosqlite", "alembic")

REPEATED_SECONDS = 600.0
"""How often the same trouble is told again while it lasts."""


class Line(logging.Formatter):
    """Writes an event on one line: when (UTC), how grave, where from, what, and the trace if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what would break it shows as escapes."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        pairs = {
            "time": at.replace("+00:00", "Z"),
            "level": record.levelname,
            "from": record.name,
            "msg": record.getMessage(),
            "repeated": f"{repeated}" if (repeated := getattr(record, "repeated", 0)) else "",
            "trace": record.exc_text,
            "stack": record.stack_info,
        }
        return " ".join(f"{key}={_quote(value)}" for key, value in pairs.items() if value)


class Repeats(logging.Filter):
    """Passes over what its teller has just told in the same words: what fails is tried again each second.

    It is told again every ten minutes, with how often it was passed over (`repeated`).
    """

    def __init__(self) -> None:
        """Start with nothing told."""
        super().__init__()
        self._told: dict[str, tuple[object, float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether an event is to be logged."""
        words = record.levelno, record.getMessage(), record.exc_text
        before, at, repeated = self._told.get(record.name, (None, 0.0, 0))
        is_same = before == words and record.levelno >= logging.WARNING
        if is_same and 0 <= record.created - at < REPEATED_SECONDS:
            self._told[record.name] = words, at, repeated + 1
            return False
        record.repeated = repeated if is_same else 0
        self._told[record.name] = words, record.created, 0
        return True


def set_up_logging(level: int | str) -> None:
    """Log to standard error from `level` on, redacted; may be called again to change the level.

    At DEBUG what people write may show, too; at no level a token does. What nobody caught is logged in
    place of Python's own traceback.
    """
    root = logging.getLogger()
    for handler in list(root.handlers):
        if any(isinstance(each, Redaction) for each in handler.filters):
            root.removeHandler(handler)
    root.setLevel(level)
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redaction(outspoken=root.level <= logging.DEBUG))
    handler.addFilter(Repeats())  # after it, for it words what is compared
    handler.setFormatter(Line())
    root.addHandler(handler)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _quote(value: str) -> str:
    """A value as it is when it is one word, else in quotation marks with JSON's escapes."""
    if _PLAIN.fullmatch(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    # Half a character can't be written anywhere.
    quoted = quoted.encode("utf-8", "backslashreplace").decode()
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("viva").critical("Nobody caught this", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    # Python itself ends a thread silently on SystemExit.
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
