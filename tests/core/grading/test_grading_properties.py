"""Laws that hold for every answer."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric, grade, merge
from bot.core.grading.verdict import Status, Verdict
from tests.core.grading.asking import ASSASSIN, ask

RUBRICS = (
    ASSASSIN,
    ask("When was Kirov murdered?", "**1 December 1934**"),
    ask("How many?", "**35,000** officers"),
    ask("Which years?", KeyPoint("**1936 to 1939**", ("**1936–38**",))),
    ask("What share?", "**four fifths**", wrong=("**half**",)),
    ask("Why?", "to prevent a military coup", "**vendettas** and **scapegoats**", "**fear**", in_order=True),
    ask("谁?", "**斯大林**", language="zh"),
)
WORDS = st.sampled_from(
    [
        "Nikolaev",
        "Nikolayev",
        "Yezhov",
        "Stalin",
        "not",
        "never",
        "no",
        "nor",
        "or",
        "maybe",
        "35,000",
        "35k",
        "36,000",
        "1",
        "December",
        "1934",
        "1936",
        "to",
        "1939",
        "-",
        "four",
        "fifths",
        "80%",
        "in",
        "of",
        ",",
        ".",
        "?",
        ";",
        "café",
        "naïve",
        "斯大林",
        "不是",
        "vendettas",
        "scapegoats",
        "coup",
        "fear",
        "wasn't",
        "isn’t",
        "XI",
    ]
)
ANSWERS = st.lists(WORDS, max_size=12).map(" ".join)
ANY_TEXT = st.one_of(ANSWERS, st.text(max_size=60))
RIGHT = (
    (
        ASSASSIN,
        ("Nikolaev", "it was Leonid Nikolayev", "Nicolaev shot him in 1934", "I think Nikolaev did it"),
    ),
    (RUBRICS[1], ("1 December 1934", "12/1/1934", "on the first of December 1934")),
    (RUBRICS[2], ("35,000", "they shot thirty-five thousand officers", "about 35k")),
    (RUBRICS[3], ("1936-39", "from 1936 until 1939")),
    (RUBRICS[4], ("80%", "four out of five were dismissed")),
)


def judged(verdict: Verdict) -> tuple[object, ...]:
    """What of a verdict must not change with the writing of an answer."""
    return (
        verdict.outcome,
        verdict.score,
        [(point.status, point.how, point.credit) for point in verdict.points],
        sorted(note.kind for note in verdict.notes),
    )


@pytest.mark.parametrize("rubric", RUBRICS)
@given(answer=ANSWERS)
@settings(deadline=None, max_examples=60)
def test_writing_never_changes_a_verdict(rubric: Rubric, answer: str) -> None:
    wanted = judged(grade(rubric, answer))
    rewritten = (
        unicodedata.normalize("NFC", answer),
        unicodedata.normalize("NFD", answer),
        answer.replace("’", "'"),
        answer.replace(" ", "  "),
        f"  {answer}\n",
        "\u200b".join(answer),
    )
    for writing in rewritten:
        assert judged(grade(rubric, writing)) == wanted, writing


@pytest.mark.parametrize("rubric", RUBRICS[:5])
@given(answer=ANSWERS.filter(lambda answer: "XI" not in answer))
@settings(deadline=None, max_examples=60)
def test_case_and_a_full_stop_never_change_a_verdict(rubric: Rubric, answer: str) -> None:
    wanted = judged(grade(rubric, answer))
    assert judged(grade(rubric, answer.lower())) == wanted
    if answer[-1:].isalnum():
        assert judged(grade(rubric, answer + ".")) == wanted
        assert judged(grade(rubric, answer + "!")) == wanted


@pytest.mark.parametrize("number", range(len(RUBRICS)))  # Hypothesis writes out what examples come with
@given(answer=ANY_TEXT)
@example(answer="\u0301" * 50)
@example(answer="½²①㎏ﬁ")
@example(answer="1/0 0 of 0 0%")
@example(answer="İIıi ẞß")
@settings(deadline=None, max_examples=80)
def test_any_text_is_graded(number: int, answer: str) -> None:
    rubric = RUBRICS[number]
    verdict = grade(rubric, answer)
    assert 0 <= verdict.score <= 1
    assert grade(rubric, answer) == verdict
    for point in verdict.points:
        assert all(word and word in answer for word in (*point.words, *point.denial))
        assert (point.how is None) == (point.status is Status.MISSED) == (not point.words)
        assert 0 <= point.credit <= 1


@pytest.mark.parametrize(
    ("rubric", "answer"), [(rubric, answer) for rubric, given in RIGHT for answer in given]
)
def test_a_right_answer_denied_never_scores(rubric: Rubric, answer: str) -> None:
    assert grade(rubric, answer).score == 1
    for denial in ("it is not true that", "It's untrue that", "it is false that", "I deny that"):
        assert grade(rubric, f"{denial} {answer}").score == 0, denial


@given(
    words=st.lists(
        st.sampled_from(["torture", "beatings", "threats", "lies", "fear", "hunger", "cold"]),
        min_size=1,
        max_size=5,
        unique=True,
    )
)
@settings(deadline=None, max_examples=40)
def test_every_alternative_is_accepted_alone(words: list[str]) -> None:
    rubric = ask("How?", KeyPoint(f"**{words[0]}**", tuple(f"**{word}**" for word in words[1:])))
    for word in words:
        assert grade(rubric, word).score == 1


@pytest.mark.parametrize("rubric", RUBRICS)
@given(earlier=ANSWERS, latest=ANSWERS)
@settings(deadline=None, max_examples=40)
def test_merging_keeps_what_the_latest_does_not_mention(rubric: Rubric, earlier: str, latest: str) -> None:
    first, second = grade(rubric, earlier), grade(rubric, latest)
    merged = merge(rubric, first, second)
    assert 0 <= merged.score <= 1
    for old, new, kept in zip(first.points, second.points, merged.points, strict=True):
        if new.status is Status.MISSED:
            assert kept == old
        elif new.status is Status.DENIED:
            assert kept == new


@pytest.mark.parametrize(
    "letters",
    [
        "a",
        "7",
        "1 ",
        "not ",
        "斯",
        "\u0301",
        "e\u0301",
        "🙈",
        "1.",
        "1/",
        "may ",
        "nikolaev or ",
        "'",
        "twenty ",
    ],
)
@pytest.mark.parametrize("rubric", RUBRICS[:3])
def test_the_longest_answer_is_graded(rubric: Rubric, letters: str) -> None:
    answer = (letters * 4096)[:4096]
    assert 0 <= grade(rubric, answer).score <= 1
