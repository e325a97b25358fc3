"""On a card with one answer, several candidates earn nothing; nor does saying the question again."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import Rubric, grade
from bot.core.grading.compiling.compile import compile_references
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ASSASSIN, ask, kinds, score

BEGAN = ask("In which year did the purges begin?", "**1932**")
ANNOUNCED = ask("In which month and year was it announced?", "**May 1937**")
VOTED = ask("In what month do we vote?", "**November**")
MURDERED = ask("On what day was Kirov murdered?", KeyPoint("on **1 December 1934**", ("**1 декабря 1934**",)))
INDEPENDENCE = ask(
    "When do we celebrate Independence Day?",
    KeyPoint("**July 4**", ("**July 4** since **1776**", "**forth of July**")),
)
REASON = ask("What was the aim?", KeyPoint("to stop a **coup**", ("they **feared** the **soldiers**",)))
GREAT = ask("In which years was the Great Purge?", "**1937–1938**")
CHOICE = ask("Was it Nikolaev or Stalin who shot him?", "**Nikolaev**")


@pytest.mark.parametrize(
    ("rubric", "answer", "kind"),
    [
        (ASSASSIN, "Nikolaev or Bukharin", NoteKind.HEDGED),
        (ASSASSIN, "Bukharin or Leonid Nikolaev", NoteKind.HEDGED),
        (ASSASSIN, "Bukharin/Nikolaev", NoteKind.HEDGED),
        (REASON, "to stop a coup or to sell grain", NoteKind.HEDGED),
        (ASSASSIN, "it's either Bukharin, Rykov or Nikolaev", NoteKind.HEDGED),
        (ASSASSIN, "maybe Bukharin, maybe Nikolaev", NoteKind.HEDGED),
        (ASSASSIN, "Nikolaev or Yezhov", NoteKind.WRONG_ANSWER),
        (ASSASSIN, "Stalin? Nikolaev?", NoteKind.WRONG_ANSWER),
        (ASSASSIN, "Nikolaev? Kamenev?", NoteKind.HEDGED),
        (ASSASSIN, "Bukharin, Rykov, Beria, Molotov, Nikolaev", NoteKind.STUFFED),
        (ASSASSIN, "Rykov Beria Nikolaev Bukharin Yagoda Molotov Kamenev Trotsky", NoteKind.STUFFED),
        (BEGAN, "1932 or 1933", NoteKind.HEDGED),
        (BEGAN, "1932, 1933", NoteKind.HEDGED),
        (ANNOUNCED, "May 1937, 1936", NoteKind.HEDGED),
        (ANNOUNCED, "1936 May 1937", NoteKind.HEDGED),
        (BEGAN, "1930 1931 1932 1933 1934", NoteKind.STUFFED),
        (MURDERED, "2 December 1934 or 1 December 1934", NoteKind.HEDGED),
        (MURDERED, "1/12/34 or 2/12/34", NoteKind.HEDGED),
        (INDEPENDENCE, "July 4 or July 5", NoteKind.HEDGED),
        (INDEPENDENCE, "july 5, july 4", NoteKind.HEDGED),
        (INDEPENDENCE, "7/4, 4/15", NoteKind.HEDGED),
        (INDEPENDENCE, "4/15 or July 4", NoteKind.HEDGED),
        (VOTED, "November or May", NoteKind.HEDGED),
        (VOTED, "may november", NoteKind.HEDGED),
        (ASSASSIN, "who shot sergei kirov", NoteKind.ECHOED_QUESTION),
        (CHOICE, "was it Nikolaev or Stalin", NoteKind.ECHOED_QUESTION),
    ],
)
def test_candidates_side_by_side_earn_nothing(rubric: Rubric, answer: str, kind: NoteKind) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert kind in kinds(verdict)


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (ASSASSIN, "Nikolaev or Nikolayev, however you spell it"),
        (ASSASSIN, "Nikolaev or Nikolaew, no idea how to spell it"),
        (ASSASSIN, "Nikolaw/Nikolaev"),
        (BEGAN, "1932 or the purges started in 1932"),
        (GREAT, "37/38 were the worst years so 1937-1938"),
        (GREAT, "37/38, so 1937-1938"),
        (MURDERED, "1 Dec 1934, 1/12/1934"),
        (ANNOUNCED, "May 1937, 05/1937"),
        (INDEPENDENCE, "7/4, July 4"),
        (INDEPENDENCE, "1. July 4"),
        (MURDERED, "1. 1/12/1934"),
        (MURDERED, "1. 12. 1934"),
        (INDEPENDENCE, "july 4th, 7/4"),
        (REASON, "to stop a coup or they feared the soldiers"),
        (REASON, "they feared the soldiers / so no one could plan a coup"),
        (ASSASSIN, "Nikolaev, in 1934, in Leningrad"),
        (ASSASSIN, "Leonid Nikolaev, a party member; he was executed within weeks"),
        (ASSASSIN, "maybe Nikolaev"),
        (BEGAN, "1932, before the Great Purge of 1936"),
        (ANNOUNCED, "May 1937, a year after the trials of 1936"),
        (MURDERED, "1 December 1934, not 2 December"),
        (MURDERED, "not 2.12., 1 December 1934"),
        (MURDERED, "1 December 1934, at 4.30 pm"),
        (MURDERED, "1 dec 1934 (1.12.34)"),
        (INDEPENDENCE, "July 4th, not 7/5"),
        (INDEPENDENCE, "7/4/1776, so july 4"),
        (VOTED, "November may be"),
        (VOTED, "it may be November"),
        (CHOICE, "Nikolaev"),
    ],
)
def test_more_that_is_said_in_passing_does_no_harm(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


def test_choosing_the_wrong_side_of_a_choice_is_wrong() -> None:
    assert score(CHOICE, "Stalin") == 0


def test_several_points_are_no_candidates() -> None:
    rubric = ask("Which two were arrested?", "**Kamenev**", "**Zinoviev**")
    assert score(rubric, "Kamenev or Zinoviev") == 1
    assert score(rubric, "Kamenev and Bukharin") == 0.5


def test_denying_one_side_of_a_choice_is_no_echo() -> None:
    rubric = ask("Is the circuit open or closed?", "**closed**")
    assert score(rubric, "it is not open, it is closed") == 1
    assert score(rubric, "open or closed") == 0
    assert score(ask("How complete was it?", "**not complete**"), "it was not complete") == 1


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("Molotov", 0), ("Molotov, not Ribbentrop", 0), ("not Molotov", 0), ("Molotov in 1939", 0.67)],
)
def test_denying_a_name_of_the_question_earns_nothing(answer: str, wanted: float) -> None:
    pact = ask("When did Molotov and Ribbentrop sign?", "**Molotov**", "**Ribbentrop**", "**1939**")
    assert score(pact, answer) == wanted


def test_a_wording_given_in_part_excuses_no_candidate() -> None:
    rubric = ask(
        "Who headed it?",
        KeyPoint("**Yezhov**", ("**Yezhov** **before / after** **Beria**",)),
        wrong=("**Beria**",),
    )
    assert score(rubric, "Yezhov or Beria") == 0
    assert score(rubric, "Yezhov, before Beria") == 1


def test_a_number_with_words_of_its_own_is_no_candidate() -> None:
    rubric = ask("How many delegates came?", "**1,996**")
    assert score(rubric, "1996, and 1108 of them were executed") == 1
    assert score(rubric, "1996 or 1108") == 0


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("An amendment is a formal change made to a law, contract, constitution, or other document.", 1),
        ("An amendment is a law, a contract, a change, a vote", 0),
        ("law, contract, vote, change, or other document, all of them made by people", 0),
    ],
)
def test_a_definition_may_list_what_it_speaks_of(answer: str, wanted: float) -> None:
    assert score(ask("What is an amendment?", "a **change**"), answer) == wanted


@pytest.mark.parametrize("answer", ["1/5 or 1/6", "1/6 or 1/5"])
def test_the_other_choice_is_shown_in_full(answer: str) -> None:
    notes = grade(ask("What share was it?", "**1/6**"), answer).notes
    assert [note.words for note in notes] == [("1/5",)]


@pytest.mark.parametrize(("answer", "wanted"), [("35,000 although 40,000", 1), ("35,000 but 40,000", 0)])
def test_a_turn_ties_another_number_to_what_follows_and_but_does_not(answer: str, wanted: float) -> None:
    assert score(ask("How many were shot?", "**35,000**"), answer) == wanted


def test_a_share_is_one_number_of_a_list() -> None:
    notes = grade(ask("How many were shot?", "**35,000**"), "1/8 2/3 3/4 35,000").notes
    assert [note.words for note in notes] == [("1/8", "2/3", "3/4")]


GAS = ask("What gas do plants take in?", "**carbon dioxide**")
NEAREST = ask("Which planet is closest to the sun?", "**Mercury**")
STORE = ask("What do camels store in their humps?", "They store **fat**")
LEGS = ask("How many legs does a spider have?", "**8**")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (NEAREST, "mercury i think or venus"),
        (NEAREST, "mercury probably or venus"),
        (NEAREST, "mercury, venus or mars"),
        (NEAREST, "mercury... no wait, it's venus"),
        (GAS, "carbon dioxide no wait oxygen"),
        (GAS, "carbon dioxide i think, might be oxygen"),
        (GAS, "carbon dioxide? maybe oxygen"),
        (NEAREST, "mercury, sorry, venus"),
        (NEAREST, "mercury. actually no, venus"),
        (NEAREST, "mercury but maybe venus"),
        (NEAREST, "I think mercury, but it could be venus"),
        (ASSASSIN, "Nikolaev, I mean Bukharin"),
        (STORE, "fat, maybe water"),
        (STORE, "the fat, I mean the water"),
        (STORE, "fat? some water?"),
    ],
)
def test_another_answer_behind_the_right_one_is_offered_too(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert NoteKind.HEDGED in kinds(verdict)


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (NEAREST, "venus, no wait mercury"),
        (GAS, "oxygen, no wait carbon dioxide"),
        (GAS, "carbon dioxide, might be wrong"),
        (NEAREST, "venus, I mean mercury"),
        (NEAREST, "mercury, sorry for the typo"),
        (NEAREST, "mercury, I mean the planet"),
        (NEAREST, "mercury, maybe the smallest one"),
        (NEAREST, "mercury, perhaps named after the god"),
        (NEAREST, "mercury, or am I wrong?"),
        (NEAREST, "I first thought venus but it's mercury"),
        (NEAREST, "many people say venus or mars but i think mercury"),
        (ASSASSIN, "Nikolaev, perhaps on Stalin's orders"),
        (ASSASSIN, "Nikolaev, maybe Leonid"),
        (ASSASSIN, "Bukharin, but Nikolaev pulled the trigger"),
        (STORE, "contrary to popular belief not water but fat"),
        (STORE, "fat, maybe for energy"),
        (LEGS, "8 legs and 2 body parts"),
        (BEGAN, "1932, probably in September"),
        (ask("What did she do?", "fought for **women**"), "she fought so women could vote"),
        (ask("What did she do?", "fought for **women**"), "so that the women might vote"),
    ],
)
def test_what_is_taken_back_or_told_of_the_right_answer_is_no_other(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("question", "point", "right", "wrong"),
    [
        (
            "Which planet is nearest to the sun?",
            "**Mercury**",
            (
                "Mercury and then Venus",
                "Mercury, and Venus is next",
                "Mercury and not Venus",
                "Mercury, I guess",
            ),
            ("Mercury and Venus", "Venus and Mercury", "both Mercury and Venus", "Mercury & Venus"),
        ),
        (
            "Who wrote the manifesto?",
            "**Marx**",
            ("Marx and Engels", "K. Marx", "Marx, with Engels", "Marx? I think", "Engels? Marx", "Marx? idk"),
            ("Marx, Engels, Bakunin", "Marx? Engels", "Engels, Bakunin and Marx"),
        ),
        (
            "Who was the first man on the moon?",
            "Neil **Armstrong**",
            ("Armstrong and Apollo 11", "Armstrong, brave American"),
            ("Buzz Aldrin and Neil Armstrong", "Neil Armstrong and Buzz Aldrin"),
        ),
        ("¿Cuál es el planeta más grande?", "**Júpiter**", ("Júpiter",), ("Júpiter y Saturno",)),
        ("Welche ist die größte Stadt?", "**Berlin**", ("Berlin",), ("Berlin und Hamburg",)),
    ],
)
def test_one_thing_is_wanted_where_the_most_of_a_kind_is(
    question: str, point: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    language = "es" if "¿" in question else "de" if "Welche" in question else "en"
    rubric = ask(question, point, language=language)
    assert {answer: score(rubric, answer) for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, 1.0),
        **dict.fromkeys(wrong, 0.0),
    }


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("capitalism or free market", True),
        ("capitalist / a free market", True),
        ("free market or capitalism", True),
        ("capitalism or free love", False),
    ],
)
def test_a_word_that_leads_to_another_right_one_is_no_choice(answer: str, *, right: bool) -> None:
    rubric = compile_references("What is the system?", ("capitalist", "market economy"), "en")
    assert (grade(rubric, answer).outcome is Outcome.CORRECT) is right


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("most of them were shot or exiled", 1),
        ("they were exiled or shot", 1),
        ("he was exiled or shot", 0),
        ("shot or exiled, one of the two", 0),
        ("they were nobles or shot", 0),
    ],
)
def test_of_several_some_may_be_one_and_some_the_other(answer: str, wanted: float) -> None:
    assert score(ask("What happened to them?", "they were **shot**"), answer) == wanted
