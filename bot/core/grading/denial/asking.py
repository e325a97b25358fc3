"""Denials that only ask: "wasn't that Nikolaev?", "could it not be 1936?", "¿no era Nikolaev?"."""

from __future__ import annotations

from bot.core.grading.language.grammar import ASKING, SUBJECTS
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

SENTENCE_ENDS = frozenset(".?!;\n")
LED = 4  # words before a denial in its phrase, and before that
APOSTROPHES = " '’-"
LONGEST = 40  # tokens of a question behind its denial
ASKED = 4  # words between a denial and what asks
NEAR = 2  # words from a verb to its "not": "was that man not ...?"
ASKED_OF = SUBJECTS | {"that", "this", "there", "article", "possessive"}


def only_asks(tokens: Tokens, place: int, last: int, language: Language) -> bool:
    """Whether a denial stands in a question that expects a yes."""
    words, asks = tokens.words, language.denial.asks
    if any(words[at] in asks for at in range(last + 1, min(len(words), last + 2 + ASKED))):
        return True  # "а не Николаев ли?"
    return begins_with_verb(tokens, place, last, language) or suggests(tokens, place, last, language)


def begins_with_verb(tokens: Tokens, place: int, last: int, language: Language) -> bool:
    """Whether a denial stands in a question that begins with its verb."""
    words, gaps, kind = tokens.words, tokens.gaps, language.grammar.kind
    verb = next((at for at in range(place, max(-1, place - NEAR - 1), -1) if kind(words[at]) in ASKING), None)
    if verb is None or max(verb + 2, last + 1) >= len(words) or kind(words[verb + 1]) not in ASKED_OF:
        return False
    if any(gap.strip() for gap in gaps[verb + 1 : last + 2]) or (verb and not gaps[verb].strip()):
        return False
    return is_asked(tokens, last)


def suggests(tokens: Tokens, place: int, last: int, language: Language) -> bool:
    """Whether a denial stands in a phrase that opens a question: "c'est pas", but for small words before."""
    words, gaps, book = tokens.words, tokens.gaps, language.denial.suggests
    for start in range(max(0, place - LED), place + 1) if book.by_first else ():
        found = book.at(words, start)
        end = start + found[0] if found else 0
        if found and end == last + 1 and "?" in gaps[end]:
            return True  # "el Tajo, ¿no es así?"
        if found and last - (words[last] in language.ofs) < end < len(words):  # "c'est pas de sable"
            parted = any(gap.strip(APOSTROPHES) for gap in gaps[start + 1 : end])
            return not parted and opens_question(tokens, start, language) and is_asked(tokens, last)
    return False


def opens_question(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether nothing stands before a token in its sentence but a few small words: "hm, wasn't"."""
    words = tokens.words
    for before in range(place - 1, max(-1, place - 1 - LED), -1):
        if tokens.gaps[before + 1].strip():
            return True
        books = (language.remarks, language.unknowns)
        if words[before] not in language.small and not any(book.before(words, before + 1) for book in books):
            return False
    return True


def is_asked(tokens: Tokens, last: int) -> bool:
    """Whether the sentence of a token ends with a question mark."""
    gaps = tokens.gaps[last + 2 : last + 2 + LONGEST]
    return "?" in next((gap for gap in gaps if not SENTENCE_ENDS.isdisjoint(gap)), "")
