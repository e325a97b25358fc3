"""What the grader makes of right answers in the forms that people type them in, on the cards with one answer.

Run it as `python -m bench.forms [--show N] [FORM ...]`. `forms.toml` has some 170 forms: those that keep an
answer right ("{right}, right?"), deny it, offer a wrong one as well, or set a wrong one aside. Each is
filled in with right and wrong samples of the cards. It prints the share that is judged as it should be,
and the forms that fail most often.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.grading import CONTENT
from bot.core.cards import Card, Outcome
from bot.core.grading import Rubric, compile_card, grade
from bot.decks.library import find_deck_files, read_deck

FORMS = Path(__file__).with_suffix(".toml")
KEPT, DENIED, BOTH, ASIDE = "kept", "denied", "both", "aside"
STAYS_RIGHT = (KEPT, ASIDE)
RIGHT, WRONG = 3, 4  # answers of a card
SHORT, BRIEF = 4, 3  # words of a right and of a wrong answer that stands beside another
WORST = 12  # forms of a kind that are shown


@dataclass(frozen=True)
class Filling:
    """What a form is filled in with, and the rubric that judges it."""

    rubric: Rubric
    words: dict[str, str]


def is_plain(answer: str, most: int) -> bool:
    """Whether an answer is short, denies nothing, and offers one thing."""
    words = answer.lower().split()
    return len(words) <= most and {"not", "no", "or", "isn't"}.isdisjoint(words) and "," not in answer


def fill(card: Card, rubric: Rubric, kind: str) -> Iterator[Filling]:
    """Yield what the forms of a kind are filled in with from a card's samples."""
    right = [one.answer.rstrip(".") for one in card.samples if one.outcome is Outcome.CORRECT]
    right = [one for one in right if grade(rubric, one).score == 1]
    if kind != KEPT:
        right = [one for one in right if is_plain(one, SHORT)]
    wrong = [one.answer for one in card.samples if one.outcome is Outcome.INCORRECT]
    wrong = [one for one in wrong if is_plain(one, BRIEF) and not grade(rubric, one).score]
    why = (card.explanation or "").split("\n", maxsplit=1)[0]
    for place, one in enumerate(right[:RIGHT]):
        words = {"right": one, "also": right[place - 1], "why": why, "question": card.question}
        if kind in (KEPT, DENIED):
            yield Filling(rubric, words)
        else:
            yield from (Filling(rubric, {**words, "wrong": other}) for other in wrong[:WRONG])


def try_form(form: str, kind: str, fillings: Sequence[Filling]) -> list[str]:
    """Return the answers in a form that are not judged as they should be."""
    answers = [(one.rubric, form.format(**one.words)) for one in fillings]
    wanted = kind in STAYS_RIGHT
    return [
        answer
        for rubric, answer in answers
        if (grade(rubric, answer).outcome is Outcome.CORRECT) is not wanted
    ]


def main() -> None:
    """Print the share of answers in each kind of form that are judged as they should be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("forms", nargs="*", metavar="FORM", help="only these, as forms.toml has them")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N answers of each form that fail")
    options = parser.parse_args()
    cards = [card for file in find_deck_files(CONTENT) for card in read_deck(file).cards]
    compiled = [(card, compile_card(card, "en")) for card in cards]
    compiled = [(card, rubric) for card, rubric in compiled if rubric.one_answer]
    for kind, forms in tomllib.loads(FORMS.read_text(encoding="utf-8"))["en"].items():
        fillings = [one for card, rubric in compiled for one in fill(card, rubric, kind)]
        chosen = [form for form in forms if not options.forms or form in options.forms]
        failed = [(form, try_form(form, kind, fillings)) for form in chosen]
        tried = len(fillings) * len(chosen)
        if tried:
            share = 1 - sum(len(answers) for _, answers in failed) / tried
            print(f"{kind}: {share:.2%} of {tried:,} as they should be")
        failed.sort(key=lambda one: -len(one[1]))
        for form, answers in failed[:WORST]:
            if answers:
                print(f"  {len(answers) / len(fillings):>6.1%} not  {form!r}")
                print(
                    *(f"           {answer[:140]!r}\n" for answer in answers[: options.show]), sep="", end=""
                )


if __name__ == "__main__":
    main()
