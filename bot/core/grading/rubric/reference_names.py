"""Names as reference answers without bold: which part of one will do, and what else it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product
from operator import add

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.rubric.asides import leave_out_asides
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.words.formulas import read_wording

LONGEST_NAME = 4  # words
INITIAL = re.compile(r"[^\W\d_]\.")
CATALOGUED = re.compile(
    r"(?P<last>[^\W\d_]{2,}(?: [^\W\d_]{2,})?),\s+(?P<first>[^\W\d_]+\.?(?:\s+[^\W\d_]+\.?){0,2})"
)
MOST_NAMED = 16  # lists of names


def set_first_names_aside(text: str, language: Language, *, who: bool) -> str:
    """Return a bare name, or names, with all but the last words in brackets: "(George) Washington".

    Where a question asks who, the name may have small words: "(Vincent van) Gogh"; not "Santiago de Chile".
    """
    parts = split_list(turn_name(text, language), language)
    names = [set_first_name_aside(name, language, who=who) for name in parts[::2]]
    whole = all(name[:1] == "(" or (name.isalpha() and name[0].isupper()) for name in names)
    return "".join(map(add, names, (*parts[1::2], ""))) if whole and names != parts[::2] else text


def turn_name(text: str, language: Language) -> str:
    """Return a name that is written as in a catalogue as one says it: "Doyle, Arthur Conan"."""
    found = CATALOGUED.fullmatch(leave_out_asides(text))
    if not found or not found["last"].istitle() or found["last"].lower() in language.given:
        return text
    first = tokenize(found["first"], language.folding).words[0]
    return f"{found['first']} {found['last']}" if first in language.given or len(first) == 1 else text


def set_first_name_aside(text: str, language: Language, *, who: bool) -> str:
    """Return a bare name of up to four words with all but its last in brackets, a title before it too.

    Whatever the question asks: so nothing stands beside it. In bold, see `surnames.py`.
    """
    written = leave_out_asides(text).strip().split(" ")
    words = tokenize(" ".join(written), language.folding).words
    if words[:1] and words[0] in language.articles and language.titles.intersection(words[1:2]):
        written, words = written[1:], words[1:]  # "the HMS Beagle"
    if not 1 < len(words) == len(written) <= LONGEST_NAME + 1 or words[-1] in language.stop:
        return text
    titles = count_titles(words, language)
    opens = who or words[titles] in language.given or INITIAL.fullmatch(written[titles]) is not None
    if len(words) - titles > LONGEST_NAME or not (titles or opens):
        return text
    small = language.of_surnames.difference(words[-1:]) if who else ()
    if not all(one[0].isupper() or word in small for one, word in zip(written, words, strict=True)):
        return text  # "Alexander the Great"
    known = (
        words[-1] in language.given or words[0] in language.articles or language.valued(words[-1])
    )  # "Elton John", "Henry VIII"
    last = titles if known or not opens else len(words) - 1
    return f"({' '.join(written[:last])}) {' '.join(written[last:])}" if last else text


def count_titles(words: Sequence[str], language: Language) -> int:
    """Return how many words before a name are titles: of "Sir Arthur Conan Doyle", "HMS Beagle" one."""
    count = 0
    while count < len(words) - 1 and words[count] in language.titles:
        count += 1
    return count


def split_list(text: str, language: Language) -> list[str]:
    """Return the items of a list with what parts them: "Marx", " and ", "Engels"."""
    joints = "|".join(map(re.escape, sorted(language.denial.ands)))
    return re.split(rf"(\s*,\s+(?:(?:{joints})\s+)?|\s+(?:{joints})\s+)", text.strip().rstrip("."))


def find_names_listed(text: str, asked: str, language: Language) -> list[str]:
    """Return a name's other names, or names with others for some of them: "America and the USSR"."""
    others = find_other_names(text, asked, language)
    parts = split_list(text, language)
    if others or len(parts) == 1:
        return others
    named = [
        [item, *(name for name in find_other_names(item, asked, language) if find_content(name, language))]
        for item in parts[::2]
    ]
    whole = all(names[0][:1].isupper() or len(names) > 1 for names in named)
    told = islice(product(*named), 1, MOST_NAMED) if whole else ()
    return ["".join(map(add, names, (*parts[1::2], ""))) for names in told]


def find_other_names(text: str, asked: str, language: Language) -> list[str]:
    """Return the other names of what a text names and says nothing else of, but for those that `asked` has.

    So "US" and "the US" for "the United States", unless the question says "US".
    """
    tokens = tokenize(text, language.folding)
    words = tokens.words
    if language.names.by_first.keys().isdisjoint(words):
        return []
    places = [place for place, word in enumerate(words) if word not in language.articles]
    named = language.names.at(words, places[0]) if places else None
    if named is None or any(word not in language.stop for word in words[places[0] + named[0] :]):
        return []
    before = text[: tokens.starts[places[0]]]
    others = [
        name
        for name in named[1].split(", ")
        if f" {' '.join(read_wording(name, language).words)} " not in asked
    ]
    return [*others, *(f"{before}{name}" for name in others if before)]


def find_core(stems: Mapping[str, frozenset[str]], language: Language) -> frozenset[str]:
    """Return the stems of a reference that is a name and nothing but what all of several have; else none.

    That is what matters: "Curie" beside "Marie Curie", or of "(Marie) Curie". `stems` are those of each.
    """
    bare = {text: leave_out_asides(text) for text in stems}
    texts = [text for text in stems if len(stems) > 1 or bare[text] != text]
    shared = frozenset.intersection(*(find_content(bare[text], language) for text in stems))
    named = (Sentence(bare[text], language) for text in texts if find_content(bare[text], language) == shared)
    return shared if any(map(is_name, named)) else frozenset()


def find_enough(stems: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the stems of references that are one word: "a gap" beside "the switch creates a gap"."""
    return frozenset(stem for own in stems for stem in own if len(own) == 1)


def find_content(text: str, language: Language) -> frozenset[str]:
    """Return the stems of what says something in a text."""
    return frozenset(language.stems_of(read_wording(text, language).words))


def find_initials(
    stems: Mapping[str, frozenset[str]], core: frozenset[str], language: Language
) -> frozenset[str]:
    """Return the first letters of what references have before their `core`: of "(Marie) Curie" an "m"."""
    titles = frozenset(map(language.stem, language.titles))
    return frozenset(
        stem[0]
        for text, own in stems.items()
        if text[0] == "(" or leave_out_asides(text) == text  # nothing of "Shakespeare (the Bard)"
        for stem in own - core - titles
    )


def is_name(sentence: Sentence) -> bool:
    """Whether every word that says something begins with a capital."""
    tokens = sentence.tokens
    content = [place for place, word in enumerate(tokens.words) if word not in sentence.language.stop]
    return bool(content) and all(tokens.written(place)[:1].isupper() for place in content)
