"""Words match as written, inflected, in another spelling, joined, split or mistyped, and no further."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import compile_references, grade, grade_any, prepare
from bot.core.grading.verdict import How, Status
from bot.core.grading.vocabulary import vocabulary
from tests.core.grading.asking import ASSASSIN, ask, score


@pytest.mark.parametrize(
    ("keyword", "answer", "how"),
    [
        ("Nikolaev", "NIKOLAEV", How.EXACT),
        ("Nikolaev", "Nikola\u200bev", How.EXACT),
        ("Nikolaev", "Ｎｉｋｏｌａｅｖ", How.EXACT),
        ("Łódź", "lodz", How.EXACT),
        ("independent", "independence", How.STEM),
        ("torture", "they were tortured", How.STEM),
        ("capitalism", "the capitalist order", How.STEM),
        ("labour camps", "labor camps", How.VARIANT),
        ("organised", "well organized", How.VARIANT),
        ("organisation", "organization", How.VARIANT),
        ("programme", "a program", How.VARIANT),
        ("defence", "defense", How.VARIANT),
        ("grey", "gray", How.VARIANT),
        ("show trial", "a showtrial", How.VARIANT),
        ("show trial", "a show-trial", How.EXACT),
        ("showtrial", "a show trial", How.VARIANT),
        ("torture", "torure", How.TYPO),
        ("torture", "totrure", How.TYPO),
        ("Kamenev", "kamanev", How.TYPO),
        ("scapegoats", "scapgoats", How.TYPO),
        ("Tukhachevsky", "Tuchatschewski", How.VARIANT),
        ("Ordzhonikidze", "ordjonikidze", How.TYPO),
    ],
)
def test_how_a_word_matches(keyword: str, answer: str, how: How) -> None:
    point = grade(ask("What?", f"**{keyword}**"), answer).points[0]
    assert (point.status, point.how) == (Status.HIT, how)


@pytest.mark.parametrize(
    ("keyword", "answer"),
    [
        ("border", "order"),
        ("order", "border"),
        ("sampling", "simple"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Nikolaev", "Nikolai"),
        ("coup", "soup"),
        ("tsar", "star"),
        ("army", "arms"),
        ("NKVD", "NKGB"),
    ],
)
def test_two_real_words_are_never_joined(keyword: str, answer: str) -> None:
    assert score(ask("What?", f"**{keyword}**"), answer) == 0


def test_all_bold_words_are_needed() -> None:
    rubric = ask("What happened?", "**Kamenev** and **Zinoviev** were **arrested / imprisoned**")
    assert score(rubric, "Zinovyev was imprisoned together with Kamenev") == 1
    assert score(rubric, "Kamenev was imprisoned") == 0


def test_the_words_of_one_bold_stand_close_together() -> None:
    rubric = ask("What was it?", "a **military coup**")
    assert score(rubric, "a coup by the military") == 1
    far = "military men of all ranks and of every age came home to see their families before the coup"
    assert score(rubric, far) == 0


def test_words_are_shown_as_typed() -> None:
    point = grade(ASSASSIN, "  It was NIKO\u0301LAYEV, I think!").points[0]
    assert point.words == ("NIKO\u0301LAYEV",)


def test_an_apostrophe_s_is_no_part_of_a_word() -> None:
    assert score(ask("Whose?", "**Stalin**"), "Stalin’s idea") == 1


def test_the_best_wording_counts() -> None:
    rubric = ask("How?", KeyPoint("**torture**", ("**beatings**",), partly=("**force**",)))
    assert [score(rubric, answer) for answer in ("beatings", "by force", "by force and torture")] == [
        1,
        0.5,
        1,
    ]


def test_keywords_are_derived_where_nothing_is_bold() -> None:
    rubric = ask("Why was the trial secret?", "to prevent a military coup")
    assert score(rubric, "They feared the military might stage a coup") == 1
    assert score(rubric, "because of the weather") == 0
    assert score(rubric, "no military coup was prevented by it") == 0


def test_the_word_list_knows_its_words() -> None:
    prepare("en")
    english = vocabulary("en")
    assert "border" in english
    assert "order" in english
    assert "ordr" not in english
    assert (english.frequency("order") or 0) > (english.frequency("evaporate") or 0)
    assert not vocabulary("tlh")


def test_a_verb_alone_in_its_bold_wants_its_particle() -> None:
    rubric = ask("What did Beria do?", "he **took over**")
    assert score(rubric, "he took it over") == 1
    assert score(rubric, "he took bribes") == 0


def test_likely_is_no_form_of_like() -> None:
    assert score(ask("How was Kirov seen?", "he was **liked**"), "Stalin likely knew") == 0


def test_several_reference_answers_must_each_be_covered_better() -> None:
    question, reference = "Why?", "The water evaporated and left white salt crystals behind in the dish"
    (alone,) = compile_references(question, (reference,), "en")
    among, *_ = compile_references(question, (reference, "sun", "heat", "warm air", "wind", "light"), "en")
    assert grade(alone, "the salt evaporated from the dish").score == 1
    assert grade(among, "the salt evaporated from the dish").score == 0


def test_an_opening_denial_never_says_what_a_reference_answer_denies() -> None:
    rubrics = compile_references("Why is it dark?", ("The bulb is not connected to the battery",), "en")
    assert grade_any(rubrics, "the bulb is not connected to the battery").score == 1
    assert grade_any(rubrics, "it is not true that the bulb is connected to the battery").score == 0
