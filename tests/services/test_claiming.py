"""Which points an answer names, and so may claim."""

from __future__ import annotations

import pytest

from bot.core.grading import compile_card, grade
from bot.core.rounds import aim_of
from bot.decks.parse import parse
from bot.services.claiming import named_by

WRITERS = """\
# Writers

### Which writers were watched? {#watched}

- **Mandelstam**
- **Akhmatova**
- optional: **Zoshchenko**
- not: **Gorky**
"""

ONE = """\
# One

### Who shot Sergei Kirov? {#assassin}

- **Nikolaev**
- not: **Yezhov**
"""


@pytest.mark.parametrize(
    ("deck", "answer", "named"),
    [
        (WRITERS, "Akhmatova and Mandelstam", (0, 1)),
        (WRITERS, "Zoshchenko", (2,)),
        (WRITERS, "Akhmatova, not Mandelstam", (1,)),
        (WRITERS, "Gorky", ()),
        (ONE, "Nikolaev", (0,)),
        (ONE, "Yezhov", ()),
        (ONE, "Nikolaev or Yezhov", ()),
    ],
)
def test_the_points_that_an_answer_names(deck: str, answer: str, named: tuple[int, ...]) -> None:
    (card,) = parse(deck, "deck").cards
    assert named_by(grade(compile_card(card, "en"), answer), aim_of(card).wanted) == named
