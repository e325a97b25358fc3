"""Yes or no settles a question whose reference answer says nothing else of its own."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade

VOTE = ("Could women vote in ancient Athens?", "No, women could not vote")
STAR = ("Is the sun a star?", "Yes, the sun is a star.")


def judge(question: str, reference: str, answer: str, language: str = "en") -> Outcome:
    """Return the outcome of an answer beside one reference answer."""
    return grade(compile_references(question, [reference], language), answer).outcome


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        (
            VOTE,
            ("no", "No.", "nope", "of course not", "no, they could not", "women could not vote"),
            ("yes", "yes, they could", "Yes, women could vote", "women could vote", "maybe", "no idea"),
        ),
        (VOTE, ("no, I think", "no, women could not vote"), ("no, women could vote", "yes, they could not")),
        (
            ("Could women vote in ancient Athens?", "No, they could not."),
            ("no", "nope", "no, they could not", "No, women could not vote"),
            ("yes", "yes, they could", "no, women could vote", "they could", "not sure"),
        ),
        (
            ("Could women vote in ancient Athens?", "No"),
            ("nope", "no, they couldn't"),
            ("yes", "yes, no doubt"),
        ),
        (("Was it ever done?", "No, never"), ("no", "never", "no, never"), ("yes", "yes, often")),
        (("Is the sun a star?", "Yes, it is"), ("yes", "yes, it is a star"), ("no", "no, it is not")),
        (STAR, ("yes", "yeah", "yes of course", "Yes, it is"), ("no", "No, it is not", "no, a planet", "or")),
    ],
)
def test_the_same_alone_is_right_and_the_other_wrong(
    asked: tuple[str, str], right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert [answer for answer in (*right, *wrong) if judge(*asked, answer) is not Outcome.INCORRECT] == [
        *right
    ]
    assert {judge(*asked, answer) for answer in right} == {Outcome.CORRECT}


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        ("Can she run both at once? Why or why not?", "No. Only one circuit can be complete at a time."),
        ("Are both salts soluble? Explain your answer.", "No, both salts are not soluble"),
        ("Can whales breathe in water?", "No, they come up for air"),
        ("What did the senate say?", "No women may vote"),
    ],
)
def test_it_is_not_enough_where_the_reference_says_more(question: str, reference: str) -> None:
    assert judge(question, reference, "no") is not Outcome.CORRECT


SETTLED = {
    "de": ("Durften Frauen wählen?", "Nein, Frauen durften nicht wählen", "nein", "ja"),
    "es": ("¿Podían votar las mujeres?", "No, las mujeres no podían votar", "no", "sí"),
    "fr": ("Les femmes votaient-elles ?", "Non, les femmes ne votaient pas", "non", "oui"),
    "it": ("Le donne votavano?", "No, le donne non votavano", "no", "sì"),
    "pt": ("As mulheres votavam?", "Não, as mulheres não votavam", "não", "sim"),
    "nl": ("Mochten vrouwen stemmen?", "Nee, vrouwen mochten niet stemmen", "nee", "ja"),
    "ru": ("Женщины голосовали?", "Нет, женщины не голосовали", "нет", "да"),
    "zh": ("太阳是恒星吗?", "是的，太阳是恒星", "是", "不是"),
    "ja": ("太陽は星ですか?", "はい、太陽は星です", "はい", "いいえ"),
}


@pytest.mark.parametrize("language", SETTLED)
def test_each_language_says_yes_and_no(language: str) -> None:
    question, reference, right, wrong = SETTLED[language]
    assert judge(question, reference, right, language) is Outcome.CORRECT
    assert judge(question, reference, wrong, language) is Outcome.INCORRECT
