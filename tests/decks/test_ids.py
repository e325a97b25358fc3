"""Ids for cards that have none, or one that will not do."""

import pytest

from bot.decks.ids import find_meant_id, mend_id, propose_id


def test_a_proposed_id_is_short_and_plain() -> None:
    assert propose_id("Who — on 1 December — shot Kirov?") == "q-who-on-1-december-shot-kirov"
    assert len(propose_id("word " * 100)) <= 40
    assert propose_id("кто?") == "q-1"
    assert propose_id("Größe und Übermaß?") == "q-grosse-und-ubermass"


@pytest.mark.parametrize(
    "heading",
    [
        *("How old? (#how-old)", "How old? { #how old }", "How old? [#how-old]", "{#how-old} How old?"),
        *("How old? {#how-old", "How old? {# how-old", "How old? {#how-old)", "How old? {#how-old}."),
        *("How old? {how-old}", "How old? #{how-old}", "How old? #{ how-old }", "How old? #how-old"),
        *("How old? (#how-old", "How old? ｛#how-old｝", "How old? {＃how-old}", "Name them.{#how-old"),
    ],
)
def test_a_heading_that_nearly_has_an_id_is_proposed_that_one(heading: str) -> None:
    assert propose_id(heading) == "how-old"


def test_an_id_that_is_sound_keeps_each_of_its_letters() -> None:
    assert propose_id("How old? {#How_Old") == "How_Old"
    assert propose_id(f"How old? {{#{'old-' * 15}") == "old-" * 15
    assert propose_id("How old? {#How_Old", frozenset({"how_old"})) == "How_Old-2"


@pytest.mark.parametrize(
    "heading", ["What is {1, 2}?", "Which key is C#", "Who wrote #metoo", "How old (in years)"]
)
def test_what_is_no_id_and_was_not_meant_for_one_is_left(heading: str) -> None:
    assert find_meant_id(heading) is None


def test_what_is_no_id_is_mended_and_not_made_up_anew() -> None:
    assert mend_id("mächte", "Who?") == "machte"
    assert mend_id("how hot", "Who?", frozenset({"how-hot"})) == "how-hot-2"
    assert mend_id("кто", "Who?") == "q-who"
