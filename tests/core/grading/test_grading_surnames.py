"""Of a full name in bold the surname will do where a question asks who, unless it might be another's."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading.trace import explain
from tests.core.grading.asking import accepts, ask, score

WHO = "Who was it?"


@pytest.mark.parametrize(
    ("bold", "right"),
    [
        ("Pablo Picasso", "Picasso"),
        ("Pablo Picasso", "it was the Spanish painter Picaso"),
        ("Pablo Picasso", "Picasso, not Dali"),
        ("Pablo Picasso", "P. Picasso"),
        ("George Washington", "General Washington"),
        ("Martin Luther King", "king"),
        ("Martin Luther King Jr.", "Dr. King"),
        ("Leonardo da Vinci", "da vinci"),
        ("Leonardo da Vinci", "vinci"),
        ("Vincent van Gogh", "van gough"),
        ("Marie Curie", "Madame Curie"),
        ("Marie Curie", "Marie and Pierre Curie"),
        ("Franklin D. Roosevelt", "roosevelt"),
        ("John Wilkes Booth", "Wilkes Booth"),
        ("J. K. Rowling", "Rowling"),
        ("Bob Dylan", "Dylan"),
        ("Joe Biden", "Joseph R. Biden"),
        ("Dmitri Mendeleev / Lothar Meyer", "Mendeleev"),
        ("Mahatma Gandhi", "ghandi"),
        ("Gregor Mendel", "Mendel"),
        ("Maximilien Robespierre", "robespierre"),
        ("Amerigo Vespucci", "Vespucci"),
        ("Kofi Annan", "Annan"),
        ("Napoleon Bonaparte", "Bonaparte"),
        ("Napoleon Bonaparte", "Napoleon"),
        ("Napoleon Bonaparte", "napoleon died there"),
        ("Galileo Galilei", "Galileo"),
    ],
)
def test_the_surname_of_a_full_name_will_do(bold: str, right: str) -> None:
    assert score(ask(WHO, f"It was **{bold}**, they say"), right) == 1


@pytest.mark.parametrize(
    ("bold", "wrong"),
    [
        ("Pablo Picasso", "Pablo"),
        ("Pablo Picasso", "not Picasso"),
        ("Pablo Picasso", "Picasso or Dali"),
        ("Pablo Picasso", "Picasso, Dali, Miro, Goya"),
        ("Pablo Picasso", "D. Picasso"),
        ("Pablo Picasso", "Diego Picasso"),
        ("George Washington", "George"),
        ("George Washington", "Martha Washington"),
        ("Martin Luther King", "Martin Luther"),
        ("Vincent van Gogh", "Theo van Gogh"),
        ("Marie Curie", "Pierre Curie"),
        ("Franklin D. Roosevelt", "T. Roosevelt"),
        ("Lyndon B. Johnson", "Boris Johnson"),
        ("Henry VIII", "Henry"),
        ("Joe Biden", "Hunter R. Biden"),
        ("Louis XIV", "Louis"),
        ("George V", "V"),
        ("Alexander the Great", "the Great"),
        ("Genghis Khan", "Khan"),
        ("Napoleon Bonaparte", "Napoleon III"),
        ("Elvis Presley", "Elvis Costello"),
        ("Mahatma Gandhi", "Indira Gandhi"),
        ("Mahatma Gandhi", "Mahatma"),
        ("Louis XVI", "Louis"),
        ("Vice President", "President"),
        ("Red Army", "army"),
        ("Queen Victoria", "Queen"),
        ("Joan of Arc", "Arc"),
    ],
)
def test_no_part_of_a_name_but_the_surname_will_do_nor_another_s(bold: str, wrong: str) -> None:
    assert score(ask(WHO, f"**{bold}**"), wrong) == 0


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who freed the slaves?", 1),
        ("Which US president freed the slaves?", 1),
        ("Name a president who freed slaves.", 1),
        ("Which ship sank?", 0),
        ("Which Lincoln was president?", 0),
    ],
)
def test_only_where_a_question_asks_for_a_person_and_does_not_say_the_name(
    question: str, expected: float
) -> None:
    assert score(ask(question, "**Abraham Lincoln**"), "Lincoln") == expected


def test_a_surname_that_another_answer_of_the_card_has_tells_nothing() -> None:
    roosevelt = "**Franklin D. Roosevelt**"
    assert score(ask(WHO, roosevelt, wrong=("**Theodore Roosevelt**",)), "Roosevelt") == 0
    assert score(ask(WHO, KeyPoint(roosevelt, partly=("**Roosevelt**",))), "Roosevelt") == 0.5
    assert score(ask(WHO, "**Marie Curie**", "**Pierre Curie**"), "Curie") == 0
    assert score(ask(WHO, "**Marie Curie** with **Pierre Curie**"), "Curie") == 0
    assert score(ask(WHO, KeyPoint(roosevelt, ("**Franklin Delano Roosevelt**",))), "Roosevelt") == 1


def test_each_of_several_persons_may_be_named_by_the_surname() -> None:
    card = ask("Who were the first three?", "**George Washington**", "**John Adams**", "**Thomas Jefferson**")
    assert score(card, "Washington, Adams, Jefferson") == 1
    assert score(card, "Washington, Samuel Adams and Jefferson") == 0.67
    assert score(card, "George, John and Thomas") == 0


@pytest.mark.parametrize(
    ("language", "question", "bold", "right", "wrong"),
    [
        ("de", "Wer schrieb den Faust?", "Johann Wolfgang von Goethe", "der Goethe", "Johann Wolfgang"),
        ("de", "Welche Malerin war das?", "Frida Kahlo", "Kahlo", "Frida"),
        ("es", "¿Quién lo escribió?", "Gabriel García Márquez", "García Márquez", "Gabriel García"),
        ("fr", "Qui a fondé la Cinquième République ?", "Charles de Gaulle", "de Gaulle", "Charles"),
        ("it", "Chi dipinse la Gioconda?", "Leonardo da Vinci", "da Vinci", "Leonardo"),
        ("nl", "Wie schilderde het?", "Vincent van Gogh", "Van Gogh", "Theo van Gogh"),
        ("pt", "Quem pintou Guernica?", "Pablo Picasso", "Picasso", "Pablo"),
        ("ru", "Кто написал «Войну и мир»?", "Лев Толстой", "Толстой", "Алексей Толстой"),
    ],
)
def test_so_it_is_in_other_languages(language: str, question: str, bold: str, right: str, wrong: str) -> None:
    card = ask(question, f"**{bold}**", language=language)
    assert (score(card, right), score(card, wrong)) == (1, 0)


def test_a_known_wrong_answer_is_known_by_its_surname() -> None:
    card = ask("Who painted Guernica?", "**Pablo Picasso**", wrong=("**Salvador Dali**",))
    assert score(card, "Picasso and Dali") == 0


def test_the_trace_says_that_it_is_the_surname_alone() -> None:
    card = ask("Who painted Guernica?", "**Pablo Picasso**")
    for answer, alone in (("It was Picasso", True), ("It was Pablo Picasso", False)):
        wording = explain(card, answer).points[0].wording
        assert wording is not None
        assert wording.sought[0].surname is alone


@pytest.mark.parametrize(
    ("reference", "answer", "right"),
    [
        ("George Washington, John Adams, Thomas Jefferson", "washington adams and jefferson", True),
        ("George Washington, John Adams, Thomas Jefferson", "Washington, Adams, Madison", False),
        ("George Washington, John Adams, Thomas Jefferson", "George, John and Thomas", False),
        ("Karl Marx and Friedrich Engels", "Marx and Engels", True),
        ("Karl Marx and Friedrich Engels", "Marx", False),
        ("The United States and the Soviet Union", "America and the USSR", True),
        ("The United States and the Soviet Union", "America and China", False),
        ("The United States and the Soviet Union", "the USSR", False),
    ],
)
def test_each_of_a_list_of_names_with_nothing_bold_may_be_called_otherwise(
    reference: str,
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts("Who were they?", reference, answer) is right


@pytest.mark.parametrize(
    ("reference", "answer", "right"),
    [
        ("George Washington", "Washington", True),
        ("George Washington", "G. Washington", True),
        ("George Washington", "George and Martha Washington", True),
        ("George Washington", "Booker T. Washington", False),
        ("Franklin Roosevelt", "T. Roosevelt", False),
        ("Elton John", "John", False),
    ],
)
def test_first_names_and_initials_tell_one_person_from_another_with_nothing_bold(
    reference: str,
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts("Who was president?", reference, answer) is right


@pytest.mark.parametrize(
    ("language", "question", "name", "right"),
    [
        ("de", "Wer malte die Sternennacht?", "Vincent van Gogh", "soweit ich weiß van gogh"),
        ("de", "Wer malte die Mona Lisa?", "Leonardo da Vinci", "soweit ich weiß da vinci"),
        ("fr", "Qui a peint La Nuit étoilée ?", "Vincent van Gogh", "à ma connaissance van gogh"),
        ("nl", "Wie schilderde De Sterrennacht?", "Vincent van Gogh", "voor zover ik weet van gogh"),
        ("en", "Who painted The Starry Night?", "Vincent van Gogh", "Gogh, as far as I know"),
        ("es", "¿Cuál es la capital de Chile?", "Santiago de Chile", "Santiago"),
    ],
)
def test_a_reference_may_have_small_words_in_its_surname(
    language: str, question: str, name: str, right: str
) -> None:
    assert accepts(question, name, right, language)
