"""Where a question asks for several of a kind, one is not enough; what a few words tell is no list."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import accepts, bare

pytestmark = pytest.mark.unmeasured

FREEDOMS = ("speech", "religion", "the press", "assembly", "bearing arms")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("speech", Outcome.PARTIAL),
        ("the right to bear arms", Outcome.PARTIAL),
        ("speech and religion", Outcome.CORRECT),
        ("speech religion", Outcome.CORRECT),
        ("press, to gather in assembly", Outcome.CORRECT),
        ("speech or press", Outcome.CORRECT),
        ("driving", Outcome.INCORRECT),
    ],
)
def test_who_is_asked_for_two_names_two(answer: str, outcome: Outcome) -> None:
    assert grade(compile_references("Name two freedoms.", FREEDOMS, "en"), answer).outcome is outcome


def test_the_verdict_says_that_one_of_several_is_a_part() -> None:
    verdict = grade(compile_references("What are two freedoms?", FREEDOMS, "en"), "bearing arms")
    assert [(note.kind, note.words) for note in verdict.notes] == [(NoteKind.PARTLY, ("bearing arms",))]


@pytest.mark.parametrize(
    ("question", "references", "answer"),
    [
        ("Name one of the two longest rivers.", ("Missouri", "Mississippi", "Yukon"), "the missouri"),
        ("Name a freedom.", FREEDOMS, "speech"),
        (
            "Name two rights.",
            ("life and liberty", "liberty and happiness", "life and happiness"),
            "life liberty",
        ),
        ("Name two ways to do it.", ("With an array or a list.",), "with an array or a list"),
    ],
)
def test_one_reference_is_all_where_no_more_are_asked_for(
    question: str, references: tuple[str, ...], answer: str
) -> None:
    assert grade(bare(question, *references), answer).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("question", "language", "references"),
    [
        ("Nenne zwei Grundrechte.", "de", ("Meinungsfreiheit", "Pressefreiheit", "Religionsfreiheit")),
        ("Cite deux libertés.", "fr", ("la presse", "la religion", "la parole")),
        ("Nombra dos libertades.", "es", ("la prensa", "la religión", "la palabra")),
        ("Noem twee rivieren.", "nl", ("Rijn", "Maas", "Waal")),
    ],
)
def test_other_languages_ask_for_several_too(
    question: str, language: str, references: tuple[str, ...]
) -> None:
    rubric = compile_references(question, references, language)
    assert grade(rubric, references[0]).outcome is Outcome.PARTIAL
    assert grade(rubric, ", ".join(references[:2])).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("question", "references", "answer"),
    [
        ("Who makes the laws?", ("Congress", "the legislature"), "congress passes them and president signs"),
        (
            "What did she do?",
            ("fought for women's rights", "fought for civil rights"),
            "activist for women sufrage, on the dollar coin",
        ),
        (
            "What do you promise?",
            ("give up loyalty to other countries",),
            "you renounce your loyalty to foreign goverments",
        ),
        (
            "Why do some have more?",
            ("the state's population", "they have more people"),
            "cause small population get less",
        ),
    ],
)
def test_a_few_words_that_a_small_one_binds_are_no_list(
    question: str, references: tuple[str, ...], answer: str
) -> None:
    assert grade(bare(question, *references), answer).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    "answer", ["president mayor court congress", "magna carta articles of confederation congress"]
)
def test_names_in_a_row_are_a_list(answer: str) -> None:
    rubric = bare("Who makes the laws?", "Congress", "the legislature")
    assert grade(rubric, answer).outcome is not Outcome.CORRECT


@pytest.mark.parametrize(
    ("reference", "answer", "right"),
    [
        ("banned discrimination by race", "you can't discriminate because of skin color", True),
        ("outlawed smoking in bars", "you can not smoke in a bar", True),
        ("outlawed smoking in bars", "did not outlaw smoking in bars", False),
        ("ended slavery", "didn't end slavery", False),
        ("ended slavery", "the slaves were not slaves any more", True),
        ("protects the country from terrorism", "keeps the country safe from terrorists", True),
        ("sets interest rates", "raises or lowers interest rates", True),
        ("sets interest rates", "interest rates or taxes", False),
        ("Senate and House", "senators and representatives", True),
        ("Senate and House", "senators and judges", False),
        ("Communism", "commies", True),
        ("You don't have to pay to vote", "they can't charge money to vote", True),
        ("the citizens decide a case", "your peers decide a case", True),
        ("to keep slavery", "to end slavery", False),
        ("to stop communism", "to stop terrorism", False),
        ("any race can vote", "blacks got the vote", True),
        ("leads the party", "he is in charge of the party", True),
        ("individual freedoms", "personal liberties", True),
        ("a conflict between two powers", "a standoff of two powers", True),
    ],
)
def test_short_answers_in_everyday_words(reference: str, answer: str, *, right: bool) -> None:
    assert accepts("What was it?", reference, answer) is right


def test_another_of_the_kind_that_the_question_names_is_wrong() -> None:
    rubric = bare(
        "What does the Speaker of the House do?",
        "leads the House of Representatives",
        "makes rules",
        "calls votes",
    )
    assert grade(rubric, "leads the house").outcome is Outcome.CORRECT
    assert grade(rubric, "leads the senate").outcome is not Outcome.CORRECT
