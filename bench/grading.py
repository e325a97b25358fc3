"""How well the grader agrees with people, beside simple methods, and how it stands up to attacks.

Run it as `python -m bench.grading --data FILE`, with as many `--data` as you like. Each line of a file is a
JSON object with an "answer", what it answers ("card" as deck/card, or "question" with "reference_answers"),
and what a person made of it: "correct" (true or false), "verdict" (correct, partial or incorrect), "low" and
"high" (bounds of the score), "score" (a number on any scale), or "points" (what a teacher gives for some of
the key points, by number). "set" names the table it belongs to. Or one line has a list of "answers", objects
with what differs between them. `bench/answers` holds several sets, written for Viva and judged before they
were graded; without `--data` they are what is measured.

A simple method gets the threshold that suits each set best, in hindsight; the grader is as it is. Scores are
correlated, which takes no threshold.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import correlation
from typing import Any

from rapidfuzz import fuzz

from bench.attacks import Asked, print_attacks
from bot.core.cards import Card, Outcome, plain
from bot.core.grading import compile_card, compile_references, grade
from bot.core.grading.language.language import speak
from bot.core.grading.language.text import tokenize
from bot.decks.library import find_deck_files, read_deck

CONTENT = Path(__file__).parents[1] / "content"
ANSWERS = Path(__file__).parent / "answers"
CLOSE = 0.26  # of a point: a half as another teacher would give it


@dataclass
class Table:
    """What the grader and the simple methods made of one set, beside what people made of it."""

    truths: list[bool] = field(default_factory=list)
    verdicts: list[bool] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    simple: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    in_band: list[bool] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    given: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    credits: list[tuple[float, float]] = field(default_factory=list)  # of a point: the teacher's, ours


def count(truths: Sequence[bool], verdicts: Sequence[bool]) -> tuple[int, int, int, int]:
    """Return true and false positives, false and true negatives."""
    pairs = Counter(zip(truths, verdicts, strict=True))
    return pairs[True, True], pairs[False, True], pairs[True, False], pairs[False, False]


def macro_f1(truths: Sequence[bool], verdicts: Sequence[bool]) -> float:
    """Return the mean of the F1 of "correct" and of "not correct"."""
    hits, false, missed, rest = count(truths, verdicts)
    return (hits / max(1, 2 * hits + false + missed)) + (rest / max(1, 2 * rest + false + missed))


def kappa(truths: Sequence[bool], verdicts: Sequence[bool]) -> float | None:
    """Return Cohen's kappa; nothing where chance alone agrees."""
    hits, false, missed, rest = count(truths, verdicts)
    total = hits + false + missed + rest
    by_chance = ((hits + missed) * (hits + false) + (rest + missed) * (rest + false)) / total**2
    return ((hits + rest) / total - by_chance) / (1 - by_chance) if by_chance < 1 else None


def kappa_by_question(table: Table) -> float:
    """Return the mean over questions of kappa, where a question has right and wrong answers."""
    rows: dict[str, tuple[list[bool], list[bool]]] = defaultdict(lambda: ([], []))
    for question, truth, verdict in zip(table.questions, table.truths, table.verdicts, strict=True):
        rows[question][0].append(truth)
        rows[question][1].append(verdict)
    found = [value for truths, verdicts in rows.values() if (value := kappa(truths, verdicts)) is not None]
    return sum(found) / max(1, len(found))


class Grading:
    """Reads what was asked, once each, and grades."""

    def __init__(self, content: Path) -> None:
        """Read the decks of a folder."""
        self.decks = {path.stem: read_deck(path) for path in find_deck_files(content)}
        self.cards: dict[str, tuple[Card, str]] = {
            f"{deck.slug}/{card.id}": (card, deck.language)
            for deck in self.decks.values()
            for card in deck.cards
        }

    @cache  # noqa: B019 - one object, as long as the process
    def card(self, name: str) -> Asked:
        """Return a card of the decks."""
        card, language = self.cards[name]
        rubric = compile_card(card, language)
        right = tuple(sample.answer for sample in card.samples if sample.outcome is Outcome.CORRECT)
        models = tuple(plain(point.text) for point in card.points) if rubric.one_answer else ()
        return Asked(plain(card.question), (*models, *right), rubric)

    @cache  # noqa: B019 - one object, as long as the process
    def references(self, question: str, references: tuple[str, ...]) -> Asked:
        """Return a question with reference answers."""
        return Asked(question, references, compile_references(question, references, "en"))

    def asked(self, row: dict[str, Any]) -> Asked:
        """Return what a row answers."""
        if "card" in row:
            return self.card(row["card"])
        return self.references(row["question"], tuple(row["reference_answers"]))


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's content words."""
    language = speak("en")
    words = tokenize(text, language.folding).words
    return frozenset(language.stem(language.normal(word)) for word in words if word not in language.stop)


def share(asked: Asked, answer: str, *, fresh: bool) -> float:
    """Return the largest share of a reference that an answer has, in stems; `fresh`: not the question's."""
    given = content_stems(answer)
    known = content_stems(asked.question) if fresh else frozenset()
    best = 0.0
    for reference in asked.right:
        wanted = content_stems(reference) - known or content_stems(reference)
        best = max(best, len(wanted & given) / max(1, len(wanted)))
    return best


SIMPLE: dict[str, Callable[[Asked, str], float]] = {
    "share of stems": lambda asked, answer: share(asked, answer, fresh=False),
    "same, not the question's": lambda asked, answer: share(asked, answer, fresh=True),
    "token_set_ratio": lambda asked, answer: max(
        fuzz.token_set_ratio(right.lower(), answer.lower()) for right in asked.right
    ),
}


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files that are named, and those in named folders; raises FileNotFoundError where none is."""
    found = []
    for path in paths:
        files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path] if path.is_file() else []
        if not files:
            raise FileNotFoundError(f"{path}: no such file, and no folder with files that end in .jsonl")
        found += files
    return found


def read_rows(path: Path) -> Iterable[dict[str, Any]]:
    """Yield the rows of a file; a line with many "answers" is as many rows."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            answers = row.pop("answers", None)
            yield from ({**row, **answer} for answer in answers) if answers is not None else (row,)


def judge(row: dict[str, Any], asked: Asked, table: Table) -> None:
    """Grade one answer and note it in its table."""
    verdict = grade(asked.rubric, row["answer"])
    for number, credit in row.get("points", {}).items():
        table.credits.append((credit, verdict.points[int(number) - 1].credit))
    if "low" in row:
        table.in_band.append(row["low"] - 1e-9 <= verdict.score <= row["high"] + 1e-9)
        return
    if "points" in row:
        return
    if "correct" not in row and "verdict" not in row:
        table.given.append(float(row["score"]))
        table.scores.append(verdict.score)
        measure_simply(row, asked, table)
        return
    if "verdict" in row:
        table.same.append(row["verdict"] == verdict.outcome.value)
    table.truths.append(row["correct"] if "correct" in row else row["verdict"] == "correct")
    table.verdicts.append(verdict.outcome is Outcome.CORRECT)
    table.questions.append(str(row.get("question_id", row.get("card", row.get("question")))))
    measure_simply(row, asked, table)


def measure_simply(row: dict[str, Any], asked: Asked, table: Table) -> None:
    """Note what the simple methods make of an answer to a question with reference answers."""
    if "card" not in row:
        for name, method in SIMPLE.items():
            table.simple[name].append(method(asked, row["answer"]))


def describe(name: str, truths: Sequence[bool], verdicts: Sequence[bool], more: str = "") -> str:
    """Return a line of figures."""
    accuracy = sum(one == other for one, other in zip(truths, verdicts, strict=True)) / len(truths)
    agreement = kappa(truths, verdicts) or 0.0
    return f"  {name:<26}{accuracy:>9.3f}{macro_f1(truths, verdicts):>10.3f}{agreement:>8.3f}{more}"


def print_table(name: str, table: Table) -> None:
    """Print what there is to say of one set."""
    answers = len(table.truths) + len(table.in_band) + len(table.scores)
    print(f"{name}: {answers:,} answers" if answers else f"{name}: {len(table.credits):,} points")
    if table.truths:
        print(f"  {'':<26}{'accuracy':>9}{'macro-F1':>10}{'kappa':>8}{'by question':>13}")
        print(describe("Viva", table.truths, table.verdicts, f"{kappa_by_question(table):>13.3f}"))
    for method, values in table.simple.items() if table.truths else ():
        thresholds = sorted(set(values))[:: max(1, len(set(values)) // 50)]
        best = max(thresholds, key=lambda least: macro_f1(table.truths, [value >= least for value in values]))
        print(describe(method, table.truths, [value >= best for value in values]))
    if table.same:
        print(f"  same verdict, partial too: {sum(table.same) / len(table.same):.1%}")
    if table.in_band:
        print(f"  score within the band: {sum(table.in_band) / len(table.in_band):.1%}")
    for credit in sorted({own for own, _ in table.credits}, reverse=True):
        same = [abs(given - own) < CLOSE for own, given in table.credits if own == credit]
        print(f"  points worth {credit} to the teacher: {sum(same) / len(same):.1%} of {len(same):,}")
    if table.scores:
        print(f"  Pearson's r of the score: {correlation(table.given, table.scores):.3f}")
        for method, values in table.simple.items():
            print(f"  the same, {method}: {correlation(table.given, values):.3f}")


def main() -> None:
    """Measure on the files named, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--data",
        action="append",
        type=Path,
        default=[],
        help="JSON lines, or a folder of them; may be repeated",
    )
    parser.add_argument("--content", type=Path, default=CONTENT, help="the folder of decks")
    options = parser.parse_args()
    try:
        files = find_files(options.data or [ANSWERS])
    except FileNotFoundError as error:
        parser.error(str(error))
    grading = Grading(options.content)
    tables: dict[str, Table] = defaultdict(Table)
    met: dict[str, dict[Asked, None]] = {"cards": {grading.card(name): None for name in grading.cards}}
    for path in files:
        for row in read_rows(path):
            name = str(row.get("set", row.get("card", path.stem).partition("/")[0]))
            asked = grading.asked(row)
            if "card" not in row:
                met.setdefault(name, {})[asked] = None
            judge(row, asked, tables[name])
    for name, table in sorted(tables.items()):
        print_table(name, table)
    for name, questions in met.items():
        print(f"attacks accepted, {name}: {len(questions)} questions")
        print_attacks(list(questions))


if __name__ == "__main__":
    main()
