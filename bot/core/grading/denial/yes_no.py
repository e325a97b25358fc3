"""The yes or no that a text comes to: it settles a question whose reference says little else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.core.grading.denial.clauses import joined, phrase_at
from bot.core.grading.denial.denial import Denials
from bot.core.grading.denial.reach import Negator
from bot.core.grading.language.language import Language
from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.text import Tokens, stands_alone

LED = 6  # small words before a yes or no, at most: "well, I would say"
NONE = "none"  # of what a question counts
BRIEF = 12  # words of an answer that only says or denies what it was asked


class Reply(NamedTuple):
    """Which of "yes" and "no" a text opens with, in how many words; "" for neither."""

    says: str = ""
    size: int = 0


def read_reply(tokens: Tokens, language: Language) -> Reply:
    """Return the yes or no that stands before a mark, or is all of a text: not the "no" of "no women"."""
    return reply_at(0, tokens, language) if tokens.words else Reply()


def find_reply(tokens: Tokens, denials: Denials, asked: Callable[[int], bool], language: Language) -> Reply:
    """Return what an answer replies: "no, they could not", "I'd say no", "they could not"; not "no idea"."""
    found = read_reply(tokens, language) if tokens.words else Reply()
    if not found.says:
        found = read_led(tokens, denials, language)
    if found.says:
        return Reply() if takes_back(found, tokens, language) else found
    return read_echo(tokens, denials, asked, language)


def reply_at(place: int, tokens: Tokens, language: Language) -> Reply:
    """Return the yes or no that begins at a place and ends at a mark or with the text."""
    found = phrase_at(language.replies, tokens, place)
    end = place + found[0] if found else 0
    while end and end < len(tokens.words) and stands_alone(tokens.words[end]) and joined(tokens.gaps[end]):
        tail = phrase_at(language.remarks, tokens, end)  # 当然不是啊
        if tail is None:
            break
        end += tail[0]
    if found is None or not closes(end, tokens, language):
        return Reply()
    return Reply(found[1], end)


def closes(end: int, tokens: Tokens, language: Language) -> bool:
    """Whether a reply ends here: at a mark, with the text, or before "because" and the like."""
    at_end = end == len(tokens.words) or bool(tokens.gaps[end].strip())
    return at_end or language.denial.breaks.at(tokens.words, end) is not None


def read_led(tokens: Tokens, denials: Denials, language: Language) -> Reply:
    """Return the yes or no that small words lead in: "I think so", "probably not"."""
    words, place = tokens.words, 0
    while place < min(LED, len(words)):
        found = reply_at(place, tokens, language)
        if found.says:
            return found
        soft = language.remarks.at(words, place) or language.maybes.at(words, place)
        if not soft and (place in denials.speech or words[place] not in language.small):
            break
        place += soft[0] if soft else 1
    return Reply()


def takes_back(reply: Reply, tokens: Tokens, language: Language) -> bool:
    """Whether what follows a yes or no leaves nothing of it: "no, idk", "yes... no"."""
    words, size = tokens.words, len(tokens.words)
    for place in range(reply.size, size):
        unknown = language.unknowns.at(words, place)
        if unknown and place + unknown[0] == size:
            return language.stop.issuperset(words[reply.size : place])
        other = reply_at(place, tokens, language) if not joined(tokens.gaps[place]) else Reply()
        if other.says not in ("", reply.says) and other.size == place + 1:
            return True
    return False


def read_echo(tokens: Tokens, denials: Denials, asked: Callable[[int], bool], language: Language) -> Reply:
    """Return what an answer comes to that only denies what it is asked, or says so: "they did"."""
    words, size = tokens.words, len(tokens.words)
    if not 1 < size <= BRIEF or any(language.ors.at(words, at) for at in range(size)):
        return Reply()
    silent = find_places(language.remarks, words) | denials.speech
    content = [at for at, word in enumerate(words) if word not in language.stop and at not in silent]
    if not all(map(asked, content)):
        return Reply()
    told = denials.negators
    if told and all(denies_all(one, words, language) for one in told):
        return Reply("no", size) if len(told) == 1 or language.denial.concord else Reply()
    plain = not denials.speech and not content and words[-1] in language.denial.auxiliaries
    return Reply("yes", size) if plain else Reply()


def read_none(tokens: Tokens, denials: Denials, asked: Callable[[int], bool], language: Language) -> Reply:
    """Return in how many words an answer comes to "none" of what is counted: "no moons", "it has none"."""
    words, size = tokens.words, len(tokens.words)
    if read_echo(tokens, denials, asked, language).says == "no":
        return Reply(NONE, size)
    if size > BRIEF:
        return Reply()
    numbers = {at for at, word in enumerate(words) if word[0].isdigit() or word in language.numbers.cardinals}
    none = find_places(language.nones, words)
    taken_back = find_places(language.ors, words) | find_places(language.unknowns, words) | (numbers - none)
    if not none or taken_back:
        return Reply()
    small = language.stop | language.fillers
    silent = none | find_places(language.remarks, words)
    rest = [at for at, word in enumerate(words) if at not in silent and word not in small]
    if all(map(asked, rest)) and all(one.first in none for one in denials.negators):
        return Reply(NONE, size)
    led = language.nones.at(words, 0)
    opens = led and words[0] not in language.denial.nos and tokens.gaps[led[0]].strip()
    return Reply(NONE, led[0]) if led and opens else Reply()  # "none, it is too close to the sun"


def find_places(book: PhraseBook, words: Sequence[str]) -> set[int]:
    """Return the places of all words of a book's phrases."""
    found = ((at, book.at(words, at)) for at in range(len(words)))
    return {at + step for at, phrase in found if phrase for step in range(phrase[0])}


def denies_all(negator: Negator, words: Sequence[str], language: Language) -> bool:
    """Whether a denial is about a whole sentence: "they could not", "no women"; not "not all"."""
    if negator.reach == "both" or words[negator.first] in language.denial.nos:
        return True
    if negator.reach == "backward" and not language.denial.verb_not:  # 惑星ではありません
        return True
    behind_verb = negator.first > 0 or language.denial.concord  # "nicht Frauen", but "non votavano"
    following = words[negator.last + 1 : negator.last + 2]
    return negator.reach == "forward" and behind_verb and language.stop.isdisjoint(following)
