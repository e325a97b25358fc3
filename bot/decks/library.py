"""Decks on disk: one Markdown file each; a deck's slug is its file's stem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.access import find_bar, word_failure
from bot.core.cards import Deck
from bot.decks.findings import DeckErrors, Finding
from bot.errors import VivaError

NOT_A_DECK = "readme.md"
MAX_BYTES = 16_000_000
_SAVE = "save it as plain text, and choose UTF-8 as its encoding where your editor asks"
_OTHER_KINDS = {
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"{\\rtf": "a word processor's document",
    b"PK\x03\x04": "a word processor's document",
    b"\xd0\xcf\x11\xe0": "a word processor's document",
    b"%PDF": "a PDF file",
}
"""What a file that is taken for a deck often is, by how it begins."""

_NEARLY = (".md", ".markdown")


def find_deck_files(folder: Path) -> tuple[Path, ...]:
    """Return the deck files of a folder, sorted by name; raises `VivaError` when it cannot be read."""
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        raise VivaError(
            f"There is no folder {folder.absolute()} to take decks from. Start Viva beside it, name the "
            "folder of decks with VIVA_CONTENT, or begin a deck with `viva new my-deck`."
        ) from None
    except NotADirectoryError:
        raise VivaError(f"{folder} is a file; name the folder of decks with VIVA_CONTENT.") from None
    except OSError as error:
        why = word_failure(error, folder, writing=False)
        raise VivaError(f"The folder of decks {folder} cannot be read: {why}.") from error
    return tuple(filter(is_named_as_deck, entries))


def is_named_as_deck(path: Path) -> bool:
    """Tell whether a file of this name in the folder of decks is one."""
    return path.suffix == ".md" and path.name.lower() != NOT_A_DECK


def find_misnamed(paths: Iterable[Path]) -> Iterator[Finding]:
    """Find files that no bot takes for decks, by their names."""
    for path in paths:
        if path.name.lower() == NOT_A_DECK:
            what = f"no bot takes a file {path.name} for a deck: it is for people who read the folder"
            yield Finding(str(path), 1, what, "give it another name")
        elif not is_named_as_deck(path):
            what = f"no bot takes this file for a deck: its name ends in `{path.suffix}`"
            what = what if path.suffix else "no bot takes this file for a deck: its name has no ending"
            is_text = path.suffix.lower() in ("", ".txt", *_NEARLY)
            fix = f"rename it to `{path.stem}.md`" if is_text else "`viva new` begins a deck, a Markdown file"
            yield Finding(str(path), 1, what, fix)


def find_nearly_named(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that are decks but for the ending of their names."""
    return tuple(
        entry
        for entry in sorted(folder.iterdir())
        if entry.suffix.lower() in _NEARLY
        and entry.name.lower() != NOT_A_DECK
        and not is_named_as_deck(entry)
    )


def read_deck(path: Path) -> Deck:
    """Return the deck of a file; raises `DeckErrors`, also for a file that cannot be read."""
    from bot.decks.parse import parse  # noqa: PLC0415 - a bot whose decks have not changed reads none

    return parse(read_text(path), path.stem, str(path))


def load_decks(folder: Path) -> tuple[Deck, ...]:
    """Return the decks of a folder, fit for learners; raises `DeckErrors` with all that `lint` finds too."""
    decks, findings = examine(find_deck_files(folder))
    if findings:
        raise DeckErrors(findings)
    return decks


def examine(paths: Iterable[Path], *, advise: bool = False) -> tuple[tuple[Deck, ...], tuple[Finding, ...]]:
    """Read and lint some files: the decks that could be read, and all findings.

    With `advise` there are warnings among the findings.
    """
    from bot.decks.lint import lint_text  # noqa: PLC0415 - a bot whose decks have not changed lints none

    decks: list[Deck] = []
    findings: list[Finding] = []
    paths = tuple(paths)
    for path in paths:
        try:
            deck, found = lint_text(read_text(path), path.stem, str(path), path.parent, advise=advise)
        except DeckErrors as errors:
            findings.extend(errors.findings)
        else:
            decks.append(deck)
            findings.extend(found)
    return tuple(decks), tuple(sorted([*findings, *_find_twins(paths)]))


def _find_twins(paths: Iterable[Path]) -> Iterable[Finding]:
    """Find files of one folder whose names differ in capitals alone."""
    seen: dict[tuple[Path, str], Path] = {}
    for path in paths:
        twin = seen.setdefault((path.parent, path.stem.casefold()), path)
        if twin != path:
            what = f"this deck has the same name as {twin}"
            yield Finding(str(path), 1, what, "rename one of the two files")


def read_text(path: Path) -> str:
    """Return a file's text, every byte of it kept; raises `DeckErrors` when it is not UTF-8 text."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        what = f"this file cannot be read ({error.strerror})"
        fix = find_bar(path, writing=False) or "check its name and permissions"
        raise DeckErrors([Finding(str(path), 1, what, fix)]) from error
    if len(data) > MAX_BYTES:
        raise DeckErrors([Finding(str(path), 1, "the file is too long", "split it into several decks")])
    for opening, kind in _OTHER_KINDS.items():
        if data.startswith(opening):
            raise DeckErrors([Finding(str(path), 1, f"this is {kind}, and no text in UTF-8", _SAVE)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DeckErrors([Finding(str(path), line, "this is not UTF-8 text", _SAVE)]) from error
