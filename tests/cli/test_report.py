"""`viva report` as its author sees it: a table, a page, a sheet; and what stands in the way."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import make_app
from bot.cli.report_sheet import escape_cell
from bot.storage.database import Database
from tests.services.asked import PURGES, take_up
from tests.storage.fresh import fresh_database, url_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a deck that was asked, and its database, which the settings name."""
    asyncio.run(fill(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIVA_DATABASE", url_of(tmp_path / "viva.sqlite3"))
    return tmp_path


async def fill(folder: Path) -> None:
    database = fresh_database(folder)
    async with database.write() as session:
        asked = await take_up(session, folder / "content", "purges", PURGES)
        await take_up(session, folder / "content", "quiet", PURGES)
        for by in (1, 2):
            asked.quiz("who", "=cmd()<i>\x1b[31m", by=by)
        asked.quiz("who", "Nikolaev", by=3)
        asked.quiz("two", "Mandelstam", "Akhmatova", by=3)
        asked.quiz("two", "+1 Pasternak", by=4, contested=True)
        await session.commit()
    await database.close()


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(make_app("report"), ["report", *args])
    return result.exit_code, result.stdout, result.stderr


TABLE = """\
Purges <b>: 2 cards asked, the hardest first; 2 not asked yet.

      asked  first answer     in the end       appeals
card         right part  not  right part  not  open  acc  rej
two       2     0    1    1      1    0    1      1    0    0
  Name two writers.
    missed 1 of 2: Mandelstam
    missed 1 of 2: Akhmatova
who       3     1    0    2      1    0    2      0    0    0
  Who shot Kirov?
    missed 2 of 3: Leonid Nikolaev
    not recognised, 2 learners: “<i> [31m”
    not recognised, 2 learners: “=cmd”
"""


def test_the_table_shows_the_hardest_card_first(folder: Path) -> None:
    del folder
    assert run("purges") == (0, TABLE, "")


def test_without_a_deck_each_that_was_asked_has_its_report(folder: Path) -> None:
    assert run() == (0, TABLE, "")
    asyncio.run(ask_more(folder))
    code, told, _ = run()
    assert (code, told.startswith(TABLE + "\n\n")) == (0, True)
    assert "1 card asked, the hardest first" in told.removeprefix(TABLE)
    code, out, err = run("--csv", "all.csv")
    assert (code, out, err) == (1, "", "A file holds the report of one deck: say which of purges, third.\n")
    assert not (folder / "all.csv").exists()


def test_where_nothing_was_asked_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "new").mkdir()
    fresh_database(folder / "new")
    monkeypatch.setenv("VIVA_DATABASE", url_of(folder / "new" / "viva.sqlite3"))
    assert run() == (1, "", "Nothing was asked of any deck yet.\n")


async def ask_more(folder: Path) -> None:
    database = Database(url_of(folder / "viva.sqlite3"))
    async with database.write() as session:
        asked = await take_up(session, folder / "content", "third", PURGES)
        asked.quiz("who", "Nikolaev", by=3)
        await session.commit()
    await database.close()


def test_a_report_waits_for_nobody_who_writes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.database.BUSY_MS", 10)
    with closing(sqlite3.connect(folder / "viva.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run("purges")[0] == 0


def test_a_deck_with_errors_has_its_report_with_a_warning(folder: Path) -> None:
    (folder / "content" / "purges.md").write_bytes(b"\xff")
    code, told, _ = run("purges")
    assert code == 0
    assert told.startswith("The deck “purges” has errors, so its appeals may be settled already")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["purgse"], "There is no deck “purgse” (near: purges). There are: purges, quiet.\n"),
        (["quiet"], "Nothing was asked of the deck “quiet” yet.\n"),
        (["purges", "--content", "gone"], "gone to take decks from"),
    ],
)
def test_what_is_not_there_is_told(folder: Path, args: list[str], says: str) -> None:
    del folder
    code, out, err = run(*args)
    assert (code, out) == (1, "")
    assert says in err


def test_no_database_yet_is_told_and_none_is_made(folder: Path) -> None:
    (folder / "viva.sqlite3").unlink()
    code, out, err = run("purges")
    assert (code, out) == (1, "")
    assert "There is no database" in err
    assert not (folder / "viva.sqlite3").exists()


class Page(HTMLParser):
    """A page's elements, what they refer to, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href", "srcset"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_stands_alone_and_takes_no_text_for_markup(folder: Path) -> None:
    assert run("purges", "--html", "report.html") == (0, "report.html is written.\n", "")
    text = (folder / "report.html").read_text("utf-8")
    page = Page(text)
    assert page.links == []
    assert not page.tags & {"i", "b", "script", "link", "img"}
    assert "“<i> [31m”: 2 learners" in page.text
    assert "Purges <b>" in page.text
    assert "First answer: 1 right, 0 partly right, 2 not right" in page.text
    assert "Appeals: 1 open, 0 accepted, 0 rejected" in page.text
    assert "prefers-color-scheme: dark" in text
    assert "width=device-width" in text


def test_the_sheet_has_a_row_for_each_card_and_no_formula(folder: Path) -> None:
    code, told, err = run("purges", "--csv", "report.csv", "--html", "report.html")
    assert (code, told, err) == (0, "report.html is written.\nreport.csv is written.\n", "")
    with (folder / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        two, who = csv.DictReader(file)
    assert two == {
        "card": "two",
        "question": "Name two writers.",
        "in deck": "yes",
        "asked": "2",
        "first right": "0",
        "first partly right": "1",
        "first not right": "1",
        "end right": "1",
        "end partly right": "0",
        "end not right": "1",
        "missed most": "Mandelstam (1 of 2) · Akhmatova (1 of 2)",
        "not recognised": "",
        "appeals open": "1",
        "appeals accepted": "0",
        "appeals rejected": "0",
    }
    assert who["not recognised"] == "<i> [31m (2) · =cmd (2)"


@pytest.mark.parametrize(
    ("cell", "escaped"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\tplain", "'\tplain"),
        ("\rplain", "'\rplain"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("a;=1", "a;'=1"),
        ("a; @b", "a;' @b"),
        ("a\n-b", "a\n'-b"),
        ("1=1", "1=1"),
        ("a - b", "a - b"),
        ("", ""),
    ],
)
def test_what_begins_a_formula_has_an_apostrophe_before_it(cell: str, escaped: str) -> None:
    assert escape_cell(cell) == escaped


@pytest.mark.parametrize("option", ["--html", "--csv"])
def test_a_file_that_can_t_be_written_is_told(folder: Path, option: str) -> None:
    del folder
    code, out, err = run("purges", option, "gone/report")
    assert (code, out) == (1, "")
    assert err == "The report can't be written to gone/report: No such file or directory.\n"


@pytest.mark.parametrize("deck", ["quiet", "purgse"])
def test_where_there_is_nothing_to_tell_no_file_is_written(folder: Path, deck: str) -> None:
    assert run(deck, "--html", "report.html")[0] == 1
    assert not (folder / "report.html").exists()
