from __future__ import annotations

import io
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import redaction
from bot.delivery.redaction import HIDDEN, OneLine, Redaction, conceal, redact, set_up_logging

TOKEN = "123456789:AAE-canary_canary_canary_canary_can"  # noqa: S105 nobody's token
assert len(TOKEN.partition(":")[2]) == 35


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a redacted logger `canary` writes."""
    log, out = logging.getLogger("canary"), io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Redaction())
    handler.setFormatter(OneLine("%(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    yield out
    log.removeHandler(handler)
    log.propagate = True


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


def test_an_event_is_one_line(written: io.StringIO) -> None:
    canary.info("a\nforged line\r\x1b[31m\u2028 żółw \u202e")
    assert written.getvalue().count("\n") == 1
    assert written.getvalue() == "INFO a\\nforged line\\r\\x1b[31m\\u2028 żółw \u202e\n"


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
    assert seen.err.endswith(f"WARNING viva.test: token {HIDDEN}\n")


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
    program = f"from bot.delivery.redaction import set_up_logging; set_up_logging('INFO'); {crash}"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 our own program
    assert "CRITICAL viva: Nobody caught this" in run.stderr
    assert "canary_canary" not in run.stdout + run.stderr
    assert HIDDEN in run.stderr


def test_an_interruption_is_left_to_python() -> None:
    program = (
        "from bot.delivery.redaction import set_up_logging; set_up_logging('INFO'); raise KeyboardInterrupt"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 our own program
    assert "CRITICAL" not in run.stderr
    assert "KeyboardInterrupt" in run.stderr
