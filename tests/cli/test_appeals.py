"""`viva appeals` and `viva suggest` where there is nothing to rule on, or something in the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import make_app
from tests.storage.fresh import fresh_database, url_of

DECK = "# Kirov\n\n### Who shot Kirov? {#who}\n\n- **Nikolaev**\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a deck and an empty database, which the settings name."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kirov.md").write_text(DECK, "utf-8")
    fresh_database(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIVA_DATABASE", url_of(tmp_path / "viva.sqlite3"))
    return tmp_path


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(make_app(), [*args])
    return result.exit_code, result.stdout, result.stderr


COMMANDS = [["appeals"], ["appeals", "accept", "x"], ["appeals", "reject", "x"], ["suggest", "kirov/who"]]


def test_nobody_waits(folder: Path) -> None:
    for args in ([], ["--all"], ["kirov"], ["kirov/who"], ["list", "kirov"], ["--content", "content"]):
        assert run("appeals", *args) == (0, "No answer is waiting for a ruling.\n", ""), args
    for args in ([], ["kirov"], ["kirov/who"]):
        code, told, _ = run("suggest", *args)
        assert (code, "Nothing to suggest: nothing contested that a wording" in told) == (0, True), args
    (folder / "content" / "broken.md").write_text("no title\n", "utf-8")
    assert run("suggest")[1].startswith("The deck “broken” has errors and is left out; run `viva check`.\n\n")
    assert "The deck “broken” has errors; mend them first:" in run("suggest", "broken")[2]
    assert (folder / "content" / "kirov.md").read_text("utf-8") == DECK


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["appeals", "accept", "abc"], "There is no appeal “abc”; `viva appeals --all` lists them."),
        (["appeals", "reject", ""], "There is no appeal “”"),
        (["appeals", "reject", "\x1b[31m"], "There is no appeal “[31m”"),
        (["appeals", "kirow"], "There is no deck “kirow” in content (near: kirov)."),
        (["appeals", "kirov/whom"], "The deck “kirov” has no card “whom”."),
        (["suggest", "kirow"], "There is no deck “kirow” in content (near: kirov)."),
        (["suggest", "kirow/who"], "There is no deck “kirow” in content (near: kirov)."),
        (["suggest", "kirov/whom"], "The deck “kirov” has no card “whom” (near: who)."),
        (["appeals", "--content", "gone"], "gone to take decks from"),
    ],
)
def test_what_is_not_there_is_told(folder: Path, args: list[str], says: str) -> None:
    del folder
    code, out, err = run(*args)
    assert (code, out) == (1, "")
    assert says in err


@pytest.mark.parametrize("args", COMMANDS)
def test_no_database_yet_is_told_and_none_is_made(folder: Path, args: list[str]) -> None:
    (folder / "viva.sqlite3").unlink()
    code, out, err = run(*args)
    assert (code, out) == (1, "")
    assert "There is no database" in err
    assert not (folder / "viva.sqlite3").exists()


@pytest.mark.parametrize("args", COMMANDS)
@pytest.mark.parametrize(
    ("revision", "says"), [("0001", "is not up to date"), ("9999", "was written by a newer Viva")]
)
def test_a_database_of_another_age_is_told_and_left_alone(
    folder: Path, args: list[str], revision: str, says: str
) -> None:
    with closing(sqlite3.connect(folder / "viva.sqlite3")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()
    code, out, err = run(*args)
    assert (code, out) == (1, "")
    assert says in err


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("x.sqlite3", "write sqlite+aiosqlite:///x.sqlite3\n"),
        ("postgresql+asyncpg://ana:geheim@127.0.0.1:1/viva", "one SQLite file"),
    ],
)
def test_a_database_that_can_t_be_had_is_told_without_its_password(
    folder: Path, monkeypatch: pytest.MonkeyPatch, url: str, says: str
) -> None:
    del folder
    monkeypatch.setenv("VIVA_DATABASE", url)
    code, out, err = run("appeals")
    assert (code, out) == (1, "")
    assert says in err
    assert "geheim" not in err


def test_a_file_that_is_no_database_is_told(folder: Path) -> None:
    (folder / "viva.sqlite3").write_text("Dear Ana, " * 200)
    code, _, err = run("appeals")
    assert (code, "not a database" in err) == (1, True)


def test_help_names_the_three_commands(folder: Path) -> None:
    del folder
    _, told, _ = run("appeals", "--help")
    assert all(command in told for command in ("list", "accept", "reject"))


def test_a_listing_waits_for_nobody_who_writes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.database.BUSY_MS", 10)
    with closing(sqlite3.connect(folder / "viva.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run("appeals") == (0, "No answer is waiting for a ruling.\n", "")
