"""Compounds, and what they are when taken apart: "Erdachse" is "Achse der Erde"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.grading.language.language import Language


def find_taken_apart(words: Sequence[str], language: Language) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield from where to where a compound taken apart stands, with the words that it may be as one."""
    if language.genitives.isdisjoint(words):
        return
    for place in range(1, len(words) - 1):
        if words[place] not in language.genitives:
            continue
        last = min(place + 1 + (words[place + 1] in language.articles), len(words) - 1)
        head, part = words[place - 1], words[last]
        if head not in language.stop and part not in language.stop:
            yield place - 1, last, compounds_of(part, head, language)


def compounds_of(part: str, head: str, language: Language) -> frozenset[str]:
    """Return the words that two may make together: "volksherrschaft" of "volkes" and "herrschaft"."""
    bare = {part, *(part.removesuffix(end) for end in language.links), language.stem(part)}
    return frozenset(one + link + head for one in bare for link in ("", *language.links))
