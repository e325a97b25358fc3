"""`viva new`, as an author runs it."""

import shlex
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import make_app
from bot.decks.example import MAX_SLUG, propose_slug
from bot.decks.parse import parse

WRITTEN = {
    file.name.removesuffix(".toml")
    for file in (resources.files("bot.core.grading") / "languages").iterdir()
    if file.name.endswith(".toml")
}


def run(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(make_app(), [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


def test_a_new_deck_is_sound_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet" / "there"
    code, out, err = run("new", "my-deck", "--content", folder)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{folder / 'my-deck.md'} is written; the folder {folder} is new."
    assert [file.name for file in folder.iterdir()] == ["my-deck.md"]
    code, out, _ = run("check", "--strict", folder)
    assert code == 0
    assert "all well" in out
    out = run("new", "second", "--content", folder)[1]
    assert out.splitlines()[0] == f"{folder / 'second.md'} is written."


@pytest.mark.parametrize("language", [*sorted(WRITTEN), "pt-BR", "ar", "fi", "sw"])
def test_its_example_is_written_in_the_deck_s_language_where_the_grader_has_its_words(
    tmp_path: Path, language: str
) -> None:
    commands = [
        line.strip()
        for line in run("new", "my-deck", "--language", language, "--content", tmp_path)[1].splitlines()
    ]
    assert run("check", "--strict", tmp_path)[:1] == (0,)
    text = (tmp_path / "my-deck.md").read_text("utf-8")
    assert parse(text, "my-deck").language == language
    assert ("What is the capital of Austria?" in text) is (language == "en" or language[:2] not in WRITTEN)
    check, grade = (line for line in commands if line.startswith("viva "))
    assert run(*shlex.split(check)[1:])[0] == 0
    assert "Correct" in run(*shlex.split(grade)[1:])[1]


def test_the_title_is_made_of_the_name_or_given(tmp_path: Path) -> None:
    run("new", "the_cold-war", "--content", tmp_path)
    run("new", "cold", "--title", " Der  Kalte\nKrieg ", "--content", tmp_path)
    decks = [parse((tmp_path / f"{slug}.md").read_text("utf-8"), slug) for slug in ("the_cold-war", "cold")]
    assert [deck.title for deck in decks] == ["The cold war", "Der Kalte Krieg"]


def test_the_folder_may_come_from_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_CONTENT", str(tmp_path / "decks"))
    assert run("new", "my-deck")[0] == 0
    assert (tmp_path / "decks" / "my-deck.md").is_file()


@pytest.mark.parametrize("name", ["my-deck", "My-Deck"])
def test_a_deck_that_is_there_stays_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "my-deck.md").write_text("mine", encoding="utf-8")
    code, out, err = run("new", name, "--content", tmp_path)
    assert (code, out) == (1, "")
    assert err == f"There is a deck {tmp_path / 'my-deck.md'} already; give yours another name.\n"
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("my-deck.md", "mine")]


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("My Deck!", "my-deck"),
        ("L'Été à Paris.md", "lete-a-paris"),
        ("drafts/deck", "drafts-deck"),
        ("..", None),
        ("日本", None),
        ("README", None),
        ("x" * 65, "x" * 64),
    ],
)
def test_a_name_that_makes_no_file_is_refused_with_one_that_does(
    tmp_path: Path, name: str, proposed: str | None
) -> None:
    code, out, err = run("new", name, "--content", tmp_path)
    assert (code, out) == (1, "")
    assert f"“{name}” cannot be a deck's name" in err
    assert (f"for example {proposed}." in err) is (proposed is not None)
    assert list(tmp_path.iterdir()) == []


def test_a_readme_is_no_deck_and_that_is_said(tmp_path: Path) -> None:
    assert "README.md is for people who read the folder" in run("new", "README", "--content", tmp_path)[2]


def test_a_proposed_name_is_one_that_is_taken() -> None:
    for text in ("a-" * 200, "ÄÖÜ ß", "Qu'est-ce que c'est ?", "!" * 50, "x" * 5_000):
        proposed = propose_slug(text)
        assert len(proposed) <= MAX_SLUG
        assert not proposed or run("new", proposed, "--content", "/dev/null/no")[2].startswith("Nothing can")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--language", "klingon"), "“klingon” is no language's code"),
        (("--language", "german"), "such as `--language de`"),
        (("--title", " "), "The title is empty"),
        (("--title", "x" * 101), "shorten it to 100"),
    ],
)
def test_what_makes_no_deck_is_told_before_anything_is_written(
    tmp_path: Path, args: tuple[str, ...], says: str
) -> None:
    code, out, err = run("new", "my-deck", "--content", tmp_path, *args)
    assert (code, out) == (1, "")
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_nothing_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert run("new", "a", "--content", file)[2] == f"{file} is a file; decks are written into a folder.\n"
    code, out, err = run("new", "a", "--content", file / "below")
    assert (code, out) == (1, "")
    assert err.startswith(f"Nothing can be written into {file / 'below'}: ")
