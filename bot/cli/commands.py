"""Every subcommand of `viva`."""

from __future__ import annotations

import typer

from bot.cli.appeals import appeals_commands
from bot.cli.check import check
from bot.cli.database import database_commands
from bot.cli.grade import grade
from bot.cli.new import new
from bot.cli.run import play, run
from bot.cli.status import status
from bot.cli.suggest import suggest_command

app = typer.Typer(
    name="viva",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    help="Viva quizzes people in their own words, on Telegram.\n\n"
    "`viva run` starts the bot; without a token it starts the playground, a chat page in the browser. "
    "Teachers need `viva check`, which says what is wrong with a deck and how to mend it, and "
    "`viva grade`, which shows what the grader makes of an answer.",
)
app.command()(run)
app.command()(play)
app.command()(status)
app.command()(check)
app.command()(grade)
app.command()(new)
app.command("suggest")(suggest_command)
app.add_typer(appeals_commands, name="appeals")
app.add_typer(database_commands, name="db")
