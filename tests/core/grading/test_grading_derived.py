"""What counts as said of a reference answer: by a denial, by the letter of a choice, by another word."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import accepts


@pytest.mark.parametrize(
    "answer",
    [
        "You can't make a sound without vibrations",
        "Sounds can not be made without vibrations",
        "There is no sound unless something vibrates",
        "If it does not vibrate there is no sound",
    ],
)
def test_what_is_not_so_without_another_thing_says_that_they_go_together(answer: str) -> None:
    assert accepts("What is behind every sound?", "Vibrations make the sound.", answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Vibrations do not make the sound",
        "If you hit it, vibrations do not make the sound",
        "If the vibrations do not make the sound",
        "Vibrations do not move and they do not make the sound",
        "It is not true that there is no sound without vibrations",
        "Vibrations do not make it. There is no light without the sun",
    ],
)
def test_one_denial_alone_denies_whatever_stands_in_other_sentences(answer: str) -> None:
    assert not accepts("What is behind every sound?", "Vibrations make the sound.", answer)


@pytest.mark.parametrize(
    ("language", "question", "reference", "answer"),
    [
        (
            "de",
            "Was steckt hinter jedem Ton?",
            "Schwingungen erzeugen den Ton.",
            "Kein Ton ohne Schwingungen",
        ),
        ("fr", "Qu'est-ce qui fait le son ?", "Les vibrations font le son.", "Pas de son sans vibrations"),
        (
            "nl",
            "Wat zit er achter elk geluid?",
            "Trillingen maken het geluid.",
            "Geen geluid zonder trillingen",
        ),
    ],
)
def test_other_languages_join_two_denials_too(
    language: str, question: str, reference: str, answer: str
) -> None:
    assert accepts(question, reference, answer, language)


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        ("carbon dioxide, not oxygen", 0),
        ("not oxygen", 0),
        ("plants do not release oxygen", 0),
        ("it is not true that they release oxygen", 0),
        ("they release something, but no oxygen", pytest.approx(0.34, abs=0.01)),
    ],
)
def test_who_denies_all_that_a_short_answer_says_has_nothing_right(answer: str, score: float) -> None:
    rubric = compile_references("Which gas do plants give off?", ["Plants release oxygen"], "en")
    assert grade(rubric, answer).score == score


@pytest.mark.parametrize(
    ("question", "reference", "right", "wrong"),
    [
        (
            "How many ribs does a human have?",
            "A human has 24 ribs, 12 on each side.",
            ("24", "24 ribs", "24 ribs, 12 on each side"),
            ("12", "12 on each side", "ribs"),
        ),
        ("How many legs has it?", "Eight legs, six of them jointed", ("eight", "8 legs"), ("six", "6 legs")),
        (
            "How many men and women were there?",
            "24 men, 12 women",
            ("24 men, 12 women", "12 women and 24 men"),
            ("24", "24 men", "12 women"),
        ),
        (
            "How tall is it, and how heavy?",
            "It is 3 m tall and weighs 80 kg",
            ("3 m, 80 kg",),
            ("3 m", "80 kg"),
        ),
    ],
)
def test_of_several_numbers_the_one_that_is_counted_is_enough(
    question: str, reference: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert [answer for answer in (*right, *wrong) if accepts(question, reference, answer)] == [*right]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("because of industrialization", False),
        ("industrialization", False),
        ("the people moved to cities", False),
        ("to find work", True),
        ("for jobs in factories", True),
        ("because of work, since industrialization", True),
    ],
)
def test_a_word_of_the_question_stands_for_no_other(answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    question = "Why did people move to cities during industrialization?"
    assert accepts(question, "To find work in factories", answer) is right


def test_a_denial_that_the_question_does_not_make_says_something_new() -> None:
    question = "Why didn't the colour of the water change with the juice, which has vitamin C?"
    assert accepts(question, "The juice has no vitamin C.", "because it has no vitamin C")
    assert not accepts(question, "The juice has no vitamin C.", "because it has vitamin C")
    told = "The colour did not change, as the juice is not sour."
    assert not accepts(question, told, "the colour did not change")
    assert accepts(question, told, "the juice is not sour")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("A. It warms up faster", True),
        ("a) it warms up faster", True),
        ("It warms up faster", True),
        ("B. It warms up faster", False),
        ("b: warms up faster", False),
        ("b", False),
    ],
)
def test_the_letter_of_another_choice_is_wrong_whatever_follows(answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    question = "Which of the soils below is the dry one, A or B? How do you know?"
    assert accepts(question, "A. It warms up faster.", answer) is right


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("the legislature", "the parliament"),
        ("imprisoned them", "jailed them"),
        ("by conscription", "with a draft"),
        ("a plebiscite", "a referendum"),
        ("it calls a method", "it invokes a function"),
        ("allocates storage", "reserves memory"),
        ("traverses the vertices", "visits the nodes"),
        ("the preceding element", "the previous item"),
        ("terminates immediately", "exits at once, instantly"),
        ("individual modules", "separate components"),
        ("you practice any religion", "everybody worships as they please"),
        ("you practice any religion", "to have your own beliefs"),
        ("freedom of assembly", "to protest in peace"),
        ("everyone obeys the law", "all are subject to the law"),
        ("it was written", "they drafted it"),
        ("advises the president", "consults with the president"),
        ("everyone must follow the law", "the law applies to everybody"),
        ("it is a capitalist one", "free enterprise"),
        ("fought for women's rights", "she was a suffragette"),
        ("terrorists attacked the buildings", "hijackers hit the buildings"),
        ("a separate shelter", "a home of its own"),
        ("it has the fattest pipe", "its pipe is the biggest"),
        ("the shorter string", "the small string"),
        ("their hands have different sizes", "her hand is bigger"),
        ("the balls have different masses", "one ball is heavier"),
        ("their steps have different lengths", "his steps are shorter"),
        ("the cars have different speeds", "one car is slower"),
        ("the holes have different depths", "one hole is deeper"),
        ("there was more gas", "there was more carbon dioxide"),
    ],
)
def test_words_of_one_meaning_stand_for_each_other(reference: str, answer: str) -> None:
    assert accepts("What was it?", reference, answer)


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("an explosion", "it exploded"),
        ("they divide", "by division"),
        ("it was destroyed", "its destruction"),
        ("in logarithmic time", "log time"),
        ("advises him", "they are his advisors"),
        ("by photosynthesis", "they photosynthesize"),
        ("molten rock", "rock that melted"),
        ("it is salty", "it has salt"),
        ("it conducts electricity", "it is a conductor of electricity"),
        ("he saved the Union", "he united the north and the south"),
    ],
)
def test_words_of_one_family_stand_for_each_other(reference: str, answer: str) -> None:
    assert accepts("What was it?", reference, answer)


@pytest.mark.parametrize(
    ("reference", "answer", "right"),
    [
        ("explains laws", "intrepret laws", True),
        ("explains laws", "interprates laws", True),
        ("resolves disputes", "setles argumants", True),
        ("ended slavery", "abolisshed slavvery", True),
        ("the freedom of all", "freee all", True),
        ("it advises", "consullt", True),
        ("it advises", "consulate", False),
        ("it advises", "cnosluut", False),
        ("it advises", "onsult", False),
    ],
)
def test_a_word_of_one_meaning_may_have_a_slip_if_it_is_no_other(
    reference: str,
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    rubric = compile_references("What was it?", [reference, "nothing of that"], "en")
    assert (grade(rubric, answer).outcome is Outcome.CORRECT) is right


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("declared that the country is free", "gave everyone the right to vote"),
        ("protects the rights of Americans", "it frees us from England"),
    ],
)
def test_a_right_is_a_freedom_but_nothing_that_is_free(reference: str, answer: str) -> None:
    assert accepts("What may one do?", "a right", "a freedom")
    rubric = compile_references("What did it do?", [reference, "nothing", "that"], "en")
    assert grade(rubric, answer).outcome is not Outcome.CORRECT


@pytest.mark.parametrize("answer", ["makes the laws", "enforces laws", "creates laws"])
def test_who_explains_laws_does_not_make_or_enforce_them(answer: str) -> None:
    references = ["reviews laws", "explains laws", "resolves disputes"]
    rubric = compile_references("What does the judicial branch do?", references, "en")
    assert grade(rubric, answer).outcome is not Outcome.CORRECT


def test_words_akin_to_the_same_word_are_not_akin_to_each_other() -> None:
    assert accepts("What was it?", "a law", "a statute")
    assert accepts("What was it?", "a law", "an act")
    assert not accepts("What was it?", "a statute", "an act")


@pytest.mark.parametrize(
    ("references", "right", "wrong"),
    [
        (("the United States",), ("USA", "the U.S.", "the us", "america"), ("the states of europe",)),
        (("World War II",), ("the second world war", "ww2", "World War ll"), ("WW1", "the great war")),
        (("carbon dioxide",), ("CO2", "co2"), ("CO", "oxygen")),
        (("Washington, D.C.",), ("DC", "the District of Columbia"), ("Washington state",)),
        (("Mount Everest",), ("Mt. Everest", "mt everest"), ("Mt. Etna",)),
        (("Marie Curie", "Curie"), ("curie", "marie curie"), ("Marie Antoinette", "marie", "pierre curie")),
        (
            ("(Franklin) Roosevelt",),
            ("Roosevelt", "franklin roosevelt", "president roosevelt", "frank roosevelt"),
            ("teddy roosevelt",),
        ),
        (("Alexander Fleming", "Fleming"), ("Dr Fleming", "not ian but alexander fleming"), ("Ian Fleming",)),
        (("Mount Vesuvius", "Vesuvius"), ("vesuvius", "Mt Vesuvius"), ("Mount Etna", "mount")),
    ],
)
def test_a_thing_may_be_called_by_another_of_its_names(
    references: tuple[str, ...], right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    rubric = compile_references("Which is it?", references, "en")
    for answer in right:
        assert grade(rubric, answer).outcome is Outcome.CORRECT, answer
    for answer in wrong:
        assert grade(rubric, answer).outcome is not Outcome.CORRECT, answer


def test_a_name_that_the_question_says_itself_earns_nothing() -> None:
    assert not accepts("What does DNA stand for?", "deoxyribonucleic acid", "DNA")
    assert not accepts("What is the formula of water?", "H2O", "water")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("a node without children", True),
        ("it has no children", True),
        ("a node with zero children", True),
        ("a childless node", True),
        ("any node with no child", True),
        ("a node with two children", False),
        ("a node that has children", False),
        ("a node with one child", False),
    ],
)
def test_what_a_short_sentence_denies_is_not_to_be_affirmed(answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert accepts("What is a leaf of a tree?", "A node that has no children.", answer) is right


def test_what_is_so_if_something_is_not_is_not_denied() -> None:
    reference = "If the key sticks it is iron, if the key does not stick it is aluminum."
    assert accepts("What does a magnet tell?", reference, "if it sticks it is iron, if it falls aluminum")


@pytest.mark.parametrize(
    ("reference", "right", "wrong"),
    [
        (
            "Last in, first out",
            ("LIFO", "last in first out", "the last one in is the first out", "LIFO, not FIFO"),
            ("FIFO", "first in, first out", "it is a first in, first out thing", "first in last out"),
        ),
        ("First in, first out", ("fifo", "the first one in is the first out"), ("LIFO", "last in first out")),
        (
            "in the upper left corner",
            ("upper left", "the left corner, the upper one"),
            ("lower left corner",),
        ),
        ("at the north pole", ("north pole", "near the northern pole"), ("south pole",)),
        ("by evaporation of water", ("water evaporates",), ("water condenses",)),
    ],
)
def test_the_opposite_of_a_word_in_its_place_is_wrong(
    reference: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    question = "Which is it?"
    assert [answer for answer in (*right, *wrong) if accepts(question, reference, answer)] == [*right]


@pytest.mark.parametrize(
    ("once", "again"),
    [
        ("tree light", "tree light tree light"),
        ("the tree stops some light", "the tree stops some light some light some light"),
    ],
)
def test_words_said_again_bring_an_answer_no_closer(once: str, again: str) -> None:
    rubric = compile_references("Why is there a shadow?", ["The tree blocks the light from the Sun."], "en")
    assert 0 < grade(rubric, again).score <= grade(rubric, once).score


def test_a_reference_that_repeats_words_is_right_as_it_stands() -> None:
    reference = (
        "The shorter the string is, the more the string swings in 15 seconds. "
        "The longer the string is, the less the string swings in 15 seconds."
    )
    rubric = compile_references("How does the length of the string matter?", [reference], "en")
    assert grade(rubric, reference).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("they don't get much rain", True),
        ("there is not a lot of rain", True),
        ("they get a lot of rain", False),
        ("plenty of rain", False),
        ("very little rain", True),
    ],
)
def test_not_much_is_little(answer: str, right: bool) -> None:  # noqa: FBT001 - a table's column
    rubric = compile_references("What makes deserts dry?", ["They get very little rain."], "en")
    assert (grade(rubric, answer).outcome is Outcome.CORRECT) is right


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        (
            "What is a null pointer?",
            "A pointer that does not point to any valid object or address in memory.",
            "A pointer that points to nothing.",
        ),
        (
            "What is an infinite loop?",
            "A loop whose end condition is never met, so that it never stops.",
            "A loop that doesn't stop because the condition for ending is not reached",
        ),
    ],
)
def test_what_a_sentence_denies_may_be_denied_in_other_places(
    question: str, reference: str, answer: str
) -> None:
    assert grade(compile_references(question, [reference], "en"), answer).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("language", "question", "reference", "right", "wrong"),
    [
        (
            "en",
            "What is a null pointer?",
            "A pointer that does not point to any valid object or address in memory.",
            "A pointer that points to nothing.",
            "Nothing is a pointer.",
        ),
        (
            "de",
            "Was ist ein Nullzeiger?",
            "Ein Zeiger, der auf kein gültiges Objekt im Speicher zeigt.",
            "Ein Zeiger, der auf nichts zeigt.",
            "Nichts ist ein Zeiger.",
        ),
        (
            "en",
            "What is a vacuum?",
            "A space that does not contain any matter or particles",
            "a space that contains nothing",
            "a space that contains nothing but particles",
        ),
    ],
)
def test_nothing_is_none_of_what_a_sentence_denies(
    language: str, question: str, reference: str, right: str, wrong: str
) -> None:
    rubric = compile_references(question, [reference], language)
    assert grade(rubric, right).outcome is Outcome.CORRECT
    assert grade(rubric, wrong).outcome is not Outcome.CORRECT


def test_beside_other_references_a_denial_of_the_question_alone_says_nothing() -> None:
    law = ("Everyone must follow the law.", "Leaders must obey the law.", "No one is above the law.")
    rubric = compile_references('What is the "rule of law"?', law, "en")
    assert grade(rubric, "nobody is above the law").outcome is Outcome.CORRECT
    assert grade(rubric, "not everyone must follow the law").outcome is not Outcome.CORRECT


@pytest.mark.parametrize(
    ("reference", "right", "wrong"),
    [
        (
            "The two lamps are in separate paths",
            ("the two lamps are not in the same path", "the lamps are on different paths"),
            ("the two lamps are in the same path", "the lamps are not on different paths"),
        ),
        (
            "Each lamp is in its own path",
            ("each lamp is not in the same path", "the lamps have separate paths"),
            ("each lamp is in the same path", "the lamps share the same path"),
        ),
        (
            "The lamp is not in the same path as the switch",
            (
                "the lamp is in a different path than the switch",
                "the switch has a path separate from the lamp",
            ),
            ("the lamp is in the same path as the switch",),
        ),
        (
            "The motor is not connected to the negative pole",
            ("the motor is disconnected from the negative pole", "motor separated from the negative pole"),
            (
                "the motor is disconnected from the positive pole",
                "the motor is connected to the negative pole",
            ),
        ),
    ],
)
def test_what_is_denied_may_be_said_by_its_opposite(
    reference: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    question = "How do you know?"
    assert [answer for answer in (*right, *wrong) if accepts(question, reference, answer)] == [*right]


@pytest.mark.parametrize(
    ("answer", "right"),
    [("they are connected", True), ("that they connect", True), ("they are not connected", False)],
)
def test_an_answer_in_the_words_of_the_question_may_say_what_a_sentence_says_in_them(
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    question = "What does a steady light tell you about the connection between the lamp and the battery?"
    assert accepts(question, "The lamp is connected", answer) is right
