"""Parts of an answer that may each be right by themselves: "USA, i.e. the United States"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.grading.matching.match import Answer

LONGEST = 60  # words of an answer whose parts are looked at
MOST = 4  # parts
STOPS = ".!?"
STROKES = "/="


def find_parts(answer: Answer) -> Iterator[list[str]]:
    """Yield a short answer's parts, in each way to cut it: at "or" and what tells more, at full stops."""
    if len(answer.words) > LONGEST:
        return
    either = cut_at_words(answer) | cut_at_marks(STROKES, answer)
    for cuts in (either, cut_at_marks(STOPS, answer)):
        parts = cut_up(dict(sorted(cuts.items())), answer) if cuts else []
        if 1 < len(parts) <= MOST:
            yield parts


def cut_at_words(answer: Answer) -> dict[int, int]:
    """Return where an "or" or what tells more begins, with how many words it has."""
    words, language = answer.words, answer.language
    found = {place: language.ors.at(words, place) for place in range(len(words))}
    told = {place: 1 for place, word in enumerate(words) if word in language.tells}
    return told | {place: phrase[0] for place, phrase in found.items() if phrase}


def cut_at_marks(marks: str, answer: Answer) -> dict[int, int]:
    """Return the tokens that one of some marks stands before."""
    gaps = answer.tokens.gaps
    return dict.fromkeys((at for at in range(1, len(answer.words)) if not set(marks).isdisjoint(gaps[at])), 0)


def cut_up(cuts: Mapping[int, int], answer: Answer) -> list[str]:
    """Return what stands between some places, each with how many words are left out there."""
    starts = [0, *(place + size for place, size in cuts.items())]
    ends = [*cuts, len(answer.words)]
    both = zip(starts, ends, strict=True)
    return [answer.tokens.slice(first, end - 1) for first, end in both if first < end]
