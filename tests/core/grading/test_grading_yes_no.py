"""Yes or no settles a question whose reference answer says nothing else of its own."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score

VOTE = ("Could women vote in ancient Athens?", "No, women could not vote")
STAR = ("Is the sun a star?", "Yes, the sun is a star.")


def judge(question: str, reference: str, answer: str, language: str = "en") -> Outcome:
    """Return the outcome of an answer beside one reference answer."""
    return grade(compile_references(question, [reference], language), answer).outcome


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        (
            VOTE,
            ("no", "No.", "nope", "of course not", "no, they could not", "women could not vote"),
            ("yes", "yes, they could", "Yes, women could vote", "women could vote", "maybe", "no idea"),
        ),
        (VOTE, ("no, I think", "no, women could not vote"), ("no, women could vote", "yes, they could not")),
        (
            ("Could women vote in ancient Athens?", "No, they could not."),
            ("no", "nope", "no, they could not", "No, women could not vote"),
            ("yes", "yes, they could", "no, women could vote", "they could", "not sure"),
        ),
        (
            ("Could women vote in ancient Athens?", "No"),
            ("nope", "no, they couldn't"),
            ("yes", "yes, no doubt"),
        ),
        (("Was it ever done?", "No, never"), ("no", "never", "no, never"), ("yes", "yes, often")),
        (("Is the sun a star?", "Yes, it is"), ("yes", "yes, it is a star"), ("no", "no, it is not")),
        (
            ("Is the sun a star?", "Yes"),
            ("yes", "yeah", "yep, it is", "of course"),
            ("nope", "of course not"),
        ),
        (STAR, ("yes", "yeah", "yes of course", "Yes, it is"), ("no", "No, it is not", "no, a planet", "or")),
    ],
)
def test_the_same_alone_is_right_and_the_other_wrong(
    asked: tuple[str, str], right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert [answer for answer in (*right, *wrong) if judge(*asked, answer) is not Outcome.INCORRECT] == [
        *right
    ]
    assert {judge(*asked, answer) for answer in right} == {Outcome.CORRECT}


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        ("Can she run both at once? Why or why not?", "No. Only one circuit can be complete at a time."),
        ("Are both salts soluble? Explain your answer.", "No, both salts are not soluble"),
        ("Can whales breathe in water?", "No, they come up for air"),
        ("What did the senate say?", "No women may vote"),
    ],
)
def test_it_is_not_enough_where_the_reference_says_more(question: str, reference: str) -> None:
    assert judge(question, reference, "no") is not Outcome.CORRECT


CIRCUITS = ("Can both run at once? Explain.", "No. Only one circuit can be complete at a time.")
MOVES = (
    "Do you agree that sound needs movement? Why?",
    "Agree. Vibrations are movements, and produce sound.",
)


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (CIRCUITS, "No because only one circuit is complete at a time", True),
        (CIRCUITS, "Yes because only one circuit is complete at a time", False),
        (CIRCUITS, "Yes. Only one circuit is complete at a time", False),
        (MOVES, "Yes, vibrations are movements that produce sound", True),
        (MOVES, "I agree. Vibrations are movements and make sound", True),
        (MOVES, "No, because vibrations are movements that produce sound", False),
        (MOVES, "I disagree. Vibrations are movements and produce sound", False),
        (MOVES, "I do not agree, vibrations are movements that produce sound", False),
    ],
)
def test_the_other_one_is_wrong_whatever_the_reference_goes_on_with(
    asked: tuple[str, str],
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (judge(*asked, answer) is Outcome.CORRECT) is right


@pytest.mark.parametrize(
    ("question", "point", "right", "wrong"),
    [
        ("Is the sun a star?", "**Yes**", ("yes", "yep", "Yeah!", "yeah, it is"), ("nope", "nah")),
        ("Is the sun a planet?", "**No**", ("no", "nope", "nah", "not at all"), ("yep", "yes, no doubt")),
        ("Is the sun a planet?", "**No**, it is a star.", ("nope", "nah, a star"), ("yep", "yeah, a star")),
        (
            "Is the sun a planet? Why?",
            "**No**, it **shines** by itself.",
            ("nope, it shines", "no, it shines"),
            ("yep, it shines", "nope"),
        ),
        ("How often was it done?", "**Never**", ("never",), ("no", "nope")),
        ("Ist die Sonne ein Stern?", "**Ja**", ("ja", "jawohl", "klar"), ("nein", "nö")),
        ("¿Es el sol una estrella?", "**Sí**", ("sí", "claro"), ("no", "claro que no")),
        ("Le soleil est-il une étoile ?", "**Oui**", ("oui", "ouais"), ("non", "nan")),
        ("Солнце — планета?", "**Нет**", ("нет", "неа"), ("да", "конечно")),
        ("太阳是恒星吗？", "**是**", ("是", "是的", "对"), ("不是", "不")),
    ],
)  # fmt: skip
def test_one_in_bold_is_said_in_any_words(
    question: str, point: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    language = next((code for code, sample in ASKED_IN.items() if sample in question), "en")
    rubric = ask(question, point, language=language)
    assert {answer: score(rubric, answer) for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, 1.0),
        **dict.fromkeys(wrong, 0.0),
    }


ASKED_IN = {"de": "Sonne", "es": "¿", "fr": "soleil", "ru": "Солнце", "zh": "太"}
SETTLED = {
    "en": (*VOTE, "no", "yes"),
    "de": ("Durften Frauen wählen?", "Nein, Frauen durften nicht wählen", "nein", "ja"),
    "es": ("¿Podían votar las mujeres?", "No, las mujeres no podían votar", "no", "sí"),
    "fr": ("Les femmes votaient-elles ?", "Non, les femmes ne votaient pas", "non", "oui"),
    "it": ("Le donne votavano?", "No, le donne non votavano", "no", "sì"),
    "pt": ("As mulheres votavam?", "Não, as mulheres não votavam", "não", "sim"),
    "nl": ("Mochten vrouwen stemmen?", "Nee, vrouwen mochten niet stemmen", "nee", "ja"),
    "ru": ("Женщины голосовали?", "Нет, женщины не голосовали", "нет", "да"),
    "zh": ("太阳是恒星吗?", "是的，太阳是恒星", "是", "不是"),
    "ja": ("太陽は星ですか?", "はい、太陽は星です", "はい", "いいえ"),
}


@pytest.mark.parametrize("language", SETTLED)
def test_each_language_says_yes_and_no(language: str) -> None:
    question, reference, right, wrong = SETTLED[language]
    assert judge(question, reference, right, language) is Outcome.CORRECT
    assert judge(question, reference, wrong, language) is Outcome.INCORRECT


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        (
            "en",
            ("they could not", "no they couldn't", "women could not vote", "I'd say no", "I don't think so"),
            ("no idea", "no clue", "no, idk", "no, I don't know", "no doubt they could", "not all"),
        ),
        (
            "en",
            ("probably not", "I am pretty sure they could not", "no women could vote"),
            ("yes... no", "yes and no", "they could"),
        ),
        ("de", ("sie durften nicht", "ich glaube nicht"), ("nein, keine Ahnung", "nicht alle")),
        ("es", ("no podían", "creo que no"), ("no, ni idea", "no sé", "creo que sí")),
        ("fr", ("elles ne votaient pas", "je crois que non"), ("non, aucune idée", "je ne sais pas")),
        ("it", ("non votavano", "credo di no"), ("no, boh", "non lo so")),
        ("pt", ("não votavam", "acho que não"), ("não, sei lá", "não sei")),
        ("nl", ("ze mochten niet", "ik denk het niet"), ("nee, geen idee", "weet ik niet")),
        ("ru", ("не голосовали", "думаю, нет"), ("нет, не знаю", "не знаю")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("bold", [True, False])
def test_a_reply_is_what_an_answer_comes_to(
    language: str, right: tuple[str, ...], wrong: tuple[str, ...], *, bold: bool
) -> None:
    question, reference, no, _ = SETTLED[language]
    rubric = ask(question, f"**{no}**" if bold else reference, language=language)
    assert {answer: score(rubric, answer) == 1 for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, True),
        **dict.fromkeys(wrong, False),
    }


def test_what_is_so_is_said_by_an_auxiliary_alone() -> None:
    rubric = ask("Can sound travel through water?", "**Yes**, it can")
    assert [score(rubric, one) for one in ("it can", "I think so", "it cannot", "it can or not")] == [
        1,
        1,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("language", "question", "point", "right", "wrong"),
    [
        (
            "en",
            "Is light a wave or a particle?",
            "**both**",
            ("both", "a wave and a particle", "a wave as well as particle", "not just a wave but a particle"),
            ("a wave", "a wave or a particle", "neither", "not both", "a wave, not a particle", "yes"),
        ),
        (
            "en",
            "Is glass a solid or a liquid?",
            "**neither**",
            ("neither", "neither a solid nor a liquid", "none of the two", "not a solid and not a liquid"),
            ("a solid", "both", "not a solid", "either", "a solid and a liquid", "not a solid but a liquid"),
        ),
        ("de", "Welle oder Licht?", "**beides**", ("beides", "sowohl Welle als auch Licht"), ("Welle",)),
        ("es", "¿Es la luz onda o partícula?", "**ambas**", ("las dos", "onda y partícula"), ("ninguna",)),
        ("fr", "Est-ce une onde ou un grain ?", "**les deux**", ("une onde et un grain",), ("un grain",)),
        ("it", "È un'onda o un grano?", "**né l'uno né l'altro**", ("nessuno dei due",), ("entrambi",)),
        ("pt", "É onda ou grão?", "**ambos**", ("onda e grão", "os dois"), ("nenhum", "onda")),
        ("nl", "Is het golf of korrel?", "**geen van beide**", ("geen golf en geen korrel",), ("golf",)),
        ("ru", "Это волна или частица?", "**ни то ни другое**", ("не волна и не частица",), ("оба", "волна")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("bold", [True, False])
def test_both_or_neither_of_what_is_offered_is_said_in_any_words(
    language: str, question: str, point: str, right: tuple[str, ...], wrong: tuple[str, ...], *, bold: bool
) -> None:
    rubric = ask(question, point if bold else point.strip("*"), language=language)
    assert {answer: score(rubric, answer) == 1 for answer in (*right, *wrong)} == {
        **dict.fromkeys(right, True),
        **dict.fromkeys(wrong, False),
    }


def test_a_sentence_says_both_or_neither_too() -> None:
    light = ask("Is light a wave or a particle?", "Light is both a wave and a particle.")
    virus = ask("Are viruses plants or animals?", "Viruses are neither plants nor animals.")
    assert [score(light, one) for one in ("both", "a wave", "neither")] == [1, 0, 0]
    answers = ("neither", "not plants, not animals", "both", "plants")
    assert [score(virus, answer) for answer in answers] == [1, 1, 0, 0]


def test_one_of_three_is_no_pair() -> None:
    rubric = ask("Is it red, green or blue?", "**blue**")
    assert [score(rubric, one) for one in ("blue", "both", "red and green")] == [1, 0, 0]


MOONS = "How many moons has Venus?"


@pytest.mark.parametrize("wanted", ["**None**", "**0**", "It has **no** moons", "**Zero / none**"])
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("none", 1),
        ("0", 1),
        ("zero", 1),
        ("no moons", 1),
        ("it has no moons", 1),
        ("Venus doesn't have any moons", 1),
        ("there are none, I think", 1),
        ("not a single one", 1),
        ("none, it is too close to the sun", 1),
        ("no idea", 0),
        ("no, idk", 0),
        ("it has no rings", 0),
        ("not zero", 0),
        ("not many", 0),
        ("no more than one", 0),
        ("none but one", 0),
        ("none or one", 0),
        ("none, it has two", 0),
        ("none of your business", 0),
    ],
)
def test_of_what_is_counted_there_is_none(wanted: str, answer: str, expected: float) -> None:
    assert score(ask(MOONS, wanted), answer) == expected


@pytest.mark.parametrize(
    ("language", "question", "wanted", "right", "wrong"),
    [
        (
            "de",
            "Wie viele Monde hat die Venus?",
            "**Keinen**",
            "gar keine|0|sie hat keine Monde",
            "einen|keine Ahnung",
        ),
        ("es", "¿Cuántas lunas tiene Venus?", "**Ninguna**", "no tiene lunas|cero", "una|ni idea"),
        ("fr", "Combien de lunes a Vénus ?", "**Aucune**", "aucun|zéro|elle n'en a pas", "une|aucune idée"),
        ("it", "Quante lune ha Venere?", "**Nessuna**", "zero|non ha lune", "una|nessuna idea"),
        ("nl", "Hoeveel manen heeft Venus?", "**Geen**", "nul|geen manen", "een|geen idee"),
        ("pt", "Quantas luas tem Vênus?", "**Nenhuma**", "zero|não tem luas", "uma|não faço ideia"),
        ("ru", "Сколько спутников у Венеры?", "**Ни одного**", "ноль|нет спутников", "один|не знаю"),
    ],
)
def test_none_in_other_languages(language: str, question: str, wanted: str, right: str, wrong: str) -> None:
    rubric = ask(question, wanted, language=language)
    assert [answer for answer in right.split("|") if score(rubric, answer) < 1] == []
    assert [answer for answer in wrong.split("|") if score(rubric, answer) > 0] == []


def test_nothing_but_zero_is_none() -> None:
    assert score(ask("How many wives had Henry VIII?", "**6**"), "none") == 0
