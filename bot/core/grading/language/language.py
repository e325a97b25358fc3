"""What the grader knows of a language, read once from its data file in `languages/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.core.grading.language.comparison_words import ComparisonWords, read_comparison
from bot.core.grading.language.date_words import ClockWords, DateWords, read_dates
from bot.core.grading.language.denial_words import DenialWords, read_denial
from bot.core.grading.language.folding import Folding
from bot.core.grading.language.giving_up import GivingUp, read_giving_up
from bot.core.grading.language.grammar import Grammar, read_grammar
from bot.core.grading.language.irregular import Irregular, Prefixed
from bot.core.grading.language.kinship import Kinship
from bot.core.grading.language.language_data import folding_of, read, read_people
from bot.core.grading.language.mending import mender
from bot.core.grading.language.number_words import NumberWords, read_numbers
from bot.core.grading.language.phrases import NOTHING, OrBook, PhraseBook, book
from bot.core.grading.language.sounds import hearer
from bot.core.grading.language.spoken import valuer
from bot.core.grading.language.stemming import rooter, speller, stemmer
from bot.core.grading.language.units import UnitWords, name_units
from bot.core.grading.language.unlike import Unlike
from bot.core.grading.language.word_reader import WordReader

HEDGING = {  # fields, by their entries in the table of that name
    "maybes": "maybe",
    "unknowns": "unknown",
    "takes_back": "takes_back",
    "aliases": "alias",
    "torn": "torn",
    "opens": "open",
    "explains": "explain",
    "frames_before": "frames_before",
    "frames_behind": "frames_behind",
}
ACTED = frozenset(("done", "past"))  # kinds of words


@dataclass(frozen=True, slots=True, repr=False)
class Language:
    """One language's words and rules, compared by its code; `languages/en.toml` says what an entry is for."""

    code: str
    folding: Folding
    stop: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    apart: frozenset[str]
    partings: frozenset[str]
    counters: frozenset[str]
    telling: frozenset[str]
    telling_apart: frozenset[str]
    growth: tuple[str, ...]
    names: PhraseBook
    given: frozenset[str]
    known_by_first_name: frozenset[str]
    titles: frozenset[str]
    of_surnames: frozenset[str]
    behind_names: frozenset[str]
    altering: frozenset[str]
    ofs: frozenset[str]
    genitives: frozenset[str]
    links: tuple[str, ...]
    ties: frozenset[str]
    fillers: frozenset[str]
    chat: frozenset[str]
    small: frozenset[str]
    relatives: frozenset[str]
    defining: frozenset[str]
    places: frozenset[str]
    loose: frozenset[str]
    interrogatives: frozenset[str]
    persons: frozenset[str]
    callings: frozenset[str]
    tells: frozenset[str]
    opens_other: frozenset[str]
    numbers: NumberWords
    units: UnitWords
    dates: DateWords
    clock: ClockWords
    denial: DenialWords
    ors: PhraseBook
    several: frozenset[str]
    maybes: PhraseBook
    remarks: PhraseBook
    unknowns: PhraseBook
    giving_up: GivingUp
    takes_back: PhraseBook
    torn: PhraseBook
    aliases: PhraseBook
    opens: PhraseBook
    replies: PhraseBook
    nones: PhraseBook
    taking: PhraseBook
    notes: PhraseBook
    explains: PhraseBook
    frames_before: PhraseBook
    frames_behind: PhraseBook
    grammar: Grammar
    order: PhraseBook
    asks_first: PhraseBook
    asks_order: PhraseBook
    asks_all: PhraseBook
    asks_some: PhraseBook
    comparison: ComparisonWords
    stem: Callable[[str], str]
    normal: Callable[[str], str]
    hear: Callable[[str], frozenset[str]]
    root: Callable[[str], str]
    irregular: Irregular
    families: Mapping[str, str]
    synonyms: Kinship
    opposites: Kinship
    kinds: Kinship
    unlike: Unlike
    fates: Mapping[str, str]
    headed: bool
    mend: Callable[[str], str]
    valued: Callable[[str], bool]

    def is_past(self, word: str) -> bool:
        """Whether a word is a verb in the past: "shot", "signed"."""
        return self.irregular.heads.get(word, word) != word or self.grammar.kind(word) in ACTED

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __hash__(self) -> int:
        return hash(self.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and other.code == self.code

    def stemmed(self, word: str) -> str:
        """Return the stem of a word, spelt as words are compared."""
        return self.stem(self.normal(word))

    def stems_of(self, words: Iterable[str]) -> list[str]:
        """Return the stems of those words that say something, in order."""
        return [self.stem(self.normal(word)) for word in words if word not in self.stop]


def name_each(lines: str, split: Callable[[str], tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each of the names on a line, as its words, with the others."""
    for line in lines.splitlines():
        names = line.split(", ")
        yield from ((split(name), ", ".join(other for other in names if other != name)) for name in names)


def read_ors(data: Mapping[str, Any], reader: WordReader) -> OrBook:
    """Return the phrases for "or" of a language."""
    hedging = data.get("hedging", {})
    said = reader.labelled({"or": hedging.get("or", []), NOTHING: hedging.get("or_so", [])})
    joints, whole = reader.words(hedging.get("joints", [])), reader.phrases(hedging.get("no_joints", []))
    return OrBook(said.by_first, joints, whole, reader.words(data.get("interrogatives", "")))


@lru_cache(maxsize=64)
def speak(code: str) -> Language:
    """Return the language of an ISO code such as ``en`` or ``pt-BR``; an unknown one is neutral."""
    name = re.sub(r"[^a-z].*", "", code.lower())
    return learn(name, read(name))


def learn(name: str, data: Mapping[str, Any]) -> Language:
    """Return a language from what its data file holds; all of it may be missing."""
    folding = folding_of(data)
    reader = WordReader(folding)
    normal = speller(data.get("variants", []), data.get("latin", []))
    irregular = Irregular(
        read_heads(data.get("irregular", ""), reader, normal), read_prefixed(data, reader, normal)
    )
    stem = stemmer(data.get("stemmer"), reader.words(data.get("unstemmed", "")), irregular)

    def stems(line: str) -> list[str]:
        return [stem(normal(word)) for word in reader.split(line)]

    families = read_heads(data.get("families", ""), reader, normal)
    families = {stem(word): stem(head) for word, head in families.items()}
    numbers = read_numbers(data.get("numbers", {}), reader)
    dates = read_dates(data.get("dates", {}), reader)
    stop = reader.words(data.get("stop", ""))
    mend = mender(dict(find_mendable(data, reader)), name, stop)
    order = dict(data.get("order", {}))
    asked_first = order.pop("asked", ())
    sequence = order.pop("sequence", ())
    hedging = data.get("hedging", {})
    people = read_people()
    return reader.fill(
        Language,
        data,
        code=name,
        folding=folding,
        apart=reader.words(data.get("separable", "")),
        growth=reader.split(data.get("growth", "")),
        names=book(name_each(data.get("names", ""), reader.split)),
        given=reader.words(f"{people['given']} {data.get('given', '')}"),
        callings=frozenset(stems(data.get("callings", ""))),
        known_by_first_name=reader.words(people["known_by_first_name"]),
        titles=reader.words(people["titles"]),
        of_surnames=reader.words(people["particles"]),
        behind_names=reader.words(people["behind"]),
        small=stop | reader.words(data.get("fillers", "")),
        numbers=numbers,
        units=name_units(data.get("units", {}), reader, lambda word: stem(normal(word)), name),
        dates=dates,
        clock=reader.fill(ClockWords, data.get("clock", {})),
        denial=read_denial(data.get("denial", {}), reader),
        ors=read_ors(data, reader),
        remarks=reader.phrases([*hedging.get("remarks", []), *hedging.get("or_so", [])]),
        giving_up=read_giving_up(
            reader.phrases([*hedging.get("unknown", []), *hedging.get("gives_up", [])]).phrases(),
            reader.phrases(hedging.get("beside", [])),
        ),
        several=reader.words(hedging.get("several", "")),
        replies=reader.labelled(data.get("replies", {})),
        nones=reader.phrases(data.get("counting", {}).get("none", [])),
        taking=reader.labelled(data.get("taking", {})),
        notes=reader.labelled(data.get("notes", {})),
        grammar=read_grammar(data.get("grammar", {}), reader.split),
        order=reader.labelled(order),
        asks_first=reader.phrases([*order.get("first", ()), *asked_first]),
        asks_order=reader.phrases(sequence),
        comparison=read_comparison(data.get("comparison", {}), reader, stem, stems),
        stem=stem,
        normal=normal,
        hear=hearer(data.get("heard", ()), data.get("heard_otherwise", ())),
        root=rooter(reader.words(data.get("derivations", "")), stem),
        irregular=irregular,
        families=families,
        synonyms=Kinship(data.get("synonyms", ""), stems, families),
        opposites=Kinship(data.get("opposites", ""), stems, families),
        kinds=Kinship(data.get("kinds", ""), stems, families),
        unlike=Unlike(data.get("unlike", ""), lambda line: [*map(normal, reader.split(line))], stem),
        fates={stem: fate for fate, words in data.get("fates", {}).items() for stem in stems(words)},
        mend=mend,
        valued=valuer(numbers, dates.months, mend),
        **{field: reader.phrases(hedging.get(entry, [])) for field, entry in HEDGING.items()},
    )


def read_heads(lines: str, reader: WordReader, normal: Callable[[str], str]) -> dict[str, str]:
    """Return for each word of some lines the first word of its line, both as they are compared."""
    rows = (tuple(map(normal, reader.split(line))) for line in lines.splitlines())
    return {word: row[0] for row in rows for word in row}


def read_prefixed(data: Mapping[str, Any], reader: WordReader, normal: Callable[[str], str]) -> Prefixed:
    """Return how a language puts prefixes before verbs, as letters are compared; the longest first."""

    def longest_first(words: str) -> tuple[str, ...]:
        return tuple(sorted(map(normal, reader.words(words)), key=lambda word: (-len(word), word)))

    return Prefixed(
        longest_first(data.get("separable", "")),
        longest_first(data.get("prefixes", "")),
        data.get("within", ""),
        data.get("participle", ""),
        longest_first(data.get("inflected", "")),
        longest_first(data.get("named", "")),
        longest_first(data.get("infinitives", "")),
    )


def find_mendable(data: Mapping[str, Any], reader: WordReader) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the words for numbers, months, "percent" and "around", each with what it means."""
    percent = (word for phrase in data.get("numbers", {}).get("percent", []) for word in reader.split(phrase))
    yield from ((word, ("percent", 100)) for word in percent)
    for bound, phrases in data.get("numbers", {}).get("bounds", {}).items():
        words = (reader.split(phrase) for phrase in phrases)
        yield from ((phrase[0], (bound, 0)) for phrase in words if len(phrase) == 1)
    for kind, table in (*data.get("numbers", {}).items(), *data.get("dates", {}).items()):
        if kind in ("cardinals", "ordinals", "fractions", "months"):
            yield from ((word, (kind, value)) for word, value in reader.values(table).items())
