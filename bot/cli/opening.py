"""The database for a command that may run beside the bot: opened as it is, and never made or upgraded."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager

import typer
from sqlalchemy.exc import DBAPIError

from bot.errors import VivaError
from bot.storage.database import Database, check_revision
from bot.storage.file import DatabaseError, is_there, sqlite_file, word_fault


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Give the database; raises DatabaseError, worded for the person, for one that can't be used."""
    file = sqlite_file(url)
    if not is_there(file):
        raise DatabaseError(
            f"There is no database {file.absolute()} yet: nobody has answered anything. The bot makes it; "
            "VIVA_DATABASE names another one."
        )
    database = Database(url, beside=True)
    try:
        if not await check_revision(database):
            raise DatabaseError(
                f"The database {database.name} is not up to date. Stop the bot and run `viva db upgrade`, or "
                "just start the bot anew."
            )
        yield database
    except DBAPIError as error:
        raise DatabaseError(
            f"The database {database.name} can't be used: {word_fault(error.orig)}."
        ) from None
    except sqlite3.Error as error:
        raise DatabaseError(f"The database {database.name} can't be used: {word_fault(error)}.") from None
    finally:
        await database.close()


def tell(work: Coroutine[None, None, str]) -> None:
    """Print what some work has to say; what was expected to go wrong is told, with exit code 1."""
    try:
        typer.echo(asyncio.run(work))
    except VivaError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
