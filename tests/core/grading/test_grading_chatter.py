"""What people say around an answer is no other answer; what they list is, whatever they say around it."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric
from tests.core.grading.asking import ask, score

HEAD = ask("Who headed the secret police in 1937?", "Nikolai **Yezhov**")
COURT = ask("Who has the last word on laws?", "The **Supreme Court**", "the **justices**", enough=1)
SOUTH = ask("Name a reason for the war.", "**slavery / slaves**", "**states' rights**", enough=1)
SCHOOL = ask("What is used to write on a blackboard?", "**chalk**")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (SOUTH, "the south kept slaves thats easy"),
        (SOUTH, "everybody knows the south kept slaves"),
        (SOUTH, "sry for the late answer, the south kept slaves"),
        (SOUTH, "the south kept slaves, next question please"),
        (SOUTH, "the south kept slaves, said my teacher"),
        (SOUTH, "oh I had this one twice already: the south kept slaves"),
        (SOUTH, "the south kept slaves if i remember correctly"),
        (SOUTH, "obvs the south kept slaves lol"),
        (SOUTH, "south, slaves. Yes, the south, slaves!"),
        (HEAD, "comrade nicolai yezhov, dwarf"),
        (HEAD, "yezhov sorry for my bad english"),
        (COURT, "the supreme court and that's all i know"),
        (COURT, "the federal supreme court in washington, we learned that in class last year"),
    ],
)
def test_chatter_names_no_candidates(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (HEAD, "yezhov, beria, yagoda, molotov thats easy"),
        (HEAD, "everybody knows its yezhov, beria, yagoda, molotov"),
        (HEAD, "obvs yezhov beria yagoda molotov lol"),
        (HEAD, "yezhov, nicolai, nikolaev, kamenev, beria"),
        (SCHOOL, "teacher, book, school, chalk, homework"),
        (SCHOOL, "chalk, teacher, page, class"),
        (HEAD, "yezhov, sorry, beria"),
    ],
)
def test_nor_makes_a_list_an_answer(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 0


@pytest.mark.parametrize(
    ("language", "point", "answer"),
    [
        ("de", "**Sklaven**", "der Süden hielt Sklaven, das ist doch leicht, nächste Frage"),
        ("fr", "les **esclaves**", "le Sud gardait des esclaves, question facile, on a appris ça en classe"),
        ("es", "los **esclavos**", "el Sur guardaba esclavos, pregunta fácil, lo dijo mi profe"),
        ("it", "gli **schiavi**", "il Sud teneva schiavi, domanda facile, lo ha detto la maestra"),
        ("nl", "de **slaven**", "het zuiden hield slaven, makkelijke vraag, volgende vraag"),
        ("pt", "os **escravos**", "o Sul mantinha escravos, pergunta fácil, o professor disse"),
        ("ru", "**рабы**", "на юге держали рабов, легко, следующий вопрос"),
    ],
)
def test_nor_in_other_languages(language: str, point: str, answer: str) -> None:
    assert score(ask("?", point, language=language), answer) == 1
