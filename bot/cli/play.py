"""`viva play`: the bot in the playground, token or not."""

from __future__ import annotations

import typer

from bot.cli.run import prepare, run_playground


def play(
    port: int | None = typer.Option(None, min=0, max=65535, help="Else VIVA_PLAY_PORT, else 8765; 0: any."),
) -> None:
    """Run the bot in the playground: a chat page in the browser, no token, no account."""
    settings = prepare()
    run_playground(settings, settings.play_port if port is None else port)
