"""Which words of a text are denied, and by which words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.core.grading.denial.accented import read_accented
from bot.core.grading.denial.clauses import STRONG, joined, phrase_at
from bot.core.grading.denial.reach import Limits, Negator
from bot.core.grading.language.language import Language
from bot.core.grading.language.parted import ends_clause
from bot.core.grading.language.text import Tokens

MOST_SHOWN = 3
WAIT = 5  # words between "not" and "until"
SURPASSED = 10  # words from "nobody" to "more"
INSTEAD = 8  # words between "not" and "but", or "in order to" and "not"
REPLACED = 3  # words behind "X? no"
CONDITION = 4  # words between "if" and "is false"
JUDGING = frozenset(("backward", "statement"))  # how far reaches what says that a statement is untrue
MOST_NEGATORS = 64  # an answer with more denials says nothing; the rest is not read


class Denials(NamedTuple):
    """For each token the negators over it, at most three; an even number of them affirms."""

    over: tuple[tuple[Negator, ...], ...]
    odd: tuple[bool, ...]
    negators: tuple[Negator, ...]
    speech: frozenset[int]

    def denies(self, first: int, last: int) -> tuple[Negator, ...]:
        """Return the negators that deny the tokens from `first` to `last`; none when they are affirmed."""
        for place in range(first, last + 1):
            if self.odd[place]:
                return self.over[place]
        return ()

    def aside(self, places: frozenset[int]) -> Denials:
        """Return the denials with more words that say nothing by themselves."""
        return self._replace(speech=self.speech | places)

    def untrue(self, place: int) -> tuple[Negator, ...]:
        """Return "it is not true that" where it is said of a token, whatever else is."""
        return tuple(negator for negator in self.over[place] if negator.reach == "whole")


def find_denials(tokens: Tokens, language: Language, *, whole: bool = False) -> Denials:
    """Return what is denied in a text, clause by clause.

    With `whole`, "it is not true that" at its very start denies all of it, not the first sentence alone.
    """
    words, opens = tokens.words, language.denial.opening
    opening = [place for place, word in enumerate(words) if word in opens]
    negators = list(islice(find_negators(tokens, opening, language), MOST_NEGATORS)) if opening else []
    if not negators:
        return Denials(((),) * len(words), (False,) * len(words), (), frozenset())
    speech = frozenset(place for negator in negators for place in range(negator.first, negator.last + 1))
    limits = Limits(tokens, words, language, speech, whole=whole)
    marks: list[list[Negator]] = [[] for _ in range(len(words) + 1)]
    ends: list[list[Negator]] = [[] for _ in range(len(words) + 1)]
    last_denial = -1
    for negator in negators:
        for start, end in limits.reach(negator):
            if start < end and not (last_denial >= start and limits.repeats(negator)):
                near = min(end, limits.sentence_of_whole(negator.last)) if negator.reach == "whole" else end
                far = negator._replace(carried=True)
                for one, begin, finish in ((negator, start, near), (far, near, end)):
                    if begin < finish:
                        marks[begin].append(one)
                        ends[finish].append(one)
        last_denial = negator.first
    over, odd = sweep(marks, ends, words, language)
    return Denials(over, odd, tuple(negators), speech)


def sweep(
    marks: list[list[Negator]], ends: list[list[Negator]], words: Sequence[str], language: Language
) -> tuple[tuple[tuple[Negator, ...], ...], tuple[bool, ...]]:
    """Return for each token the negators over it, and whether they leave it denied."""
    active: deque[Negator] = deque()
    level = strength = 0
    over: list[tuple[Negator, ...]] = []
    odd: list[bool] = []
    for place in range(len(words)):
        for ended in ends[place]:
            level -= 1
            strength -= joins(ended, words, language)
            if ended in active:
                active.remove(ended)
        for begun in marks[place]:
            level += 1
            strength += joins(begun, words, language)
            if len(active) < MOST_SHOWN:
                active.append(begun)
        over.append(tuple(active))
        toggles = level - strength
        denied = toggles % 2 == 1 or (toggles == 0 and strength > 0)
        odd.append(denied is not (language.denial.concord and 0 < toggles < level))
    return tuple(over), tuple(odd)


def joins(negator: Negator, words: Sequence[str], language: Language) -> bool:
    """Whether a denial only carries on another, as "nor" does."""
    denial, first = language.denial, words[negator.first]
    return negator.carried or first in denial.joiners or (denial.concord and first not in denial.turning)


def find_negators(tokens: Tokens, opening: Iterable[int], language: Language) -> Iterator[Negator]:
    """Yield the denying phrases of a text that begin at some of its tokens, in order."""
    words = tokens.words
    free = 0
    for place in opening:
        seconds = language.denial.opening[words[place]]
        if place < free or ("" not in seconds and seconds.isdisjoint(words[place + 1 : place + 2])):
            continue
        said = exclaims(words, place, language) or is_number_sign(tokens, place, language)
        if said or surpasses(tokens, words, place, language):
            continue
        between = corrects(words, place, language)
        found = (place, "number before") if between else read_denial(tokens, words, place, language)
        if found is not None:
            last, reach = found
            if reach != "neutral":
                yield Negator(place, last, reach)
            free = last + 1


def read_denial(
    tokens: Tokens, words: Sequence[str], place: int, language: Language
) -> tuple[int, str] | None:
    """Return where the denying phrase ends that begins at a token, and its reach."""
    denial = language.denial
    found = read_accented(tokens, words, place, language) or phrase_at(denial.book, tokens, place)
    reply = phrase_at(denial.alone, tokens, place)
    longest = reply is not None and (found is None or found[0] <= reply[0])
    if reply and longest and answers_by_itself(tokens, words, place, place + reply[0] - 1, language):
        last = place + reply[0] - 1
        after = tokens.gaps[last + 1]
        if reply[1] == "sentence" and ":" in after:
            return last, "sentence"
        return last, "previous" if place and "?" not in after else "neutral"
    if found is None:
        return None
    size, reach = found
    last = place + size - 1
    if reach in JUDGING:
        supposed = is_supposed(tokens, words, place, language)
        return last, "neutral" if supposed else judge(words, last, language, reach)
    is_not = reach == "forward" and words[place] in denial.verb_not
    verb = reach == "both" or (is_not and denies_verb(tokens, words, place, last, language))
    before_verb = is_not and denial.concord  # "no votaron hasta 1931"
    nothing = (verb or before_verb) and denies_nothing(tokens, words, place, last, language)
    waited = is_not and waits(tokens, words, last, language)  # "not the army until 1937"
    if nothing or waited or goes_on(words, place, last, language):
        return last, "neutral"
    return last, reach_of_verb(words, last, language) if verb else reach


def goes_on(words: Sequence[str], place: int, last: int, language: Language) -> bool:
    """Whether the "but" of a phrase opens a clause: "he wept and everything but he used it"."""
    denial = language.denial
    after = words[last + 1] if last + 1 < len(words) else ""
    return place < last and words[last] in denial.contrasts and after in denial.pronouns


def surpasses(tokens: Tokens, words: Sequence[str], place: int, language: Language) -> bool:
    """Whether "nobody" praises who did most: "nobody did more", "no one knew it better than he"."""
    denial = language.denial
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


def exclaims(words: Sequence[str], place: int, language: Language) -> bool:
    """Whether "no" is said for itself between a "but" and a statement: "but no it got worse"."""
    denial = language.denial
    if words[place] not in denial.nos or words[place] in denial.verb_not or not 0 < place < len(words) - 1:
        return False
    return words[place - 1] in denial.contrasts and words[place + 1] in denial.pronouns


def is_number_sign(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether "no" stands for "number" between a noun and its figures: "order no 00447"."""
    words, denial = tokens.words, language.denial
    if words[place] not in denial.nos or words[place] in denial.verb_not or not 0 < place < len(words) - 1:
        return False
    before, after = words[place - 1], words[place + 1]
    numbered = after[0].isdigit() and tokens.gaps[place] == " " and tokens.gaps[place + 1] in (" ", ". ")
    return numbered and before not in language.stop and not language.valued(before)


def judge(words: Sequence[str], last: int, language: Language, reach: str) -> str:
    """Return how far "is false" reaches, which judges what stands before it, unless "that" follows."""
    opened = language.denial.that.at(words, last + 1) if last + 1 < len(words) else None
    if opened is None:
        return reach
    return "whole" if opened[0] == 1 else "sentence"  # "false to say he did: he only watched"


def is_supposed(tokens: Tokens, words: Sequence[str], place: int, language: Language) -> bool:
    """Whether "if" leads in what a token stands in: "even if the condition is false"."""
    for at in range(place - 1, max(-1, place - 2 - CONDITION), -1):
        if not joined(tokens.gaps[at + 1]):
            return False
        if words[at] in language.denial.ifs:
            return True
    return False


def denies_nothing(tokens: Tokens, words: Sequence[str], first: int, last: int, language: Language) -> bool:
    """Whether what follows a denied verb leaves nothing denied."""
    merely = language.denial.merely.intersection(words[last + 1 : last + 2])  # "wasn't just the cold"
    return (
        bool(merely)
        or asks(tokens, words, first, last, language)
        or waits(tokens, words, last, language)
        or (first == last and restricts(words, last, language))
    )


def asks(tokens: Tokens, words: Sequence[str], first: int, last: int, language: Language) -> bool:
    """Whether a denied verb opens a question: "Wasn't it Nikolaev?"."""
    denial = language.denial
    if words[first] not in denial.asking or (first and not STRONG.intersection(tokens.gaps[first])):
        return False
    following = words[last + 1] if last + 1 < len(words) else ""
    return following in denial.pronouns


def waits(tokens: Tokens, words: Sequence[str], last: int, language: Language) -> bool:
    """Whether a denied verb is followed by the time from which it holds: "did not begin until 1932"."""
    denial = language.denial
    for place in range(last + 1, min(last + WAIT, len(words) - 1)):
        if not joined(tokens.gaps[place]):
            return False
        if words[place] in denial.until:
            following = words[place + 1 : place + 3]
            return any(word[0].isdigit() or word in language.dates.months for word in following)
    return False


def restricts(words: Sequence[str], last: int, language: Language) -> bool:
    """Whether a denial means "only" with a word behind its verb: "ne ... que"."""
    denial = language.denial
    for place in range(last + 1, min(last + WAIT, len(words))) if denial.restricts else ():
        if words[place] in denial.restricts:
            return True
        if denial.book.at(words, place):
            break
    return False


def denies_verb(tokens: Tokens, words: Sequence[str], first: int, last: int, language: Language) -> bool:
    """Whether "not" denies a verb, and so its subject: after "was", or with nothing left to deny."""
    if first == 0 or not joined(tokens.gaps[first]):
        return False
    closes = last + 1 == len(words) or not joined(tokens.gaps[last + 1])
    if closes or words[first - 1] in language.denial.auxiliaries:
        return True
    return stands_at_verb(tokens, words, first, last, language)


def stands_at_verb(tokens: Tokens, words: Sequence[str], first: int, last: int, language: Language) -> bool:
    """Whether "not" stands before a verb or its end, or behind one: "zieht nicht an", "steigt nicht in"."""
    verbs, denial = language.irregular, language.denial
    parted = words[last + 1] in language.apart and ends_clause(words, tokens.gaps, last + 1, language)
    if parted and denial.contrasts.isdisjoint(words[last + 2 : last + 3]):  # "nicht über, sondern unter"
        return True
    if verbs.is_verb(language.normal(words[last + 1])):
        return not any(denial.aims.at(words, place) for place in range(max(0, first - INSTEAD), first))
    led = words[last + 1] in language.ties or words[last + 1] in language.places
    instead = not denial.contrasts.isdisjoint(words[last + 1 : last + 1 + INSTEAD])
    behind = bool(language.apart) and led and not instead
    return behind and verbs.is_verb(language.normal(words[first - 1]))


def reach_of_verb(words: Sequence[str], last: int, language: Language) -> str:
    """Return "both", unless another denial follows at once: "did not fail to" leaves its subject alone."""
    following = language.denial.book.at(words, last + 1) if last + 1 < len(words) else None
    return "forward" if following and following[1] in ("forward", "gerund") else "both"


def answers_by_itself(
    tokens: Tokens, words: Sequence[str], first: int, last: int, language: Language
) -> bool:
    """Whether a phrase such as "no" stands alone: "No, it was ...", "No it was ..." or "Stalin? No."."""
    if first and joined(tokens.gaps[first]):
        return last + 1 == len(words) and "?" in tokens.gaps[last + 1]  # "el Tajo, ¿no?"
    no = first == last and words[first] in language.denial.nos
    if no and answers_question(tokens, words, first, language):
        return True
    if last + 1 == len(words):
        return True
    if not joined(tokens.gaps[last + 1]):
        goes_on = tokens.gaps[last + 2].strip() == ")" if first < last else not no  # "not (Thomas) Jefferson"
        return not (goes_on and tokens.gaps[last + 1].strip() == "(")
    return no and words[last + 1] in language.denial.pronouns


def answers_question(tokens: Tokens, words: Sequence[str], place: int, language: Language) -> bool:
    """Whether a "no" behind a question parts another answer at the end from it: "Edison? no Bell"."""
    after = len(words) - place - 1
    if not (place and 0 < after <= REPLACED and "?" in tokens.gaps[place]):
        return False
    known = language.unknowns.at(words, place) or words[place] in language.denial.verb_not
    return not known and set(words[:place]).isdisjoint(words[place + 1 :])  # not "no idea"


def corrects(words: Sequence[str], place: int, language: Language) -> bool:
    """Whether "no" stands between a number and the one in its place: "in 1934 no 1936"."""
    if words[place] not in language.denial.nos or words[place] in language.denial.verb_not:
        return False
    around = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    return len(around) > 1 and all(language.valued(word) for word in around)
