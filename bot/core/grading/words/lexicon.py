"""The words a rubric wants, asked the other way round: which of them a learner's word may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.language.cache_sizes import CARD_WORDS_REMEMBERED
from bot.core.grading.language.language import Language
from bot.core.grading.language.stemming import LONGEST_STEMMED
from bot.core.grading.language.vocabulary import is_real, vocabulary
from bot.core.grading.verdict import How
from bot.core.grading.words.forms import (
    ROOT_ALONE,
    SHORTEST_TYPO,
    WordForms,
    index_words,
    may_be_form,
    prefix,
)
from bot.core.grading.words.formulas import NO_FORMULAS, Formulas, is_formula
from bot.core.grading.words.glued import find_glued
from bot.core.grading.words.meanings import Meanings
from bot.core.grading.words.mistyped import Mistyped

WORDS_COMPARED = 300  # distinct ones of an answer; of an answer with more, the rest is only looked up
SYNONYMOUS = 0.8
STRANGE_COMPARED = 40  # of them, words that no list has
ALIKE = 0.45  # of the pieces of three letters of two words, those that they share
SHORTENED = 0.65  # of a name, its beginning, where that is no word: "guac" for guacamole
PIECE = 3
SHORTEST_HEAD, SHORTEST_KIND = 4, 3  # letters of both parts of a compound
SHORTEST_JOINED = 7
FEW = 2  # derived keywords, as names have: no other real word is like one of them
NO_COMPOUNDS: Mapping[str, tuple[str, str]] = {}


class Place(NamedTuple):
    """Tokens that say one key, and how; `credit` is below 1 for half a date."""

    first: int
    last: int
    how: How
    credit: float = 1.0


class Match(NamedTuple):
    """A wanted word that a learner's word may stand for.

    Not `sure`: only if the answer has no better. `loose`: only where keywords are derived. `credit` is below
    1 for a word that is not the same: then only if the answer has no better, either.
    """

    wanted: str
    how: How
    sure: bool = True
    loose: bool = False
    credit: float = 1.0


def cut(word: str) -> frozenset[str]:
    """Return the pieces of three letters of a word, its edges marked."""
    edged = f"^{word}$"
    return frozenset(edged[at : at + PIECE] for at in range(len(edged) - PIECE + 1))


def extends(word: str, other: str) -> bool:
    """Whether one word is the other with more behind it: pathway, path."""
    shorter = min(len(word), len(other))
    return shorter >= SHORTEST_TYPO and word[:shorter] == other[:shorter]


class Lexicon:
    """A rubric's wanted words, indexed by form; what a learner's word stands for is remembered.

    `loose` are those of derived wordings: words of the same meaning may stand for them. `compounds` are
    pairs of them, written as one word. `formulas` are those of the wanted words and of the question.
    """

    def __init__(
        self,
        wanted: Iterable[WordForms],
        language: Language,
        loose: frozenset[str] = frozenset(),
        compounds: Mapping[str, tuple[str, str]] = NO_COMPOUNDS,
        formulas: Formulas = NO_FORMULAS,
    ) -> None:
        self.language = language
        self.formulas = formulas
        wanted = tuple({forms.word: forms for forms in wanted}.values())
        plain = [one for one in wanted if not is_formula(one.word)]  # H2SO3 is no slip for H2SO4
        families = language.families
        self.words = {one.word for one in wanted}
        self.normals = index_words((one.normal, one.word) for one in plain)
        self.stems = index_words((one.stem, one.word) for one in plain)
        self.roots = index_words((one.root, one.word) for one in plain if one.root)
        self.families = index_words((families[one.stem], one.word) for one in plain if families.get(one.stem))
        self.prefixes = {prefix(form) for one in plain for form in (one.normal, one.stem)}
        self.openings = {one.word[:size] for one in plain for size in (2, 3)}
        self.mistyped = Mistyped(plain, language)
        self.altering = language.altering - self.words
        self.loose = loose
        self.compounds = compounds
        self.joined = lru_cache(CARD_WORDS_REMEMBERED)(self.find_joined)
        self.glued = lru_cache(CARD_WORDS_REMEMBERED)(self.find_glued)
        self.heads = tuple(stem for stem in self.stems if len(stem) >= SHORTEST_HEAD)
        meant = [one for one in wanted if one.word in loose]
        self.meanings = Meanings(meant, language)
        self.pieces: dict[str, dict[str, frozenset[str]]] = {}  # by how the word begins
        for one in meant:
            self.pieces.setdefault(one.word[:SHORTEST_TYPO], {})[one.word] = cut(one.stem)
        kin = [stem for stem, family in families.items() if family in self.families]
        self.kin = frozenset(map(prefix, kin))
        self.match = lru_cache(CARD_WORDS_REMEMBERED)(self.compare)

    def worth_stemming(self, word: str) -> bool:
        """Whether a word begins as a wanted one does, or as a form of it that no ending tells does."""
        irregular = self.language.irregular
        return may_be_form(word, self.prefixes) or word in irregular or irregular.may_open(word)

    def compare(self, word: str) -> tuple[Match, ...]:
        """Return every wanted word that a learner's word stands for."""
        found: dict[str, Match] = {}
        normal = self.language.normal(word)
        if word in self.words:
            found[word] = Match(word, How.EXACT)
        elif is_formula(word):
            wanted = self.formulas.find(word)
            return (Match(wanted, How.TYPO),) if wanted in self.words else ()
        for wanted in self.normals.get(normal, ()):
            found.setdefault(wanted, Match(wanted, How.VARIANT))
        if len(word) <= LONGEST_STEMMED:
            if self.worth_stemming(normal):
                self.compare_forms(normal, found)
            if self.kin and (may_be_form(normal, self.kin) or normal in self.language.irregular):
                self.compare_families(normal, found)
            for wanted, how in self.mistyped.find(word, normal).items():
                found.setdefault(wanted, Match(wanted, how, sure=False))
            if self.loose and not found and word not in self.language.stop:
                self.compare_meanings(normal, found)
        unlike = self.language.unlike
        return tuple(
            [
                match
                for wanted, match in found.items()
                if wanted == word or not unlike.apart(normal, self.language.normal(wanted))
            ]
        )

    def look_up(self, words: Sequence[str]) -> list[tuple[Match, ...]]:
        """Return what each of an answer's words stands for; beyond many distinct ones, only as written.

        Words that no list has take the longest, as any wanted one may be behind them.
        """
        if len(words) <= STRANGE_COMPARED:
            return [*map(self.match, words)]
        distinct = [*dict.fromkeys(words)]
        listed = vocabulary(self.language.code)
        strange = [word for word in distinct if word not in listed] if listed else []
        left_out = set(strange[STRANGE_COMPARED:])
        known = {word: self.match(word) for word in distinct[:WORDS_COMPARED] if word not in left_out}
        for word in self.words.intersection(distinct).difference(known):
            known[word] = (Match(word, How.EXACT),)
        return [known.get(word, ()) for word in words]

    def find_joined(self, word: str) -> tuple[str, ...]:
        """Return the two derived keywords that a word is, written as one: "bluewhale", "davinchi"."""
        pair = self.compounds.get(word)
        if pair or len(word) < SHORTEST_JOINED or word in vocabulary(self.language.code) or self.match(word):
            return pair or ()
        near = process.extractOne(word, list(self.compounds), scorer=OSA.distance, score_cutoff=1)
        return self.compounds[near[0]] if near and near[0][0] == word[0] else ()

    def find_glued(self, word: str) -> int:
        """Return where a word falls into a wanted one and a common one, written as one: "partymembers"."""
        if self.match(word):
            return 0
        return find_glued(word, lambda part: any(match.sure for match in self.match(part)), self.language)

    def compare_families(self, normal: str, found: dict[str, Match]) -> None:
        """Find the wanted words that the language's data calls family: freedom of free."""
        family = self.language.families.get(self.language.stem(normal), "")
        for wanted in self.families.get(family, ()):
            found.setdefault(wanted, Match(wanted, How.STEM, loose=True))

    def compare_forms(self, normal: str, found: dict[str, Match]) -> None:
        """Find the wanted words that share a stem, or a root: independence, independent."""
        stem, root = self.language.stem(normal), self.language.root(normal)
        for wanted in self.stems.get(stem, ()):
            found.setdefault(wanted, Match(wanted, How.STEM))
        for wanted in self.roots.get(root, ()) if root else ():
            found.setdefault(wanted, Match(wanted, How.STEM))
        if len(stem) >= ROOT_ALONE:
            for wanted in self.roots.get(stem, ()):
                found.setdefault(wanted, Match(wanted, How.STEM, loose=True))

    def compare_meanings(self, normal: str, found: dict[str, Match]) -> None:
        """Find the derived keywords that mean the same, or else share many of their letters."""
        stem = self.language.stem(normal)
        for wanted in self.meanings.find(normal, stem):
            found[wanted] = Match(wanted, How.SYNONYM, loose=True, credit=SYNONYMOUS)
        if self.language.headed and len(self.loose) > FEW:
            self.compare_heads(stem, found)
        if len(self.loose) <= FEW and is_real(normal, self.language.code):
            return  # "ball" is no ballet
        begun = self.pieces.get(stem[:SHORTEST_TYPO], {})
        for wanted in [other for other in begun if other not in found and extends(stem, other)]:
            pieces, other = cut(stem), begun[wanted]
            share = 2 * len(pieces & other) / (len(pieces) + len(other))
            if len(self.loose) <= FEW and wanted.startswith(normal):
                share = max(share, SHORTENED)
            if share >= ALIKE:
                found[wanted] = Match(wanted, How.SIMILAR, loose=True, credit=share)

    def compare_heads(self, stem: str, found: dict[str, Match]) -> None:
        """Find the derived keywords that a compound is one of: "Traubenzucker" is "Zucker"."""
        other = self.language.altering | self.language.denial.verb_not  # "Nichtmetall"
        for head in self.heads:
            kind = stem.removesuffix(head)
            if kind != stem and len(kind) >= SHORTEST_KIND and kind not in other:
                for wanted in self.stems[head]:
                    found.setdefault(wanted, Match(wanted, How.SIMILAR, loose=True, credit=SYNONYMOUS))
