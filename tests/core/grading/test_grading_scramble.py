"""Words in random order: refused when the words are right; notes, bad grammar and plain lists are not."""

from __future__ import annotations

import random

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric, compile_references, grade
from bot.core.grading.judging.scramble import measure_oddness
from bot.core.grading.language.language import speak
from bot.core.grading.language.text import tokenize
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ASSASSIN, ask, kinds, score

LISTED = ask("What was purged?", "the **party**", "the **army**", "the **people**")
MODEL = "Kirov was shot in the corridor of the party headquarters by Nikolaev"
DERIVED = ask("Who shot Kirov, and where?", MODEL)
CIVIL = ask("What did she fight for?", "She fought for the **civil rights** of women")
GERMAN = ask(
    "Wer erschoss Kirow, und wo?",
    "Kirow wurde von Nikolajew in dem Gang vor seinem Zimmer erschossen",
    language="de",
)
RUSSIAN = ask("Кто убил Кирова?", "**Николаев** застрелил Кирова в коридоре у кабинета", language="ru")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (ASSASSIN, "Kirov the in shot Leningrad was by of Nikolaev"),
        (ASSASSIN, "the was by Nikolaev shot Kirov"),
        (ASSASSIN, "of Nikolaev the was shot"),
        (ASSASSIN, "it Nikolaev was the and"),
        (ASSASSIN, "man the of Nikolaev"),
        (ASSASSIN, "Kirov by and of Nikolaev shot was"),
        (DERIVED, "corridor party in Nikolaev shot of by headquarters the the was Kirov"),
        (GERMAN, "seinem Gang in Kirow wurde erschossen Nikolajew von Zimmer vor dem"),
        (RUSSIAN, "в Николаев у коридоре кабинета Кирова застрелил"),
        (LISTED, "people the the army the and party"),
    ],
)
def test_words_in_no_order_earn_nothing(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert NoteKind.SCRAMBLED in kinds(verdict)


@pytest.mark.parametrize(
    "answer",
    [
        "shot leningrad 1934 nikolaev",
        "nikolaev shot him in leningrad in 1934",
        "kirov was by nikolaev shot",
        "nikolaev made it a quick end",
        "it all ended with a shot by nikolaev",
        "the man they had not heard of and had let in was nikolaev",
        "the enemy within was nikolaev",
        "nikolaev, zinoviev gave it the go-ahead",
        "nikolaev did more than was asked",
        "nikolaev shot as fast as he could",
        "nikolaevs aim was to not get caught",
        "the man who shot kirov he was nikolaev",
        "i think is nikolaev the killer of him",
        "It was a Nikolaev, a member of a the party",
        "they says Nikolaev have shot him because of a his wife",
        "Nikolaev he kill Kirov in year 1934 because he not have job",
        "im not sure but nikolaev?",
        "nikolaev as far as i know",
        "nikolaev did it, he had lost the will to live on",
        "Nikolaev, a party member, who - as of 1934 - was out of work",
        "the one who did it was nikolaev i think",
        "nikolaev, from building a and not from building B",
        "what nikolaev did was the end of him",
        "nikolaev did it, we the people know",
        "nikolayev (who else could it have been?)",
        "the historians declared they were sure of nikolaev",
        "nikolaev shot him in the the party house",
        "because nikolaev was was angry at him",
        "then nikolaev he shoot at him in office",
        "nikolaev was one of...",
        "nikolaev did whatever he felt he would want to",
        "nikolaev and no one else as of now",
        "in december 1934 he was there and nikolaev shot him",
        "nikolaev, for the things he had been told, true or not",
        "it was nikolaev, he had nothing left, just to stay alive",
        "nikolaev shot him, we know what reasons killers have",
        "with nikolaev it came into being",
        "nikolaev, blamed for not working and for not paying dues",
    ],
)
def test_what_people_write_is_no_scramble(answer: str) -> None:
    assert score(ASSASSIN, answer) == 1.0


@pytest.mark.parametrize(
    ("question", "bold", "answer"),
    [
        ("Which is the highest mountain of the Alps?", "Mont Blanc", "I think Mont Blanc is"),
        ("Who was the killer of Kirov?", "Nikolaev", "i think nikolaev was"),
        ("Is the Zugspitze the highest mountain?", "No", "no, Mont Blanc is"),
    ],
)
def test_an_answer_may_end_in_the_verb_of_its_question(question: str, bold: str, answer: str) -> None:
    assert score(ask(question, f"**{bold}**"), answer) == 1.0
    assert score(ask("What matters here?", f"**{bold}**"), answer) == 0.5


YEAR = ask("How old must one be to vote for her?", "**18** years")
AIM = ask("What was the aim of it?", "to **survive**")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (YEAR, "is it all the 18?"),
        (YEAR, "is it 18 years, with no end to it"),
        (YEAR, "so is it they say 18"),
        (YEAR, "isn't it 18 or more?"),
        (YEAR, "isn't it pretty sure it's 18"),
        (YEAR, "I'm 90% sure it's 18"),
        (YEAR, "it's 18 years for men and women each"),
        (YEAR, "18 or more not sure though"),
        (YEAR, "18 and nothing more"),
        (YEAR, "18 but don't ask me why"),
        (YEAR, "18 i read it but i forgot where"),
        (YEAR, "How old must one be to vote for her? 18"),
        (YEAR, "How old must one be to vote for her\n18+"),
        (YEAR, "when do they vote? 18"),
        (YEAR, "am i right with 18?"),
        (YEAR, "does mary's 18 years count?"),
        (YEAR, "all i can think of is 18"),
        (YEAR, "18 years that is"),
        (YEAR, "18, that's for sure, that's for sure"),
        (AIM, "gotta be to survive"),
        (AIM, "it can only be to survive"),
        (AIM, "his aim would be to survive"),
        (AIM, "that'd be to survive"),
        (AIM, "was it not to survive?"),
        (AIM, "was it not he tried to survive"),
        (AIM, "could it have been they wanted to survive?"),
        (AIM, "gotta be it helped him survive"),
        (AIM, "is to survive peacefully right?"),
    ],
)
def test_what_people_put_around_their_answer_is_no_scramble(rubric: Rubric, answer: str) -> None:
    assert NoteKind.SCRAMBLED not in kinds(grade(rubric, answer))
    assert score(rubric, answer) == 1.0


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (YEAR, "years the of is 18 it"),
        (YEAR, "is 18 she of it was"),
        (YEAR, "where the of 18 be to"),
        (AIM, "survive is of was to it"),
        (AIM, "be to it to of survive gotta"),
        (AIM, "of is survive to the he"),
    ],
)
def test_words_of_an_opening_excuse_no_scramble(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) < 1.0


@pytest.mark.parametrize(
    "answer",
    [
        "nikolaev because of he lost job",
        "killer was of the Nikolaev",
        "the it was Nikolaev",
    ],
)
def test_what_may_be_a_slip_earns_half(answer: str) -> None:
    verdict = grade(ASSASSIN, answer)
    assert verdict.score == 0.5
    assert NoteKind.SCRAMBLED in kinds(verdict)


@pytest.mark.parametrize(
    "answer",
    [
        "for was rights it civil women's",
        "civil rights women's for was it",
        "rights civil fought for",
        "civil for fought rights",
        "to every gave civil woman rights they",
        "woman they civil to rights every gave",
        "have women wanted to she civil rights",
        "wanted have to civil women rights she",
    ],
)
def test_several_doubtful_neighbours_cost_more_than_one(answer: str) -> None:
    assert score(CIVIL, answer) < 1.0


@pytest.mark.parametrize(
    "answer",
    [
        "civil rights of women is what she fought for",
        "women's civil rights she fought for",
        "the rights that women had none of, civil rights",
        "civil rights, and she went on and on",
        "rights for women, civil rights it was",
        "of women the civil rights",
        "for women she fought, civil rights",
        "and civil rights for women too",
        "was for civil rights of women",
        "fighted for women civil rights",
        "civil rights of women fought for",
        "rights of women, civil",
    ],
)
def test_one_doubtful_pair_of_neighbours_costs_nothing(answer: str) -> None:
    assert score(CIVIL, answer) == 1.0


def test_a_date_may_be_turned() -> None:
    rubric = ask("When was it, and who was there?", "on **4 May** with **5** men")
    assert score(rubric, "on May 4 and 5 men were there") == 1.0


def test_a_long_answer_may_lack_its_end() -> None:
    answer = "nikolaev, who was out of work, shot him in the corridor and then he tried to"
    assert score(ASSASSIN, answer) == 1.0


@pytest.mark.parametrize("dots", ["...", "…", ".."])
def test_dots_make_an_order_no_odder(dots: str) -> None:
    language = speak("en")
    answer = "probably Stalin gave it the thumbs up"
    plain, dotted = (tokenize(text, language.folding) for text in (answer, answer + dots))
    assert measure_oddness(dotted, language) == measure_oddness(plain, language)


@pytest.mark.parametrize("answer", ["people, army, party", "the people and the army and the party"])
def test_a_list_may_stand_in_any_order(answer: str) -> None:
    assert score(LISTED, answer) == 1.0


def test_both_sides_of_an_and_may_change_places() -> None:
    rubric = ask("Who can vote?", "the men and the women can **vote**")
    assert score(rubric, "the women and the men can vote") == 1.0
    assert score(ask("Who?", "**men** and **women** can vote"), "women and men can vote") == 1.0


@pytest.mark.parametrize(
    "answer",
    [
        "in the corridor of the party headquarters Kirov was shot by Nikolaev",
        "by Nikolaev, in the corridor of the party headquarters, Kirov was shot",
        "Nikolaev shot Kirov in the corridor of the party headquarters",
    ],
)
def test_a_sentence_may_be_turned_round(answer: str) -> None:
    assert score(DERIVED, answer) == 1.0


def test_other_languages_may_order_their_words_freely() -> None:
    assert score(RUSSIAN, "Кирова застрелил в коридоре у кабинета Николаев") == 1.0
    assert score(GERMAN, "In dem Gang vor seinem Zimmer wurde Kirow von Nikolajew erschossen") == 1.0


def test_a_scramble_of_one_reference_is_not_saved_by_another() -> None:
    rubric = compile_references("Who shot Kirov?", (MODEL, "It was Nikolaev who shot Kirov"), "en")
    answer = "Kirov by corridor was in Nikolaev shot headquarters of party the the"
    assert grade(rubric, answer).score == 0


def test_most_shuffles_are_noticed() -> None:
    lots = random.Random(1)  # noqa: S311 - no secret, but the same at each run
    words = MODEL.split()
    noticed = 0
    for _ in range(100):
        lots.shuffle(words)
        noticed += score(DERIVED, " ".join(words)) == 0
    assert noticed >= 90


def test_what_is_wanted_word_for_word_stands_in_any_order() -> None:
    said = "We the People of the"
    rubric = ask("How does the Constitution begin?", KeyPoint(f"**{said}**"))
    assert score(rubric, said) == 1.0
