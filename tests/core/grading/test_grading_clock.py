"""Times of day are one value, in figures or words, with or without the half of the day."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(
    ("question", "wanted", "right", "wrong"),
    [
        (
            "At what time did it begin?",
            "**half past three**",
            "3:30 | 3.30 | half three | at 3:30 pm | 15:30 | half past 3 | three thirty",
            "half past two | 3:13 | quarter past three | three | half | 30",
        ),
        (
            "What time does the shop close?",
            "**15:30**",
            "3:30 pm | 3.30 p.m. | half past three in the afternoon | 15.30 | 3:30",
            "3:30 am | half past three in the morning | 03:30 | 5:30 pm | 15:13 | 15",
        ),
        (
            "When did it hit the iceberg?",
            "**11:40 pm**",
            "23:40 | twenty to twelve at night | 11:40 in the evening | on 14 April 1912 at 11:40 pm",
            "11:40 am | 12:40 pm | 11:14 pm | twenty past eleven",
        ),
        (
            "When did the train leave?",
            "**quarter to nine**",
            "8:45 | a quarter to nine | eight forty-five | 20:45 | 15 minutes before nine",
            "9:15 | quarter past nine | 9:45 | nine | a quarter",
        ),
        (
            "What time is tea?",
            "**five o'clock**",
            "5 pm | 17:00 | 5 | at five",
            "six o'clock | 5:30 | 15",
        ),
        (
            "When is dinner?",
            "at **7 pm**",
            "19:00 | seven in the evening | at 7 | 7 p.m.",
            "7 am | 8 pm | 17:00",
        ),
        (
            "What time did the war end?",
            "**noon**",
            "12:00 | 12 pm | midday | 12 noon | noon",
            "midnight | 12 am",
        ),
        ("What time did it start?", "**midnight**", "0:00 | 12 am | 24:00 | 00:00", "noon | 12:30"),
        ("When did they meet?", "**twelve thirty**", "twelve thirty", "half past one"),
    ],
)
def test_a_time_of_day_is_right_however_it_is_said(
    question: str, wanted: str, right: str, wrong: str
) -> None:
    rubric = ask(question, wanted)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("language", "question", "wanted", "right", "wrong"),
    [
        (
            "de",
            "Um wie viel Uhr?",
            "**halb vier**",
            "15:30 | 3:30 Uhr | 15 Uhr 30 | halb 4 | um 15.30 Uhr | drei Uhr dreißig",
            "halb fünf | 4:30 Uhr | 16:30 | halb drei",
        ),
        (
            "de",
            "Wann?",
            "**20:45 Uhr**",
            "Viertel vor neun | dreiviertel neun | 20.45 | 8:45 abends",
            "21:15 | 9:45",
        ),
        (
            "es",
            "¿A qué hora?",
            "a las **tres y media**",
            "3:30 | a las 15:30 | tres y media de la tarde",
            "3:15 | cuatro",
        ),
        (
            "es",
            "¿A qué hora?",
            "**8:45**",
            "las nueve menos cuarto | las ocho y cuarenta y cinco",
            "nueve y cuarto",
        ),
        (
            "fr",
            "À quelle heure ?",
            "**15h30**",
            "15 h 30 | 15:30 | trois heures et demie | 3h30",
            "13h30 | 15h13",
        ),
        (
            "fr",
            "À quelle heure ?",
            "**8h45**",
            "neuf heures moins le quart | 8:45 | huit heures quarante-cinq",
            "9h15",
        ),
        (
            "it",
            "A che ora?",
            "alle **tre e mezza**",
            "15:30 | 3.30 | le tre e mezza | alle 3 e 30",
            "le tre e un quarto",
        ),
        (
            "it",
            "A che ora?",
            "**8:45**",
            "le nove meno un quarto | otto e quarantacinque",
            "nove e un quarto",
        ),
        (
            "pt",
            "A que horas?",
            "às **três e meia**",
            "15h30 | 3:30 | três e meia da tarde",
            "três e um quarto | 4:30",
        ),
        (
            "pt",
            "A que horas?",
            "**8:45**",
            "quinze para as nove | oito e quarenta e cinco | 8h45",
            "nove e quinze",
        ),
        ("nl", "Hoe laat?", "**half vier**", "15:30 | half 4 | 15.30 uur | 15 uur 30", "half vijf | 16:30"),
        ("nl", "Hoe laat?", "**20:45**", "kwart voor negen | 8 uur 45 's avonds", "kwart over negen"),
        (
            "ru",
            "Во сколько?",
            "**15:30**",
            "половина четвёртого | 15 часов 30 минут | три тридцать | пол четвёртого | полчетвёртого",
            "16:30",
        ),
        (
            "ru",
            "Во сколько?",
            "**8:45**",
            "без четверти девять | 8.45 | без пятнадцати девять",
            "четверть десятого",
        ),
        (
            "zh",
            "几点开始？",
            "**下午三点半**",
            "15:30 | 下午3点30分 | 3点半 | 15点30分",
            "上午三点半 | 四点半 | 三点",
        ),
        ("zh", "几点？", "**八点四十五分**", "8:45 | 八点三刻 | 差一刻九点 | 差十五分九点", "九点一刻"),
        (
            "ja",
            "何時ですか？",
            "**午後3時半**",
            "15時30分 | 午後3時30分 | 15:30 | 午後三時半",
            "午前3時半 | 4時半",
        ),
        ("ja", "何時ですか？", "**8時45分**", "9時15分前 | 8:45 | 八時四十五分", "9時15分"),
    ],
)
def test_a_time_of_day_in_each_language(
    language: str, question: str, wanted: str, right: str, wrong: str
) -> None:
    rubric = ask(question, wanted, language=language)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("question", "wanted", "right", "wrong"),
    [
        ("How many were there?", "**ten to twelve**", "10 to 12", "11:50"),
        ("What was the score?", "**3:30**", "3-30", "half past three"),
        ("How long did it take?", "**3 hours**", "three hours", "3 o'clock"),
        ("When did it end?", "in **1230**", "1230", "12:30"),
        ("How much was it?", "**a quarter of nine**", "1/4 of 9", "8:45"),
        ("When was it?", "from **ten to twelve**", "10 to 12", "11:50"),
        ("When was it?", "**4 to 5 May**", "4-5 May", "4:56"),
        ("How much was left?", "**half**", "a half", "6:30"),
    ],
)
def test_other_numbers_are_no_times(question: str, wanted: str, right: str, wrong: str) -> None:
    rubric = ask(question, wanted)
    assert score(rubric, right) == 1
    assert score(rubric, wrong) == 0


def test_two_times_contradict_each_other() -> None:
    rubric = ask("What time is it?", "**3:30 pm**")
    assert score(rubric, "3:30 pm or 4:30 pm") == 0
    assert score(rubric, "not 4:30 pm but 3:30 pm") == 1


def test_a_sentence_has_times_too() -> None:
    rubric = compile_references("When did the ship sink?", ["It sank at 2:20 a.m."], "en")
    assert grade(rubric, "twenty past two in the morning").outcome is Outcome.CORRECT
    assert grade(rubric, "at 2:20 pm").outcome is Outcome.INCORRECT


def test_a_date_and_a_time_are_both_wanted() -> None:
    rubric = ask("Wann war das Konzert?", "am **3. Mai um 20 Uhr**", language="de")
    assert [score(rubric, said) for said in ("3. Mai, 20:00", "um acht Uhr abends am 3. Mai")] == [1, 1]
    assert [score(rubric, said) for said in ("3. Mai um 10 Uhr", "4. Mai um 20 Uhr", "20 Uhr")] == [0, 0, 0]
