"""What the order of an answer's words leaves of its credit: of "Kirov the in shot was by of him", nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.core.grading.judging.free_order import MARKS, find_free
from bot.core.grading.language.grammar import BE, END, HES, START, WORD
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.matching.match import Answer
from bot.core.grading.relations.labels import is_label
from bot.core.grading.rubric.rubric import Rubric

FEWEST_WORDS = 4
SENTENCE_WORDS = 5  # fewer may be turned in more ways
ODD, DOUBTFUL = 2.2, 1
TURNED = 0.7  # two of the author's neighbours the other way round
BREAK = 0.5  # where a sentence ends, its neighbour in the next may be odd
LONGEST_FINISHED = 12  # words; behind more the end may be missing
SAME_WORDS = 0.85
SMALL_WORDS = 2
FEWEST_TURNED = 2
# One in so many neighbours may be as the author has it; fewer in a language of which we know no grammar,
# which may order its words freely.
KEPT, KEPT_UNKNOWN = 3, 5
NAMING = frozenset(("it", "that"))
HANGING = frozenset((BE, "of", "to", "preposition", "have", "will", "would"))
CLAUSES = frozenset(("he", "speaker", "you", "it", "hes", "that", "wants"))
STOPS = frozenset(".;:!?\n")
UNFINISHED = re.compile(r"\.\.|…")


class WordOrder(NamedTuple):
    """A text's words, counted, and which of them stand side by side."""

    size: int
    counts: Counter[str]
    neighbours: frozenset[tuple[str, str]]


def credit_order(answer: Answer, rubric: Rubric) -> float:
    """Return the share of its credit that the order of an answer's words leaves, in linear time.

    All for what anybody would write, none for words in no order; half where a slip may be the reason, if
    single words are wanted: a reference's neighbours are looked for anyway.
    """
    words = answer.words
    if len(words) < FEWEST_WORDS or rubric.by_characters:
        return 1.0
    long = len(words) > SENTENCE_WORDS
    gaps = answer.tokens.gaps[1:-1]
    breaks = sum([gap != " " and not STOPS.isdisjoint(gap) for gap in gaps]) if long else 0
    oddness = measure_oddness(answer.tokens, rubric.language, rubric.question.text) - BREAK * breaks
    if oddness >= DOUBTFUL - TURNED and turns_neighbours(answer, rubric):
        oddness += TURNED
    if oddness >= ODD or is_reordered(answer, rubric):
        return 0.0
    return 0.5 if not rubric.derived and oddness >= DOUBTFUL else 1.0


def is_reordered(answer: Answer, rubric: Rubric) -> bool:
    """Whether an answer has the words of a wording, in an order of which little is the author's."""
    words, language = answer.words, rubric.language
    small = len([word for word in words if word in language.stop])
    if not small:
        return False
    size = len(words)
    fewest, most = SAME_WORDS * size, size / SAME_WORDS
    joints = language.denial.ands | language.denial.ors
    orders = [
        order_of(literal, joints) for literal, length in rubric.lengths.items() if fewest <= length <= most
    ]
    alike = [order for order in orders if len([word for word in words if word in order.counts]) >= fewest]
    if not alike or answer.compares:  # "oil has a lower density than water" turns its author's words round
        return False
    if answer.dated.issuperset(answer.content):  # "May 4th and 5th" does, too
        return False
    free = size < SENTENCE_WORDS or not language.grammar.oddness
    said = note_order(words, joints)
    kept = KEPT_UNKNOWN if free else KEPT
    return any(
        reorders(said, order, kept) and (small >= SMALL_WORDS or not said.neighbours & order.neighbours)
        for order in alike
    )


def misorders(answer: Answer, rubric: Rubric) -> bool:
    """Whether an answer has all that matters of a wording, in an order neither that nor the question has."""
    stop = rubric.language.stop
    said = [word for word in answer.words if word not in stop]
    if len(said) < FEWEST_TURNED or f" {' '.join(answer.words)} " in rubric.question.text:
        return False
    wordings = ([word for word in literal.split(" ") if word not in stop] for literal in rubric.lengths)
    return any(said != wanted and sorted(said) == sorted(wanted) for wanted in wordings)


def measure_oddness(tokens: Tokens, language: Language, asked: str = "") -> float:
    """Return how odd the neighbours in an answer to what was `asked` are, less how usual; 0 in a sentence."""
    oddness = language.grammar.oddness
    if not oddness:
        return 0.0
    words = tokens.words
    kinds = find_kinds(tokens, language)
    odd = [oddness.get(pair, 0) for pair in pairwise((START, *kinds, END))]
    if max(odd[:-1]) > 0:
        forgive(odd, tokens, find_free(tokens, kinds, language), asked)
    for place, gap in enumerate(tokens.gaps[1:-1], 1):
        if gap != " " and gap.strip(MARKS):
            odd[place] = 0 if STOPS.isdisjoint(gap) else max(0, oddness.get((kinds[place - 1], END), 0))
    unfinished = UNFINISHED.search(tokens.gaps[-1]) or len(words) > LONGEST_FINISHED
    if unfinished or may_end(words, kinds, language, asked):
        odd[-1] = min(0, odd[-1])
    return sum(odd)


def find_kinds(tokens: Tokens, language: Language) -> list[str]:
    """Return what kind of word each word is; a label, and a part of "the go-ahead", are words as any."""
    kind, gaps = language.grammar.kind, tokens.gaps
    kinds = []
    for place, word in enumerate(tokens.words):
        is_name = "-" in gaps[place : place + 2] or (len(word) == 1 and is_label(tokens, place, language))
        shortened = tokens.ends[place] - tokens.starts[place] == len(word) + len("'s")
        short = kind(f"{word}s") if shortened else WORD  # "it's"
        kinds.append(WORD if is_name else HES if short == HES else kind(word))
    return kinds


def forgive(odd: list[float], tokens: Tokens, free: set[int], asked: str) -> None:
    """Let nothing count as odd that is `free`, doubled, said before, or side by side in what was `asked`."""
    if 0 in free:
        odd[0] = min(0, odd[0])
    said = set()
    for place, pair in enumerate(pairwise(tokens.words), 1):
        if odd[place] > 0 and (
            place in free or pair[0] == pair[1] or pair in said or f" {pair[0]} {pair[1]} " in asked
        ):
            odd[place] = 0
        said.add(pair)


def may_end(words: Sequence[str], kinds: Sequence[str], language: Language, asked: str) -> bool:
    """Whether a small word may be the last: "the state they come from", "what our rights are", "goes on".

    To the words of a question that `asked` "Which is ...?" an answer may end in "is".
    """
    last = words[-1]
    if kinds[-1] not in HANGING:
        return False
    if kinds[-1] == BE and kinds[-2] in NAMING:  # "..., that is"
        return True
    if last in language.particles or (last in language.denial.auxiliaries and f" {last} " in asked):
        return True
    if not (language.interrogatives | language.relatives).isdisjoint(words):
        return True
    return kinds[-1] != BE and not CLAUSES.isdisjoint(kinds)


def turns_neighbours(answer: Answer, rubric: Rubric) -> bool:
    """Whether two neighbours of a wording, one of them no small word, stand the other way round."""
    words, gaps, language = answer.words, answer.tokens.gaps, rubric.language
    joints = language.denial.ands | language.denial.ors
    pairs = [
        pair
        for place, pair in enumerate(pairwise(words), 1)
        if not (gaps[place].strip(" -'") or {place - 1, place} <= answer.dated)
        and not language.stop.issuperset(pair)
        and joints.isdisjoint(pair)
    ]
    neighbours = frozenset().union(*(order_of(literal, joints).neighbours for literal in rubric.lengths))
    return any(
        (second, first) in neighbours and (first, second) not in neighbours
        for first, second in pairs
        if first != second
    )


def reorders(said: WordOrder, order: WordOrder, kept: int) -> bool:
    """Whether a text has another's words, small ones included, with one in `kept` neighbours kept at most."""
    longest = max(said.size, order.size)
    common = sum(min(count, order.counts[word]) for word, count in said.counts.items())
    if common < SAME_WORDS * longest:
        return False
    return len(said.neighbours & order.neighbours) * kept <= said.size - 1


@lru_cache(maxsize=8192)
def order_of(literal: str, joints: frozenset[str]) -> WordOrder:
    """Return the order of a wording that `read_literally` has read."""
    return note_order(tuple(literal.split(" ")), joints)


def note_order(words: tuple[str, ...], joints: frozenset[str]) -> WordOrder:
    """Return the order of some words; the two sides of a joint, such as "and", may change places."""
    pairs = ((second, first) if first in joints else (first, second) for first, second in pairwise(words))
    return WordOrder(len(words), Counter(words), frozenset(pairs))
