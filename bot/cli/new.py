"""`viva new`: a deck to start from."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from bot.access import word_failure
from bot.cli.options import Content
from bot.config import read_settings
from bot.decks.example import propose_slug, propose_title, write_example
from bot.decks.languages import is_language, propose_language
from bot.decks.library import NOT_A_DECK
from bot.decks.lint import lint_text
from bot.decks.parse import MAX_TITLE, parse
from bot.errors import VivaError

_SLUG = re.compile(r"[A-Za-z0-9_-]{1,64}")


def new(
    deck: Annotated[str, typer.Argument(metavar="DECK", help="The deck's short name, for example my-deck.")],
    title: Annotated[
        str | None, typer.Option(help="What learners read; else the name is made into one.")
    ] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="The language of its answers.")] = "en",
    content: Content = None,
) -> None:
    """Start a deck: a file with an example that explains itself.

    The file is sound as it is, and nothing that is there already is ever overwritten.
    """
    try:
        folder = content or read_settings().content
        is_new = not folder.exists()
        path = start_deck(folder, deck, propose_title(deck) if title is None else title, language)
    except VivaError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    card = next(parse(path.read_text("utf-8"), deck).cards)
    elsewhere = f" --content {folder}" if content else ""
    typer.echo(
        f"{path} is written{f'; the folder {folder} is new' if is_new else ''}.\n"
        "\n"
        "Open it in any editor: its notes explain the format, docs/decks.md tells all of it.\n"
        f"  viva check {path}\n"
        "      says what is wrong with it, and how to mend it\n"
        f'  viva grade{elsewhere} --explain {deck}/{card.id} "{card.samples[0].answer}"\n'
        "      shows what the grader makes of an answer\n"
        "\n"
        f"A bot that runs on {folder} shows the deck to learners within seconds. A folder below it, such as\n"
        f"{folder / 'drafts'}, is where nobody sees a deck before it is done."
    )


def start_deck(folder: Path, slug: str, title: str, language: str) -> Path:
    """Write a new deck and return its file; raises `VivaError` where that cannot be, or is there already."""
    _check_slug(slug)
    path = folder / f"{slug}.md"
    title = " ".join(title.split())
    _check_title(title)
    if not is_language(language):
        such = f"`--language {propose_language(language)}`"
        raise VivaError(f"“{language}” is no language's code: say two letters, such as {such}.")
    text = write_example(title, language)
    _, findings = lint_text(text, slug, str(path), None)
    if findings:
        raise VivaError(f"No deck is written: {findings[0].what}; {findings[0].fix}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = [file.name for file in folder.iterdir() if file.name.casefold() == path.name.casefold()]
        if not taken:
            _write_new(path, text)
            return path
    except FileExistsError as error:
        if not folder.is_dir():
            raise VivaError(f"{folder} is a file; decks are written into a folder.") from error
        taken = [path.name]
    except OSError as error:
        raise VivaError(f"Nothing can be written into {folder}: {word_failure(error, folder)}.") from error
    raise VivaError(f"There is a deck {folder / taken[0]} already; give yours another name.")


def _check_slug(slug: str) -> None:
    if _SLUG.fullmatch(slug) and f"{slug}.md".lower() != NOT_A_DECK:
        return
    if f"{slug}.md".lower() == NOT_A_DECK:
        raise VivaError(
            f"“{slug}” cannot be a deck's name: a file {slug}.md is for people who read the folder."
        )
    rules = "use up to 64 of the letters A to Z and a to z, digits, `-` and `_`"
    proposed = propose_slug(slug)
    like = f", for example {proposed}" if proposed and f"{proposed}.md" != NOT_A_DECK else ""
    where = " A folder is named by --content." if "/" in slug or "\\" in slug else ""
    raise VivaError(f"“{slug}” cannot be a deck's name: {rules}{like}.{where}")


def _check_title(title: str) -> None:
    if not title:
        raise VivaError("The title is empty: say one, or leave --title out, to make it of the deck's name.")
    if len(title) > MAX_TITLE:
        raise VivaError(f"The title has {len(title):,} characters: shorten it to {MAX_TITLE}.")


def _write_new(path: Path, text: str) -> None:
    """Write a file that appears whole or not at all; raises `FileExistsError` where there is one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # unlike a rename, this never replaces a file
        except FileExistsError:
            raise
        except OSError:  # some disks know no links
            path.open("x").close()
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
