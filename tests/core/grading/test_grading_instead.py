"""A name with another word in it is another thing; a longer or a differently spelt answer may be the same."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import accepts, ask, score


def outcome(references: tuple[str, ...], answer: str) -> Outcome:
    return grade(compile_references("What is it called?", references, "en"), answer).outcome


@pytest.mark.parametrize(
    ("references", "answer"),
    [
        (("blue whale",), "sperm whale"),
        (("blue whale",), "a humpback whale"),
        (("carbon dioxide",), "sulfur dioxide"),
        (("civil rights",), "women's rights"),
        (("deoxyribonucleic acid",), "ribonucleic acid"),
        (("Leonardo da Vinci",), "Leonardo DiCaprio"),
        (("da Vinci", "Leonardo da Vinci"), "leonardo dicaprio"),
        (("van Gogh", "Vincent van Gogh"), "Vincent Price"),
        (("Marie Curie",), "Pierre and Irene Curie"),
    ],
)
def test_a_name_with_another_word_in_it_is_another(references: tuple[str, ...], answer: str) -> None:
    assert outcome(references, answer) is not Outcome.CORRECT


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("Ellis Island", False),
        ("staten island", False),
        ("Liberty Island", True),
        ("libety island", True),
        ("NY", True),
        ("ny city", True),
        ("New York", True),
    ],
)
def test_a_name_of_which_the_question_says_one_word_is_not_another_with_its_last(
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    rubric = compile_references(
        "Where is the Statue of Liberty?", ("New York (Harbor)", "Liberty Island"), "en"
    )
    assert (grade(rubric, answer).outcome is Outcome.CORRECT) is right


@pytest.mark.parametrize(
    ("references", "answer"),
    [
        (("blue whale",), "the blue whale"),
        (("blue whale",), "blue wale"),
        (("blue whale",), "blu whale"),
        (("Catherine of Aragon",), "Kathryn of Aragon"),
        (("Leonardo da Vinci",), "Leonardo di Vinci"),
        (("Leonardo da Vinci",), "leo da vinci"),
        (("Native Americans", "American Indians"), "indigenous Americans"),
        (("solar energy",), "solar power"),
        (("Vasco da Gama",), "vasco de gamma"),
        (("Marie Curie",), "Marie and Pierre Curie"),
    ],
)
def test_another_spelling_or_a_longer_answer_is_not(references: tuple[str, ...], answer: str) -> None:
    assert outcome(references, answer) is Outcome.CORRECT


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("it was washington", True),
        ("washington i guess", True),
        ("wasnt it washington", True),
        ("not jefferson but washington", True),
        ("jefferson? no, washington", True),
        ("g washington", True),
        ("washington or jefferson", False),
        ("washington, maybe jefferson", False),
        ("it was martha washington", False),
        ("it was george", False),
        ("not washington", False),
    ],
)
def test_a_surname_is_enough_in_a_sentence_too(answer: str, *, right: bool) -> None:
    question = "Who was the first president of the USA?"
    assert accepts(question, "George Washington", answer) is right
    assert (score(ask(question, "George Washington"), answer) == 1.0) is right


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("an animal that eats meat rather than plants", False),
        ("an animal that eats meat, not plants", False),
        ("an animal that eats meat but not plants", False),
        ("an animal that eats plants instead of meat", True),
        ("an animal that doesn't eat meat, only plants", True),
    ],
)
def test_what_is_set_apart_is_not_said(answer: str, *, right: bool) -> None:
    assert accepts("What is a herbivore?", "An animal that eats only plants.", answer) is right


@pytest.mark.parametrize("answer", ["it was bell", "edison? no bell", "not edison, bell", "graham bell"])
def test_the_last_of_several_names_is_enough(answer: str) -> None:
    assert accepts("Who invented the telephone?", "Alexander Graham Bell", answer)


def test_what_something_protects_from_may_be_denied() -> None:
    reference = "Plastic does not conduct electricity, so it protects people from shocks."
    answer = "it insulates the wire so nobody gets a shock"
    assert accepts("Why are copper wires covered with plastic?", reference, answer)
