"""From an answer's text to a verdict that explains itself."""

from bot.core.grading.compiling.compile import compile_card, compile_points, compile_references
from bot.core.grading.concluding import merge
from bot.core.grading.language.language import speak
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.no_answer import is_wanted, is_wordless, says_unknown
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.score import grade

__all__ = [
    "Rubric",
    "compile_card",
    "compile_points",
    "compile_references",
    "grade",
    "is_wanted",
    "is_wordless",
    "merge",
    "prepare",
    "says_unknown",
]


def prepare(language: str) -> None:
    """Read a language's words ahead (0.3 s), so that the first mistyped answer need not wait for them."""
    vocabulary(speak(language).code)
