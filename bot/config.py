"""Settings from the environment or `.env`; nothing else reads them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values
from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator

from bot.errors import VivaError

DATABASE = "sqlite+aiosqlite:///data/viva.sqlite3"


class BadSettingError(VivaError):
    """A setting has a value we can't use."""


class Settings(BaseModel):
    """Everything a host can set; the names in the environment stand beside each field."""

    token: Annotated[SecretStr, Field(validation_alias="TELEGRAM_BOT_TOKEN")] = SecretStr("")
    api_url: Annotated[str, Field(validation_alias="TELEGRAM_API_URL")] = "https://api.telegram.org"
    database: Annotated[str, Field(validation_alias="VIVA_DATABASE")] = DATABASE
    content: Annotated[Path, Field(validation_alias="VIVA_CONTENT")] = Path("content")
    play_port: Annotated[int, Field(validation_alias="VIVA_PLAY_PORT", ge=0, le=65535)] = 8765
    log_level: Annotated[str, Field(validation_alias="VIVA_LOG_LEVEL")] = "INFO"
    admin_chat: Annotated[int | None, Field(validation_alias="VIVA_ADMIN_CHAT")] = None
    allowed_chats: Annotated[frozenset[int], Field(validation_alias="VIVA_ALLOWED_CHATS")] = frozenset()

    @field_validator("allowed_chats", mode="before")
    @classmethod
    def _split_chats(cls, value: object) -> object:
        """Read ids separated by commas or spaces."""
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("admin_chat", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("say DEBUG, INFO, WARNING or ERROR")
        return value.upper()


def read_settings() -> Settings:
    """Return the settings; raises `BadSettingError` naming the variable and what is wrong with it."""
    try:
        return Settings.model_validate(
            {**_given(dotenv_values(".env", encoding="utf-8")), **_given(os.environ)}
        )
    except UnicodeDecodeError:
        raise BadSettingError("The file .env is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise BadSettingError(f"The file .env can't be read: {error.strerror}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSettingError(f"{name} can't be used: {reason}.") from None


def _given(variables: Mapping[str, str | None]) -> dict[str, str]:
    """Return the variables that say something, by their names in capitals."""
    return {name.upper(): value for name, value in variables.items() if value}
