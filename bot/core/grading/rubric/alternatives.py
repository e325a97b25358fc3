"""Answers noted side by side in one reference: "radioactivity / radiation", "7 = seven", "Rome, aka Roma"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, tokenize
from bot.core.grading.rubric.question import Question

MARKS = frozenset((";", "=", "/"))
MOST = 16  # answers: more are no note, and each takes its time
LONGEST = 4  # words of an answer noted beside another: clauses of a sentence are longer
SHORTEST = 3  # letters on each side of a stroke with no space: not "km/h", "AC/DC"
FIGURES = re.compile(r"[^\s/]*\d[^\s/]*/|/[^\s/]*\d")  # beside a stroke, as of a number or a formula
BRACKETED = re.compile(r"(?P<before>[^()]+)\((?P<aside>[^()]+)\)[\s.]*")


def part_alternatives(text: str, question: Question, language: Language) -> list[str]:
    """Return the answers that a reference notes, of which any will do; most note one.

    Where a question asks for several, they are a list of which all are wanted.
    """
    if asks_several(question, language):
        return [text]
    found = BRACKETED.fullmatch(text)
    if found:
        other = tell_other(found["aside"], language)
        return [found["before"].strip(), other] if other else [text]
    tokens = tokenize(text, language.folding)
    named = count_named(tokens, language)
    if named:
        return [tokens.slice(0, named - 1)]
    lies = count_in_place(tokens, language)
    if lies:
        return [tokens.slice(0, lies - 1), text]
    sides = [] if "(" in text else [*cut_sides(tokens, language)]
    answers = 1 < len(sides) <= MOST and all(
        may_answer(tokens.words[first : last + 1], language) for first, last in sides
    )
    return [tokens.slice(*side) for side in sides] if answers else [text]


def tell_other(aside: str, language: Language) -> str:
    """Return what an aside tells as another answer: of "or radiation" the radiation; nothing of any other."""
    tokens = tokenize(aside, language.folding)
    phrase = (
        language.aliases.at(tokens.words, 0) or language.ors.at(tokens.words, 0) if tokens.words else None
    )
    told = phrase is not None and phrase[0] < len(tokens.words)
    return tokens.slice(phrase[0], len(tokens.words) - 1) if phrase and told else ""


def count_named(tokens: Tokens, language: Language) -> int:
    """Return how many words are a name that the rest tells of: "Jupiter, the fifth planet"; else none.

    It has an article or a preposition behind the comma, or ends in a word with no capital.
    """
    words, gaps = tokens.words, tokens.gaps
    commas = [place for place in range(1, len(words)) if gaps[place].strip()]
    if len(commas) != 1 or gaps[commas[0]].strip() != "," or commas[0] > LONGEST:
        return 0
    name, rest = words[: commas[0]], words[commas[0] :]
    capital = all(tokens.written(place)[:1].isupper() for place in range(len(name)))
    if (
        not capital
        or language.replies.at(words, 0)
        or not language.small.isdisjoint(name)
        or not language.denial.ands.isdisjoint(rest)
    ):
        return 0
    led = rest[0] in language.articles | language.places | language.ties | language.stop
    told = len(name) > 1 and tokens.written(len(words) - 1).islower()
    return len(name) if told or (led and len(rest) > 1) else 0


def count_in_place(tokens: Tokens, language: Language) -> int:
    """Return how many words are a name with another behind its comma: "Mali, West Africa"; else none."""
    words, gaps = tokens.words, tokens.gaps
    commas = [place for place in range(1, len(words)) if gaps[place].strip()]
    if len(commas) != 1 or gaps[commas[0]].strip() != "," or len(words) > LONGEST:
        return 0
    named = all(tokens.written(place)[:1].isupper() for place in range(len(words)))
    known = language.names.at(words, 0) is not None  # "Washington, D.C." is one name
    return commas[0] if named and not known and language.small.isdisjoint(words) else 0


def asks_several(question: Question, language: Language) -> bool:
    """Whether a question asks for several things, offers some, or wants to know how or why."""
    several = not language.several.isdisjoint(question.text.split())
    counted = any(number > 1 for number in question.numbers)
    wants_why = question.open and not question.counts
    return wants_why or question.whole or question.ordered or several or counted or bool(question.choices)


def may_answer(words: Sequence[str], language: Language) -> bool:
    """Whether some words are few enough to be an answer and no clause, and not all small."""
    return len(words) <= LONGEST and any(word not in language.stop or language.valued(word) for word in words)


def cut_sides(tokens: Tokens, language: Language) -> Iterator[tuple[int, int]]:
    """Yield from where to where each answer stands, parted by a mark or by "or", "also", "aka".

    "18 or older" is one answer.
    """
    words = tokens.words
    first = place = 0
    while place + 1 < len(words):
        place += 1
        phrase = language.aliases.at(words, place) or language.ors.at(words, place)
        after = place + phrase[0] if phrase else len(words)
        if after < len(words) and language.valued(words[place - 1]) <= language.valued(words[after]):
            yield first, place - 1
            first = place = after
        elif parts(place, tokens):
            yield first, place - 1
            first = place
    yield first, len(words) - 1


def parts(place: int, tokens: Tokens) -> bool:
    """Whether a mark before a token parts two answers; "1/8" and "1 / 8" are one number, "E = mc2" is one."""
    before, after = tokens.words[place - 1], tokens.words[place]
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    mark = gap.strip()
    if mark not in MARKS or (before[0].isdigit() and after[0].isdigit() and mark == "/"):
        return False
    if mark == "=" or (gap == "/" and not FIGURES.search(tokens.text)):
        long = min(len(before), len(after)) >= SHORTEST or before.isdecimal() or after.isdecimal()
        return len(tokens.words) == len((before, after)) and long
    return True
