"""Keeping the database's copy of the decks true to the files: all of a deck's change, or nothing of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from bot.decks.findings import Finding
from bot.decks.library import examine, find_deck_files
from bot.storage.database import Database
from bot.storage.decks import (
    Changes,
    DeckFile,
    changed_files,
    digest_of,
    digests_of_cards,
    retire_deck,
    store_deck,
)
from bot.storage.ids import Ids

Stamp = tuple[tuple[str, int, int, int], ...]
"""What a look at the folder shows of each deck file: name, time of change, size, and place on the disk."""


async def sync_decks(
    database: Database, ids: Ids, content: Path, now: Callable[[], datetime]
) -> tuple[Changes, tuple[Finding, ...]]:
    """Bring the copy up to date; unchanged files cost a look at their content.

    A deck with errors stays as it was, for one author's slip is not to keep the others' decks waiting; its
    findings come back. Appeals to changed cards that the deck grants now are recorded as accepted.

    Raises VivaError for a folder that can't be read; the copy is then as it was.
    """
    files = await asyncio.to_thread(_read_digests, find_deck_files(content))
    async with database.read() as session:
        changed, gone = await changed_files(session, files.values())
    if not changed and not gone:
        return Changes(), ()
    from bot.services.settling import record_accepted  # noqa: PLC0415 - only a changed deck needs the grader

    paths = [path for path, file in files.items() if file.slug in changed]
    decks, findings = await asyncio.to_thread(examine, paths)
    broken = {Path(finding.path).stem for finding in findings}
    digests = {file.slug: file.digest for file in files.values()}
    changes = Changes()
    async with database.write() as session:
        at = now()
        for deck in (deck for deck in decks if deck.slug not in broken):
            before = await digests_of_cards(session, deck.slug)
            changes += await store_deck(session, ids, deck, digests[deck.slug], at)
            await session.flush()
            after = await digests_of_cards(session, deck.slug)
            changed_cards = {key for key, digest in after.items() if before.get(key) != digest}
            await record_accepted(session, deck, changed_cards, at)
        for slug in sorted(gone):
            changes += await retire_deck(session, slug, at)
        await session.commit()
    return changes, findings


def look_at(content: Path) -> Stamp:
    """Return what tells whether a deck file has changed since the last look; raises VivaError."""
    stamps = []
    for path in find_deck_files(content):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue  # removed while we looked: the next look sees it gone
        stamps.append((path.name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(stamps)


def _read_digests(paths: Iterable[Path]) -> dict[Path, DeckFile]:
    """Name the content of each file; one that can't be read counts as changed, and is found out later."""
    files = {}
    for path in paths:
        try:
            digest = digest_of(path.read_bytes())
        except OSError:
            digest = ""
        files[path] = DeckFile(path.stem, digest)
    return files
