"""What the log may say: one line an event, and never a token."""

from __future__ import annotations

import logging
import re
import sys
import threading
from types import TracebackType

HIDDEN = "<hidden>"

_TOKEN = re.compile(r"(?<!\d)\d+(?::|%3A)[A-Za-z0-9_-]{35,}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# These print addresses that hold the token, what people wrote, or much of little use, at lower levels.
_TALKATIVE = ("httpx", "httpcore", "aiohttp.access", "aiosqlite", "alembic.runtime.plugins")

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


class Redaction(logging.Filter):
    """Takes the secrets out of a record's message, arguments, traceback and stack.

    It rewrites the record: message and arguments become one text, an exception becomes its text.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without its secrets."""
        record.msg = redact(_message_of(record))
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        # A later formatter would print the exception afresh, secrets and all.
        record.exc_info = None
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


class OneLine(logging.Formatter):
    """Writes an event on one line, its traceback (if any) on the lines after it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 the name is logging's
        """The event's line; line breaks and control characters show as escapes."""
        return _CONTROL.sub(lambda found: ascii(found.group())[1:-1], super().formatMessage(record))


def set_up_logging(level: int | str) -> None:
    """Log to standard error from `level` on, redacted; may be called again to change the level.

    What nobody caught is logged too, in place of Python's own traceback.
    """
    root = logging.getLogger()
    for handler in list(root.handlers):
        if any(isinstance(each, Redaction) for each in handler.filters):
            root.removeHandler(handler)
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redaction())
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _message_of(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception as error:  # noqa: BLE001 any object may refuse to be printed; logging would then print it raw
        return f"(a log line that can't be written: {type(error).__name__}) {record.msg!s}"


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("viva").critical("Nobody caught this", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    # Python itself ends a thread silently on SystemExit.
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
