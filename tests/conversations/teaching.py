"""A bot with learners who contest, and the teacher's command line beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli.commands import make_app
from tests.conversations.conftest import Person, Viva, running

KIROV = """\
# Kirov

### Who shot Sergei Kirov? {#assassin}

- Leonid **Nikolaev**
  - or: **Nikolayev**
- not: **Yezhov**. He became head of the NKVD only in 1936.

> Nikolaev walked into the party's headquarters.

Samples:

- correct: nikolaev
- incorrect: a party member
"""


Ask = Callable[..., Coroutine[Any, Any, tuple[int, str, str]]]


@asynccontextmanager
async def teaching(
    folder: Path, monkeypatch: pytest.MonkeyPatch, decks: dict[str, str]
) -> AsyncIterator[tuple[Viva, Ask, Callable[[int], Person]]]:
    """A running bot, the command line beside it, and people by number."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VIVA_DATABASE", f"sqlite+aiosqlite:///{folder}/viva.sqlite3")
    async with running(folder, decks) as viva:

        async def ask(*args: str) -> tuple[int, str, str]:
            # In a thread: the command has an event loop of its own, as it would have in its process.
            result = await asyncio.to_thread(CliRunner().invoke, make_app(), [*args])
            return result.exit_code, result.stdout, result.stderr

        yield viva, ask, lambda number: Person(viva, 1000 + number, 1000 + number)


async def contests(person: Person, *answers: str) -> None:
    """Take up a quiz, answer, and say that it was right."""
    await person.says("/quiz")
    for answer in answers:
        await person.says(answer)
    await person.taps("I was right")


def ids_in(listing: str) -> list[str]:
    """The appeals of a listing."""
    return [line.split()[0] for line in listing.splitlines() if " learner" in line]
