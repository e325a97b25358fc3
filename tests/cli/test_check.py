"""`viva check`, as a person runs it."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.check import check
from bot.decks.library import load_decks

DECK = "# T\n\n## Who shot Kirov? {#q}\n\n- Leonid **Nikolaev**\n\nSamples:\n\n- correct: Nikolaev\n"

app = typer.Typer()
app.command()(check)


def run(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


def test_sound_decks_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DECK, encoding="utf-8")
    assert run(tmp_path) == (0, "1 card in 1 deck, 1 sample: all well.\n", "")
    (tmp_path / "b.md").write_text(DECK, encoding="utf-8")
    assert run(tmp_path, tmp_path / "a.md")[1] == "2 cards in 2 decks, 2 samples: all well.\n"


def test_all_findings_of_all_files_come_at_once(tmp_path: Path) -> None:
    a, b, c = (tmp_path / name for name in ("a.md", "b.md", "c.md"))
    a.write_text(DECK + "- correct: Zinoviev\n", encoding="utf-8")
    b.write_text("# T\n\n### No id\n\n- x\n  - y\n", encoding="utf-8")
    c.write_text(DECK, encoding="utf-8")
    code, out, err = run(tmp_path)
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert [line.split(": ")[0] for line in lines[:-1]] == [f"{a}:10", f"{b}:3", f"{b}:6"]
    assert lines[-1] == "3 things to fix."


def test_the_folder_comes_from_the_option_or_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(DECK, encoding="utf-8")
    assert run("--content", tmp_path)[0] == 0
    monkeypatch.setenv("VIVA_CONTENT", str(tmp_path))
    assert run()[0] == 0


def test_a_deck_may_be_named_as_in_other_commands(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DECK, encoding="utf-8")
    assert run("a", "--content", tmp_path)[:2] == (0, "1 card in 1 deck, 1 sample: all well.\n")
    assert run(tmp_path / "a")[0] == 0
    told = f"There is no file or folder {Path('b').absolute()}, nor a deck of that name.\n"
    assert run("b", "--content", tmp_path)[2] == told


def test_a_path_that_leads_nowhere_is_one_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "gone.md"
    assert run(gone) == (1, "", f"There is no file or folder {gone}, nor a deck of that name.\n")
    assert run(tmp_path)[2].startswith(f"There is no deck in {tmp_path}: ")
    told = run("--content", tmp_path / "gone")[2]
    assert told.startswith(f"There is no folder {tmp_path / 'gone'} to take decks from. ")
    assert "`viva new my-deck`" in told


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("kirov.markdown", "its name ends in `.markdown`; rename it to `kirov.md`"),
        ("kirov.MD", "its name ends in `.MD`; rename it to `kirov.md`"),
        ("kirov.txt", "its name ends in `.txt`; rename it to `kirov.md`"),
        ("kirov.csv", "its name ends in `.csv`; `viva new` begins a deck, a Markdown file"),
        ("kirov", "its name has no ending; rename it to `kirov.md`"),
        ("README.md", "it is for people who read the folder; give it another name"),
    ],
)
def test_a_file_that_no_bot_would_take_for_a_deck_is_named(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / name).write_text(DECK, encoding="utf-8")
    code, out, _ = run(tmp_path / name)
    assert (code, out.count("\n"), says in out) == (1, 2, True)
    # In a folder only what was surely meant for a deck is.
    (tmp_path / "a.md").write_text(DECK, encoding="utf-8")
    assert run(tmp_path)[0] == (name in ("kirov.markdown", "kirov.MD"))


def test_two_folders_may_hold_decks_of_one_name(tmp_path: Path) -> None:
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        (folder / "deck.md").write_text(DECK, encoding="utf-8")
    assert run(tmp_path / "a", tmp_path / "b")[0] == 0


WARNED = "# T\n\n## Who shot Kirov? {#q}\n\n- a **man**\n\nSamples:\n\n- correct: a man\n"


def test_a_warning_is_shown_and_counted_but_fails_nothing(tmp_path: Path) -> None:
    deck = tmp_path / "a.md"
    deck.write_text(WARNED, encoding="utf-8")
    code, out, err = run(tmp_path)
    assert (code, err) == (0, "")
    warning, summary = out.splitlines()
    assert warning.startswith(f"{deck}:5: warning: the keyword `man` is a common word")
    assert "; bold a rarer word" in warning
    assert summary == "1 card in 1 deck, 1 sample, 1 warning."


def test_strict_makes_a_warning_something_to_fix(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WARNED, encoding="utf-8")
    code, out, _ = run(tmp_path, "--strict")
    assert code == 1
    assert out.splitlines()[-1] == "1 thing to fix."
    (tmp_path / "a.md").write_text(DECK, encoding="utf-8")
    assert run(tmp_path, "--strict") == (0, "1 card in 1 deck, 1 sample: all well.\n", "")


def test_errors_and_warnings_are_counted_apart(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WARNED + "- correct: Zinoviev\n", encoding="utf-8")
    assert run(tmp_path)[1].splitlines()[-1] == "1 thing to fix, 1 warning."
    assert run(tmp_path, "--strict")[1].splitlines()[-1] == "2 things to fix."
    assert run(tmp_path)[0] == run(tmp_path, "--strict")[0] == 1


def test_a_bot_is_not_kept_from_a_deck_by_warnings(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WARNED, encoding="utf-8")
    assert [deck.slug for deck in load_decks(tmp_path)] == ["a"]
