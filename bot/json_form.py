"""Dataclasses as JSON text: the form in which databases and files keep what the code works with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error
from cattrs.cols import list_structure_factory
from cattrs.dispatch import StructureHook, UnstructureHook

T = TypeVar("T")


class BadJsonError(ValueError):
    """A text that is not of the form: where, and what is wrong there."""


class JsonForm(Generic[T]):
    """The form of a dataclass: an object of its fields, in which tuples and sets are lists.

    Instants and exact numbers are strings. A union's members are told apart by their `kind`, or by a field
    that only one of them has. Where a field is missing its default holds.
    """

    def __init__(self, kind: type[T], *, closed: bool = False) -> None:
        """Take a dataclass; in a `closed` form, keys that are no fields are refused, not passed over."""
        self._kind = kind
        self._closed = closed

    def write(self, value: T, indent: int | None = None) -> str:
        """Return a value as text, on one line unless it is indented."""
        return _encoder(indent).encode(self._unstructure(value))

    def read(self, text: str | bytes) -> T:
        """Return the value of a text; raises `BadJsonError`."""
        try:
            data = json.loads(text)
        except ValueError as error:
            raise BadJsonError(f"it is not JSON: {error}") from error
        return self.build(data)

    def build(self, data: Any) -> T:
        """Return the value of what a JSON text holds; raises `BadJsonError`."""
        if not isinstance(data, dict):
            raise BadJsonError("it is no object")
        try:
            value: T = self._structure(data, self._kind)
        except BaseValidationError as error:
            what, _, place = transform_error(error, "", _word)[0].rpartition(" @ ")
            raise BadJsonError(f"{place.lstrip('.')}: {what}" if place else what) from error
        return value

    @cached_property
    def _unstructure(self) -> UnstructureHook:
        return _converter(closed=self._closed).get_unstructure_hook(self._kind)

    @cached_property
    def _structure(self) -> StructureHook:
        return _converter(closed=self._closed).get_structure_hook(self._kind)


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    colon = ":" if indent is None else ": "
    return json.JSONEncoder(ensure_ascii=False, separators=(",", colon), indent=indent)


def write_instant(at: datetime) -> str:
    """Return an instant as JSON has it."""
    return at.isoformat().replace("+00:00", "Z")


def _read_number(value: Any, _: Any) -> float:
    if type(value) not in (float, int):
        raise TypeError(f"{value!r} is no number")
    return float(value)


def _read_whole_number(value: Any, _: Any) -> int:
    """Return a whole number; the key of an object is a string."""
    if type(value) not in (int, str):
        raise TypeError(f"{value!r} is no whole number")
    return int(value)


def _read_text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise TypeError(f"{value!r} is no string")
    return value


def _read_truth(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _is_many(kind: Any) -> bool:
    origin = get_origin(kind)
    return origin is frozenset or (origin is tuple and get_args(kind)[-1] is ...)


def _many(kind: Any, converter: Converter) -> StructureHook:
    """Return the hook for a tuple of any length, or a frozenset."""
    collect, read_list = get_origin(kind), list_structure_factory(kind, converter)

    def read(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise TypeError(f"{value!r} is no list")
        return collect(read_list(value, kind))

    return read


def _has_kinds(union: Any) -> bool:
    return isinstance(union, UnionType) and all(
        "kind" in getattr(one, "__annotations__", ()) for one in get_args(union)
    )


def _by_kind(union: Any, converter: Converter) -> StructureHook:
    """Return the hook for a union whose members say what they are."""
    members = {get_args(get_type_hints(one)["kind"])[0]: one for one in get_args(union)}

    def read(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            raise TypeError("it is no object")
        if value["kind"] not in members:
            raise ValueError(f"kind is one of {', '.join(members)}, not {value['kind']!r}")
        return converter.structure(value, members[value["kind"]])

    return read


def _word(error: BaseException, kind: type | None) -> str:
    match error:
        case KeyError():
            return f"there is no {error}"
        case ForbiddenExtraKeysError(extra_fields=extra):
            return f"{', '.join(sorted(extra))} means nothing here"
        case AttributeError() | TypeError() if is_dataclass(kind):
            return "it is no object"
        case _:
            return str(error)


_READERS: dict[Any, Callable[[Any, Any], Any]] = {
    str: _read_text,
    StrEnum: lambda value, kind: kind(value),  # else it would be read like any other `str`
    bool: _read_truth,
    int: _read_whole_number,
    float: _read_number,
    Decimal: lambda value, _: Decimal(value),
    datetime: lambda value, _: datetime.fromisoformat(value),
}


@cache
def _converter(*, closed: bool) -> Converter:
    """Return a converter that refuses a value of another type, where the library would make it fit."""
    converter = Converter(forbid_extra_keys=closed)
    for kind, read in _READERS.items():
        converter.register_structure_hook(kind, read)
    converter.register_structure_hook_factory(_is_many, _many)
    converter.register_structure_hook_factory(_has_kinds, _by_kind)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(datetime, write_instant)
    return converter
