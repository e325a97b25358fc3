"""Settings come from the environment, else from `.env`; a bad one is named, and no token is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import BadSettingError, Settings, read_settings

GIVEN = {
    "TELEGRAM_BOT_TOKEN": " 1:secret ",
    "telegram_api_url": "http://127.0.0.1:9",
    "VIVA_DATABASE": "sqlite+aiosqlite:///x.sqlite3",
    "VIVA_CONTENT": "decks",
    "VIVA_PLAY_PORT": "0",
    "VIVA_LOG_LEVEL": "debug",
    "VIVA_ADMIN_CHAT": "-100123",
    "VIVA_ALLOWED_CHATS": "1, 2 -3,",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with nothing set."""
    monkeypatch.chdir(tmp_path)
    for name in GIVEN:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def test_without_any_there_are_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_ADMIN_CHAT", "")
    assert read_settings() == Settings()
    assert read_settings().api_url == "https://api.telegram.org"


def test_each_is_read_and_the_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    read = read_settings()
    assert read == Settings(
        "1:secret",
        "http://127.0.0.1:9",
        "sqlite+aiosqlite:///x.sqlite3",
        Path("decks"),
        0,
        "DEBUG",
        -100_123,
        frozenset({1, 2, -3}),
    )
    assert "secret" not in f"{read} {read!r}"


def test_the_environment_comes_before_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("VIVA_LOG_LEVEL=ERROR\nVIVA_PLAY_PORT=1\n", "utf-8")
    monkeypatch.setenv("VIVA_PLAY_PORT", "2")
    assert read_settings() == Settings(play_port=2, log_level="ERROR")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("VIVA_PLAY_PORT", "65536", "say a whole number from 0 to 65535"),
        ("VIVA_PLAY_PORT", "-1", "say a whole number from 0 to 65535"),
        ("VIVA_LOG_LEVEL", "LOUD", "say one of DEBUG, INFO, WARNING, ERROR"),
        ("VIVA_ADMIN_CHAT", "me", "a chat's id is a whole number such as .*"),
        ("VIVA_ALLOWED_CHATS", "1;2", "a chat's id is a whole number such as .*"),
    ],
)
def test_one_that_can_t_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettingError, match=f"^{name} can't be used: {words}.$"):
        read_settings()


def test_a_file_that_is_no_text_is_told(folder: Path) -> None:
    (folder / ".env").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadSettingError, match="save it as UTF-8"):
        read_settings()


@pytest.mark.parametrize("value", [" decks ", "'decks'", '"decks"', ' "decks"\n'])
def test_spaces_and_quotation_marks_around_a_value_are_no_part_of_it(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("VIVA_CONTENT", value)
    assert read_settings().content == Path("decks")


@pytest.mark.parametrize("value", ["'", '""', "  "])
def test_a_value_of_nothing_but_marks_is_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("VIVA_ALLOWED_CHATS", value)
    if value == "'":
        with pytest.raises(BadSettingError, match="VIVA_ALLOWED_CHATS"):
            read_settings()
    else:
        assert read_settings() == Settings()


def test_a_slip_in_a_name_is_told_and_other_names_are_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVA_SERVICE_HOST", "10.0.0.1")  # as a cluster sets for a service of that name
    monkeypatch.setenv("TELEGRAM_CHAT", "1")
    assert read_settings() == Settings()
    (folder / ".env").write_text("VIVA_DATABSE=sqlite+aiosqlite:///x.sqlite3\n", "utf-8")
    with pytest.raises(BadSettingError, match="VIVA_DATABSE is no setting; write VIVA_DATABASE"):
        read_settings()


@pytest.mark.parametrize(
    "address", ["api.telegram.org", "http://", "ftp://x", "http://a b:1", "http://x:99999", "http://x:y"]
)
def test_an_address_that_is_none_is_told_at_once(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", address)
    with pytest.raises(BadSettingError, match=r"TELEGRAM_API_URL can't be used: write .* as in https://"):
        read_settings()


def test_a_stroke_at_the_end_of_an_address_is_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9/")
    assert read_settings().api_url == "http://127.0.0.1:9"


@pytest.mark.parametrize("chats", ["1;2", "@ana", "9" * 20])
def test_what_is_no_chat_is_told_with_how_one_looks(monkeypatch: pytest.MonkeyPatch, chats: str) -> None:
    monkeypatch.setenv("VIVA_ALLOWED_CHATS", chats)
    with pytest.raises(BadSettingError, match="such as -1001234567890, and a comma parts several"):
        read_settings()


@pytest.mark.parametrize("line", ["TELEGRAM_BOT_TOKEN 1:secret", "TELEGRAM_BOT_TOKEN: 1:secret", "1:secret"])
def test_a_line_that_sets_nothing_is_told_and_not_shown(folder: Path, line: str) -> None:
    (folder / ".env").write_text(f"# mine\n\nVIVA_LOG_LEVEL=ERROR\n\n{line}\n", "utf-8")
    with pytest.raises(BadSettingError, match=r"Line 5 of the file \.env sets nothing") as caught:
        read_settings()
    assert "secret" not in str(caught.value)


def test_a_mark_of_the_encoding_before_the_first_setting_does_no_harm(folder: Path) -> None:
    (folder / ".env").write_text("VIVA_LOG_LEVEL=ERROR\n", "utf-8-sig")
    assert read_settings().log_level == "ERROR"
