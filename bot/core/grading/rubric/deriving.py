"""What matters in a sentence without bold: how much each word weighs, and what can't be missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.core.grading.denial.clauses import joined
from bot.core.grading.denial.reach import Negator
from bot.core.grading.denial.yes_no import read_reply
from bot.core.grading.language.language import Language
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.rubric.keys import CharsKey, NumberKey, Wanted, WordKey
from bot.core.grading.rubric.lists import list_characters, list_names
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.words.formulas import is_formula

NUMBER_WEIGHT = 1.6
COMMON_BITS = 24  # of a frequency, from which a word is as common as any
RARE_WEIGHT = 1.5
COMMON_WEIGHT = 0.4
SHARED = 0.5  # of the weight of a word that all of several references have
FEW = 3  # keywords
PLAIN = 5  # keywords of a clause that has no room for what matters less
LONGEST_ENDING = 3
PAIR = 2  # keywords
KIND = 2  # words that name one, at most


def is_form(word: str, others: Iterable[str]) -> bool:
    """Whether a word differs from one of others in its ending at most: not "declared" from "declaration"."""
    return any(
        word[:shared] == other[:shared]
        for other in others
        if (shared := max(len(word), len(other)) - LONGEST_ENDING) <= min(len(word), len(other))
    )


def weigh(word: str, language: Language) -> float:
    """Return a word's weight: a rare word says more than a common one."""
    frequency = vocabulary(language.code).frequency(word)
    if frequency is None:
        return RARE_WEIGHT
    return max(COMMON_WEIGHT, RARE_WEIGHT - (RARE_WEIGHT - COMMON_WEIGHT) * frequency / COMMON_BITS)


def require(keys: Iterable[Wanted], own: int, sentence: Sentence, core: frozenset[str]) -> Iterator[int]:
    """Yield by number the keys that a short sentence can't do without: its values, listed names, the core."""
    listed = list_names(sentence) | list_characters(sentence)
    for number, (key, _, place) in enumerate(keys):
        value = (
            is_formula(key.forms.word) if isinstance(key, WordKey) else not isinstance(key, CharsKey)
        ) and sentence.tokens.words[place] not in sentence.language.stop
        named = isinstance(key, WordKey) and key.forms.stem in core
        if not key.given and (named or place in listed or (value and own <= FEW)):
            yield number


def require_told(keys: Sequence[Wanted], own: int, sentence: Sentence, question: Question) -> frozenset[int]:
    """Return by number the last of two keys of what a term alone is: "appendix" of its "inflammation"."""
    language, asked = sentence.language, question.text.split()
    term = len(asked) == 1 and language.interrogatives.isdisjoint(asked)
    if not term or len(keys) != PAIR:
        return frozenset()
    between = sentence.tokens.words[keys[0][2] : keys[1][2]]
    tied = any(
        not small.isdisjoint(between)
        for small in (language.ties, language.ofs, language.places, language.articles)
    )
    return frozenset((1,)) if tied and own == PAIR else frozenset()


def find_form(keys: Sequence[Wanted], question: Question, language: Language) -> tuple[str, ...]:
    """Return the one word wanted and what the question has of it, if no ending tells: "mice", "mouse"."""
    key = keys[0][0] if len(keys) == 1 else None
    asked = [word for word in question.text.split() if word not in language.stop]
    if not isinstance(key, WordKey) or key.forms.stem not in question.stems or key.forms.word in asked:
        return ()
    return (key.forms.word, *asked) if key.forms.word in language.irregular else ()


def spells(sentence: Sentence, question: Question) -> bool:
    """Whether the first letters of a sentence's words are a word of the question: "What is a UFO?"."""
    words, stop = sentence.tokens.words, sentence.language.stop
    own = [word for word in words if word not in stop]
    asked = question.text.split()
    return len(own) > 1 and any("".join(word[0] for word in said) in asked for said in (own, words))


def require_enough(keys: Sequence[Wanted], enough: frozenset[str]) -> tuple[frozenset[int], ...]:
    """Return by number the keys without which a sentence is not said, as each is `enough` by itself."""
    stems = [key.forms.stem if isinstance(key, WordKey) and not key.given else "" for key, _, _ in keys]
    if len(keys) == 1:
        return ()
    return tuple(frozenset((number,)) for number, stem in enumerate(stems) if stem in enough)


def find_denied(keys: Iterable[Wanted], sentence: Sentence) -> frozenset[int]:
    """Return by number the keys that a sentence denies; none where it tells what is so if not."""
    if not sentence.language.denial.ifs.isdisjoint(sentence.tokens.words):
        return frozenset()
    return frozenset(number for number, (key, negative, _) in enumerate(keys) if negative and not key.given)


def find_heads(keys: Sequence[Wanted], sentence: Sentence) -> frozenset[int]:
    """Return by number the keys that are the first behind their denial: "connected" of "not connected"."""
    firsts: dict[Negator, int] = {}
    for _, _, place in keys:
        for negator in sentence.denials.over[place]:
            if place > negator.last:
                firsts[negator] = min(place, firsts.get(negator, place))
    heads = set(firsts.values())
    return frozenset(number for number, (_, _, place) in enumerate(keys) if place in heads)


def deny_others(sentence: Sentence) -> frozenset[Negator]:
    """Return the denials that say something of nothing else: "with no other lamps"."""
    words, over = sentence.tokens.words, sentence.denials.over
    others = sentence.language.denial.others
    return frozenset(one for place, word in enumerate(words) if word in others for one in over[place])


def is_without(keys: Sequence[Wanted], denied: Iterable[int], sentence: Sentence) -> bool:
    """Whether a sentence tells a thing by what it lacks: "without a spine"; not "a spider, not an insect"."""
    over = [negator for number in denied for negator in sentence.denials.over[keys[number][2]]]
    return bool(over) and not any(is_beside(one, sentence) for one in over)


def is_beside(negator: Negator, sentence: Sentence) -> bool:
    """Whether a denial tells what else might have been thought: ", not Venus", "and not Venus"."""
    first, denial, words = negator.first, sentence.language.denial, sentence.tokens.words
    apart = denial.ands | denial.contrasts
    bare = first == negator.last and negator.reach == "forward" and words[first] in denial.verb_not
    return bare and first > 0 and (not joined(sentence.tokens.gaps[first]) or words[first - 1] in apart)


def leave_out_beside(keys: dict[object, Wanted], sentence: Sentence) -> dict[object, Wanted]:
    """Return what a sentence wants without what it only sets apart at its end: ", not Venus"."""
    ends = {
        identity
        for identity, (_, negative, place) in keys.items()
        if negative and any(is_beside(one, sentence) for one in sentence.denials.over[place])
    }
    first = min((keys[identity][2] for identity in ends), default=0)
    rest = {identity: found for identity, found in keys.items() if identity not in ends}
    own = [found for found in rest.values() if not found[0].given and not found[1]]
    return rest if own and all(found[2] < first for found in rest.values()) else keys


def part_reply(
    keys: dict[object, Wanted], sentence: Sentence, question: Question
) -> tuple[dict[object, Wanted], str]:
    """Return the keys behind a yes or no, and which it is, where they only repeat the question it settles."""
    reply = read_reply(sentence.tokens, sentence.language)
    if not reply.says or question.open or question.explained:
        return keys, ""
    rest = {identity: found for identity, found in keys.items() if found[2] >= reply.size}
    said = [key for key, _, _ in rest.values()]
    if not all(key.given for key in said):
        return keys, ""
    return (rest if said else keys), reply.says


def find_telling(keys: Sequence[Wanted], own: int, sentence: Sentence) -> frozenset[int]:
    """Return by number the keys that say "the same", in one plain clause, if that is new."""
    if own > PLAIN or any(gap.strip() for gap in sentence.tokens.gaps[1:-1]):
        return frozenset()
    language = sentence.language
    telling = language.telling & language.comparison.alike
    words = ((number, key) for number, (key, _, _) in enumerate(keys) if isinstance(key, WordKey))
    return frozenset(number for number, key in words if key.forms.word in telling and not key.given)


def find_told(keys: Sequence[Wanted], sentence: Sentence, question: Question) -> frozenset[int]:
    """Return by number the values told beside the one that a question counts: "24 ribs, 12 a side"."""
    if not question.counts:
        return frozenset()
    values = [(number, place) for number, (key, _, place) in enumerate(keys) if isinstance(key, NumberKey)]
    return frozenset(number for number, place in values[1:] if opens_more(place, sentence, question))


def opens_more(place: int, sentence: Sentence, question: Question) -> bool:
    """Whether a value stands behind a mark and counts something that the question does not name."""
    words, gaps, language = sentence.tokens.words, sentence.tokens.gaps, sentence.language
    if not gaps[place].strip():
        return False
    end = next((at for at in range(place + 1, len(words)) if gaps[at].strip()), len(words))
    told = language.stems_of(words[place + 1 : end])
    return bool(told) and question.stems.isdisjoint(told)


def find_kind(keys: Iterable[Wanted], sentence: Sentence, question: Question) -> frozenset[int]:
    """Return by number the keys before the clause that tells a thing: of "an animal that eats plants" one."""
    words = sentence.tokens.words
    first = int(words[0] in sentence.language.articles) if words else 0
    places = range(first + 1, min(first + 1 + KIND, len(words)))
    opened = next((place for place in places if opens_clause(place, sentence)), 0)
    if question.open or not opened or not sentence.language.stop.isdisjoint(words[first:opened]):
        return frozenset()
    return frozenset(number for number, (_, _, place) in enumerate(keys) if place < opened)


def opens_clause(place: int, sentence: Sentence) -> bool:
    """Whether a word opens a clause that tells what stands before it; "das" and "die" behind a comma only."""
    language, word = sentence.language, sentence.tokens.words[place]
    return word in language.defining or (word in language.relatives and "," in sentence.tokens.gaps[place])
