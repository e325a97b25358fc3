"""How a language compares, and says who does what to whom, as its data file has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.word_reader import WordReader

YIELDS = "!"  # before the label of what one lets another do


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """How a language compares: "more ... than", an ending before "than", or a word between the two sides.

    `opposites` are the stems that are a stem's; `never` looks like a comparative, but is none.
    `marks` may stand before "than". `greater` and `lesser` are "more" and "less" before a noun ("a higher
    density"); `equal` and `equal_than` are the two words of "as dense as"; `much` between them names
    no quality, nor behind one (小得多). `alike` says that two things are equal, and `together`
    stands between one and what it is in the same thing with; `jointly` may tell that, too. What lies
    `amid` two things has `divided` them. `rises` and `falls` are verbs for "more" and "less"; `tying`
    makes one go with the other.
    `source` and `target` stand before the two ends of a way,
    "from ... to", `into` between them, too: "water into ice".
    `roles` are the same in a script without spaces, before what they tell of or `postposed` behind it;
    `deeds` are what one does to another there, each labelled with what its line of verbs is called.
    `yields` are verbs of who lets it be done, `yields_to` stand before who does it: "lost to".
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
    rises: frozenset[str]
    falls: frozenset[str]
    tying: frozenset[str]
    greater: frozenset[str]
    lesser: frozenset[str]
    equal: frozenset[str]
    equal_than: frozenset[str]
    alike: frozenset[str]
    together: frozenset[str]
    jointly: frozenset[str]
    divided: frozenset[str]
    amid: frozenset[str]
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
    yields: Mapping[str, frozenset[str]]
    yields_to: frozenset[str]


def read_comparison(
    table: Mapping[str, Any],
    reader: WordReader,
    stem: Callable[[str], str],
    stems: Callable[[str], Iterable[str]],
) -> ComparisonWords:
    """Return how a language compares."""
    acts = {
        verb: line for line in map(frozenset, map(stems, table.get("acts", "").splitlines())) for verb in line
    }
    deeds = {line: line.split() for line in table.get("deeds", "").splitlines()}
    yielding = [line.split() for line in table.get("yields", "").splitlines() if line]
    lost = {line: verbs for won, *verbs in yielding for line in deeds if won in deeds[line]}
    return reader.fill(
        ComparisonWords,
        table,
        acts=acts,
        marks=frozenset(("", table.get("mark", ""))),
        roles=reader.labelled(table.get("roles", {})),
        deeds=reader.labelled(deeds | {f"{YIELDS}{line}": verbs for line, verbs in lost.items()}),
        yields={
            verb: acts[won]
            for line in yielding
            for won, *verbs in [[*stems(" ".join(line))]]
            for verb in verbs
            if won in acts
        },
        opposites=pair_off([*map(stem, reader.split(pair))] for pair in table.get("opposites", ())),
    )


def pair_off(pairs: Iterable[Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """Return for each stem the others that it makes a pair with."""
    others: dict[str, set[str]] = {}
    for pair in pairs:
        for one in pair:
            others.setdefault(one, set()).update(other for other in pair if other != one)
    return {one: frozenset(against) for one, against in others.items()}
