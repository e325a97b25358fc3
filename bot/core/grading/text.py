"""From what a learner typed to tokens that remember where they stood.

Case, diacritics, look-alike punctuation, zero-width characters and the two ways to write an accent make
no difference to a token's word; `start` and `end` still point into the text as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import accumulate

from bot.core.grading.remembered import WORDS_REMEMBERED

MOST_MARKS = 4  # accents kept on one letter; more is abuse, and sorting them would take quadratic time

APOSTROPHES = "'’‘ʼʹ´`＇"
SPELT_OUT = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ı": "i",
    "þ": "th",
    "।": ".",
    "॥": ".",
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys("‐‑‒–—−﹣", "-"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("、，،", ","),
    **dict.fromkeys("。．", "."),
    **dict.fromkeys("\t\u115f\u1160\u2800\u3164", " "),
}
# Accents on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs. The vowel signs of
# Indic scripts are letters in their own right and stay.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
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
RAISED = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", ("^0", "^1", "^2", "^3", "^4", "^5", "^6", "^7", "^8", "^9", "^-"), strict=True)
)
SLASHED = r"\bw/o\b"  # without
INITIALS = r"\b[^\W\d_]\.(?:[^\W\d_](?:\.|\b(?!')))+"  # U.S.A.
SHARP = r"\b[a-z](?:\+\+|#)(?![\w+#])"  # C++, C#
TOKEN = re.compile(
    r"((?<!\d)\d{1,3}(?: +\d{3})+(?![\d])"  # 35 000
    r"|\d+(?:[.,']\d+)*"  # 35,000 and 12.5 and 1.12.1934
    rf"|[{UNSPACED}]"
    rf"|{SLASHED}|{INITIALS}|{SHARP}"
    rf"|(?:(?![{UNSPACED}])[^\W\d_]|[{SIGNS}])+(?:'(?:(?![{UNSPACED}])[^\W\d_]|[{SIGNS}])+)*)"
)
PLAIN_TOKEN = re.compile(  # the same, for text in ASCII: most of it, and three times as fast
    r"((?<!\d)\d{1,3}(?: +\d{3})+(?!\d)|\d+(?:[.,']\d+)*"
    rf"|{SLASHED}|{SHARP}|\b[a-z]\.(?:[a-z](?:\.|\b(?!')))+|[a-z]+(?:'[a-z]+)*)",
    re.ASCII,
)
ALONE = re.compile(f"[{UNSPACED}]")


# Pictures say nothing: they stand for a space. Arrows and digits in circles are none.
PICTURE = re.compile(
    "[\u231a\u231b\u23e9-\u23fa\u2600-\u2775\u27b0\u27bf\u2b50-\u2b5f\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"
)


SIGNS_THAT_COUNT = frozenset("%‰<>≤≥~≈±+")


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """What a language writes differently: letters to `respell`, accented letters to `keep`.

    `short`: abbreviations and the words they stand for; one in capitals is read in capitals only.
    `dotted`: words such as "mr", whose full stop ends no sentence.
    """

    respell: tuple[tuple[str, str], ...] = ()
    keep: str = ""
    elides: bool = False
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dotted: frozenset[str] = frozenset()
    shortened: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the abbreviations as an answer's words are compared."""
        object.__setattr__(self, "shortened", frozenset(map(str.lower, self.short)))


@dataclass(frozen=True, slots=True)
class Tokens:
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
    parts = (PLAIN_TOKEN if folded.isascii() else TOKEN).split(folded)
    words, gaps = parts[1::2], parts[::2]
    edges = [0, *accumulate(map(len, parts))]
    begins, finishes = edges[1:-1:2], edges[2::2]
    joined = "".join(words)
    if "'" in joined or "." in joined or not folding.shortened.isdisjoint(words):
        spelt = [
            text[starts[begin] : ends[finish - 1]] for begin, finish in zip(begins, finishes, strict=True)
        ]
        cut = [*cut_up(zip(words, spelt, begins, finishes, strict=True), folding)]
        words, begins, finishes = ([*column] for column in zip(*cut, strict=True))
        edges = [0, *finishes]
        gaps = [
            folded[edge:begin] if edge <= begin else " " for edge, begin in zip(edges, begins, strict=False)
        ]
        gaps.append(folded[edges[-1] :])
    blanks = [" " if len(gap) > 1 and is_blank(gap) else gap for gap in gaps]
    if folding.dotted and ". " in blanks:
        blanks[1:-1] = [
            " " if gap == ". " and word in folding.dotted else gap
            for word, gap in zip(words, blanks[1:-1], strict=False)
        ]
    return Tokens(
        text,
        tuple(words),
        tuple(blanks),
        [starts[begin] for begin in begins],
        [ends[finish - 1] for finish in finishes],
    )


def cut_up(found: Iterable[tuple[str, str, int, int]], folding: Folding) -> Iterator[tuple[str, int, int]]:
    """Yield words cut at their apostrophes and abbreviations spelt out, with where each begins and ends.

    `found` has each word as compared and as typed.
    """
    short = folding.short
    for word, spelt, begin, finish in found:
        if "'" in word:
            yield from split_apostrophes(word, begin, folding)
        elif "." in word and not word[0].isdigit():
            bare = word.replace(".", "")
            yield from (
                (full, begin, finish) for full in short.get(bare) or short.get(bare.upper()) or (bare,)
            )
        else:
            yield from ((full, begin, finish) for full in short.get(word) or short.get(spelt) or (word,))


def is_blank(gap: str) -> bool:
    """Whether a gap is nothing but blanks on one line: however many, they count as one."""
    return "\n" not in gap and gap.isspace()


def split_apostrophes(word: str, begin: int, folding: Folding) -> list[tuple[str, int, int]]:
    """Return a word without its apostrophes: cut after l' and d' where a language elides, else joined."""
    finish = begin + len(word)
    if word[0].isdigit():
        return [(word.replace("'", ""), begin, finish)]
    if folding.elides:
        parts = []
        for part in word.split("'"):
            parts.append((part, begin, begin + len(part)))
            begin += len(part) + 1
        return parts
    head = word.removesuffix("'s")
    return [(head.replace("'", ""), begin, finish)]


def fold(text: str, folding: Folding) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return the text as compared, and for each of its characters where it started and ended as typed."""
    if text.isascii():
        return text.lower().replace("`", "'").replace("\t", " "), range(len(text)), range(1, len(text) + 1)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    spell = speller_of(folding)
    for cluster, start, end in clusters(text):
        folded = spell(cluster)
        out.append(folded)
        if len(folded) == 1:
            starts.append(start)
            ends.append(end)
        else:
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
    return "".join(out), starts, ends


def clusters(text: str) -> list[tuple[str, int, int]]:
    """Return each letter with its accents, and where it stands; invisible characters are left out."""
    found: list[tuple[str, int, int]] = []
    marks = 0
    for place, char in enumerate(text):
        kind = "Lu" if char.isascii() else unicodedata.category(char)
        if kind == "Cf" or "\ufe00" <= char <= "\ufe0f" or char in "\u034f\u180e":
            continue
        if found and (kind in ("Mn", "Mc", "Me") or "\u1160" <= char <= "\u11ff"):
            cluster, start, _ = found[-1]
            marks += 1
            found[-1] = (cluster + char if marks <= MOST_MARKS else cluster, start, place + 1)
        else:
            marks = 0
            found.append((char, place, place + 1))
    return found


@lru_cache(maxsize=64)
def speller_of(folding: Folding) -> Callable[[str], str]:
    """Return what writes one letter as compared, and remembers."""
    return lru_cache(maxsize=WORDS_REMEMBERED)(partial(fold_cluster, folding=folding))


def is_settled(letter: str) -> bool:
    """Whether a character has neither cases nor accents nor other shapes: most scripts' letters, signs."""
    kind = unicodedata.category(letter)
    return kind[0] in "LPSZ" and kind[1] not in "ult" and not unicodedata.decomposition(letter)


def fold_cluster(cluster: str, folding: Folding) -> str:
    """Return one letter as compared: lower case, composed, without the accents its language ignores."""
    if PICTURE.match(cluster):
        return " "
    if cluster in RAISED:
        return RAISED[cluster]
    if len(cluster) == 1 and is_settled(cluster):
        return SPELT_OUT.get(cluster, cluster)
    composed = unicodedata.normalize("NFKC", cluster)
    if "\u2044" in composed:  # ½ after a digit is a number of its own
        return " " + composed.replace("\u2044", "/")
    lower = composed.casefold() if composed != "ß" else "ß"
    lower = unicodedata.normalize("NFKC", lower)
    for letter, spelling in folding.respell:
        lower = lower.replace(letter, spelling)
    return "".join(fold_letter(letter, folding) for letter in lower)


def fold_letter(letter: str, folding: Folding) -> str:
    """Return a lower-case letter without its accent, unless the language keeps it."""
    if letter in folding.keep:
        return letter
    bare = ACCENTS.sub("", unicodedata.normalize("NFKD", letter))
    bare = unicodedata.normalize("NFC", bare)
    return "".join(spell_out(part) for part in bare)


def spell_out(letter: str) -> str:
    """Return a letter in plain ones, and a digit of any script or shape as one of 0 to 9."""
    if letter.isdigit() and not letter.isascii():
        return str(unicodedata.digit(letter))
    return SPELT_OUT.get(letter, letter)


def stands_alone(word: str) -> bool:
    """Whether the word is a character of a script without spaces."""
    return len(word) == 1 and bool(ALONE.match(word))


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
    return gap.endswith(" -") or (not place and gap == "-")
