"""Lists of short pieces, parted by marks or by "and" and "or", of which one is the right answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.hedging.among import OTHERS, stands_among
from bot.core.grading.hedging.candidates import LISTED, Candidates, find_strange, is_special
from bot.core.grading.hedging.elaboration import elaborates, tell_of
from bot.core.grading.hedging.reading_on import VERBS, cut_stretches
from bot.core.grading.hedging.second_thoughts import find_first_thought
from bot.core.grading.hedging.strung import find_clauses, find_led, strings_together
from bot.core.grading.judging.finding import Finding
from bot.core.grading.language.text import stands_alone
from bot.core.grading.matching.match import Answer

OFFERED = 2  # pieces that tell nothing of the right one, at least
MOST_AROUND = 4  # strange words that tell of a number
MOST_TOLD, TOLD_SHARE = 5, 1.0  # strange words beside a sentence
DENSE = 6  # tokens for each number
QUALIFIERS = 2  # strange words beside what is right in an item


def list_candidates(finding: Finding, candidates: Candidates) -> tuple[str, ...]:
    """Return the candidates of an answer that only lists them; nothing when it is no list."""
    answer = candidates.answer
    value = finding.by_value
    dense = dense_values(candidates) if value else ()
    if dense:
        return dense
    taken_back = find_first_thought(candidates)
    strange = [place for place in find_strange(candidates) if place not in taken_back]
    named = count_named(strange, candidates)
    if named < OTHERS or is_told_of(strange, candidates) or has_in_each(finding, strange, answer):
        return ()
    counts_more = value and (counts_something_else(strange, candidates) or tells_shortly(strange, candidates))
    runs_on = stands_among(strange, candidates) or (named >= LISTED and strings_together(strange, candidates))
    by_characters = candidates.rubric.by_characters or stands_alone(answer.words[strange[0]])
    if runs_on and not (by_characters or counts_more):
        return (answer.tokens.slice(strange[0], strange[-1]),)
    return () if named < LISTED else list_pieces(finding, strange, candidates)


def list_pieces(finding: Finding, strange: list[int], candidates: Candidates) -> tuple[str, ...]:
    """Return the candidates that marks part from the right one; nothing where they tell of it."""
    answer, value = candidates.answer, finding.by_value
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
    if apart and len(pieces) > LISTED and candidates.rubric.lengthy and outgrows(strange, candidates):
        return tuple(answer.tokens.slice(content[0], content[-1]) for content in apart)
    if len(apart) < LISTED or offered < OFFERED or is_of_one_sort(apart, right, candidates, value=value):
        return ()
    return tuple(answer.tokens.slice(content[0], content[-1]) for content in apart)


def count_named(strange: Sequence[int], candidates: Candidates) -> int:
    """Return how many strange words there are, each once where the right answer is said again, too."""
    words = candidates.answer.words
    again = len({words[place] for place in candidates.accepted}) < len(candidates.accepted)
    return len({words[place] for place in strange}) if again else len(strange)


def has_in_each(finding: Finding, strange: Sequence[int], answer: Answer) -> bool:
    """Whether each item has a part of the right answer, and a word or two more: "fascist Italy"."""
    right = {place.first for occurrence in finding.occurrences for place in occurrence.places}
    stretches, others = cut_stretches(answer), frozenset(strange)
    return len(stretches) > 1 and all(
        not right.isdisjoint(stretch) and len(others.intersection(stretch)) <= QUALIFIERS
        for stretch in stretches
    )


def counts_something_else(strange: Sequence[int], candidates: Candidates) -> bool:
    """Whether behind a number "and" leads in what another counts, and nothing else: "and 2 body parts"."""
    words, ands = candidates.answer.words, candidates.answer.language.denial.ands
    counted = [place for place in strange if place in candidates.counted]
    if len(counted) != 1 or not counted[0] or words[counted[0] - 1] not in ands:
        return False
    return not any(is_special(place, candidates) for place in strange if place not in counted)


def tells_shortly(strange: Sequence[int], candidates: Candidates) -> bool:
    """Whether few words, a verb or no name among them, tell of a number where just that is wanted.

    So do "they won 4-2" and "20,000 bodies in the mass graves".
    """
    answer = candidates.answer
    if len(strange) > MOST_AROUND or not candidates.counted.isdisjoint(strange):
        return False
    acted = (
        answer.words[at] in answer.language.irregular
        or answer.language.grammar.kind(answer.words[at]) in VERBS
        for at in strange
    )
    plain = not any(is_special(at, candidates) for at in strange)
    return (plain or any(acted)) and wants_number(candidates)


def wants_number(candidates: Candidates) -> bool:
    """Whether a wording of each point has nothing but a number and what the question says."""
    language = candidates.answer.language
    known = language.stop.union(candidates.rubric.question.text.split())
    return all(
        any(
            all(word in known or language.valued(word) for word in literal.split())
            for literal in point.literals
        )
        for point in candidates.rubric.points
    )


def is_told_of(strange: Sequence[int], candidates: Candidates) -> bool:
    """Whether a right answer stands apart, by marks, and what is around it tells of it."""
    stretches = cut_stretches(candidates.answer)
    right = next(one for one in stretches if not candidates.accepted.isdisjoint(one))
    others = [one for one in stretches if candidates.accepted.isdisjoint(one)]
    told = find_led(candidates) | find_first_names(candidates)
    alone = told.issuperset(place for place in strange if place in right)
    return alone and len(others) >= OFFERED and tell_of(right, others, candidates)


def find_first_names(candidates: Candidates) -> set[int]:
    """Return what stands straight before a name that is right: the "Sergo" of "Sergo Ordzhonikidze"."""
    first = min(candidates.accepted)
    before = first - 1
    opens = before == 0 and candidates.answer.tokens.gaps[first] == " "
    return {before} if opens and is_special(first, candidates) else set()


def is_of_one_sort(
    apart: Sequence[Sequence[int]], right: int, candidates: Candidates, *, value: bool
) -> bool:
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
        if place and gap != " " and (gap.strip(" -") or "\n" in gap or " - " in gap):
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
    literals = candidates.rubric.lengths
    asked = min((sum(word not in stop for word in literal.split()) for literal in literals), default=0)
    return len(strange) >= max(MOST_TOLD, TOLD_SHARE * asked)
