"""Whether an answer reads as a sentence, or as notes on a name: then it strings no other answers together."""

from __future__ import annotations

from itertools import pairwise

from bot.core.grading.hedging.candidates import Candidates, is_special
from bot.core.grading.matching.match import Answer

FEWEST = 2  # names in a sentence, at most
ACTED = frozenset(("done", "past"))  # kinds of words
VERBS = frozenset(("done", "doing"))  # by their endings
FLOWING = 13  # words of sentences, at least
SMALL_SHARE = 0.46  # of them
BRIEF, FEWEST_PARTED = 4, 3  # strange words, and pieces between marks
ROW = 3  # others in a row, at most
STRANGE_PER_VERB = 2
JOINING = " \"'“”‘’«»&"


def reads_on(strange: list[int], candidates: Candidates) -> bool:
    """Whether an answer goes on as sentences do, or as notes."""
    return any(reads(strange, candidates) for reads in (flows, takes_notes, says_briefly, acts))


def flows(strange: list[int], candidates: Candidates) -> bool:
    """Whether a long answer reads as sentences: small words all along, verbs, few names."""
    answer, language = candidates.answer, candidates.answer.language
    words = answer.words
    if len(words) < FLOWING:
        return False
    small = [place for place, word in enumerate(words) if word in language.stop]
    if len(small) < SMALL_SHARE * len(words):
        return False
    kinds = [language.grammar.kind(word) for word in words]
    verbs = sum(
        kind in VERBS or word in language.denial.auxiliaries or word in language.irregular
        for word, kind in zip(words, kinds, strict=True)
    )
    return (
        max(after - before for before, after in pairwise((-1, *small, len(words)))) - 1 <= ROW
        and not any(language.grammar.oddness.get(pair, 0) > 0 for pair in pairwise(kinds))
        and sum(is_special(place, candidates) for place in strange) <= FEWEST
        and verbs * STRANGE_PER_VERB >= len(strange)
    )


def takes_notes(strange: list[int], candidates: Candidates) -> bool:
    """Whether a name that answers "Who ...?" opens a note of common words: "Nikolaev young angry unemployed".

    Who lists others instead names some, or says a small word within one: "head of state".
    """
    answer, asked = candidates.answer, candidates.rubric.question.text.split()
    small = answer.language.small | answer.language.ties | answer.language.places
    first = strange[0]
    names = [place for place in candidates.accepted if is_special(place, candidates)]
    if answer.language.persons.isdisjoint(asked[:1]) or not names or max(candidates.accepted) > first:
        return False
    opening = all(
        place in candidates.accepted or candidates.told(place) or answer.words[place] in small
        for place in range(first)
    )
    bare = small.isdisjoint(answer.words[first:])
    return opening and bare and not any(is_special(place, candidates) for place in strange)


def acts(strange: list[int], candidates: Candidates) -> bool:
    """Whether the right answer is what a sentence is about: "Yezhov drafted it", "35,000 is the figure".

    Who lists names with a verb behind one has several names.
    """
    answer = candidates.answer
    named = [at for at in strange if is_special(at, candidates) and at not in answer.dated]
    return len(named) <= FEWEST and any(opens_sentence(place, answer) for place in candidates.accepted)


def opens_sentence(place: int, answer: Answer) -> bool:
    """Whether a verb, and then a small word, follow a token."""
    words, gaps, language = answer.words, answer.tokens.gaps, answer.language
    if place + 2 >= len(words) or not gaps[place + 1] == gaps[place + 2] == " ":
        return False
    verb = words[place + 1]
    acts = language.grammar.kind(verb) in ACTED or verb in language.denial.auxiliaries
    return acts and words[place + 2] in language.small


def says_briefly(strange: list[int], candidates: Candidates) -> bool:
    """Whether a few strange words are a sentence's: some small word binds them that stands in no list.

    Between the items of one are "the" and "and", and "of" in their names: "bill of rights".
    """
    answer, language = candidates.answer, candidates.answer.language
    if (
        not candidates.rubric.by_closeness
        or len(strange) > BRIEF
        or len(cut_stretches(answer)) >= FEWEST_PARTED
    ):
        return False
    binding = (language.stop | language.ties | language.places) - language.articles - language.ofs
    binding -= language.denial.ands
    return not binding.isdisjoint(answer.words)


def cut_stretches(answer: Answer) -> list[list[int]]:
    """Return the tokens of an answer, cut at every mark and line, but at no quote, "&", hyphen or ", not".

    Behind an aside in brackets goes on what stood before it.
    """
    here: list[int] = []
    around: list[int] | None = None
    stretches = [here]
    for place, gap in enumerate(answer.tokens.gaps[: len(answer.words)]):
        parted = gap not in (" ", "-") and (gap.strip(JOINING) or "\n" in gap)
        mark = gap.strip()
        if around is not None and mark == ")":
            here, around = around, None
        elif place and parted and answer.words[place] not in answer.language.denial.verb_not:
            around = here if mark == "(" else None
            here = []
            stretches.append(here)
        here.append(place)
    return stretches
