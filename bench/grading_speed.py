"""How long one answer takes to grade, and how that grows with its length.

Run it as `python bench/grading_speed.py`. The last column is the time for 4,096 characters over the time
for 2,048: about 2 means linear.
"""

from __future__ import annotations

import random
import string
import time
from collections.abc import Callable

from bot.core.cards import Card, KeyPoint, WrongAnswer
from bot.core.grading import Rubric, compile_card, grade

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
    "invented words": invented(string.ascii_lowercase),
    "invented near names": invented(string.ascii_lowercase, "ni"),
    "invented near Kamenev": invented("kamenv", "k"),
    "combining marks": repeat("\u0301\u0323"),
    "letters with marks": repeat("n\u0301\u0323"),
    "zero width": repeat("\u200b"),
    "emoji": repeat("\U0001f468\u200d\U0001f469\u200d\U0001f467"),
    "every character": lambda length: "".join(chr(0x20 + 13 * place) for place in range(length)),
    "Chinese": repeat("斯大林下令了吗不是"),
    "punctuation": repeat(".,;:!?"),
    "apostrophes": repeat("a'"),
    "hyphens": repeat("a-"),
    "slashes": repeat("1/"),
    "Roman numerals": repeat("MCMXXXIV "),
}


def measure(rubric: Rubric, answer: str) -> float:
    """Return the least CPU time to grade an answer, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        grade(rubric, answer)
        times.append(1000 * (time.process_time() - started))
    return min(times)


def main() -> None:
    """Print a table: milliseconds for three lengths, and how the time grows."""
    for card in (name_card(), recall_card()):
        started = time.process_time()
        rubric = compile_card(card, "en")
        print(f"{card.id}: compiled in {1000 * (time.process_time() - started):.1f} ms")
        grade(rubric, "warm up: Nikolajef")
        print(f"{'answer':<24}{'1,024':>8}{'2,048':>8}{'4,096':>8}{'ratio':>7}")
        for name, fill in ANSWERS.items():
            quarter, half, full = (measure(rubric, fill(LONGEST // part)) for part in (4, 2, 1))
            print(f"{name:<24}{quarter:>8.2f}{half:>8.2f}{full:>8.2f}{full / half:>7.1f}")
        short = "it was nikolayev, I think"
        started = time.process_time()
        for _ in range(1000):
            grade(rubric, short)
        print(f"short answers: {1000 / (time.process_time() - started):.0f} a second\n")


if __name__ == "__main__":
    main()
