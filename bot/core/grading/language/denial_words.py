"""How a language denies, as its data file has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.word_reader import WordReader

REACHES = (
    "neutral",
    "whole",
    "sentence",
    "backward",
    "statement",
    "closing",
    "both",
    "forward",
    "gerund",
    "word",
    "mistaken",
)


@dataclass(frozen=True, slots=True)
class DenialWords:
    """How a language denies; `book` labels each phrase with what it reaches.

    `accented` does so for phrases that another word stands for without its accent: "né", "no sé".
    `opening`: with which words a denying phrase may begin, and which may come second, "" where none need.

    `concord`: a second denial strengthens the first ("no fue nunca"); only `joiners` do so elsewhere ("nor").
    `puts_right`: what follows a mistake and opens what is right: "but it was".
    `exclusive` denies `others` without denying: "alone", "the only".
    `judgements`: what behind its linking words judges a statement, with `softly` between: "is just a myth".
    `wrong` ones do so behind any few words where a clause ends, and what is "closing" only there.
    `verb_endings`: on these ends nothing but a verb, denied with its subject where no object follows.
    `suggests`: what opens a question that expects a yes, where no verb does: "¿no era".
    Behind `ifs` one of `claims` says what is wrong: "if you think X you are wrong".
    `asks`: what behind a denial makes it such a question.
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
    judgements: Mapping[str, PhraseBook]
    softly: frozenset[str]
    wrong: PhraseBook
    suggests: PhraseBook
    asks: frozenset[str]
    prevents: frozenset[str]
    puts_right: PhraseBook
    turning: frozenset[str]
    presumes: PhraseBook
    nos: frozenset[str]
    until: frozenset[str]
    unless: frozenset[str]
    ifs: frozenset[str]
    claims: frozenset[str]
    reasons: frozenset[str]
    asides: frozenset[str]
    auxiliaries: frozenset[str]
    nobodies: PhraseBook
    nothings: frozenset[str]
    surpassing: PhraseBook
    verb_not: frozenset[str]
    verb_endings: tuple[str, ...]
    breaks: PhraseBook
    ands: frozenset[str]
    ors: frozenset[str]
    that: PhraseBook
    contrasts: frozenset[str]
    joiners: frozenset[str]
    others: frozenset[str]
    exclusive: PhraseBook
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


def read_denial(table: Mapping[str, Any], reader: WordReader) -> DenialWords:
    """Return how a language denies."""
    denying = reader.labelled({key: table.get(key, []) for key in REACHES})
    accented = reader.labelled(table.get("accented", {}))
    linked: dict[str, list[str]] = {}
    for links, phrases in table.get("judgements", {}).items():
        for link in reader.split(links):
            linked.setdefault(link, []).extend(phrases)
    judgements = {link: reader.phrases(phrases) for link, phrases in linked.items()}
    alone = reader.labelled({"sentence": table.get("judged", []), "previous": table.get("alone", [])})
    return reader.fill(
        DenialWords,
        table,
        book=denying,
        accented=accented,
        alone=alone,
        judgements=judgements,
        surpassing=reader.labelled(
            {"more": table.get("surpassing", []), "less": table.get("not_surpassing", [])}
        ),
        opening={
            first: denying.seconds(first) | accented.seconds(first) | alone.seconds(first)
            for first in (*denying.by_first, *accented.by_first, *alone.by_first)
        }
        | dict.fromkeys(judgements, frozenset(("",))),
    )
