"""From an update to its handler, by python-telegram-bot's own filters.

`Application.process_update` swallows what a handler raises: our error handler keeps it, and `handle`
raises it, so that the batch is rolled back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import Any

from telegram import Bot, Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.core.battles import Lobby
from bot.services.drawing import Drawer
from bot.services.groups import HERE, move_group
from bot.services.learners import meet
from bot.storage.models import Errand
from bot.storage.outbox import Call
from bot.storage.work import Work
from bot.telegram.admission import is_let_in, turn_away
from bot.telegram.commands import GROUP_COMMANDS, PRIVATE_COMMANDS, set_menus
from bot.telegram.errands import Ask, Found, deliver_picture, look_up
from bot.telegram.handlers import (
    asking,
    battle,
    daily,
    groups,
    people,
    progress,
    quiz,
    reminders,
    settings,
    texts,
)
from bot.telegram.handlers.taps import tap
from bot.telegram.html import clip
from bot.telegram.keeper import Keeper
from bot.telegram.messages import Message as Words_
from bot.telegram.messages import send
from bot.telegram.turn import Desk, Turn, thread_of
from bot.telegram.words import words_for

Handler = Callable[[Turn], Coroutine[Any, Any, None]]
Context = CallbackContext[Any, Any, Any, Any]

COMMANDS: dict[str, Handler] = {
    "start": people.start,
    "quiz": quiz.quiz,
    "review": quiz.review,
    "weak": quiz.weak,
    "decks": people.decks,
    "skip": quiz.skip,
    "hint": quiz.hint,
    "streak": people.streak,
    "stats": progress.stats,
    "remind": reminders.remind,
    "settings": settings.settings,
    "help": people.help_,
    "stop": quiz.stop,
}

IN_GROUPS: dict[str, Handler] = {
    "battle": battle.battle,
    "question": battle.question,
    "daily": daily.daily,
    "top": battle.top,
    "skip": battle.skip,
    "stop": battle.stop,
    "help": groups.explain,
}

NEW = filters.UpdateType.MESSAGE
PRIVATE = filters.ChatType.PRIVATE & NEW
GROUP = filters.ChatType.GROUPS & NEW
ERROR_UNITS = 1_500


class InGroupsName(filters.MessageFilter):
    """Lets pass what an anonymous administrator writes: only they can write in their group's name."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is in the name of the group that it stands in."""
        return message.sender_chat is not None and message.sender_chat.id == message.chat_id


class Forgetful(Application[Any, Any, Any, Any, Any, Any]):
    """The library's, but for its list of all who ever wrote, kept for a store that we don't have."""

    __slots__ = ()

    def _mark_for_persistence_update(self, **_: object) -> None:
        """Remember nobody: each would take some hundred bytes for ever."""


class Dispatcher(Keeper):
    """Gives each update to its handler; the one object that delivery knows of this layer."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        """Take a bot that calls nothing, and what all turns share."""
        super().__init__(bot, desk)
        self._work: Work | None = None
        self._raised: BaseException | None = None
        self._drawer = Drawer(desk.fonts)
        self._application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder().application_class(Forgetful).bot(bot).updater(None).job_queue(None).build()
        )
        self._application.add_handlers(self._handlers())
        self._application.add_error_handler(self._keep_error)

    async def start(self) -> Sequence[Call]:
        """Get ready; the command menus are set through the outbox."""
        await self._application.initialize()
        return set_menus(words_for(None))

    async def stop(self) -> None:
        """Close what was opened."""
        await self._drawer.close()
        await self._application.shutdown()

    def groups(self, updates: Sequence[Update]) -> Collection[int]:
        """Return the ids of the groups in which these updates came."""
        chats = [update.effective_chat for update in updates]
        return {chat.id for chat in chats if chat is not None and chat.type != chat.PRIVATE}

    def people(self, updates: Sequence[Update]) -> Collection[int]:
        """Return the ids of the people who caused these updates."""
        return {update.effective_user.id for update in updates if update.effective_user is not None}

    async def handle(self, update: Update, work: Work) -> None:
        """Handle one update; raises what its handler raised."""
        self._work, self._raised = work, None
        try:
            await self._application.process_update(update)
        finally:
            self._work = None
        if self._raised is not None:
            raise self._raised

    async def apologise(self, update: Update | None, work: Work, error: str) -> None:
        """Tell the sender, and the host, that an update could not be handled."""
        user = update.effective_user if update is not None else None
        chat = update.effective_chat if update is not None else None
        if user is not None and chat is not None and chat.type == chat.PRIVATE:
            words = words_for(user.language_code)
            work.post(send(chat.id, Words_(words("stray.failed"))))
        if self._desk.admin_chat is not None:
            words = words_for(None)
            text = words("admin.failure", error=clip(error[-ERROR_UNITS:], ERROR_UNITS))
            work.post(send(self._desk.admin_chat, Words_(text)))

    async def look_up(self, errand: Errand, ask: Ask) -> Found:
        """Do an errand's slow part, which touches no database; `ask` calls Telegram."""
        return await look_up(errand, ask, self._drawer)

    async def finish(self, errand: Errand, found: Found, work: Work) -> None:
        """Say and store what an errand came to."""
        learner = await work.learner(errand.learner_id)
        if learner is None:
            return
        if errand.battle_id is not None:
            await self.stop_for(work, learner, errand, rules=bool(found))
            return
        if errand.picture is not None:
            work.post(deliver_picture(errand, found))
            return
        words = words_for(learner.language)
        if errand.wish is not None:
            chat_id, args = errand.chat_id or 0, tuple(errand.wish.split())
            name, thread_id = self._bot.username, errand.thread_id or 0
            turn = Turn(
                Update(0), work, self._desk, words, learner, chat_id, name, args, errand_thread=thread_id
            )
            await daily.settle(turn, rules=bool(found))
            return
        turn = Turn(Update(0), work, self._desk, words, learner, learner.id, self._bot.username)
        await settings.show_places(turn, errand.city or "", [] if isinstance(found, bool | bytes) else found)

    def _handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        commands: list[BaseHandler[Any, Any, Any]] = [
            CommandHandler(name, self._bind(_command(COMMANDS[name])), filters=PRIVATE)
            for name in PRIVATE_COMMANDS
        ]
        return [
            *commands,
            MessageHandler(PRIVATE & filters.COMMAND, self._bind(texts.read_unknown_command)),
            MessageHandler(PRIVATE & filters.TEXT, self._bind(texts.read_text)),
            MessageHandler(PRIVATE & filters.LOCATION, self._bind(settings.location)),
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, self._bind(texts.not_text)),
            MessageHandler(
                filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE, self._bind(texts.read_edit)
            ),
            CallbackQueryHandler(self._bind(tap)),
            ChatMemberHandler(self._bind(_membership), ChatMemberHandler.MY_CHAT_MEMBER),
            CommandHandler(GROUP_COMMANDS, self._command_in_groups_name, filters=GROUP & InGroupsName()),
            *(CommandHandler(name, self._bind(IN_GROUPS[name]), filters=GROUP) for name in GROUP_COMMANDS),
            CommandHandler([*PRIVATE_COMMANDS], self._bind(groups.explain), filters=GROUP),
            MessageHandler(GROUP & self._addressed(), self._bind(groups.explain)),
            MessageHandler(GROUP & filters.TEXT & ~filters.COMMAND, self._listen),
            MessageHandler(filters.ChatType.GROUPS & filters.StatusUpdate.MIGRATE, self._migrated),
        ]

    def _addressed(self) -> filters.Regex:
        """Let a command of any name pass that names us, as in `/anything@our_bot`."""
        return filters.Regex(re.compile(rf"^/\w+@{re.escape(self._bot.username)}\b", re.IGNORECASE))

    def _bind(self, handler: Handler) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        """Let a handler of turns serve as a handler of the library's."""

        async def run(update: Update, context: Context) -> None:
            turn = await self._turn(update, tuple(context.args or ()))
            if turn is not None:
                await handler(turn)

        return run

    async def _listen(self, update: Update, context: Context) -> None:
        """Hear what is said in a group only while a question stands there: the rest is not for us."""
        work, said = self._work, update.message
        if work is None or said is None or not battle.is_for_us(said, self._bot.id):
            return
        if daily.is_about_one(said):
            await self._bind(daily.listen)(update, context)
            return
        running = await work.arena.in_place(said.chat_id, thread_of(said))
        if running is not None and not isinstance(running.game.phase, Lobby):
            await self._bind(battle.listen)(update, context)

    async def _command_in_groups_name(self, update: Update, _: Context) -> None:
        """An anonymous administrator rules the group, and so may stop a battle; but who plays has a name."""
        work, said = self._work, update.message
        if work is None or said is None:
            return
        if (said.text or "").startswith("/stop"):
            await self.stop_in_groups_name(work, said)
        else:
            self.say_in_group(work, said, "battle.anonymous")

    async def _migrated(self, update: Update, _: Context) -> None:
        """A group became a supergroup, which either of the two chats tells."""
        work, said = self._work, update.message
        if work is None or said is None:
            return
        old, new = said.migrate_from_chat_id or said.chat_id, said.migrate_to_chat_id or said.chat_id
        for shown in await move_group(work, old, new, said.chat.title or ""):
            await self.referee(work).tell(shown)

    async def _turn(self, update: Update, args: tuple[str, ...]) -> Turn | None:
        """Return the turn of a person who may talk to us; bots, channels and strangers have none."""
        user, chat, work = update.effective_user, update.effective_chat, self._work
        if user is None or chat is None or work is None or user.is_bot:
            return None
        words = words_for(user.language_code)
        if not await is_let_in(update, work, self._desk):
            turn_away(update, work, words("welcome.private_bot", chat=chat.id))
            return None
        reads_all = bool(self._bot.can_read_all_group_messages)
        learner = await meet(work, user.id, user.full_name, user.language_code)
        return Turn(update, work, self._desk, words, learner, chat.id, self._bot.username, args, reads_all)

    async def _keep_error(self, _: object, context: Context) -> None:
        self._raised = context.error


def _command(handler: Handler) -> Handler:
    """Let a command end our asking for a city or a name, and take the keys for it away."""

    async def run(turn: Turn) -> None:
        asking.leave(turn)
        await handler(turn)
        turn.take_keys()

    return run


async def _membership(turn: Turn) -> None:
    """Blocked, unblocked, added to a group, or taken out of it."""
    change = turn.update.my_chat_member
    if change is None:
        return
    here = change.new_chat_member.status in HERE
    if change.chat.type == change.chat.PRIVATE:
        if not here:
            await people.left(turn)
    else:
        await groups.membership(turn)
