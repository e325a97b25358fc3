"""The command `viva`."""

from __future__ import annotations

import sys

from bot.errors import VivaError


def main() -> None:
    """Run the command line; what we expected to go wrong is told in a sentence, with exit code 1."""
    # httpx, which the Telegram library imports, would load a command line of its own: a tenth of our start.
    sys.modules["httpx._main"] = None  # type: ignore[assignment] # so is an import refused
    from bot.cli.commands import app  # noqa: PLC0415 - a command imports only what it needs

    try:
        app()
    except VivaError as error:
        sys.exit(f"viva: {error}")
