"""Cards of one deck that learners, or the grader, may take for each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil
from typing import assert_never

from bot.core.cards import Outcome, plain
from bot.core.grading import grade
from bot.core.grading.judging.finding import choose, tokens_of
from bot.core.grading.judging.judge import find_wordings
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.matching.match import read_answer
from bot.core.grading.rubric.keys import CharsKey, DateKey, Key, NumberKey, RangeKey, WordKey
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.rubric.wording import Group
from bot.decks.commonness import NOT_RARE, is_common
from bot.decks.findings import Report, shorten
from bot.decks.sound_cards import SoundCard

LOOSE, LOOSE_SHARE, LOOSE_AT_MOST = 3, 0.1, 20  # of a deck's cards that have a keyword in their answers
MOST_CARDS, MOST_PAIRS, MOST_LOOKED_AT = 2_000, 1_000, 40  # what is beyond is not compared
ALIKE = 0.75  # of two questions' words

Stems = frozenset[str]
NUMBER = "#"  # among stems: some number or date


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A card with its model answer and the stems of what is said and asked.

    `wants` holds for each wording of each point the stems of which an answer must have one, keyword by
    keyword; of so many points, `needed`, it must have a wording.
    """

    sound: SoundCard
    model: str
    said: Stems
    points: tuple[tuple[str, Stems], ...]
    asked: Stems
    wants: tuple[tuple[tuple[Stems, ...], ...], ...]
    needed: int

    @property
    def question(self) -> str:
        """The question, short enough for a finding."""
        return shorten(self.sound.card.question, 40)


def advise_deck(cards: Sequence[SoundCard], report: Report) -> None:
    """Warn of cards that take each other's answers, and of keywords that many other answers have."""
    neighbours = [meet(sound) for sound in cards[:MOST_CARDS]]
    for one, other in islice(find_pairs(neighbours), MOST_PAIRS):
        _warn_of_pair(one, other, report)
    told: dict[str, list[tuple[Neighbour, str]]] = {}
    for other in neighbours:
        for text, stems in other.points:
            for stem in stems if len(stems) > 1 else ():
                told.setdefault(stem, []).append((other, text))
    many = min(LOOSE_AT_MOST, max(LOOSE, ceil(LOOSE_SHARE * len(neighbours))))
    for one in neighbours:
        if one.sound.rubric.one_answer:
            _warn_of_loose(one, told, many, report)


def find_pairs(neighbours: Sequence[Neighbour]) -> Iterator[tuple[Neighbour, Neighbour]]:
    """Yield pairs of cards that, by their words, may take each other's answers; the later one first."""
    sayers: dict[str, set[int]] = {}
    for number, one in enumerate(neighbours):
        for stem in one.said:
            sayers.setdefault(stem, set()).add(number)
    taken: list[set[int]] = []
    for number, one in enumerate(neighbours):
        having = Counter(at for point in one.wants for at in find_sayers(point, sayers))
        taken.append({at for at, points in having.items() if points >= one.needed})
        for other in sorted(taken[number]):
            if other < number and number in taken[other]:
                yield one, neighbours[other]


def find_sayers(wordings: Iterable[tuple[Stems, ...]], sayers: Mapping[str, set[int]]) -> set[int]:
    """Return by number the cards whose model answers have the words of any wording of a point."""
    found: set[int] = set()
    for wording in wordings:
        having = [{at for stem in stems for at in sayers.get(stem, ())} for stems in wording]
        found |= set.intersection(*having) if having else set()
    return found


def meet(sound: SoundCard) -> Neighbour:
    """Return a card as its neighbours see it."""
    card, rubric = sound.card, sound.rubric
    wanted = [plain(point.text) for point in card.points if not point.optional]
    points = tuple((text, frozenset(stems_of(text, rubric.language))) for text in wanted)
    said = frozenset(stem for _, stems in points[: card.enough] for stem in stems)
    wants = tuple(
        tuple(
            tuple(stems_wanted(group) for group in wording.wanted)
            for wording in point.wordings
            if not wording.derived
        )
        for point in rubric.points
        if not point.optional
    )
    needed = ceil(rubric.pass_mark * (card.enough or len(wanted)))
    model = ". ".join(wanted[: card.enough])
    return Neighbour(sound, model, said, points, rubric.question.stems, wants, needed)


def stems_of(text: str, language: Language) -> Iterator[str]:
    """Yield the stems of a text's words, small words aside, and `NUMBER` where it may hold a number."""
    numbers, months = language.numbers, language.dates.months
    for word in tokenize(text, language.folding).words:
        counts = word in numbers.cardinals or word in numbers.ordinals or word in numbers.fractions
        if counts or word in months or not word.isalpha():
            yield NUMBER
        if word not in language.stop:
            yield language.stem(language.normal(word))


def stems_wanted(group: Group) -> Stems:
    """Return the stems of which an answer that has a group has one."""
    keys = [key for phrase in group.phrases for key in phrase.keys]
    return frozenset(stem_of(key) for key in keys)


def stem_of(key: Key) -> str:
    """Return the stem of a wanted word, and `NUMBER` for a number or a date."""
    match key:
        case WordKey():
            return key.forms.stem
        case CharsKey():
            return key.chars
        case NumberKey() | DateKey() | RangeKey():
            return NUMBER
        case _:
            assert_never(key)


def _warn_of_pair(one: Neighbour, other: Neighbour, report: Report) -> None:
    """Warn of two cards that ask the same, or that each take the other's answer though it is another.

    It is another where words of chance decide, or words that each answer has as a part of another name.
    """
    first = words_that_count(one, other)
    second = words_that_count(other, one) if first else first
    if not second:
        return
    line = one.sound.place.line
    which = f"the card of line {other.sound.place.line} (“{other.question}”)"
    if ask_alike(one.asked, other.asked):
        what = f"this card asks nearly the same as {which}, and each accepts the other's answer"
        report.warn(line, what, "remove one of the two, or let their questions say what tells them apart")
    elif (
        not first & words_that_count(other, other)
        or not second & words_that_count(one, one)
        or are_parts_of_others(name_around(one, first & second), name_around(other, first & second))
    ):
        what = f"this card and {which} accept each other's answers"
        mine, theirs = ", ".join(sorted(first)), ", ".join(sorted(second))
        what += f", by “{mine}” here and “{theirs}” there"
        report.warn(line, what, "bold words that only the right answer of each has")


def are_parts_of_others(one: Stems, other: Stems) -> bool:
    """Whether each of two names has a word of its own: John F. Kennedy, John Wilkes Booth."""
    return not (one <= other or other <= one)


def name_around(one: Neighbour, words: Stems) -> Stems:
    """Return what a model answer says in one breath with some words: no small word or mark between."""
    language = one.sound.rubric.language
    tokens = tokenize(one.model, language.folding)
    breaths: list[set[str]] = [set()]
    for word, gap in zip(tokens.words, tokens.gaps, strict=False):
        if word in language.stop or gap.strip():
            breaths.append(set())
        if word not in language.stop:
            breaths[-1].add(word)
    return frozenset(word for breath in breaths if breath & words for word in breath)


def ask_alike(one: Stems, other: Stems) -> bool:
    """Whether two questions have nearly the same words, or one has all of the other's and more."""
    shared = one & other
    within = len(shared) > 1 and shared in (one, other)
    return within or len(shared) >= ALIKE * len(one | other)


def words_that_count(one: Neighbour, other: Neighbour) -> Stems:
    """Return the words for which one card accepts another's model answer; none where it does not."""
    rubric = one.sound.rubric
    if grade(rubric, other.model).outcome is not Outcome.CORRECT:
        return frozenset()
    answer = read_answer(other.model, rubric)
    findings = (choose(find_wordings(point.wordings, answer)) for point in rubric.points)
    places = {place for finding in findings for place in tokens_of(finding.occurrences)}
    return frozenset(word for place in places if (word := answer.words[place]) not in rubric.language.stop)


def _warn_of_loose(
    one: Neighbour, told: Mapping[str, Sequence[tuple[Neighbour, str]]], many: int, report: Report
) -> None:
    """Warn of a common word that makes a full answer alone by no sample, and stands in many others."""
    rubric = one.sound.rubric
    meant = one.sound.said_alone
    for stem, word in lone_words(rubric).items():
        having = [(other, text) for other, text in told.get(stem, ()) if other is not one]
        if len(having) < many or stem in meant:
            continue
        accepting = {
            other.sound.place.line: shorten(text, 50)
            for other, text in having[:MOST_LOOKED_AT]
            if grade(rubric, text).outcome is Outcome.CORRECT
        }
        if len(accepting) >= many:
            line, shown = next(iter(accepting.items()))
            what = f"`{word}` alone makes a full answer, but stands in those of {len(accepting)} other cards"
            what += f", such as “{shown}” (line {line})"
            report.warn(one.sound.place.line, what, "bold a second word beside it, or a rarer one")


def lone_words(rubric: Rubric) -> dict[str, str]:
    """Return the words, no names among them, each of which is a full answer, by their stems."""
    return {
        key.forms.stem: key.forms.word
        for point in rubric.points
        for wording in point.wordings
        if wording.credit == 1 and len(wording.wanted) == 1 and not wording.derived and not point.optional
        for phrase in wording.wanted[0].written
        if len(phrase.keys) == 1 and not phrase.negative
        for key in phrase.keys
        if isinstance(key, WordKey) and is_common(key.forms.word, rubric.language, NOT_RARE)
    }
