"""Time zones by their IANA names: which are valid, what date it is there, how an offset is worded."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import VivaError

UTC_ZONE = "UTC"
MIDNIGHT = time(0)
ONE_SECOND = timedelta(seconds=1)

# Names that are files of the zone database rather than zones of people.
ODD = frozenset({"localtime", "Factory", "posixrules"})
ODD_FOLDERS = ("posix/", "right/", "SystemV/")


class UnknownZoneError(VivaError):
    """No time zone has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is not a time zone I know. Try a city, or a name such as Europe/Berlin.")
        self.name = name


@cache
def zone_names() -> frozenset[str]:
    """Return the IANA names that a learner's zone may have."""
    return frozenset(
        name for name in available_timezones() if name not in ODD and not name.startswith(ODD_FOLDERS)
    )


@cache
def _spellings() -> dict[str, str]:
    return {name.casefold(): name for name in zone_names()}


def zone_named(text: str) -> str:
    """Return the IANA name that `text` means, whatever its case, with spaces for underscores.

    Raises `UnknownZoneError`.
    """
    key = "_".join(text.split()).casefold()
    if key not in _spellings():
        raise UnknownZoneError(text)
    return _spellings()[key]


def zone_info(name: str) -> ZoneInfo:
    """Return the rules of the zone with exactly that IANA name; raises `UnknownZoneError`."""
    if name not in zone_names():
        raise UnknownZoneError(name)
    return ZoneInfo(name)


def local_date(at: datetime, zone: str, day_end: time = MIDNIGHT) -> date:
    """Return the date in `zone` at the aware instant `at`, where a day lasts until `day_end` on the next.

    Only the local wall clock decides: before `day_end` it is still yesterday, in a night of any length.
    """
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    local = at.astimezone(zone_info(zone))
    return local.date() if local.time() >= day_end else local.date() - timedelta(days=1)


def has_date(zone: str, day: date) -> bool:
    """Say whether `day` happened in `zone`; islands that crossed the date line have skipped one."""
    noon = datetime.combine(day, time(12), zone_info(zone))
    return noon.astimezone(UTC).astimezone(noon.tzinfo).date() == day


def first_instant(day: date, clock: time, zone: str) -> datetime:
    """Return the first instant, in UTC, at which it is `clock` on `day` in `zone`, or already later.

    Later, where the clocks pass over that time.
    """
    wanted, rules = datetime.combine(day, clock), zone_info(zone)
    at = wanted.replace(tzinfo=rules).astimezone(UTC)
    if _wall_time(at, rules) == wanted:
        return at
    before = wanted.replace(tzinfo=rules, fold=1).astimezone(UTC)
    gap = range(int((at - before) / ONE_SECOND))
    return before + ONE_SECOND * bisect_left(
        gap, wanted, key=lambda seconds: _wall_time(before + seconds * ONE_SECOND, rules)
    )


def _wall_time(at: datetime, rules: ZoneInfo) -> datetime:
    return at.astimezone(rules).replace(tzinfo=None)


def offset_words(zone: str, at: datetime) -> str:
    """Word the zone with its offset at the instant `at`: “Europe/Berlin (UTC+2)”; UTC itself is “UTC”."""
    if zone == UTC_ZONE:
        return zone
    offset = at.astimezone(zone_info(zone)).utcoffset() or timedelta()
    hours, minutes = divmod(round(abs(offset) / timedelta(minutes=1)), 60)
    sign = "−" if offset < timedelta() else "+"
    return f"{zone} (UTC{sign}{hours}{f':{minutes:02}' if minutes else ''})"
