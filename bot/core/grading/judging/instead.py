"""Another word that stands in a name of two or three for one of them: the sperm whale is no blue one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.matching.match import Answer
from bot.core.grading.rubric.keys import WordKey
from bot.core.grading.rubric.wording import Wording
from bot.core.grading.words.forms import frame

LONGEST_NAME = 3  # words
SHORTEST_TOLD = 3  # letters of a word that tells one name from another: not "de"


def has_another(wording: Wording, earned: Sequence[float], used: set[int], answer: Answer) -> bool:
    """Whether an answer has the last of a name's words behind another one, or nothing but a first name.

    "Leonardo DiCaprio" is no Leonardo da Vinci; "solar power" may be solar energy. That is asked of an
    answer with no more content words than the name has words, so that it tells nothing more; of a thing,
    where no other reference may call it so. A word that is wanted elsewhere is no other: "Erie and Ontario".
    """
    outline = wording.outline
    if not 1 < len(wording.wanted) <= outline.size <= LONGEST_NAME:
        return False
    if outline.own == 1 and not outline.named:
        return False
    if len(answer.content) > outline.size or answer.quantities or not 0 < sum(earned) < len(earned):
        return False
    had = {answer.words[place] for place in used}
    alone = outline.chances == 1 or outline.own == 1
    kind = earned[-1] > 0 and alone and used.issuperset(answer.content[-1:])
    if not (kind or had <= answer.language.given):
        return False
    missing = [
        group.phrases[0].keys[0] for group, said in zip(wording.wanted, earned, strict=True) if not said
    ]
    names = [key.forms.normal for key in missing if isinstance(key, WordKey)]
    return len(names) == len(missing) and any(
        all(is_another(answer.words[place], name, answer) for name in names)
        for place in answer.fresh
        if place not in used and answer.stems[place] not in answer.wanted
    )


def is_another(word: str, name: str, answer: Answer) -> bool:
    """Whether a real word is plainly another than a part of a name: neither begins nor sounds like it."""
    language = answer.language
    return (
        len(word) >= SHORTEST_TOLD
        and word in vocabulary(language.code)
        and word not in language.given
        and (word[0] != name[0] or len(name) < SHORTEST_TOLD)
        and frame(word) != frame(name)
    )


def has_other_form(form: Sequence[str], used: set[int], answer: Answer) -> bool:
    """Whether an answer has another form of a word of which one is asked: "mouse", "mouses", not "mice"."""
    if not form:
        return False
    said, (wanted, *asked) = [answer.words[place] for place in used], form
    known = vocabulary(answer.language.code)
    others = [word for word in said if sorted(word) != sorted(wanted)]  # "childern" is misspelt
    return wanted not in said and any(word in known or word.startswith((wanted, *asked)) for word in others)
