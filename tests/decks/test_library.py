"""Decks on disk."""

from pathlib import Path

import pytest

from bot.decks.findings import DeckErrors
from bot.decks.library import load_decks, read_deck
from bot.errors import VivaError

SMALL = "# T\n\n## Q? {#q}\n\n- **a**\n"


def test_a_folder_holds_decks_by_name_and_a_readme_is_none(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "README.md", "notes.txt"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    assert [deck.slug for deck in load_decks(tmp_path)] == ["a", "b"]


def test_a_decks_text_is_the_files_every_byte_of_it(tmp_path: Path) -> None:
    data = ("\ufeff" + SMALL.replace("\n", "\r\n")).encode()
    (tmp_path / "a.md").write_bytes(data)
    assert read_deck(tmp_path / "a.md").text.encode() == data


def test_the_findings_of_all_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("stray\n", encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"# T\n\ncaf\xe9\n")
    (tmp_path / "c.md").mkdir()
    (tmp_path / "d.md").write_text(SMALL, encoding="utf-8")
    (tmp_path / "e.md").symlink_to(tmp_path / "gone.md")
    with pytest.raises(DeckErrors) as caught:
        load_decks(tmp_path)
    found = {(Path(one.path).name, one.line, one.what.split(" (")[0]) for one in caught.value.findings}
    assert ("b.md", 3, "this is not UTF-8 text") in found
    assert ("c.md", 1, "this file cannot be read") in found
    assert ("e.md", 1, "this file cannot be read") in found
    assert ("a.md", 1, "the deck has no title") in found
    assert all(name != "d.md" for name, _, _ in found)


def test_a_deck_with_faults_is_read_but_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SMALL.replace("**a**", "**a** {weight=0}"), encoding="utf-8")
    assert read_deck(tmp_path / "a.md").slug == "a"
    with pytest.raises(DeckErrors, match=r"a\.md:5: "):
        load_decks(tmp_path)


def test_names_that_differ_in_capitals_alone_are_refused(tmp_path: Path) -> None:
    for name in ("deck.md", "Deck.md"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system does not tell capitals apart")
    with pytest.raises(DeckErrors, match="the same name as"):
        load_decks(tmp_path)


def test_a_file_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(16_000_001)
    with pytest.raises(DeckErrors, match="too long"):
        load_decks(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            "# Tür\n".encode("utf-16"),
            "a.md:1: this is UTF-16 text, and no text in UTF-8; save it",
        ),
        (b"{\\rtf1 x}", "this is a word processor's document"),
        (b"PK\x03\x04\xff", "this is a word processor's document"),
        ("# T\n\nTür\n".encode("latin-1"), "a.md:3: this is not UTF-8 text; save it as plain text"),
    ],
)
def test_another_kind_of_file_is_told(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.md").write_bytes(content)
    with pytest.raises(DeckErrors, match=says):
        load_decks(tmp_path)


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(VivaError, match=r"^There is no folder .*gone to take decks from"):
        load_decks(tmp_path / "gone")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", [9, 11, 13, 23]),
        ("xx", [2, 9, 11, 13]),  # but what becomes of samples in a language that nobody knows
    ],
)
def test_what_can_t_be_read_hides_nothing_else(tmp_path: Path, language: str, lines: list[int]) -> None:
    (tmp_path / "mixed.md").write_text(
        f"---\nlanguage: {language}\n---\n\n# Mixed\n\n## One? {{#a}}\n\n- **x** {{weight=y}}\n\n"
        "## Two? {#b!}\n\nAny 9 of these:\n\n- **x**\n\n"
        "## Three? {#c}\n\n- **Kirov**\n\nSamples:\n\n- correct: Stalin\n",
        "utf-8",
    )
    with pytest.raises(DeckErrors) as caught:
        load_decks(tmp_path)
    assert [finding.line for finding in caught.value.findings] == lines
