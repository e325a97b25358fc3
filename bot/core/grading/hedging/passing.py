"""A known wrong answer beside the right one: offered as well, or only mentioned in passing."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.core.grading.denial.clauses import STRONG
from bot.core.grading.language.language import Language
from bot.core.grading.language.vocabulary import commonness
from bot.core.grading.matching.match import Answer

LED = 4  # words at most before "no wait", and from there to the right answer: "it was Nikolai"
ADVERB = "very"  # a kind of words
PAIR = 4  # tokens from "between" to "and"
RARE_NAME = 10  # bits: "leonid" is counted fewer times
ENDS = STRONG - frozenset("()[]:—")


def in_passing(given: AbstractSet[int], accepted: frozenset[int], answer: Answer, *, strictly: bool) -> bool:
    """Whether the right answer is given, and the wrong one only told about it.

    So in "Jupiter is larger than Saturn", "Yezhov, who replaced Yagoda", "Nikolaev, on Stalin's orders",
    "Yezhov planned it and Stalin approved it", "Beria, no wait, Yezhov"; not in "Yezhov or Yagoda", "Yagoda,
    Yezhov", nor where the wrong one has all that is right: "for the 50 states". `strictly`: only in a
    relative clause.
    """
    wrong = given - accepted
    first, last = min(wrong), max(wrong)
    if is_taken_back(last, accepted, answer):
        return True
    sentence = sentence_around(first, answer)
    right = [place for place in accepted if place in sentence and place not in wrong]
    before = [place for place in right if place < first]
    turned = turns_to_wrong(before, first, answer)
    if before and not turned and goes_on(max(before), first, answer):
        return True
    if strictly or turned or accepted <= given:
        return False
    opener = skip_small_words(first, answer)
    doubted = answer.language.maybes.before(answer.words, opener) and not turns_to_right(last, answer, right)
    if doubted or is_choice(opener, answer) or any(side_by_side(at, first, last, answer) for at in right):
        return False
    if opener > 0 and right and answer.words[opener - 1] in answer.language.ties:
        return answer.language.ors.before(answer.words, opener - 1) is None
    paired = opener > 0 and bool(right) and ends_pair(opener - 1, answer)
    return paired or is_told_about(wrong, accepted, right, answer)


def ends_pair(place: int, answer: Answer) -> bool:
    """Whether a token is the "and" of "between Yagoda and Beria"."""
    words, language = answer.words, answer.language
    if words[place] not in language.denial.ands:
        return False
    first = place - 1
    while first > max(0, place - PAIR) and is_first_name(first, answer) and answer.tokens.gaps[first] == " ":
        first -= 1
    return first < place - 1 and bool(language.dates.range_around.at(words, first))


def turns_to_wrong(right: list[int], first: int, answer: Answer) -> bool:
    """Whether "but" and a word of the question lead from the right answer to what begins at a token."""
    behind = range(max(right) + 1, first) if right else range(0)
    turn = next((at for at in behind if answer.words[at] in answer.language.denial.contrasts), first)
    stop = answer.language.stop
    return any(answer.asked(at) and answer.words[at] not in stop for at in range(turn + 1, first))


def goes_on(right: int, first: int, answer: Answer) -> bool:
    """Whether a relative clause or a comparison leads from the right answer to what begins at a token."""
    return opens_relative(right, first, answer) or opens_than(right, first, answer)


def opens_than(right: int, first: int, answer: Answer) -> bool:
    """Whether the right answer is compared with what begins at a token: "larger than Saturn"."""
    return not answer.language.comparison.than.isdisjoint(answer.words[right + 1 : first])


def is_taken_back(last: int, accepted: frozenset[int], answer: Answer) -> bool:
    """Whether the right answer ends in the place of the wrong one: "October. No wait, it's November"."""
    if not accepted or max(accepted) <= last or not answer.language.takes_back.may_open(answer.words):
        return False
    language, words = answer.language, answer.words
    for place in range(last + 1, min(last + 1 + LED, max(accepted))):
        phrase = language.takes_back.at(words, place)
        if phrase:
            led = range(place + phrase[0], min(one for one in accepted if one > place))
            return len(led) <= LED
    return False


def is_told_about(
    wrong: AbstractSet[int], accepted: frozenset[int], right: list[int], answer: Answer
) -> bool:
    """Whether the wrong answer's own piece of the sentence tells something of it that was not asked."""
    first, last = min(wrong), max(wrong)
    piece = piece_of_doer(first, last, answer)
    if accepted & set(piece):
        return acts_on(last, min(accepted & set(piece)), answer)
    told = any(place not in wrong and says_more(place, wrong, answer) for place in piece)
    dated = any(answer.language.dates.sides.at(answer.words, place) for place in range(piece.start, first))
    asked = not dated and any(
        answer.asked(place) for place in piece
    )  # "two years before Kirov's death in 1934"
    return (told and not asked) or turns_to_right(last, answer, right)


def side_by_side(right: int, first: int, last: int, answer: Answer) -> bool:
    """Whether nothing but "and" and a first name stands between the right and the wrong answer."""
    between = range(last + 1, right) if right > last else range(right + 1, first)
    if any(answer.words[place] in answer.language.denial.contrasts for place in between):
        return False  # in Italian "but it is" ends in a word that reads as "and"
    return any(answer.words[place] in answer.language.denial.ands for place in between) and all(
        answer.words[place] in answer.language.stop - answer.language.ties - answer.language.relatives
        or is_first_name(place, answer)
        for place in between
    )


def acts_on(last: int, right: int, answer: Answer) -> bool:
    """Whether the wrong answer does something to the right one: "Stalin ordered Nikolaev to do it"."""
    between = range(last + 1, right)
    return any(answer.words[place] not in answer.language.stop for place in between) and not any(
        answer.asked(place) for place in between
    )


def sentence_around(place: int, answer: Answer) -> range:
    """Return the tokens of the sentence that a token stands in."""
    first, last = place, place
    while first > 0 and not ENDS.intersection(answer.tokens.gaps[first]):
        first -= 1
    while last + 1 < len(answer.words) and not ENDS.intersection(answer.tokens.gaps[last + 1]):
        last += 1
    return range(first, last + 1)


def piece_around(first: int, last: int, answer: Answer) -> range:
    """Return the tokens around some others up to a comma, an "and", or a word that opens a clause."""
    while first > 0 and not parts(first, answer):
        first -= 1
    while last + 1 < len(answer.words) and not parts(last + 1, answer):
        last += 1
    return range(first, last + 1)


def piece_of_doer(first: int, last: int, answer: Answer) -> range:
    """Return the piece around a name, with what it does with another: "Stalin and Molotov agreed"."""
    piece = piece_around(first, last, answer)
    more = piece.stop + 1
    joined_on = piece.stop == last + 1 and more < len(answer.words)
    if not joined_on or answer.words[piece.stop] not in answer.language.denial.ands:
        return piece
    other = piece_around(more, more, answer)
    deed = any(answer.language.is_past(answer.words[place]) for place in other)
    return range(piece.start, other.stop) if deed else piece


def parts(place: int, answer: Answer) -> bool:
    """Whether a new piece of a sentence begins at a token."""
    gap = answer.tokens.gaps[place]
    language = answer.language
    return (
        bool(STRONG.intersection(gap))
        or "," in gap
        or "/" in gap
        or answer.words[place] in language.denial.ands
        or (
            language.denial.breaks.at(answer.words, place) is not None
            and language.grammar.kind(answer.words[place]) != ADVERB  # "Stalin only gave his ok"
        )
        or language.ors.at(answer.words, place) is not None
    )


def skip_small_words(place: int, answer: Answer) -> int:
    """Return where a name begins with the words that belong to it: "the", a first name."""
    while place > 0 and not parts(place, answer):
        word = answer.words[place - 1]
        if word not in answer.language.articles and not is_first_name(place - 1, answer):
            break
        place -= 1
    return place


def is_first_name(place: int, answer: Answer) -> bool:
    """Whether a word looks like a first name, in whatever letters: a known one, or no known word."""
    word = answer.words[place]
    if word in answer.language.stop or word[0].isdigit():
        return False
    return word in answer.language.given or is_uncommon(word, answer.language)


def is_uncommon(word: str, language: Language) -> bool:
    """Whether a word is so rare, or none at all, that it is likely to be a name."""
    return commonness(word, language.code) <= RARE_NAME


def is_choice(place: int, answer: Answer) -> bool:
    """Whether "or" stands right before a token, or at it, or a stroke or a question mark."""
    ors, gap = answer.language.ors, answer.tokens.gaps[place]
    either = ors.before(answer.words, place) or ors.at(answer.words, place)
    return bool(either) or "/" in gap or "?" in gap


def opens_relative(right: int, first: int, answer: Answer) -> bool:
    """Whether a relative clause about the right answer begins between it and the wrong one."""
    for place in range(right + 1, first):
        if answer.words[place] in answer.language.relatives:
            return not any(
                answer.words[other] in answer.language.denial.ands
                or answer.language.ors.at(answer.words, other) is not None
                for other in range(place, first)
            )
    return False


def says_more(place: int, wrong: AbstractSet[int], answer: Answer) -> bool:
    """Whether a word tells something of the wrong answer: a known word, no part of its name."""
    word = answer.words[place]
    if word in answer.language.stop or place in answer.denials.speech:
        return False
    if answer.language.order.at(answer.words, place):
        return False  # "first Yagoda, then Yezhov" offers both
    beside = place + 1 in wrong or place - 1 in wrong
    return not (beside and place < min(wrong) and is_first_name(place, answer))


def turns_to_right(last: int, answer: Answer, right: list[int]) -> bool:
    """Whether the answer turns from the wrong to the right one: "I first thought X, but it was Y"."""
    after = [place for place in right if place > last]
    if not after:
        return False
    between = range(last + 1, min(after))
    turns = any(answer.words[place] in answer.language.denial.contrasts for place in between)
    unsure = any(answer.language.maybes.at(answer.words, place) for place in between)
    return turns and not unsure
