"""The data file of a language: what is written in it, and how its letters are compared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from bot.core.grading.language.folding import Folding, fold


def read(name: str) -> dict[str, Any]:
    """Return a language's data file; empty for a language without one."""
    file = resources.files("bot.core.grading") / "languages" / f"{name}.toml"
    if not name or not file.is_file():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def read_people() -> dict[str, str]:
    """Return what names of people are made of in all languages."""
    file = resources.files("bot.core.grading.language") / "people.toml"
    return {key: str(words) for key, words in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def folding_of(data: Mapping[str, Any]) -> Folding:
    """Return how the letters of a language are compared."""
    folding = Folding(
        respell=tuple(data.get("respell", {}).items()),
        keep=data.get("keep", ""),
        elides=bool(data.get("elides", False)),
        short={key: tuple(full.split()) for key, full in data.get("abbreviations", {}).items()},
        dotted=frozenset(data.get("dotted", "").split()),
        decimal=data.get("decimal", "."),
        joints=frozenset(word for kind in ("ands", "ors") for word in data.get("denial", {}).get(kind, [])),
        alike={ord(pair[0]): pair[1] for pair in data.get("alike", "").split()},
    )
    return replace(folding, glued=glue(data, folding))


def glue(data: Mapping[str, Any], folding: Folding) -> re.Pattern[str] | None:
    """Return what finds a number word and what it counts written as one: "sixyears"; nothing without such."""
    numbers = " ".join(data.get("numbers", {}).get("cardinals", {}))
    heads, tails = ("|".join(fold(words, folding)[0].split()) for words in (numbers, data.get("glued", "")))
    return re.compile(rf"\b({heads})({tails})\b") if heads and tails else None
