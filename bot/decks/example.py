"""The deck that a new author starts from: sound as it is, and explained by its own comments."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

from bot.decks.ids import join_words

MAX_SLUG = 64
_PLACE = re.compile(r"@(\w+)@")


def write_example(title: str, language: str) -> str:
    """Return the text of a deck to start from, under a title of one line and an ISO code of a language.

    Its notes are English; what learners read is in the deck's language where `examples/` has it.
    """
    folder = resources.files("bot.decks") / "examples"
    own = folder / f"{language[:2]}.toml"
    file = own if own.is_file() else folder / "en.toml"
    given = {**tomllib.loads(file.read_text("utf-8")), "title": title, "language": language}
    return _PLACE.sub(lambda place: given[place[1]], (folder / "example.md").read_text("utf-8"))


def propose_slug(name: str) -> str:
    """Return a deck's name that a text suggests, of `[a-z0-9-]`; empty where no letter is Latin."""
    return join_words(name.removesuffix(".md").replace("'", ""), most=MAX_SLUG)


def propose_title(slug: str) -> str:
    """Return a title that a deck's name suggests: "My deck" for `my-deck`."""
    words = " ".join(re.findall(r"[^-_]+", slug))
    return words[:1].upper() + words[1:]
