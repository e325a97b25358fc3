from __future__ import annotations

import asyncio
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from bot.config import read_settings
from bot.storage.battles import Battle
from bot.storage.columns import Instant
from bot.storage.dailies import Daily
from bot.storage.database import Database
from bot.storage.reminders import Reminder
from bot.storage.traffic import Run

TABLES = Battle, Daily, Reminder, Run
"""One of each module: to import it makes the module's tables known."""


def render_item(kind: str, item: Any, autogen: object) -> str | Literal[False]:
    """Write our instants as plain date-times, so that old migrations need nothing of today's code."""
    del autogen
    return "sa.DateTime()" if kind == "type" and isinstance(item, Instant) else False


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=TABLES[0].metadata,
        render_as_batch=True,
        render_item=render_item,
        transaction_per_migration=False,
    )
    context.run_migrations()


async def migrate_from_the_command_line() -> None:
    database = Database(read_settings().database)
    async with database.begin_migration() as connection:
        await connection.run_sync(migrate)
    await database.close()


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(migrate_from_the_command_line())
else:
    migrate(given)
