"""Each language brings its own stems, numbers, dates and denials; any other language still works."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import grade
from bot.core.grading.compiler import Compiler
from bot.core.grading.dates import Day
from bot.core.grading.language import learn, speak
from bot.core.grading.language_data import read
from bot.core.grading.quantity import Kind, Quantity
from bot.core.grading.reading import read_values
from bot.core.grading.text import tokenize
from bot.core.grading.vocabulary import vocabulary
from tests.core.grading.asking import ask, score

SHOTS = {
    "de": ("Nikolajew war es nicht", "es ist nicht wahr, dass Nikolajew es war", "nicht Nikolajew"),
    "nl": ("het was niet Nikolajew", "Nikolajew was het niet", "geen Nikolajew"),
    "fr": ("ce n'est pas Nikolajew", "il n'est pas vrai que Nikolajew l'a tué", "pas Nikolajew"),
    "es": ("no fue Nikolajew", "no es cierto que fue Nikolajew", "nunca Nikolajew"),
    "it": ("non è stato Nikolajew", "non è vero che fu Nikolajew", "mai Nikolajew"),
    "pt": ("não foi Nikolajew", "não é verdade que foi Nikolajew", "nunca Nikolajew"),
    "ru": ("не Nikolajew", "неправда, что это Nikolajew", "Nikolajew не был убийцей"),
}


@pytest.mark.parametrize("language", SHOTS)
def test_denial_in_each_language(language: str) -> None:
    rubric = ask("?", "**Nikolajew**", language=language)
    assert score(rubric, "Nikolajew") == 1
    assert [score(rubric, answer) for answer in SHOTS[language]] == [0, 0, 0]


@pytest.mark.parametrize(
    ("language", "keyword", "answer"),
    [
        ("de", "35.000", "fünfunddreißigtausend"),
        ("de", "35.000", "35 Tsd."),
        ("de", "vier Fünftel", "80 Prozent"),
        ("de", "einer von acht", "12,5 %"),
        ("de", "1. Dezember 1934", "1.12.1934"),
        ("de", "1934", "neunzehnhundertvierunddreißig"),
        ("nl", "35.000", "vijfendertigduizend"),
        ("fr", "35 000", "trente-cinq mille"),
        ("fr", "99", "quatre-vingt-dix-neuf"),
        ("fr", "1er décembre 1934", "le 1 decembre 1934"),
        ("es", "35.000", "treinta y cinco mil"),
        ("es", "1 de diciembre de 1934", "1/12/1934"),
        ("it", "35.000", "trentacinquemila"),
        ("pt", "35.000", "trinta e cinco mil"),
        ("ru", "35 000", "тридцать пять тысяч"),
        ("ru", "1 декабря 1934 года", "1.12.1934"),
        ("zh", "35000", "三万五千"),
        ("zh", "35000", "3万5千"),
        ("zh", "超过2万", "20000"),
        ("zh", "超过2万", "2万"),
        ("zh", "超过2万", "两万多人"),
        ("zh", "1945年", "1945"),
        ("zh", "1945", "1945年"),
        ("zh", "1934", "一九三四年"),
        ("zh", "1934", "一千九百三十四"),
        ("zh", "1934年12月1日", "1934-12-01"),
        ("zh", "1934年12月1日", "一九三四年十二月一号"),
        ("zh", "三分之二", "2/3"),
        ("zh", "20 %", "百分之二十"),
        ("zh", "1936年至1938年", "1936-1938"),
        ("ja", "1934年12月1日", "一九三四年十二月一日"),
        ("ja", "1945年", "1945"),
        ("ja", "3分の2", "三分の二"),
        ("ja", "6割", "5人中3人"),
        ("es", "235.000", "doscientos treinta y cinco mil"),
        ("es", "1934", "mil novecientos treinta y cuatro"),
        ("es", "3.000.000.000", "tres mil millones"),
        ("es", "alrededor de 500", "en torno a 500"),
        ("de", "über 500", "über die 500"),
        ("pt", "1934", "mil novecentos e trinta e quatro"),
        ("ru", "230", "двести тридцать"),
        ("ru", "235 000", "двести тридцать пять тысяч"),
        ("ru", "1934", "тысяча девятьсот тридцать четвёртый год"),
        ("fr", "21e", "vingt et unième"),
        ("it", "1 dicembre 1934", "1° dicembre 1934"),
    ],
)
def test_numbers_and_dates_in_each_language(language: str, keyword: str, answer: str) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), answer) == 1


@pytest.mark.parametrize(
    ("language", "keyword", "answer"),
    [
        ("de", "Größe", "Grüße"),
        ("fr", "indépendance", "dépendance"),
        ("pt", "independência", "dependência"),
    ],
)
def test_a_word_with_accents_is_a_word_and_no_slip(language: str, keyword: str, answer: str) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), keyword) == 1
    assert score(ask("?", f"**{keyword}**", language=language), answer) == 0


def test_winter_is_about_as_common_in_each_language() -> None:
    winters = {
        "de": "winter",
        "en": "winter",
        "es": "invierno",
        "fr": "hiver",
        "it": "inverno",
        "nl": "winter",
        "pt": "inverno",
        "ru": "зима",
    }
    bits = [vocabulary(code).frequency(word) or 0 for code, word in winters.items()]
    assert max(bits) - min(bits) <= 3, "the lists' own counts are up to eight bits apart"


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("it", "Pensavo Sydney, ma è Canberra"),
        ("pt", "Pensei em Sydney, mas é Canberra"),
    ],
)
def test_but_it_is_turns_from_the_wrong_answer(language: str, answer: str) -> None:
    assert score(ask("?", "**Canberra**", wrong=("**Sydney**",), language=language), answer) == 1


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("de", "dass Nikolajew es war, ist falsch"),
        ("nl", "dat het Nikolajew was, is onwaar"),
        ("zh", "Nikolajew，不对"),
    ],
)
def test_a_denial_after_a_comma_reaches_what_stands_before_it(language: str, answer: str) -> None:
    assert score(ask("?", "**Nikolajew**", language=language), answer) == 0


@pytest.mark.parametrize(
    ("language", "answer", "wanted"),
    [
        ("es", "no pudieron votar hasta 1931", 1),
        ("es", "no votaron hasta 1931", 1),
        ("es", "no hasta 1931", 1),
        ("es", "no votaron en 1931", 0),
        ("fr", "elles ne l'ont obtenu qu'en 1931", 1),
        ("fr", "elles n'ont pas pu voter jusqu'en 1931", 1),
        ("fr", "elles ne l'ont pas obtenu en 1931", 0),
        ("it", "non votarono fino al 1931", 1),
        ("it", "non votarono nel 1931", 0),
        ("nl", "ze mochten niet stemmen tot 1931", 1),
        ("nl", "ze mochten niet stemmen in 1931", 0),
        ("pt", "não puderam votar até 1931", 1),
        ("pt", "não votaram em 1931", 0),
        ("ru", "они не голосовали до 1931 года", 1),
        ("ru", "они не голосовали в 1931 году", 0),
    ],
)
def test_what_was_not_until_then_began_then(language: str, answer: str, wanted: float) -> None:
    assert score(ask("?", "**1931**", language=language), answer) == wanted


@pytest.mark.parametrize(
    ("language", "keyword", "answer", "wanted"),
    [
        ("es", "500", "hasta 500", 0),
        ("fr", "graisse", "ils ne stockent que de la graisse", 1),
        ("fr", "graisse", "ils ne disent pas que c'est la graisse", 0),
    ],
)
def test_up_to_and_only(language: str, keyword: str, answer: str, wanted: float) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), answer) == wanted


@pytest.mark.parametrize(
    ("language", "taken_back", "asked"),
    [
        ("de", "nein warte,", "oder irre ich mich"),
        ("es", "no espera,", "o me equivoco"),
        ("fr", "je veux dire", "ou je me trompe"),
        ("it", "volevo dire", "o sbaglio"),
        ("nl", "ik bedoel", "of vergis ik me"),
        ("pt", "quero dizer", "ou me engano"),
        ("ru", "вернее", "или я ошибаюсь"),
    ],
)
def test_the_last_word_counts(language: str, taken_back: str, asked: str) -> None:
    rubric = ask("?", "**Nikolajew**", language=language)
    answers = (
        f"Bucharin, {taken_back} Nikolajew",
        f"Nikolajew, {taken_back} Bucharin",
        f"Nikolajew, {asked}?",
    )
    assert [score(rubric, answer) for answer in answers] == [1, 0, 1]


COLD = {
    "de": ("sie waren nicht vorbereitet auf Kälte", "es war nicht nur Kälte", "es war nicht Kälte"),
    "es": ("no podían soportar Kälte", "no fue solo Kälte", "no es agua es Kälte", "no es Kälte es agua"),
    "fr": ("ils ne pouvaient pas supporter Kälte", "c pas l'eau c Kälte", "c pas Kälte c l'eau"),
    "it": ("non erano preparati al Kälte", "non era solo Kälte", "non era Kälte"),
    "ja": ("彼らはKälteに耐えられなかった", "それはKälteではなかった"),
    "nl": ("ze waren niet voorbereid op Kälte", "het was niet alleen Kälte", "het was niet Kälte"),
    "pt": ("não estavam preparados para Kälte", "não foi só Kälte", "não foi Kälte"),
    "ru": ("они не ожидали Kälte", "это не вода это Kälte", "это не Kälte это вода"),
    "zh": ("他们受不了Kälte", "不仅仅是Kälte", "不是Kälte"),
}


@pytest.mark.parametrize("language", COLD)
def test_the_last_answer_alone_denies(language: str) -> None:
    rubric = ask("?", "**Kälte**", language=language)
    *holding, denying = COLD[language]
    assert [score(rubric, answer) for answer in (*holding, denying)] == [*[1] * len(holding), 0]


@pytest.mark.parametrize(
    ("language", "answer"),
    [("ru", "12 сентябр 1934"), ("fr", "12 septembr 1934"), ("de", "12. Septenber 1934")],
)
def test_a_slip_in_a_word_of_many_forms_is_forgiven(language: str, answer: str) -> None:
    assert score(ask("?", "**12.9.1934**", language=language), answer) == 1


@pytest.mark.parametrize(
    ("language", "keyword", "answer", "wanted"),
    [
        ("de", "Größe", "Groesse", 1),
        ("de", "Kollektivierung", "kollektiviert", 1),
        ("fr", "industrialisation", "l’industrialisation", 1),
        ("es", "revolución", "revolucion", 1),
        ("ru", "ёлка", "елка", 1),
        ("zh", "斯大林", "是斯大林下令的", 1),
        ("zh", "斯大林", "不是斯大林", 0),
        ("ja", "スターリン", "スターリンです", 1),
        ("ja", "スターリン", "スターリンではない", 0),
        ("th", "กรุงเทพ", "อยู่กรุงเทพ", 1),
        ("hi", "दिल्ली", "दिल्ली में", 1),
        ("ko", "서울", "서울", 1),
        ("tlh", "Qapla", "qapla!", 1),
        ("", "word", "Word", 1),
    ],
)
def test_words_in_each_language(language: str, keyword: str, answer: str, wanted: float) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), answer) == wanted


def test_every_data_file_can_be_read() -> None:
    files = [file.name for file in (resources.files("bot.core.grading") / "languages").iterdir()]
    assert sorted(name for name in files if name.endswith(".toml")) == [
        f"{code}.toml" for code in ("de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh")
    ]
    for name in files:
        language = speak(name.removesuffix(".toml"))
        assert language.denial.book.by_first, name


def test_russian_keeps_its_short_i() -> None:
    assert tokenize("мой ёж", speak("ru").folding).words == ("мой", "еж")


def test_a_region_changes_nothing() -> None:
    assert score(ask("?", "**labour**", language="en-GB"), "labor") == 1


CODES = ("de", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh")
BY_CHARACTERS = ("ja", "zh")
# what a language may leave out, and why
EXEMPT = {
    "comparison": (BY_CHARACTERS, "what is compared stands elsewhere"),
    "numbers.and_words": (("ru", *BY_CHARACTERS), "no word joins the parts of a number"),
    "numbers.compound": (("es", "fr", "pt", "ru", *BY_CHARACTERS), "numbers are not written in one word"),
    "numbers.indefinite": (CODES, "the number one says it"),
    "numbers.below_zero": (BY_CHARACTERS, "the sign stands before the number"),
    "numbers.towards": (("fr", *BY_CHARACTERS), "no word of a share may also mean a range"),
    "numbers.ordinals": (BY_CHARACTERS, "an ordinal is a number behind a sign"),
    "numbers.decades": (tuple(code for code in CODES if code != "de"), "a word or an ending says it"),
    "numbers.bounds.over": (("ja",), "they stand behind the number"),
    "numbers.bounds.under": (("ja",), "they stand behind the number"),
    "dates.before": (("ja",), "they stand behind the date"),
    "dates.after": (("ja",), "they stand behind the date"),
    "dates.day_first_words": (CODES, "unused"),
    "dates.ordinal_suffixes": (BY_CHARACTERS, "none"),
    "dates.shy": (BY_CHARACTERS, "a month is a number"),
    "dates.months": (BY_CHARACTERS, "a month is a number"),
    "denial.joiners": (("es", "fr", "it", "pt", "ru", *BY_CHARACTERS), "every denial carries on another"),
    "denial.corrects": (
        ("de", "nl", *BY_CHARACTERS),
        "the same word opens clauses that tell of a noun, or no word does",
    ),
    "denial.merely": (BY_CHARACTERS, "phrases of theirs that deny nothing hold it"),
    "denial.presumes": (BY_CHARACTERS, "phrases of theirs that deny nothing hold it"),
    "denial.gerund": (BY_CHARACTERS, "none"),
    "denial.statement": (CODES, "they deny their clause alone, so far"),
    "denial.word": (CODES, "none"),
    "denial.whole": (("ja",), "the verb comes last"),
    "denial.sentence": (("ja",), "the verb comes last"),
    "denial.forward": (("ja",), "the verb comes last"),
    "denial.both": (("ja",), "the verb comes last"),
    "denial.auxiliaries": (("ja",), "the verb comes last"),
    "denial.verb_not": (("ja",), "the verb comes last"),
    "denial.alone": (("ja",), "no is several characters"),
    "denial.losses": (CODES, "written for English so far"),
    "denial.nos": (CODES, "a comma follows them, or they are the word for not"),
    "denial.asking": (CODES, "a question has its verb first, and its denial elsewhere"),
    "denial.judged": (BY_CHARACTERS, "no is several characters"),
    "denial.unless": (BY_CHARACTERS, "they are several characters"),
    "denial.ifs": (BY_CHARACTERS, "they are several characters"),
    "denial.until": (BY_CHARACTERS, "they stand behind the year"),
    "denial.asides": (BY_CHARACTERS, "they stand elsewhere"),
    "dotted": (BY_CHARACTERS, "none"),
    "denial.that": (BY_CHARACTERS, "none"),
    "denial.subjects": (("ja",), "left out as a rule"),
    "denial.turns": (("ja",), "not yet known"),
    "denial.therefore": (("ja",), "not yet known"),
    "hedging.takes_back": (BY_CHARACTERS, "a character is no other answer"),
    "synonyms": (CODES, "written for English so far"),
    "altering": (BY_CHARACTERS, "written together with what they alter"),
    "names": (CODES, "written for English so far"),
    "given": (CODES, "written for English so far"),
    "telling": (CODES, "written for English so far"),
    "opposites": (CODES, "written for English so far"),
    "grammar": (CODES, "told from counts that exist for English only"),
    "abbreviations": (BY_CHARACTERS, "none"),
    **dict.fromkeys(
        (
            "stemmer",
            "variants",
            "derivations",
            "unstemmed",
            "irregular",
            "families",
            "decimal",
            "particles",
            "unlike",
        ),
        (BY_CHARACTERS, "nothing is inflected"),
    ),
}
OPTIONAL = {"unstemmed": ("ru",), "particles": ("es", "fr", "it", "pt", "ru")}


def keys_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of a data file, those of tables with a dot; tables of words count as one."""
    for name, value in data.items():
        if isinstance(value, Mapping) and name in ("numbers", "dates", "denial", "hedging"):
            for inner, held in value.items():
                yield from (
                    (f"{name}.{inner}.{key}" for key in held) if inner == "bounds" else (f"{name}.{inner}",)
                )
        else:
            yield name


def quantities(text: str, code: str) -> list[Quantity]:
    """Return the numbers of a text that serve no other."""
    language = speak(code)
    values = read_values(tokenize(text, language.folding), language)
    return [found for found in values.quantities if not found.aside]


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_what_english_has(code: str) -> None:
    present = set(keys_of(read(code)))
    allowed = {key for key, (codes, _) in EXEMPT.items() if code in codes}
    allowed |= {key for key, codes in OPTIONAL.items() if code in codes}
    assert set(keys_of(read("en"))) - present - allowed == set()
    assert allowed & present == set(), "no exception any more"


@pytest.mark.parametrize("code", ["en", *CODES])
def test_each_number_word_says_its_value(code: str) -> None:
    numbers = speak(code).numbers
    assert {word: quantities(word, code)[0].values[0] for word in numbers.cardinals} == numbers.cardinals
    for word, value in numbers.suffixes.items():
        assert [given.values[0] for given in quantities(f"3{word}", code)] == [3 * value], word
    for word, value in numbers.ordinals.items():
        given = quantities(word, code)[0]
        assert (int(given.values[0]), given.kind) == (value, Kind.ORDINAL), word
    for word, parts in numbers.fractions.items():
        assert [1 / given.values[0] for given in quantities(f"1 {word}", code)] == [parts], word


@pytest.mark.parametrize("code", ["en", *CODES])
def test_each_bound_is_understood(code: str) -> None:
    gap = "" if code in BY_CHARACTERS else " "
    for bound, phrases in read(code)["numbers"]["bounds"].items():
        for phrase in phrases:
            text = f"5000{gap}{phrase}" if bound.startswith("after_") else f"{phrase}{gap}5000"
            assert quantities(text, code)[-1].bound.value == bound.removeprefix("after_"), phrase


@pytest.mark.parametrize("code", ["en", *(code for code in CODES if code not in BY_CHARACTERS)])
def test_each_month_makes_a_date(code: str) -> None:
    language = speak(code)
    for word, month in language.dates.months.items():
        dates = read_values(tokenize(f"12 {word} 1934", language.folding), language).dates
        assert [date.readings for date in dates] == [(Day(12, month, 1934),)], word


def test_a_new_language_is_one_data_file() -> None:
    data = """
        decimal = ","
        stop = "la kaj aŭ estis li mi kredas ke ne"
        [numbers]
        percent = ["procento", "procentoj"]
        [numbers.cardinals]
        tri = 3
        dek = 10
        mil = 1000
        [numbers.suffixes]
        mil = 1000
        [dates.months]
        decembro = 12
        [denial]
        forward = ["ne"]
        [hedging]
        or = ["aŭ"]
    """
    esperanto = learn("eo", tomllib.loads(data))

    def marks(point: str, *answers: str) -> list[float]:
        compiler = Compiler("?", esperanto)
        rubric = compiler.rubric((compiler.point(KeyPoint(point)),))
        return [grade(rubric, answer).score for answer in answers]

    assert marks("**Nikolajev**", "mi kredas ke Nikolajev", "ne Nikolajev", "Nikolajev au Jagoda") == [
        1,
        0,
        0,
    ]
    assert marks("**3000**", "tri mil", "3 mil", "dek mil") == [1, 1, 0]
    assert marks("**decembro 1934**", "12/1934", "decembro 1935") == [1, 0]
    assert marks("**10 %**", "dek procentoj") == [1]
