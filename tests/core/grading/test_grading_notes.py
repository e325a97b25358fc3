"""Reference answers as the backs of flash cards have them: glosses, labels, numbering, left-over tags."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, find_misjudged, score

RIGHT = Outcome.CORRECT
SULFURIC = "Formula of sulfuric acid"
GASES = "Two gases that make up most of the air"
RED = "Which planet is known as the Red Planet?"
PEACE = "Treaty that ended the Thirty Years' War"
SHARKS = "True or false: sharks are mammals."
NOVEL = "Novel by Mary Shelley (1818)"
PHASES = "Phases of mitosis"
SI = "SI unit of force"


@pytest.mark.parametrize(
    ("question", "references", "right", "wrong"),
    [
        (SULFURIC, "H&#8322;SO&#8324; | H<sub>2</sub>SO<sub>4</sub> | <b>H2SO4</b>", "H2SO4 | H₂SO₄", "HCl"),
        (
            "Largest ocean",
            "Answer: the Pacific (Ocean) | A: Pacific | Ans.: Pacific",
            "Pacific | the pacific",
            "Atlantic",
        ),
        ("Who wrote Emma?", '"Jane Austen" | “Jane Austen” | `Jane Austen`', "Austen | jane austen", "Emma"),
        (
            GASES,
            "1) nitrogen 2) oxygen | 1. nitrogen<br>2. oxygen | (1) nitrogen, (2) oxygen | nitrogen & oxygen",
            "nitrogen and oxygen | oxygen, nitrogen",
            "nitrogen | oxygen and helium",
        ),
        (
            RED,
            "Mars - the 4th planet | Mars – god of war | Mars -> has two moons | Mars = Ares (Greek)",
            "Mars | the planet Mars",
            "Venus | the 4th planet | god of war",
        ),
        (
            "Who discovered penicillin?",
            "Alexander Fleming (Scottish), 1928 | Alexander Fleming, 1928 | Alexander Fleming - in 1928",
            "Fleming | Alexander Fleming",
            "Pasteur | 1928",
        ),
        (PEACE, "Peace of Westphalia, 1648 | Peace of Westphalia – Oct. 24, 1648", "Westphalia", "1648"),
        ("The Iron Lady?", "Margaret Thatcher, UK prime minister 1979–90", "Thatcher", "a UK prime minister"),
        (
            SHARKS,
            "False (they are fish) | False - they are fish | False. They are fish | False | F",
            "false | F",
            "true | T",
        ),
        (NOVEL, "Frankenstein; or, The Modern Prometheus", "Frankenstein", "Dracula"),
        ("Which amendment is it (1920)?", "19th / nineteenth", "19th | the nineteenth", "15th"),
        ("When was Caesar killed?", "44 BC (Ides of March)", "44 BC", "44 AD"),
        ("How many chambers has a heart?", "4 (2 atria, 2 ventricles)", "4 | four", "2"),
        (SI, "Newton [N] | newton (N)", "N | the newton", "joule"),
        ("Term for high blood pressure?", "hypertension (HTN)", "HTN | hypertension", "hypotension"),
        ("Belief in one god", "monotheism (vs. polytheism)", "monotheism", "polytheism"),
        ("What is the most common gas?", "N2 = nitrogen", "nitrogen | N2", "oxygen"),
        (
            PHASES,
            "prophase → metaphase → anaphase | prophase -> metaphase -> anaphase",
            "prophase, metaphase, anaphase",
            "prophase | prophase and metaphase",
        ),
        ("Products of it?", "glucose + oxygen", "oxygen and glucose", "oxygen | glucose"),
        ("the dog (German)", "der Hund | der Hund (-e)", "der Hund | Hund", "der Hut | die Katze"),
        ("house (French)", "la maison", "la maison | maison", "la voiture"),
        ("the cat (French)", "le chat", "chat | le chat", "le chien"),
        ("Plural of child", "children", "children | childern", "child | childs"),
        ("Which two gases?", "<ul><li>argon</li><li>neon</li></ul>", "neon, argon", "argon"),
        (
            "Democracy",
            "rule by the people",
            "rule of the people | government by the people",
            "rule by a king",
        ),
        (
            "Appendicitis",
            "inflammation of the appendix",
            "the appendix is inflamed",
            "inflammation of the liver",
        ),
        ('Plural of "mouse"', "mice | mice (irregular!)", "mice | it is mice", "mouse | mouses"),
        ("What is the past tense of go?", "went", "went | it is went", "gone | goed | going"),
        ("Welche Hepatitis?", "Leber - nicht Niere", "Leber", "Niere"),
        ("Welche Übersetzung von Hund?", "the dog", "dog | the dog", "the cat"),
        ("Falsch oder richtig?", "Falsch | f", "falsch | F", "richtig | r"),
    ],
)
def test_references_are_read_as_flash_cards_note_them(
    question: str, references: str, right: str, wrong: str
) -> None:
    language = "de" if question.startswith(("Falsch", "Welche")) else "en"
    assert find_misjudged(question, references, right, wrong, language) == []


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("When was the war?", "1861 - 1865", "1861"),
        ("Did it burn?", "No - it was made of stone", "yes"),
        ("When was it signed?", "July 4, 1776", "July 4, 1789"),
        ("What does HTTP stand for?", "HyperText Transfer Protocol (HTTP)", "HTTP"),
        ("Who wrote it?", "F. Scott Fitzgerald", "F"),
        ("Which city?", "La Paz", "Las Vegas"),
        ("What is the entity for <?", "&lt;", "&gt;"),
    ],
)
def test_what_is_no_gloss_stays(question: str, reference: str, answer: str) -> None:
    assert grade(compile_references(question, [reference], "en"), answer).outcome is not RIGHT


def test_what_a_term_alone_is_of_matters_in_german_too() -> None:
    rubric = compile_references("Hepatitis", ["Entzündung der Leber"], "de")
    assert grade(rubric, "Leberentzündung").outcome is RIGHT
    assert grade(rubric, "Entzündung der Niere").outcome is not RIGHT
    assert grade(rubric, "Entzündung").outcome is not RIGHT


def test_a_card_with_nothing_bold_is_read_so_too() -> None:
    assert score(ask(RED, "Mars - the 4th planet"), "Mars") == 1
    assert score(ask(RED, "Mars - the 4th planet"), "the 4th planet") == 0
    assert score(ask(SHARKS, "False (they are fish)"), "F") == 1
