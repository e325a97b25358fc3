"""Lists given where reference answers are wanted: items of which one is right by itself, others are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.core.grading.hedging.candidates import Candidates, defines
from bot.core.grading.hedging.elaboration import elaborates, tell_of
from bot.core.grading.hedging.strung import REASON, find_clauses
from bot.core.grading.judging.finding import Finding
from bot.core.grading.judging.judge import find_wordings
from bot.core.grading.language.text import read_literally
from bot.core.grading.matching.match import Answer, read_answer
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.verdict import Note, NoteKind, Status

FEWEST = 4  # items make a list
FEWEST_MARKS = FEWEST - 2  # of one kind; there may be an "and" before the last item
WRONG = 3  # of them, beside a right one
OFFERED = 2  # of the wrong ones in what may be a sentence, at least, tell nothing of the right one
MOST = 8  # that are looked at
LONGEST = 100  # words of an answer that may be a list where it could be sentences
ENDLESS = 1_000  # words: more than anybody can say in a message, who does not only list
QUOTED = 8  # words of them
ARTICLE = "article"  # a kind of words
MARKS = (";", "/", "|", "+", "&", ">", ":", "•", "·", " - ")
SENTENCE_MARKS = (",", "\n", ".")  # that stand in sentences, too


def find_list(finding: Finding, candidates: Candidates) -> Note | None:
    """Return the wrong items of an answer that lists a right one among them; nothing for any other.

    Each is read by itself: words that all references share ("path") make none of them right.
    """
    answer, rubric = candidates.answer, candidates.rubric
    if len(answer.words) < FEWEST:
        return None
    if len(answer.words) > ENDLESS and not rubric.by_characters:
        return note_wrong([range(QUOTED)], answer)
    for cuts in find_cuts(answer):
        right, wrong = sort_items(cuts, candidates)
        if right and len(wrong) >= WRONG:
            return note_wrong(wrong, answer)
    for cuts in find_cuts_in_sentences(answer) if rubric.by_closeness else ():
        right, wrong = sort_items(cuts, candidates)
        if right and len(wrong) >= WRONG and not tell_of(right[0], wrong, candidates):
            return None if candidates.only_tells else note_wrong(wrong, answer)
    if rubric.by_closeness or finding.by_value or len(answer.words) > LONGEST or defines(candidates):
        return None
    return find_list_in_sentences(candidates)


def find_list_in_sentences(candidates: Candidates) -> Note | None:
    """Return the wrong items of a list parted as sentences are, too, where a keyword is bold.

    There the right one may be told of at length: "Nikolaev, a young communist, in Leningrad, in 1934".
    """
    answer = candidates.answer
    for cuts in (*find_cuts_in_sentences(answer), *find_cuts_to_joint(answer)):
        right, items = sort_items(cuts, candidates)
        if not right or len(items) < WRONG:
            continue
        silent = find_silent(candidates)
        wrong = [item for item in items if not silent.issuperset(item)]
        if len(wrong) < WRONG:
            continue
        first = right[0].start
        if candidates.rubric.question.open and first < wrong[0].start:
            continue  # to how or why, more than one may be said
        if tell_of(right[0], wrong, candidates):
            continue
        opening = answer.words[first]
        if sum(not elaborates(item, opening, first, candidates) for item in wrong) >= OFFERED:
            return note_wrong(wrong, answer)
    return None


def find_silent(candidates: Candidates) -> set[int]:
    """Return the tokens that offer no answer: small words, denials, what is told of the right answer.

    Behind "the" stands a name, however small: "the US".
    """
    answer = candidates.answer
    language, words = answer.language, answer.words
    silent = find_clauses(candidates) | answer.denials.speech
    named = {place for place in range(1, len(words)) if language.grammar.kind(words[place - 1]) == ARTICLE}
    return silent | {
        place for place, word in enumerate(words) if word in language.small and place not in named
    }


def sort_items(cuts: Sequence[int], candidates: Candidates) -> tuple[list[range], list[range]]:
    """Return the tokens of each item that is right by itself, and of each that is no part of one."""
    answer = candidates.answer
    right: list[range] = []
    wrong: list[range] = []
    if len(cuts) >= FEWEST - 1:
        for first, after in [*pairwise((0, *cuts, len(answer.words)))][:MOST]:
            item = range(first, after)
            if candidates.bracketed.issuperset(item):
                continue
            if is_right(answer.tokens.slice(first, after - 1), candidates.rubric):
                right.append(item)
            elif not (is_part(item, candidates) or told_with_numbers(item, candidates)):
                wrong.append(item)
    return right, wrong


def is_part(item: range, candidates: Candidates) -> bool:
    """Whether an item has nothing but words of the right answer, where that is a sentence: "the same one"."""
    answer, accepted = candidates.answer, candidates.accepted
    stop = answer.language.stop
    return candidates.rubric.by_closeness and all(
        place in accepted or answer.words[place] in stop for place in item
    )


def told_with_numbers(item: range, candidates: Candidates) -> bool:
    """Whether an item is nothing but a number that belongs to the right one, or what that follows from."""
    ands = candidates.answer.language.denial.ands
    own = [place for place in item if candidates.answer.words[place] not in ands]
    numbers = candidates.accepted.issuperset(own) and not candidates.counted.isdisjoint(own)
    return numbers or candidates.telling.issuperset(own)


def note_wrong(items: Sequence[range], answer: Answer) -> Note:
    """Return the note on the wrong items of a list."""
    return Note(NoteKind.STUFFED, tuple(answer.tokens.slice(item[0], item[-1]) for item in items))


def find_cuts(answer: Answer) -> Iterator[list[int]]:
    """Yield the tokens that a list may be cut before: by each kind of mark, by "or"."""
    words = answer.words
    yield from cut_at(MARKS, answer)
    if answer.language.ors.may_open(words):
        yield [place for place in range(1, len(words)) if answer.language.ors.at(words, place)]


def find_cuts_in_sentences(answer: Answer) -> Iterator[list[int]]:
    """Yield the tokens before which a list, or just a sentence, may be cut: "and", each "because"."""
    words, language = answer.words, answer.language
    yield from cut_at(SENTENCE_MARKS, answer)
    yield [place for place in range(1, len(words)) if words[place] in language.denial.ands]
    for reason in dict.fromkeys(word for word in words if language.grammar.kind(word) == REASON):
        yield [place for place in range(1, len(words)) if words[place] == reason]


def find_cuts_to_joint(answer: Answer) -> Iterator[list[int]]:
    """Yield the tokens that commas stand before, with the last "and" or "or": "A, B, C and D".

    What stands "between Yagoda and Beria" is one item.
    """
    words, language = answer.words, answer.language
    for cuts in cut_at((",",), answer):
        last, around = cuts[-1] if cuts else len(words), language.dates.range_around
        for place in range(len(words) - 1, last, -1):
            joins = words[place] in language.denial.ands
            if (joins and not around.at(words, last)) or language.ors.at(words, place):
                yield [*cuts, place]
                break


def cut_at(marks: Sequence[str], answer: Answer) -> Iterator[list[int]]:
    """Yield, for each mark that stands often enough, the tokens it stands before; "1/8" is one number."""
    gaps = answer.tokens.gaps
    written = "".join(gaps)
    marks = [mark for mark in marks if written.count(mark) >= FEWEST_MARKS]
    if not marks:
        return
    values = [(one.first, one.last) for one in answer.quantities]
    values += [(one.first, one.last) for one in answer.dates]
    inside = {place for first, last in values for place in range(first + 1, last + 1)}
    places = [place for place in range(1, len(answer.words)) if place not in inside]
    for mark in marks:
        yield [place for place in places if mark in gaps[place]]


def is_right(item: str, rubric: Rubric) -> bool:
    """Whether an item answers the question by itself."""
    read = read_answer(item, rubric)
    said = read_literally(item, read.tokens)
    return any(
        said in point.literals
        or any(finding.status is Status.HIT for finding in find_wordings(point.wordings, read))
        for point in rubric.points
    )
