"""Which side of a comparison an answer takes that names one side only: "water", "oil is lighter"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import skip_back
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.relations.comparison import Comparison, bases, compare_qualities, compare_senses
from bot.core.grading.relations.unspaced_roles import find_mark
from bot.core.grading.rubric.keys import CharsKey, WordKey, stems_of
from bot.core.grading.rubric.wording import Wording

THEN = "then"
LONGEST = 12  # words of a sentence that only compares, or chooses
FEW = 2


def find_side(wanted: Sequence[Comparison], answer: Answer) -> int:
    """Return 1 where an answer takes the side that an author's comparisons take, -1 for the other, else 0."""
    language = answer.language
    if answer.comparisons:
        sense = max(compare_senses(own, said, language) for own in wanted for said in answer.comparisons)
        if sense or not language.comparison.postposed:  # 水より密度が小さい names no side but one
            return sense
    return max((takes(own, answer) for own in wanted), key=abs)


def as_typed(
    own: Comparison, wording: Wording, affirmed: Sequence[Sequence[Occurrence]], answer: Answer
) -> Comparison:
    """Return an author's comparison with an answer's words for its own, typing slips among them."""
    left, right = own.left, own.right
    for group, said in zip(wording.wanted, affirmed, strict=True):
        keys = stems_of(key for phrase in group.phrases for key in phrase.keys)
        stems = frozenset(answer.stems[place] for one in said for place in one.tokens)
        left |= stems if keys & own.left else frozenset()
        right |= stems if keys & own.right else frozenset()
    return own._replace(left=left - own.right, right=right - own.left, named=own.named | left | right)


def find_chosen(wording: Wording, answer: Answer) -> int:
    """Return 1 where an answer only chooses what a sentence has of an offer, -1 for what it lacks.

    0 where it says more, or affirms none of it, or the sentence has none or all of what is offered.
    """
    phrases = [group.phrases[0] for group in wording.wanted]
    keys = stems_of(key for one in phrases for key in one.keys)
    said = {answer.stems[place] for place in find_undenied(answer)}
    more = any(stem not in keys for stem in said - answer.question.stems)
    if more or any(phrase.negative for phrase in phrases):
        return 0
    for offer in answer.question.offers:
        right, wrong = offer & keys, offer - keys
        if right and wrong and bool(right & said) is not bool(wrong & said):
            return 1 if right & said else -1
    return 0


def find_undenied(answer: Answer) -> list[int]:
    """Return the places of the words that say something and are not denied: "the core, not the surface"."""
    return [place for place in answer.content if not answer.denials.odd[place]]


def is_brief(wording: Wording) -> bool:
    """Whether a short sentence has two words at most that its question does not say, or offers."""
    outline = wording.outline
    return outline.size <= LONGEST and outline.own <= FEW


def only_compares(wording: Wording, language: Language) -> bool:
    """Whether a sentence says nothing but one comparison, and what its question says."""
    outline = wording.outline
    if outline.size > LONGEST or outline.letter or len(wording.comparisons) > 1:
        return False
    known = language.comparison
    said = known.more | known.less | known.greater | known.lesser
    stems = frozenset().union(*(own.named | own.pivot.quality for own in wording.comparisons))
    keys = [group.phrases[0].keys[0] for group in wording.wanted]
    return all(
        key.given
        or (isinstance(key, WordKey) and (key.forms.stem in stems or key.forms.word in said))
        or (isinstance(key, CharsKey) and (stems | known.than).issuperset(key.chars))
        for key in keys
    )


def takes(own: Comparison, answer: Answer) -> int:
    """Return 1 where an answer says of one side what an author's comparison does, -1 for the contrary.

    Only an answer that says hardly more counts: with a word of its own it may say anything. What it denies is
    passed over. Where it names no quality, it answers what the question asks: "Which is denser?"
    """
    language = answer.language
    if own.pivot.act:
        return 0
    affirmed = find_undenied(answer)
    stems = {answer.stems[place]: place for place in affirmed}
    settled = answer.question.settled | {own.verb}
    left = (own.left - settled or own.left) & stems.keys()
    right = (own.right - settled or own.right) & stems.keys()
    if bool(left) is bool(right):
        return 0
    if not all(
        answer.asked(place) or stem in own.named or says_quality(own, answer.words[place], language)
        for stem, place in stems.items()
    ):
        return 0
    if any(language.order.at(answer.words, place) == (1, THEN) for place in range(len(answer.words))):
        return 0  # "the army later"
    brief = answer.words if len(answer.words) <= LONGEST else ()
    more = language.comparison.more.intersection(brief)  # a small word
    quality = find_sense(own, [*more, *(answer.words[place] for place in affirmed)], language)
    if quality is None:
        return 0
    sense = quality or find_asked_sense(own, answer)
    sense *= -1 if own.pivot.less else 1
    behind = is_behind(min(stems[stem] for stem in left or right), answer)  # "less dense than water"
    return sense if bool(left) is not behind else -sense


def find_asked_sense(own: Comparison, answer: Answer) -> int:
    """Return 1 where the question asks for what has more of a quality, -1 for less, 0 where it does neither.

    Where it offers both sides and names no quality, the author's sentence is taken for what it asks.
    """
    asked = answer.question
    if asked.open:
        return 0
    sense = find_sense(own, asked.text.split(), answer.language)
    if sense == 0 and own.left & asked.offered and own.right & asked.offered:
        return -1 if own.pivot.less else 1
    return sense or 0


def find_sense(own: Comparison, words: Sequence[str], language: Language) -> int | None:
    """Return 1 where words have a comparison's quality, -1 for its opposite, 0 for neither, None for both.

    Of a bare "more" the opposite is "less": "a pound weighs less".
    """
    known = language.comparison
    more, less = (not amounts.isdisjoint(words) for amounts in (known.more, known.less))
    if own.pivot.amount and not own.pivot.quality:
        return None if more and less else more - less
    senses = {sense for word in {*words} if (sense := compare_quality(own.pivot.quality, word, language))}
    if len(senses) > 1:
        return None
    return (min(senses) if senses else 0) * (-1 if less else 1)


def says_quality(own: Comparison, word: str, language: Language) -> bool:
    """Whether a word says how one side compares with the other one, and nothing else."""
    known = language.comparison
    return word in known.more or word in known.less or compare_quality(own.pivot.quality, word, language) != 0


def compare_quality(quality: frozenset[str], word: str, language: Language) -> int:
    """Return 1 where a word says a quality, -1 where it says its opposite, 0 otherwise."""
    stem = language.stemmed(word)
    forms = {stem, language.families.get(stem, stem)}
    if word.endswith(language.comparison.endings):
        forms |= bases(word, language)
    return compare_qualities(quality, frozenset(forms), language)


def is_behind(place: int, answer: Answer) -> bool:
    """Whether "than" leads in what stands at a place, or a word such as "before" does."""
    known = answer.language.comparison
    if known.postposed:
        mark = find_mark(place, answer.tokens, answer.language)
        return mark is not None and mark.role == "than"
    place = skip_back(place, answer.words, answer.language.articles)
    before = answer.words[place - 1] if place else ""
    return before in known.than or before in known.between
