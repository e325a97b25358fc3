"""Letters and figures that are one name: H2O, B12, F16.

An author writes them with nothing between. A learner may part them by a space or a hyphen, or type a zero for
an O; but H2O2 has no H2O in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.core.grading.language.language import Language
from bot.core.grading.language.spoken import is_year
from bot.core.grading.language.text import Tokens, stands_alone, tokenize
from bot.core.grading.numbers.unit_names import find_unit
from bot.core.grading.words.growth import OPENING, find_growth

NOTHING = frozenset[str]()
GLUED = frozenset(("", "^"))  # H²O, as some keyboards have it
PARTED = frozenset((" ", "-"))
DATE_GOES_ON = r"\s+\d{1,2}\s?[./-](?!\s?\d{1,2}\s?[./-]\s?\d)"  # "1. 12. 1934", not "1. 1/12/1934"
ITEM_MARK = re.compile(rf"\s*(?:\(?[1aA]\)|1\.(?!{DATE_GOES_ON}))\s+(?=\S)")
MONTH_AND_DAY = re.compile(r"\w+\.? (?:[0-2]?\d|3[01])(?!\d)")
SECOND_MARK = re.compile(r"(?:\b2\.\s|\b[2bB]\))")
LOOKS = str.maketrans("oоавсенкмртух", "00abcehkmptyx")  # capitals look like Latin ones: Т-34

Run = tuple[int, int]  # the first and the last token


class Formulas:
    """Those among a card's words; all of these are `apart`: with figures behind them they make no other."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.apart = frozenset(words)
        self.by_shape = {shape_of(word): word for word in self.apart if is_formula(word)}
        self.longest = max(map(len, self.by_shape), default=0)

    def find(self, word: str) -> str | None:
        """Return the formula that a word is, perhaps with a zero for an O, or the other way round."""
        return self.by_shape.get(shape_of(word))


NO_FORMULAS = Formulas()


def is_formula(word: str) -> bool:
    """Whether a token is letters and figures joined."""
    return word.isalnum() and not word.isalpha() and word[0].isalpha()


def shape_of(word: str) -> str:
    """Return a word with zeros for each O, and Latin letters for Cyrillic ones that look the same."""
    return word.translate(LOOKS)


def read_wording(text: str, language: Language, apart: frozenset[str] = NOTHING) -> Tokens:
    """Return the tokens of what an author wrote, each formula as one.

    `apart` are the question's words: of "which B vitamin?" B12 wants the 12 alone.
    """
    tokens = read_growth(tokenize(text, language.folding), language)
    if not any(word[0].isdigit() for word in tokens.words):
        return tokens
    words, gaps = tokens.words, tokens.gaps
    hyphened = {
        at
        for at in range(1, len(words))
        if gaps[at] == "-" and len(words[at - 1]) == 1 and words[at].isdigit()  # F-16
    }
    runs = find_runs(words, [not gap or at in hyphened for at, gap in enumerate(gaps)])
    joined = [(run, spell(tokens, run)) for run in runs if is_one(tokens, run, language, apart)]
    return merge(tokens, joined) if joined else tokens


def read_said(text: str, language: Language, formulas: Formulas) -> Tokens:
    """Return the tokens of an answer; where the card names formulas, each as one, and others as well."""
    tokens = read_growth(tokenize(leave_out_mark(text, language), language.folding), language)
    if not formulas.longest or not any(word[0].isdigit() for word in tokens.words):
        return tokens
    joined = [*find_said(tokens, language, formulas)]
    return merge(tokens, joined) if joined else tokens


def leave_out_mark(text: str, language: Language) -> str:
    """Return an answer without the mark of its only item: "1. Nikolaev", "a) May 4"; not "1. May"."""
    found = ITEM_MARK.match(text)
    if not found or SECOND_MARK.search(text):
        return text
    rest = text[found.end() :]
    month = rest.split(maxsplit=1)[0].lower().strip(",.") in language.dates.months
    ordinal = language.numbers.dotted_ordinals and not rest[0].isdigit()  # "1. Weltkrieg"
    dated = ordinal or (month and not MONTH_AND_DAY.match(rest))
    return text if dated and "." in found[0] else rest


def read_growth(tokens: Tokens, language: Language) -> Tokens:
    """Return tokens of which each O(n) and its like is the word for how fast that grows."""
    if OPENING.isdisjoint(tokens.words) or not language.growth:
        return tokens
    found = [*find_growth(tokens, language.growth)]
    return merge(tokens, found) if found else tokens


def find_runs(words: Sequence[str], glued: Sequence[bool]) -> list[Run]:
    """Return the tokens that are each glued to the one before; characters without spaces never are."""
    apart = [stands_alone(word) for word in words]
    starts = [at for at in range(len(words)) if not at or not glued[at] or apart[at] or apart[at - 1]]
    return [(first, after - 1) for first, after in pairwise([*starts, len(words)])]


def spell(tokens: Tokens, run: Run) -> str:
    """Return some tokens as one word."""
    return "".join(tokens.words[run[0] : run[1] + 1])


def is_one(tokens: Tokens, run: Run, language: Language, apart: frozenset[str]) -> bool:
    """Whether a run is one name; not "in1934", AD476, the "km2" of "5 km2", or WW2, which is spelt out."""
    first, last = run
    words = tokens.words
    head = words[first]
    if first == last or not is_formula(spell(tokens, run)):
        return False
    if "^" in tokens.gaps[first + 1 : last + 1] or (
        first and tokens.starts[first - 1] == tokens.starts[first]
    ):
        return False
    if last > first + 1:
        return True
    if (
        head in apart
        or head in language.dates.eras_before.by_first
        or (len(head) > 1 and is_year(words[last]))
    ):
        return False
    counted = first and words[first - 1][0].isdigit() and (first == 1 or tokens.gaps[first - 1])
    return not (counted and find_unit(words, first, language))


def find_said(tokens: Tokens, language: Language, formulas: Formulas) -> Iterator[tuple[Run, str]]:
    """Yield the formulas of an answer, those wanted also where it parts them: "h 2 o", "F-16"."""
    runs = find_runs(tokens.words, [gap in GLUED for gap in tokens.gaps])
    free = 0
    for at, run in enumerate(runs):
        if run[0] < free:
            continue
        wanted = find_wanted(tokens, runs, at, language, formulas)
        if wanted:
            free = wanted[0][1] + 1
            yield wanted
        elif is_one(tokens, run, language, formulas.apart) and not formulas.find(word := spell(tokens, run)):
            yield run, word


def find_wanted(
    tokens: Tokens, runs: list[Run], at: int, language: Language, formulas: Formulas
) -> tuple[Run, str] | None:
    """Return the longest wanted formula that begins with a run."""
    found: tuple[Run, str] | None = None
    word = ""
    for last in range(at, len(runs)):
        if word and tokens.gaps[runs[last][0]] not in PARTED:
            break
        word += spell(tokens, runs[last])
        if len(word) > formulas.longest:
            break
        wanted = formulas.find(word)
        if wanted and ends_there(tokens, runs, at, last, language):
            found = (runs[at][0], runs[last][1]), (wanted if word.isdigit() else word)
    return found


def ends_there(tokens: Tokens, runs: list[Run], first: int, last: int, language: Language) -> bool:
    """Whether no letter or figure of the same formula stands around some runs: "c o2", "h 2 o 2"."""
    words, gaps = tokens.words, tokens.gaps
    after = last + 1
    if first and gaps[runs[first][0]] in PARTED and is_letter(tokens, runs[first - 1], language):
        return False
    if after == len(runs) or gaps[runs[after][0]] not in PARTED:
        return True
    counted = first < last and words[runs[last][1]].isalpha() and words[runs[after][0]][0].isdigit()
    return not (counted or is_letter(tokens, runs[after], language))


def is_letter(tokens: Tokens, run: Run, language: Language) -> bool:
    """Whether a run is one letter that is no word."""
    word = tokens.words[run[0]]
    return run[0] == run[1] and len(word) == 1 and word.isalpha() and word not in language.stop


def merge(tokens: Tokens, joined: list[tuple[Run, str]]) -> Tokens:
    """Return tokens of which some runs are one each."""
    words, ends = dict(enumerate(tokens.words)), [*tokens.ends]
    inside: set[int] = set()
    for (first, last), word in joined:
        words[first], ends[first] = word, ends[last]
        inside.update(range(first + 1, last + 1))
    kept = [place for place in words if place not in inside]
    return tokens._replace(
        words=tuple(words[place] for place in kept),
        gaps=(*(tokens.gaps[place] for place in kept), tokens.gaps[-1]),
        starts=[tokens.starts[place] for place in kept],
        ends=[ends[place] for place in kept],
    )
