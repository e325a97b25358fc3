"""What a number counts: units, their symbols, conversions, and what an author may leave to the question."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import KeyPoint, Outcome, PlusMinus
from bot.core.grading import compile_references, grade
from bot.core.grading.language.language import speak
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.units import all_units
from bot.core.grading.trace import Rule, explain
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, score

CASES = {
    ("en", "How tall is Mount Everest?", "8,849 m"): (
        ["8849 m", "8849m", "8,849 metres", "8.849 km", "29,032 ft", "8849 meters high"],
        ["8849 km", "8849 ft", "8848 m", "29,032 m", "8849 cm", "9 km"],
    ),
    ("en", "How long does it sleep?", "16 hours"): (
        ["16 h", "16h", "16 hrs", "sixteen hours", "16 hours a day", "960 minutes"],
        ["16 minutes", "16 days", "60 hours"],
    ),
    ("en", "How many years is the term?", "6"): (
        ["6", "six years", "6 yrs", "72 months"],
        ["6 months", "six days", "6 weeks", "60 years"],
    ),
    ("en", "How fast is light?", "300,000 km per second"): (
        ["300000 km/s", "300,000,000 m/s", "3 x 10^8 m/s", "186,000 miles per second", "300000 km a second"],
        ["300,000 km/h", "300,000 miles per second", "300 km/s"],
    ),
    ("en", "What is the speed limit?", "60 mph"): (
        ["60 miles per hour", "60 miles an hour", "96 km/h", "97 kmh"],
        ["60 km/h", "60 kph"],
    ),
    ("en", "At what temperature does water boil?", "100 °C"): (
        ["100 C", "100°C", "100°", "100 degrees", "100 degrees Celsius", "212 F", "373 kelvin"],
        ["100 F", "100 °F", "100 degrees fahrenheit", "90 C"],
    ),
    ("en", "How wide is a right angle?", "90 degrees"): (["90°", "90 °"], ["9°", "90 m", "80 degrees"]),
    ("de", "Bei welcher Temperatur kocht Wasser?", "100 Grad"): (
        ["100 °C", "100°", "hundert Grad Celsius"],
        ["100 Grad Fahrenheit", "90 Grad", "100 Meter"],
    ),
    ("es", "¿A qué temperatura hierve?", "100 °C"): (
        ["100 grados", "cien grados", "100 ºC"],
        ["100 metros", "100 ºF"],
    ),
    ("zh", "水在多少度沸腾？", "100度"): (["一百度", "100℃", "100摄氏度"], ["100华氏度", "90度"]),
    ("ja", "水は何度で沸騰しますか？", "100度"): (["百度", "100℃", "摂氏100度"], ["90度"]),
    ("en", "How much did it cost?", "$5"): (
        ["5 dollars", "$5.00", "5 bucks", "5$"],
        ["5 euros", "€5", "£5", "5 cents", "$50"],
    ),
    ("en", "How much was a loaf?", "50p"): (
        ["50 pence", "fifty pence", "£0.50", "half a pound", "50 p"],
        ["£50", "15p", "50 cents", "$0.50"],
    ),
    ("en", "What did it cost?", "£2.50"): (["2 pounds 50", "£2.50", "250p", "2 quid 50"], ["£25", "£2.05"]),
    ("nl", "Hoeveel kost het?", "€ 2,50"): (
        ["2 euro 50", "twee euro vijftig", "250 cent"],
        ["€ 25", "2 euro 5"],
    ),
    ("de", "Wie viel kostete es?", "1,5 Milliarden Euro"): (
        ["1,5 Mrd. €", "1,5 Mrd. Euro", "anderthalb Milliarden Euro"],
        ["1,5 Mio. €", "1,5 Mrd. $"],
    ),
    ("en", "How tall was he?", "6 ft 4 in"): (
        ["6'4\"", "6'4", "6 foot 4", "6 foot 4 inches", "1.93 m", "1m93", "six foot four"],
        ["6'2\"", "64", "4'6\"", "6.4 ft", "6 foot"],
    ),
    ("en", "How much did she drink?", "2.5 litres"): (
        ["two litres and a half", "2.5 l", "two and a half litres"],
        ["two litres", "two litres and half an orange", "half a litre"],
    ),
    ("fr", "Combien a-t-elle bu ?", "1,5 litre"): (
        ["un litre et demi", "1,5 l"],
        ["un litre", "un demi-litre"],
    ),
    ("es", "¿Cuánto duró?", "1,5 horas"): (
        ["hora y media", "una hora y media", "90 minutos", "hora y media de vuelo"],
        ["una hora", "media hora", "dos horas y media"],
    ),
    ("it", "Quanto durò?", "2,5 ore"): (["due ore e mezza", "due ore e mezzo"], ["due ore", "mezz'ora"]),
    ("pt", "A que temperatura ferve?", "100 °C"): (["100 graus", "cem graus"], ["100 metros", "10 graus"]),
    ("en", "How long did the flight take?", "1 hour 30 minutes"): (
        ["1h30", "1 h 30", "1h30m", "1:30", "90 min", "1.5 h"],
        ["1h20", "30 minutes", "1:03", "1h"],
    ),
    ("en", "What was the winning time?", "2 min 30 s"): (
        ["2:30", "2m30s", "2m30", "2 min 30", "150 s"],
        ["2:03", "2m13s", "3:20", "2 minutes"],
    ),
    ("en", "How long does it last?", "30 seconds"): (
        ["30s", "30 s", "30 sec", "half a minute"],
        ["30 min", "13s"],
    ),
    ("en", "At what temperature does nitrogen boil?", "-196 °C"): (
        ["77 K", "77K", "minus 196 C"],
        ["77 C", "196 °C"],
    ),
    ("en", "How far is it?", "35,000 km"): (["35k km", "35000 km"], ["35k miles", "35 km"]),
    ("en", "How strong is gravity?", "9.81 m/s²"): (
        ["9.81 m/s^2", "9.81 m/s2", "9.81 metres per second squared", "9.807 m/s²"],
        ["9.81 m/s", "9.18 m/s²", "9.81 km/s²"],
    ),
    ("pt", "Que altura tem?", "um metro e oitenta"): (["1,80 m", "1m80", "180 cm"], ["1,08 m", "80 cm"]),
    ("en", "How long is a marathon?", "42.195 km"): (
        ["about 42 km", "over 42 km", "42.195 km"],
        ["42 km", "about 41 km"],
    ),
    ("en", "What was the marathon's time?", "2 h 1 min 9 s"): (["2:01:09", "2h 1m 9s"], ["2:01", "2:10:09"]),
    ("fr", "Quelle est la vitesse maximale ?", "130 km/h"): (
        ["130 kilomètres à l'heure", "130 km à l'heure", "130 km par heure"],
        ["130 m/s", "110 km/h"],
    ),
    ("fr", "Quelle est sa taille ?", "1,80 m"): (
        ["1m80", "1 m 80", "1 mètre 80", "180 cm"],
        ["1m08", "180 m"],
    ),
    ("zh", "长城有多长？", "两万一千公里"): (
        ["2.1万公里", "21000公里", "2万1千公里"],
        ["2.1公里", "2100公里"],
    ),
    ("en", "How big is France?", "640,000 square kilometres"): (
        ["640000 km2", "640,000 km²", "640 000 sq km"],
        ["640,000 km", "640,000 m2", "640,000 square miles"],
    ),
    ("en", "How long did the film last?", "90 minutes"): (
        ["90 min", "1.5 hours", "an hour and a half", "1 hour 30 minutes", "one hour and thirty minutes"],
        ["90 seconds", "90 hours", "1 hour 20 minutes", "half an hour"],
    ),
    ("en", "How tall is he?", "5 feet 3 inches"): (
        ["5 ft 3 in", "63 inches", "5ft 3 inches", "1.60 m"],
        ["5 feet", "3 inches", "5 m 3 cm"],
    ),
    ("en", "At what age do men register?", "18"): (
        ["on their 18th birthday", "eighteenth birthday", "18"],
        ["19th birthday", "on the 18th", "18th amendment"],
    ),
    ("en", "How old is it?", "10 years"): (["it had its 10th anniversary"], ["its 11th anniversary"]),
    ("de", "Mit wie vielen Jahren?", "18"): (["am 18. Geburtstag", "18 Jahre"], ["am 17. Geburtstag"]),
    ("fr", "À quel âge ?", "18"): (["au 18e anniversaire"], ["le 18e"]),
    ("en", "How long did they wait?", "half an hour"): (
        ["30 minutes", "30 min", "0.5 hours"],
        ["30 hours", "half a day"],
    ),
    ("en", "How many soldiers died?", "5 million"): (["5m", "5,000,000"], ["5", "5 m"]),
    ("de", "Wie lang ist der Rhein?", "1233 km"): (
        ["1233 Kilometer", "1.233 km", "1233km"],
        ["1233 m", "1233 Meilen"],
    ),
    ("de", "Wie lange dauert es?", "24 Stunden"): (["24 h", "24 Std", "1440 Minuten"], ["24 Tage", "24 min"]),
    ("fr", "Combien de temps ?", "3 heures"): (["3 h", "180 minutes", "trois heures"], ["3 jours"]),
    ("es", "¿Cuánto mide?", "3718 metros"): (["3718 m", "3,718 km"], ["3718 km", "3718 pies"]),
    ("it", "Quanto dura?", "90 minuti"): (["90 min", "1,5 ore", "novanta minuti"], ["90 ore"]),
    ("pt", "Quanto tempo dura?", "90 minutos"): (["90 min", "noventa minutos"], ["90 horas"]),
    ("nl", "Hoe lang is het?", "300 kilometer"): (["300 km", "300km"], ["300 meter", "300 mijl"]),
    ("ru", "Какой длины Волга?", "3530 километров"): (
        ["3530 км", "3530 километра"],
        ["3530 метров", "3530 м"],
    ),
    ("zh", "长江有多长？", "6300公里"): (["6300千米", "6300 km"], ["6300米"]),
    ("ja", "富士山の高さは？", "3776メートル"): (["3776m"], ["3776キロメートル", "3776フィート"]),
}
VERDICTS = [
    (*case, answer, right)
    for case, answers in CASES.items()
    for right, given_ones in zip((True, False), answers, strict=True)
    for answer in given_ones
]


@pytest.mark.parametrize(("language", "question", "wanted", "answer", "right"), VERDICTS)
def test_a_number_counts_in_any_unit_of_its_kind(
    language: str, question: str, wanted: str, answer: str, *, right: bool
) -> None:
    by_reference = grade(compile_references(question, [wanted], language), answer)
    assert (by_reference.outcome is Outcome.CORRECT) is right
    assert (score(ask(question, f"**{wanted}**", language=language), answer) == 1) is right


def test_a_unit_in_bold_has_to_be_said_unless_the_question_names_it() -> None:
    assert score(ask("How long does it take?", "**16 hours**"), "16") == 0
    assert score(ask("How many hours does it take?", "**16 hours**"), "16") == 1
    assert score(ask("How long does it take?", "**16** hours"), "16") == 1
    assert score(ask("How long does it take?", "**16** hours"), "16 days") == 0
    assert score(ask("How high is it in feet?", "**29,032**"), "29032") == 1
    assert score(ask("How high is it in feet?", "**29,032**"), "29,032 m") == 0


@pytest.mark.parametrize(
    ("question", "wanted", "right", "wrong", "language"),
    [
        ("How old must one be?", "**18 years**", ["18", "eighteen", "at 18"], ["16", "18 months"], "en"),
        ("From what age is it?", "**18**", ["18", "18 years"], ["18 months"], "en"),
        ("How old is it?", "**18 months**", ["18 months", "a year and a half"], ["18", "18 years"], "en"),
        ("Wie alt muss man sein?", "**18 Jahre**", ["18", "mit 18", "achtzehn"], ["16", "18 Tage"], "de"),
        ("À quel âge vote-t-on ?", "**18 ans**", ["18", "à 18 ans"], ["18 mois"], "fr"),
        ("¿A qué edad se vota?", "**18 años**", ["18", "dieciocho"], ["18 meses"], "es"),
        ("A che età si vota?", "**18 anni**", ["18", "diciotto"], ["18 mesi"], "it"),
        ("Com que idade se vota?", "**18 anos**", ["18", "dezoito"], ["18 meses"], "pt"),
        ("Vanaf welke leeftijd mag men stemmen?", "**18 jaar**", ["18", "vanaf 18"], ["18 maanden"], "nl"),
        ("С какого возраста голосуют?", "с **18 лет**", ["18", "с 18"], ["18 месяцев"], "ru"),
        ("投票年龄是多少？", "**18岁**", ["18", "十八岁"], ["18个月"], "zh"),
        ("選挙権は何歳からですか", "**18歳**", ["18", "18歳から", "十八歳"], ["16歳", "18ヶ月"], "ja"),
        ("At how many degrees does it boil?", "**100 °C**", ["100", "100 degrees", "212 F"], ["100 F"], "en"),
        ("Bei wie viel Grad siedet es?", "**100 °C**", ["100", "100 Grad"], ["212", "100 °F"], "de"),
        (
            "What is it in degrees Celsius?",
            "**100 °C**",
            ["100", "100 degrees", "100 C"],
            ["212", "100 F", "212 F"],
            "en",
        ),
        ("How many miles is it?", "**8 km**", ["8 km", "5 miles"], ["8 miles", "8"], "en"),
        ("How many miles is it?", "**5**", ["5", "5 miles"], ["8 km"], "en"),
        ("How many degrees has a right angle?", "**90**", ["90", "90°", "ninety degrees"], ["180°"], "en"),
        ("How high is it in feet?", "**8,849 m**", ["8849 m", "29,032 ft"], ["8849"], "en"),
        ("How many miles an hour?", "**60 mph**", ["60", "60 mph"], ["60 km/h"], "en"),
    ],
)
def test_a_question_may_name_a_unit_in_its_own_way(
    question: str, wanted: str, right: list[str], wrong: list[str], language: str
) -> None:
    rubric = ask(question, wanted, language=language)
    assert [answer for answer in (*right, *wrong) if score(rubric, answer) == 1] == right


@pytest.mark.parametrize(
    ("wanted", "answer", "right"),
    [
        ("90 minutes", "1.5 hours", True),
        ("90 minutes", "1.51 hours", False),
        ("1.5 hours", "90.6 minutes", False),
        ("1 km", "1003 m", False),
        ("8 km", "5 miles", True),
        ("8 km", "4.9 miles", False),
        ("37 °C", "98.6 F", True),
        ("37 °C", "97.5 F", False),
    ],
)
def test_only_units_of_another_system_are_rounded(wanted: str, answer: str, *, right: bool) -> None:
    assert score(ask("How much is it?", f"**{wanted}**"), answer) == float(right)


def test_a_sign_for_money_may_be_left_out() -> None:
    assert score(ask("How much did it cost?", "**$5**"), "5") == 1


def test_a_tolerance_holds_in_other_units_too() -> None:
    rubric = ask("How long?", KeyPoint("**90 minutes**", within=PlusMinus(Decimal(10))))
    assert [score(rubric, answer) for answer in ("95 minutes", "1.6 hours", "2 hours")] == [1, 1, 0]


def test_a_number_in_another_unit_is_told_as_a_near_miss() -> None:
    verdict = grade(ask("How tall is it?", "**8,849 m**"), "8849 feet")
    assert [(note.kind, note.words) for note in verdict.notes] == [(NoteKind.NEAR_MISS, ("8849 feet",))]
    assert explain(ask("How tall is it?", "**8,849 m**"), "8849 m").points[0].verdict.words == ("8849 m",)


@pytest.mark.parametrize("answer", ["8849 feet", "8849"])
def test_the_trace_says_that_a_unit_is_another_or_missing(answer: str) -> None:
    point = explain(ask("How tall is it?", "**8,849 m**"), answer).points[0]
    assert point.rule is Rule.OTHER_UNIT
    assert point.wording is not None
    assert point.wording.sought[0].wanted == ("8,849 m",)


@pytest.mark.parametrize(
    "answer", ["in 1934 in the house", "it was 1934 in Paris", "1934 t/m 1936", "1934 h"]
)
def test_small_words_behind_a_year_leave_it_a_year(answer: str) -> None:
    assert score(ask("When was it?", "in **1934**"), answer) == 1


PLURALS = {
    "de": "Meter Kilometern Stunden Tage Tagen Wochen Monate Jahre Jahren Minuten Sekunden Tonnen",
    "en": "metres feet inches yards miles hours days weeks months years minutes centuries decades",
    "es": "metros kilómetros horas días semanas meses años minutos segundos toneladas siglos pies",
    "fr": "mètres kilomètres heures jours semaines mois ans années minutes secondes tonnes siècles pieds",
    "it": "metri chilometri ore giorni settimane mesi anni minuti secondi tonnellate secoli piedi miglia",
    "nl": "meters kilometers uren dagen weken maanden jaren minuten seconden eeuwen decennia",
    "pt": "metros quilómetros quilômetros horas dias semanas meses anos minutos segundos toneladas",
    "ru": "метра метров километра часа часов дня дней недель месяцев лет минут секунды тонн веков",
}


@pytest.mark.parametrize(("language", "names"), PLURALS.items())
def test_each_language_knows_the_forms_of_its_units(language: str, names: str) -> None:
    spoken = speak(language)
    for name in names.split():
        words = tokenize(name, spoken.folding).words
        found = spoken.units.at(words, 0)
        assert found is not None, name
        assert found[0] == len(words), name


UNITS = sorted(name for name, unit in all_units().items() if unit.kind in ("length", "mass", "time"))


@given(number=st.integers(1, 10_000), one=st.sampled_from(UNITS), other=st.sampled_from(UNITS))
def test_a_number_is_its_own_in_no_other_unit(number: int, one: str, other: str) -> None:
    spoken = speak("en").units
    names = {label: " ".join(words) for entry in spoken.names.by_first.values() for words, label in entry}
    if one not in names or other not in names or len(names[one]) < 4 or len(names[other]) < 4:
        return
    rubric = ask("What is it?", f"**{number} {names[one]}**")
    ratio = all_units()[one].size / all_units()[other].size
    same = all_units()[one].kind == all_units()[other].kind and abs(ratio - 1) <= 0.01
    assert score(rubric, f"{number} {names[other]}") == float(same or one == other)


@pytest.mark.parametrize("answer", ["富士山の高さは3776メートルです", "3776メートルくらい"])
def test_a_unit_of_several_characters_beside_a_bare_number_is_no_list(answer: str) -> None:
    assert score(ask("富士山の高さは？", "**3776**", language="ja"), answer) == 1


@pytest.mark.parametrize(("keyword", "answer"), [("¼", "¼ A"), ("half", "half an")])
def test_a_share_with_an_article_behind_it_may_end_an_answer(keyword: str, answer: str) -> None:
    assert score(ask("How much?", f"**{keyword}**"), answer) == 1
