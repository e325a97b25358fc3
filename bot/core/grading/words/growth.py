"""How fast something grows, as computing writes it: O(n^2) is quadratic, O(log n) logarithmic."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.grading.language.text import Tokens

LETTERS = frozenset("oθ")
OPENING = frozenset((*LETTERS, "log", "n"))
BARE = frozenset((("log", "n"), ("n", "log", "n")))
LONGEST = 5  # tokens: n * log2(n)
BODIES = (
    ("1", "c", "k"),
    ("logn", "lgn", "log2n", "ln"),
    ("n", "2n", "m"),
    ("nlogn", "nlgn", "nlog2n"),
    ("n2", "nn"),
    ("n3",),
    ("2^n",),
)


def find_growth(tokens: Tokens, names: tuple[str, ...]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the tokens of each O(...) and bare "n log n", the first and the last, and what that is called.

    `names`: for constant, logarithmic, linear, their product, quadratic, cubic and exponential.
    """
    called = {body: name for bodies, name in zip(BODIES, names, strict=True) for body in bodies}
    free = 0
    for place, word in enumerate(tokens.words):
        if place < free or word not in OPENING:
            continue
        last, body = read_bare(tokens, place) if word not in LETTERS else read_brackets(tokens, place)
        if body in called:
            yield (place, last), called[body]
            free = last + 1


def read_brackets(tokens: Tokens, place: int) -> tuple[int, str]:
    """Return where the brackets behind a letter end, and what they hold; "" for none, or too much."""
    words, gaps = tokens.words, tokens.gaps
    body = ""
    for at in range(place + 1, min(len(words), place + 1 + LONGEST)) if gaps[place + 1] == "(" else ():
        power = body.isdigit() and "^" in gaps[at]
        body += f"^{words[at]}" if power else words[at]
        if ")" in gaps[at + 1]:
            return at, "" if "!" in gaps[at + 1].partition(")")[0] else body
    return place, ""


def read_bare(tokens: Tokens, place: int) -> tuple[int, str]:
    """Return where "log n" or "n log n" ends that begins at a token, and what it is; "" for neither."""
    for size in (3, 2):
        words = tokens.words[place : place + size]
        if words in BARE:
            return place + len(words) - 1, "".join(words)
    return place, ""
