"""The command `viva`."""

from __future__ import annotations

import gc
import sys

from bot.errors import VivaError


def main() -> None:
    """Run the command line; what we expected to go wrong is told in a sentence, with exit code 1."""
    # httpx, which the Telegram library imports, would load a command line of its own: a tenth of our start.
    sys.modules["httpx._main"] = None  # type: ignore[assignment] # so is an import refused
    gc.disable()  # what is loaded is no garbage: to look for some takes a sixth of our start
    from bot.cli.commands import make_app  # noqa: PLC0415 - first is said how to load it

    app = make_app(*sys.argv[1:2])
    gc.freeze()
    gc.enable()
    try:
        app()
    except VivaError as error:
        sys.exit(f"viva: {error}")
