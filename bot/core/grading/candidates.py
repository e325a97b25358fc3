"""What else an answer offers beside the right one: foreign words, and lists of short pieces."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.grading.judge import Finding
from bot.core.grading.match import Answer
from bot.core.grading.reach import STRONG
from bot.core.grading.rubric import Rubric
from bot.core.grading.verdict import How
from bot.core.grading.vocabulary import vocabulary

ENDS = STRONG - frozenset("()[]:—")
LISTED = 3  # strange candidates beside the right answer make a list
OFFERED = 2  # of which so many at least tell nothing of the right one
STRUNG = 2  # strange words more than small ones are no sentence
RUN_ON, RUN_ON_TOLD = 4, 5  # strange words in one breath with the answer; to tell how or why takes more
SPECIAL_WEIGHT = 2
COMMON = 20  # bits: such a word tells nothing by itself ("first", "took", "place")
QUOTES = " \"'“”‘’«»"
JOINTS = (" ", ", ", ".", ". ")  # within a date or a name
NAME = 3  # words
MOST_TOLD, TOLD_SHARE = 5, 1.0  # strange words beside a sentence
BRIEF = 7  # words of an author's wording
DENSE = 6  # tokens for each number
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
        return language.stem(language.normal(word)) not in self.rubric.question.settled

    def ties(self, place: int) -> bool:
        """Whether a token ties a value to something else: foreign, and no value itself."""
        words = self.answer.words
        if words[place][0].isdigit() or place in self.counted:
            return False
        denial = self.rubric.language.denial
        turns = denial.breaks.at(words, place) is not None and words[place] not in denial.contrasts
        return turns or self.foreign(place)

    def other(self, place: int) -> bool:
        """Whether a token is a content word that no point accepts; beside a number, not the question's."""
        unsaid = place not in self.accepted and place not in self.answer.denials.speech
        if not unsaid or self.answer.words[place] in self.rubric.language.stop:
            return False
        return self.counted.isdisjoint(self.accepted) or not self.answer.asked(place)

    def affirmed(self, place: int) -> bool:
        """Whether a token is not denied."""
        return not self.answer.denials.odd[place]


def list_candidates(finding: Finding, candidates: Candidates) -> tuple[str, ...]:
    """Return the candidates of an answer that only lists them; nothing when it is no list."""
    answer = candidates.answer
    value = any(place.how in (How.NUMBER, How.DATE) for one in finding.occurrences for place in one.places)
    dense = dense_values(candidates) if value else ()
    if dense:
        return dense
    strange = find_strange(candidates)
    if len(strange) < LISTED:
        return ()
    if not candidates.rubric.by_characters and strings_together(strange, candidates):
        return (answer.tokens.slice(strange[0], strange[-1]),)
    solid = {place for place in candidates.accepted if not answer.asked(place)} or candidates.accepted
    right = min(solid)
    pieces = cut_pieces(answer)
    opening = next((answer.words[piece[0]] for piece in pieces if right in piece), "")
    known = set(strange) - find_clauses(candidates)
    apart: list[list[int]] = []
    offered = 0
    for piece in pieces:
        content = [place for place in piece if place in known]
        if not content or not solid.isdisjoint(piece):
            continue
        apart.append(content)
        numeric = value and any(place in candidates.counted for place in piece)
        offered += numeric or not elaborates(piece, opening, right, candidates)
    if apart and len(pieces) > LISTED and is_sentence(candidates.rubric) and outgrows(strange, candidates):
        return tuple(answer.tokens.slice(content[0], content[-1]) for content in apart)
    if len(apart) < LISTED or offered < OFFERED or is_of_one_sort(apart, right, candidates, value=value):
        return ()
    return tuple(answer.tokens.slice(content[0], content[-1]) for content in apart)


def find_strange(candidates: Candidates) -> list[int]:
    """Return the content words that neither the question nor any of the author's wordings has."""
    answer, rubric = candidates.answer, candidates.rubric
    numbers = {value.first for value in answer.quantities}
    foreign = [
        place
        for place, word in enumerate(answer.words)
        if candidates.foreign(place)
        and candidates.affirmed(place)
        and word not in answer.language.ties
        and word not in answer.language.fillers
        and (place in numbers or not (place in candidates.counted or is_initial(word)))
    ]
    if len(foreign) < LISTED:
        return foreign
    language = rubric.language
    told = {
        language.stem(language.normal(word))
        for point in rubric.points
        for literal in point.literals
        for word in literal.split()
    }
    return [place for place in foreign if language.stem(language.normal(answer.words[place])) not in told]


def is_initial(word: str) -> bool:
    """Whether a token is a single letter, as of a first name."""
    return len(word) == 1 and word.isascii() and word.isalpha()


def strings_together(strange: list[int], candidates: Candidates) -> bool:
    """Whether an answer strings words together with hardly a small word between: that is no sentence.

    Names and numbers weigh more; capitals say nothing, as phones set them and learners leave them out.
    What a small word leads in ("by Francis Scott Key") is told of the answer, and strings nothing. Whatever
    stands between, many words in one breath with the answer that tell nothing of it are other answers.
    """
    if is_sentence(candidates.rubric):
        return False
    answer = candidates.answer
    language = answer.language
    told = find_led(candidates) | find_clauses(candidates)
    frequency = vocabulary(language.code).frequency
    common = {place for place, word in enumerate(answer.words) if (frequency(word) or 0) >= COMMON}
    loose = [place for place in strange if place not in told and place not in common]
    most = RUN_ON_TOLD if candidates.rubric.question.open else RUN_ON
    if not candidates.rubric.derived and len(find_breath(candidates).intersection(loose)) >= most:
        return True
    if len(loose) < OFFERED or len(find_bare(candidates).intersection(loose)) < OFFERED:
        return False
    joints = sum(
        (word in language.stop or word in language.ties or place in common or answer.asked(place))
        + (word in language.denial.auxiliaries)
        for place, word in enumerate(answer.words)
    )
    special = sum(is_special(place, candidates) for place in loose)
    return len(loose) + SPECIAL_WEIGHT * max(0, special - 1) >= joints + STRUNG


def find_bare(candidates: Candidates) -> set[int]:
    """Return the tokens, from mark to mark, of the right answer and of what follows with no small word.

    "Nikolai Yezhov, the bloody dwarf" tells of him, where "Nikolai Yezhov, Genrikh Yagoda" goes on listing.
    """
    answer = candidates.answer
    small = answer.language.stop | answer.language.ties
    return {
        place
        for one in cut_stretches(answer)
        if not candidates.accepted.isdisjoint(one) or small.isdisjoint(answer.words[at] for at in one)
        for place in one
    }


def find_breath(candidates: Candidates) -> set[int]:
    """Return the tokens, from mark to mark, that stand with words of the right answer."""
    stretches = cut_stretches(candidates.answer)
    return {place for one in stretches if not candidates.accepted.isdisjoint(one) for place in one}


def cut_stretches(answer: Answer) -> list[list[int]]:
    """Return the tokens of an answer, cut at every mark and line, but at no quote or hyphen."""
    stretches: list[list[int]] = [[]]
    for place, gap in enumerate(answer.tokens.gaps[: len(answer.words)]):
        if place and ((gap.strip(QUOTES) and gap != "-") or "\n" in gap):
            stretches.append([])
        stretches[-1].append(place)
    return stretches


def find_led(candidates: Candidates) -> set[int]:
    """Return what a preposition leads in: one word, a date or a name."""
    answer = candidates.answer
    language = answer.language
    leads = language.ties | language.places
    told: set[int] = set()
    led = False
    run = 0
    for place, word in enumerate(answer.words):
        led = led and answer.tokens.gaps[place] in JOINTS
        if led and word not in language.articles:
            told.add(place)
            named = word not in language.stop and is_special(place, candidates)
            run += 1
            led = place in answer.dated or (named and run < NAME)
        if word in leads:
            led, run = True, 0
    return told


def find_clauses(candidates: Candidates) -> set[int]:
    """Return what the right answer's "who ..." and "with ..." tell of it, to the end of the sentence."""
    answer = candidates.answer
    openers = answer.language.tells | answer.language.relatives
    told: set[int] = set()
    clause = seen = False
    for place, word in enumerate(answer.words):
        clause = clause and ENDS.isdisjoint(answer.tokens.gaps[place])
        if clause:
            told.add(place)
        seen = seen or place in candidates.accepted
        clause = clause or (seen and word in openers)
    return told


def is_of_one_sort(apart: list[list[int]], right: int, candidates: Candidates, *, value: bool) -> bool:
    """Whether common words follow a number, or an answer to how or why: "torture, beatings, threats"."""
    if right > apart[0][0] or not (value or candidates.rubric.question.open):
        return False
    return not any(is_special(place, candidates) for content in apart for place in content)


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


def outgrows(strange: list[int], candidates: Candidates) -> bool:
    """Whether an answer tells about as much that nobody asked for as a whole wording has to tell."""
    stop = candidates.rubric.language.stop
    literals = (literal for point in candidates.rubric.points for literal in point.literals)
    asked = min(sum(word not in stop for word in literal.split()) for literal in literals)
    return len(strange) >= max(MOST_TOLD, TOLD_SHARE * asked)


def is_sentence(rubric: Rubric) -> bool:
    """Whether no author's wording is short: then answers are sentences, and no lists of names."""
    return all(len(literal.split()) > BRIEF for point in rubric.points for literal in point.literals)


def elaborates(piece: list[int], opening: str, right: int, candidates: Candidates) -> bool:
    """Whether a piece tells more of the answer: "in 1934", "a party member", "he was executed".

    Not when the right answer opens with the same small word: "in Moscow, in Leningrad".
    """
    answer = candidates.answer
    if is_sentence(candidates.rubric) and any(answer.asked(place) for place in piece):
        return True
    opener = next((place for place in piece if answer.words[place] not in answer.language.fillers), piece[0])
    word = answer.words[opener]
    return (
        opener > right
        and word in answer.language.stop
        and opener not in candidates.counted
        and (word != opening or word in answer.language.articles)
    )


def is_special(place: int, candidates: Candidates) -> bool:
    """Whether a token is a number or looks like a name."""
    word = candidates.answer.words[place]
    if place in candidates.counted:
        return True
    if word in candidates.rubric.language.stop:
        return False
    frequency = vocabulary(candidates.rubric.language.code).frequency(word) or 0
    return frequency <= RARE_NAME
