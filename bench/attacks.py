"""Answers that only look right, made of right ones: copied, denied, shuffled, listed among wrong ones."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.cards import Outcome
from bot.core.grading import Rubric, grade

FOREIGN = 3  # wrong answers around the right one
UNTRUE = ("it is not true that ", "It's false that ", "It is not the case that ", "I don't think that ")
DENIALS = (
    "not {}",
    "definitely not {}",
    "never {}",
    "it was not {}",
    "anything but {}",
    "everyone except {}",
    "it is a myth that {}",
    "it is wrong to say {}",
    "there is no way it is {}",
    "I doubt that {}",
    "wrong: {}",
    "{} is not true",
    "{} is wrong",
    "{} is the wrong answer",
    "{}? no",
    "{} - not true",
)
SENTENCES = re.compile(r"[.!?;]\s")
JOINERS = (", ", " or ", " and ", " ", "; ", "\n", " - ", "/", " + ")
FEWEST_SHUFFLED = 4  # words


@dataclass(frozen=True)
class Asked:
    """A question with all that is right, and the rubric for it."""

    question: str
    right: tuple[str, ...]
    rubric: Rubric


def attack(asked: Asked, others: Sequence[str], rng: random.Random) -> Iterable[tuple[str, str]]:
    """Yield attacks by name; `others` are right answers to other questions of the kind."""
    yield "question copied back", asked.question
    for right in asked.right:
        for denial in UNTRUE:
            yield "it is not true that", denial + right
        if asked.rubric.one_answer and not SENTENCES.search(right):
            for form in DENIALS:
                yield f"denied: {form.format('...')}", form.format(right.rstrip("."))
        words = right.split()
        if len(set(words)) >= FEWEST_SHUFFLED:
            rng.shuffle(words)
            yield "right words shuffled", " ".join(words)
        if asked.rubric.one_answer and len(others) >= FOREIGN:
            for joiner in JOINERS:
                listed = [*rng.sample(others, FOREIGN), right]
                rng.shuffle(listed)
                yield f"among three wrong ones, {joiner!r}", joiner.join(listed)


def print_attacks(asked: Sequence[Asked]) -> None:
    """Print the share of attacks that the grader accepts."""
    rng = random.Random(1)  # noqa: S311 - the same attacks each time
    accepted: dict[str, list[bool]] = defaultdict(list)
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        kinds[one.question.split()[0].lower()].append(one)
    for one in asked:
        kin = [other for other in kinds[one.question.split()[0].lower()] if other is not one]
        short = [min(other.right, key=len) for other in kin if other.right]
        others = [right for right in short if not grade(one.rubric, right).score]
        for name, answer in attack(one, others, rng):
            accepted[name].append(grade(one.rubric, answer).outcome is Outcome.CORRECT)
    for name, results in accepted.items():
        print(f"  {name:<34}{sum(results) / len(results):>7.1%} of {len(results):,}")
