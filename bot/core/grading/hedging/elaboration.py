"""Pieces of an answer that tell of the right one, and are no other answers beside it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.hedging.candidates import Candidates, is_special
from bot.core.grading.hedging.passing import is_uncommon
from bot.core.grading.rubric.rubric import Rubric

NAME = 3  # words
LONGEST = 12  # words of a piece that tells: in a longer one answers may stand with no mark between
LONGER = 2  # words more than the right answer has: such a piece is no answer like it


def tell_of(right: Sequence[int], pieces: Sequence[Sequence[int]], candidates: Candidates) -> bool:
    """Whether the pieces around a right answer tell of it, so that they are no list with it.

    They do where each opens with a preposition ("in 1934, in Leningrad, Nikolaev shot him"). Behind the right
    answer they also do where at least half of them are held together as sentences are ("shot in a duel"), or
    where none could stand in its place ("Nikolaev, a young communist, angry"). Where a reference answer is a
    sentence, whatever else is said is another.
    """
    if max(map(len, pieces)) > LONGEST or (
        candidates.rubric.by_closeness and not wants_name(candidates.rubric)
    ):
        return False
    if right[0] > pieces[0][0]:
        last = right[0] > pieces[-1][0]
        return not is_led(right, candidates) and all(
            is_led(piece, candidates) or (last and tells(piece, candidates)) for piece in pieces
        )
    like = [piece for piece in pieces if is_like(piece, right, candidates)]
    held = sum(is_held(piece, candidates) for piece in pieces if piece not in like)
    return 2 * held >= len(pieces) or (
        not like and all(tells(piece, candidates) or is_unlike(piece, right, candidates) for piece in pieces)
    )


def wants_name(rubric: Rubric) -> bool:
    """Whether no author's wording is longer than a name."""
    return all(size <= NAME for size in rubric.lengths.values())


def is_led(piece: Sequence[int], candidates: Candidates) -> bool:
    """Whether a piece opens with a preposition."""
    language = candidates.answer.language
    opener = candidates.answer.words[find_opener(piece, candidates)]
    return opener in language.ties or opener in language.places


def is_held(piece: Sequence[int], candidates: Candidates) -> bool:
    """Whether a piece has a preposition, a word that opens a clause, or a verb that is irregular."""
    language = candidates.answer.language
    holding = (language.ties, language.places, language.tells, language.relatives, language.irregular)
    return any(candidates.answer.words[place] in words for place in piece for words in holding)


def tells(piece: Sequence[int], candidates: Candidates) -> bool:
    """Whether a piece is held together, or opened by a small word; "to vote" may be another answer."""
    language = candidates.answer.language
    opener = candidates.answer.words[find_opener(piece, candidates)]
    if opener in language.opens_other:
        return False
    return opener in language.stop or is_held(piece, candidates)


def is_like(piece: Sequence[int], right: Sequence[int], candidates: Candidates) -> bool:
    """Whether a piece is built as the right answer is: "in Moscow" beside "in Leningrad", not "in 1934"."""
    words, values = candidates.answer.words, candidates.counted | candidates.answer.dated
    at, opener = find_opener(piece, candidates), find_opener(right, candidates)
    same = words[at] == words[opener] and piece[-1] - at == right[-1] - opener
    return same and is_led(piece, candidates) and values.isdisjoint(piece)


def is_unlike(piece: Sequence[int], right: Sequence[int], candidates: Candidates) -> bool:
    """Whether a piece is no answer like the right one: longer, or without a name."""
    words, language = candidates.answer.words, candidates.answer.language
    if words[find_opener(piece, candidates)] in language.opens_other:
        return False
    if len(piece) >= len(right) + LONGER:
        return True
    values = candidates.counted | candidates.answer.dated
    if values.isdisjoint(right) and not any(is_special(place, candidates) for place in right):
        return False
    content = (place for place in piece if words[place] not in language.stop)
    return not any(place in values or is_uncommon(words[place], language) for place in content)


def elaborates(piece: Sequence[int], opening: str, right: int, candidates: Candidates) -> bool:
    """Whether a piece tells more of the answer: "in 1934", "a party member", "he was executed".

    Not when the right answer opens with the same small word: "in Moscow, in Leningrad".
    """
    answer = candidates.answer
    if candidates.rubric.lengthy and any(answer.asked(place) for place in piece):
        return True
    opener = find_opener(piece, candidates)
    word = answer.words[opener]
    return (
        opener > right
        and word in answer.language.stop
        and word not in answer.language.opens_other
        and opener not in candidates.counted
        and (word != opening or word in answer.language.articles)
    )


def find_opener(piece: Sequence[int], candidates: Candidates) -> int:
    """Return the first token of a piece that is no filler."""
    answer = candidates.answer
    return next((place for place in piece if answer.words[place] not in answer.language.fillers), piece[0])
