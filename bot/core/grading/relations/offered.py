"""What a question offers to choose from: "a star or a planet", "six or eight legs"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, stands_alone

FARTHEST = 4  # tokens from a number to "or": "300,000 km/s or"
MOST_WORDS = 3  # with something to say, on each side of "or"
AGAINST = frozenset(
    ("vs", "versus")
)  # offer something where that is asked; elsewhere they name a graph's axes
APOSTROPHES = frozenset("'’")
COMMAS = frozenset(",、，")
QUESTION_MARKS = frozenset("?？؟")
ENDS = QUESTION_MARKS | frozenset(".!。")


class Offer(NamedTuple):
    """The places of the words on both sides of an "or", those next to it first.

    `asked`: the question itself offers them, and asks for no more; else they only stand around an "or".
    """

    left: Sequence[int]
    right: Sequence[int]
    asked: bool

    @property
    def places(self) -> frozenset[int]:
        """All places."""
        return frozenset((*self.left, *self.right))


def find_offers(
    tokens: Tokens,
    stems: Sequence[str],
    saying: AbstractSet[int],
    values: Mapping[int, int],
    language: Language,
) -> list[Offer]:
    """Return what stands around each "or" of a question, given where words say something.

    `values`: where each number begins, and with its unit ends.
    What both sides have is no choice: of "the Atlantic Ocean or the Pacific Ocean" the ocean is settled.
    """
    words = tokens.words
    ends = [at for at, gap in enumerate(tokens.gaps) if not ENDS.isdisjoint(gap)]
    offers = []
    for place in range(len(words)):
        if not language.ors.at(words, place) or adds_nothing(words[place + 1 : place + 2], language):
            continue
        before = list(islice((at for at in range(place - 1, -1, -1) if at in saying), MOST_WORDS))
        after = list(islice((at for at in range(place + 1, len(words)) if at in saying), MOST_WORDS))
        left, right = read_numbers(tokens, place, after, values, language)
        if not left:
            left, right = read_items(tokens, place, after, saying, language)
        shared = {stems[at] for at in before} & {stems[at] for at in right}
        sides = [[at for at in side if stems[at] not in shared] for side in (left, right)]
        left, right = sides if all(sides) else (left, right)
        if values.keys().isdisjoint(left) or values.keys().isdisjoint(right):
            left, right = ([at for at in side if at not in values] for side in (left, right))
        asked = bool(left and right) and is_asked(tokens, ends, place)
        if not asked and words[place] in AGAINST:
            continue
        offers.append(Offer(left, right, asked) if asked else Offer(before, after, asked))
    return offers


def adds_nothing(behind: Sequence[str], language: Language) -> bool:
    """Whether the word behind an "or" offers nothing: "or why not", "whether or not", "one or more"."""
    known = language.comparison
    return bool(behind) and any(
        behind[0] in words
        for words in (language.interrogatives, language.denial.verb_not, known.more, known.less)
    )


def read_numbers(
    tokens: Tokens, end: int, after: Sequence[int], values: Mapping[int, int], language: Language
) -> tuple[list[int], list[int]]:
    """Return the numbers before and behind an "or": "six or eight legs", "two, three or four"."""
    if not after or after[0] not in values:
        return [], []
    found: list[int] = []
    firsts = {last: first for first, last in values.items()}
    place, apart = end - 1, 0
    while place >= 0 and len(found) < MOST_WORDS and apart <= FARTHEST:
        if place in firsts:
            found.append(firsts[place])
            place, apart = firsts[place], 0
            if COMMAS.isdisjoint(tokens.gaps[place]):
                break
        elif tokens.words[place] in language.stop:
            break
        place, apart = place - 1, apart + 1
    return found, [after[0]] if found else []


def read_items(
    tokens: Tokens, end: int, after: Sequence[int], saying: AbstractSet[int], language: Language
) -> tuple[list[int], list[int]]:
    """Return the words of the items before and behind an "or".

    Behind it as many as stand side by side, or are joined by "of". Where more follows, a name ends with its
    capitals, and another item is one word: "Did Rome or Carthage win", "absorb or release oxygen".
    """
    right = cut_at_mark(after, tokens)
    size = next((n for n, at in enumerate(right) if at != right[0] + n), len(right))
    left = read_left(tokens, end, size, saying, language)
    if not left or not right or stands_alone(tokens.words[right[0]]):
        return left, right
    if tokens.written(right[0])[0].isupper():
        size = next((n for n, at in enumerate(right[:size]) if not tokens.written(at)[0].isupper()), size)
    else:
        following = right[0] + size
        more = following < len(tokens.words) and not is_mark(tokens.gaps[following])
        opens = all(word in language.articles for word in tokens.words[1 : min(left)])
        size = 1 if more or opens else size
    joined = size
    while (
        joined < len(right)
        and language.ofs.issuperset(
            set(tokens.words[right[joined - 1] + 1 : right[joined]]) - language.articles
        )
        and right[joined] > right[joined - 1] + 1
    ):
        joined += 1
    return read_left(tokens, end, size, saying, language), right[:joined]


def is_mark(gap: str) -> bool:
    """Whether more than a space, a hyphen or a quotation mark stands between two words."""
    return bool(gap.strip(" -'\""))


def cut_at_mark(places: Sequence[int], tokens: Tokens) -> list[int]:
    """Return places up to the first mark between them."""
    found = list(places[:1])
    for one, other in pairwise(places):
        if any(is_mark(tokens.gaps[at]) for at in range(one + 1, other + 1)):
            break
        found.append(other)
    return found


def read_left(tokens: Tokens, end: int, size: int, saying: AbstractSet[int], language: Language) -> list[int]:
    """Return the words before an "or" that are offered: as many side by side as the other side has, `size`.

    Also those of the items before, where commas part them, as in "red, green or blue". What opens with a
    question word is no item: "Which is faster, light or sound?"
    """
    found: list[int] = []
    count, ended = 0, False
    for place in range(end - 1, -1, -1):
        word = tokens.words[place]
        owner = not APOSTROPHES.isdisjoint(tokens.written(place))  # "the army's purge"
        if word in language.articles or word in language.ofs:
            ended = ended or count > 0
        elif ended or (count == size and not owner) or place not in saying:
            break
        else:
            found.append(place)
            count += 1
        mark = tokens.gaps[place]
        parts = is_mark(mark)
        if len(found) == MOST_WORDS or (parts and (COMMAS.isdisjoint(mark) or asks(tokens, place, language))):
            break
        if parts:
            count, ended = 0, False
    return found


def is_asked(tokens: Tokens, ends: Sequence[int], place: int) -> bool:
    """Whether the sentence around a word ends as a question, or is the only one, given the ends of all."""
    after = bisect_right(ends, place)
    following = ends[after] if after < len(ends) else len(tokens.words)
    return not QUESTION_MARKS.isdisjoint(tokens.gaps[following]) or ends in ([], [following])


def asks(tokens: Tokens, end: int, language: Language) -> bool:
    """Whether a question word stands between the mark before `end` and the one before that."""
    for place in range(end - 1, -1, -1):
        if tokens.words[place] in language.interrogatives:
            return True
        if is_mark(tokens.gaps[place]):
            break
    return False
