"""What the columns of all tables share: instants in UTC, names of constraints, who refers to whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    Text,
    Time,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC: SQLite gives instants back without their zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Keep the UTC wall time; a naive instant is a defect."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError(f"an instant needs a time zone: {value!r} (for {dialect.name})")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class Weekdays(TypeDecorator[frozenset[int]]):
    """Some days of the week, kept as their digits from 0, which is Monday: the weekend is "56"."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: frozenset[int] | None, dialect: Dialect) -> str:
        """Keep the digits in their order."""
        del dialect
        return "".join(map(str, sorted(value or ())))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[int]:
        """Give the days back."""
        del dialect
        return frozenset(map(int, value or ""))


def to(column: str) -> ForeignKey:
    """Refer to a column; checked at commit, so that a batch's rows may be written in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class Table(DeclarativeBase):
    """What all tables share; a row's id is made by us, so that a batch needs no round trip for it."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: Instant,
        date: Date,
        time: Time,
        frozenset[int]: Weekdays,
        int: BigInteger,
        str: Text,
        dict[str, Any]: JSON,
        list[int]: JSON,
    }
