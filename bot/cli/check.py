"""`viva check`: everything that is wrong with the decks, at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Content
from bot.config import read_settings
from bot.core.cards import Deck
from bot.decks.library import examine, find_deck_files, find_misnamed, find_nearly_named
from bot.errors import VivaError


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Decks, or folders of decks; else all of --content.", show_default=False
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as things to fix.")] = False,
    content: Content = None,
) -> None:
    """Check decks and run their graded samples.

    Prints everything that is wrong at once, as `file:line: what is wrong; how to fix it`, and exits
    with 1 if there is anything. A warning is printed, too, but fails the check only with --strict.
    """
    try:
        files = _deck_files([_find(path, content) for path in paths or [content or read_settings().content]])
        decks, found = examine(files, advise=True)
    except VivaError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    findings = sorted([*find_misnamed(files), *found])
    for finding in findings:
        typer.echo(str(finding))
    warnings = sum(finding.warning for finding in findings)
    wrong = len(findings) - warnings
    warned = f", {_count(warnings, 'warning')}" if warnings else ""
    if wrong or (strict and warnings):
        total = len(findings) if strict else wrong
        typer.echo(f"{_count(total, 'thing')} to fix{'' if strict else warned}.")
        raise typer.Exit(1)
    typer.echo(f"{_summarize(decks)}{warned or ': all well'}.")


def _find(path: Path, content: Path | None) -> Path:
    """Return a file or folder, or the deck of that short name; raises `VivaError` where there is neither."""
    if path.exists():
        return path
    for folder in (Path(), content or read_settings().content):
        if (deck := folder / f"{path}.md").exists():
            return deck
    if path == (content or read_settings().content):
        find_deck_files(path)  # raises what to do
    raise VivaError(f"There is no file or folder {path.absolute()}, nor a deck of that name.")


def _deck_files(paths: list[Path]) -> list[Path]:
    """Return the decks in and among some paths, each once; raises `VivaError` where there is none."""
    files: dict[Path, Path] = {}
    for path in paths:
        found = (*find_deck_files(path), *find_nearly_named(path)) if path.is_dir() else (path,)
        if not found:
            raise VivaError(f"There is no deck in {path}: a deck is a file whose name ends in `.md`.")
        for file in found:
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _summarize(decks: tuple[Deck, ...]) -> str:
    cards = [card for deck in decks for card in deck.cards]
    samples = _count(sum(len(card.samples) for card in cards), "sample")
    return f"{_count(len(cards), 'card')} in {_count(len(decks), 'deck')}, {samples}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
