"""The command `viva`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

from bot.cli.memory import loading
from bot.errors import VivaError


def main() -> None:
    """Run the command line; what we expected to go wrong is told in a sentence, with exit code 1."""
    _do_without_httpx()
    with loading():
        command = _load(sys.argv[1:])
    try:
        command()
    except VivaError as error:
        sys.exit(f"viva: {error}")


def _do_without_httpx() -> None:
    """Spare ourselves a client that the Telegram library imports, and we replace (`bot/delivery/request.py`).

    With its command line it would be a tenth of our start, and 1 MB without. Only signatures name its types.
    """
    stand_in = ModuleType("httpx")
    for name in ("AsyncClient", "Proxy", "URL"):
        setattr(stand_in, name, object)
    sys.modules["httpx"] = stand_in


def _load(words: list[str]) -> Callable[[], object]:
    """Return what was asked for; it is loaded only now that it is said how."""
    if words == ["run"]:  # the bot as hosts start it does without a library for command lines
        from bot.cli.run import run  # noqa: PLC0415 - see above

        return run
    from bot.cli.commands import make_app  # noqa: PLC0415 - see above

    return make_app(*words[:1])
