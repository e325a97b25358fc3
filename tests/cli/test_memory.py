"""A running bot keeps no docstrings, and what they stood in works as before."""

from __future__ import annotations

import subprocess
import sys

FORGET = """
import sqlalchemy.orm, telegram
from bot.cli.memory import forget_docstrings
from bot.core.grading import compile_references, grade
rubric = compile_references("How high?", ("8849 m",), "en")
before = grade(rubric, "8,849 metres").outcome
forget_docstrings()
assert sqlalchemy.select.__doc__ is None, sqlalchemy.select.__doc__
assert sqlalchemy.select.__code__.co_consts[0] is None
assert telegram.Message.__doc__ is None, telegram.Message.__doc__
assert str(sqlalchemy.select(sqlalchemy.literal(1))).startswith("SELECT")
assert telegram.User(1, "Ana", False).mention_html() == '<a href="tg://user?id=1">Ana</a>'
after = grade(compile_references("How high?", ("8849 m",), "en"), "8,849 metres").outcome
assert before == after == "correct", (before, after)
print("forgotten")
"""


def test_docstrings_are_forgotten_and_nothing_else() -> None:
    # In a process of its own: the tests beside this one may want theirs.
    command = [sys.executable, "-c", FORGET]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert (result.stdout, result.stderr) == ("forgotten\n", "")
