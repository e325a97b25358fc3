"""From a language's data file to the forms that the grader reads with, by the types of their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from bot.core.grading.language.folding import Folding, speller_of
from bot.core.grading.language.phrases import PhraseBook, book
from bot.core.grading.language.text import tokenize

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

UNSPACED_FROM = "\u0900"  # scripts from here on may be written without spaces, or with signs for letters
Form = TypeVar("Form", bound="DataclassInstance")
Words = str | Iterable[str]  # with spaces between them, or in a list


def spell_out(phrase: str) -> Iterator[str]:
    """Yield a phrase with each choice of what braces hold: "{kann|darf} nicht"."""
    before, brace, rest = phrase.partition("{")
    if not brace:
        yield phrase
        return
    choices, _, after = rest.partition("}")
    for ending in spell_out(after):
        yield from (before + choice + ending for choice in choices.split("|"))


class WordReader:
    """Reads the words and phrases of a data file as those of an answer are read."""

    def __init__(self, folding: Folding) -> None:
        self.folding = folding
        self.letter = speller_of(folding)
        self.by_type: dict[object, Callable[[Any], object]] = {
            PhraseBook: self.phrases,
            frozenset[str]: self.words,
            Mapping[str, int]: self.values,
            Mapping[str, str]: dict,
            tuple[str, ...]: tuple,
            bool: bool,
        }

    def split(self, phrase: str) -> tuple[str, ...]:
        """Return a phrase's words as an answer's are read; plain ones in a tenth of the time."""
        plain = phrase.lower() if phrase.isascii() else "".join(map(self.letter, phrase))
        parts = plain.split()
        if "".join(parts).isalpha() and max(plain) < UNSPACED_FROM:
            return tuple(word for part in parts for word in self.folding.short.get(part, (part,)))
        return tuple(tokenize(phrase, self.folding).words)

    def words(self, text: Words) -> frozenset[str]:
        """Return words without an order."""
        return frozenset(self.split(text if isinstance(text, str) else " ".join(text)))

    def values(self, table: Mapping[str, int]) -> dict[str, int]:
        """Return words, each with its number; a line of a table may have several words."""
        return {word: value for forms, value in dict(table).items() for word in self.split(forms)}

    def phrases(self, phrases: Iterable[str]) -> PhraseBook:
        """Return phrases without labels."""
        return self.labelled({"": phrases})

    def labelled(self, table: Mapping[str, Iterable[str]]) -> PhraseBook:
        """Return the phrases of a table, each labelled with its key."""
        return book(
            (self.split(phrase), label)
            for label, phrases in table.items()
            for short in phrases
            for phrase in spell_out(short)
        )

    def fill(self, form: type[Form], table: Mapping[str, Any], **known: object) -> Form:
        """Return a form, each field that is not known read from the table's entry of its name, if any."""
        kinds = get_type_hints(form)
        for field in fields(form):
            if field.name not in known:
                known[field.name] = self.by_type[kinds[field.name]](table.get(field.name, ()))
        return form(**known)
