"""How a language says numbers, as its data file has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.word_reader import WordReader

AFTER = "after_"  # opens the name of what stands behind a number


@dataclass(frozen=True, eq=False)
class NumberWords:
    """How a language says numbers.

    `halves`: words for so many halves, such as "anderthalb". `part_ands` join a part ("and a half"), `points`
    stand before decimals, `part_nouns` make a share of an ordinal, `and_more` stand before a scale
    (2400多万), `and_half` before a unit (一个半小时), `half_behind` behind it (1時間半).
    In `unread` phrases a number counts nothing (统一), nor does a share before `surely` ones
    ("90 % sure"), nor an ordinal before `tries` ("2nd guess"). `elided`: letters that a compound leaves out,
    with them. `dotted_ordinals`: 16. is the 16th; `ordinal_signs` stand before an ordinal; `uncounted` say
    "many" unless a number stands before; `makes` lead in a result; `either_sign` stand before two numbers in
    one, as ± does.
    """

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, int]
    halves: Mapping[str, int]
    suffixes: Mapping[str, int]
    ands: frozenset[str]
    decades: Mapping[str, int]
    decade_before: PhraseBook
    decade_behind: PhraseBook
    elided: Mapping[str, str]
    dotted_ordinals: bool
    ordinal_signs: frozenset[str]
    part_ands: frozenset[str]
    part_nouns: frozenset[str]
    points: frozenset[str]
    and_more: frozenset[tuple[str, ...]]
    and_half: PhraseBook
    half_behind: frozenset[str]
    and_style: str
    compound: bool
    every: frozenset[str]
    uncounted: frozenset[str]
    makes: frozenset[str]
    unread: PhraseBook
    surely: PhraseBook
    tries: PhraseBook
    indefinite: frozenset[str]
    share_of: PhraseBook
    towards: frozenset[str]
    whole_first: PhraseBook
    percent: PhraseBook
    asking_share: PhraseBook
    bounds: PhraseBook
    bounds_after: PhraseBook
    minus: PhraseBook
    either_sign: PhraseBook
    below_zero: PhraseBook
    degrees: frozenset[str]

    @cached_property
    def single(self) -> frozenset[str]:
        """The number words of one character."""
        words = (*self.cardinals, *self.ordinals, *self.fractions)
        return frozenset(word for word in words if len(word) == 1)

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first two letters of the words that count."""
        return frozenset(word[:2] for word in self.cardinals)


def read_numbers(table: Mapping[str, Any], reader: WordReader) -> NumberWords:
    """Return how a language says numbers."""
    ands, bounds = table.get("and_words", []), table.get("bounds", {})
    return reader.fill(
        NumberWords,
        table,
        ands=reader.words(ands),
        part_ands=reader.words((*ands, *table.get("part_ands", []))),
        and_more=frozenset(map(reader.split, table.get("and_more", []))),
        and_style=table.get("and", "hundreds"),
        bounds=reader.labelled({key: bounds[key] for key in bounds if not key.startswith(AFTER)}),
        bounds_after=reader.labelled(
            {key.removeprefix(AFTER): bounds[key] for key in bounds if key.startswith(AFTER)}
        ),
    )
