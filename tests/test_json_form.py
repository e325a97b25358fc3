"""What is kept as JSON comes back as it was, older versions' too; what is of another form is told where."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.battles import Asking, Battle, Ending, Lobby, Over, Pausing, Phase, Player, Rules
from bot.core.cards import Band, Between, Card, Image, KeyPoint, Outcome, PlusMinus, Sample, WrongAnswer
from bot.core.feats import Feat, Lacking
from bot.core.grading.verdict import How, Note, NoteKind, PointVerdict, Status, Verdict, WrongGiven
from bot.core.rounds import Aim, Answer, Closing, Mode, Round, Vote
from bot.decks.library import find_deck_files, read_deck
from bot.json_form import BadJsonError, JsonForm
from bot.playground.records import Chat, Person

OLDER = Path(__file__).parent / "older"
"""Texts as a version wrote them that used another library."""

CARD = Card(
    "war/size",
    'How **many**? "Tell"',
    (
        KeyPoint(
            "**35,000** men", ("**35k**",), ("**many**",), PlusMinus(Decimal("2.50"), percent=True), 2.0
        ),
        KeyPoint("from **1932**", within=Between(Decimal(1932), Decimal("1E+4")), optional=True),
        KeyPoint("fear"),
    ),
    enough=1,
    in_order=True,
    pass_mark=0.75,
    wrong=(WrongAnswer("**one**", ("**1**",), "No, more."),),
    explanation="Naïve – 史大林",
    source="A book",
    image=Image("map.png", "A map"),
    samples=(Sample("35k", Outcome.CORRECT, Band(0.9, 1.0)), Sample("none", Outcome.INCORRECT)),
)
VERDICT = Verdict(
    Outcome.PARTIAL,
    1 / 3,
    (
        PointVerdict("35,000 men", Status.HIT, ("thirty five", "thousand"), How.NUMBER, 0.5),
        PointVerdict("fear", Status.DENIED, ("fear",), How.EXACT, 0.0, ("not",)),
        PointVerdict("from 1932", Status.MISSED),
    ),
    (WrongGiven("one", ("one",), "No, more."),),
    (Note(NoteKind.NEAR_MISS, ("fera",)), Note(NoteKind.HEDGED)),
)
AT = datetime(2026, 3, 20, 18, tzinfo=UTC)
LATER = AT.replace(microsecond=250_000)
ROUND = Round(
    2, 9, Aim((0, 2), 2), AT, LATER, (1, 2), (Answer(7, 1, AT, (0, 2), 0.5), Vote(8, 2, LATER)), 1.5
)
PHASES: dict[str, Phase] = {
    "lobby": Lobby(LATER, AT, stale=True),
    "asking": Asking(ROUND),
    "pausing": Pausing(ROUND, Closing.FOUND, LATER),
    "over": Over(Ending.NO_CARDS),
}
BATTLE = Battle(
    Rules(2, 15, Mode.SEALED, 2),
    1,
    (Player(1, 1, 5), Player(2, 2, 6)),
    PHASES["over"],
    {1: 20, 2: 0},
    (1,),
    1,
    Feat(1, 1, 2, 0.25),
    Lacking(9, 2, 3),
)
BATTLES = {name: replace(BATTLE, phase=phase) for name, phase in PHASES.items()}


NEW_IN_BATTLES = ',"put":[]'
"""What is written of a battle since, behind what was written before."""


@pytest.mark.parametrize(("name", "value"), [("card", CARD), ("verdict", VERDICT), *BATTLES.items()])
def test_what_older_versions_wrote_is_read_and_written_to_the_letter(name: str, value: Any) -> None:
    form, text = JsonForm(type(value)), (OLDER / f"{name}.json").read_text("utf-8").rstrip("\n")
    assert repr(form.read(text)) == repr(value)
    since = NEW_IN_BATTLES if name in BATTLES else ""
    assert form.write(value) == text.removesuffix("}") + since + "}"


def test_every_card_is_read_as_it_was_written() -> None:
    form = JsonForm(Card)
    for file in find_deck_files(Path("content")):
        for card in read_deck(file).cards:
            assert repr(form.read(form.write(card))) == repr(card)


@settings(max_examples=50)
@given(st.one_of([st.from_type(kind) for kind in (Card, Verdict, Person, Chat)]))
def test_whatever_is_written_is_read_as_it_was(value: Any) -> None:
    form = JsonForm(type(value))
    assert repr(form.read(form.write(value))) == repr(value)  # of the same types, too


def test_fields_that_are_missing_have_their_defaults_and_more_are_passed_over() -> None:
    text = '{"id": 1, "first_name": "Ana", "username": null, "language_code": null, "shoe_size": 38}'
    assert JsonForm(Person).read(text) == Person(1, "Ana", None, None)


@dataclass(frozen=True)
class Shelf:
    """What a closed form is made of here."""

    books: tuple[Person, ...]
    widths: frozenset[float] = frozenset()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "it is no object"),
        ({}, "books: there is no 'books'"),
        ({"books": {}}, "books: {} is no list"),
        ({"books": [7]}, r"books\[0\]: it is no object"),
        ({"books": [], "colour": "red"}, "colour means nothing here"),
        ({"books": [], "widths": [1, "2"]}, r"widths\[1\]: '2' is no number"),
        ({"books": [], "widths": "1"}, "widths: '1' is no list"),
    ],
)
def test_what_is_of_another_form_is_told_where(data: Any, words: str) -> None:
    with pytest.raises(BadJsonError, match=words):
        JsonForm(Shelf, closed=True).read(json.dumps(data))


PERSON = {"id": 1, "first_name": "Ana", "username": None, "language_code": None}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"id": 1.0}, "id: 1.0 is no whole number"),
        ({"id": True}, "id: True is no whole number"),
        ({"id": "one"}, "id: invalid literal"),
        ({"first_name": None}, "first_name: None is no string"),
        ({"blocked": 1}, "blocked: 1 is neither true nor false"),
    ],
)
def test_a_value_of_another_type_is_not_made_to_fit(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(BadJsonError, match=words):
        JsonForm(Person).build(PERSON | wrong)
