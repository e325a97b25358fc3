"""The bot as `viva run` starts it, without its watch for another; "unlimited": with Telegram's limits off."""

from __future__ import annotations

import sys

from bot.cli.run import prepare, run_loop, start
from bot.delivery.clock import real_now
from bot.delivery.limits import Limits
from bot.delivery.meeting import Server

NO_LIMITS = Limits(chat_interval=0.0, chat_burst=1000, group_calls=1000, all_calls=100_000)


def main() -> None:
    """Run until told to stop."""
    settings = prepare()
    limits = NO_LIMITS if "unlimited" in sys.argv else Limits()
    server = Server(settings.api_url, settings.token, probe_seconds=0, limits=limits)
    run_loop(start(settings, server, real_now))


if __name__ == "__main__":
    main()
