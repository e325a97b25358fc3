"""What authors write for a label, in their language or by a slip; a deck knows the English ones alone."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = {
    "not": (
        "wrong incorrect nto nots falsch nicht incorrecto falso faux sbagliato errado fout niet неверно "
        "неправильно"
    ),
    "optional": (
        "opt option optionally optinal optonal freiwillig opcional facultatif optionnel facoltativo "
        "opzionale optioneel facultatief необязательно"
    ),
    "or": "oder oppure ofwel o ou или",
    "partly": (
        "partially teilweise teils parcialmente partiellement parzialmente deels gedeeltelijk частично"
    ),
    "within": "innerhalb zwischen between dentro entre tra tussen binnen",
    "correct": "partial richtig correcto correcte corretto correto goed juist верно правильно",
}
_LABEL_OF = {word: label for label, words in _WORDS.items() for word in words.split()} | {
    "correct": "correct"
}
_OPENS = re.compile(rf"({'|'.join(_LABEL_OF)})\s?:", re.IGNORECASE)
_ASIDE = re.compile(rf"\((or|partly|within|not|optional|{'|'.join(_LABEL_OF)})\s?:\s", re.IGNORECASE)
_NUMBER = re.compile(r"\s?[\d±]")


class MeantLabel(NamedTuple):
    """What was written for a label, and the label, or "correct" for that of a sample."""

    written: str
    label: str


def find_meant_label(text: str) -> MeantLabel | None:
    """Return what a text begins with that was meant for a label and is none."""
    found = _OPENS.match(text)
    return _meet(found, text) if found else None


def find_label_aside(text: str) -> MeantLabel | None:
    """Return the label that a text has in brackets: "(not: **that**)"."""
    found = _ASIDE.search(text)
    return _meet(found, text) if found else None


def _meet(found: re.Match[str], text: str) -> MeantLabel | None:
    word = found[1].lower()
    label = _LABEL_OF.get(word, word)
    if label == "within" and not _NUMBER.match(text, found.end()):
        return None  # "between: the two of them"
    return MeantLabel(found[0].strip("( "), label)
