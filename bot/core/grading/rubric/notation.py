"""What an author's note leaves once its marks are off: tags and entities, numbering, "Answer:", quotes."""

from __future__ import annotations

import html
import re

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.rubric.asides import leave_out_asides

ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
TAGGED = re.compile(
    r"<(b|i|u|em|strong|sub|sup|span|div|p|font|code)(?: [^<>]*)?>([^<>]+)</\1>", re.IGNORECASE
)
BREAK = re.compile(r"(?i)(?:</?(?:br|li|ol|ul|div|p) ?/?>\s*)+")
SQUARE = re.compile(r"(?<=\S )\[([^\[\]()]+)\]")
QUOTED = re.compile(r"""(["'`“”„‘’«»])([^"`“”„«»]+)(["'`“”‘’«»])[.]?""")
NUMBERED = re.compile(r"(?:^|(?<=\s))\(?(\d)[.)]\s*(?=[^\W\d])")
# articles, as the cards of who learns a language have them
FOREIGN = re.compile("the|der|die|das|el|la|los|las|il|lo|gli|le|les|une?|una|uma?|os|as|het|een")
COMMON = 18  # bits of how frequent a word is
NESTED = 3  # tags in tags
LABEL = "label"


def read_note(text: str, language: Language) -> str:
    """Return what a reference with nothing bold says: of "1) <b>nitrogen</b>" the nitrogen."""
    bare = text
    for _ in range(NESTED):
        bare = TAGGED.sub(r"\2", bare)
    bare = ENTITY.sub(lambda entity: html.unescape(entity[0]), BREAK.sub(", ", bare)).strip(", ")
    bare = leave_out_numbers(SQUARE.sub(r"(\1)", leave_out_label(bare, language)).strip())
    quoted = QUOTED.fullmatch(bare)
    bare = leave_out_article(quoted[2] if quoted else bare, language)
    return bare if any(map(str.isalnum, bare)) else text


def leave_out_label(text: str, language: Language) -> str:
    """Return a text without an "Answer:" before it."""
    tokens = tokenize(text, language.folding)
    found = language.notes.at(tokens.words, 0) if tokens.words else None
    labelled = found is not None and found[1] == LABEL and found[0] < len(tokens.words)
    return (
        text[tokens.starts[found[0]] :]
        if found and labelled and tokens.gaps[found[0]].strip() in (":", ".:")
        else text
    )


def leave_out_article(text: str, language: Language) -> str:
    """Return a word of another language without its article: of "der Hund" the word, not of "The Hague"."""
    article, _, rest = leave_out_asides(text).partition(" ")
    word = rest.strip(" .!").lower()
    known = vocabulary(language.code)
    telling = word not in known or (known.frequency(article) or 0) < COMMON  # "die young"
    foreign = FOREIGN.fullmatch(article) and article not in language.articles
    return rest if foreign and word.isalpha() and telling else text


def leave_out_numbers(text: str) -> str:
    """Return a list without the numbers of its items, which commas part: "1) nitrogen 2) oxygen"."""
    found = [*NUMBERED.finditer(text)]
    counted = [int(one[1]) for one in found] == [*range(1, len(found) + 1)]
    if len(found) <= 1 or not counted or found[0].start():
        return text
    ends = [*(one.start() for one in found[1:]), len(text)]
    items = (text[one.end() : end].strip(" \n,;.") for one, end in zip(found, ends, strict=True))
    return ", ".join(items)


def read_truth(text: str, language: Language) -> list[str]:
    """Return all ways to say what a text says of a statement, up to a mark: "true", "t"; else nothing."""
    tokens = tokenize(text, language.folding)
    found = language.notes.at(tokens.words, 0) if tokens.words else None
    if found is None or found[1] == LABEL:
        return []
    if found[0] < len(tokens.words) and (len(tokens.words[0]) == 1 or not ends_clause(tokens.gaps[found[0]])):
        return []  # "F. Scott Fitzgerald", "F = ma"
    alike = language.notes.by_first.values()
    return [text, *(" ".join(said) for entries in alike for said, label in entries if label == found[1])]


def ends_clause(gap: str) -> bool:
    """Whether a mark parts what stands before and behind it: not "true-blue", "true north"."""
    return bool(gap.strip()) and gap[-1:].isspace()
