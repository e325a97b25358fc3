"""Another thing of a word's kind, the kind alone, or a part of a list is not what was asked for."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import accepts

CELLS = ("What is the function of red blood cells?", "They carry oxygen around the body")
HEART = ("What does the heart do?", "It pumps blood around the body")
EATER = ("What is an herbivore?", "An animal that eats only plants")
LUTHER = ("Who was Martin Luther?", "A German monk who started the Protestant Reformation")
STATES = ("What are the three states of matter?", "Solid, liquid and gas")
GREEN = ("Why do plants look green?", "Chlorophyll reflects green light and absorbs red and blue light")
ISOTOPE = (
    "What is an isotope?",
    "Isotopes are atoms of the same element with different numbers of neutrons.",
)


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (CELLS, "they carry nutrients around the body", False),
        (CELLS, "they carry oxygen and hormones around the body", True),
        (HEART, "it pumps air around the body", False),
        (HEART, "it pumps blood, not air, around the body", True),
        (EATER, "an animal that eats only meat", False),
        (EATER, "an animal that eats plants and meat", False),
        (EATER, "an animal which doesn't eat meat, just plants", True),
        (LUTHER, "A German king who fought against the Reformation", False),
        (LUTHER, "the german monk that began the reformation", True),
        (ISOTOPE, "atoms of the same element with different numbers of protons", False),
    ],
)
def test_another_of_a_word_s_kind_is_not_that(asked: tuple[str, str], answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts(*asked, answer) is right


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (EATER, "an animal", False),
        (EATER, "a plant eater", True),
    ],
)
def test_the_kind_alone_tells_no_thing(asked: tuple[str, str], answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts(*asked, answer) is right


@pytest.mark.parametrize(
    ("language", "question", "reference", "answer"),
    [
        ("es", "¿Qué es un herbívoro?", "Un animal que come solo plantas", "un animal"),
        ("de", "Was ist ein Pflanzenfresser?", "Ein Tier, das nur Pflanzen frisst", "ein Tier"),
        ("fr", "Qu'est-ce qu'un herbivore ?", "Un animal qui ne mange que des plantes", "un animal"),
    ],
)
def test_the_kind_alone_tells_none_in_other_languages(
    language: str, question: str, reference: str, answer: str
) -> None:
    assert not accepts(question, reference, answer, language)


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (STATES, "gas, liquid, solid", True),
        (STATES, "it can be solid, liquid or gaseous", True),
        (STATES, "solid and liquid", False),
        (STATES, "solid, liquid, plasma", False),
        (("What are the states of matter?", STATES[1]), "solid and liquid", False),
        (("Name states of matter", STATES[1]), "solid and liquid", True),
    ],
)
def test_of_a_list_each_item_is_wanted_where_the_question_asks_for_so_many_or_for_all(
    asked: tuple[str, str],
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts(*asked, answer) is right


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (GREEN, "because chlorophyll absorbs red and blue and reflects green", True),
        (GREEN, "green light is reflected by the chlorophyll, the other colours are absorbed", True),
        (GREEN, "chlorophyll absorbs green light", False),
        (GREEN, "chlorophyll doesn't reflect green light", False),
        (GREEN, "chlorophyll absorbs green and reflects red and blue", False),
        (ISOTOPE, "atoms of one element with a different number of neutrons", True),
        (ISOTOPE, "atoms of different elements with the same number of neutrons", False),
    ],
)
def test_of_two_opposites_in_a_sentence_each_has_its_place(
    asked: tuple[str, str],
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts(*asked, answer) is right
