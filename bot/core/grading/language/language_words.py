"""The words of a language, by what the grader reads with them: numbers, dates, denials, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.word_reader import WordReader

REACHES = ("neutral", "whole", "sentence", "backward", "statement", "both", "forward", "gerund", "word")
AFTER = "after_"  # opens the name of what stands behind a number
SIDES = ("before", "after")
ERAS = ("bc", "ad")


@dataclass(frozen=True, eq=False)
class NumberWords:
    """How a language says numbers.

    `halves`: words for so many halves, such as "anderthalb". `part_ands` join a part ("and a half"), `points`
    stand before decimals, `part_nouns` make a share of an ordinal, `and_more` stand before a scale
    (2400多万). In `unread` phrases a number counts nothing (统一). `elided`: letters that a compound leaves
    out, with them. `dotted_ordinals`: 16. is the 16th; `ordinal_signs` stand before an ordinal; `uncounted`
    say "many" unless a number stands before; `makes` lead in a result; `either_sign` stand before two
    numbers in one, as ± does.
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
    and_style: str
    compound: bool
    every: frozenset[str]
    uncounted: frozenset[str]
    makes: frozenset[str]
    unread: PhraseBook
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


@dataclass(frozen=True, eq=False)
class DateWords:
    """How a language says dates; `sides`: words for before and after it, `eras`: behind a year, or before it.

    `reigns`: from which years people count, labelled with the year before the first (昭和20年 is 1945).
    `shy` words are a month only where something says so, `nouns` only beside a number. Of a range of numbers
    `range_around` stands before or behind ("between"); only there `range_ands` join its ends.
    """

    months: Mapping[str, int]
    suffixes: frozenset[str]
    between: frozenset[str]
    range: PhraseBook
    range_around: PhraseBook
    range_ands: frozenset[str]
    shy: frozenset[str]
    nouns: frozenset[str]
    sides: PhraseBook
    sides_behind: PhraseBook
    eras: PhraseBook
    eras_before: PhraseBook
    reigns: PhraseBook

    @cached_property
    def era_openings(self) -> frozenset[str]:
        """The first words of all that says an era."""
        return frozenset((*self.eras.by_first, *self.eras_before.by_first))


@dataclass(frozen=True)
class ClockWords:
    """How a language says times of day; `asking` for one, or perhaps for one (`when`).

    `oclock` and `hours` follow an hour, the second a number of hours as well. Between minutes and the hour
    stand `past` and `to`, before both `less`; between the hour and minutes `plus` and `minus`. `shifts`: by
    how many minutes a word moves the hour behind it ("halb vier"). `night` is late, and early after midnight.
    """

    asking: PhraseBook
    when: PhraseBook
    oclock: PhraseBook
    hours: PhraseBook
    minutes: PhraseBook
    half: PhraseBook
    quarter: PhraseBook
    three_quarters: PhraseBook
    past: PhraseBook
    to: PhraseBook
    less: PhraseBook
    plus: PhraseBook
    minus: PhraseBook
    am: PhraseBook
    pm: PhraseBook
    night: PhraseBook
    noon: PhraseBook
    midnight: PhraseBook
    shifts: Mapping[str, int]

    @cached_property
    def signs(self) -> frozenset[str]:
        """Words of which one stands in any time of day that nothing asks for, the longest of each phrase."""
        books = (self.oclock, self.am, self.pm, self.night)
        return frozenset(max(phrase, key=len) for book in books for phrase in book.phrases())

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of what a time of day may begin with, but for numbers."""
        parts = (self.am, self.pm, self.night, self.noon, self.midnight)
        shares = (self.half, self.quarter, self.three_quarters, self.less)
        return frozenset((*self.shifts, *(first for book in (*parts, *shares) for first in book.by_first)))

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        """What an hour may be joined to: полвосьмого."""
        return tuple(self.shifts)


@dataclass(frozen=True, slots=True)
class DenialWords:
    """How a language denies; `book` labels each phrase with what it reaches.

    `accented` does so for phrases that another word stands for without its accent: "né", "no sé".
    `opening`: with which words a denying phrase may begin, and which may come second, "" where none need.

    `concord`: a second denial strengthens the first ("no fue nunca"); only `joiners` do so elsewhere ("nor").
    Those that `turning` words open turn another round in any language ("no faltaba", "did not lack").
    """

    book: PhraseBook
    accented: PhraseBook
    alone: PhraseBook
    losses: PhraseBook
    aims: PhraseBook
    wishes: frozenset[str]
    aiming: frozenset[str]
    having: frozenset[str]
    losses_behind: PhraseBook
    prevents: frozenset[str]
    turning: frozenset[str]
    presumes: PhraseBook
    nos: frozenset[str]
    asking: frozenset[str]
    until: frozenset[str]
    unless: frozenset[str]
    ifs: frozenset[str]
    asides: frozenset[str]
    auxiliaries: frozenset[str]
    nobodies: PhraseBook
    surpassing: PhraseBook
    verb_not: frozenset[str]
    breaks: PhraseBook
    ands: frozenset[str]
    ors: frozenset[str]
    that: PhraseBook
    contrasts: frozenset[str]
    joiners: frozenset[str]
    others: frozenset[str]
    concord: bool
    subjects: frozenset[str]
    resumes: frozenset[str]
    pronouns: frozenset[str]
    corrects: frozenset[str]
    merely: frozenset[str]
    restricts: frozenset[str]
    therefore: frozenset[str]
    turns: frozenset[str]
    opening: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """How a language compares: "more ... than", an ending before "than", or a word between the two sides.

    `opposites` are the stems that are a stem's; `never` looks like a comparative, but is none.
    `marks` may stand before "than". `greater` and `lesser` are "more" and "less" before a noun ("a higher
    density"); `equal` and `equal_than` are the two words of "as dense as"; `much` between them names
    no quality. `source` and `target` stand before the two ends of a way: "from ... to"; `into` between them,
    too: "water into ice".
    `roles` are the same in a script without spaces, before what they tell of or `postposed` behind it;
    `deeds` are what one does to another there, each labelled with what its line of verbs is called.
    `acts` are verbs that one does to another, with `by` before who does it behind one of `passives`;
    `perfects` part a verb at the end of its clause from who does it, and one of `objects` stands before who
    suffers it.
    """

    source: frozenset[str]
    target: frozenset[str]
    into: frozenset[str]
    than: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    greater: frozenset[str]
    lesser: frozenset[str]
    equal: frozenset[str]
    equal_than: frozenset[str]
    much: frozenset[str]
    endings: tuple[str, ...]
    acts: Mapping[str, frozenset[str]]
    by: frozenset[str]
    passives: frozenset[str]
    perfects: frozenset[str]
    objects: frozenset[str]
    utmost: frozenset[str]
    utmost_endings: tuple[str, ...]
    between: frozenset[str]
    never: frozenset[str]
    opposites: Mapping[str, frozenset[str]]
    marks: frozenset[str]
    roles: PhraseBook
    postposed: bool
    deeds: PhraseBook


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


def read_dates(table: Mapping[str, Any], reader: WordReader) -> DateWords:
    """Return how a language says dates."""
    return reader.fill(
        DateWords,
        table,
        suffixes=reader.words(table.get("ordinal_suffixes", [])),
        sides=reader.labelled({side: table.get(side, []) for side in SIDES}),
        sides_behind=reader.labelled({side: table.get(f"behind_{side}", []) for side in SIDES}),
        eras=reader.labelled({era: table.get(era, []) for era in ERAS}),
        reigns=reader.labelled(table.get("reigns", {})),
        eras_before=reader.labelled({era: table.get(f"{era}_before", []) for era in ERAS}),
    )


def read_denial(table: Mapping[str, Any], reader: WordReader) -> DenialWords:
    """Return how a language denies."""
    denying = reader.labelled({key: table.get(key, []) for key in REACHES})
    accented = reader.labelled(table.get("accented", {}))
    alone = reader.labelled({"sentence": table.get("judged", []), "previous": table.get("alone", [])})
    return reader.fill(
        DenialWords,
        table,
        book=denying,
        accented=accented,
        alone=alone,
        surpassing=reader.labelled(
            {"more": table.get("surpassing", []), "less": table.get("not_surpassing", [])}
        ),
        opening={
            first: denying.seconds(first) | accented.seconds(first) | alone.seconds(first)
            for first in (*denying.by_first, *accented.by_first, *alone.by_first)
        },
    )


def read_comparison(
    table: Mapping[str, Any],
    reader: WordReader,
    stem: Callable[[str], str],
    stems: Callable[[str], Iterable[str]],
) -> ComparisonWords:
    """Return how a language compares."""
    acts = map(frozenset, map(stems, table.get("acts", "").splitlines()))
    return reader.fill(
        ComparisonWords,
        table,
        acts={verb: line for line in acts for verb in line},
        marks=frozenset(("", table.get("mark", ""))),
        roles=reader.labelled(table.get("roles", {})),
        deeds=reader.labelled({line: line.split() for line in table.get("deeds", "").splitlines()}),
        opposites=pair_off([*map(stem, reader.split(pair))] for pair in table.get("opposites", ())),
    )


def pair_off(pairs: Iterable[Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """Return for each stem the others that it makes a pair with."""
    others: dict[str, set[str]] = {}
    for pair in pairs:
        for one in pair:
            others.setdefault(one, set()).update(other for other in pair if other != one)
    return {one: frozenset(against) for one, against in others.items()}
