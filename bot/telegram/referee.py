"""The referee: says in the group what happens in its battle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bot.core.battles import Asking, Ending
from bot.core.rounds import Mode
from bot.services.battles import Closed, Ended, Happening, LobbyShown, Put, named_players
from bot.services.groups import hears_all
from bot.services.ranking import shown_name
from bot.storage.arena import Running
from bot.storage.models import Learner
from bot.storage.outbox import Lane
from bot.storage.work import Work
from bot.telegram.html import name
from bot.telegram.messages import Message, answer_tap, edit, send, send_picture, take_buttons
from bot.telegram.turn import Desk, in_parts
from bot.telegram.views import battle as views
from bot.telegram.views.podium import show_ended
from bot.telegram.words import Words, words_for

DOOR = "battle_"
"""A deep link to the private chat that belongs to a battle begins so; the battle's id and code follow."""

SPEECHLESS = {Ending.REMOVED, Ending.MUTED}


@dataclass(frozen=True, slots=True)
class Referee:
    """Speaks for the battles of a unit of work; at most four calls a round go to a group."""

    work: Work
    desk: Desk
    bot_name: str
    reads_all: bool

    async def tell(self, happening: Happening) -> None:
        """Say what happened, by sending or changing messages."""
        words = words_for(happening.running.row.language)
        match happening:
            case LobbyShown():
                await self._show_lobby(words, happening)
            case Put():
                await self._put(words, happening)
            case Closed():
                self._free_buttons(happening.running)
                self._say(happening.running, views.show_closed(words, happening))
            case Ended():
                self._end(words, happening)
            case _:
                assert_never(happening)

    def tell_longer(self, running: Running, seconds: float) -> None:
        """Say that a round lasts longer, because nobody could be heard."""
        words = words_for(running.row.language)
        self._say(running, Message(words("battle.longer", seconds=words.number(round(seconds)))))

    def refuse_to_stop(self, running: Running, learner: Learner, query_id: str | None) -> None:
        """Tell somebody that they can't stop a battle: in the group, or, where they tapped, them alone."""
        text = words_for(running.row.language)("battle.not_admin", name=name(shown_name(learner)))
        if query_id is None:
            self._say(running, Message(text))
        else:
            self.work.post(answer_tap(running.row.chat_id, query_id, text.striptags()))

    def leave_lobby_behind(self, running: Running) -> None:
        """Take the buttons from the lobby's message, so that it is shown next in one of its own."""
        row = running.row
        if row.lobby_row is not None:
            self.work.post(take_buttons(row.chat_id, row.lobby_row, Lane.BATTLE))
            row.lobby_row = None

    async def _show_lobby(self, words: Words, shown: LobbyShown) -> None:
        row = shown.running.row
        hears = await hears_all(self.work, row.chat_id, reads_all=self.reads_all)
        message = views.show_lobby(words, shown, hears_all=hears)
        if row.lobby_row is None:
            row.lobby_row = self._say(shown.running, message)
        else:
            self.work.post(edit(row.chat_id, row.lobby_row, message, Lane.BATTLE))

    async def _put(self, words: Words, put: Put) -> None:
        running, row = put.running, put.running.row
        assert isinstance(running.game.phase, Asking)  # noqa: S101 - it was just put
        if running.game.phase.asked.number == 1 and row.lobby_row is not None:
            names = await named_players(self.work, running)
            begun = views.show_begun(words, running.game.rules, put.card.stored.deck_title, names)
            self.work.post(edit(row.chat_id, row.lobby_row, begun, Lane.BATTLE))
        image = put.card.card.image
        if image is not None:
            path = (self.desk.content / image.path).resolve()
            self.work.post(send_picture(row.chat_id, str(path), Lane.BATTLE, row.thread_id))
        hears = await hears_all(self.work, row.chat_id, reads_all=self.reads_all)
        door = f"https://t.me/{self.bot_name}?start={DOOR}{row.id}_{row.code}"
        row.question_row = self._say(running, views.show_put(words, put, hears_all=hears, door=door))
        if running.game.rules.mode is Mode.CLAIM and not hears:
            row.question_row = None  # it asks for replies, and has no buttons to take away
        elif image is not None:
            row.question_row = (
                None  # the picture was a call of this round's four: its button stays, and is old
            )

    def _end(self, words: Words, ended: Ended) -> None:
        running = ended.running
        if ended.ending in SPEECHLESS:
            return
        if running.row.lobby_row is not None and not running.game.took_part:
            self.work.post(take_buttons(running.row.chat_id, running.row.lobby_row, Lane.BATTLE))
        self._free_buttons(running)
        if running.game.rules.rounds > 1 or ended.ending is not Ending.PLAYED:
            self._say(running, show_ended(words, ended))

    def _free_buttons(self, running: Running) -> None:
        """Take the buttons from the question that is closed."""
        row = running.row
        if row.question_row is not None:
            self.work.post(take_buttons(row.chat_id, row.question_row, Lane.BATTLE))
            row.question_row = None

    def _say(self, running: Running, message: Message) -> int:
        """Send a message to the battle's place; returns its last row."""
        row = running.row
        parts = in_parts(message)
        rows = [self.work.post(send(row.chat_id, part, None, Lane.BATTLE, row.thread_id)) for part in parts]
        return rows[-1]
