"""Which words of an answer decide, and the wordings that they make: what a teacher would bold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from bot.core.cards import BOLD, Card, Marked, sides
from bot.core.grading import Rubric, grade
from bot.core.grading.compiling.compilation import Compilation
from bot.core.grading.hedging.passing import RARE_NAME
from bot.core.grading.language.grammar import SAYING
from bot.core.grading.language.language import Language, speak
from bot.core.grading.language.text import read_literally, tokenize
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.rubric.keys import CharsKey, WordKey
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.verdict import Status
from bot.decks.commonness import NOT_RARE, is_common
from bot.decks.said_beside import find_said_beside

LONGEST_REMARK = 10  # characters of a script without spaces
MOST_TURNS = 3
_PERCENT = re.compile(" ?[%‰]")
_MINUS = re.compile(r"(?<![^\s(])[-−]\Z")
_BREAKS = re.compile(r"[.,;:!?/()–—\n]| - ")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens that are wanted together: a word, a number, a date; `stem` is a word's."""

    first: int
    last: int
    stem: str | None


def clean(text: str) -> str:
    """Return what was typed on one line, without what a line of a deck, or a terminal, could stumble on."""
    steering = ("Cc", "Cs")
    spaced = "".join(" " if unicodedata.category(letter) in steering else letter for letter in text)
    return " ".join(_DIRECTIONS.sub("", spaced).split())


def fold(answer: str, language: str) -> str:
    """Return an answer so that two are equal that differ in nothing but case, spaces and punctuation."""
    return read_literally(answer, tokenize(answer, speak(language).folding))


def content_of(card: Card, language: str, answer: str) -> frozenset[str]:
    """Return the stems of what an answer says of its own, numbers and dates as typed: its content."""
    sentence, runs = _read(card, language, answer)
    words = sentence.tokens.words
    return frozenset(run.stem or " ".join(words[run.first : run.last + 1]) for run in runs)


def says_nothing(card: Card, language: str, answer: str) -> bool:
    """Tell whether all that an answer says of its own is denied, as in "no idea"."""
    sentence, runs = _read(card, language, answer)
    return all(sentence.denials.odd[run.first] for run in runs)


def is_left_over(card: Card, language: str, answer: str, wording: Marked) -> bool:
    """Tell whether a wording wants nothing but a verb of every day, and an answer says more than that.

    Of "they decide to eat meat" that is "decide", where the question gives away the rest.
    """
    spoken, bolds = speak(language), BOLD.findall(wording)
    wanted = tokenize(" ".join(bolds), spoken.folding).words
    if len(wanted) != 1 or not is_common(wanted[0], spoken, NOT_RARE):
        return False
    sentence, _ = _read(card, language, answer)
    others = set(sentence.tokens.words) - spoken.stop - set(wanted)
    return spoken.grammar.kind(wanted[0]) in SAYING and bool(others) and not sentence.denials.negators


def suggest_wordings(card: Card, rubric: Rubric, answer: str, number: int) -> Iterator[Marked]:
    """Yield the wordings that an answer suggests for a point, the best first."""
    code = rubric.language.code
    sentence, runs = _read(card, code, answer)
    others = _said_of_others(rubric, answer, number)
    own = [run for run in runs if not _is_among(run, others, sentence)] or runs
    taken = _pieces_with(others, sentence, rubric.language)
    own = [run for run in own if run.first not in taken] or own
    beside = find_said_beside(sentence, [(run.first, run.last) for run in own])
    own = [run for run in own if run.first not in beside] or own
    undecided = _left_unbolded(card, code, number)
    deciding = [run for run in own if run.stem not in undecided]
    if not deciding or any(_is_common(run, sentence, code) for run in deciding):
        deciding = own  # "War between the States": without the war, any states would do
    if (turns := count_turns(card, number)) > 1:
        yield from _put_in_turn(sentence, (own, runs), turns)
        return
    for chosen in (deciding, own, runs):
        if chosen:
            yield _mark(sentence, chosen, trim=True)
            yield _mark(sentence, chosen, trim=False)
    if not runs and sentence.tokens.words:
        yield _mark(sentence, [_Run(0, len(sentence.tokens.words) - 1, None)], trim=True)


def count_turns(card: Card, number: int) -> int:
    """Return how many things a point wants one before the other; 1 where it wants no order."""
    return max((len(sides(bold)) for bold in BOLD.findall(card.points[number].text)), default=1)


def _put_in_turn(sentence: Sentence, choices: Iterable[list[_Run]], turns: int) -> Iterator[Marked]:
    """Yield what an answer says as so many things in each order: which is the answer's, the grader tells."""
    order, words = sentence.language.order, sentence.tokens.words
    for runs in choices:
        named = [run for run in runs if not order.at(words, run.first)]  # no "later"
        things = [sentence.tokens.slice(first, last) for first, last in _join(sentence, named)]
        if len(things) == turns <= MOST_TURNS:
            yield from (f"**{' before '.join(row)}**" for row in permutations(things))


def _read(card: Card, language: str, answer: str) -> tuple[Sentence, list[_Run]]:
    """Read an answer as the compiler reads a wording: what it says, without what says nothing."""
    text = clean(answer).replace("*", " ").replace("\\", " ")
    spoken = speak(language)
    compilation = Compilation(card.question, spoken)
    asked = compilation.question
    sentence = Sentence(text, spoken, counts=asked.counts, apart=compilation.apart, asked=asked.time)
    words = sentence.tokens.words
    last = len(words) - 1
    place = 0
    runs: list[_Run] = []
    while place <= last:
        size = _size_of_filler(words, place, spoken)
        if size:
            place += size
            continue
        key, after = compilation.keys.at(sentence, place, last, None)
        glued = runs and runs[-1].last == place - 1 and not sentence.tokens.gaps[place]
        if key is not None and glued and runs[-1].stem and words[place].isdigit():
            runs[-1] = replace(runs[-1], last=after - 1)  # "B12" is one thing
        elif key is not None and not key.given:
            first = place
            while first - 1 in sentence.bounds:
                first -= 1
            stem = key.forms.stem if isinstance(key, WordKey) else None
            end = _leave_out_remarks(words, place, after, spoken) if isinstance(key, CharsKey) else after
            runs.append(_Run(first, end - 1, stem))
        place = after
    return sentence, runs


def _size_of_filler(words: Sequence[str], place: int, language: Language) -> int:
    """Return how many words from a place only say how sure one is: "maybe", "no doubt", "in my opinion"."""
    denial = language.denial.book.at(words, place)
    neutral = denial if denial and denial[1] == "neutral" else None
    found = (language.maybes.at(words, place), language.remarks.at(words, place), neutral)
    return max(phrase[0] if phrase else 0 for phrase in found)


def _leave_out_remarks(words: Sequence[str], first: int, end: int, language: Language) -> int:
    """Return where some characters end without what a speaker adds behind an answer: "です"."""
    while found := language.remarks.before(words, end, LONGEST_REMARK):
        if end - found[0] <= first:
            break
        end -= found[0]
    return end


def _said_of_others(rubric: Rubric, answer: str, number: int) -> frozenset[str]:
    """Return the words of an answer that count for other points already."""
    said = (
        word
        for at, point in enumerate(grade(rubric, answer).points)
        if at != number and point.status is Status.HIT
        for words in point.words
        for word in tokenize(words, rubric.language.folding).words
    )
    return frozenset(said)


def _pieces_with(words: frozenset[str], sentence: Sentence, language: Language) -> frozenset[int]:
    """Return the tokens of the pieces of a text, between commas and the like, that hold any of some words."""
    pieces: list[list[int]] = [[]]
    for place, word in enumerate(sentence.tokens.words):
        if _BREAKS.search(sentence.tokens.gaps[place]) or word in language.denial.ands:
            pieces.append([])
        pieces[-1].append(place)
    said = sentence.tokens.words
    return frozenset(place for piece in pieces if any(said[one] in words for one in piece) for place in piece)


def _is_among(run: _Run, words: frozenset[str], sentence: Sentence) -> bool:
    return all(sentence.tokens.words[place] in words for place in range(run.first, run.last + 1))


def _left_unbolded(card: Card, language: str, number: int) -> frozenset[str]:
    """Return the stems of the words of a point that its author did not bold: they don't decide."""
    point = card.points[number]
    marked = [text for text in (point.text, *point.alternatives) if BOLD.search(text)]
    rest = " . ".join(BOLD.sub(" . ", text) for text in marked)
    bold = " . ".join(choice for text in marked for choice in BOLD.findall(text))
    return content_of(card, language, rest) - content_of(card, language, bold)


def _is_common(run: _Run, sentence: Sentence, code: str) -> bool:
    """Tell whether a run is a word that stands in many texts, not a name or a number."""
    frequency = vocabulary(code).frequency(sentence.tokens.words[run.first]) if run.stem else None
    return frequency is not None and frequency > RARE_NAME


def _join(sentence: Sentence, runs: list[_Run]) -> list[tuple[int, int]]:
    """Return where runs begin and end, neighbours as one."""
    joined: list[tuple[int, int]] = []
    for run in runs:
        if joined and run.first == joined[-1][1] + 1 and sentence.tokens.gaps[run.first] == " ":
            joined[-1] = joined[-1][0], run.last
        else:
            joined.append((run.first, run.last))
    return joined


def _mark(sentence: Sentence, runs: list[_Run], *, trim: bool) -> Marked:
    """Return a sentence with runs of it in bold, neighbours in one; trimmed to what is bold and between."""
    text, starts, ends = sentence.tokens.text, sentence.tokens.starts, sentence.tokens.ends
    parts, end = [], 0
    for first, last in _join(sentence, runs):
        start, stop = starts[first], ends[last]
        stop += len(sign[0]) if (sign := _PERCENT.match(text, stop)) else 0
        start -= bool(_MINUS.search(text, end, start)) and text[start].isdigit()
        bold = re.sub(" */ *", "/", text[start:stop])
        parts += [text[end:start], f"**{bold}**"]
        end = stop
    wording = "".join((*parts[trim:], "" if trim else text[end:]))
    return " ".join(wording.split())
