"""The playground: a stand-in Bot API and a chat page, on this machine only."""

from bot.playground.refusals import PlayRefused
from bot.playground.server import Playground
from bot.playground.world import BOT_ID, BOT_USERNAME, GROUP_ID, Message

__all__ = ["BOT_ID", "BOT_USERNAME", "GROUP_ID", "Message", "PlayRefused", "Playground"]
