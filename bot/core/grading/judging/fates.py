"""What befell so many: "1,108 survived" is no number of the dead."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.grading.judging.finding import MISSED, Finding
from bot.core.grading.matching.match import Answer
from bot.core.grading.verdict import How, Status

KILLED, TAKEN, HURT, HARMED, SPARED = "killed", "taken", "hurt", "harmed", "spared"
OTHERS = {
    KILLED: frozenset((SPARED, TAKEN, HURT)),
    TAKEN: frozenset((SPARED, KILLED, HURT)),
    HURT: frozenset((SPARED, KILLED, TAKEN)),
    HARMED: frozenset((SPARED,)),
    SPARED: frozenset((KILLED, TAKEN, HURT, HARMED)),
}
LEADS = frozenset(("preposition", "of", "to"))  # kinds of words that an article may follow in a clause
REACH = 10  # tokens behind a number


def settle_fate(finding: Finding, answer: Answer) -> Finding:
    """Return a finding, or a miss where each number of it is of those whom something else befell.

    A hit where just that is denied: "1,108 did not survive".
    """
    if finding.status is Status.MISSED or not tells_fate(finding, answer):
        return finding
    fits = [agree(asked_of(answer), set(follow(one.last + 1, answer))) for one in finding.occurrences]
    if finding.status is Status.HIT:
        return MISSED if not any(fits) else finding
    last = max(one.last for one in finding.occurrences)
    behind = all(negator.first > last for negator in finding.denial)
    told = any(True for _ in follow(last + 1, answer))
    if not (behind and told and all(fits)):
        return finding
    return Finding(Status.HIT, finding.occurrences, 1.0, affirmed=finding.occurrences)


def tells_fate(finding: Finding, answer: Answer) -> bool:
    """Whether numbers alone decide, and the question and the answer tell what befell somebody."""
    known = answer.language.fates.keys()
    if any(one.how is not How.NUMBER for one in finding.occurrences) or known.isdisjoint(answer.stems):
        return False
    return not known.isdisjoint(answer.question.stems)


def asked_of(answer: Answer) -> set[str]:
    """Return what befell those whose number is asked for."""
    known = answer.language.fates
    return {known[stem] for stem in answer.question.stems if stem in known}


def agree(asked: set[str], told: set[str]) -> bool:
    """Whether what befell some may be what is asked about, or nothing is told."""
    return not told or not asked.isdisjoint(told) or not all(asked <= OTHERS[fate] for fate in told)


def follow(place: int, answer: Answer) -> Iterator[str]:
    """Yield what befell those whose number ends before a token, as far as its clause goes on about them.

    That goes on behind "and" and in a list, "arrested, tried and shot", but not with "and the others".
    """
    words, language = answer.words, answer.language
    numbers = {one.first for one in answer.quantities}
    closing = language.tells | language.relatives | language.denial.contrasts
    for at in range(place, min(place + REACH, len(words))):
        word, gap = words[at], answer.tokens.gaps[at]
        goes_on = not gap.strip(" -") or (gap == ", " and language.is_past(word))
        opens = word in language.articles and language.grammar.kind(words[at - 1]) not in LEADS
        if not goes_on or opens or at in numbers or word in closing:
            return
        fate = language.fates.get(answer.stems[at])
        if fate:
            yield (HARMED if fate == SPARED else SPARED) if answer.denials.odd[at] else fate
