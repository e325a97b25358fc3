"""Cards of one deck that learners, or the grader, may take for each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from bot.core.cards import Outcome, plain
from bot.core.grading import grade
from bot.core.grading.judge import choose, find_wordings, tokens_of
from bot.core.grading.language import Language
from bot.core.grading.match import Answer
from bot.core.grading.rubric import CharsKey, Group, Rubric, WordKey
from bot.core.grading.text import tokenize
from bot.decks.advice import SoundCard, is_common
from bot.decks.findings import Report, shorten

LOOSE, LOOSE_SHARE = 3, 0.1  # of a deck's cards that have a keyword in their answers
NOT_RARE = 10  # bits below a language's most common word: "war", "state", no names
ALIKE = 0.75  # of two questions' words

Stems = frozenset[str]
NUMBER = "#"  # among stems: some number or date


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A card with its model answer and the stems of what is said and asked.

    `wants` holds for each wording the stems of which an answer must have one, keyword by keyword.
    """

    sound: SoundCard
    model: str
    said: Stems
    points: tuple[tuple[str, Stems], ...]
    asked: Stems
    wants: tuple[tuple[Stems | None, ...], ...]

    @property
    def question(self) -> str:
        """The question, short enough for a finding."""
        return shorten(self.sound.card.question, 40)


def advise_deck(cards: Sequence[SoundCard], report: Report) -> None:
    """Warn of cards that take each other's answers, and of keywords that many other answers have."""
    neighbours = [meet(sound) for sound in cards]
    for at, one in enumerate(neighbours):
        for other in neighbours[:at]:
            _warn_of_pair(one, other, report)
        if one.sound.rubric.one_answer:
            _warn_of_loose(one, neighbours, report)


def meet(sound: SoundCard) -> Neighbour:
    """Return a card as its neighbours see it."""
    card, rubric = sound.card, sound.rubric
    wanted = [plain(point.text) for point in card.points if not point.optional]
    points = tuple((text, frozenset(stems_of(text, rubric.language))) for text in wanted)
    said = frozenset(stem for _, stems in points[: card.enough] for stem in stems)
    wants = tuple(
        tuple(stems_wanted(group) for group in wording.wanted)
        for point in rubric.points
        for wording in point.wordings
        if not point.optional and wording.credit == 1 and not wording.derived
    )
    model = ". ".join(wanted[: card.enough])
    return Neighbour(sound, model, said, points, rubric.question.stems, wants)


def stems_of(text: str, language: Language) -> Iterator[str]:
    """Yield the stems of a text's words, small words aside, and `NUMBER` where it may hold a number."""
    numbers, months = language.numbers, language.dates.months
    for word in tokenize(text, language.folding).words:
        counts = word in numbers.cardinals or word in numbers.ordinals or word in numbers.fractions
        if counts or word in months or not word.isalpha():
            yield NUMBER
        if word not in language.stop:
            yield language.stem(language.normal(word))


def stems_wanted(group: Group) -> Stems | None:
    """Return the stems of which an answer that has a group has one; `None` where there is no telling."""
    keys = [key for phrase in group.phrases for key in phrase.keys]
    if any(isinstance(key, CharsKey) for key in keys):
        return None
    return frozenset(key.forms.stem if isinstance(key, WordKey) else NUMBER for key in keys)


def may_accept(one: Neighbour, other: Neighbour) -> bool:
    """Whether a look at the words alone leaves it possible that one card takes another's answer."""
    return any(all(stems is None or stems & other.said for stems in wording) for wording in one.wants)


def _warn_of_pair(one: Neighbour, other: Neighbour, report: Report) -> None:
    """Warn of two cards that ask the same, or that each take the other's answer by words of chance."""
    if not (may_accept(one, other) and may_accept(other, one)):
        return
    first, second = words_that_count(one, other), words_that_count(other, one)
    if not (first and second):
        return
    line = one.sound.place.line
    which = f"the card of line {other.sound.place.line} (“{other.question}”)"
    if ask_alike(one.asked, other.asked):
        what = f"this card asks nearly the same as {which}, and each accepts the other's answer"
        report.warn(line, what, "remove one of the two, or let their questions say what tells them apart")
    elif not first & words_that_count(other, other) or not second & words_that_count(one, one):
        what = f"this card and {which} accept each other's answers"
        mine, theirs = ", ".join(sorted(first)), ", ".join(sorted(second))
        what += f", by “{mine}” here and “{theirs}” there"
        report.warn(line, what, "bold words that only the right answer of each has")


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
    answer = Answer(other.model, rubric)
    findings = (choose(find_wordings(point.wordings, answer)) for point in rubric.points)
    places = {place for finding in findings for place in tokens_of(finding.occurrences)}
    return frozenset(word for place in places if (word := answer.words[place]) not in rubric.language.stop)


def _warn_of_loose(one: Neighbour, neighbours: Sequence[Neighbour], report: Report) -> None:
    """Warn of a common word that makes a full answer alone, and stands in many other cards' answers."""
    rubric = one.sound.rubric
    many = max(LOOSE, ceil(LOOSE_SHARE * len(neighbours)))
    for stem, word in lone_words(rubric).items():
        having = [
            (other, text)
            for other in neighbours
            for text, stems in other.points
            if other is not one and stem in stems and len(stems) > 1
        ]
        if len(having) < many:
            continue
        taken = [(other, text) for other, text in having if grade(rubric, text).outcome is Outcome.CORRECT]
        cards = {other.sound.place.line for other, _ in taken}
        if len(cards) >= many:
            other, text = taken[0]
            what = f"`{word}` alone makes a full answer, but stands in those of {len(cards)} other cards"
            what += f", such as “{shorten(text, 50)}” (line {other.sound.place.line})"
            report.warn(one.sound.place.line, what, "bold a second word beside it, or a rarer one")


def lone_words(rubric: Rubric) -> dict[str, str]:
    """Return the words, no names among them, each of which is a full answer, by their stems."""
    return {
        key.forms.stem: key.forms.word
        for point in rubric.points
        for wording in point.wordings
        if wording.credit == 1 and len(wording.wanted) == 1 and not wording.derived and not point.optional
        for phrase in wording.wanted[0].phrases
        if len(phrase.keys) == 1 and not phrase.negative
        for key in phrase.keys
        if isinstance(key, WordKey) and is_common(key.forms.word, rubric.language, NOT_RARE)
    }
