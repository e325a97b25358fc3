"""`viva grade --explain`, as a teacher and as a program read it."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.explaining import REACHES, REASONS, RULES, SENSES, describe_trace
from bot.cli.grade import grade
from bot.core.grading.language.denial_words import REACHES as ALL_REACHES
from bot.core.grading.sought import Sense
from bot.core.grading.trace import Rule
from bot.core.grading.trace import explain as explain_answer
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask

DECK = """\
# Purges

## Who shot Kirov? {#who}

- Leonid **Nikolaev**
  - or: a **man** with a **grudge**
- not: **Yezhov**. He came later.

## When and where was Kirov shot, and who ordered it? {#when}

- on **1 December 1934** {weight=2}
- in **Leningrad**
  - partly: in the **party headquarters**
- there is **no proof** that Stalin ordered it
- optional: the weapon was a **Nagant revolver**

## Name two, in order. {#order}

Any 2 of these, in this order, pass mark 50 %:

- **Zinoviev**
- **Bukharin**
- **Tukhachevsky**

## How many died in the famine? {#many}

- **8 million** people
  - partly: **millions**

## Which purge came first? {#first}

- **the party / members before the army**

## Why was there a famine? {#derived}

- Stalin's collectivisation took the grain away from the peasants.
"""

app = typer.Typer()
app.command()(grade)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "purges.md").write_text(DECK, encoding="utf-8")
    return tmp_path


def explain(content: Path, card: str, answer: str) -> list[str]:
    result = CliRunner().invoke(app, [f"purges/{card}", answer, "--explain", "--content", str(content)])
    assert result.exit_code == 0
    return [line.strip() for line in result.stdout.splitlines()]


def explain_lines(content: Path, *lines: dict[str, Any]) -> list[dict[str, Any]]:
    stdin = "\n".join(map(json.dumps, lines))
    result = CliRunner().invoke(app, ["--jsonl", "--explain", "--content", str(content)], input=stdin)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_hit_shows_its_keywords_and_how_they_matched(content: Path) -> None:
    assert explain(content, "who", "Nicolaev") == [
        "Correct, score 1.00",
        "",
        "✓ Leonid Nikolaev",
        "Rule: each keyword is there.",
        "✓ nikolaev: “Nicolaev”, with a typo",
        "",
        "Points: 1 of 1 = 1.00; pass mark 1.",
    ]


def test_the_sum_has_weights_halves_and_what_is_wanted(content: Path) -> None:
    lines = explain(content, "when", "December 1934 in the party headquarters, with a Nagant revolver")
    assert lines[-1] == "Points: 1 + 0.5 of 4 = 0.38; pass mark 1."
    assert "◐ on 1 December 1934 (50% of the point, weight 2)" in lines
    assert "Rule: only a part of the date, or of the span of years, is there." in lines
    assert "✓ 1 December 1934: “December 1934”, as a date, a part of it" in lines
    assert "Rule: each keyword is there, by a `partly:` wording." in lines
    assert "✓ the weapon was a Nagant revolver (optional)" in lines


def test_what_the_nearest_wording_misses_is_named(content: Path) -> None:
    lines = explain(content, "who", "some man")
    assert "Rule: a keyword is missing, by alternative 1; wanted also: grudge." in lines
    assert "✓ man: “man”, word for word" in lines
    assert "✗ grudge: not said" in lines
    assert "✗ nagant revolver: only “revolver”" in explain(content, "when", "a revolver")


def test_a_denial_shows_how_far_it_reaches(content: Path) -> None:
    lines = explain(content, "who", "It was not Nikolaev")
    assert "Rule: the answer denies it." in lines
    assert any(
        line.startswith("✗ nikolaev: “Nikolaev”, word for word, but denied: “not” denies") for line in lines
    )
    assert "A key point is denied: “not” (what an answer denies, it does not earn)." in lines


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("there is no proof", "denied as in the author's wording: “no” denies what follows in its clause"),
        ("there is proof", "but the author's wording denies it, and the answer does not"),
        ("it is not true that it was not in Leningrad", "denied twice, which affirms it: "),
    ],
)
def test_the_sense_of_what_is_said_is_told(content: Path, answer: str, says: str) -> None:
    assert any(says in line for line in explain(content, "when", answer))


@pytest.mark.parametrize(
    ("card", "answer", "says"),
    [
        ("who", "Leonid Nikolaev", "Rule: the answer is the author's wording, word for word."),
        ("who", "no idea", "Rule: nothing of it is said."),
        ("who", "Nikolaev, who knew Yezhov", f"Rule: {RULES[Rule.IN_PASSING]}."),
        ("order", "Bukharin, Zinoviev, Tukhachevsky", f"Rule: {RULES[Rule.OUT_OF_ORDER]}."),
        ("first", "the army, then the party", f"Rule: {RULES[Rule.TURNED]}."),
        ("many", "9 million, many millions", f"Rule: {RULES[Rule.OTHER_NUMBER]}, by a `partly:` wording."),
        ("derived", "the grain was taken away by Stalin", "Rule: enough of the sentence is there ("),
        ("derived", "grain", "Rule: too little of the sentence is there ("),
    ],
)
def test_each_rule_is_told(content: Path, card: str, answer: str, says: str) -> None:
    assert any(line.startswith(says) for line in explain(content, card, answer))


def test_the_questions_words_are_listed(content: Path) -> None:
    lines = explain(content, "who", "Kirov was shot by Nikolaev, Kirov")
    assert "From the question, so they earn nothing: Kirov, shot." in lines


def test_why_points_earn_nothing_is_told(content: Path) -> None:
    lines = explain(content, "who", "Nikolaev or Yezhov")
    assert "Points: 1 of 1 = 1.00, then nothing for a wrong answer beside them; pass mark 1." in lines
    assert any(
        line.startswith("A known wrong answer is given: “Yezhov” (the card lists it") for line in lines
    )
    assert explain(content, "who", "Nikolaev or Zhdanov")[-1] == (
        "Points: 1 of 1 = 1.00, then nothing for more than one answer; pass mark 1."
    )
    assert explain(content, "order", "Zinoviev")[-1] == "Points: 1 of 2 (any 2) = 0.50; pass mark 0.5."


def test_a_derived_wording_shows_each_weight(content: Path) -> None:
    lines = explain(content, "derived", "the grain was taken away by Stalin")
    assert any(
        line.startswith("✓ grain (weight ") and line.endswith("“grain”, word for word") for line in lines
    )
    assert any(" of its weight is there, " in line and line.endswith(" needed).") for line in lines)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("carries it", f"Rule: {RULES[Rule.ONLY_COMMON]}."),
        ("carries it", "– carries (weight 0.81, but other points have it, too): “carries”, word for word"),
        ("sugar in blood", "– blood (weight 0.63, but the question says it): “blood”, word for word"),
        ("carries oxygen", f"Rule: {RULES[Rule.SHARE]}: all of it."),
        ("infection", "of what is new in it; as it says little else, the answer is "),
        (
            "it fights all day and all night for money",
            "of what is new in it; with what else it says, the answer is ",
        ),
        ("less dioxide in the air", f"Rule: {RULES[Rule.OPPOSED]} ("),
        ("dioxide to the air, of bulb B", f"Rule: {RULES[Rule.LACKING]} ("),
    ],
)
def test_how_much_of_a_point_without_bold_is_there_is_told(answer: str, told: str) -> None:
    rubric = ask(
        "What does blood do?",
        "carries oxygen",
        "carries away waste",
        "moves sugar by blood",
        "takes up salt into blood",
        "fights infection",
        "more dioxide in the air of bulb A",
    )
    lines = describe_trace(explain_answer(rubric, answer)).splitlines()
    assert any(told in line for line in lines)


def test_an_opposite_is_told(content: Path) -> None:
    stdin = json.dumps(
        {"question": "Why did it not light?", "reference_answers": ["The switch was open."], "answer": "x"}
    )
    answers = ("the switch was closed", "the switch was not closed")
    lines = [{**json.loads(stdin), "answer": answer} for answer in answers]
    said, denied = (
        line["trace"]["points"][0]["wording"]["sought"][-1]["sense"]
        for line in explain_lines(content, *lines)
    )
    assert (said, denied) == ("opposite", "opposite denied")


def test_a_line_of_json_has_the_same_trace_beside_the_verdict(content: Path) -> None:
    request = {"card": "purges/when", "answer": "not in Leningrad"}
    references = {"question": "Where?", "reference_answers": ["Moscow", "Leningrad"], "answer": "Leningrad"}
    first, second, bad = explain_lines(content, request, references, {})
    point = first["trace"]["points"][1]
    assert (point["text"], point["rule"], point["because"]) == ("in Leningrad", "denied", RULES[Rule.DENIED])
    (sought,) = point["wording"]["sought"]
    assert sought["denials"] == [{"words": "not", "reach": "forward"}]
    assert first["trace"]["sum"]["text"] == "Points: 0 of 4 = 0.00; pass mark 1."
    assert [point["text"] for point in second["trace"]["points"]] == ["Leningrad"]
    assert list(bad) == ["error"]


def test_without_the_option_a_line_has_no_trace(content: Path) -> None:
    stdin = json.dumps({"card": "purges/who", "answer": "x"})
    result = CliRunner().invoke(app, ["--jsonl", "--content", str(content)], input=stdin)
    assert "trace" not in json.loads(result.stdout)


def test_everything_a_trace_can_hold_has_words() -> None:
    assert set(RULES) == set(Rule)
    assert set(SENSES) == set(Sense) - {Sense.UNSAID}
    assert set(REASONS) == set(NoteKind)
    assert set(REACHES) == set(ALL_REACHES) - {"neutral"} | {"previous"}


def test_what_is_denied_is_not_called_alike() -> None:
    rubric = ask("Why did it fail?", "The oxygen tank exploded", "It was the third flight")
    told = describe_trace(explain_answer(rubric, "The oxygen tank did not explode"))
    assert "Rule: the answer denies it.\n" in told
    assert "alike" not in told
