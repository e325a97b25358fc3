"""From what a learner typed to tokens that remember where they stood.

Case, diacritics, look-alike punctuation, zero-width characters and the two ways to write an accent make
no difference to a token's word; `start` and `end` still point into the text as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from bot.core.grading.language.folding import Folding, fold

SIGNS = (
    "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a4d"
    "\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56"
    "\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d81-\u0ddf\u0f71-\u0f84"
)
# Scripts written without spaces: every character is a token of its own.
UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0edf\u1000-\u109f\u1780-\u17df"
    "\u3005-\u3007\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
SLASHED = r"\bw/o\b"  # without
INITIALS = r"\b[^\W\d_]\.(?:[^\W\d_](?:\.|\b(?!')))+"  # U.S.A.
SHARP = r"\b[a-z](?:\+\+|#)(?![\w+#])"  # C++, C#
SPELT = rf"(?:[^\W\d_{UNSPACED}]|[{SIGNS}])+"
TOKEN = re.compile(
    r"((?<!\d)\d{1,3}(?: +\d{3})+(?![\d])"  # 35 000
    r"|\d+(?:[.,']\d+)*"  # 35,000 and 12.5 and 1.12.1934
    rf"|[{UNSPACED}]"
    rf"|{SLASHED}|{INITIALS}|{SHARP}"
    rf"|{SPELT}(?:'{SPELT})*)"
)
# The same, for text in ASCII: most of it, and three times as fast. Plain words are most of that, so they come
# first; what begins otherwise begins with one letter alone.
PLAIN_TOKEN = re.compile(
    r"([a-z]{2,}(?:'[a-z]+)*"
    r"|(?<!\d)\d{1,3}(?: +\d{3})+(?!\d)|\d+(?:[.,']\d+)*"
    rf"|{SLASHED}|{SHARP}|\b[a-z]\.(?:[a-z](?:\.|\b(?!')))+|[a-z](?:'[a-z]+)*)",
    re.ASCII,
)
SHORT_VERB = re.compile("'s$|(?<=..)'(?:ve|ll|d)$")  # "it's", "they've"; "I'd say" is a phrase
ALONE = re.compile(f"[{UNSPACED}]")
IN_ROW = re.compile(  # one of several numbers with a comma between
    r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"  # 12,34,567
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"  # 35,000.50
    r"|\d{1,3}(?:\.\d{3})+,\d+(?![\d,])"  # 35.000,50
    r"|[^,]+"
)
GOES_ON = re.compile(r",? *(\w+) +\d")
YEAR, THOUSANDS = len("1932"), len("000")
CHARACTERS_A_WORD = 2  # where none parts them by spaces, on average
ENDS = frozenset((".", ". "))
USUAL = frozenset((" ", ", ", ""))  # gaps

CHOOSING = frozenset(".,:;)-\n")  # behind the letter of a choice
SIGNS_THAT_COUNT = frozenset("%‰<>≤≥~≈±+$€£¥₽")


class Tokens(NamedTuple):
    """A text cut up into words, numbers and unspaced characters.

    The learner's spelling of token `i` is `text[starts[i]:ends[i]]`; `gaps[i]` stands before it, and the last
    gap after the last token.
    """

    text: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]

    def written(self, place: int) -> str:
        """Return one token as the learner wrote it, or in capitals what an abbreviation stands for."""
        starts = self.starts
        start = starts[place]
        around = (place > 0 and starts[place - 1] == start) or (
            place + 1 < len(starts) and starts[place + 1] == start
        )
        return self.words[place].upper() if around else self.text[start : self.ends[place]]

    def slice(self, first: int, last: int) -> str:
        """Return the learner's own writing from token `first` to token `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def tokenize(text: str, folding: Folding) -> Tokens:
    """Return the tokens of any text, in time linear in its length."""
    folded, starts, ends = fold(text, folding)
    moved = not isinstance(starts, range)
    parts = (PLAIN_TOKEN if folded.isascii() else TOKEN).split(folded)
    words, gaps = parts[1::2], parts[::2]
    edges = [0, *accumulate(map(len, parts))]
    begins, finishes = edges[1:-1:2], edges[2::2]
    joined = "".join(words)
    glued = folding.glued is not None and folding.glued.search(folded)
    if glued or "'" in joined or "," in joined or "." in joined or not folding.shortened.isdisjoint(words):
        spelt = [
            text[starts[begin] : ends[finish - 1]] for begin, finish in zip(begins, finishes, strict=True)
        ]
        cut = [*cut_up(zip(words, spelt, begins, finishes, strict=True), folded, folding)]
        words, begins, finishes = ([*column] for column in zip(*cut, strict=True))
        edges = [0, *finishes]
        gaps = [
            folded[edge:begin] if edge <= begin else " " for edge, begin in zip(edges, begins, strict=False)
        ]
        gaps.append(folded[edges[-1] :])
    blanks = [gap if gap in USUAL else tidy(gap) for gap in gaps]
    if folding.dotted and not ENDS.isdisjoint(blanks):
        blanks[1:-1] = [
            " " if gap in ENDS and word in folding.dotted else gap
            for word, gap in zip(words, blanks[1:-1], strict=False)
        ]
    return Tokens(
        text,
        tuple(words),
        tuple(blanks),
        [starts[begin] for begin in begins] if moved else begins,
        [ends[finish - 1] for finish in finishes] if moved else finishes,
    )


def cut_up(
    found: Iterable[tuple[str, str, int, int]], text: str, folding: Folding
) -> Iterator[tuple[str, int, int]]:
    """Yield words cut at their apostrophes and abbreviations spelt out, with where each begins and ends.

    `found` has each word as compared and as typed.
    """
    short, glued = folding.short, folding.glued
    for word, spelt, begin, finish in found:
        parts = glued.fullmatch(word) if glued else None
        if parts:
            yield parts[1], begin, begin + parts.end(1)
            yield parts[2], begin + parts.end(1), finish
        elif word.isalpha() and word not in folding.shortened:
            yield word, begin, finish
        elif "'" in word:
            yield from split_apostrophes(word, begin, folding)
        elif "," in word:
            more = GOES_ON.match(text, finish) if folding.decimal != "," else None
            listed = more is not None and more[1] in folding.joints
            yield from split_figures(word, begin, folding, listed=listed)
        elif "." in word and not word[0].isdigit():
            bare = word.replace(".", "")
            yield from (
                (full, begin, finish) for full in short.get(bare) or short.get(bare.upper()) or (bare,)
            )
        else:
            yield from ((full, begin, finish) for full in short.get(word) or short.get(spelt) or (word,))


def tidy(gap: str) -> str:
    """Return blanks on one line, with or without a comma, as people usually type them."""
    if "\n" in gap:
        return gap
    return ", " if gap.strip() == "," else gap if gap.strip() else " "


def split_figures(
    word: str, begin: int, folding: Folding, *, listed: bool = False
) -> Iterator[tuple[str, int, int]]:
    """Yield numbers that commas string together ("1932,3,1936") one by one; "35,000" and "2,5" are whole.

    `listed`: another number follows behind "and", as in "1,2 and 3".
    """
    first, _, rest = word.partition(",")
    digits = (min if folding.decimal == "," else max)(len(first), len(rest))
    if "," not in rest and digits < YEAR and not (listed and len(rest) < THOUSANDS):
        yield word, begin, begin + len(word)
        return
    for one in IN_ROW.finditer(word):
        yield one[0], begin + one.start(), begin + one.end()


def split_apostrophes(word: str, begin: int, folding: Folding) -> list[tuple[str, int, int]]:
    """Return a word without its apostrophes: cut after l' and d' where a language elides, else joined."""
    finish = begin + len(word)
    if word[0].isdigit():
        whole, _, rest = word.rpartition("'")
        if folding.decimal == "," and len(rest) != THOUSANDS:  # Spanish 47'5, but Swiss 35'000
            word = f"{whole},{rest}"
        elif len(rest) < THOUSANDS and whole.isdigit():  # 6'4"
            return [(whole, begin, begin + len(whole)), (rest, finish - len(rest), finish)]
        return [(word.replace("'", ""), begin, finish)]
    if folding.elides:
        parts = []
        for part in word.split("'"):
            parts.append((part, begin, begin + len(part)))
            begin += len(part) + 1
        return parts
    head = SHORT_VERB.sub("", word)
    return [(head.replace("'", ""), begin, finish)]


def stands_alone(word: str) -> bool:
    """Whether the word is a character of a script without spaces."""
    return len(word) == 1 and bool(ALONE.match(word))


def count_words(words: Sequence[str]) -> int:
    """Return how many words some tokens come to, where each character without spaces is a token."""
    characters = sum(map(stands_alone, words))
    return len(words) - characters + -(-characters // CHARACTERS_A_WORD)


def skip_back(place: int, words: Sequence[str], small: frozenset[str], gaps: Sequence[str] = ()) -> int:
    """Return where a run of some small words right before a place begins; with `gaps`, no mark parts them."""
    while place > 0 and words[place - 1] in small and (not gaps or gaps[place] == " "):
        place -= 1
    return place


def chosen_letter(tokens: Tokens) -> str:
    """Return the letter that a text begins with, apart from the rest, as in "B. It is warmer"; else ""."""
    first = tokens.words[0] if tokens.words else ""
    if len(first) != 1 or not (first.isascii() and first.isalpha()):
        return ""
    return first if len(tokens.words) == 1 or not CHOOSING.isdisjoint(tokens.gaps[1]) else ""


def read_literally(text: str, tokens: Tokens) -> str:
    """Return a text so that two that differ in nothing but case, spaces and marks are equal."""
    marks = "".join(tokens.gaps)
    signs = [] if SIGNS_THAT_COUNT.isdisjoint(marks) else [mark for mark in marks if mark in SIGNS_THAT_COUNT]
    words = tokens.words
    if "-" in marks:
        words = tuple(
            f"-{word}" if word[0].isdigit() and is_minus(gap, place) else word
            for place, (word, gap) in enumerate(zip(words, tokens.gaps, strict=False))
        )
    return " ".join((*words, *signs)) or text.strip()


def is_minus(gap: str, place: int) -> bool:
    """Whether what stands before a number ends in a minus that touches it, and no word."""
    return gap.endswith((" -", "^-")) or (not place and gap == "-")
