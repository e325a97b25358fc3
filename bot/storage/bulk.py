"""Rows written in bulk: a table's in one statement, past the session's own bookkeeping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Insert, Update, bindparam, insert, inspect, update

from bot.storage.columns import Table
from bot.storage.session import Session


async def insert_rows(session: Session, table: type[Table], rows: Sequence[Mapping[str, object]]) -> None:
    """Write new rows, given by their columns."""
    if rows:
        await session.execute(_insert_of(table), rows)


async def update_changed(session: Session) -> None:
    """Write a table's changed rows in one statement; a flush takes one for each way to change."""
    changed = defaultdict[type[Table], list[Table]](list)
    for row in session.dirty:
        changed[type(row)].append(row)
    for table, rows in changed.items():
        keys = [column.name for column in inspect(table).primary_key]
        same = {*keys, *set.intersection(*(inspect(row).unmodified for row in rows))}
        columns = [column.name for column in inspect(table).columns if column.name not in same]
        whose = [{f"its_{key}": getattr(row, key) for key in keys} for row in rows]
        what = [{key: getattr(row, key) for key in columns} for row in rows]
        if columns:
            values = [key | new for key, new in zip(whose, what, strict=True)]
            await session.execute(_update_of(table), values)
    await _keep_unwritten(session)


async def _keep_unwritten(session: Session) -> None:
    """Let the session go of all rows but those that a flush has still to write, or to delete."""
    new, deleted = [*session.new], [*session.deleted]
    session.expunge_all()  # one by one it takes a dozen times as long
    session.add_all(new)
    for row in deleted:
        await session.delete(row)


@cache  # a statement that is kept is not compiled anew
def _insert_of(table: type[Table]) -> Insert:
    return insert(table.metadata.tables[table.__tablename__])


@cache
def _update_of(table: type[Table]) -> Update:
    """Change the row whose key is given as `its_...`, in the columns that are given."""
    plain = table.metadata.tables[table.__tablename__]
    return update(plain).where(*(column == bindparam(f"its_{column.name}") for column in plain.primary_key))
