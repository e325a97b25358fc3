"""The denying phrases of a text, and how far each reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bot.core.grading.denial.asking import only_asks
from bot.core.grading.denial.bare_no import (
    answers_by_itself,
    end_of_correction,
    end_of_taking_back,
    exclaims,
    is_number_sign,
    turns_out_wrong,
)
from bot.core.grading.denial.clauses import STRONG, joined, phrase_at
from bot.core.grading.denial.denied_verbs import denies_nothing, denies_verb, reach_of_verb, waits
from bot.core.grading.denial.mistaken import reach_of_mistaken
from bot.core.grading.denial.reach import Negator
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

SURPASSED = 10  # words from "nobody" to "more"
AT_ONCE = ("both", "forward")  # reaches of phrases that no comma parts: "no, la Tierra" is not "no la"
FARTHEST = 10  # tokens from "is false" to "to say" behind what is judged
SOFTENED = 4  # words or characters between "is" and "wrong"
CONDITION = 4  # words between "if" and "is false"
JUDGING = frozenset(
    ("backward", "statement", "closing", "mistaken")
)  # reaches of what says that a statement is untrue
TWICE = 3  # words from one "nor" to the next


def find_negators(tokens: Tokens, opening: Iterable[int], language: Language) -> Iterator[Negator]:
    """Yield the denying phrases of a text that begin at some of its tokens, in order."""
    words = tokens.words
    free = 0
    for place in opening:
        seconds = language.denial.opening[words[place]]
        if place < free or ("" not in seconds and seconds.isdisjoint(words[place + 1 : place + 2])):
            continue
        said = exclaims(words, place, language) or is_number_sign(tokens, place, language)
        if said or surpasses(tokens, place, language):
            continue
        corrected = end_of_correction(words, place, language)
        found = (
            (corrected, "number before") if corrected is not None else read_denial(tokens, place, language)
        )
        if found is not None:
            last, reach = found
            if reach != "neutral":
                yield Negator(place, last, reach)
            free = last + 1


def read_denial(tokens: Tokens, place: int, language: Language) -> tuple[int, str] | None:
    """Return where the denying phrase ends that begins at a token, and its reach."""
    words, denial = tokens.words, language.denial
    found = read_accented(tokens, place, language) or phrase_at(denial.book, tokens, place)
    while found and found[1] == "closing" and not (place and closes(tokens, place + found[0], language)):
        found = denial.book.at(words[place : place + found[0] - 1], 0) if found[0] > 1 else None
    judged = judgement_at(tokens, place, language)
    if judged > (found[0] if found else 0) and not asks_whether(tokens, place, judged, language):
        return place + judged - 1, reach_of_judgement(
            tokens, place, place + judged - 1, "statement", language
        )
    if found and words[place] in denial.contrasts and judges(words, place + 1, language):
        return None  # "pero no es así" begins with "no"
    reply = phrase_at(denial.alone, tokens, place)
    if reply and found and found[1] in AT_ONCE and not joined(tokens.gaps[place + reply[0]]):
        found = denial.book.at(words[place : place + reply[0]], 0)
    replied = read_reply(tokens, place, found, reply, language)
    if replied or not found:
        return replied
    size, reach = found
    last = place + size - 1
    return last, reach_of_phrase(tokens, place, last, reach, language)


def judgement_at(tokens: Tokens, place: int, language: Language) -> int:
    """Return how many tokens from a linking word judge what stands before it: "is just plain wrong"."""
    words, denial = tokens.words, language.denial
    book = denial.judgements.get(words[place])
    if book is None:
        return 0
    for at in range(place + 1, min(len(words), place + 2 + SOFTENED)):
        found = phrase_at(book, tokens, at) if STRONG.isdisjoint(tokens.gaps[at]) else None
        if found:
            return at + found[0] - place
        if words[at] not in denial.softly:
            break
    return falls_short(tokens, place, language)


def asks_whether(tokens: Tokens, place: int, size: int, language: Language) -> bool:
    """Whether so many words from a linking word only ask: "or is that wrong?"."""
    opens = not place or tokens.gaps[place].strip() or tokens.words[place - 1] in language.denial.ors
    return bool(opens) and "?" in tokens.gaps[place + size]


def falls_short(tokens: Tokens, place: int, language: Language) -> int:
    """Return how many tokens from a linking word end a clause with "wrong": "is, so they say, wrong"."""
    words, denial = tokens.words, language.denial
    for at in range(place + 1, min(len(words), place + 2 + FARTHEST)):
        found = denial.wrong.at(words, at) if words[at] in denial.wrong.by_first else None
        if found and closes(tokens, at + found[0], language):
            return at + found[0] - place
        linked = words[at] in denial.judgements or words[at] in denial.ands
        if linked or not joined(tokens.gaps[at]) or denial.book.at(words, at):
            break
    return 0


def closes(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether nothing but small words stands from a token to where its clause ends."""
    words, denial = tokens.words, language.denial
    while place < len(words) and joined(tokens.gaps[place]):
        if words[place] in denial.therefore or denial.breaks.at(words, place):
            return True
        if words[place] not in denial.softly:
            return False
        place += 1
    return True


def judges(words: Sequence[str], place: int, language: Language) -> bool:
    """Whether a phrase at a token says that a statement is untrue."""
    found = language.denial.book.at(words, place) if place < len(words) else None
    return found is not None and found[1] in JUDGING


def read_reply(
    tokens: Tokens,
    place: int,
    found: tuple[int, str] | None,
    reply: tuple[int, str] | None,
    language: Language,
) -> tuple[int, str] | None:
    """Return where what says no by itself ends that begins at a token, and its reach.

    `found` is the longest phrase there that denies, `reply` the longest that may answer.
    """
    denying = found[0] if found else 0
    noted = found is not None and found[1] == "neutral"
    taken_back = None if noted else end_of_taking_back(tokens, place, denying, language)
    if taken_back is not None:
        return taken_back, "previous" if place else "neutral"
    if reply and denying <= reply[0] and answers_by_itself(tokens, place, place + reply[0] - 1, language):
        last = place + reply[0] - 1
        after = tokens.gaps[last + 1]
        if reply[1] == "sentence" and ":" in after:
            return last, "sentence"
        return last, "previous" if place and "?" not in after else "neutral"
    wrong = turns_out_wrong(tokens, place, language) if denying else None
    return (wrong, "previous") if wrong else None


def reach_of_phrase(tokens: Tokens, place: int, last: int, reach: str, language: Language) -> str:
    """Return how far a denying phrase from a token to another reaches."""
    words, denial = tokens.words, language.denial
    if only_asks(tokens, place, last, language):
        return "neutral"
    if reach in JUDGING:
        return reach_of_judgement(tokens, place, last, reach, language)
    is_not = reach == "forward" and words[place] in denial.verb_not
    verb = reach == "both" or (is_not and denies_verb(tokens, place, last, language))
    before_verb = is_not and denial.concord  # "no votaron hasta 1931"
    nothing = (verb or before_verb) and denies_nothing(tokens, place, last, language)
    waited = is_not and waits(tokens, last, language)  # "not the army until 1937"
    if nothing or waited:
        return "neutral"
    return reach_of_verb(words, last, language) if verb else reach


def reach_of_judgement(tokens: Tokens, place: int, last: int, reach: str, language: Language) -> str:
    """Return how far a phrase from a token to another reaches that says what is untrue."""
    if reach == "mistaken":
        return reach_of_mistaken(tokens, last, language)
    supposed = is_supposed(tokens, place, language)
    return "neutral" if supposed else judge(tokens, place, last, language, reach)


def surpasses(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether "nobody" praises who did most: "nobody did more", "no one knew it better than he"."""
    words, denial = tokens.words, language.denial
    nobody = denial.nobodies.at(words, place)
    for at in range(place + nobody[0], min(len(words), place + SURPASSED)) if nobody else ():
        if not joined(tokens.gaps[at]):
            break
        more = denial.surpassing.at(words, at)
        if more:
            after = at + more[0]
            closed = after == len(words) or not joined(tokens.gaps[after])
            goes_on = more[0] > 1 and not closed and not language.valued(words[after])
            return more[1] == "more" and (goes_on or (more[0] == 1 and closed))
    return False


def judge(tokens: Tokens, place: int, last: int, language: Language, reach: str) -> str:
    """Return how far "is false" reaches, which judges what stands before it, unless "that" follows.

    "To say" may end what is judged: "es ist falsch, Stalin zu sagen".
    """
    words, that = tokens.words, language.denial.that
    opened = that.at(words, last + 1) if last + 1 < len(words) else None
    if opened and words[last + 1] in language.articles:  # "X ist falsch, das Herz ist es"
        led = takewhile(lambda at: joined(tokens.gaps[at + 1]), range(place - 1, -1, -1))
        opened = None if any(words[at] not in language.stop for at in led) else opened
    if opened is None:
        ends = (that.at(words, at) for at in range(last + 2, min(len(words), last + FARTHEST)))
        return "sentence" if any(end and end[0] > 1 for end in ends) else reach
    return "whole" if opened[0] == 1 else "sentence"  # "false to say he did: he only watched"


def is_supposed(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether "if" leads in what a token stands in: "even if the condition is false"."""
    words = tokens.words
    for at in range(place - 1, max(-1, place - 2 - CONDITION), -1):
        if not joined(tokens.gaps[at + 1]):
            return False
        if words[at] in language.denial.ifs:
            return language.denial.claims.isdisjoint(words[at + 1 : place + 1])
    return False


def read_accented(tokens: Tokens, place: int, language: Language) -> tuple[int, str] | None:
    """Return a phrase that counts with its accent, at its clause's end or twice: "no sé", "né X né Y"."""
    words = tokens.words
    known, word = language.denial.accented, words[place]
    found = known.at(words, place) if word in known.by_first else None
    if found is None:
        return None
    after = place + found[0]
    closes = after == len(words) or not joined(tokens.gaps[after])
    twice = word in words[after : after + TWICE] or word in words[max(0, place - TWICE) : place]
    return found if closes or twice or not tokens.slice(place, after - 1).isascii() else None
