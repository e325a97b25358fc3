"""What the grader knows of a language, read once from its data file in `languages/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.core.grading.language.folding import Folding, speller_of
from bot.core.grading.language.grammar import Grammar, read_grammar
from bot.core.grading.language.kinship import Kinship
from bot.core.grading.language.language_data import folding_of, read
from bot.core.grading.language.language_words import (
    CLOCK_WORDS,
    ClockWords,
    ComparisonWords,
    DateWords,
    DenialWords,
    NumberWords,
)
from bot.core.grading.language.mending import mender
from bot.core.grading.language.phrases import OrBook, PhraseBook, book
from bot.core.grading.language.sounds import hearer
from bot.core.grading.language.spoken import valuer
from bot.core.grading.language.stemming import rooter, speller, stemmer
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.units import UnitWords, name_units
from bot.core.grading.language.unlike import Unlike

REACHES = ("neutral", "whole", "sentence", "backward", "statement", "both", "forward", "gerund", "word")
UNSPACED_FROM = "\u0900"  # scripts from here on may be written without spaces, or with signs for letters


@dataclass(frozen=True, slots=True, repr=False)
class Language:
    """One language's words and rules; compared by its code."""

    code: str
    folding: Folding
    stop: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    partings: frozenset[str]
    counters: frozenset[str]
    telling: frozenset[str]
    growth: tuple[str, ...]
    names: PhraseBook
    given: frozenset[str]
    altering: frozenset[str]
    ofs: frozenset[str]
    ties: frozenset[str]
    fillers: frozenset[str]
    small: frozenset[str]
    relatives: frozenset[str]
    places: frozenset[str]
    interrogatives: frozenset[str]
    tells: frozenset[str]
    numbers: NumberWords
    units: UnitWords
    dates: DateWords
    clock: ClockWords
    denial: DenialWords
    ors: PhraseBook
    maybes: PhraseBook
    remarks: PhraseBook
    unknowns: PhraseBook
    takes_back: PhraseBook
    opens: PhraseBook
    replies: PhraseBook
    nones: PhraseBook
    taking: PhraseBook
    explains: PhraseBook
    grammar: Grammar
    order: PhraseBook
    asks_first: PhraseBook
    comparison: ComparisonWords
    stem: Callable[[str], str]
    normal: Callable[[str], str]
    hear: Callable[[str], frozenset[str]]
    root: Callable[[str], str]
    irregular: frozenset[str]
    families: Mapping[str, str]
    synonyms: Kinship
    opposites: Kinship
    unlike: Unlike
    headed: bool
    mend: Callable[[str], str]
    valued: Callable[[str], bool]

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __hash__(self) -> int:
        return hash(self.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and other.code == self.code


def name_each(lines: str, split: Callable[[str], tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each of the names on a line, as its words, with the others."""
    for line in lines.splitlines():
        names = line.split(", ")
        yield from ((split(name), ", ".join(other for other in names if other != name)) for name in names)


@lru_cache(maxsize=64)
def speak(code: str) -> Language:
    """Return the language of an ISO code such as ``en`` or ``pt-BR``; an unknown one is neutral."""
    name = re.sub(r"[^a-z].*", "", code.lower())
    return learn(name, read(name))


def learn(name: str, data: Mapping[str, Any]) -> Language:
    """Return a language from what its data file holds; all of it may be missing."""
    folding = folding_of(data)
    letter = speller_of(folding)

    def split(phrase: str) -> tuple[str, ...]:
        """Return a phrase's words as an answer's are read; plain ones in a tenth of the time."""
        plain = phrase.lower() if phrase.isascii() else "".join(map(letter, phrase))
        parts = plain.split()
        if "".join(parts).isalpha() and max(plain) < UNSPACED_FROM:
            return tuple(word for part in parts for word in folding.short.get(part, (part,)))
        return tuple(tokenize(phrase, folding).words)

    def labelled(table: Mapping[str, Iterable[str]]) -> PhraseBook:
        return book((split(phrase), label) for label, phrases in table.items() for phrase in phrases)

    def words(text: str) -> frozenset[str]:
        return frozenset(split(text))

    def values(table: Mapping[str, int]) -> dict[str, int]:
        return {word: value for forms, value in table.items() for word in split(forms)}

    number = data.get("numbers", {})
    unit = data.get("units", {})
    bounds = number.get("bounds", {})
    date = data.get("dates", {})
    clock = data.get("clock", {})
    denial = data.get("denial", {})
    hedging = data.get("hedging", {})
    compared = data.get("comparison", {})
    normal = speller(data.get("variants", []))

    def heads(lines: str) -> dict[str, str]:
        """Return for each word of some lines the first word of its line, both as they are compared."""
        rows = (tuple(map(normal, split(line))) for line in lines.splitlines())
        return {word: row[0] for row in rows for word in row}

    acts = compared.get("acts", "").splitlines()
    order = dict(data.get("order", {}))
    asked_first = order.pop("asked", ())
    denying = labelled({key: denial.get(key, []) for key in REACHES})
    alone = labelled({"sentence": denial.get("judged", []), "previous": denial.get("alone", [])})
    irregular = heads(data.get("irregular", ""))
    stem = stemmer(data.get("stemmer"), words(data.get("unstemmed", "")), irregular)

    def stems(line: str) -> list[str]:
        return [stem(normal(word)) for word in split(line)]

    families = {stem(word): stem(head) for word, head in heads(data.get("families", "")).items()}
    numbers = NumberWords(
        cardinals=values(number.get("cardinals", {})),
        ordinals=values(number.get("ordinals", {})),
        fractions=values(number.get("fractions", {})),
        halves=values(number.get("halves", {})),
        suffixes=values(number.get("suffixes", {})),
        ands=words(" ".join(number.get("and_words", []))),
        part_ands=words(" ".join((*number.get("and_words", []), *number.get("part_ands", [])))),
        decades=values(number.get("decades", {})),
        decade_before=words(" ".join(number.get("decade_before", []))),
        decade_behind=labelled({"decade": number.get("decade_behind", [])}),
        elided=number.get("elided", {}),
        dotted_ordinals=bool(number.get("dotted_ordinals", False)),
        ordinal_signs=words(" ".join(number.get("ordinal_signs", []))),
        part_nouns=words(" ".join(number.get("part_nouns", []))),
        points=words(" ".join(number.get("points", []))),
        and_more=frozenset(map(split, number.get("and_more", []))),
        and_style=number.get("and", "hundreds"),
        compound=bool(number.get("compound", False)),
        every=words(" ".join(number.get("every", []))),
        uncounted=words(" ".join(number.get("uncounted", []))),
        indefinite=words(" ".join(number.get("indefinite", []))),
        share_of=labelled({"of": number.get("share_of", [])}),
        towards=words(" ".join(number.get("towards", []))),
        whole_first=labelled({"of": number.get("whole_first", [])}),
        asking_share=labelled({"share": number.get("asking_share", [])}),
        percent=labelled({"percent": number.get("percent", [])}),
        bounds=labelled({key: bounds[key] for key in bounds if not key.startswith("after_")}),
        bounds_after=labelled({key[6:]: bounds[key] for key in bounds if key.startswith("after_")}),
        minus=labelled({"minus": number.get("minus", [])}),
        below_zero=labelled({"below": number.get("below_zero", [])}),
        degrees=words(" ".join(number.get("degrees", []))),
    )
    dates = DateWords(
        months=values(date.get("months", {})),
        suffixes=words(" ".join(date.get("ordinal_suffixes", []))),
        between=words(" ".join(date.get("between", []))),
        range=labelled({"to": date.get("range", [])}),
        range_around=labelled({"between": date.get("range_around", [])}),
        range_ands=words(" ".join(date.get("range_ands", []))),
        shy=words(" ".join(date.get("shy", []))),
        nouns=words(" ".join(date.get("nouns", []))),
        sides=labelled({side: date.get(side, []) for side in ("before", "after")}),
        sides_behind=labelled({side: date.get(f"behind_{side}", []) for side in ("before", "after")}),
        eras=labelled({era: date.get(era, []) for era in ("bc", "ad")}),
        eras_before=labelled({era: date.get(f"{era}_before", []) for era in ("bc", "ad")}),
    )
    mend = mender(
        {
            word: (kind, value)
            for kind, table in (*number.items(), *date.items())
            if kind in ("cardinals", "ordinals", "fractions", "months")
            for word, value in values(table).items()
        },
        name,
    )
    return Language(
        code=name,
        folding=folding,
        stop=words(data.get("stop", "")),
        articles=words(data.get("articles", "")),
        particles=words(data.get("particles", "")),
        partings=words(data.get("partings", "")),
        counters=words(data.get("counters", "")),
        telling=words(data.get("telling", "")),
        growth=tuple(split(data.get("growth", ""))),
        given=words(data.get("given", "")),
        names=book(name_each(data.get("names", ""), split)),
        altering=words(data.get("altering", "")),
        ofs=words(data.get("ofs", "")),
        ties=words(data.get("ties", "")),
        fillers=words(data.get("fillers", "")),
        small=words(data.get("stop", "")) | words(data.get("fillers", "")),
        relatives=words(data.get("relatives", "")),
        places=words(data.get("places", "")),
        interrogatives=words(data.get("interrogatives", "")),
        tells=words(data.get("tells", "")),
        numbers=numbers,
        units=name_units(
            unit.get("names", {}),
            split,
            lambda word: stem(normal(word)),
            per=words(" ".join(unit.get("per", []))),
            powers={word: power for forms, power in unit.get("powers", {}).items() for word in split(forms)},
            asking=labelled({"count": unit.get("asking", []), "age": unit.get("asking_age", [])}),
            ages=labelled({"age": unit.get("ages", [])}),
            birthdays=words(unit.get("birthdays", "")),
        ),
        dates=dates,
        clock=ClockWords(
            **{role: labelled({role: clock.get(role, [])}) for role in CLOCK_WORDS},
            shifts=values(clock.get("shifts", {})),
        ),
        denial=DenialWords(
            book=denying,
            alone=alone,
            losses=labelled({"loss": denial.get("losses", [])}),
            aims=labelled({"aim": denial.get("aims", [])}),
            losses_behind=labelled({"loss": denial.get("losses_behind", [])}),
            turning=words(" ".join(denial.get("turning", []))),
            presumes=labelled({"presumed": denial.get("presumes", [])}),
            nos=words(" ".join(denial.get("nos", []))),
            asking=words(" ".join(denial.get("asking", []))),
            until=words(" ".join(denial.get("until", []))),
            unless=words(" ".join(denial.get("unless", []))),
            ifs=words(" ".join(denial.get("ifs", []))),
            asides=words(" ".join(denial.get("asides", []))),
            auxiliaries=words(" ".join(denial.get("auxiliaries", []))),
            nobodies=labelled({"nobody": denial.get("nobodies", [])}),
            surpassing=labelled(
                {"more": denial.get("surpassing", []), "less": denial.get("not_surpassing", [])}
            ),
            verb_not=words(" ".join(denial.get("verb_not", []))),
            breaks=labelled({"break": denial.get("breaks", [])}),
            ands=words(" ".join(denial.get("ands", []))),
            ors=words(" ".join(denial.get("ors", []))),
            joiners=words(" ".join(denial.get("joiners", []))),
            concord=bool(denial.get("concord", False)),
            contrasts=words(" ".join(denial.get("contrasts", []))),
            that=labelled({"that": denial.get("that", [])}),
            subjects=words(" ".join(denial.get("subjects", []))),
            resumes=words(" ".join(denial.get("resumes", []))),
            pronouns=words(" ".join(denial.get("pronouns", []))),
            corrects=words(" ".join(denial.get("corrects", []))),
            merely=words(" ".join(denial.get("merely", []))),
            restricts=words(" ".join(denial.get("restricts", []))),
            turns=words(" ".join(denial.get("turns", []))),
            therefore=words(" ".join(denial.get("therefore", []))),
            opening={
                first: denying.seconds(first) | alone.seconds(first)
                for first in (*denying.by_first, *alone.by_first)
            },
        ),
        ors=OrBook(
            labelled({"or": hedging.get("or", [])}).by_first, words(" ".join(hedging.get("joints", [])))
        ),
        maybes=labelled({"maybe": hedging.get("maybe", [])}),
        remarks=labelled({"remark": hedging.get("remarks", [])}),
        unknowns=labelled({"unknown": hedging.get("unknown", [])}),
        takes_back=labelled({"taken back": hedging.get("takes_back", [])}),
        replies=labelled(data.get("replies", {})),
        nones=labelled({"none": data.get("counting", {}).get("none", [])}),
        taking=labelled(data.get("taking", {})),
        opens=labelled({"open": hedging.get("open", [])}),
        explains=labelled({"explain": hedging.get("explain", [])}),
        grammar=read_grammar(data.get("grammar", {}), split),
        order=labelled(order),
        asks_first=labelled({"first": [*order.get("first", ()), *asked_first]}),
        comparison=ComparisonWords(
            source=words(compared.get("source", "")),
            target=words(compared.get("target", "")),
            into=words(compared.get("into", "")),
            than=words(compared.get("than", "")),
            more=words(compared.get("more", "")),
            less=words(compared.get("less", "")),
            greater=words(compared.get("greater", "")),
            lesser=words(compared.get("lesser", "")),
            equal=words(compared.get("equal", "")),
            equal_than=words(compared.get("equal_than", "")),
            endings=tuple(compared.get("endings", ())),
            acts={verb: line for line in map(frozenset, map(stems, acts)) for verb in line},
            by=words(compared.get("by", "")),
            utmost=words(compared.get("utmost", "")),
            utmost_endings=tuple(compared.get("utmost_endings", ())),
            between=words(compared.get("between", "")),
            never=words(compared.get("never", "")),
            marks=frozenset(("", compared.get("mark", ""))),
            opposites=frozenset(frozenset(map(stem, split(pair))) for pair in compared.get("opposites", ())),
        ),
        stem=stem,
        normal=normal,
        hear=hearer(data.get("heard", ()), data.get("heard_otherwise", ())),
        root=rooter(words(data.get("derivations", "")), stem),
        irregular=frozenset(irregular),
        families=families,
        synonyms=Kinship(data.get("synonyms", ""), stems, families),
        opposites=Kinship(data.get("opposites", ""), stems, families),
        unlike=Unlike(data.get("unlike", ""), lambda line: [*map(normal, split(line))], stem),
        headed=data.get("headed", False),
        mend=mend,
        valued=valuer(numbers, dates.months, mend),
    )
