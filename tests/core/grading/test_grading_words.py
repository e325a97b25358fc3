"""Words match as written, inflected, in another spelling, joined, split or mistyped, and no further."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import compile_references, grade, prepare
from bot.core.grading.language.language_data import read
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.verdict import How, Status
from tests.core.grading.asking import ASSASSIN, ask, score

pytestmark = pytest.mark.unmeasured


@pytest.mark.parametrize(
    ("keyword", "answer", "how"),
    [
        ("Nikolaev", "NIKOLAEV", How.EXACT),
        ("Nikolaev", "Nikola\u200bev", How.EXACT),
        ("Nikolaev", "Ｎｉｋｏｌａｅｖ", How.EXACT),
        ("Łódź", "lodz", How.EXACT),
        ("independent", "independence", How.STEM),
        ("torture", "they were tortured", How.STEM),
        ("capitalism", "the capitalist order", How.STEM),
        ("CD", "on cds", How.STEM),
        ("organ", "two organs", How.STEM),
        ("kill", "they were killed", How.STEM),
        ("killing", "the killings", How.STEM),
        ("call", "he was calling", How.STEM),
        ("uprisings", "an uprising", How.STEM),
        ("travelled", "he traveled", How.STEM),
        ("fuelled", "it fueled it", How.VARIANT),
        ("dialling", "he dialed", How.STEM),
        ("councillor", "a councilor", How.VARIANT),
        ("labour camps", "labor camps", How.VARIANT),
        ("organised", "well organized", How.VARIANT),
        ("organisation", "organization", How.VARIANT),
        ("programme", "a program", How.VARIANT),
        ("defence", "defense", How.VARIANT),
        ("grey", "gray", How.VARIANT),
        ("purify", "the purification", How.VARIANT),
        ("vice president", "vise president", How.VARIANT),
        ("more people", "more ppl", How.VARIANT),
        ("show trial", "a showtrial", How.VARIANT),
        ("show trial", "a show-trial", How.EXACT),
        ("invasion", "they invaded it", How.STEM),
        ("explode", "an explosion", How.STEM),
        ("starvation", "they starved", How.STEM),
        ("marriage", "by marrying well", How.STEM),
        ("death", "he died", How.STEM),
        ("Leonardo da Vinci", "leonardo davinci", How.VARIANT),
        ("showtrial", "a show trial", How.VARIANT),
        ("upstream", "it went up stream", How.VARIANT),
        ("UN Unesco", "the UN and UN esco", How.VARIANT),
        ("Southampton", "south hampton", How.TYPO),
        ("Michelangelo", "micheal angelo", How.TYPO),
        ("Robespierre", "rob pierre", How.TYPO),
        ("photosynthesis", "photo sinthesis", How.TYPO),
        ("beaver", "beevers", How.TYPO),
        ("mosquito", "moskitos", How.TYPO),
        ("Gandhi", "ghandi", How.TYPO),
        ("torture", "torure", How.TYPO),
        ("torture", "totrure", How.TYPO),
        ("Kamenev", "kamanev", How.TYPO),
        ("scapegoats", "scapgoats", How.TYPO),
        ("Tukhachevsky", "Tuchatschewski", How.VARIANT),
        ("Ordzhonikidze", "ordjonikidze", How.TYPO),
    ],
)
def test_how_a_word_matches(keyword: str, answer: str, how: How) -> None:
    point = grade(ask("What?", f"**{keyword}**"), answer).points[0]
    assert (point.status, point.how) == (Status.HIT, how)


@pytest.mark.parametrize(
    ("keyword", "answer"),
    [
        ("border", "order"),
        ("organ", "organic"),
        ("order", "border"),
        ("sampling", "simple"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Nikolaev", "Nikolai"),
        ("coup", "soup"),
        ("tsar", "star"),
        ("army", "arms"),
        ("NKVD", "NKGB"),
        ("Southampton", "Northampton"),
        ("beaver", "heaver"),
        ("barometer", "manometer"),
        ("Niger", "Nigeria"),
        ("Monet", "Manet"),
        ("stalactites", "a stalagmite"),
        ("hypothermia", "hyperthermia"),
        ("hyperkalemia", "hypokalemia"),
        ("alkene", "alkane"),
        ("glucagon", "glycogen"),
        ("invasion", "they evaded it"),
        ("explosion", "they expelled them"),
        ("reaction", "it was reduced"),
        ("showtrial", "slow trial"),
        ("greenhouse", "green horse"),
    ],
)
def test_two_real_words_are_never_joined(keyword: str, answer: str) -> None:
    assert score(ask("What?", f"**{keyword}**"), answer) == 0


UNLIKE = [
    pytest.param(code, one, two, id=f"{code}-{one}-{two}")
    for code in ("en", "de", "es", "fr", "it", "pt", "nl", "ru")
    for line in read(code)["unlike"].splitlines()
    if "-" not in line
    for one, two in pairwise(line.split())
]


@pytest.mark.parametrize(("code", "one", "two"), UNLIKE)
def test_words_that_look_alike_are_told_apart(code: str, one: str, two: str) -> None:
    rubric = ask("?", f"**{one}**", language=code)
    assert (score(rubric, one), score(rubric, two)) == (1, 0)


@pytest.mark.parametrize(
    ("reference", "right", "wrong"),
    [
        ("Niger", "the niger", "Nigeria"),
        ("Nigeria", "Nigeria", "Niger"),
        ("Zambia", "zambya", "Gambia"),
        ("Hypothermia", "hipothermia", "hyperthermia"),
        ("Southampton", "south hampton", "Northampton"),
        ("Gandhi", "ghandi", "Gandalf"),
    ],
)
def test_words_are_told_apart_in_reference_answers(reference: str, right: str, wrong: str) -> None:
    rubric = compile_references("What is it?", (reference,), "en")
    assert grade(rubric, right).outcome is Outcome.CORRECT
    assert grade(rubric, wrong).outcome is Outcome.INCORRECT


def test_all_bold_words_are_needed() -> None:
    rubric = ask("What happened?", "**Kamenev** and **Zinoviev** were **arrested / imprisoned**")
    assert score(rubric, "Zinovyev was imprisoned together with Kamenev") == 1
    assert score(rubric, "Kamenev was imprisoned") == 0


def test_the_words_of_one_bold_stand_close_together() -> None:
    rubric = ask("What was it?", "a **military coup**")
    assert score(rubric, "a coup by the military") == 1
    assert score(rubric, "It was the military. A coup") == 0
    far = "military men of all ranks and of every age came home to see their families before the coup"
    assert score(rubric, far) == 0


CHAMBERS = ask(
    "Name the four chambers of the heart.",
    *("**left atrium**", "**right atrium**", "**left ventricle**", "**right ventricle**"),
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("left atrium. right atrium. left ventricle. right ventricle", 1),
        ("left atrium, right atrium, left ventricle, right ventricle", 1),
        ("left and right atria, left and right ventricles", 1),
        ("atria (left and right) and ventricles (left and right)", 1),
        ("left and right atrium", 0.5),
        ("atrium: left, right", 0.5),
        ("left atrium, right ventricle", 0.5),
        ("right atrium and left ventricle", 0.5),
        ("right atrium\nleft ventricle", 0.5),
        ("left atrium or right ventricle", 0.5),
        ("the left atrium of the heart and the right ventricle of the heart", 0.5),
        ("the atrium on the left, the ventricle on the right", 0.5),
    ],
)
def test_each_item_of_a_list_has_its_own_words(answer: str, expected: float) -> None:
    assert score(CHAMBERS, answer) == expected


@pytest.mark.parametrize(
    ("language", "keyword", "right", "wrong"),
    [
        ("en", "Leonid Nikolaev", "Nikolaev, Leonid", "Leonid Brezhnev, Ivan Nikolaev"),
        ("en", "Article 5", "Article 5, Section 4", "Article 4, Section 5"),
        ("en", "left atrium", "the atrium. left atrium", "right atrium, left ventricle"),
        ("en", "military coup", "the military rebelled and a coup followed", "military rule, bloody coup"),
        (
            "en",
            "military coup",
            "officers of the military wanted power and staged a coup",
            "the coup. The military",
        ),
        ("en", "supply and demand", "low supply and high demand", "low supply"),
        ("de", "Französische Revolution", "die Revolution. Französische Revolution", "Französische Republik"),
        ("de", "linker Vorhof", "linker und rechter Vorhof", "rechter Vorhof und linke Kammer"),
        ("fr", "oreillette gauche", "oreillette gauche et droite", "oreillette droite, ventricule gauche"),
        ("ru", "левое предсердие", "левое и правое предсердие", "правое предсердие и левый желудочек"),
    ],
)
def test_a_phrase_takes_no_word_from_another_item_or_sentence(
    language: str, keyword: str, right: str, wrong: str
) -> None:
    rubric = ask("What?", f"**{keyword}**", language=language)
    assert (score(rubric, right), score(rubric, wrong)) == (1, 0)


def test_a_full_stop_behind_a_short_form_ends_no_sentence() -> None:
    assert score(ask("Which city?", "**St Petersburg**"), "St. Petersburg") == 1
    everest = ask("Which mountain?", "**Mount Everest**")
    assert [score(everest, answer) for answer in ("Mt. Everest", "mt.everest", "Mt. Blanc. Everest")] == [
        1,
        1,
        0,
    ]
    assert score(ask("Which state?", "**N. Dakota**"), "N. Dakota") == 1


def test_words_are_shown_as_typed() -> None:
    point = grade(ASSASSIN, "  It was NIKO\u0301LAYEV, I think!").points[0]
    assert point.words == ("NIKO\u0301LAYEV",)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("Zhukov, not Zhakov", 1), ("not Zhakov, Zhukov", 1), ("not Zhukov, Zhakov", 0), ("it was Zhakov", 1)],
)
def test_a_slip_is_looked_at_only_where_the_word_itself_is_not_there(answer: str, wanted: float) -> None:
    assert score(ask("Who commanded?", "**Zhukov**"), answer) == wanted


def test_an_apostrophe_s_is_no_part_of_a_word() -> None:
    assert score(ask("Whose?", "**Stalin**"), "Stalin’s idea") == 1


def test_the_best_wording_counts() -> None:
    rubric = ask("How?", KeyPoint("**torture**", ("**beatings**",), partly=("**force**",)))
    assert [score(rubric, answer) for answer in ("beatings", "by force", "by force and torture")] == [
        1,
        0.5,
        1,
    ]


def test_the_word_list_knows_its_words() -> None:
    prepare("en")
    english = vocabulary("en")
    assert "border" in english
    assert "order" in english
    assert "ordr" not in english
    assert (english.frequency("order") or 0) > (english.frequency("evaporate") or 0)
    assert not vocabulary("tlh")


def test_a_verb_alone_in_its_bold_wants_its_particle() -> None:
    rubric = ask("What did Beria do?", "he **took over**")
    assert score(rubric, "he took it over") == 1
    assert score(rubric, "he took bribes") == 0


def test_likely_is_no_form_of_like() -> None:
    assert score(ask("How was Kirov seen?", "he was **liked**"), "Stalin likely knew") == 0


@pytest.mark.parametrize("language", ["C", "C++", "C#"])
def test_signs_that_belong_to_a_letter_tell_names_apart(language: str) -> None:
    rubric = ask("In which language is it written?", f"**{language}**")
    scores = {answer: score(rubric, f"in {answer.lower()}, I think") for answer in ("C", "C++", "C#")}
    assert scores == {**dict.fromkeys(scores, 0), language: 1}


@pytest.mark.parametrize("answer", ["no one", "noone", "nobody", "No one!"])
def test_each_choice_of_a_wording_that_is_all_bold_is_right_by_itself(answer: str) -> None:
    assert score(ask("Who came?", "**no one / nobody**"), answer) == 1


@pytest.mark.parametrize(
    ("language", "keyword", "other"),
    [
        ("en", "president", "vice president"),
        ("en", "governor", "the deputy governor"),
        ("fr", "président", "vice-président"),
        ("it", "presidente", "vice presidente"),
        ("ru", "президент", "вице-президент"),
    ],
)
def test_a_vice_president_is_no_president(language: str, keyword: str, other: str) -> None:
    rubric = ask("?", f"**{keyword}**", language=language)
    assert score(rubric, other) == 0
    assert score(rubric, keyword) == 1
    assert score(ask("?", f"**{other}**", language=language), other) == 1
    assert grade(compile_references("?", [keyword], language), other).outcome is Outcome.INCORRECT
