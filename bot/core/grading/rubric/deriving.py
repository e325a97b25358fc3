"""What matters in a sentence without bold: how much each word weighs, and what can't be missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from operator import add

from bot.core.grading.denial.clauses import joined
from bot.core.grading.denial.reach import Negator
from bot.core.grading.denial.yes_no import read_reply
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import stands_alone, tokenize
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.rubric.keys import CharsKey, Key, NumberKey, WordKey
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.words.formulas import is_formula, read_wording

NUMBER_WEIGHT = 1.6
COMMON_BITS, RARE_WEIGHT, COMMON_WEIGHT = 24, 1.5, 0.4
SHARED = 0.5  # of the weight of a word that all of several references have
FEW = 3  # keywords
LONGEST_ITEM = 2  # content words
LONGEST_CHARACTERS = 3  # of an item; a word in katakana counts as one
KATAKANA = re.compile("[ァ-ヺー]+")
FEWEST_STEPS, LONGEST_STEP = 3, 4  # items in an order, words of each
ASIDE = re.compile(r"\s*(?<!\b\w)(?<!\blog)\([^()]*\)\s*")  # nothing of O(n)
LAST_ASIDE = re.compile(r"(?P<before>.*?)(?<![^\W\d_])(?P<last>[^\W\d_]+)[.!]?\s*\((?P<aside>[^()]+)\)[\s.]*")
WORD = re.compile(r"\w{3}")
LONGEST_NAME = 4  # words
LONGEST_ENDING = 3
MOST_NAMED = 16  # lists of names
KIND = 2  # words that name one, at most
Wanted = tuple[Key, bool, int]  # whether the sentence denies it, and where it stands


def leave_out_asides(text: str) -> str:
    """Return a text without what it has in brackets, unless that is all of it."""
    bare = ASIDE.sub(" ", text).strip()
    return bare if WORD.search(bare) else text


def set_first_names_aside(text: str, language: Language) -> str:
    """Return a bare name, or names, with all but the last words in brackets: "(George) Washington"."""
    parts = split_list(text, language)
    names = [set_first_name_aside(name, language) for name in parts[::2]]
    whole = all(name[:1] == "(" or (name.isalpha() and name[0].isupper()) for name in names)
    return "".join(map(add, names, (*parts[1::2], ""))) if whole and names != parts[::2] else text


def split_list(text: str, language: Language) -> list[str]:
    """Return the items of a list with what parts them: "Marx", " and ", "Engels"."""
    joints = "|".join(map(re.escape, sorted(language.denial.ands)))
    return re.split(rf"(\s*,\s+(?:(?:{joints})\s+)?|\s+(?:{joints})\s+)", text.strip().rstrip("."))


def set_first_name_aside(text: str, language: Language) -> str:
    """Return a bare name of up to four words with all but its last in brackets."""
    written = text.strip().split(" ")
    words = tokenize(text, language.folding).words
    if not 1 < len(words) == len(written) <= LONGEST_NAME or words[0] not in language.given:
        return text
    if not all(word[0].isupper() for word in written):  # "Alexander the Great", "da Vinci"
        return text
    last = words[-1]
    return (
        text
        if last in language.given or language.valued(last)
        else f"({' '.join(written[:-1])}) {written[-1]}"
    )


def find_asides(text: str, language: Language) -> list[str]:
    """Return what a sentence says in brackets as wordings: another way to say it all, or its last word.

    So of "high taxes (taxation without representation)" and "resolves disputes (disagreements)"; nothing of
    "(Thomas) Jefferson", "the House (of Representatives)".
    """
    found = LAST_ASIDE.fullmatch(text.strip())
    if not found:
        return []
    words = tokenize(found["aside"], language.folding).words
    if not words or words[0] in language.ties | language.ofs | language.relatives | language.stop:
        return []
    if len(words) > 1:
        return [found["aside"]]
    return (
        [f"{found['before']}{found['aside']}"] if found["aside"].islower() and found["last"].islower() else []
    )


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


def find_content(text: str, language: Language) -> frozenset[str]:
    """Return the stems of what says something in a text."""
    words = read_wording(text, language).words
    return frozenset(language.stem(language.normal(word)) for word in words if word not in language.stop)


def find_core(stems: Mapping[str, frozenset[str]], language: Language) -> frozenset[str]:
    """Return the stems of a reference that is a name and nothing but what all of several have; else none.

    That is what matters: "Curie" beside "Marie Curie", or of "(Marie) Curie". `stems` are those of each.
    """
    bare = {text: leave_out_asides(text) for text in stems}
    texts = [text for text in stems if len(stems) > 1 or bare[text] != text]
    shared = frozenset.intersection(*(find_content(bare[text], language) for text in stems))
    named = (Sentence(bare[text], language) for text in texts if find_content(bare[text], language) == shared)
    return shared if any(map(is_name, named)) else frozenset()


def is_form(word: str, others: Iterable[str]) -> bool:
    """Whether a word differs from one of others in its ending at most: not "declared" from "declaration"."""
    return any(
        word[:shared] == other[:shared]
        for other in others
        if (shared := max(len(word), len(other)) - LONGEST_ENDING) <= min(len(word), len(other))
    )


def is_name(sentence: Sentence) -> bool:
    """Whether every word that says something begins with a capital."""
    tokens = sentence.tokens
    content = [place for place, word in enumerate(tokens.words) if word not in sentence.language.stop]
    return bool(content) and all(tokens.written(place)[:1].isupper() for place in content)


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


def find_denied(keys: Iterable[Wanted], sentence: Sentence) -> frozenset[int]:
    """Return by number the keys that a sentence denies; none where it tells what is so if not."""
    if not sentence.language.denial.ifs.isdisjoint(sentence.tokens.words):
        return frozenset()
    return frozenset(number for number, (key, negative, _) in enumerate(keys) if negative and not key.given)


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
    said = [key for key, _, _ in rest.values() if not is_small(key, sentence.language)]
    if not all(key.given for key in said):
        return keys, ""
    return (rest if said else keys), reply.says


def is_small(key: Key, language: Language) -> bool:
    """Whether a key is a word that says nothing by itself: the "they" of "no, they could not"."""
    return isinstance(key, WordKey) and key.forms.word in language.stop - language.telling


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
    told = [
        language.stem(language.normal(word)) for word in words[place + 1 : end] if word not in language.stop
    ]
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


def find_steps(keys: Sequence[Wanted], sentence: Sentence, question: Question) -> tuple[tuple[int, int], ...]:
    """Return by number which keys come one before the other where a question asks for the order of a list."""
    if not question.ordered:
        return ()
    tokens, ands = sentence.tokens, sentence.language.denial.ands
    numbers = {place: number for number, (_, _, place) in enumerate(keys)}
    once = sum(word in ands for word in tokens.words) == 1  # before the last
    items: list[list[int]] = [[]]
    for place, word in enumerate(tokens.words):
        if place and (tokens.gaps[place].strip() or (once and word in ands)):
            items.append([])
        items[-1].append(place)
    items = [item for item in items if not numbers.keys().isdisjoint(item)]
    if len(items) < FEWEST_STEPS or max(map(len, items)) > LONGEST_STEP:
        return ()
    return tuple(pairwise(numbers[max(numbers.keys() & set(item))] for item in items))


def list_characters(sentence: Sentence) -> frozenset[int]:
    """Return where a bare list has what tells its items apart, in a script without spaces: 地中海和红海."""
    words, gaps, language = sentence.tokens.words, sentence.tokens.gaps, sentence.language
    joints = language.denial.ands | language.dates.range_ands
    items: list[list[int]] = [[]]
    for place, word in enumerate(words):
        if not stands_alone(word):
            return frozenset()
        if word in joints or (place and gaps[place].strip()):
            items.append([])
        if word not in joints:
            items[-1].append(place)
    sizes = [len(KATAKANA.sub("-", "".join(words[at] for at in item))) for item in items]
    whole = all(words[at] not in language.partings for item in items for at in item)
    if len(items) < 2 or not whole or not 0 < min(sizes) <= max(sizes) <= LONGEST_CHARACTERS:  # noqa: PLR2004
        return frozenset()
    counted = Counter(word for item in items for word in {words[at] for at in item})
    return frozenset(at for item in items for at in item if counted[words[at]] == 1)


def list_names(sentence: Sentence) -> frozenset[int]:
    """Return where the names of a bare list end: "Japan, Germany and Italy"; nothing for a sentence."""
    items = list_items(sentence)
    ends = [item[-1] for item in items]
    named = all(sentence.tokens.written(end)[:1].isupper() for end in ends)
    return frozenset(ends) if named else frozenset()


def list_items(sentence: Sentence) -> list[list[int]]:
    """Return where the items of a bare list have what they say; nothing for a sentence."""
    words, gaps, language = sentence.tokens.words, sentence.tokens.gaps, sentence.language
    items: list[list[int]] = [[]]
    for place, word in enumerate(words):
        if word in language.denial.ands or "," in gaps[place]:
            items.append([])
        if word not in language.stop:
            items[-1].append(place)
    items = [item for item in items if item]
    brief = len(items) > 1 and max(map(len, items)) <= LONGEST_ITEM
    return items if brief else []


def find_counted(
    keys: Iterable[Wanted], sentence: Sentence, question: Question
) -> tuple[frozenset[int], ...]:
    """Return by number the keys of each item of a list, where the question asks for so many, or for all."""
    items = list_items(sentence)
    whole = question.whole and not question.numbers and len(items) >= FEWEST_STEPS
    if not whole and len(items) not in question.numbers:
        return ()
    numbers = {place: number for number, (key, _, place) in enumerate(keys) if not key.given}
    found = (frozenset(numbers[place] for place in item if place in numbers) for item in items)
    return tuple(filter(None, found))
