"""`viva grade`, as a person and as a program run it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.grade import grade
from bot.cli.telling import OUTCOMES
from bot.core.cards import Outcome
from bot.core.grading.verdict import How, NoteKind
from bot.decks.verdict_words import HOWS, NOTES

DECK = """\
# Purges

## Who shot Kirov? {#q-kirov}

- Leonid **Nikolaev**
- not: **Yezhov**. He came later.

## When and where? {#q-where}

- on **1 December 1934**
- in **Leningrad**
"""

app = typer.Typer()
app.command()(grade)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "purges.md").write_text(DECK, encoding="utf-8")
    (tmp_path / "broken.md").write_text("no title\n", encoding="utf-8")
    return tmp_path


def run(content: Path, *args: str, stdin: bytes = b"") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*args, "--content", str(content)], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def run_lines(content: Path, *lines: bytes | dict[str, Any]) -> tuple[int, list[dict[str, Any]]]:
    stdin = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    code, out, _ = run(content, "--jsonl", stdin=stdin)
    return code, [json.loads(line) for line in out.splitlines()]


def test_a_verdict_is_said_in_words(content: Path) -> None:
    code, out, _ = run(content, "purges/q-where", "in leningrad")
    assert code == 0
    assert out.splitlines()[:3] == [
        "Partly right, score 0.50",
        "✗ on 1 December 1934",
        "✓ in Leningrad: “leningrad” (word for word)",
    ]


def test_denials_and_wrong_answers_are_said_in_words(content: Path) -> None:
    assert (
        "✗ Leonid Nikolaev: you denied this, “not … Nikolaev”"
        in run(content, "purges/q-kirov", "not Nikolaev")[1].splitlines()
    )
    out = run(content, "purges/q-kirov", "it was Yezhov")[1]
    assert "✗ Not Yezhov: “Yezhov”. He came later." in out.splitlines()


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ("purges/q-kirow", "The deck “purges” has no card “q-kirow” (near: q-kirov"),
        ("purge/q-kirov", "There is no deck “purge” in"),
        ("purge/q-kirov", "(near: purges)"),
        ("purges/Q-KIROV", "(near: q-kirov"),
        ("purges", "write it as deck/card, such as purges/"),
        ("content/purges.md", "write it as deck/card, such as purges/"),
        ("content/purge.md", "There is no deck “purge” in"),
        ("broken/q", "cannot be read"),
        ("../purges/q-kirov", "There is no deck “..”"),
    ],
)
def test_a_name_that_fits_no_card_is_one_sentence(content: Path, card: str, says: str) -> None:
    code, out, err = run(content, card, "x")
    assert (code, out) == (1, "")
    assert says in err


@pytest.mark.parametrize("args", [(), ("purges/q-kirov",), ("--jsonl", "purges/q-kirov", "x")])
def test_a_card_and_an_answer_belong_together(content: Path, args: tuple[str, ...]) -> None:
    assert run(content, *args)[0] == 2


def test_a_line_names_a_card(content: Path) -> None:
    code, (right, wrong) = run_lines(
        content,
        {"card": "purges/q-kirov", "answer": "Nikolaev"},
        {"card": "purges/q-kirov", "answer": "no idea"},
    )
    assert code == 0
    assert right == {
        "verdict": "correct",
        "score": 1.0,
        "points": [{"text": "Leonid Nikolaev", "status": "hit", "words": ["Nikolaev"], "how": "exact"}],
        "notes": [],
    }
    assert wrong["verdict"] == "incorrect"
    assert wrong["points"] == [{"text": "Leonid Nikolaev", "status": "missed", "words": [], "how": None}]


def test_a_line_brings_its_own_answers_or_points(content: Path) -> None:
    question = {"question": "Where was Kirov shot, and when?", "language": "en"}
    code, (one, all_of_them) = run_lines(
        content,
        {**question, "reference_answers": ["Moscow", "Leningrad"], "answer": "in Leningrad"},
        {**question, "points": ["Leningrad", "1934"], "answer": "in Leningrad"},
    )
    assert code == 0
    assert (one["verdict"], [point["text"] for point in one["points"]]) == ("correct", ["Leningrad"])
    assert (all_of_them["verdict"], all_of_them["score"]) == ("partial", 0.5)
    assert [point["status"] for point in all_of_them["points"]] == ["hit", "missed"]


def test_a_partly_right_point_says_its_credit_and_a_denied_one_its_denial(content: Path) -> None:
    _, (half, denied) = run_lines(
        content,
        {"card": "purges/q-where", "answer": "1934"},
        {"card": "purges/q-kirov", "answer": "not Nikolaev"},
    )
    assert half["points"][0]["credit"] == 0.5
    assert half["notes"] == ["A point is only partly right: “1934”."]
    assert denied["points"][0]["status"] == "denied"
    assert denied["points"][0]["denial"] == ["not"]


GOOD = {"card": "purges/q-kirov", "answer": "Nikolaev"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"", "The line is empty."),
        (b"   ", "The line is empty."),
        (b"{", "not JSON"),
        (b'{"answer": "a\0"}', "not JSON: Invalid control character at character 14"),
        (b"\xff", "not UTF-8"),
        (b"[1]", "not a JSON object"),
        (b"[" * 200_000, "not JSON that can be read"),
        (b'{"answer": ' + b"9" * 5000 + b"}", "not JSON that can be read"),
        (b'"' + b"x" * 1_000_000 + b'"', "longer than 1,000,000 bytes"),
        (b'"' + b"x" * 3_000_000 + b'"', "longer than 1,000,000 bytes"),
        ({"card": "purges/q-kirov"}, '"answer" is missing'),
        ({"card": "purges/q-kirov", "answer": None}, '"answer" must be a text'),
        ({"card": "purges/q-kirov", "answer": "x" * 4097}, "more than 4,096 characters"),
        ({"card": "purges/q-kirov", "answer": "\ud800"}, "surrogate"),
        ({"card": "purges/gone", "answer": "x"}, "has no card “gone”"),
        ({"card": 1, "answer": "x"}, '"card" must be a text'),
        ({"answer": "x"}, "exactly one of"),
        ({**GOOD, "points": ["x"], "question": "?"}, "exactly one of"),
        ({"question": "?", "points": ["x"], "reference_answers": ["x"], "answer": "x"}, "exactly one of"),
        ({"points": ["x"], "answer": "x"}, '"question" is missing'),
        ({"question": "?", "points": [], "answer": "x"}, "at least one text"),
        ({"question": "?", "points": "x", "answer": "x"}, "must be a list"),
        ({"question": "?", "points": ["x", 1], "answer": "x"}, 'Each of "points" must be a text'),
        ({"question": "?", "reference_answers": [" "], "answer": "x"}, "is empty"),
        ({"question": "?", "points": ["x"], "answer": "x", "language": "klingon"}, "ISO code"),
        ({"question": "?", "points": ["x"], "answer": "x", "language": 5}, '"language" must be a text'),
    ],
)
def test_a_bad_line_gives_an_error_in_its_place(
    content: Path, line: bytes | dict[str, Any], says: str
) -> None:
    code, (first, bad, last) = run_lines(content, GOOD, line, GOOD)
    assert code == 1
    assert first == last
    assert first["verdict"] == "correct"
    assert list(bad) == ["error"]
    assert says in bad["error"]


def test_line_ends_of_any_system_and_a_byte_order_mark_are_fine(content: Path) -> None:
    line = json.dumps(GOOD).encode()
    code, out, _ = run(content, "--jsonl", stdin=b"\xef\xbb\xbf" + line + b"\r\n" + line)
    assert (code, len(out.splitlines())) == (0, 2)


def test_no_lines_give_no_lines(content: Path) -> None:
    assert run_lines(content) == (0, [])


def test_each_line_is_answered_before_the_next_is_asked(content: Path) -> None:
    script = "import typer; from bot.cli.grade import grade; typer.run(grade)"
    with subprocess.Popen(  # noqa: S603 (the arguments are ours)
        [sys.executable, "-c", script, "--jsonl", "--content", str(content)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for answer, verdict in (("Nikolaev", "correct"), ("Zinoviev", "incorrect")):
            process.stdin.write(json.dumps({**GOOD, "answer": answer}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["verdict"] == verdict
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def grade_in_shell(content: Path, redirection: str) -> tuple[int, str]:
    """Grade a line as a shell runs the program; returns the exit code and what it complains of."""
    command = f'{sys.executable} -m bot grade --jsonl --content "$0" {redirection}'
    done = subprocess.run(  # noqa: S603 (the arguments are ours)
        ["/bin/sh", "-c", command, str(content)],
        input=json.dumps(GOOD).encode() + b"\n",
        stderr=subprocess.PIPE,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_told_in_a_sentence(content: Path) -> None:
    code, said = grade_in_shell(content, "> /dev/full")
    assert (code, said) == (1, "viva: The results cannot be written any further: No space left on device.\n")


def test_a_closed_input_is_told_in_a_sentence(content: Path) -> None:
    code, said = grade_in_shell(content, "<&-")
    assert (code, said) == (1, "viva: --jsonl reads standard input, and that is closed.\n")


def test_everything_a_verdict_can_hold_has_words() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert set(HOWS) == set(How)
    assert set(NOTES) == set(NoteKind)


def test_the_same_answer_twice_gets_the_same_line_and_to_another_card_its_own(content: Path) -> None:
    answer = "Nikolaev in Leningrad"
    who, where = ({"card": f"purges/{card}", "answer": answer} for card in ("q-kirov", "q-where"))
    _, lines = run_lines(content, who, where, who, where)
    assert lines[:2] == lines[2:]
    assert [line["score"] for line in lines[:2]] == [1.0, 0.5]
