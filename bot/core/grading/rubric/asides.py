"""What a reference answer has in brackets."""

from __future__ import annotations

import re

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize

ASIDE = re.compile(r"\s*(?<!\b\w)(?<!\blog)\([^()]*\)\s*")  # nothing of O(n)
LAST_ASIDE = re.compile(
    r"(?P<before>.*?)(?<![^\W_])(?P<last>[^\W\d_][^\W_]*)[.!]?\s*\((?P<aside>[^()]+)\)[\s.]*"
)
NICKNAME = re.compile(r"\w+(?: [A-Z]\w*)+")
APART = re.compile(r"(?:vs|cf|e\.g|z\.B)\b", re.IGNORECASE)  # something else is told
WORD = re.compile(r"\w{3}|\d")


def leave_out_asides(text: str) -> str:
    """Return a text without what it has in brackets, unless that is all of it."""
    bare = ASIDE.sub(" ", text).strip()
    return bare if WORD.search(bare) else text


def is_common(word: str) -> bool:
    """Whether a word is no name: "heat", "H2O"."""
    return word.islower() or any(map(str.isdigit, word))


def find_asides(text: str, language: Language) -> list[str]:
    """Return what a sentence says in brackets as wordings: another way to say it all, or its last word.

    So of "high taxes (taxation without representation)" and "resolves disputes (disagreements)"; nothing of
    "(Thomas) Jefferson", "the House (of Representatives)".
    """
    found = LAST_ASIDE.fullmatch(text.strip())
    if not found:
        return []
    if APART.match(found["aside"]):
        return []
    words = tokenize(found["aside"], language.folding).words
    if NICKNAME.fullmatch(found["aside"]) and words[0] in language.articles:
        return [found["aside"]]  # "the Dog Star"
    if not words or words[0] in language.ties | language.ofs | language.relatives | language.stop:
        return []
    if len(words) > 1:
        return [found["aside"]]
    return (
        [f"{found['before']}{found['aside']}"]
        if found["aside"].islower() and is_common(found["last"])
        else []
    )
