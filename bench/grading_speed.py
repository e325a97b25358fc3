"""How long one answer takes to grade, and how that grows with its length.

Run it as `python -m bench.grading_speed`. First how many lines a second `viva grade --jsonl` makes of the
answers in `bench/answers`, by what they answer. Then, for two cards and for reference answers, how long one
answer takes: the last column is the time for 4,096 characters over the time for 2,048, so that about 2 means
linear; the last of these cards is a hostile one. At the end, how long hostile references and questions take
to compile, and how that grows with their length. Times are CPU times, the least of several.
"""

from __future__ import annotations

import io
import json
import random
import string
import time
from collections.abc import Callable

from bench.grading import ANSWERS as SETS
from bench.grading import CONTENT, read_rows
from bot.cli.grade import Bench, grade_lines
from bot.core.cards import Card, KeyPoint, WrongAnswer
from bot.core.grading import Rubric, compile_card, compile_references, grade

LONGEST = 4096
ROUNDS = 5


def recall_card() -> Card:
    """A card with eleven points, names, numbers and dates."""
    points = (
        KeyPoint("on **1 December 1934**"),
        KeyPoint("in the **Leningrad** party **headquarters**", ("**St Petersburg**",)),
        KeyPoint("Leonid **Nikolaev / Nikolayev** shot Sergei **Kirov**"),
        KeyPoint("Stalin **probably / likely** **approved** it"),
        KeyPoint("Kirov was **popular** and criticised the **speed / pace** of the industrial **drive**"),
        KeyPoint("Stalin **exploited / used** the murder"),
        KeyPoint("put a **loyal supporter** in Kirov's post"),
        KeyPoint("**Kamenev** and **Zinoviev** arrested"),
        KeyPoint("**nobody / no one** is **safe**, whatever their rank"),
        KeyPoint("of **1,996** delegates **1,108** were executed"),
        KeyPoint("From then on Stalin was the party and the party was Stalin in every respect"),
    )
    return Card(
        "speed", "What followed from the murder of Kirov?", points, wrong=(WrongAnswer("**Yezhov**"),)
    )


def name_card() -> Card:
    """A card that wants one name."""
    return Card("name", "Who shot Sergei Kirov?", (KeyPoint("Leonid **Nikolaev**", ("**Nikolayev**",)),))


def time_card() -> Card:
    """A card that wants a time of day."""
    return Card("time", "At what time did the train leave?", (KeyPoint("At **15:30**"),))


def repeat(text: str) -> Callable[[int], str]:
    """Return a function that fills a length with a text said over and over."""
    return lambda length: (text * (length // len(text) + 1))[:length]


def invented(letters: str, prefix: str = "") -> Callable[[int], str]:
    """Return a function that fills a length with distinct invented words."""

    def fill(length: int) -> str:
        rng = random.Random(1)  # noqa: S311 -- the same words on every run
        words = (prefix + "".join(rng.choices(letters, k=5)) for _ in range(length))
        return " ".join(words)[:length]

    return fill


ANSWERS: dict[str, Callable[[int], str]] = {
    "prose": repeat(
        "Kirov was shot in Leningrad on 1 December 1934 by Nikolaev; Stalin used it against Kamenev, "
        "Zinoviev and many others, but it is not certain that he ordered it. "
    ),
    "one word": repeat("a"),
    "one digit": repeat("7"),
    "short numbers": repeat("1 "),
    "grouped digits": repeat("111 "),
    "dotted digits": repeat("1.12."),
    "number words": repeat("twenty "),
    "months": repeat("may "),
    "dates": repeat("1 december 1934 "),
    "dates in figures": repeat("1/12/1934 "),
    "joined number words": repeat("thirtyfivethousand "),
    "not": repeat("not "),
    "nor, or": repeat("not x, or "),
    "it is not true that": repeat("it is not true that "),
    "right word": repeat("nikolaev "),
    "right or wrong": repeat("nikolaev or yezhov "),
    "right, denied": repeat("not nikolaev, didn't kirov "),
    "more than": repeat("nikolaev more than yezhov less than "),
    "mistyped": repeat("nikoleav kriov zinovyev "),
    "invented words": invented(string.ascii_lowercase),
    "invented near names": invented(string.ascii_lowercase, "ni"),
    "invented near Kamenev": invented("kamenv", "k"),
    "invented behind a keyword": invented(string.ascii_lowercase, "party"),
    "combining marks": repeat("\u0301\u0323"),
    "letters with marks": repeat("n\u0301\u0323"),
    "zero width": repeat("\u200b"),
    "emoji": repeat("\U0001f468\u200d\U0001f469\u200d\U0001f467"),
    "every character": lambda length: "".join(
        chr(0x20 + 13 * 4096 * place // length) for place in range(length)
    ),
    "Chinese": repeat("斯大林下令了吗不是"),
    "punctuation": repeat(".,;:!?"),
    "apostrophes": repeat("a'"),
    "hyphens": repeat("a-"),
    "slashes": repeat("1/"),
    "Roman numerals": repeat("MCMXXXIV "),
    "times of day": repeat("half past 3 "),
    "scores": repeat("3-1 "),
    "days that go together": repeat("28 May to 3 June 1942 "),
    "short years": repeat("in '37 and 37/38, feb 37 "),
    "units without a space": repeat("sixyears and tendays "),
    "comparisons": repeat("oil is denser than water and water is less dense than oil "),
    "who did it to whom": repeat("kirov shot nikolaev and nikolaev was shot by kirov "),
    "full names": repeat("Pablo Picasso Leonid Nikolaev "),
}


KINDS = {
    "one-answer cards": ("civics-cards", "civics-survey-cards", "stalin-cards"),
    "recall cards": ("stalin-recall-cards",),
    "civics references": ("civics-references", "civics-survey-references"),
    "quiz references": ("trivia",),
}


def hostile_card() -> Card:
    """A card with 40 points of 50 alternatives each, of repeated words and huge numbers."""
    points = tuple(
        KeyPoint(
            f"**Nikolaev number {point}**",
            (*(f"**nikolaev kirov nikolaev {other}{point}**" for other in range(49)), f"**{'9' * 40}**"),
        )
        for point in range(40)
    )
    return Card("hostile", "Who?", points)


def count_lines() -> None:
    """Print how many lines a second are graded, JSON included, with every card compiled.

    Each line is counted once: one that comes again soon takes next to nothing.
    """
    for kind, names in KINDS.items():
        rows = [row for name in names for row in read_rows(SETS / f"{name}.jsonl")]
        wanted = ("card", "question", "reference_answers", "answer")
        requests = [json.dumps({key: row[key] for key in wanted if key in row}) for row in rows]
        requests = [*dict.fromkeys(requests)]
        lines = "".join(f"{request}\n" for request in requests).encode()
        bench = Bench(CONTENT)
        times = []
        for _ in range(ROUNDS):
            bench.verdict.cache_clear()
            started = time.process_time()
            grade_lines(bench, io.BytesIO(lines), io.StringIO())
            times.append(time.process_time() - started)
        print(f"{kind:<24}{len(requests) / min(times):>8,.0f} lines a second")
    print()


def measure(rubric: Rubric, answer: str) -> float:
    """Return the least CPU time to grade an answer, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        grade(rubric, answer)
        times.append(1000 * (time.process_time() - started))
    return min(times)


def references() -> Rubric:
    """Return a rubric of two reference answers with nothing bold."""
    right = ("The water evaporates and the salt is left behind", "Nikolaev shot Kirov in Leningrad")
    return compile_references("How did it happen?", right, "en")


def numbered(pattern: str, joined_by: str = " ") -> Callable[[int], str]:
    """Return a function that makes a text of so many different words, each as the pattern says."""
    return lambda count: joined_by.join(pattern.format(number) for number in range(count))


REFERENCES: dict[str, Callable[[int], str]] = {
    "words": numbered("w{}x"),
    "words in bold": numbered("**w{}x**"),
    "names in a list": numbered("Name{}", ", "),
    "numbers": numbered("{}"),
    "comparisons": numbered("w{}x is bigger than"),
    "brackets": numbered("(w{}x)"),
    "one character": lambda count: "中" * count,
    "characters": lambda count: "".join(chr(0x4E00 + number) for number in range(count)),
}


def compile_anew(question: str, reference: str) -> float:
    """Return the CPU time to compile a reference answer, in milliseconds."""
    started = time.process_time()
    compile_references(question, (reference,), "en")
    return 1000 * (time.process_time() - started)


def measure_compiling() -> None:
    """Print how long references of so many words, and questions that offer so many, take to compile."""
    print(f"{'compiling':<24}{'1,000':>8}{'2,000':>8}{'ratio':>7}")
    offers = numbered("w{}x", " or ")
    for kind, make in {**REFERENCES, "a question of offers": offers}.items():
        half, full = (
            compile_anew(make(count), "water") if make is offers else compile_anew("What?", make(count))
            for count in (1000, 2000)
        )
        print(f"{kind:<24}{half:>8.0f}{full:>8.0f}{full / half:>7.1f}")


def main() -> None:
    """Print lines a second, and a table for each rubric: milliseconds for lengths, and how they grow."""
    count_lines()
    cards = (name_card(), time_card(), recall_card(), hostile_card())
    rubrics = {card.id: compile_card(card, "en") for card in cards}
    for name, rubric in {**rubrics, "references": references()}.items():
        print(f"{name:<24}{'1,024':>8}{'2,048':>8}{'4,096':>8}{'ratio':>7}")
        grade(rubric, "warm up: Nikolajef")
        for kind, fill in ANSWERS.items():
            quarter, half, full = (measure(rubric, fill(LONGEST // part)) for part in (4, 2, 1))
            print(f"{kind:<24}{quarter:>8.2f}{half:>8.2f}{full:>8.2f}{full / half:>7.1f}")
        print()
    measure_compiling()


if __name__ == "__main__":
    main()
