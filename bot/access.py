"""What the user who runs Viva may not do with a file, for people who can change that."""

from __future__ import annotations

import errno
import os
import pwd
import stat
from pathlib import Path


def find_bar(path: Path, *, writing: bool = True) -> str:
    """Say what keeps this user from reading a file or folder, and from writing it; empty where nothing does.

    A file that is not there is made in its folder. The sentence has no full stop.
    """
    path = path.absolute()
    for folder in reversed(path.parents):
        if bar := _find_lack(folder, os.X_OK, "entered"):
            return bar
    there = path
    while not there.exists():
        there = there.parent
    deed = "written into" if there.is_dir() else "written"
    return (_find_lack(path, os.R_OK, "read") if there == path else "") or (
        _find_lack(there, os.W_OK, deed) if writing else ""
    )


def word_failure(error: OSError, path: Path, *, writing: bool = True) -> str:
    """Return why a file can't be read or written: who lacks a right to it, or else the system's words."""
    refused = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
    return (find_bar(path, writing=writing) if refused else "") or error.strerror or f"{error}"


def _find_lack(path: Path, right: int, deed: str) -> str:
    """Say that this user lacks a right to what is there, and whose it is."""
    if not path.exists() or os.access(path, right, effective_ids=True):
        return ""
    if right == os.W_OK and os.statvfs(path).f_flag & os.ST_RDONLY:
        return f"{path} can't be {deed}, because its disk can only be read; mount it for writing"
    status = path.stat()
    who = f"by the user {_name(os.geteuid())}, who runs this"
    rights = f"it belongs to {_name(status.st_uid)}: {stat.filemode(status.st_mode)}"
    return f"{path} can't be {deed} {who} ({rights}); give that user the right to"


def _name(user_id: int) -> str:
    try:
        return pwd.getpwuid(user_id).pw_name
    except KeyError:  # as in a container
        return f"number {user_id}"
