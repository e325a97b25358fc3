"""A line more in a deck's file: what stood there before stays byte for byte."""

import resource
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.core.cards import Deck, Outcome, Sample
from bot.decks.editing import EditError, add_sample, add_wording, added_lines
from bot.decks.parse import parse
from bot.decks.render import render
from bot.decks.saving import replace_text
from bot.errors import VivaError
from tests.decks.test_render import ANSWERS, DECKS, WORDINGS

DECK = """\
# Purges

### Who shot Kirov? {#kirov}

- Leonid **Nikolaev**
  - or: **Nikolayev**
- not: **Yezhov**

> In Leningrad.

Samples:

- correct: nikolaev
- incorrect: yezhov

### Where? {#where}

- in **Leningrad**

> In the Smolny.

<!-- the next card is easy -->

### When? {#when}

- in **1934**
  - partly: the **thirties**"""

SAMPLE = Sample("nikolajew", Outcome.CORRECT)


def edited(card: str, text: str = DECK) -> list[str]:
    """The lines that both additions bring to a card of the deck, each after the line before it."""
    after = add_sample(add_wording(text, "purges", card, 0, "**x**"), "purges", card, SAMPLE)
    lines = after.split("\n")
    return [f"{lines[number - 2]} | {line}" for number, line in added_lines(text, after)]


def test_lines_are_added_where_an_author_would_write_them() -> None:
    assert edited("kirov") == [
        "  - or: **Nikolayev** |   - or: **x**",
        "- incorrect: yezhov | - correct: nikolajew",
    ]
    assert edited("where") == ["- in **Leningrad** |   - or: **x**", " | Samples:", " | - correct: nikolajew"]
    assert edited("when")[:1] == ["- in **1934** |   - or: **x**"]
    after = add_sample(DECK, "purges", "where", SAMPLE)
    assert "> In the Smolny.\n\nSamples:\n\n- correct: nikolajew\n\n<!-- the next" in after
    assert add_sample(DECK, "purges", "when", SAMPLE).endswith("**\n\nSamples:\n\n- correct: nikolajew")


@pytest.mark.parametrize(
    ("point", "line"),
    [
        ("-   Leonid **N**", "    - or: **x**"),
        ("-\tLeonid **N**", "    - or: **x**"),
        ("-      Leonid **N**", "  - or: **x**"),
        ("  -  Leonid **N**", "     - or: **x**"),
        ("* Leonid\n  **N**", "  - or: **x**"),
        ("-\n  Leonid **N**", "  - or: **x**"),
        ("* Leonid **N**\n    * or: **b**\n      or c\n    * partly: **d**", "    * or: **x**"),
        ("- Leonid **N**\n\n  - or: **b**\n\n  - or:  **c**\n", "  - or: **x**"),
        ("- Leonid **N**\n\t- or: **b**\n\t- or: **c**", "\t- or: **x**"),
        ("- Leonid **N**\n  + within: ±1\n- **M 5**", "  + or: **x**"),
    ],
)
def test_odd_spacing_is_followed(point: str, line: str) -> None:
    text = f"# T\n\n### Q 5? {{#q}}\n\n{point}\n\n> Why.\n"
    after = add_wording(text, "t", "q", 0, "**x**")
    assert [added for _, added in added_lines(text, after)] == [line]


@pytest.mark.parametrize(
    ("samples", "line"),
    [
        ("* correct: nikolaev\n* incorrect: yezhov, who\n  came later\n", "* correct: nikolajew"),
        ("-\tcorrect: nikolaev\n\n\n### When? {#when}\n\n- **1934**\n", "-\tcorrect: nikolajew"),
        ("<!-- from the exam -->\n\n  + correct:\n    nikolaev", "  + correct: nikolajew"),
    ],
)
def test_a_sample_follows_the_last_one(samples: str, line: str) -> None:
    text = f"# T\n\n### Q? {{#q}}\n\n- **Nikolaev**\n\nSamples:\n\n{samples}"
    after = add_sample(text, "t", "q", SAMPLE)
    ((number, added),) = added_lines(text, after)
    assert added == line
    assert after.splitlines()[number - 2] == samples.partition("\n\n\n")[0].splitlines()[-1]


LAYOUTS = st.tuples(
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "<!-- note -->"]),
)


def lay_out(deck: Deck, ending: str, *, marked: bool, ended: bool, note: str) -> str:
    """A deck's text as another editor may have saved it."""
    text = render(deck)
    text = text if not note else text.replace("\n\n", f"\n\n{note}\n\n").replace(f"{note}\n\n- ", "- ")
    text = text if ended else text.rstrip("\n")
    return ("\ufeff" if marked else "") + text.replace("\n", ending)


@settings(max_examples=60, deadline=None)
@given(st.data(), DECKS, LAYOUTS, WORDINGS, ANSWERS, st.sampled_from(Outcome))
def test_all_else_stays_byte_for_byte(
    data: st.DataObject,
    deck: Deck,
    layout: tuple[str, bool, bool, str],
    wording: str,
    answer: str,
    outcome: Outcome,
) -> None:
    ids = [card.id for card in deck.cards]
    assume(ids)
    assume(len(set(ids)) == len(ids))
    ending, marked, ended, note = layout
    before = lay_out(deck, ending, marked=marked, ended=ended, note=note)
    card = data.draw(st.sampled_from(list(parse(before, "deck").cards)))
    number = data.draw(st.integers(0, len(card.points) - 1))
    reworded = add_wording(before, "deck", card.id, number, wording)
    after = add_sample(reworded, "deck", card.id, Sample(answer, outcome))
    for old, new in ((before, reworded), (reworded, after)):
        same = next(
            (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old)
        )
        assert new[:same] + new[same + len(new) - len(old) :] == old
        assert new.endswith(("\r", "\n")) is old.endswith(("\r", "\n"))
    (grown,) = [held for held in parse(after, "deck").cards if held.id == card.id]
    assert grown.points[number].alternatives == (*card.points[number].alternatives, wording)
    assert grown.samples == (*card.samples, Sample(answer, outcome))
    assert replace(grown, points=card.points, samples=card.samples) == card


@pytest.mark.parametrize("wording", ["", " ", "two\nlines", "a\n\n# heading", "\0", "end \ud800"])
def test_a_wording_that_a_deck_can_t_hold_is_refused(wording: str) -> None:
    with pytest.raises(EditError):
        add_wording(DECK, "purges", "kirov", 0, wording)


def test_what_is_not_in_the_deck_is_an_error_of_the_caller() -> None:
    with pytest.raises(LookupError):
        add_wording(DECK, "purges", "gone", 0, "x")
    with pytest.raises(LookupError):
        add_sample(DECK, "purges", "gone", SAMPLE)


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    file, link = tmp_path / "real" / "deck.md", tmp_path / "deck.md"
    file.write_bytes(b"\xef\xbb\xbfold\r\n")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_text(link, "\ufeffold\r\n", "\ufeffnew\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbfnew\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert [entry.name for entry in file.parent.iterdir()] == ["deck.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "deck.md"
    file.write_text("theirs")
    with pytest.raises(VivaError, match="has changed in the meantime; nothing was written"):
        replace_text(file, "ours", "new")
    assert file.read_text() == "theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["deck.md"]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(VivaError, match=r"deck\.md can't be written: No such file"):
        replace_text(tmp_path / "deck.md", "old", "new")


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "deck.md"
    file.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        with pytest.raises(VivaError, match=r"deck\.md can't be written: File too large"):
            replace_text(file, "old", "new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert file.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["deck.md"]


DIES_AT_EACH_LINE = """\
import os, signal, sys
from pathlib import Path
from bot.decks import saving

file, lines = Path("deck.md"), 0

def dies(frame, event, arg):
    global lines
    ours = frame.f_code.co_filename == saving.__file__
    lines -= ours and event == "line"
    if not lines:
        os.kill(os.getpid(), signal.SIGKILL)
    return dies if ours else None

for number in range(1, 100):
    file.write_text("old")
    child = os.fork()
    if not child:
        lines = number
        sys.settrace(dies)
        saving.replace_text(file, "old", "new" * 10_000)
        sys.settrace(None)
        os._exit(0)
    ended, left = os.waitpid(child, 0)[1], file.read_text()
    draft = [path.name for path in Path().iterdir() if path != file]
    if left == "old":
        saving.replace_text(file, "old", "new" * 10_000)
    print(left.replace("new" * 10_000, "new"), file.read_text().replace("new" * 10_000, "new"), bool(draft))
    assert [*Path().iterdir()] == [file] or left != "old"
    if not ended:
        break
"""


def test_whenever_the_writer_is_killed_the_file_is_old_or_new_and_can_be_written_again(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", DIES_AT_EACH_LINE]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    moments = done.stdout.splitlines()
    before = [line for line in moments if line.startswith("old new")]
    assert moments == before + ["new new False"] * (len(moments) - len(before))
    assert "old new True" in before
    assert len(moments) - len(before) > 1


def test_of_two_who_write_at_once_one_is_told(tmp_path: Path) -> None:
    file = tmp_path / "deck.md"
    file.write_text("old")

    def write(text: str) -> str:
        try:
            replace_text(file, "old", text)
        except VivaError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor() as pool:
        told = list(pool.map(write, [f"new {number}" for number in range(8)]))
    assert sorted(map(bool, told)) == [False] + [True] * 7
    assert file.read_text() == f"new {told.index('')}"
