"""The log is one line an event, that people and programs can read."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from bot.delivery.logs import Line, Repeats, set_up_logging
from bot.delivery.redaction import HIDDEN
from tests.delivery.test_redaction import TOKEN


@pytest.fixture
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts logging back after a test that sets it up."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def line(message: str, trace: str | None = None) -> str:
    """How an event is written, but for its time."""
    record = logging.LogRecord("bot.x", logging.INFO, "", 0, message, None, None)
    record.exc_text = trace
    time, _, rest = Line().format(record).partition(" ")
    assert len(time) == len("time=2026-11-26T16:56:00.123Z")
    return rest


def test_one_word_stands_as_it_is_and_more_in_quotation_marks() -> None:
    assert line("ready") == "level=INFO from=bot.x msg=ready"
    assert line('say "hi"=1') == r'level=INFO from=bot.x msg="say \"hi\"=1"'


def test_an_event_is_one_line_whatever_stands_in_it() -> None:
    shown = line("a\nforged line\r\x1b[31m\x85\u2028 żółw \u202e \ud83d", "Trace:\n  File")
    assert len(shown.splitlines()) == 1
    forged = r"a\nforged line\r\u001b[31m\u0085\u2028 żółw " + "\u202e" + r" \ud83d"
    assert shown == rf'level=INFO from=bot.x msg="{forged}" trace="Trace:\n  File"'
    shown.encode()


@pytest.mark.usefixtures("as_before")
def test_logging_goes_to_standard_error_once_and_from_the_level_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logging("INFO")
    set_up_logging("WARNING")
    log = logging.getLogger("viva.test")
    log.info("too quiet")
    log.warning("token %s", TOKEN)
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.count("\n") == 1
    assert seen.err.endswith(f' level=WARNING from=viva.test msg="token {HIDDEN}"\n')


def test_trouble_that_is_tried_again_each_second_is_told_once_in_ten_minutes_with_how_often() -> None:
    repeats = Repeats()

    def tell(second: float, words: str, level: int = logging.ERROR, name: str = "bot.x") -> str:
        record = logging.LogRecord(name, level, "", 0, "%s", (words,), None)
        record.created = second
        return Line().format(record).partition("from=")[2] if repeats.filter(record) else ""

    assert tell(0, "full") == "bot.x msg=full"
    assert [tell(second, "full") for second in (1, 2, 599)] == ["", "", ""]
    assert tell(3, "full", name="bot.y") == "bot.y msg=full"
    assert tell(600, "full") == "bot.x msg=full repeated=3"
    assert tell(601, "full") == ""
    assert tell(602, "empty") == "bot.x msg=empty"
    assert tell(603, "full") == "bot.x msg=full"
    assert tell(5, "full") == "bot.x msg=full"  # the clock was set back
    assert [tell(700 + second, "ready", logging.INFO) for second in (1, 2)] == ["bot.x msg=ready"] * 2


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("name", ["httpx", "aiohttp.access", "httpcore", "aiosqlite"])
def test_talkative_libraries_are_silenced_even_when_debugging(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    set_up_logging(logging.DEBUG)
    logging.getLogger(name).info("HTTP Request: POST /bot")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "crash",
    [
        f"raise RuntimeError('{TOKEN}')",
        f"import threading; t = threading.Thread(target=lambda: int('{TOKEN}')); t.start(); t.join()",
    ],
)
def test_what_nobody_catches_is_logged_without_the_token(crash: str) -> None:
    program = f"from bot.delivery.logs import set_up_logging; set_up_logging('DEBUG'); {crash}"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 our own program
    assert 'level=CRITICAL from=viva msg="Nobody caught this"' in run.stderr
    assert "canary_canary" not in run.stdout + run.stderr
    assert HIDDEN in run.stderr


def test_an_interruption_is_left_to_python() -> None:
    program = "from bot.delivery.logs import set_up_logging; set_up_logging('INFO'); raise KeyboardInterrupt"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 our own program
    assert "CRITICAL" not in run.stderr
    assert "KeyboardInterrupt" in run.stderr
