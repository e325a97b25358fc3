"""What else an answer offers beside the right one: foreign words, and lists of short pieces."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.grading.judge import Finding
from bot.core.grading.match import Answer
from bot.core.grading.rubric import Rubric
from bot.core.grading.verdict import How
from bot.core.grading.vocabulary import vocabulary

LISTED = 3  # foreign candidates beside the right answer make a list
LISTED_OPENLY = 4  # where the right answer is a common word, of which an answer may well give several
SHORT_PIECE = 5  # tokens
DENSE = 6  # tokens for each number
BARE = 8  # words in a row without small words between them
RARE_NAME = 12  # bits


@dataclass(frozen=True, slots=True)
class Candidates:
    """The tokens that the rubric accepts, and those it does not know."""

    accepted: frozenset[int]
    answer: Answer
    rubric: Rubric
    counted: frozenset[int]

    def foreign(self, place: int) -> bool:
        """Whether a token is a content word that no point accepts and the question does not name."""
        word = self.answer.words[place]
        language = self.rubric.language
        if place in self.accepted or word in language.stop or place in self.answer.denials.speech:
            return False
        asked = self.rubric.question
        return language.stem(language.normal(word)) not in asked.stems - asked.choices

    def ties(self, place: int) -> bool:
        """Whether a token ties a value to something else: foreign, and no value itself."""
        words = self.answer.words
        if words[place][0].isdigit() or place in self.counted:
            return False
        denial = self.rubric.language.denial
        turns = denial.breaks.at(words, place) is not None and words[place] not in denial.contrasts
        return turns or self.foreign(place)

    def other(self, place: int) -> bool:
        """Whether a token is a content word that no point accepts."""
        unsaid = place not in self.accepted and place not in self.answer.denials.speech
        return unsaid and self.answer.words[place] not in self.rubric.language.stop

    def affirmed(self, place: int) -> bool:
        """Whether a token is not denied."""
        return not self.answer.denials.odd[place]


def list_candidates(finding: Finding, candidates: Candidates) -> tuple[str, ...]:
    """Return the candidates of an answer that only lists them; nothing when it is no list."""
    answer = candidates.answer
    value = any(place.how in (How.NUMBER, How.DATE) for one in finding.occurrences for place in one.places)
    name = not value and any(
        is_special(token, candidates) for one in finding.occurrences for token in one.tokens
    )
    dense = dense_values(candidates) if value else ()
    if dense:
        return dense
    listed: list[str] = []
    special = bare = 0
    for piece in cut_pieces(answer):
        content = [place for place in piece if candidates.foreign(place) and candidates.affirmed(place)]
        accepted = any(place in candidates.accepted for place in piece)
        if accepted and len(piece) >= BARE and len(content) >= len(piece) - 1:
            bare += len(content)
        if not content or accepted or len(piece) > SHORT_PIECE:
            continue
        numeric = any(place in candidates.counted for place in piece)
        if elaborates(piece, candidates) and not (value and numeric):
            continue
        listed.append(answer.tokens.slice(content[0], content[-1]))
        special += any(is_special(place, candidates) for place in content)
    if len(listed) >= LISTED_OPENLY or bare >= LISTED_OPENLY:
        return tuple(listed) or (answer.tokens.slice(0, len(answer.words) - 1),)
    return tuple(listed) if len(listed) >= LISTED and (name or special) else ()


def dense_values(candidates: Candidates) -> tuple[str, ...]:
    """Return an answer's other numbers where it is hardly more than numbers."""
    answer = candidates.answer
    asked = candidates.rubric.question.numbers
    others = [
        answer.tokens.slice(value.first, value.last)
        for value in answer.quantities
        if not value.aside
        and candidates.accepted.isdisjoint(range(value.first, value.last + 1))
        and candidates.affirmed(value.first)
        and not set(value.values) & asked
    ]
    return tuple(others) if len(others) >= LISTED and len(answer.words) <= DENSE * len(others) else ()


def cut_pieces(answer: Answer) -> list[list[int]]:
    """Return the tokens of an answer in pieces, cut at every mark, line, "and" and "or"."""
    language = answer.language
    pieces: list[list[int]] = [[]]
    for place, word in enumerate(answer.words):
        gap = answer.tokens.gaps[place]
        if place and (gap.strip(" -") or "\n" in gap):
            pieces.append([])
        cut = word in language.denial.ands or language.ors.at(answer.words, place) is not None
        if cut or language.maybes.at(answer.words, place) is not None:
            pieces.append([])
        if not cut:
            pieces[-1].append(place)
    return [piece for piece in pieces if piece]


def elaborates(piece: list[int], candidates: Candidates) -> bool:
    """Whether a piece tells more of the answer before it: "in 1934", "a party member", "he was executed"."""
    answer = candidates.answer
    fillers = answer.language.fillers
    opener = next((place for place in piece if answer.words[place] not in fillers), piece[0])
    small = answer.words[opener] in answer.language.stop and opener not in candidates.counted
    return small or any(answer.asked(place) for place in piece)


def is_special(place: int, candidates: Candidates) -> bool:
    """Whether a token is a number or looks like a name."""
    word = candidates.answer.words[place]
    if place in candidates.counted:
        return True
    if word in candidates.rubric.language.stop:
        return False
    frequency = vocabulary(candidates.rubric.language.code).frequency(word) or 0
    inside = place > 0 and candidates.answer.tokens.gaps[place] == " "
    capital = candidates.answer.tokens.slice(place, place)[:1].isupper()
    return frequency <= RARE_NAME or (capital and inside)
