"""Where a denial ends before its clause does: at a turn to what holds, at what is taken for granted."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.language.language import Language

SUBJECT = 2  # words before "not" among which its subject is looked for
TURN = 10  # words up to where the subject comes again
OBJECT = 4  # words up to a verb that takes its object for granted
BE = "was"  # a kind of words


def end_early(denial: range, start: int, end: int, words: Sequence[str], language: Language) -> int:
    """Return where what a denying phrase says of the words behind it ends.

    Its clause begins at `start` and ends at `end`.
    """
    return min(find_renewal(denial, start, end, words, language), find_presumed(denial, end, words, language))


def find_renewal(denial: range, start: int, end: int, words: Sequence[str], language: Language) -> int:
    """Return where the subject comes again: "it isn't water it's fat", "not Stalin its Nikolaev"."""
    known, word = language.denial, words[denial.start]
    before = words[max(start, denial.start - SUBJECT) : denial.start]
    subjects = known.pronouns.intersection(before) - known.corrects
    is_not = word in known.verb_not or word in known.nos
    is_bare = is_not and (not denial.start or not known.corrects.isdisjoint(before[-1:]))  # "it's not"
    is_verb = not known.corrects.isdisjoint(words[denial.start + 1 : denial.stop])  # "no es"
    if is_bare or is_verb or language.grammar.kind(word) == BE:
        subjects |= known.corrects
    again = range(denial.stop + 1, min(end, denial.stop + TURN)) if subjects else ()
    return next((at for at in again if words[at] in subjects and words[at - 1] not in language.stop), end)


def find_presumed(denial: range, end: int, words: Sequence[str], language: Language) -> int:
    """Return where stands what was there all the same: "the cold" that they "could not survive"."""
    presumes, towards = language.denial.presumes, language.numbers.towards
    for place in range(denial.stop, min(end, denial.stop + OBJECT)):
        found = presumes.at(words, place)
        aim = place > denial.stop and words[place - 1] in towards  # "not to stop it"
        if found and not aim and (found[0] > 1 or place > denial.stop or has_verb(denial, words, language)):
            return min(end, place + found[0])
    return end


def has_verb(denial: range, words: Sequence[str], language: Language) -> bool:
    """Whether a verb is denied: "did not escape", "couldn't escape"; not by "never" or "not" alone.

    Where no auxiliary has to stand before the denial, as in most languages but English, it always is.
    """
    alone = words[denial.start] in language.denial.alone.by_first and language.grammar.oddness
    return not alone or (denial.start > 0 and words[denial.start - 1] in language.denial.auxiliaries)
