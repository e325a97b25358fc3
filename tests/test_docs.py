"""What the documents say is so."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bench.whole import plot
from bench.whole.table import as_markdown, read
from bot.config import Settings
from bot.telegram.commands import GROUP_COMMANDS, PRIVATE_COMMANDS
from bot.telegram.words import words_for

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_readme_names_every_setting_and_no_other() -> None:
    named = set(re.findall(r"`((?:VIVA|TELEGRAM)_[A-Z_]+)`", (ROOT / "README.md").read_text("utf-8")))
    assert named == {field.metadata["name"] for field in fields(Settings)}


def test_the_performance_page_quotes_the_figures_that_were_kept() -> None:
    assert as_markdown(read()[1]) in (ROOT / "docs" / "performance.md").read_text("utf-8")


def test_the_picture_of_growth_shows_the_figures_that_were_kept() -> None:
    assert plot.FILE.read_text("utf-8") == plot.draw(read()[1])


def test_every_command_is_in_the_readme_and_in_the_catalogue() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = {*PRIVATE_COMMANDS, *GROUP_COMMANDS}
    described = {f"commands.{command}" for command in PRIVATE_COMMANDS}
    described |= {f"group_commands.{command}" for command in GROUP_COMMANDS}
    assert described <= words_for("en").keys()
    assert not [command for command in commands if f"`/{command}`" not in readme]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)\)", text):
        if not target.startswith("http"):
            assert (document.parent / target).exists(), target


def test_the_architecture_names_files_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for name in re.findall(r"`((?:bot|tests|docs|content|migrations)/[\w./-]*)`", text):
        assert (ROOT / name).exists(), name
