"""`viva db`: the database."""

from __future__ import annotations

import asyncio

import typer

from bot.config import read_settings
from bot.storage.database import Database, upgrade
from bot.storage.file import FileLock

database_commands = typer.Typer(no_args_is_help=True, help="Look after the database.", rich_markup_mode=None)


@database_commands.callback()
def look_after() -> None:
    """Look after the database."""


@database_commands.command("upgrade")
def upgrade_command() -> None:
    """Bring the database up to date, backing its file up first (no bot may be running on it)."""
    asyncio.run(_upgrade(read_settings().database))


async def _upgrade(url: str) -> None:
    database = Database(url)
    try:
        with FileLock(database.file):
            is_new = await database.revision() is None
            backup = await upgrade(database)
    finally:
        await database.close()
    told = "is new" if is_new and backup is None else "is up to date"
    typer.echo(
        f"The database {database.file.absolute()} {told}{f'; the backup is {backup}' if backup else ''}."
    )
