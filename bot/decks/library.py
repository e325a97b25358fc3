"""Decks on disk: one Markdown file each; a deck's slug is its file's stem."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.core.cards import Deck
from bot.decks.findings import DeckErrors, Finding
from bot.decks.lint import lint
from bot.decks.parse import parse
from bot.errors import VivaError

NOT_A_DECK = "readme.md"
MAX_BYTES = 16_000_000


def find_deck_files(folder: Path) -> tuple[Path, ...]:
    """Return the deck files of a folder, sorted by name; raises `VivaError` when it cannot be read."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise VivaError(f"The folder of decks cannot be read: {folder} ({error.strerror}).") from error
    return tuple(entry for entry in entries if entry.suffix == ".md" and entry.name.lower() != NOT_A_DECK)


def read_deck(path: Path) -> Deck:
    """Return the deck of a file; raises `DeckErrors`, also for a file that cannot be read."""
    return parse(read_text(path), path.stem, str(path))


def read_decks(folder: Path) -> tuple[Deck, ...]:
    """Return the decks of a folder, by name; raises `DeckErrors` with the findings of all its files.

    Only what keeps a file from being read is found here; `load_decks` finds everything.
    """
    decks, findings = _survey(find_deck_files(folder))
    if findings:
        raise DeckErrors(findings)
    return tuple(deck for _, deck in decks)


def load_decks(folder: Path) -> tuple[Deck, ...]:
    """Return the decks of a folder, fit for learners; raises `DeckErrors` with all that `lint` finds too."""
    decks, findings = examine(find_deck_files(folder))
    if findings:
        raise DeckErrors(findings)
    return decks


def examine(paths: Iterable[Path]) -> tuple[tuple[Deck, ...], tuple[Finding, ...]]:
    """Read and lint some files: the decks that could be read, and all findings."""
    decks, findings = _survey(paths)
    for path, deck in decks:
        findings.extend(lint(deck, str(path), path.parent))
    return tuple(deck for _, deck in decks), tuple(sorted(findings))


def _survey(paths: Iterable[Path]) -> tuple[list[tuple[Path, Deck]], list[Finding]]:
    decks: list[tuple[Path, Deck]] = []
    findings: list[Finding] = []
    seen: dict[tuple[Path, str], Path] = {}
    for path in paths:
        try:
            decks.append((path, read_deck(path)))
        except DeckErrors as errors:
            findings.extend(errors.findings)
        twin = seen.setdefault((path.parent, path.stem.casefold()), path)
        if twin != path:
            what = f"this deck has the same name as {twin}"
            findings.append(Finding(str(path), 1, what, "rename one of the two files"))
    return decks, findings


def read_text(path: Path) -> str:
    """Return a file's text, every byte of it kept; raises `DeckErrors` when it is not UTF-8 text."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        what = f"this file cannot be read ({error.strerror})"
        raise DeckErrors([Finding(str(path), 1, what, "check its name and permissions")]) from error
    if len(data) > MAX_BYTES:
        raise DeckErrors([Finding(str(path), 1, "the file is too long", "split it into several decks")])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fix = "save the file as UTF-8"
        raise DeckErrors([Finding(str(path), line, "this is not UTF-8 text", fix)]) from error
