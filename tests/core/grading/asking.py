"""Cards for the grader's tests, in one line each."""

from __future__ import annotations

from bot.core.cards import Card, KeyPoint, Outcome, WrongAnswer
from bot.core.grading import Rubric, compile_card, compile_references, grade
from bot.core.grading.verdict import NoteKind, Verdict


def ask(
    question: str,
    *points: str | KeyPoint,
    wrong: tuple[str, ...] = (),
    enough: int | None = None,
    in_order: bool = False,
    pass_mark: float | None = None,
    language: str = "en",
    explanation: str = "",
) -> Rubric:
    """Return a compiled card."""
    card = Card(
        "card",
        question,
        tuple(KeyPoint(point) if isinstance(point, str) else point for point in points),
        enough=enough,
        in_order=in_order,
        pass_mark=pass_mark,
        wrong=tuple(WrongAnswer(text, feedback="no") for text in wrong),
        explanation=explanation,
    )
    return compile_card(card, language)


def score(rubric: Rubric, answer: str) -> float:
    """Return the score of an answer, to two places."""
    return round(grade(rubric, answer).score, 2)


def kinds(verdict: Verdict) -> set[NoteKind]:
    """Return the kinds of a verdict's notes."""
    return {note.kind for note in verdict.notes}


ASSASSIN = ask(
    "Who shot Sergei Kirov?",
    KeyPoint("Leonid **Nikolaev**", ("**Nikolayev / Nicolaev**",)),
    wrong=("**Yezhov**", "**Stalin**"),
)


def accepts(question: str, reference: str, answer: str, language: str = "en") -> bool:
    """Whether an answer is right where one reference answer is."""
    return grade(compile_references(question, [reference], language), answer).outcome is Outcome.CORRECT


def bare(question: str, *references: str, language: str = "en") -> Rubric:
    """Return compiled reference answers."""
    return compile_references(question, references, language)


def check(rubric: Rubric, right: str, wrong: str) -> None:
    """Look at answers, parted by strokes, that are right, and at those that are not."""
    said = {answer: grade(rubric, answer).outcome for text in (right, wrong) for answer in text.split(" | ")}
    correct = [answer for answer, outcome in said.items() if outcome is Outcome.CORRECT]
    assert correct == right.split(" | ")


def find_misjudged(question: str, references: str, right: str, wrong: str, language: str) -> list[str]:
    """Return the right answers that references refuse, and the wrong ones accepted; " | " parts all."""
    misjudged = []
    for reference in references.split(" | "):
        rubric = compile_references(question, [reference], language)
        for answers, wanted in ((right, True), (wrong, False)):
            misjudged += [
                f"{reference}: {answer}"
                for answer in answers.split(" | ")
                if (grade(rubric, answer).outcome is Outcome.CORRECT) is not wanted
            ]
    return misjudged
