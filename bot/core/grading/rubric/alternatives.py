"""Answers noted side by side in one reference: "radioactivity / radiation", "7 = seven", "Rome, aka Roma"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, tokenize
from bot.core.grading.rubric.asides import APART, leave_out_asides
from bot.core.grading.rubric.notation import read_note, read_truth
from bot.core.grading.rubric.question import Question
from bot.core.grading.words.formulas import read_wording

MARKS = frozenset((";", "=", "/"))
MOST = 16  # answers: more are no note, and each takes its time
LONGEST = 4  # words of an answer noted beside another: clauses of a sentence are longer
SHORTEST = 3  # letters on each side of a stroke with no space: not "km/h", "AC/DC"
FIGURES = re.compile(r"\d[^\s/]{0,8}/|/[^\s/]{0,8}\d")  # beside a stroke, as of a number or a formula
TELLING = frozenset(
    (" - ", " – ", " — ", " -- ", " -> ", " => ", " → ", " ⇒ ", " --> ")
)  # what stands before it
SHORT = re.compile(r"[A-Z]{1,5}")
YEAR = 2  # figures, which a year has more of
MOST_ASKED = 12  # things that a question asks for: more is a year, or the number of one
BRACKETED = re.compile(r"(?P<before>[^()]+)\((?P<aside>[^()]+)\)[\s.]*")


def part_alternatives(text: str, question: Question, language: Language) -> list[str]:
    """Return the answers that a reference notes, of which any will do; most note one.

    Where a question asks for several, they are a list of which all are wanted.
    """
    text = read_note(text, language)
    truths = read_truth(leave_out_asides(text), language)
    if truths or asks_several(question, language):
        return truths or [text]
    found = BRACKETED.fullmatch(text)
    other = tell_other(found["before"], found["aside"], language) if found else ""
    if found and other and f" {other.lower()} " not in question.text:
        return [found["before"].strip(), other]
    bare = text if text.startswith("(") else leave_out_asides(text)
    return part_bare(bare, language) or [text]


def part_bare(text: str, language: Language) -> list[str]:
    """Return the answers that a reference notes with nothing in brackets, of which any will do; else none."""
    tokens = read_wording(text, language)
    named = count_named(tokens, language) or count_told(tokens, language)
    if named > 1 and tokens.written(named - 1).islower():
        return [tokens.slice(0, named - 1), text]
    if named:
        return [tokens.slice(0, named - 1)]
    lies = count_in_place(tokens, language)
    if lies:
        return [tokens.slice(0, lies - 1), text]
    sides = [] if "(" in text else [*cut_sides(tokens, language)]
    answers = 1 < len(sides) <= MOST and all(
        may_answer(tokens.words[first : last + 1], language) for first, last in sides
    )
    return [tokens.slice(*side) for side in sides] if answers else []


def tell_other(before: str, aside: str, language: Language) -> str:
    """Return what an aside tells as another answer: of "or radiation" the radiation, "HTN" as a short one."""
    if APART.match(aside):
        return ""
    if is_short_for(aside, before):
        return aside
    tokens = tokenize(aside, language.folding)
    phrase = (
        language.aliases.at(tokens.words, 0) or language.ors.at(tokens.words, 0) if tokens.words else None
    )
    told = phrase is not None and phrase[0] < len(tokens.words)
    return tokens.slice(phrase[0], len(tokens.words) - 1) if phrase and told else ""


def is_short_for(short: str, text: str) -> bool:
    """Whether some capitals begin as a text does, and stand in it one behind the other."""
    letters = iter(text.strip().lower())
    begins = short[:1].lower() == text[:1].lower()
    return begins and SHORT.fullmatch(short) is not None and all(one in letters for one in short.lower())


def count_told(tokens: Tokens, language: Language) -> int:
    """Return how many words an answer has that a dash or an arrow parts from what is told of it; else none.

    So of "Mars - the 4th planet", and of "Peace of Westphalia, 1648" what stands before a date.
    """
    words, gaps = tokens.words, tokens.gaps
    marks = [place for place in range(1, len(words)) if gaps[place].strip()]
    first = marks[0] if marks else 0
    if not 0 < first <= LONGEST or language.replies.at(words, 0) or language.stop.issuperset(words[:first]):
        return 0
    if gaps[first] == ", " and tokens.written(0)[:1].isupper():
        return first if not valued_in(words[:first], language) and dates(words[first:], language) else 0
    span = words[first - 1][0].isdigit() and words[first][0].isdigit()
    told = gaps[first] in TELLING and len(words) - first > 1 and not span
    return first if told and TELLING.isdisjoint(gaps[place] for place in marks[1:]) else 0


def valued_in(words: Sequence[str], language: Language) -> bool:
    """Whether any of some words is a number, or a month."""
    return any(map(language.valued, words))


def dates(words: Sequence[str], language: Language) -> bool:
    """Whether some words are numbers and months alone, with a year."""
    return all(map(language.valued, words)) and any(len(word) > YEAR for word in words if word.isdecimal())


def count_named(tokens: Tokens, language: Language) -> int:
    """Return how many words are a name that the rest tells of: "Jupiter, the fifth planet"; else none.

    It has an article or a preposition behind the comma, or ends in a word with no capital.
    """
    words, gaps = tokens.words, tokens.gaps
    commas = [place for place in range(1, len(words)) if gaps[place].strip() not in ("", "–", "-")]
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
    last = next((place for place in range(len(words) - 1, 0, -1) if words[place].isalpha()), 0)
    told = len(name) > 1 and last >= len(name) and tokens.written(last).islower()
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
    counted = any(1 < number <= MOST_ASKED for number in question.numbers)
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
    figures = FIGURES.search(tokens.text) is not None
    first = place = 0
    while place + 1 < len(words):
        place += 1
        phrase = language.aliases.at(words, place) or language.ors.at(words, place)
        after = place + phrase[0] if phrase else len(words)
        if after < len(words) and language.valued(words[place - 1]) <= language.valued(words[after]):
            yield first, place - 1
            first = place = after
        elif parts(place, tokens, figures=figures):
            yield first, place - 1
            first = place
    yield first, len(words) - 1


def parts(place: int, tokens: Tokens, *, figures: bool) -> bool:
    """Whether a mark before a token parts two answers; "1/8" and "1 / 8" are one number, "E = mc2" is one.

    `figures`: some stand beside a stroke.
    """
    before, after = tokens.words[place - 1], tokens.words[place]
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    mark = gap.strip()
    if mark not in MARKS or (before[0].isdigit() and after[0].isdigit() and mark == "/"):
        return False
    if mark == "=" or (gap == "/" and not figures):
        long = min(len(before), len(after)) >= SHORTEST or before.isdecimal() or after.isdecimal()
        equal = (
            mark == "=" and len(before) > 1 and after.isalpha() and len(after) > SHORTEST
        )  # "N2 = nitrogen"
        return len(tokens.words) == len((before, after)) and (long or equal)
    return True
