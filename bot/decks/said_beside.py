"""What an answer says beside what decides: a mistake that it puts right, and who said what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.core.grading.denial.clauses import Clauses
from bot.core.grading.denial.reach import Negator
from bot.core.grading.hedging.passing import RARE_NAME
from bot.core.grading.language.vocabulary import commonness
from bot.core.grading.rubric.sentence import Sentence
from bot.decks.commonness import NOT_RARE, is_common

BETWEEN = 2  # small words from a verb to the denial behind it: "told them not to"

Span = tuple[int, int]


class _Told(NamedTuple):
    """What an answer says of its own, the first and the last token of each, and where its pieces begin."""

    sentence: Sentence
    affirmed: Sequence[Span]
    starts: Sequence[int]

    def among(self, start: int) -> list[Span]:
        """Return what is affirmed in the piece that begins at a token."""
        return [span for span in self.affirmed if self.starts[span[0]] == start]


def find_said_beside(sentence: Sentence, spans: Sequence[Span]) -> frozenset[int]:
    """Return where what decides nothing begins, of what an answer affirms and denies.

    That is a mistake that it puts right ("Kolya, not Stalin"), and a verb that only leads to what is denied
    ("they promised not to leave"). What else is denied counts as much as what is affirmed. Of more denials
    than are shown of a word nothing is told.
    """
    odd = sentence.denials.odd
    denied = [span for span in spans if odd[span[0]] and sentence.denials.over[span[0]]]
    told = _Told(sentence, [span for span in spans if not odd[span[0]]], _find_pieces(sentence))
    if not denied or not told.affirmed:
        return frozenset()
    beside = {first for first, _ in denied if _is_put_right(told, first)}
    leading = {first for at, _ in denied if at not in beside for first in _find_leading(told, at)}
    return frozenset(beside | leading)


def _find_pieces(sentence: Sentence) -> list[int]:
    """Return for each token where its piece begins, between commas, "and" and the like."""
    tokens, language = sentence.tokens, sentence.language
    starts = Clauses(tokens, tokens.words, language, sentence.denials.speech).piece_start
    start, pieces = 0, []
    for place, word in enumerate(tokens.words):
        start = place if word in language.denial.ands else max(start, starts[place])
        pieces.append(start)
    return pieces


def _is_put_right(told: _Told, first: int) -> bool:
    """Tell whether what is denied is a mistake, beside what the answer says instead."""
    sentence, starts = told.sentence, told.starts
    words, denial = sentence.tokens.words, sentence.language.denial
    negator = sentence.denials.over[first][-1]
    start = starts[negator.first]
    instead = negator.reach == "gerund" and words[negator.first] not in denial.unless
    refused = instead or words[negator.first] in denial.verb_not
    common = is_common(words[first], sentence.language, NOT_RARE)
    near = told.among(start)
    if near:  # "prometieron no salir" tells of what they did not do
        return instead or (refused and not common and _follows_name(told, negator, near))
    after = next((place for place in starts[first:] if place > start), None)
    turned = after is not None and words[after] in denial.contrasts and bool(told.among(after))
    verb = common and sentence.language.irregular.is_verb(sentence.language.normal(words[first]))
    opens = (refused and negator.first == start and not verb) or words[start] in denial.corrects
    return turned or opens or any(_is_name(sentence, span) for span in told.affirmed)


def _follows_name(told: _Told, negator: Negator, near: Sequence[Span]) -> bool:
    """Tell whether a denial stands right behind a name: "Kolya not Stalin"."""
    return any(last == negator.first - 1 and _is_name(told.sentence, (first, last)) for first, last in near)


def _find_leading(told: _Told, at: int) -> Iterator[int]:
    """Yield where a verb begins that a denied infinitive follows: "promised not to", "told them not to"."""
    sentence = told.sentence
    words, language = sentence.tokens.words, sentence.language
    negator = sentence.denials.over[at][-1]
    following = words[negator.last + 1 : negator.last + 2]
    infinitive = any(language.grammar.kind(word) == "to" for word in following)
    if not infinitive or words[negator.first] not in language.denial.verb_not:
        return
    for first, last in told.among(told.starts[negator.first]):
        between = words[last + 1 : negator.first]
        near = last < negator.first and len(between) <= BETWEEN and language.stop.issuperset(between)
        if first == last and near and is_common(words[first], language, NOT_RARE):
            yield first


def _is_name(sentence: Sentence, span: Span) -> bool:
    """Tell whether what an answer says is a name, or a word as rare, in a language whose words are known."""
    word = sentence.tokens.words[span[0]]
    return commonness(word, sentence.language.code) <= RARE_NAME
