"""The people of a conversation, alone with the bot or together in a group, and what they do and see.

In a group a script reads the same: `await ben.says("/battle")`, `await ana.taps("Join")`,
`await ben.replies("Nikolaev")`, then `ben.sees_reaction("👍")`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qs, urlsplit

from bot.playground.world import BOT_ID, GROUP_ID, Message

if TYPE_CHECKING:
    from bot.playground.standings import Given
    from tests.conversations.conftest import Viva

Kind = Literal["sticker", "voice", "photo", "location"]


@dataclass
class Person:
    """Somebody who talks with the bot; what is seen is what the bot said since they last acted."""

    viva: Viva
    id: int
    chat: int
    last: int = 0
    toast: str = ""

    async def says(self, text: str, reply_to: Message | None = None) -> None:
        """Type a message and wait for what comes back."""
        said = await self.viva.telegram.say(
            self.id, self.chat, text, reply_to.message_id if reply_to else None
        )
        self.last = said.message_id
        await self.viva.settled()

    async def replies(self, text: str, to: Message | None = None) -> None:
        """Reply to the bot's latest message, or to a certain one, and wait for what comes back."""
        await self.says(text, to or self.latest())

    async def types_ahead(self, *texts: str) -> None:
        """Type several messages before anything comes back."""
        for text in texts:
            said = await self.viva.telegram.say(self.id, self.chat, text)
            self.last = said.message_id if text is texts[0] else self.last
        await self.viva.settled()

    async def taps_quickly(self, label: str, times: int = 2) -> list[str]:
        """Tap a button several times before anything comes back; returns what each tap was told."""
        message = self.message_with_button(label)
        data = next(b["callback_data"] for row in message.buttons for b in row if b["text"] == label)
        self.last = max(m.message_id for m in self.viva.telegram.messages(self.chat))
        telegram = self.viva.telegram
        queries = [await telegram.tap(self.id, self.chat, message.message_id, data) for _ in range(times)]
        await self.viva.settled()
        return [await telegram.callback_answer(query) for query in queries]

    async def edits(self, old: str, new: str) -> None:
        """Change the latest message of theirs that reads `old`."""
        mine = [m for m in self.viva.telegram.messages(self.chat) if m.sender_id == self.id and m.text == old]
        self.last = max(m.message_id for m in self.viva.telegram.messages(self.chat))
        await self.viva.telegram.edit(self.id, self.chat, mine[-1].message_id, new)
        await self.viva.settled()

    async def taps(self, label: str, on: Message | None = None) -> None:
        """Tap the latest button with that label, or the one under a certain message."""
        message = on or self.message_with_button(label)
        data = next(b["callback_data"] for row in message.buttons for b in row if b["text"] == label)
        await self.sends_button_data(message, data)

    async def sends_button_data(self, message: Message, data: str) -> None:
        """Answer a keyboard with any data, as a modified client can."""
        self.last = max(m.message_id for m in self.viva.telegram.messages(self.chat))
        query = await self.viva.telegram.tap(self.id, self.chat, message.message_id, data)
        await self.viva.settled()
        self.toast = await self.viva.telegram.callback_answer(query)

    async def attaches(self, kind: Kind, place: tuple[float, float] | None = None) -> None:
        """Send a sticker, a voice message, a photo or a location."""
        said = await self.viva.telegram.attach(self.id, self.chat, kind, place)
        self.last = said.message_id
        await self.viva.settled()

    def message_with_button(self, label: str) -> Message:
        """Return the bot's latest message that has such a button."""
        for message in reversed(self.viva.telegram.messages(self.chat)):
            if any(button["text"] == label for row in message.buttons for button in row):
                return message
        raise AssertionError(f"no button {label!r}; the chat:\n{self.transcript()}")

    def latest(self, *fragments: str) -> Message:
        """Return the bot's latest message with these fragments in it, as it stands now, edits included."""
        for message in reversed(self.viva.telegram.messages(self.chat)):
            if message.from_bot and all(fragment in message.text for fragment in fragments):
                return message
        raise AssertionError(f"the bot says nothing with {fragments}; the chat:\n{self.transcript()}")

    @property
    def news(self) -> list[Message]:
        """What the bot said since this person last acted."""
        return [m for m in self.viva.telegram.messages(self.chat) if m.from_bot and m.message_id > self.last]

    def sees(self, *fragments: str) -> None:
        """Fail unless each fragment stands in what the bot just said."""
        text = "\n".join(message.text for message in self.news)
        for fragment in fragments:
            assert fragment in text, f"{fragment!r} is not in:\n{text}\n\nthe chat:\n{self.transcript()}"

    def sees_no(self, *fragments: str) -> None:
        """Fail if a fragment stands in what the bot just said."""
        text = "\n".join(message.text for message in self.news)
        for fragment in fragments:
            assert fragment not in text, f"{fragment!r} is in:\n{text}"

    @property
    def text(self) -> str:
        """The words that the bot just said."""
        return "\n".join(message.text for message in self.news)

    def numbers_in(self, words: str) -> list[int]:
        """The numbers at `{}` in what the bot just said, such as seconds: a test takes some itself."""
        return [int(number) for number in re.findall(re.escape(words).replace(r"\{\}", r"(\d+)"), self.text)]

    def buttons_under(self, message: Message) -> list[str]:
        """The labels under a message, as they stand now."""
        now = self.viva.telegram.world.message(message.chat_id, message.message_id)
        return [button["text"] for row in now.buttons for button in row] if now else []

    def reads_now(self, message: Message) -> str:
        """The text of a message as it stands now."""
        now = self.viva.telegram.world.message(message.chat_id, message.message_id)
        return now.text if now else ""

    def sees_buttons(self, *labels: str) -> None:
        """Fail unless the bot's latest message has just these buttons, in their order."""
        shown = [button["text"] for row in self.news[-1].buttons for button in row]
        assert shown == list(labels), shown

    def transcript(self) -> str:
        """The chat so far."""
        return "\n".join(
            f"{'VIVA' if m.from_bot else m.sender_id}: {m.text or m.kind}"
            for m in self.viva.telegram.messages(self.chat)
        )


class Member(Person):
    """Somebody in a group; what is seen is what the bot said there since they last acted."""

    def mine(self) -> Message:
        """Return their latest message, as it stands now."""
        return next(m for m in reversed(self.viva.telegram.messages(self.chat)) if m.author == self.id)

    def sees_reaction(self, emoji: str) -> None:
        """Fail unless the bot reacted with this emoji to their latest message."""
        assert (BOT_ID, emoji) in self.mine().reactions, f"{self.mine().text!r} has {self.mine().reactions}"

    def sees_no_reaction(self) -> None:
        """Fail if the bot reacted to their latest message."""
        reactions = self.mine().reactions
        assert BOT_ID not in dict(reactions), f"{self.mine().text!r} has {reactions}"

    async def forwards(self, message: Message) -> None:
        """Forward a message to the group."""
        said = await self.viva.telegram.forward(self.id, message, self.chat)
        self.last = said.message_id
        await self.viva.settled()

    def in_private(self) -> Person:
        """Return the same person in their private chat with the bot."""
        last = max((m.message_id for m in self.viva.telegram.messages(self.id)), default=0)
        return Person(self.viva, self.id, self.id, last)

    async def follows(self, label: str) -> Person:
        """Tap the latest link button with that label, and START in the private chat that it opens."""
        message = self.message_with_button(label)
        address = next(b["url"] for row in message.buttons for b in row if b["text"] == label)
        private = self.in_private()
        await private.says(f"/start {parse_qs(urlsplit(address).query)['start'][0]}")
        return private


class Group:
    """A group with the bot in it, and Ana (who owns it), Ben and Chloé."""

    def __init__(self, viva: Viva) -> None:
        self.viva = viva
        self.id = GROUP_ID
        self.people = tuple(Member(viva, person_id, GROUP_ID) for person_id in (1001, 1002, 1003))
        self.ana, self.ben, self.chloe = self.people

    async def makes_bot(self, standing: Given) -> None:
        """Make the bot administrator, member or muted ("restricted"), or remove it ("kicked")."""
        await self.makes(BOT_ID, standing)

    async def makes(self, who: Member | int, standing: Given) -> None:
        """Make somebody administrator, member or muted, or remove them; then wait for what comes back."""
        self.viva.telegram.set_standing(self.id, who if isinstance(who, int) else who.id, standing)
        await self.viva.settled()

    async def becomes_supergroup(self) -> None:
        """Upgrade the group; its people go on in the new one."""
        self.id = self.viva.telegram.upgrade(self.id)
        for person in self.people:
            person.chat, person.last = self.id, 0
        await self.viva.settled()

    def lets_bot_read_all(self) -> None:
        """Switch the bot's privacy mode off."""
        self.viva.telegram.read_all(reads_all=True)
