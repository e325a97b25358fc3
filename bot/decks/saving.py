"""Writing a deck's file: the whole of it or nothing, whatever happens meanwhile."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from bot.access import find_bar, word_failure
from bot.errors import VivaError


def replace_text(path: Path, before: str, after: str) -> None:
    """Write `after` into the file that held `before`, in one step; its permissions stay.

    Where the path is a link, the file it leads to is written. Raises `VivaError`, and leaves the file as
    it is, when it no longer holds `before` or can't be written.
    """
    try:
        file = path.resolve(strict=True)
        if not os.access(file, os.W_OK):
            raise VivaError(f"The deck can't be written: {find_bar(file)}.")
        _replace(file, before.encode(), after.encode())
    except OSError as error:
        why = word_failure(error, path.absolute().parent)
        raise VivaError(f"The deck {path} can't be written: {why}.") from error


def _replace(file: Path, before: bytes, after: bytes) -> None:
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)  # two of us at once: the second one sees what the first wrote
        # Beside the deck, so that the last step is one step; its name is no deck's, should it be left behind.
        draft = file.with_name(f".{file.stem[:100]}.part")
        draft.unlink(missing_ok=True)  # of one who was killed: nobody else writes while we hold the folder
        try:
            _fill(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), after, file.stat())
            if file.read_bytes() != before:
                raise VivaError(
                    f"The deck {file} has changed in the meantime; nothing was written. Try again."
                )
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
        os.fsync(folder)
    finally:
        os.close(folder)


def _fill(handle: int, content: bytes, like: os.stat_result) -> None:
    """Write an open file to the disk, with the owner and permissions of another."""
    with open(handle, "wb") as draft:
        draft.write(content)
        draft.flush()
        with suppress(PermissionError):  # only root gives files to others; the rest own what they write
            os.fchown(draft.fileno(), like.st_uid, like.st_gid)
        os.fchmod(draft.fileno(), like.st_mode & 0o7777)
        os.fsync(draft.fileno())
