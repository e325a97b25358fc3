"""A card's picture: a file beside the deck that Telegram takes for a photo."""

from __future__ import annotations

from pathlib import Path

from bot.core.cards import Card
from bot.decks.findings import Report, shorten
from bot.decks.places import CardPlace

MOST_BYTES = 10 * 1024 * 1024
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ELSEWHERE = ("http:", "https:", "data:", "file:")


def check_picture(card: Card, place: CardPlace, folder: Path | None, report: Report) -> None:
    """Find out whether a card's picture can be sent; without a folder nothing is looked for."""
    if card.image is None or folder is None:
        return
    shown = shorten(card.image.path)
    if card.image.path.lower().startswith(_ELSEWHERE):
        fix = "save it beside the deck and name it from there, like `images/name.jpg`"
        report.add(place.image, f"the picture `{shown}` is an address, not a file", fix)
        return
    try:
        file = (folder / card.image.path).resolve()
        inside, there = file.is_relative_to(folder.resolve()), file.is_file()
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, a loop of links
        inside, there = True, False
    if not inside:
        fix = "put the picture beside the deck and name it from there, like `images/name.jpg`"
        report.add(place.image, f"the picture `{shown}` is outside the deck's folder", fix)
    elif not there:
        fix = "put it there or correct its name (capitals count)"
        report.add(place.image, f"there is no picture `{shown}`", fix)
    else:
        _check_file(file, shown, place.image, report)


def _check_file(file: Path, shown: str, line: int, report: Report) -> None:
    try:
        with file.open("rb") as opened:
            beginning = opened.read(max(map(len, _BEGINNINGS)))
        size = file.stat().st_size
    except OSError as error:
        what = f"the picture `{shown}` cannot be read ({error.strerror})"
        report.add(line, what, "check its permissions")
        return
    if not beginning.startswith(_BEGINNINGS):
        fix = "save the picture as one of these; another name alone makes it none"
        report.add(line, f"`{shown}` is neither JPEG nor PNG, which learners could not be shown", fix)
    elif size > MOST_BYTES:
        what = f"the picture `{shown}` has {size:,} bytes"
        report.add(line, what, f"make it smaller: Telegram takes up to {MOST_BYTES:,}")
