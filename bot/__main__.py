"""`python -m bot` is the command `viva`."""

from bot.cli import main

main()
