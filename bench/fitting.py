"""Fits the weights of `judging/likeness.py` to people's verdicts, and says how well they hold.

Run it as `python -m bench.fitting --data FILE ...` (lines as for `bench.grading`, with reference answers).
Each set counts the same, however many answers it has, but for those that strangers judged (`COUNTS`); in a
set, an answer may count more ("weight"), where answers as right as it are more frequent in life. What rules
settle, whatever the sum, is nothing to fit. Held out are whole questions, in five folds.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from bench.grading import read_rows
from bot.core.cards import Outcome
from bot.core.grading import Rubric, compile_references, grade
from bot.core.grading.judging import likeness
from bot.core.grading.judging.likeness import INTERCEPT, WEIGHTS, Likeness, liken
from bot.core.grading.matching.match import read_answer

FOLDS = 5
ROUNDS = 6
RIDGE = 0.03
CHOICES = 2  # how often to choose again which reference is the nearest
COUNTS = {"beetle": 6, "scientsbank": 6}
CERTAIN = 99.0  # log odds
MARKS = [step / 100 for step in range(-60, 61, 4)]  # log odds


class Row(NamedTuple):
    """One answer beside each of its references, as what the weighted sum adds up; none if rules settle it.

    `right`: it is, whatever the sum.
    """

    name: str
    question: str
    correct: bool
    right: bool
    beside: tuple[tuple[float, ...], ...]
    share: float


def read(paths: Sequence[Path]) -> list[Row]:
    """Read answers that a weighted sum could decide: those with something of a reference."""
    rows = []
    for path in paths:
        for line in read_rows(path):
            rubric = compiled(line["question"], tuple(line["reference_answers"]))
            right, may_be = (decide_at(odds, rubric, line["answer"]) for odds in (-CERTAIN, CERTAIN))
            found = measure(rubric, line["answer"]) if may_be and not right else []
            able = [one for one in found if one.fresh and not (one.turned or one.lacking)]
            beside = tuple(tuple(one.terms().values()) for one in able)
            question, counts = line.get("question_id", line["question"]), float(line.get("weight", 1))
            rows.append(Row(line["set"], question, bool(line["correct"]), right, beside, counts))
    names = {row.name for row in rows}
    totals = {name: sum(row.share for row in rows if row.name == name) for name in names}
    shares = {name: 1000 * COUNTS.get(name, 1) / totals[name] for name in names}
    return [row._replace(share=row.share * shares[row.name]) for row in rows]


def decide_at(odds: float, rubric: Rubric, answer: str) -> bool:
    """Return whether an answer is right where every weighted sum has such log odds."""
    usual = likeness.INTERCEPT
    likeness.INTERCEPT = odds
    try:
        return grade(rubric, answer).outcome is Outcome.CORRECT
    finally:
        likeness.INTERCEPT = usual


@cache
def compiled(question: str, references: tuple[str, ...]) -> Rubric:
    """Return the rubric of a question."""
    return compile_references(question, references, "en")


def measure(rubric: Rubric, answer: str) -> list[Likeness]:
    """Return how like each of the reference answers an answer is."""
    read = read_answer(answer, rubric)
    return [liken(wording, read) for point in rubric.points for wording in point.wordings]


def total(weights: Sequence[float], terms: Sequence[float]) -> float:
    """Return the log odds; the first weight is the intercept."""
    return weights[0] + sum(weight * term for weight, term in zip(weights[1:], terms, strict=True))


def nearest(row: Row, weights: Sequence[float]) -> tuple[float, ...]:
    """Return the terms of the reference that an answer is most like."""
    return max(row.beside, key=lambda terms: total(weights, terms))


def fit(rows: Sequence[Row], start: Sequence[float]) -> list[float]:
    """Return weights and intercept that a logistic regression gives; the mark is set for the best F1."""
    weights = list(start)
    usable = [row for row in rows if row.beside]
    for _ in range(CHOICES):
        chosen = [(1.0, *nearest(row, weights)) for row in usable]
        weights = [0.0] * len(start)
        for _ in range(ROUNDS):
            step(weights, usable, chosen)
    mark = max(MARKS, key=lambda least: mean_f1(rows, lambda row: decide(row, weights) >= least))
    return [weights[0] - mark, *weights[1:]]


def decide(row: Row, weights: Sequence[float]) -> float:
    """Return the log odds of the nearest reference."""
    if row.right:
        return CERTAIN
    return max((total(weights, terms) for terms in row.beside), default=-CERTAIN)


def mean_f1(rows: Sequence[Row], verdict: Callable[[Row], bool]) -> float:
    """Return the mean macro-F1 of the sets, as they count."""
    counts = {row.name: COUNTS.get(row.name, 1) for row in rows}
    return sum(count * score(rows, name, verdict) for name, count in counts.items()) / sum(counts.values())


def score(rows: Sequence[Row], name: str, verdict: Callable[[Row], bool]) -> float:
    """Return the macro-F1 on one set, each answer counting its share."""
    own = [row for row in rows if row.name == name]
    said = [verdict(row) for row in own]
    found = []
    for wanted in (True, False):
        both = sum(row.share for row, given in zip(own, said, strict=True) if row.correct is given is wanted)
        either = sum(
            row.share * ((row.correct is wanted) + (given is wanted))
            for row, given in zip(own, said, strict=True)
        )
        found.append(2 * both / either if either else 0.0)
    return sum(found) / 2


def step(weights: list[float], rows: Sequence[Row], chosen: Sequence[tuple[float, ...]]) -> None:
    """Take one step of Newton's method, in place."""
    size = len(weights)
    slope = [RIDGE * weight for weight in weights]
    curve = [[RIDGE if one == other else 0.0 for other in range(size)] for one in range(size)]
    for row, terms in zip(rows, chosen, strict=True):
        odds = sum(weight * term for weight, term in zip(weights, terms, strict=True))
        chance = 1 / (1 + exp(-odds))
        error = row.share * (chance - row.correct)
        bend = row.share * chance * (1 - chance)
        for one, term in enumerate(terms):
            if term:
                slope[one] += error * term
                line, times = curve[one], bend * term
                for other in range(one + 1):
                    line[other] += times * terms[other]
    for one in range(size):
        for other in range(one):
            curve[other][one] = curve[one][other]
    for place, change in enumerate(solve(curve, slope)):
        weights[place] -= change


def solve(matrix: list[list[float]], wanted: list[float]) -> list[float]:
    """Return the solution of a system of equations with a positive definite matrix, by elimination."""
    size = len(wanted)
    rows = [[*line, value] for line, value in zip(matrix, wanted, strict=True)]
    for one in range(size):
        for other in range(one + 1, size):
            factor = rows[other][one] / rows[one][one]
            rows[other] = [
                mine - factor * theirs for mine, theirs in zip(rows[other], rows[one], strict=True)
            ]
    found = [0.0] * size
    for one in range(size - 1, -1, -1):
        rest = sum(rows[one][other] * found[other] for other in range(one + 1, size))
        found[one] = (rows[one][size] - rest) / rows[one][one]
    return found


def main() -> None:
    """Fit, print how well it holds on questions held out, then the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", action="append", type=Path, default=[], help="JSON lines; may be repeated")
    rows = read(parser.parse_args().data)
    if not rows:
        print("nothing to fit: name graded answers with --data FILE")
        return
    names = list(measure(compiled("?", ("word",)), "word")[0].terms())
    start = [INTERCEPT, *(WEIGHTS.get(name, float(name in ("own", "whole"))) for name in names)]
    questions = sorted({row.question for row in rows})
    random.Random(0).shuffle(questions)  # noqa: S311 - the same folds each time
    fold = {question: number % FOLDS for number, question in enumerate(questions)}
    verdicts: dict[Row, bool] = {}
    for number in range(FOLDS):
        weights = fit([row for row in rows if fold[row.question] != number], start)
        verdicts |= {row: decide(row, weights) >= 0 for row in rows if fold[row.question] == number}
    for name in sorted({row.name for row in rows}):
        print(f"{name}: macro-F1 {score(rows, name, verdicts.__getitem__):.3f} on questions held out")
    weights = fit(rows, start)
    print(f"INTERCEPT = {weights[0]:.2f}")
    for name, weight in zip(names, weights[1:], strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
