"""Names without bold that one word tells from another: Korea alone is neither North Korea nor South Korea."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import find_misjudged

WHERE = "Which place is it?"


@pytest.mark.parametrize(
    ("question", "references", "right", "wrong", "language"),
    [
        (
            WHERE,
            "North Korea",
            "North Korea | northern korea | north corea",
            "Korea | South Korea | north",
            "en",
        ),
        (WHERE, "Northern Ireland", "northern ireland | north ireland", "Ireland", "en"),
        (WHERE, "New York", "New York | NYC | New York City", "York | New Jersey", "en"),
        ("Which chamber is it?", "the left atrium", "left atrium", "atrium | right atrium", "en"),
        ("Which Korea is it?", "North Korea", "north | North Korea", "south", "en"),
        ("Where are they from?", "Northern Mariana Islands", "Northern Marianas", "Guam", "en"),
        ("¿Qué país es?", "Corea del Norte", "corea del norte", "Corea | Corea del Sur", "es"),
        ("Quel pays est-ce ?", "Corée du Nord", "la Corée du Nord", "la Corée", "fr"),
    ],
)
def test_what_tells_a_name_from_its_like_has_to_be_said(
    question: str, references: str, right: str, wrong: str, language: str
) -> None:
    assert find_misjudged(question, references, right, wrong, language) == []
