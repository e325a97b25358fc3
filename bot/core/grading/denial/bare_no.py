"""What a bare "no" is: a reply, a correction, an exclamation, or short for "number"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.denial.clauses import joined
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.language.vocabulary import may_be_name

CLOSING = ("previous", "both")  # reaches of what may close a clause behind "but"
REPLACED = 3  # words behind "X? no"
LED = 3  # words between "no wait" and the number in place: "it was in"


def exclaims(words: Sequence[str], place: int, language: Language) -> bool:
    """Whether "no" is said for itself between a "but" and a statement: "but no it got worse"."""
    denial = language.denial
    if words[place] not in denial.nos or not 0 < place < len(words) - 1:
        return False
    return words[place - 1] in denial.contrasts and words[place + 1] in denial.pronouns


def is_number_sign(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether "no" stands for "number" between a noun and its figures: "order no 00447"."""
    words, denial = tokens.words, language.denial
    if words[place] not in denial.nos or not 0 < place < len(words) - 1:
        return False
    before, after = words[place - 1], words[place + 1]
    numbered = after[0].isdigit() and tokens.gaps[place] == " " and tokens.gaps[place + 1] in (" ", ". ")
    return numbered and before not in language.stop and not language.valued(before)


def answers_by_itself(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether a phrase such as "no" stands alone: "No, it was ...", "No it was ..." or "Stalin? No."."""
    words, lead = tokens.words, first
    no = first == last and words[first] in language.denial.nos
    if no and (answers_question(tokens, first) or parts_names(words, first, language)):
        return True
    while lead and joined(tokens.gaps[lead]) and words[lead - 1] in language.denial.softly:
        lead -= 1  # "X? Just wrong."
    lead = first if "," in tokens.gaps[last + 1] else lead or first
    if lead and joined(tokens.gaps[lead]):
        turned = words[first - 1] in language.denial.contrasts  # "I used to think so, but no"
        return last + 1 == len(words) and ("?" in tokens.gaps[last + 1] or turned)  # "el Tajo, ¿no?"
    if last + 1 == len(words):
        return True
    if not joined(tokens.gaps[last + 1]):
        goes_on = tokens.gaps[last + 2].strip() == ")" if first < last else not no  # "not (Thomas) Jefferson"
        return not (goes_on and tokens.gaps[last + 1].strip() == "(")
    return no and words[last + 1] in language.denial.pronouns


def parts_names(words: Sequence[str], place: int, language: Language) -> bool:
    """Whether a "no" stands between two names, of which the second ends the text: "Roosevelt, no Wilson"."""
    after = words[place + 1 :]
    around = (*words[max(0, place - 1) : place], *after)
    if not (place and 0 < len(after) <= REPLACED):
        return False
    return all(may_be_name(word, language.code) and word not in language.stop for word in around)


def end_of_taking_back(tokens: Tokens, place: int, denying: int, language: Language) -> int | None:
    """Return where a phrase such as "no wait" or "ah no" ends that has its "no" at a token.

    None where more words, `denying` ones, are a denial there: "ah no fue Kirov".
    """
    words, book = tokens.words, language.takes_back
    begun = book.at(words, place)
    if begun and begun[0] > 1:
        return place + begun[0] - 1 if begun[0] >= denying else None
    ended = book.before(words, place + 1)
    return place if ended and ended[0] > 1 and denying <= 1 else None


def turns_out_wrong(tokens: Tokens, place: int, language: Language) -> int | None:
    """Return where a "but no" at a token ends that closes a clause: "... mais non", "... mas não é"."""
    words, denial = tokens.words, language.denial
    if not 0 < place < len(words) - 1 or words[place] not in denial.contrasts:
        return None
    for said in (denial.alone.at(words, place + 1), denial.book.at(words, place + 1)):
        last = place + said[0] if said and said[1] in CLOSING else len(words)
        if last + 1 == len(words) or (last < len(words) and not joined(tokens.gaps[last + 1])):
            return last
    return None


def answers_question(tokens: Tokens, place: int) -> bool:
    """Whether a "no" behind a question parts another answer at the end from it: "Edison? no Bell"."""
    words = tokens.words
    after = len(words) - place - 1
    if not (place and 0 < after <= REPLACED and "?" in tokens.gaps[place]):
        return False
    return set(words[:place]).isdisjoint(words[place + 1 :])


def end_of_correction(words: Sequence[str], place: int, language: Language) -> int | None:
    """Return where a "no" or "no wait" ends between a number and the one in its place: "1934 no 1936"."""
    if words[place] not in language.denial.nos or not place or not language.valued(words[place - 1]):
        return None
    taken_back = language.takes_back.at(words, place)
    after = place + (taken_back[0] if taken_back else 1)
    furthest = after + (LED if taken_back else 0)
    while after < min(furthest, len(words)) and words[after] in language.denial.pronouns | language.stop:
        after += 1
    if after == len(words) or not language.valued(words[after]):
        return None
    if not taken_back:
        return place
    settled = language.denial.nos.isdisjoint(words[after:])  # who goes on, "no, 1937", takes back all before
    return place + taken_back[0] - 1 if settled else None
