"""The referee: says in the group what happens in its battle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bot.core.battles import Asking, Ending, ending_of, tell_longer
from bot.core.cards import Image
from bot.core.rounds import Mode
from bot.services.battles import SINGLE, Closed, Ended, Happening, LobbyShown, Put, board_of
from bot.services.groups import hears_all
from bot.services.ranking import Ranked, names_of, shown_name
from bot.storage.arena import Running
from bot.storage.models import Learner
from bot.storage.outbox import Call, Lane
from bot.storage.work import Work
from bot.telegram.html import length, name
from bot.telegram.messages import (
    CAPTION_UNITS,
    Message,
    answer_tap,
    edit,
    send,
    send_picture,
    take_buttons,
)
from bot.telegram.turn import Desk, in_parts
from bot.telegram.views import battle as views
from bot.telegram.views.podium import show_ended
from bot.telegram.words import Words, words_for

DOOR = "battle_"
"""A deep link to the private chat that belongs to a battle begins so; the battle's id and code follow."""

MOST_CALLS = 4
"""So many sends and edits a round, up to what comes after it, in a group at most."""

OF_ITSELF = {Ending.PLAYED, Ending.DESERTED}
"""How a battle ends that nobody and nothing cuts short."""


@dataclass(frozen=True, slots=True)
class Referee:
    """Speaks for the battles of a unit of work, in at most `MOST_CALLS` calls a round.

    A round takes two: the question, and its answer. The first changes the lobby's message as well, into the
    board; the last has a podium. What is left is for the board, and then for the question's buttons to go.
    """

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
                await self._close(words, happening)
            case Ended():
                await self._end(words, happening)
            case _:
                assert_never(happening)

    def tell_longer(self, running: Running, seconds: float) -> None:
        """Say that a round lasts longer, because nobody could be heard; if it happens again, the answer will.

        Calls are kept for the answer, and after any round but the first for the podium.
        """
        phase, words = running.game.phase, words_for(running.row.language)
        to_come = 1 if isinstance(phase, Asking) and phase.asked.number == 1 else 2
        if running.row.calls + to_come < MOST_CALLS:
            self._say(running, Message(words("battle.longer", seconds=words.number(round(seconds)))))
            running.game = tell_longer(running.game)

    def refuse_to_stop(self, running: Running, learner: Learner, query_id: str | None) -> None:
        """Tell somebody that they can't stop a battle: in the group, or, where they tapped, them alone."""
        row, is_single = running.row, running.game.rules.rounds <= SINGLE.rounds
        key = "battle.not_asker" if is_single else "battle.not_admin"
        text = words_for(row.language)(key, name=name(shown_name(learner)))
        if query_id is None:
            self.work.post(send(row.chat_id, Message(text), None, Lane.BATTLE, row.thread_id))
        else:
            self.work.post(answer_tap(row.chat_id, query_id, text.striptags()))

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
            self._call(shown.running, edit(row.chat_id, row.lobby_row, message, Lane.BATTLE))

    async def _put(self, words: Words, put: Put) -> None:
        running, row = put.running, put.running.row
        assert isinstance(running.game.phase, Asking)  # noqa: S101 - it was just put
        row.calls = 0
        if running.game.phase.asked.number == 1 and row.lobby_row is not None:
            await self._show_board(words, running, [])
        hears = await hears_all(self.work, row.chat_id, reads_all=self.reads_all)
        door = f"https://t.me/{self.bot_name}?start={DOOR}{row.id}_{row.code}"
        named = not hears and running.game.rules.rounds > SINGLE.rounds and len(running.game.players)
        ids = [one.id for one in running.game.players] if 0 < named <= views.MOST_NAMES else []
        players = await names_of(self.work, ids)
        message = views.show_put(words, put, hears_all=hears, door=door, players=players)
        row.question_row = self._say(running, message, put.card.card.image)
        if running.game.rules.mode is Mode.CLAIM and not hears:
            row.question_row = None  # it asks for replies, and has no buttons to take away

    async def _close(self, words: Words, closed: Closed) -> None:
        self._say(closed.running, views.show_closed(words, closed))
        if ending_of(closed.running.game) is None:  # else the calls that are left are for the end
            await self._show_board(words, closed.running, closed.ranking)
            self._free_buttons(closed.running)

    async def _end(self, words: Words, ended: Ended) -> None:
        running = ended.running
        if ended.ending not in OF_ITSELF:
            # Somebody asked for it, so it is no part of a round: it is told, and shown on the board.
            running.row.calls = min(running.row.calls, MOST_CALLS - 2)
        if running.game.rules.rounds > SINGLE.rounds or ended.ending is not Ending.PLAYED:
            self._say(running, show_ended(words, ended))
        if running.row.lobby_row is not None:
            await self._show_board(words, running, ended.podium.ranking if ended.podium else [])
        self._free_buttons(running)

    async def _show_board(self, words: Words, running: Running, ranking: list[Ranked]) -> None:
        """Show how it stands in the lobby's place, if the round has a call left; the next time catches up.

        Where the group has become another the board is sent there, as the old one stayed behind.
        """
        row = running.row
        if running.game.rules.rounds <= SINGLE.rounds or row.calls >= MOST_CALLS:
            return
        hears = await hears_all(self.work, row.chat_id, reads_all=self.reads_all)
        message = views.show_board(words, await board_of(self.work, running, ranking), hears_all=hears)
        if row.lobby_row is None:
            row.lobby_row = self._say(running, message)
        else:
            self._call(running, edit(row.chat_id, row.lobby_row, message, Lane.BATTLE))

    def _free_buttons(self, running: Running) -> None:
        """Take the buttons from a question that is closed, if the round has a call left."""
        row = running.row
        if row.question_row is not None and row.calls < MOST_CALLS:
            self._call(running, take_buttons(row.chat_id, row.question_row, Lane.BATTLE))
            row.question_row = None

    def _say(self, running: Running, message: Message, image: Image | None = None) -> int:
        """Send a message to the battle's place, as a picture's caption if it fits; returns its last row."""
        row = running.row
        if image is not None:
            path = str((self.desk.content / image.path).resolve())
            fits = length(str(message.text)) <= CAPTION_UNITS
            under = message if fits else None
            sent = self._call(running, send_picture(row.chat_id, path, Lane.BATTLE, row.thread_id, under))
            if fits:
                return sent
        parts = in_parts(message)
        rows = [
            self._call(running, send(row.chat_id, part, None, Lane.BATTLE, row.thread_id)) for part in parts
        ]
        return rows[-1]

    def _call(self, running: Running, call: Call) -> int:
        """Make a call that counts as one of the round's."""
        running.row.calls += 1
        return self.work.post(call)
