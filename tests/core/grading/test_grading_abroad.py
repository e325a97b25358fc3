"""What is wrong in English is wrong in each language: a list, a choice, the way back, who does what."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score

pytestmark = pytest.mark.unmeasured


def is_right(language: str, question: str, reference: str, answer: str) -> bool:
    """Whether an answer is right where the author gives a reference answer."""
    return grade(compile_references(question, (reference,), language), answer).outcome is Outcome.CORRECT


CAPITALS = {
    "de": ("Hauptstadt von Österreich?", "Wien", "Graz, Linz, Wien", "Wien, nicht Graz"),
    "fr": ("Quelle est la capitale de la France ?", "Paris", "Marseille, Lyon, Paris", "Paris, pas Lyon"),
    "it": ("Qual è la capitale d'Italia?", "Roma", "firenze, torino, roma", "Roma, non Milano"),
    "ja": ("日本の首都はどこですか。", "東京", "大阪、京都、東京", "東京、日本です"),
}


@pytest.mark.parametrize("language", CAPITALS)
def test_two_names_beside_the_right_one_are_a_list(language: str) -> None:
    question, city, listed, told = CAPITALS[language]
    verdicts = [is_right(language, question, city, answer) for answer in (city, told, listed)]
    assert verdicts == [True, True, False]


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("it", "Goethe oppure Schiller"),
        ("it", "Schiller oppure Goethe"),
        ("de", "Goethe bzw Schiller"),
        ("fr", "Goethe sinon Schiller"),
        ("nl", "Goethe ofwel Schiller"),
        ("en", "Goethe, alternatively Schiller"),
    ],
)
def test_a_long_word_for_or_offers_a_choice(language: str, answer: str) -> None:
    assert score(ask("?", "**Goethe**", language=language), answer) == 0


LIQUID_TO_GAS = [
    ("ru", "Переход вещества из жидкого состояния в газообразное.", "из газообразного состояния в жидкое"),
    ("it", "Il passaggio di un liquido allo stato gassoso.", "dallo stato gassoso allo stato liquido"),
    ("de", "Pflanzen wandeln mit Licht Wasser in Zucker um.", "pflanzen wandeln zucker in wasser um"),
    (
        "fr",
        "Il transforme l'énergie électrique en chaleur.",
        "il transforme la chaleur en énergie électrique",
    ),
    ("fr", "Elle change l'eau en sucre et en oxygène.", "elle change le sucre et l'oxygène en eau"),
    ("es", "Convierte el agua en glucosa y oxígeno.", "convierte la glucosa y el oxigeno en agua"),
    ("pt", "Transforma a energia do vento em energia elétrica.", "energia eletrica em energia do vento"),
    ("pt", "É a passagem do estado sólido ao estado líquido.", "passagem do estado líquido ao sólido"),
    ("nl", "Een dynamo zet beweging om in elektriciteit.", "een dynamo zet elektriciteit om in beweging"),
    ("it", "I fiumi portano nel mare i sali delle rocce.", "il mare porta i sali nei fiumi"),
]


@pytest.mark.parametrize(("language", "reference", "answer"), LIQUID_TO_GAS)
def test_what_changes_into_what_is_not_said_the_other_way_round(
    language: str, reference: str, answer: str
) -> None:
    assert [is_right(language, "?", reference, said) for said in (reference, answer)] == [True, False]


@pytest.mark.parametrize(
    ("language", "reference", "answer"),
    [
        ("fr", "Elle change l'eau en sucre et en oxygène.", "elle change l'eau en oxygène et en sucre"),
        ("de", "Zucker wird in Pflanzen aus Licht gebildet.", "pflanzen bilden in blättern zucker aus licht"),
        ("de", "Wale leben im Meer.", "im meer leben wale"),
        (
            "fr",
            "Au confluent du Rhône, dans l'est de la France.",
            "à l'est de la france, au confluent du rhone",
        ),
        ("it", "Nasce dal Monviso in Piemonte.", "in piemonte, nasce dal monviso"),
        ("ru", "Волга впадает в Каспийское море.", "в каспийское море впадает волга"),
    ],
)
def test_what_only_stands_in_another_order_leads_nowhere_else(
    language: str, reference: str, answer: str
) -> None:
    assert is_right(language, "?", reference, answer)


ROUND = {
    "de": (
        "Die Erde dreht sich um die Sonne.",
        "weil sich die erde um die sonne dreht",
        "sonne dreht sich um die erde",
    ),
    "es": (
        "La Tierra gira alrededor del Sol.",
        "alrededor del sol gira la tierra",
        "el sol gira alrededor de la tierra",
    ),
    "fr": (
        "La Terre tourne autour du Soleil.",
        "autour du soleil, la terre tourne",
        "le soleil tourne autour de la terre",
    ),
    "it": (
        "La Terra gira intorno al Sole.",
        "intorno al sole gira la terra",
        "il sole gira attorno alla terra",
    ),
    "nl": ("De aarde draait om de zon.", "rond de zon draait de aarde", "de zon draait om de aarde"),
    "pt": ("A Terra gira em torno do Sol.", "em torno do sol gira a terra", "o sol gira em volta da terra"),
    "ru": (
        "Земля вращается вокруг Солнца.",
        "вокруг солнца вращается земля",
        "солнце вращается вокруг земли",
    ),
    "zh": ("地球绕太阳公转一周。", "地球绕着太阳公转一周", "太阳绕地球公转一周"),
}


@pytest.mark.parametrize("language", ROUND)
def test_what_goes_round_what_is_not_said_the_other_way_round(language: str) -> None:
    reference, *answers = ROUND[language]
    assert [is_right(language, "?", reference, answer) for answer in answers] == [True, False]


GILLS = [
    ("de", "Kiemen", "ohne lungen und mit kiemen", "nicht mit lungen und mit kiemen"),
    ("es", "branquias", "sin pulmones y con branquias", "sin pulmones y branquias"),
    ("es", "branquias", "no tienen pulmones xq usan branquias", "no usan branquias xq tienen pulmones"),
    ("fr", "branchies", "sans poumons et avec branchies", "sans poumons et branchies"),
    (
        "fr",
        "branchies",
        "pas de poumons psk ils ont des branchies",
        "pas de branchies psk ils ont des poumons",
    ),
    ("it", "branchie", "non hanno polmoni e usano branchie", "non hanno polmoni e branchie"),
    ("it", "branchie", "senza polmoni e con branchie", "non con polmoni e con branchie"),
    ("nl", "kieuwen", "zonder longen en met kieuwen", "zonder longen en kieuwen"),
    ("pt", "brânquias", "sem pulmões e com brânquias", "sem pulmões e brânquias"),
    ("pt", "brânquias", "não têm pulmões pq usam brânquias", "não usam brânquias pq têm pulmões"),
    ("ru", "жабры", "нет лёгких и есть жабры", "нет лёгких и жабр"),
    ("ru", "жабры", "без лёгких и с жабрами", "нету жабр"),
]


@pytest.mark.parametrize(("language", "keyword", "right", "wrong"), GILLS)
def test_and_with_leads_back_to_what_there_is(language: str, keyword: str, right: str, wrong: str) -> None:
    rubric = ask("?", f"**{keyword}**", language=language)
    assert [score(rubric, answer) for answer in (right, wrong)] == [1, 0]


CELLS = {
    "it": (
        "Qual è la differenza tra mitosi e meiosi?",
        "La mitosi produce due cellule; la meiosi quattro cellule.",
        "la meiosi produce due cellule e la mitosi quattro",
    ),
    "pt": (
        "Qual é a diferença entre mitose e meiose?",
        "A mitose produz duas células; a meiose quatro células.",
        "a meiose produz duas células e a mitose quatro",
    ),
}


@pytest.mark.parametrize("language", CELLS)
def test_the_is_of_a_question_joins_no_two_things(language: str) -> None:
    question, reference, crossed = CELLS[language]
    assert [is_right(language, question, reference, answer) for answer in (reference, crossed)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("language", "reference", "right", "wrong"),
    [
        (
            "de",
            "Licht macht Wasser zu Zucker.",
            "sonnenlicht erzeugt traubenzucker",
            "sommerwetter erzeugt saft",
        ),
        ("nl", "Licht maakt water tot suiker.", "zonlicht geeft druivensuiker", "zomerweer geeft sap"),
        ("de", "Licht macht Wasser zu Zucker.", "starklicht macht zucker", "nichtlicht erzeugt nichtzucker"),
        ("de", "Zucker", "zuckers", "traubenzucker"),
    ],
)
def test_a_compound_is_one_of_what_it_ends_in(language: str, reference: str, right: str, wrong: str) -> None:
    assert [is_right(language, "?", reference, answer) for answer in (right, wrong)] == [True, False]


@pytest.mark.parametrize(
    ("language", "share", "right", "wrong"),
    [("zh", "10 %", "一成", "水变成冰"), ("ja", "10 %", "一割", "石が割れた")],
)
def test_a_character_that_says_tenths_says_none_alone(
    language: str, share: str, right: str, wrong: str
) -> None:
    rubric = ask("?", f"**{share}**", language=language)
    assert [score(rubric, answer) for answer in (right, wrong)] == [1, 0]


@pytest.mark.parametrize(
    ("language", "reference", "right", "wrong"),
    [
        ("fr", "L'eau se transforme en vapeur.", "elle devient de la vapeur", "l'eau se transforme en glace"),
        ("fr", "Ils vivent dans le nord.", "au nord", "ils vivent dans le sud"),
        ("es", "El agua se convierte en vapor.", "pasa a ser vapor", "el agua se convierte en hielo"),
        ("es", "Viven en el polo norte.", "en el polo norte", "viven en el polo sur"),
        (
            "it",
            "L'asse della Terra è inclinato.",
            "la terra ha l'asse inclinato",
            "l'asse della terra è dritto",
        ),
        ("it", "Vincono la guerra.", "la guerra fu vinta", "perdono la guerra"),
        ("pt", "A água se transforma em vapor.", "vira vapor", "a água se transforma em gelo"),
        ("pt", "Vivem no polo norte.", "no polo norte", "vivem no polo sul"),
    ],
)
def test_the_opposite_of_a_word_stands_against_it(
    language: str, reference: str, right: str, wrong: str
) -> None:
    assert [is_right(language, "?", reference, answer) for answer in (right, wrong)] == [True, False]
