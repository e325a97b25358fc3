"""A file that this user may not read or write is told as that, with the user's name; SQLite says neither."""

from __future__ import annotations

import errno
import os
import pwd
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.access import find_bar, word_failure
from bot.storage.database import Database
from bot.storage.file import DatabaseError, FileLock, check_access, is_there

NOBODY = pwd.getpwnam("nobody").pw_uid


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder which anybody may enter and look into."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def another_user(folder: Path) -> Iterator[str]:
    """For the time of a test one who may not do all, as root may."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(NOBODY)
    yield pwd.getpwuid(os.geteuid()).pw_name
    os.seteuid(me)
    folder.chmod(0o755)


def limit(path: Path, mode: int) -> None:
    """Set the rights of a file that root may have made."""
    me = os.geteuid()
    os.seteuid(os.getuid())
    path.chmod(mode)
    os.seteuid(me)


@pytest.mark.parametrize("end", ["", "-wal", "-shm", ".lock"])
@pytest.mark.parametrize(("mode", "deed"), [(0o000, "read"), (0o444, "written")])
def test_a_file_beside_a_database_that_may_not_be_used(
    folder: Path, request: pytest.FixtureRequest, end: str, mode: int, deed: str
) -> None:
    file = folder / "viva.sqlite3"
    folder.chmod(0o777)
    beside = folder / f"viva.sqlite3{end}"
    beside.touch()
    user = request.getfixturevalue("another_user")
    limit(beside, mode)
    with pytest.raises(DatabaseError, match=f"{beside} can't be {deed} by the user {user}"):
        check_access(file)
    with pytest.raises(DatabaseError, match="VIVA_DATABASE"):
        Database(f"sqlite+aiosqlite:///{file}")


def test_a_folder_in_which_nothing_may_be_made(folder: Path, another_user: str) -> None:
    limit(folder, 0o555)
    file = folder / "viva.sqlite3"
    assert not is_there(file)
    with pytest.raises(DatabaseError, match=f"{folder} can't be written into by the user {another_user}"):
        FileLock(file).__enter__()


def test_a_folder_is_no_database(folder: Path) -> None:
    with pytest.raises(DatabaseError, match=f"{folder} is a folder. Name a file in it"):
        check_access(folder)


def test_a_file_that_may_not_be_read_names_its_owner_and_its_rights(folder: Path, another_user: str) -> None:
    file = folder / "deck.md"
    limit(folder, 0o777)
    file.touch()
    limit(file, 0o200)
    owner = pwd.getpwuid(file.stat().st_uid).pw_name
    who = f"by the user {another_user}, who runs this"
    told = f"{file} can't be read {who} (it belongs to {owner}: --w-------); give that user the right to"
    assert find_bar(file, writing=False) == told
    assert word_failure(PermissionError(errno.EACCES, "Permission denied"), file) == told
    assert word_failure(OSError(errno.ENOSPC, "No space left on device"), file) == "No space left on device"


def test_a_file_yet_to_be_made_needs_a_folder_that_may_be_written_into(
    folder: Path, another_user: str
) -> None:
    limit(folder, 0o555)
    assert f"{folder} can't be written into by the user {another_user}" in find_bar(
        folder / "new" / "deck.md"
    )
    assert find_bar(folder / "new" / "deck.md", writing=False) == ""


def test_a_folder_on_the_way_that_may_not_be_entered(folder: Path, another_user: str) -> None:
    limit(folder, 0o000)
    with pytest.raises(DatabaseError, match=f"{folder} can't be entered by the user {another_user}"):
        is_there(folder / "deep" / "viva.sqlite3")
