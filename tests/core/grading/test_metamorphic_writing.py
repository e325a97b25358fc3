"""The same words written otherwise get the same verdict, and a verdict speaks of the answer alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import Rubric, compile_card, grade
from bot.core.grading.verdict import Verdict
from tests.core.grading.asking import ask, score
from tests.core.grading.bank import BANK, CLOSEST, Asked

pytestmark = pytest.mark.unmeasured

ACCENTED = str.maketrans("aeouAEOU", "äéõüÄÉÕÜ")
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F) if chr(code).isalpha()})
MARK = re.compile(r"([.!?,;])(?=\s|$)")
REWRITINGS: dict[str, Callable[[str], str]] = {
    "small letters": str.lower,
    "capitals": str.upper,
    "the other case": str.swapcase,
    "composed": lambda answer: unicodedata.normalize("NFC", answer),
    "decomposed": lambda answer: unicodedata.normalize("NFD", answer.translate(ACCENTED)),
    "accents": lambda answer: answer.translate(ACCENTED),
    "wide letters": lambda answer: answer.translate(WIDE),
    "zero width": "\u200b".join,
    "joiners": "\u200d".join,
    "byte order mark": lambda answer: f"\ufeff{answer}\u2060",
    "full stop": lambda answer: f"{answer}.",
    "dots": lambda answer: f"{answer}...",
    "one character of dots": lambda answer: f"{answer}…",
    "exclamation": lambda answer: f"{answer}!!",
    "question mark": lambda answer: f"{answer}?",
    "comma at the end": lambda answer: f"{answer},",
    "marks twice": lambda answer: MARK.sub(r"\1\1", answer),
    "marks thrice": lambda answer: MARK.sub(r"\1\1\1", answer),
    "smile": lambda answer: f"{answer} 🙂",
    "party": lambda answer: f"{answer}🎉🎉",
    "thumb and flag": lambda answer: f"👍🏽 {answer} 🇺🇸",
    "family between": lambda answer: answer.replace(" ", " 👨‍👩‍👧 "),
    "blanks": lambda answer: answer.replace(" ", "   "),
    "tabs": lambda answer: answer.replace(" ", "\t"),
    "hard blanks": lambda answer: answer.replace(" ", "\u00a0"),
    "thin blanks": lambda answer: answer.replace(" ", "\u2009"),
    "lines around": lambda answer: f"\n {answer}\n\n",
    "curly": lambda answer: answer.replace("'", "’"),
    "quotes": lambda answer: f'"{answer}"',
    "brackets": lambda answer: f"({answer})",
}
CARDS = st.sampled_from(BANK)
WORDS = st.sampled_from(sorted({word for asked in BANK for text in asked.answers for word in text.split()}))
ANY_TEXT = st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=60))


def judged(verdict: Verdict) -> tuple[Outcome, float]:
    """What of a verdict must not change with the writing of an answer."""
    return verdict.outcome, round(verdict.score, 9)


def check_sanity(verdict: Verdict, answer: str) -> None:
    """Assert what holds for every verdict."""
    assert 0 <= verdict.score <= 1
    said = [one.words for one in verdict.points]
    said += [one.words for one in verdict.wrong] + [one.words for one in verdict.notes]
    assert [word for words in said for word in words if word not in answer] == []
    assert [word for point in verdict.points for word in point.denial if word not in answer] == []


@pytest.mark.parametrize("name", REWRITINGS)
@given(data=st.data())
@settings(max_examples=25)
def test_another_writing_gets_the_same_verdict_on_a_shipped_card(name: str, data: st.DataObject) -> None:
    asked = data.draw(CARDS, "card")
    answer = data.draw(st.sampled_from(asked.answers), "answer")
    written = REWRITINGS[name](answer)
    verdict = grade(asked.rubric, written)
    assert judged(verdict) == judged(grade(asked.rubric, answer)), (asked.card.id, written)
    check_sanity(verdict, written)


@pytest.mark.parametrize("name", REWRITINGS)
@pytest.mark.parametrize("number", range(len(CLOSEST)))
def test_another_writing_comes_as_close_to_a_reference(name: str, number: int) -> None:
    rubric, _, answers = CLOSEST[number]
    for answer in answers:
        written = REWRITINGS[name](answer)
        assert judged(grade(rubric, written)) == judged(grade(rubric, answer)), written


@given(asked=CARDS, data=st.data(), names=st.lists(st.sampled_from(list(REWRITINGS)), max_size=3))
def test_one_writing_upon_another_changes_no_verdict(
    asked: Asked, data: st.DataObject, names: list[str]
) -> None:
    answer = written = data.draw(st.sampled_from(asked.answers), "answer")
    for name in names:
        written = REWRITINGS[name](written)
    assert judged(grade(asked.rubric, written)) == judged(grade(asked.rubric, answer)), (
        asked.card.id,
        written,
    )


@given(asked=CARDS, answer=ANY_TEXT)
@example(asked=BANK[0], answer="\ud800 not \udfff")
def test_any_text_has_a_sane_verdict(asked: Asked, answer: str) -> None:
    verdict = grade(asked.rubric, answer)
    check_sanity(verdict, answer)
    assert (verdict.outcome is Outcome.INCORRECT) == (verdict.score == 0)
    assert (verdict.outcome is Outcome.CORRECT) == (verdict.score >= asked.rubric.pass_mark - 1e-9)


@given(number=st.integers(0, len(CLOSEST) - 1), answer=ANY_TEXT)
def test_any_text_is_compared_with_references(number: int, answer: str) -> None:
    check_sanity(grade(CLOSEST[number][0], answer), answer)


@given(asked=CARDS, answer=ANY_TEXT, before=st.lists(ANY_TEXT, max_size=4))
@settings(max_examples=50)
def test_a_verdict_never_depends_on_what_was_graded_before(
    asked: Asked, answer: str, before: list[str]
) -> None:
    first = grade(asked.rubric, answer)
    for other in before:
        grade(asked.rubric, other)
        grade(BANK[0].rubric, other)
    assert grade(asked.rubric, answer) == first
    assert grade(compile_card(asked.card, asked.language), answer) == first


TRIAL = ask("When was Kirov murdered?", KeyPoint("**1 December 1934**"))
SHOT = ask("How many officers were purged?", "**35,000**")
CITY = ask("What is the capital of the United States?", "**Washington / D.C.**")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (TRIAL, "1\tDecember\t1934"),
        (TRIAL, "1 🎉 December 🎉 1934"),
        (TRIAL, "✝1 December 1934"),
        (SHOT, "35  000"),
        (SHOT, "35\t000 of them"),
        (SHOT, "35 ☠️ 000"),
        (CITY, "dc"),
        (CITY, "DC"),
        (CITY, "d.c."),
    ],
)
def test_blanks_and_pictures_of_every_kind_are_one_space(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1
