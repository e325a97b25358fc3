"""Ids for cards that have none, or one that will not do."""

import pytest

from bot.decks.ids import mend_id, propose_id


def test_a_proposed_id_is_short_and_plain() -> None:
    assert propose_id("Who — on 1 December — shot Kirov?") == "q-who-on-1-december-shot-kirov"
    assert len(propose_id("word " * 100)) <= 40
    assert propose_id("кто?") == "q-1"
    assert propose_id("Größe und Übermaß?") == "q-grosse-und-ubermass"


@pytest.mark.parametrize(
    "heading", ["How old? (#how-old)", "How old? { #how old }", "How old? [#How_Old]", "{#how-old} How old?"]
)
def test_a_heading_that_nearly_has_an_id_is_proposed_that_one(heading: str) -> None:
    assert propose_id(heading) == "how-old"


def test_what_is_no_id_is_mended_and_not_made_up_anew() -> None:
    assert mend_id("mächte", "Who?") == "machte"
    assert mend_id("how hot", "Who?", frozenset({"how-hot"})) == "how-hot-2"
    assert mend_id("кто", "Who?") == "q-who"
