"""A choice between the right answer and another: "X or Y", "X/Y", "X? Y?", "X, Y or Z"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.grading.denial.clauses import joined
from bot.core.grading.hedging.candidates import Candidates
from bot.core.grading.hedging.second_thoughts import could_replace
from bot.core.grading.judging.finding import Finding
from bot.core.grading.language.text import stands_alone
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.verdict import How

MOST_CANDIDATE_WORDS = 3
NEAR = 3  # words from "were" to what was done
LED = 2  # small words before a name: "in the"
BESIDE = ("", " ", "-")  # gaps within a name; none parts characters
MOST_CHARACTERS = 10  # of another candidate
NEIGHBOURS = 2  # words of one name or noun phrase around a match


def find_other_choice(finding: Finding, candidates: Candidates) -> int | None:
    """Return a word of the other side of "X or Y", with X or Y the right answer."""
    answer = candidates.answer
    marks = "".join(answer.tokens.gaps)
    if "/" not in marks and "?" not in marks and not answer.language.ors.may_open(answer.words):
        return None
    size = len(answer.words)
    for occurrence in finding.occurrences:
        first, last = occurrence.first, occurrence.last
        for _ in range(NEIGHBOURS):
            if first and answer.tokens.gaps[first] in BESIDE and is_option(first - 1, candidates):
                first -= 1
            if is_neighbour(last + 1, candidates):
                last += 1
        if last + 2 < size and answer.words[last + 1] in answer.language.denial.ands:
            last += 2 if candidates.foreign(last + 2) else 0
        for other in (next_choice(last, candidates), previous_choice(first, candidates)):
            around = range(first, last + 1)
            if other is not None and not is_told_of_right(other, occurrence, around, candidates):
                return other
    return None


def is_told_of_right(other: int, right: Occurrence, around: range, candidates: Candidates) -> bool:
    """Whether what stands on the other side of an "or" tells of the right answer, and offers nothing."""
    return (
        befell_some(other, right, candidates.answer)
        or is_told_of_number(other, right, around, candidates)
        or is_either_way(other, around.start, candidates)
    )


def is_either_way(other: int, first: int, candidates: Candidates) -> bool:
    """Whether what leads to the right answer is said with its opposite: "raises or lowers interest rates"."""
    answer = candidates.answer
    if first in candidates.accepted or other > first:
        return False
    return answer.stems[other] in answer.language.opposites.of(answer.stems[first])


def befell_some(other: int, right: Occurrence, answer: Answer) -> bool:
    """Whether one thing was done to some of them, and another to others: "they were shot or exiled"."""
    language = answer.language
    first = min(other, right.first)
    several = language.several.intersection(answer.words[max(0, first - NEAR) : first])
    return bool(several) and all(
        language.is_past(word) for word in (answer.words[other], answer.words[right.first])
    )


def is_told_of_number(other: int, right: Occurrence, around: range, candidates: Candidates) -> bool:
    """Whether a choice is of what befell so many: "35,000 shot or locked up", not "35,000 or 36,000 shot"."""
    if right.how is not How.NUMBER or other in candidates.counted:
        return False
    return around.stop - 1 > right.last if other > right.last else around.start < right.first


def is_neighbour(place: int, candidates: Candidates) -> bool:
    """Whether a word goes on with the one before: a foreign one, or the author's ("vice president")."""
    answer = candidates.answer
    if place >= len(answer.words) or answer.tokens.gaps[place] not in BESIDE:
        return False
    own = answer.words[place] not in answer.language.stop and candidates.told(place)
    own = own and answer.language.ors.at(answer.words, place) is None
    return own or is_option(place, candidates)


def is_option(place: int, candidates: Candidates) -> bool:
    """Whether a word is foreign, and no "or"; "vs" sets one thing against another, and offers no choice."""
    words, language = candidates.answer.words, candidates.answer.language
    offers = language.ors.at(words, place) and not language.denial.breaks.at(words, place)
    return candidates.foreign(place) and not (offers or ends_or(place, candidates.answer))


def ends_or(place: int, answer: Answer) -> bool:
    """Whether an "or" of several words or characters ends with a token: "o bien", 或者."""
    found = answer.language.ors.before(answer.words, place + 1)
    return found is not None and (found[0] > 1 or stands_alone(answer.words[place]))


def in_full(place: int, answer: Answer) -> str:
    """Return a word as typed, with the number or date that it is a part of."""
    values = [(one.first, one.last) for one in answer.quantities]
    values += [(one.first, one.last) for one in answer.dates]
    around = [(first, last) for first, last in values if first <= place <= last]
    return answer.tokens.slice(*max(around, key=lambda ends: ends[1] - ends[0], default=(place, place)))


def next_choice(last: int, candidates: Candidates) -> int | None:
    """Return the foreign word after "or" behind a match."""
    answer = candidates.answer
    place = skip_to_or(last + 1, answer)
    if place >= len(answer.words):
        return None
    if "," in answer.tokens.gaps[place] and is_first_of_two(place, candidates):
        return place
    size = 0
    phrase = answer.language.ors.at(answer.words, place)
    if phrase:
        size = phrase[0]
    elif "/" not in answer.tokens.gaps[place] and not asks_again(place, candidates):
        return None
    end = min(place + size + MOST_CANDIDATE_WORDS, len(answer.words))
    return find_other(range(place + size, end), candidates)


def is_first_of_two(place: int, candidates: Candidates) -> bool:
    """Whether two others follow a comma, which could stand in the right answer's place: ", Venus or Mars"."""
    answer = candidates.answer
    end = place + 1
    while end < place + NEIGHBOURS and is_neighbour(end, candidates):
        end += 1
    phrase = answer.language.ors.at(answer.words, end) if end < len(answer.words) else None
    after = end + phrase[0] if phrase else len(answer.words)
    two = (place, after) if after < len(answer.words) else ()
    return all(candidates.foreign(at) for at in two) and any(could_replace(at, candidates) for at in two)


def skip_to_or(place: int, answer: Answer) -> int:
    """Return the place of an "or" behind a few small words, "I think or"; else the place itself."""
    words, language = answer.words, answer.language
    for at in range(place, min(place + MOST_CANDIDATE_WORDS + 1, len(words))):
        if language.ors.at(words, at):
            return at
        if words[at] not in language.small or not joined(answer.tokens.gaps[at]):
            break
    return place


def asks_again(place: int, candidates: Candidates) -> bool:
    """Whether two names are asked one after the other: "Nikolaev? Kamenev?", "the heart? the lungs?"."""
    answer = candidates.answer
    gaps, words, chat = answer.tokens.gaps, answer.words, answer.language.chat
    if "?" not in gaps[place]:
        return False
    end = place + 1
    while end < min(place + LED + NEIGHBOURS, len(words)) and joined(gaps[end]):
        end += 1
    named = any(candidates.foreign(at) and words[at] not in chat for at in range(place, end))
    return named and "?" in gaps[end]  # not "Nikolaev? right?"


def opens_name(place: int, answer: Answer) -> bool:
    """Whether a word opens a name or says where: "the", "in"."""
    word = answer.words[place]
    return word in answer.language.articles or word in answer.language.places


def previous_choice(first: int, candidates: Candidates) -> int | None:
    """Return the foreign word before "or" in front of a match."""
    answer = candidates.answer
    place = first - 1
    if place < 0:
        return None
    start = first
    while start > first - LED and opens_name(start - 1, answer) and answer.tokens.gaps[start] in BESIDE:
        start -= 1
    asked = "?" in answer.tokens.gaps[start] and "?" in after_piece(first, answer)
    place = start - 1 if asked else place
    if "/" not in answer.tokens.gaps[first] and not asked:
        while place >= 0 and first - place <= MOST_CANDIDATE_WORDS:
            phrase = answer.language.ors.before(answer.words, place + 1)
            if phrase:
                place -= phrase[0]
                break
            if candidates.foreign(place) or place in candidates.accepted:
                return None
            place -= 1
        else:
            return None
    return find_other(range(place, max(-1, place - MOST_CANDIDATE_WORDS), -1), candidates)


def find_other(places: Iterable[int], candidates: Candidates) -> int | None:
    """Return the first other candidate at some places, if it is affirmed and nothing right comes before."""
    for place in places:
        if place in candidates.accepted:
            return None
        if candidates.other(place):
            return place if candidates.affirmed(place) else None
    return None


def after_piece(place: int, answer: Answer) -> str:
    """Return the mark that ends the short piece which begins at a token."""
    gaps = answer.tokens.gaps
    most = MOST_CHARACTERS if stands_alone(answer.words[place]) else MOST_CANDIDATE_WORDS
    last = min(place + most, len(gaps) - 1)
    return next((gaps[end] for end in range(place + 1, last + 1) if gaps[end] not in BESIDE), "")


def find_torn(candidates: Candidates) -> int | None:
    """Return the other of two that an answer is torn between, and does not choose: "torn between X and Y"."""
    answer, language = candidates.answer, candidates.answer.language
    words, ands = answer.words, answer.language.denial.ands
    if not language.torn.may_open(words):
        return None
    phrases = ((place, language.torn.at(words, place)) for place in range(len(words)))
    start = next((place + phrase[0] for place, phrase in phrases if phrase), len(words))
    ends = (at for at in range(start + 1, len(words)) if not joined(answer.tokens.gaps[at]))
    two = range(start, next(ends, len(words)))  # "..., so I say X" chooses
    right = {answer.stems[place] for place in candidates.accepted}
    chosen = not right.isdisjoint((*answer.stems[:start], *answer.stems[two.stop :]))
    if chosen or ands.isdisjoint(words[start : two.stop]):
        return None
    return next((at for at in two if candidates.foreign(at) and candidates.affirmed(at)), None)
