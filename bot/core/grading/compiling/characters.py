"""What a sentence wants that parts no words by spaces: each character, beside a neighbour that it has there.

Which characters make a word only a dictionary knows. But of 血液输送 an answer that says 输送血液 has each
character beside the neighbour that makes a word of it, and one that says 输液 has none.
"""

from __future__ import annotations

import re

from bot.core.grading.language.text import CHARACTERS_A_WORD, stands_alone
from bot.core.grading.rubric.deriving import RARE_WEIGHT
from bot.core.grading.rubric.keys import Beside, CharsKey, Key
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.sentence import Sentence

NAME = 2  # characters, at least, beside what it is
SPELT = re.compile(r"[ァ-ヺー]")  # katakana, of which a run is a word


def want_run(sentence: Sentence, place: int, last: int, question: Question) -> tuple[CharsKey | None, int]:
    """Return a run of characters, up to `last`, as one key, if anything, and the place to go on from.

    What sort of thing it names need not be said where the question does: 贝加尔湖 is 贝加尔 of the lakes.
    """
    words, speech, end = sentence.tokens.words, sentence.denials.speech, place
    while end <= last and stands_alone(words[end]) and end not in speech:
        if end > place and sentence.tokens.gaps[end].strip():
            break
        end += 1
    run = words[place:end]
    numbers = sentence.quantities.values()
    counting = any(end == number.first or place == number.last + 1 for number in numbers)
    language = sentence.language
    said = run[-1:] if len(run) > NAME and run[-1] not in language.stop else ()
    run = run[:-1] if said and said[0] in question.text and "".join(run) not in question.text else run
    idle = counting and all(one in language.stop or one in language.counters for one in run)  # 1945年, 18歳
    return (CharsKey("".join(run)) if run and not idle else None), max(end, place + 1)


def want_character(sentence: Sentence, place: int, question: Question) -> tuple[CharsKey | None, int]:
    """Return what a sentence wants of a character, if anything, and the place to go on from."""
    words, language = sentence.tokens.words, sentence.language
    asked = question.text.replace(" ", "")
    end = place
    while end < len(words) and SPELT.match(words[end]) and (end == place or joined(sentence, end)):
        end += 1
    if end > place + 1:
        run = "".join(words[place:end])
        return CharsKey(run, RARE_WEIGHT, given=run in asked), end
    one = words[place]
    small = any(one in words for words in (language.stop, language.partings, language.articles))
    if small or place in sentence.denials.speech:
        return None, place + 1
    before = words[place - 1] if joined(sentence, place) else ""
    after = words[place + 1] if joined(sentence, place + 1) else ""
    then = words[place + 2] if after and joined(sentence, place + 2) else ""
    pairs = [pair for pair in (before + one, one + after) if len(pair) > 1] or [one]
    given = any(pair in asked and not question.choices.issuperset(pair) for pair in pairs)
    beside = Beside(before, after, then, sentence.characters) if before or after else None
    return CharsKey(one, RARE_WEIGHT / CHARACTERS_A_WORD, given, beside), place + 1


def joined(sentence: Sentence, place: int) -> bool:
    """Whether there is a character that may make a word with one before it."""
    pair = sentence.tokens.words[max(0, place - 1) : place + 1]
    partings, speech = sentence.language.partings, sentence.denials.speech
    return (
        len(pair) > 1
        and not sentence.tokens.gaps[place]
        and all(stands_alone(one) and one not in partings for one in pair)
        and speech.isdisjoint((place - 1, place))
    )


def count_keywords(keys: list[Key]) -> int:
    """Return how many words some keys come to: two characters to a word."""
    characters = sum(isinstance(key, CharsKey) and len(key.chars) == 1 for key in keys)
    return len(keys) - characters + max(characters // CHARACTERS_A_WORD, min(characters, 1))
