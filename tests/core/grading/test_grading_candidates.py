"""The right answer in a list of candidates earns nothing; what is told of it costs nothing."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import Rubric, grade
from bot.core.grading.compiling.compile import compile_references
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ASSASSIN, ask, kinds, score

LAW = ask("What is the supreme law of the land?", "The **Constitution**")
AUTHOR = ask("Who wrote the Declaration?", KeyPoint("Thomas **Jefferson**"))
SONG = ask("What is the name of the national anthem?", "The **Star-Spangled Banner**")
SEAT = ask("What is the capital?", "**Washington**, D.C.")
BEGAN = ask("In which year did the purges begin?", "**1932**")
RIGHT = ask("What is one right?", "**petition** the government")
HOW = ask("How were they made to confess?", "by **torture**")
WAR = compile_references("Name the war between the North and the South.", ["The Civil War"], "en")
BULB = compile_references(
    "Why does bulb B go out?", ["Bulbs B and C are in the same closed path with the battery."], "en"
)
DOES = ask("What does the Constitution do?", "It sets up the **government**")
RULE = ask(
    'What is the "rule of law"?', KeyPoint("Nobody is **above** the law", ("must **follow** the law",))
)
LINCOLN = ask(
    "What was one important thing that Lincoln did?",
    KeyPoint("**freed** the **slaves**", ("**saved** the **Union**",)),
)
PEAK = ask("How high is Mount Fuji?", "**3776**")
CITY = ask("In which city was Kirov shot?", "**Leningrad**")
STAGES = ask("In how many stages?", "**three**")
SEPARATORS = (
    ", ",
    ",",
    " or ",
    " and ",
    "; ",
    ". ",
    "\n",
    "/",
    " maybe ",
    " - ",
    " + ",
    " | ",
    " • ",
    " -> ",
)


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    ("rubric", "names"),
    [
        (ASSASSIN, ("Nikolaev", "Molotov", "Bukharin", "Rykov")),
        (ASSASSIN, ("molotov", "bukharin", "leonid nikolaev", "rykov")),
        (ASSASSIN, ("Molotov", "Bukharin", "Rykov", "Nikolaev")),
        (LAW, ("the Bill of Rights", "the Constitution", "Louisiana", "freed the slaves")),
        (LAW, ("Louisiana", "the Constitution", "freed the slaves", "they pay taxes")),
        (SEAT, ("Nevada", "Washington", "Florida", "California")),
    ],
)
def test_the_right_name_among_three_wrong_ones_earns_nothing(
    rubric: Rubric, names: tuple[str, ...], separator: str
) -> None:
    assert score(rubric, separator.join(names)) == 0


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (DOES, "US Constitution, Press, pacific, It sets up the government"),
        (DOES, "the Constitution, the President, an amendment, it sets up the government"),
        (RULE, "the president and a law and the police and nobody is above the law"),
        (LINCOLN, "the president\nthe Constitution\nthe Union\nfreed the slaves"),
        (LINCOLN, "the Constitution, the Union, the president or freed the slaves"),
    ],
)
def test_items_of_words_that_card_or_question_have_are_candidates(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert NoteKind.STUFFED in kinds(verdict)


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (ASSASSIN, "Molotov Bukharin Nikolaev Rykov"),
        (ASSASSIN, "nikolaev bukharin molotov rykov"),
        (SEAT, "Nevada Washington Florida California"),
        (LAW, "Congress The Constitution He was an inventor 27 Pacific Ocean"),
        (AUTHOR, "Washington Adams Jefferson Lincoln"),
        (SEAT, "a new law that was added Washington obey the laws freed the slaves"),
        (LAW, "a new tax that was added it is the Constitution they freed the slaves and hijacked planes"),
        (ASSASSIN, "1936 electricity it was Nikolaev louisiana"),
        (ASSASSIN, "freedom Nikolaev in november 1936"),
        (ASSASSIN, "in november Nikolaev voting may 37 1936"),
        (ASSASSIN, "Nikolaev and not Kamenev Bukharin Molotov Rykov Zinoviev"),
        (BEGAN, "in November the purges started in 1932 Leningrad 3"),
        (RIGHT, "Petition the government Dem & Rep The flag house and senate"),
        (CITY, "he came from Georgia it was in Leningrad they shot Yagoda and Bukharin"),
        (CITY, "Leningrad in three in May 1937 in November survival"),
        (SEAT, "it was new people Washington they took Molotov"),
        (WAR, "freed the slaves it was the Civil War reviews laws market economy"),
    ],
)
def test_a_list_needs_no_marks(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert NoteKind.STUFFED in kinds(verdict)


@pytest.mark.parametrize(
    ("rubric", "answer", "wanted"),
    [
        (CITY, "the US a new law that was added Leningrad pace of industrialisation", 0),
        (CITY, "Leningrad cut ties with the crown civil rights leader pace of industrialisation", 0),
        (LAW, "the Constitution cut ties with the crown house and senate freed the slaves", 0),
        (LAW, "the Constitution Louisiana pace of industrialisation the US", 0),
        (ASSASSIN, "Louisiana a new law that was added it was Nikolaev bil of rights", 0),
        (RULE, "Louisiana executed a new law that was added nobody is above the law", 0),
        (LINCOLN, "saved the Union electricity pace of industrialisation house and senate", 0),
        (RIGHT, "petition the government pace of industrialisation vote bil of rights", 0),
        (CITY, "in the big northern city of Leningrad inside the party building", 1),
        (CITY, "the old imperial capital Leningrad", 1),
        (CITY, "Leningrad, the cold old harbour town he loved", 1),
        (
            CITY,
            "i thought in Kiev the capital Moscow where the party meets but it's Leningrad",
            1,
        ),
        (DOES, "the framers built our federal government with it", 1),
    ],
)
def test_where_words_meet_bare_all_along_items_are_listed(rubric: Rubric, answer: str, wanted: float) -> None:
    assert score(rubric, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("leonardo da vinci italian painter scientist engineer genius", True),
        ("leonardo italian painter engineer genius", True),
        ("leonardo raphael titian donatello", False),
        ("leonardo titian painter donatello engineer", False),
        ("young king power state leonardo da vinci", False),
        ("leonardo head of state young king power people", False),
    ],
)
def test_a_name_may_open_a_note_of_common_words(answer: str, *, right: bool) -> None:
    assert score(ask("Who painted the Mona Lisa?", "**Leonardo** da Vinci"), answer) == right
    assert score(ask("Which painter had the Mona Lisa?", "**Leonardo** da Vinci"), answer) == 0


def test_a_common_word_opens_a_list_of_common_words() -> None:
    assert (
        score(ask("Who makes federal laws?", "**Congress**"), "congress president judges governors police")
        == 0
    )


def test_a_list_without_marks_is_shown_from_its_first_word_to_its_last() -> None:
    notes = grade(ASSASSIN, "nikolaev bukharin molotov rykov").notes
    assert [note.words for note in notes] == [("bukharin molotov rykov",)]


def test_to_tell_how_in_one_breath_is_no_list() -> None:
    assert score(HOW, "torture until they signed papers about plots and named neighbours") == 1


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_wrong_one_that_repeats_a_word_of_the_question_is_a_candidate(separator: str) -> None:
    wars = ("Korean War", "Revolutionary War", "the Civil War", "World War II")
    assert grade(WAR, separator.join(wars)).score == 0


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (ASSASSIN, "Nikolaev, in Leningrad, in 1934"),
        (ASSASSIN, "Nikolaev, in Leningrad, on 1 December 1934, in the Smolny"),
        (ASSASSIN, "Leonid Nikolaev, a young unemployed communist, in Leningrad on 1 December 1934"),
        (ASSASSIN, "Nikolaev, who was arrested at once and shot with thirteen others in December"),
        (ASSASSIN, "It was Nikolaev; he was a party member, he was expelled, he was executed"),
        (ASSASSIN, "L. V. Nikolaev"),
        (PEAK, "3776 metres above sea level"),
        (PEAK, "3776 m above mean sea level"),
        (ASSASSIN, "Nikolaev, not Yezhov or anyone else of the secret police"),
        (ASSASSIN, "it was Nikolaev in December 1934 in Leningrad"),
        (ASSASSIN, "Nikolaev - a communist - in Leningrad"),
        (ASSASSIN, "Nikolaev, nicknamed the quiet assassin of Leningrad"),
        (AUTHOR, "Thomas Jefferson wrote it in Philadelphia in 1776 with help from Adams and Franklin"),
        (AUTHOR, "Thomas Jefferson of Virginia, later the third president"),
        (SONG, "The Star Spangled Banner by Francis Scott Key"),
        (SEAT, "Washington, on the Potomac River between Maryland and Virginia"),
        (LAW, "the constitution, which was written in Philadelphia, and ratified by Delaware first"),
        (BEGAN, "the first purges already took place in 1932, before Kirov died"),
        (ASSASSIN, "Well, I think, if I remember right, it was Nikolaev"),
        (ASSASSIN, "Nikolaev, who was in the party, had lost his job, and was angry"),
        (RULE, "nobody is above the law, not the president, not congress, not even the police"),
        (RULE, "must follow the law, bills, acts, etc"),
        (STAGES, "three, the party, the army, the people"),
        (ASSASSIN, "Nikolaev shot him in 1934 and was executed in December 1934"),
        (HOW, "torture, beatings, threats, lack of sleep"),
        (HOW, "with torture like beatings, threats and no sleep"),
    ],
)
def test_what_is_told_of_the_answer_is_no_candidate(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("Nikolaev? Kamenev?", 0),
        ("Kamenev? Nikolaev?", 0),
        ("Nikolaev? Lev Kamenev?", 0),
        ("Nikolaev? Kamenev? Rykov?", 0),
        ("Nikolaev? Leonid ", 1),
        ("Nikolaev and Zinoviev? or Kamenev", 0),
        ("Nikolaev? He was shot soon after.", 1),
        ("Kamenev? No, Nikolaev", 1),
        ("Nikolaev? right?", 1),
    ],
)
def test_names_asked_one_after_the_other(answer: str, wanted: float) -> None:
    assert score(ASSASSIN, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("the heart? the lungs?", 0),
        ("the lungs? the heart?", 0),
        ("heart? in the lungs?", 0),
        ("the lungs? no, the heart", 1),
        ("the heart? is that right?", 1),
        ("what? the heart?", 1),
    ],
)
def test_so_are_things_behind_small_words(answer: str, wanted: float) -> None:
    assert score(ask("Which organ pumps blood?", "the **heart**"), answer) == wanted


@pytest.mark.parametrize(
    ("language", "answer", "wanted"),
    [
        ("en", "torn between Goethe and Schiller", 0),
        ("en", "I'm torn between Schiller and Goethe", 0),
        ("en", "torn between Schiller and Goethe, so Goethe", 1),
        ("en", "Goethe, torn between love and duty", 1),
        ("de", "schwanke zwischen Goethe und Schiller", 0),
        ("nl", "ik twijfel tussen Schiller en Goethe", 0),
        ("fr", "j'hésite entre Goethe et Schiller", 0),
        ("es", "dudo entre Schiller y Goethe", 0),
        ("it", "sono indeciso tra Goethe e Schiller", 0),
        ("pt", "estou em dúvida entre Goethe e Schiller", 0),
        ("ru", "колеблюсь между Goethe и Schiller", 0),
    ],
)
def test_who_is_torn_between_two_chooses_none(language: str, answer: str, wanted: float) -> None:
    assert score(ask("?", "**Goethe**", language=language), answer) == wanted


def test_other_correct_items_never_hurt() -> None:
    rubric = ask("Name one right.", "freedom of **speech**", "freedom of **religion**", "**press**", enough=1)
    assert score(rubric, "speech, religion, press") == 1
    assert score(rubric, "speech religion press") == 1
    assert score(rubric, "freedom of speech or religion") == 1


def test_a_sentence_may_say_or_but_not_everything() -> None:
    said = "because B and C are in the same path or loop with the battery"
    assert grade(BULB, said).outcome is Outcome.CORRECT
    wrong = "the switch is broken, the wire melted away, somebody forgot the bill of the electric company"
    listed = grade(BULB, f"{wrong}, B and C are in the same closed path with the battery")
    assert listed.outcome is not Outcome.CORRECT
    assert NoteKind.STUFFED in kinds(listed)


@pytest.mark.parametrize("separator", [*SEPARATORS, " "])
def test_a_right_reference_among_three_wrong_items_is_a_list(separator: str) -> None:
    rubric = compile_references("Why 13 stripes?", ["because there were 13 original colonies"], "en")
    wrong = ("because they have more people", "because of the states", "because they had no government")
    verdict = grade(rubric, separator.join((*wrong, "because there were 13 original colonies")))
    assert verdict.outcome is not Outcome.CORRECT
    assert NoteKind.STUFFED in kinds(verdict)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_first_item_may_be_one_word(separator: str) -> None:
    assert grade(WAR, separator.join(("Korea", "Vietnam", "the Civil War", "Iraq"))).score == 0


def test_a_sentence_of_which_no_piece_is_right_by_itself_is_no_list() -> None:
    said = "because B, as well as C, they share a closed path, the same one, with the battery"
    assert grade(BULB, said).outcome is Outcome.CORRECT


def test_items_that_are_all_right_are_no_list() -> None:
    rights = ("speech", "religion", "assembly", "press", "petition the government")
    rubric = compile_references("What is one right from the First Amendment?", rights, "en")
    assert grade(rubric, "speech, religion, press, petition and assembly").outcome is Outcome.CORRECT


def test_more_than_a_thousand_words_are_a_list() -> None:
    said = "it was Nikolaev, as I said: the man with the gun. "
    assert score(ASSASSIN, said * 20) == 1
    assert score(ASSASSIN, said * 100) == 0


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("Nazi Germany, Imperial Japan, and fascist Italy", True),
        ("nazi germany, imperial japan, italy under mussolini", True),
        ("Nazi Germany, imperial Japan, Romania, fascist Italy, communist China", False),
        ("Nazi Germany, imperial Japan and Italy with Hungary Romania Bulgaria", False),
    ],
)
def test_a_word_beside_each_of_several_right_items_offers_nothing_else(answer: str, *, right: bool) -> None:
    axis = compile_references("Whom did the Allies fight?", ["Japan, Germany and Italy"], "en")
    bold = ask("Whom did the Allies fight?", "**Japan**, **Germany** and **Italy**")
    for rubric in (axis, bold):
        assert (grade(rubric, answer).outcome is Outcome.CORRECT) is right


def test_the_number_said_twice_is_one_candidate() -> None:
    metres = compile_references("How high is it?", ["40 meters"], "en")
    assert grade(metres, "40 meters, it goes up to 40").score == 1


@pytest.mark.parametrize(
    ("day", "answer", "wanted"),
    [
        ("November", "november november", 1),
        ("November", "November! its november", 1),
        ("November", "november, december", 0),
        ("15 April", "15 april. april 15", 1),
        ("15 April", "April 15, April 16", 0),
        ("15 April", "April 15, april 15th", 1),
    ],
)
def test_the_date_said_twice_is_one_candidate(day: str, answer: str, wanted: float) -> None:
    question = "When is the last day?"
    assert score(ask(question, f"**{day}**"), answer) == wanted
    assert score(compile_references(question, [day], "en"), answer) == wanted


def test_a_sentence_of_several_pieces_told_otherwise_is_no_list() -> None:
    sentence = (
        "Yes. Black absorbs more heat than white. White reflects more than black. The black box is hotter."
    )
    heat = compile_references("Do the data support her? Explain your answer.", [sentence], "en")
    assert score(heat, f"I think {sentence}") == 1
    assert score(heat, f"{sentence} So that's why!") == 1


@pytest.mark.parametrize(
    "answer",
    ["35,000", "35,000 imprisoned or shot", "35,000 officers were shot or imprisoned", "35,000 or so"],
)
def test_the_question_s_own_words_are_no_other_number(answer: str) -> None:
    rubric = ask("How many officers were imprisoned or shot?", "**35,000**")
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ('Leonid Nikolaev, the "bloody dwarf"', 1),
        ("Nikolaev - planned it in Smolny palace, too", 1),
        ("it was Leonid Nikolaev in Smolny where Molotov and Zhdanov often dined together", 1),
        ("Nikolaev Molotov, Bukharin Rykov", 0),
        ("(Leonid) Nikolaev (Vyacheslav) Molotov native workers of the state", 0),
        ("carpenter (Leonid) Nikolaev (the) painter in the army surgeon", 0),
        ("Nikolaev (a young communist whose party card they took away) in Smolny", 1),
        ("Speech Nikolaev house and senate nobody is above justice", 0),
        ("The flag Nikolaev above justice", 1),
        ("Nikolaev through stairs across corridor near office", 1),
        ("Nikolaev sneaked along the corridor towards the office, via a staircase", 1),
    ],
)
def test_a_word_or_two_about_the_answer_string_nothing_together(answer: str, wanted: float) -> None:
    assert score(ASSASSIN, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("capitalism, the US, Nikolaev, electricity", 0),
        ("electricity, Nikolaev, the US, capitalism", 0),
        ("the US and Nikolaev and electricity and capitalism", 0),
        ("I think, it was, Nikolaev, or so", 1),
        ("Nikolaev, in the Smolny, with a pistol, for us", 1),
    ],
)
def test_behind_the_stands_a_name_however_small(answer: str, wanted: float) -> None:
    assert score(ASSASSIN, answer) == wanted


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "economic differences between north and south"),
        ("de", "wirtschaftliche Lage jenseits des Flusses entlang der Grenze"),
        ("fr", "raisons économiques autour des plantations"),
        ("it", "ragioni economiche intorno alle piantagioni"),
    ],
)
def test_a_preposition_is_no_other_answer(language: str, answer: str) -> None:
    references = ["economic reasons", "wirtschaftliche Gründe", "raisons économiques", "ragioni economiche"]
    rubric = compile_references("Name one problem that led to war.", references, language)
    assert grade(rubric, answer).score > 0.5


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("an ammendment is a addition made later to the original document", True),
        ("a amendmant is a addition made later to the original document", True),
        ("an ammendment is a colour, a law, an addition, a court", False),
    ],
)
def test_a_slip_for_a_word_of_the_question_is_no_candidate(answer: str, *, right: bool) -> None:
    rubric = ask("What is an amendment?", "an **addition** to the Constitution")
    assert (score(rubric, answer) == 1) is right
