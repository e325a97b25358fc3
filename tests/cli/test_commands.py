"""The command line as a whole: what it offers, and what a command loads."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from bot.cli.commands import COMMANDS, make_app


def test_the_help_names_every_command() -> None:
    shown = CliRunner().invoke(make_app("--help"), ["--help"]).stdout
    assert all(f"\n  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_loaded_alone_is_still_called_by_its_name(name: str) -> None:
    result = CliRunner().invoke(make_app(name), [name, "--help"])
    assert result.exit_code == 0
    assert f"{name} [OPTIONS]" in result.stdout


def test_a_bot_watches_for_another_one_before_it_loads_its_database_and_what_talks_with_people() -> None:
    loaded = loaded_by("bot.cli.run")
    assert "bot.delivery.meeting" in loaded
    assert not {"sqlalchemy", "bot.services.syncing"} & loaded
    loaded = loaded_by("bot.cli.serving")
    assert "bot.delivery.intake" in loaded
    assert not {"bot.telegram.messages", "bot.core.grading", "bot.decks.lint"} & loaded


def test_a_bot_keeps_no_command_line_and_no_other_database_in_its_memory() -> None:
    loaded = loaded_by("bot.cli.serving", "bot.telegram.dispatch")
    assert "sqlalchemy.dialects.sqlite" in loaded
    assert not {"typer", "pydantic", "sqlalchemy.dialects.postgresql"} & loaded


def loaded_by(*modules: str) -> set[str]:
    script = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return set(result.stdout.split())
