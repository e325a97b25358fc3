"""From letters as typed to letters as compared: case, accents, look-alikes, what can't be seen.

Where each letter stood is kept, so that the learner's own writing can be shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, repeat

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED

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
    "、": ", ",  # it parts things, never thousands: 12、13
    **dict.fromkeys("，،", ","),
    **dict.fromkeys("。．", "."),
    **dict.fromkeys("\t\u115f\u1160\u2800\u3164", " "),
}
# Accents on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs. The vowel signs of
# Indic scripts are letters in their own right and stay.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
# Signs that are written out, or of which the letters would be a word: "№4".
SPELT_SIGNS = {"№": "#"} | dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", ("^0", "^1", "^2", "^3", "^4", "^5", "^6", "^7", "^8", "^9", "^-"), strict=True)
)
DEGREE = re.compile("º(?= ?[CFcf]\\b)")  # the sign for ordinals, as Spanish keyboards have it
FIRST_PICTURE, LAST_PICTURE, FIRST_EMOJI = "\u231a", "\u2b5f", "\U0001f1e6"
# Pictures say nothing: they stand for a space. Arrows and digits in circles are none.
PICTURE = re.compile(
    "[\u231a\u231b\u23e9-\u23fa\u2600-\u2775\u27b0\u27bf\u2b50-\u2b5f\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]"
)
# Kinds of characters, as Unicode names them: those that belong to the letter before or can't be seen, and
# those that have no cases.
JOINING = frozenset(["Mn", "Mc", "Me", "Cf"])
CASELESS = frozenset(
    ["Co", "Lm", "Lo", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zp", "Zs"]
)
# The later parts of Korean syllables, and the marks of Japanese ones in half width.
FIRST_JAMO, LAST_JAMO = "\u1160", "\u11ff"
LATER_PART = re.compile(f"[{FIRST_JAMO}-{LAST_JAMO}\uff9e\uff9f]")


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """What a language writes differently: letters to `respell`, accented letters to `keep`.

    `short`: abbreviations and the words they stand for; one in capitals is read in capitals only.
    `dotted`: words such as "mr", whose full stop ends no sentence. `decimal`: the mark before decimals.
    `joints`: words such as "and", before the last number of a row.
    `alike`: characters, by their numbers, and the one that each is another way to write.
    `glued`: a number word that lacks the space before its unit, in two groups.
    """

    respell: tuple[tuple[str, str], ...] = ()
    keep: str = ""
    elides: bool = False
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dotted: frozenset[str] = frozenset()
    decimal: str = "."
    joints: frozenset[str] = frozenset()
    alike: Mapping[int, str] = field(default_factory=dict)
    glued: re.Pattern[str] | None = None
    shortened: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the abbreviations as an answer's words are compared."""
        object.__setattr__(self, "shortened", frozenset(map(str.lower, self.short)))


def fold(text: str, folding: Folding) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return the text as compared, and for each of its characters where it started and ended as typed."""
    if text.isascii():
        return text.lower().replace("`", "'").replace("\t", " "), range(len(text)), range(1, len(text) + 1)
    text = DEGREE.sub("°", text) if "º" in text else text
    letters, starts, ends = clusters(text.translate(folding.alike) if folding.alike else text)
    spell = speller_of(folding)
    # Ideographs and Korean syllables, half of all there is, stay as they are.
    folded = [
        letter
        if len(letter) == 1 and ("\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3")
        else spell(letter)
        for letter in letters
    ]
    sizes = [*map(len, folded)]
    if set(sizes) != {1}:
        starts = [*chain.from_iterable(map(repeat, starts, sizes))]
        ends = [*chain.from_iterable(map(repeat, ends, sizes))]
    return "".join(folded), starts, ends


def clusters(text: str) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    """Return each letter with its accents, where it starts and ends; invisible characters are left out."""
    kinds = [*map(unicodedata.category, text)]
    if JOINING.isdisjoint(kinds) and not LATER_PART.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marks = free = 0
    for place, (char, kind) in enumerate(zip(text, kinds, strict=True)):
        if kind not in JOINING and not LATER_PART.match(char):
            continue
        if free < place:  # letters by themselves, most of a text
            letters.extend(text[free:place])
            starts.extend(range(free, place))
            ends.extend(range(free + 1, place + 1))
            marks = 0
        free = place + 1
        if kind == "Cf" or "\ufe00" <= char <= "\ufe0f" or char == "\u034f":
            continue
        if letters:
            marks += 1
            letters[-1] += char if marks <= MOST_MARKS else ""
            ends[-1] = place + 1
        else:
            letters.append(char)
            starts.append(place)
            ends.append(place + 1)
    letters.extend(text[free:])
    starts.extend(range(free, len(text)))
    ends.extend(range(free + 1, len(text) + 1))
    return letters, starts, ends


@lru_cache(maxsize=64)
def speller_of(folding: Folding) -> Callable[[str], str]:
    """Return what writes one letter as compared, and remembers."""
    return lru_cache(maxsize=WORDS_REMEMBERED)(partial(fold_cluster, folding=folding))


def is_settled(letter: str) -> bool:
    """Whether a character has neither cases nor accents nor other shapes: most scripts' letters, signs."""
    return unicodedata.category(letter) in CASELESS and not unicodedata.decomposition(letter)


def fold_cluster(cluster: str, folding: Folding) -> str:
    """Return one letter as compared: lower case, composed, without the accents its language ignores."""
    if (FIRST_PICTURE <= cluster[0] <= LAST_PICTURE or cluster >= FIRST_EMOJI) and PICTURE.match(cluster):
        return " "
    if cluster in SPELT_SIGNS:
        return SPELT_SIGNS[cluster]
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
