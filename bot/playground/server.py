"""The playground: a stand-in for Telegram and a chat page, served on this machine only."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.errors import VivaError
from bot.playground import acting, groups, standings, topics
from bot.playground.botapi import TOKEN, BotApi
from bot.playground.clock import real_now
from bot.playground.control import Control
from bot.playground.faults import Faults, Script
from bot.playground.ledger import Ledger
from bot.playground.pages import serve_page, tell_what_is_not_kept, turn_others_away
from bot.playground.records import Mask, Topic
from bot.playground.refusals import PlayRefused
from bot.playground.world import BOT_ID, Chat, Message, Person, World

_HOST = "127.0.0.1"
_OTHER_PORT = "or choose another with VIVA_PLAY_PORT, or `viva play --port` (0: any that is free)"
_BIGGEST_REQUEST = 50 * 1024 * 1024


class Playground:
    """A running stand-in: the Bot API for a bot, the chat page for people, and methods for tests.

    Use it as `async with Playground(path) as telegram:`; the bot connects to `telegram.url` with
    `telegram.token`. With a path, the world survives a restart. With `limits`, it refuses with 429
    what goes beyond Telegram's limits, by its own clock. `script` says what goes wrong, and `ledger` is a
    file that every call is written to. `now` is the time that its clock is set from.
    """

    token = TOKEN

    def __init__(
        self,
        path: Path | None = None,
        port: int = 0,
        start_of_clock: datetime | None = None,
        *,
        limits: bool = False,
        script: Script | None = None,
        ledger: Path | None = None,
        now: Callable[[], datetime] = real_now,
    ) -> None:
        self._path = path
        self._port = port
        self._start_of_clock = start_of_clock
        self._limits = limits
        self._script = script
        self._real_now = now
        self.ledger = Ledger(ledger)

    async def __aenter__(self) -> Self:
        """Open the world and serve it; VivaError if the port or the file can't be had."""
        self.world = World(self._path, self._start_of_clock, self._real_now)
        self.faults = Faults()
        self._control = Control(self.world, self.misbehave)
        self._bot_api = BotApi(self.world, self.ledger, self.faults, limits=self._limits)
        self.misbehave(self._script or Script())
        app = web.Application(
            middlewares=[turn_others_away, tell_what_is_not_kept], client_max_size=_BIGGEST_REQUEST
        )
        app.add_routes(self._bot_api.routes())
        app.add_routes(self._control.routes())
        app.add_routes([web.get("/", serve_page), web.get("/page/{name}", serve_page)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, _HOST, self._port).start()
        except (OSError, OverflowError) as error:
            await self._runner.cleanup()
            self.world.close()
            raise VivaError(_why_no_port(self._port, error)) from error
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let everyone who waits go, stop serving, close the world."""
        self._control.closing = True
        self._bot_api.closing.set()
        self.world.updates.close()
        self.world.events.wake()
        await self._runner.cleanup()
        self.world.close()
        self.ledger.close()

    @property
    def url(self) -> str:
        """Where it is served, without a slash at the end: the page, and the Bot API's address."""
        return f"http://{_HOST}:{self._port}"

    def now(self) -> datetime:
        """The time in the playground, UTC."""
        return self.world.clock.now()

    def advance(self, by: timedelta) -> None:
        """Move the clock forward; PlayRefused if `by` is negative."""
        acting.move_clock(self.world, by)

    def misbehave(self, script: Script) -> None:
        """Follow a script of faults from now on, in place of the one before; an empty one ends it."""
        self.faults.begin(script, self.world.clock.seconds())

    @property
    def on_clock_moved(self) -> list[Callable[[], None]]:
        """Functions to call after each move of the clock; add yours."""
        return self.world.clock.on_moved

    async def say(
        self,
        person_id: int,
        chat_id: int,
        text: str,
        reply_to: int | None = None,
        topic_id: int | None = None,
    ) -> Message:
        """A person writes a text in a chat (a private chat has the person's id), in a forum in a topic."""
        return acting.say(self.world, person_id, chat_id, text, reply_to, topic_id)

    async def forward(self, person_id: int, message: Message, to_chat_id: int) -> Message:
        """A person forwards a message to another chat of theirs."""
        return acting.forward(self.world, person_id, message.chat_id, message.message_id, to_chat_id)

    async def edit(self, person_id: int, chat_id: int, message_id: int, text: str) -> Message:
        """A person changes a text of theirs."""
        return acting.edit(self.world, person_id, chat_id, message_id, text)

    async def tap(self, person_id: int, chat_id: int, message_id: int, data: str) -> str:
        """A person sends a button's data, forged if you like; the query's id."""
        return acting.tap(self.world, person_id, chat_id, message_id, data)

    async def press(self, person_id: int, message: Message, label: str) -> str:
        """A person taps the button with this label under the message as it stands now; the query's id."""
        current = self.world.message(message.chat_id, message.message_id)
        if current is None:
            raise PlayRefused("That message is gone.")
        for button in (button for row in current.buttons for button in row):
            if button["text"] == label:
                data = str(button.get("callback_data", ""))
                return acting.tap(self.world, person_id, message.chat_id, message.message_id, data)
        labels = [button["text"] for row in current.buttons for button in row]
        raise PlayRefused(f"There is no button {label!r}; there are {labels}.")

    async def attach(
        self, person_id: int, chat_id: int, kind: acting.Kind, place: tuple[float, float] | None = None
    ) -> Message:
        """A person sends a sticker, voice message, photo or location (latitude, longitude)."""
        return acting.attach(self.world, person_id, chat_id, kind, place)

    async def react(self, person_id: int, chat_id: int, message_id: int, emoji: str) -> None:
        """A person reacts to a message; "" takes the reaction back."""
        acting.react(self.world, person_id, chat_id, message_id, emoji)

    async def block(self, person_id: int, *, blocked: bool = True) -> Person:
        """A person blocks the bot, or unblocks it."""
        return acting.set_blocked(self.world, person_id, blocked=blocked)

    async def join(self, first_name: str, language_code: str | None = "en") -> Person:
        """A new person comes, and joins the groups."""
        return groups.join(self.world, first_name, language_code)

    async def put_bot(self, chat_id: int, *, present: bool) -> Chat:
        """The bot is removed from a group, or added again."""
        return standings.set_standing(self.world, chat_id, BOT_ID, "member" if present else "kicked")

    def create_group(self, owner_id: int, title: str) -> Chat:
        """A person makes a group of everyone, with the bot in it."""
        return groups.create_group(self.world, owner_id, title)

    def set_standing(self, chat_id: int, user_id: int, standing: standings.Given) -> Chat:
        """A person, or the bot, becomes administrator, member, muted, or leaves or is removed."""
        return standings.set_standing(self.world, chat_id, user_id, standing)

    def set_mask(self, chat_id: int, person_id: int, mask: Mask | None) -> Chat:
        """A person writes as anonymous administrator, as their channel, or (None) as themselves."""
        return standings.set_mask(self.world, chat_id, person_id, mask)

    def open_topic(self, chat_id: int, name: str) -> Topic:
        """A supergroup gets a topic, and is a forum from then on."""
        return topics.open_topic(self.world, chat_id, name)

    def change_topic(self, chat_id: int, topic_id: int, change: topics.Change) -> Chat:
        """A topic is closed, opened again, or deleted."""
        return topics.change_topic(self.world, chat_id, topic_id, change)

    def upgrade(self, chat_id: int) -> int:
        """A group becomes a supergroup; its new id."""
        return groups.upgrade_group(self.world, chat_id).id

    def let_another_bot_speak(self, chat_id: int, text: str) -> Message:
        """Another bot writes in a group."""
        return groups.let_another_bot_speak(self.world, chat_id, text)

    def deactivate(self, person_id: int) -> Person:
        """A person deletes their account."""
        return acting.deactivate(self.world, person_id)

    def read_all(self, *, reads_all: bool) -> None:
        """Switch the bot's group privacy mode off, or on again."""
        acting.set_reads_all(self.world, reads_all=reads_all)

    def messages(self, chat_id: int) -> list[Message]:
        """The chat's messages as they stand now, oldest first."""
        return list(self.world.messages[chat_id].values())

    async def replies(self, chat_id: int, after: int, count: int = 1, within: float = 10.0) -> list[Message]:
        """The bot's messages with an id above `after`, once there are `count`; TimeoutError if too late."""

        def so_far() -> list[Message]:
            return [one for one in self.messages(chat_id) if one.from_bot and one.message_id > after]

        await self.until(lambda: len(so_far()) >= count, within)
        return so_far()

    async def callback_answer(self, query_id: str, within: float = 10.0) -> str:
        """The text with which the bot answered a tap, once it has; TimeoutError after `within` seconds."""
        answers: list[str] = []

        def arrived() -> bool:
            answers.extend(
                str(event.fields["text"])
                for event in self.world.events.after(0)
                if event.kind == "callback_answer" and event.fields["query_id"] == query_id
            )
            return bool(answers)

        await self.until(arrived, within)
        return answers[0]

    async def until_polled(self, within: float = 10.0) -> None:
        """Return once the bot's getUpdates waits here; TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            await self.world.updates.polled()

    async def until(self, holds: Callable[[], bool], within: float = 10.0) -> None:
        """Return once the condition holds, looked at after each event; TimeoutError after `within`."""
        async with asyncio.timeout(within):
            while not holds():
                await self.world.events.news()


def _why_no_port(port: int, error: OSError | OverflowError) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        held = f"Port {port} is in use, by another Viva perhaps (see http://{_HOST}:{port})"
        return f"{held}; stop the program that uses it, {_OTHER_PORT}."
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return f"Port {port} is for root alone; {_OTHER_PORT}."
    return f"The playground can't listen on port {port}: {error}; {_OTHER_PORT}."
