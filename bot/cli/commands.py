"""Every subcommand of `viva`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer

COMMANDS = {
    "run": "run:run",
    "play": "play:play",
    "status": "status:status",
    "check": "check:check",
    "grade": "grade:grade",
    "new": "new:new",
    "suggest": "suggest:suggest_command",
    "appeals": "appeals:appeals_commands",
    "report": "report:report_command",
    "db": "database:database_commands",
}
"""Where each command stands in this package: module and name."""


def make_app(named: str = "") -> typer.Typer:
    """Return the command line: of one command, since a command loads only what it needs; else of all."""
    app = typer.Typer(
        name="viva",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        help="Viva quizzes people in their own words, on Telegram.\n\n"
        "`viva run` starts the bot; without a token it starts the playground, a chat page in the browser. "
        "Teachers need `viva check`, which says what is wrong with a deck and how to mend it, and "
        "`viva grade`, which shows what the grader makes of an answer.",
    )
    app.callback()(_take_no_options)
    for name in [named] if named in COMMANDS else COMMANDS:
        command = _load(name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _take_no_options() -> None:
    # Without it, typer would take a command that stands alone for the whole of `viva`.
    pass


def _load(name: str) -> Any:
    module, _, thing = COMMANDS[name].partition(":")
    return getattr(import_module(f"bot.cli.{module}"), thing)
