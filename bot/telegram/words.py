"""The words Viva says: one catalogue a language, with plural rules, safe for Telegram's HTML.

A text is a template; what is put into it is escaped unless it is markup already.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from importlib.resources import files
from string import Formatter
from typing import Any, Literal

from babel import Locale, core, localedata
from babel.dates import format_skeleton, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

DEFAULT = "en"
FEWEST_LETTERS = 4
"""So much of a weekday's name tells which it is, besides its common short form."""
Width = Literal["wide", "abbreviated", "short"]

_TABLES = {
    *("plural_form", "list_patterns", "number_symbols", "numbering_systems", "default_numbering_system"),
    *("decimal_formats", "percent_formats", "date_formats", "time_formats", "datetime_formats"),
    *("datetime_skeletons", "days", "day_periods", "months", "quarters", "eras"),
}
"""What of Babel's tables the words need: neither names of countries, currencies and units, nor time zones."""


class Template:
    """A text with places to fill, taken apart once: `str.format` would take it apart each time."""

    def __init__(self, text: str) -> None:
        """Take a text of the catalogue, which is markup; a place is a name in braces."""
        self._parts = [(literal, name) for literal, name, _, _ in Formatter().parse(text)]
        places = any(name is not None for _, name in self._parts)
        self._whole = None if places else Markup("".join(literal for literal, _ in self._parts))  # noqa: S704 - ours

    def fill(self, values: Mapping[str, object]) -> Markup:
        """Return the text with its values; raises KeyError for one that is missing."""
        if self._whole is not None:
            return self._whole
        filled = [
            literal if name is None else f"{literal}{escape(values[name])}" for literal, name in self._parts
        ]
        return Markup("".join(filled))  # noqa: S704 - the catalogue is ours, and the values are escaped


class Words:
    """What Viva says in one language."""

    def __init__(self, language: str, texts: Mapping[str, Any]) -> None:
        """Take a catalogue as read from its file."""
        self.language = language
        self._locale = _rules_of(language)
        self._form_of = lru_cache(maxsize=1000)(self._locale.plural_form)
        self._format_number = lru_cache(maxsize=1000)(partial(format_decimal, locale=self._locale))
        self._texts = {key: Template(text) for key, text in _flatten(texts)}

    def __call__(self, key: str, /, **values: object) -> Markup:
        """Return a text with its values filled in; raises KeyError for a text that is not there."""
        return self._texts[key].fill(values)

    def count(self, key: str, n: int, /, **values: object) -> Markup:
        """Return a text that counts something, in the form that the language has for `n`."""
        text = self._texts.get(f"{key}.{self._form_of(n)}", self._texts.get(f"{key}.other"))
        if text is None:
            raise KeyError(key)
        return text.fill({"n": self.number(n), **values})

    def number(self, n: float) -> str:
        """Return a number as people of the language write it."""
        return self._format_number(n)

    def percent(self, n: int) -> str:
        """Return hundredths as people of the language write them, as in "90%"."""
        return str(format_percent(n / 100, locale=self._locale))

    def weekday(self, day: int, width: Width = "wide") -> str:
        """Return the name of a day of the week; 0 is Monday."""
        return str(get_day_names(width, locale=self._locale)[day])

    def date(self, day: date, skeleton: str = "MMMEd") -> str:
        """Return a date with its weekday, as in "Tue, Mar 3", or with what else Unicode's skeleton names."""
        return str(format_skeleton(skeleton, day, locale=self._locale))

    def join(self, items: Iterable[str], style: str = "standard") -> Markup:
        """Return "A, B and C"; each item is escaped unless it is markup."""
        escaped = [Markup.escape(item) for item in items]
        return Markup(format_list(escaped, style=style, locale=self._locale))  # type: ignore[arg-type] # noqa: S704 - the items are escaped

    def weekday_names(self, day: int) -> frozenset[str]:
        """Return all names of a weekday that someone may type, such as "thurs", in lower case."""
        full, short = self.weekday(day), self.weekday(day, "abbreviated")
        cut = {full[:letters] for letters in range(FEWEST_LETTERS, len(full))}
        names = {full, f"{full}s", short, f"{short}s", *cut}
        return frozenset(name.casefold().rstrip(".") for name in names)

    def keys(self) -> frozenset[str]:
        """Return the names of all texts."""
        return frozenset(self._texts)


def _rules_of(language: str) -> Locale:
    """Return Babel's rules of a language, and let go of the tables that nothing here needs: 4 MB."""
    rules = Locale.parse(language)
    for name in ("root", str(rules)):
        tables = localedata.load(name)
        for unused in tables.keys() - _TABLES:
            del tables[unused]
    core._global_data = None  # noqa: SLF001 - who asks for more reads it again
    return rules


def words_for(language: str | None) -> Words:
    """Return the catalogue for a Telegram language code, or the English one."""
    known = (language or DEFAULT).split("-")[0].casefold()
    return _read_words(known if known in languages() else DEFAULT)


@cache
def _read_words(language: str) -> Words:
    text = files("bot.telegram").joinpath("locales", f"{language}.toml").read_text("utf-8")
    return Words(language, tomllib.loads(text))


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a catalogue."""
    folder = files("bot.telegram").joinpath("locales")
    return frozenset(
        file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")
    )


def _flatten(texts: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value.strip("\n")
