"""Each language brings its own stems, numbers, dates and denials; any other language still works."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from bot.core.grading.language.language import speak
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.vocabulary import vocabulary
from tests.core.grading.asking import ask, score

pytestmark = pytest.mark.unmeasured

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
        ("zh", "2400万", "2400多万"),
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


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        (
            "de",
            "Arzt/Ärzte Museum/Museen Virus/Viren Königin/Königinnen hoch/hohe sauer/saure Problem/Probleme",
        ),
        (
            "es",
            (
                "luz/luces pez/peces volcán/volcanes mujer/mujeres francés/francesa alemán/alemanes"
                " ciudad/ciudades pared/paredes joven/jóvenes imagen/imágenes río/ríos"
            ),
        ),
        (
            "fr",
            (
                "ami/amis loi/lois jeu/jeux photo/photos blanc/blanche doux/douce grec/grecque actif/active"
                " premier/première acteur/actrice frais/fraîche vitrail/vitraux"
            ),
        ),
        (
            "it",
            (
                "lago/laghi onda/onde arte/arti acqua/acque osso/ossa lettera/lettere"
                " italiano/italiana vulcano/vulcani operaio/operai attore/attrice occhio/occhi"
            ),
        ),
        (
            "nl",
            "boom/bomen oog/ogen rood/rode schuin/schuine woord/woorden mens/mensen planeet/planeten",
        ),
        (
            "pt",
            (
                "coração/corações homem/homens animal/animais papel/papéis sol/sóis osso/ossos"
                " mão/mãos rei/reis"
                " europeu/europeus chapéu/chapéus mês/meses"
            ),
        ),
        (
            "ru",
            "огонь/огня ось/оси время/времени отец/отца римлянин/римляне ухо/уши желудок/желудка лев/льва",
        ),
    ],
)
def test_a_word_is_known_in_all_its_forms(language: str, pairs: str) -> None:
    for one, other in (pair.split("/") for pair in pairs.split()):
        assert (one, score(ask("?", f"**{one}**", language=language), other)) == (one, 1)
        assert (other, score(ask("?", f"**{other}**", language=language), one)) == (other, 1)


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        ("de", "Leber/Leder Nagel/Nadel Birne/Biene Eiche/Elche Kiefer/Käfer Segel/Siegel Mais/Maus"),
        ("es", "cobre/cobra seta/seda"),
        ("fr", "tuile/tulle"),
        ("it", "fegato/fugato"),
        ("nl", "kwark/kwart zuurstof/zuurstok"),
        ("pt", "cobre/cobra"),
    ],
)
def test_a_rare_word_is_no_slip_of_another(language: str, pairs: str) -> None:
    for one, other in (pair.split("/") for pair in pairs.split()):
        assert (one, score(ask("?", f"**{one}**", language=language), other)) == (one, 0)
        assert (other, score(ask("?", f"**{other}**", language=language), one)) == (other, 0)


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("de", "Eisen", "eins"),
        ("de", "Fieber", "Februar"),
        ("de", "Zahn", "zehn"),
        ("de", "Achse", "acht"),
        ("de", "Maus", "Mai"),
        ("es", "cerio", "cero"),
        ("fr", "trios", "trois"),
        ("it", "ventri", "venti"),
        ("nl", "kwark", "kwart"),
        ("pt", "Milão", "milhão"),
        ("ru", "строка", "сорок"),
    ],
)
def test_a_real_word_is_no_slip_of_a_number_or_month(language: str, word: str, number: str) -> None:
    rubric = ask("?", f"**{word}**", language=language)
    assert [score(rubric, answer) for answer in (word.lower(), number)] == [1, 0]
    assert score(ask("?", f"**{number}**", language=language), word) == 0


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
        ("es", "47,5", "47'5", 1),
        ("fr", "2,1 millions", "2,1 M", 1),
        ("es", "47 millones", "unos 47 M de personas", 1),
        ("es", "47 millones", "47 m", 0),
        ("es", "300 m", "300 M", 1),
        ("de", "35000", "35'000", 1),
        ("es", "mar", "mares", 1),
        ("es", "mar", "marzo", 0),
        ("pt", "mar", "março", 0),
        ("es", "12.3.1934", "12 mar 1934", 1),
        ("es", "12.10.1934", "12 de otubre de 1934", 1),
        ("ru", "печень", "печенье", 0),
        ("ru", "желудок", "жилудок", 1),
        ("it", "acqua", "accqua", 1),
        ("ja", "八本", "8", 1),
        ("ja", "八本", "18本", 0),
        ("ja", "18歳", "十八才", 1),
        ("zh", "八条", "8", 1),
        ("fr", "graisse", "ils ne stockent que de la graisse", 1),
        ("fr", "graisse", "ils ne disent pas que c'est la graisse", 0),
    ],
)
def test_small_words_beside_answers(language: str, keyword: str, answer: str, wanted: float) -> None:
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


@pytest.mark.parametrize(
    ("language", "keyword", "answer", "wanted"),
    [
        ("de", "Gutenberg", "war das nicht Gutenberg", 1),
        ("de", "Gutenberg", "hieß der nicht Gutenberg?", 1),
        ("de", "Gutenberg", "Gutenberg war das nicht", 0),
        ("de", "Gutenberg", "Gutenberg nicht?", 1),
        ("es", "Tajo", "el Tajo no?", 1),
        ("es", "Tajo", "el Tajo no", 0),
        ("es", "Tajo", "el Tajo tampoco", 0),
        ("de", "Gutenberg", "es gibt keinen Zweifel dass es Gutenberg war", 1),
        ("fr", "Loire", "la Loire non", 0),
        ("zh", "蔡伦", "蔡伦？不是", 0),
        ("fr", "Loire", "la Loire non ?", 1),
        ("pt", "Tejo", "o Tejo, não?", 1),
        ("de", "Gutenberg", "das war nicht Gutenberg", 0),
        ("nl", "Rembrandt", "was dat niet Rembrandt", 1),
        ("nl", "Rembrandt", "Rembrandt was dat niet", 0),
        ("it", "8", "ne ha 8", 1),
        ("it", "8", "non ne ha 8", 0),
        ("it", "Dante", "nn è Dante", 0),
        ("it", "Dante", "mica Dante", 0),
    ],
)
def test_what_sounds_like_a_denial(language: str, keyword: str, answer: str, wanted: float) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), answer) == wanted


def test_a_sentence_of_which_the_one_thing_asked_is_denied_is_denied() -> None:
    rubric = compile_references(
        "Que mangent les herbivores ?", ("Les herbivores mangent des plantes.",), "fr"
    )
    outcomes = [
        grade(rubric, answer).outcome for answer in ("ils mangent des plantes", "ils mangent pas de plantes")
    ]
    assert outcomes == [Outcome.CORRECT, Outcome.INCORRECT]


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


def test_russian_keeps_its_short_i() -> None:
    assert tokenize("мой ёж", speak("ru").folding).words == ("мой", "еж")


def test_a_region_changes_nothing() -> None:
    assert score(ask("?", "**labour**", language="en-GB"), "labor") == 1
