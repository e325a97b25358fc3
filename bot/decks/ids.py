"""Ids for cards that have none, or one that will not do: as much as can be kept of what the author wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet
from itertools import count
from typing import NamedTuple

MAX_PROPOSAL = 40
_OPENING = r"(?:[({\[] {0,3}#|# {0,3}[({\[]|(?<=[?.!:] )#) {0,3}"  # {#, (#, { #, #{
_MEANT = re.compile(
    rf"\{{#([^{{}}#]{{1,64}})\}}|(?:{_OPENING}([^(){{}}\[\]#]{{1,64}}?)|\{{([\w-]{{1,64}})(?=\}}))"
    r" {0,3}[)}\]]? {0,3}[.,;:]?\Z"
)
_SOUND = re.compile(r"[A-Za-z0-9_-]{1,64}")
_WORD = re.compile(r"[a-z0-9]+")


class MeantId(NamedTuple):
    """What stands in a heading where its id was meant to, and the id."""

    written: str
    id: str


def find_meant_id(heading: str) -> MeantId | None:
    """Return the id that a heading nearly has: `{#its-id` without its brace, `(#its-id)`, `{its-id}`."""
    found = _MEANT.search(unicodedata.normalize("NFKC", heading))
    meant = (found[1] or found[2] or found[3]).strip() if found else ""
    card_id = (
        meant if _SOUND.fullmatch(meant) else join_words(meant)
    )  # what learners did hangs on its letters
    return MeantId(found[0], card_id) if found and card_id else None


def propose_id(question: str, taken: AbstractSet[str] = frozenset()) -> str:
    """Return an id that no other card has, of `[a-z0-9-]` and at most 40 characters.

    It is the one that the heading nearly has, else of the question's words.
    """
    meant = find_meant_id(question)
    return _find_free((meant.id if meant else "") or join_words(question, "q") or "q-1", taken)


def mend_id(card_id: str, question: str, taken: AbstractSet[str] = frozenset()) -> str:
    """Return the nearest to what is no card id that is one, and that no other card has."""
    mended = join_words(card_id)
    return _find_free(mended, taken) if mended else propose_id(question, taken)


def join_words(text: str, start: str = "", most: int = MAX_PROPOSAL) -> str:
    """Return the words of a text as an id, without accents; nothing where none of its letters is Latin."""
    plain = unicodedata.normalize("NFKD", text[:1000].lower().replace("ß", "ss"))
    words = _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))
    kept = start
    for word in words:
        if kept and len(kept) + len(word) >= most:
            break
        kept = f"{kept}-{word}" if kept else word[:most]
    return kept if words else ""


def _find_free(proposed: str, taken: AbstractSet[str]) -> str:
    stem = proposed[: MAX_PROPOSAL - 4].rstrip("-") if proposed != "q-1" else "q"
    further = (f"{stem}-{number}" for number in count(2))
    return proposed if proposed.casefold() not in taken else next(one for one in further if one not in taken)
