"""Other answers beside the right one, and nothing else: "Mercury and Venus" for the nearest planet."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.hedging.candidates import Candidates, is_initial, is_special
from bot.core.grading.hedging.pieces import cut_pieces
from bot.core.grading.hedging.second_thoughts import could_replace
from bot.core.grading.matching.framed import find_chatter

JOINTS = frozenset(" ,，、&+\n")
WORDS = 2  # of another answer, at most
LISTED = 2  # others beside a name make a list, whatever is asked


def find_rivals(candidates: Candidates) -> tuple[str, ...]:
    """Return the other answers of one that only names some: where the question wants the most of a kind.

    Two others beside a name are a list to any question but how and why; "Marx and Engels" may both be right.
    """
    answer, language = candidates.answer, candidates.answer.language
    utmost = candidates.rubric.question.utmost
    strange = [
        place
        for place, word in enumerate(answer.words)
        if place not in candidates.accepted and word not in language.small
    ]
    if len(strange) < (1 if utmost else LISTED):
        return ()
    marks = set("".join(answer.tokens.gaps[1:-1]))
    if candidates.rubric.question.open or answer.denials.negators or not marks <= JOINTS:
        return ()
    rivals = read_rivals(candidates)
    named = any(is_special(place, candidates) for place in candidates.accepted)
    if len(candidates.accepted) == 1:  # a name as common as a word: "Marseille, Lyon, Paris"
        named = named or all(is_special(place, candidates) for one in rivals for place in one)
    joined = not language.denial.ands.isdisjoint(answer.words) or not marks.isdisjoint("&+")
    fewest = 1 if utmost and joined else LISTED if named else len(answer.words)
    if len(rivals) < fewest:
        return ()
    return tuple(answer.tokens.slice(one[0], one[-1]) for one in rivals)


def read_rivals(candidates: Candidates) -> list[list[int]]:
    """Return the words of each other answer in a row of bare ones; nothing where a piece tells more."""
    answer, language = candidates.answer, candidates.answer.language
    telling = (language.ties, language.places, language.tells, language.relatives)
    rivals: list[list[int]] = []
    chatter = find_chatter(answer.tokens, answer.language)
    for piece in cut_pieces(answer):
        words = [answer.words[place] for place in piece]
        ordered = any(language.order.at(words, at) for at in range(len(words)))
        if ordered or not all(kind.isdisjoint(words) for kind in telling):
            return []
        content = [
            at
            for at in piece
            if not (at in chatter or answer.words[at] in language.small or is_initial(answer.words[at]))
        ]
        if not content or any(place in candidates.accepted for place in content):
            continue
        if len(content) > WORDS or not could_all_replace(content, candidates):
            return []
        rivals.append(content)
    return rivals


def could_all_replace(places: Sequence[int], candidates: Candidates) -> bool:
    """Whether words could be another answer; of characters one is enough, as names share some: 京都, 東京.

    Where the question wants the most of a kind, the last of a name is enough: "Buzz" is a common word.
    """
    could = [could_replace(place, candidates) for place in places]
    if candidates.rubric.by_characters:
        return any(could)
    return could[-1] if candidates.rubric.question.utmost else all(could)
