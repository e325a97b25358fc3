"""From an answer's text to a verdict that explains itself."""

from bot.core.grading.compile import compile_card, compile_points, compile_references
from bot.core.grading.rubric import Rubric
from bot.core.grading.score import grade, grade_any, merge

__all__ = [
    "Rubric",
    "compile_card",
    "compile_points",
    "compile_references",
    "grade",
    "grade_any",
    "merge",
]
