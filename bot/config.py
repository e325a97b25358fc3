"""Settings from the environment or `.env`; nothing else reads them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.errors import VivaError

DATABASE = "sqlite+aiosqlite:///data/viva.sqlite3"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LAST_PORT = 65535
BIGGEST_CHAT = 2**52
"""Telegram promises that no chat's id takes more bits."""


class BadSettingError(VivaError):
    """A setting has a value we can't use."""


def _read_port(value: str) -> int:
    if not (value.strip().isdecimal() and int(value) <= LAST_PORT):
        raise ValueError(f"say a whole number from 0 to {LAST_PORT}")
    return int(value)


def _read_level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise ValueError(f"say one of {', '.join(LEVELS)}")
    return value.upper()


def _read_chat(value: str) -> int:
    try:
        chat = int(value)
    except ValueError:
        chat = BIGGEST_CHAT
    if abs(chat) >= BIGGEST_CHAT:
        raise ValueError("a chat's id is a whole number such as -1001234567890, and a comma parts several")
    return chat


def _read_url(value: str) -> str:
    """Return the address of a server, without the stroke at its end."""
    try:
        address = urlsplit(value)
        is_sound = address.scheme in ("http", "https") and address.hostname and address.port != 0
    except ValueError:  # a port that is none
        is_sound = False
    if not is_sound or " " in value:
        raise ValueError("write the server's address as in https://api.telegram.org")
    return value.rstrip("/")


def _read_chats(value: str) -> frozenset[int]:
    """Return ids separated by commas or spaces."""
    return frozenset(_read_chat(each) for each in value.replace(",", " ").split())


def _from(name: str, read: Callable[[str], object] = str) -> dict[str, Any]:
    """Tell of a field which variable it comes from, and how that is read."""
    return {"name": name, "read": read}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a host can set; the names in the environment stand beside each field."""

    token: str = field(default="", repr=False, metadata=_from("TELEGRAM_BOT_TOKEN", str.strip))
    api_url: str = field(default="https://api.telegram.org", metadata=_from("TELEGRAM_API_URL", _read_url))
    database: str = field(default=DATABASE, metadata=_from("VIVA_DATABASE"))
    content: Path = field(default=Path("content"), metadata=_from("VIVA_CONTENT", Path))
    play_port: int = field(default=8765, metadata=_from("VIVA_PLAY_PORT", _read_port))
    log_level: str = field(default="INFO", metadata=_from("VIVA_LOG_LEVEL", _read_level))
    admin_chat: int | None = field(default=None, metadata=_from("VIVA_ADMIN_CHAT", _read_chat))
    allowed_chats: frozenset[int] = field(
        default=frozenset(), metadata=_from("VIVA_ALLOWED_CHATS", _read_chats)
    )


def read_settings() -> Settings:
    """Return the settings; raises `BadSettingError` naming the variable and what is wrong with it."""
    try:
        _refuse_lines(Path(".env"))
        given = {**_given(dotenv_values(".env", encoding="utf-8")), **_given(os.environ)}
    except UnicodeDecodeError:
        raise BadSettingError("The file .env is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise BadSettingError(f"The file .env can't be read: {error.strerror}.") from None
    _refuse_slips(given)
    found: dict[str, Any] = {}
    for each in fields(Settings):
        name, read = each.metadata["name"], each.metadata["read"]
        if name in given:
            try:
                found[each.name] = read(given[name])
            except ValueError as error:
                raise BadSettingError(f"{name} can't be used: {error}.") from None
    return Settings(**found)


def _given(variables: Mapping[str, str | None]) -> dict[str, str]:
    """Return the variables that say something, by their names in capitals."""
    return {name.upper(): bare for name, value in variables.items() if value and (bare := _bare(value))}


def _bare(value: str) -> str:
    """Return a value without spaces around it, nor quotation marks, which some programs pass on."""
    value = value.strip()
    return value[1:-1].strip() if value[:1] in ("'", '"') and value[-1:] == value[:1] and value[1:] else value


def _refuse_lines(file: Path) -> None:
    """Raise `BadSettingError` for a line that sets nothing; as it may be a token, it is not shown."""
    if not file.is_file():
        return
    with file.open(encoding="utf-8-sig") as lines:
        for one in parse_stream(lines):
            if one.error or (one.key is not None and one.value is None):
                # What is read begins with the blank lines before it.
                text = one.original.string
                line = one.original.line + text[: len(text) - len(text.lstrip())].count("\n")
                raise BadSettingError(
                    f"Line {line} of the file .env sets nothing: write a name, `=` and a value, such as "
                    "TELEGRAM_BOT_TOKEN=123456:ABC-DEF..."
                )


def _refuse_slips(names: Iterable[str]) -> None:
    """Raise `BadSettingError` for a name that is nearly that of a setting: it would go unnoticed."""
    known = [each.metadata["name"] for each in fields(Settings)]
    for name in names:
        if name.startswith(("VIVA_", "TELEGRAM_")) and name not in known:
            from difflib import get_close_matches  # noqa: PLC0415 - hardly anybody needs it

            for near in get_close_matches(name, known, 1, 0.85):
                raise BadSettingError(f"{name} is no setting; write {near}, or take it away.")
