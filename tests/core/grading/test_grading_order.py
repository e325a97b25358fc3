"""`A before B` in a bold: both are wanted, and in this order."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, keywords, plain, sides
from bot.core.grading import grade
from bot.core.grading.verdict import NoteKind, Status
from bot.core.hints import FIRST_LETTERS, masked
from tests.core.grading.asking import ask, kinds, score

PURGE = ask("In which order went the purge?", "It struck **the party before the army / the officers**")
THREE = ask("Name the stages.", "**party before army before people**")


@pytest.mark.parametrize(
    "answer",
    [
        "the party before the army",
        "the army after the party",
        "first the party, then the army",
        "the party first, the army later",
        "the party was purged first and the army later",
        "party, army",
        "the party and then the officers",
        "before the army came the party",
        "before the officers were arrested, the party was purged",
        "after the party came the army",
        "the army only after they had purged the party",
        "the army, and before that the party",
        "the army was formed from the party",
        "the army later, first the party",
        "the party was followed by the army",
        "the army followed the party",
        "the army was preceded by the party",
        "the party was purged earlier than the army",
        "the party in 1934 after Kirov's death, the army in 1937",
        "Both the army and the party suffered: first the party, then the army",
        "not the army before the party, but the party before the army",
        "the party; after that the army",
        "first the party and after the army",
    ],
)
def test_what_comes_first_may_be_said_in_many_ways(answer: str) -> None:
    assert score(PURGE, answer) == 1.0


@pytest.mark.parametrize(
    "answer",
    [
        "the army before the party",
        "the party after the army",
        "first the army, then the party",
        "army, party",
        "the officers and then the party",
        "before the party came the army",
        "after the army came the party",
        "the army was followed by the party",
        "the party, and before that the army",
        "the party followed the army",
        "the party evolved from the army",
        "the party was purged later than the army",
        "the party later, first the army",
    ],
)
def test_the_wrong_order_is_a_miss_with_a_note(answer: str) -> None:
    verdict = grade(PURGE, answer)
    assert verdict.score == 0
    assert verdict.points[0].status is Status.MISSED
    assert kinds(verdict) == {NoteKind.OUT_OF_ORDER}


AGES = ask("Which came first, the Bronze Age or the Stone Age?", "**Stone before Bronze**")
PLANETS = ask(
    "Order the planets Mars, Venus and Earth by distance from the sun.", "**Venus before Earth before Mars**"
)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("stone first, then bronze", 1),
        ("first stone, second bronze", 1),
        ("bronze, but first stone", 1),
        ("stone, but first bronze", 0),
        ("bronze second, stone first", 1),
        ("bronze later, stone earlier", 1),
        ("bronze came second, stone came first", 1),
        ("bronze last, stone first", 1),
        ("the stone age came first and the bronze age last", 1),
        ("stone second, bronze first", 0),
        ("stone was second, bronze was first", 0),
        ("stone later, bronze earlier", 0),
        ("stone last, bronze first", 0),
        ("stone, but bronze came first", 0),
        ("the stone age came last, the bronze age first", 0),
        ("bronze, later stone", 0),
        ("stone, later bronze", 1),
    ],
)
def test_a_rank_may_stand_behind(answer: str, wanted: float) -> None:
    assert score(AGES, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("venus, earth, mars", 1),
        ("Venus Earth Mars", 1),
        ("first venus, then earth, then mars", 1),
        ("mars, venus, earth", 0),
        ("Mars, Venus and Earth", 0),
        ("order the planets mars, venus and earth by distance from the sun", 0),
        ("venus", 0),
    ],
)
def test_to_order_what_the_question_lists_is_no_echo(answer: str, wanted: float) -> None:
    assert score(PLANETS, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("stone", 1),
        ("the Stone Age was first", 1),
        ("stone, not bronze", 1),
        ("bronze", 0),
        ("bronze, not stone", 0),
        ("stone later", 0),
        ("stone second", 0),
        ("after stone", 0),
        ("not stone", 0),
        ("stone or bronze", 0),
        ("stone, bronze or iron", 0),
        ("which came first, the bronze age or the stone age", 0),
    ],
)
def test_where_the_question_asks_what_came_first_that_is_enough(answer: str, wanted: float) -> None:
    assert score(AGES, answer) == wanted


def test_half_for_the_first_of_two_stays_half() -> None:
    point = KeyPoint("**Stone before Bronze**", partly=("**Stone**",))
    assert score(ask("Which came first, the Bronze Age or the Stone Age?", point), "stone") == 0.5


@pytest.mark.parametrize(
    ("language", "question", "wording", "right", "wrong"),
    [
        (
            "de",
            "Was kam zuerst, die Bronzezeit oder die Steinzeit?",
            "**Steinzeit before Bronzezeit**",
            "Steinzeit",
            "Bronzezeit",
        ),
        (
            "es",
            "¿Qué fue primero, el bronce o la piedra?",
            "**piedra before bronce**",
            "la piedra",
            "el bronce",
        ),
        (
            "fr",
            "Qu'est-ce qui vint en premier, le bronze ou la pierre ?",
            "**pierre before bronze**",
            "la pierre",
            "le bronze",
        ),
        ("ru", "Что было сначала, бронза или камень?", "**камень before бронза**", "камень", "бронза"),
    ],
)
def test_what_came_first_in_other_languages(
    language: str, question: str, wording: str, right: str, wrong: str
) -> None:
    rubric = ask(question, wording, language=language)
    assert score(rubric, right) == 1
    assert score(rubric, wrong) == 0


@pytest.mark.parametrize("answer", ["the party", "before the army", "only the army"])
def test_both_are_wanted(answer: str) -> None:
    verdict = grade(PURGE, answer)
    assert verdict.score == 0
    assert NoteKind.OUT_OF_ORDER not in kinds(verdict)


def test_another_wording_may_still_be_right() -> None:
    either = ask("When?", KeyPoint("**the party before the army**", ("**army** and **party** at **once**",)))
    assert score(either, "army and party at once") == 1.0


def test_a_known_wrong_answer_may_ask_for_an_order() -> None:
    rubric = ask("Who was hit?", "the **party before army**", wrong=("**army before party**",))
    assert grade(rubric, "the party before the army").wrong == ()
    assert len(grade(rubric, "the army before the party").wrong) == 1


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("party, army, people", True),
        ("party, people, army", False),
        ("the people after the army after the party", True),
        ("the army came after the party and before the people", True),
    ],
)
def test_three_in_order(answer: str, right: bool) -> None:  # noqa: FBT001 - a table's column
    assert (score(THREE, answer) == 1.0) is right


@pytest.mark.parametrize(
    ("language", "wording", "right", "wrong"),
    [
        ("de", "**Partei before Armee**", "die Armee nach der Partei", "die Armee, danach die Partei"),
        (
            "de",
            "**Partei before Armee**",
            "vor der Armee kam die Partei dran",
            "erst die Armee, dann die Partei",
        ),
        ("fr", "**parti before armée**", "l'armée après le parti", "d'abord l'armée, puis le parti"),
        (
            "es",
            "**partido before ejército**",
            "el ejército después del partido",
            "el partido tras el ejército",
        ),
        (
            "it",
            "**partito before esercito**",
            "prima il partito, dopo l'esercito",
            "il partito dopo l'esercito",
        ),
        ("pt", "**partido before exército**", "o exército depois do partido", "o partido após o exército"),
        ("nl", "**partij before leger**", "het leger na de partij", "het leger voor de partij"),
        ("ru", "**партия before армия**", "армия после партии", "сначала армия, потом партия"),
        ("zh", "**党 before 军队**", "党，军队", "军队，党"),
        (
            "de",
            "**Stein before Bronze**",
            "Bronze zuletzt, Stein zuerst",
            "Stein als zweites, Bronze als erstes",
        ),
        ("es", "**piedra before bronce**", "bronce después, piedra antes", "piedra segunda, bronce primero"),
        (
            "fr",
            "**pierre before bronze**",
            "bronze après, pierre avant",
            "pierre en dernier, bronze en premier",
        ),
        ("it", "**pietra before bronzo**", "bronzo dopo, pietra prima", "pietra dopo, bronzo prima"),
        ("pt", "**pedra before bronze**", "bronze depois, pedra antes", "pedra depois, bronze antes"),
        ("nl", "**steen before brons**", "brons later, steen eerst", "steen als tweede, brons als eerste"),
        ("ru", "**камень before бронза**", "бронза позже, камень раньше", "камень потом, бронза сначала"),
    ],
)
def test_other_languages(language: str, wording: str, right: str, wrong: str) -> None:
    rubric = ask("?", wording, language=language)
    assert score(rubric, right) == 1.0
    assert score(rubric, wrong) == 0


@pytest.mark.parametrize(
    "bold", ["before 1934", "the year before", "used / before / instead", "before", "? before x"]
)
def test_any_other_before_is_a_word(bold: str) -> None:
    assert len(sides(bold)) == 1
    assert plain(f"**{bold}**") == bold.split(" / ", maxsplit=1)[0]


def test_a_bold_with_an_order_reads_as_a_sentence() -> None:
    text = "It struck **the party / members before the army / officers** and **people**"
    assert plain(text) == "It struck the party before the army and people"
    assert keywords(text) == (("the party", "members"), ("the army", "officers"), ("people",))
    assert masked("**party before army**", FIRST_LETTERS) == "p… a…"


def test_a_side_that_the_question_names_still_counts_for_the_order() -> None:
    rubric = ask("When was the army purged?", "**the party before the army**")
    assert score(rubric, "the army after the party") == 1.0
    assert score(rubric, "the army before the party") == 0


def test_what_stands_out_of_order_is_shown_in_full() -> None:
    rubric = ask("Which grades, from the top?", "**7-9**", "**5-6**", "**1-4**", in_order=True)
    verdict = grade(rubric, "1-4, 5-6, 7-9")
    assert [note.words for note in verdict.notes] == [("7-9", "5-6")]


def test_items_in_order_may_stand_in_the_question() -> None:
    question = "Put Bronze Age, Stone Age and Iron Age in order."
    rubric = ask(question, "**Stone**", "**Bronze**", "**Iron**", in_order=True)
    answers = ("Stone Age, Bronze Age, Iron Age", "Bronze Age, Stone Age, Iron Age", "Iron Age", question)
    assert [score(rubric, answer) for answer in answers] == [1, 0.67, 0, 0]


@pytest.mark.parametrize(
    ("language", "question", "wording", "right", "wrong"),
    [
        ("en", "Of stone and bronze, which came first?", "**stone before bronze**", "stone", "bronze"),
        ("de", "Was war früher, Stein oder Bronze?", "**Stein before Bronze**", "Stein", "Bronze"),
        ("es", "¿Qué fue antes, piedra o bronce?", "**piedra before bronce**", "piedra", "bronce"),
        ("fr", "Qui vint avant, pierre ou bronze ?", "**pierre before bronze**", "pierre", "bronze"),
        ("it", "Cosa venne prima, pietra o bronzo?", "**pietra before bronzo**", "la pietra", "il bronzo"),
        ("pt", "O que veio antes, a pedra ou o bronze?", "**pedra before bronze**", "a pedra", "o bronze"),
        ("nl", "Wat kwam eerst, steen of brons?", "**steen before brons**", "steen", "brons"),
        ("ru", "Что было раньше, камень или бронза?", "**камень before бронза**", "камень", "бронза"),
        ("zh", "共和国和帝国哪个先出现?", "**共和国 before 帝国**", "共和国", "帝国"),
        ("ja", "共和国と帝国、どちらが先ですか。", "**共和国 before 帝国**", "共和国", "帝国"),
    ],
)  # fmt: skip
def test_the_first_of_two_is_enough_where_it_is_asked_for(
    language: str, question: str, wording: str, right: str, wrong: str
) -> None:
    rubric = ask(question, wording, language=language)
    assert [score(rubric, right), score(rubric, wrong)] == [1, 0]


def test_the_first_of_two_is_not_enough_where_the_question_names_neither() -> None:
    assert score(ask("What was used first?", "**stone before bronze**"), "stone") == 0
