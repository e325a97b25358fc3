"""The buttons of a group: of the lobby, of a question to skip, of the podium and the table."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message as Received

from bot.core import battles as core
from bot.core import lobby
from bot.core.battles import Asking, Lobby, Rules
from bot.core.lobby import ROUNDS, SECONDS, TEAMS, next_of
from bot.core.rounds import Mode
from bot.services.battles import put_question
from bot.services.choosing import active_deck
from bot.services.group_days import group_streak
from bot.services.ranking import Period, table_of
from bot.storage.arena import Running
from bot.storage.decks import list_decks
from bot.telegram.handlers.battle import (
    ask_for_admin,
    call_off,
    cast_vote,
    here,
    open_lobby,
    referee,
    refresh,
    what_is_on,
)
from bot.telegram.messages import edit_message
from bot.telegram.turn import Turn
from bot.telegram.views.battle import way_in
from bot.telegram.views.podium import show_table

OPTIONS = frozenset({"options", "rounds", "seconds", "mode", "teams", "field", "even"})


async def tap_in_group(turn: Turn, verb: str, numbers: tuple[int, ...]) -> None:
    """Find what a button of a group stands for; whatever it is, the tap is answered."""
    match verb, numbers:
        case "top", (at,) if at < len(Period):
            await _tap_top(turn, list(Period)[at])
        case "rematch", (battle_id,):
            await _tap_rematch(turn, battle_id)
        case "pass", (battle_id, number):
            await _tap_skip(turn, battle_id, number)
        case (("join" | "leave" | "begin" | "calloff"), (battle_id,)):
            await _tap_lobby(turn, verb, battle_id)
        case "team", (battle_id, team):
            await _tap_lobby(turn, verb, battle_id, team)
        case _, (battle_id,) if verb in OPTIONS:
            await _tap_option(turn, verb, battle_id)
        case _:
            turn.toast("stray.private_only", link=turn.link)


async def _tap_lobby(turn: Turn, verb: str, battle_id: int, team: int = 0) -> None:
    running = await _lobby(turn, battle_id)
    if running is None:
        await _come_late(turn, verb, battle_id, team)
        return
    before = running.game
    is_in = any(one.id == turn.learner.id for one in before.players)
    match verb:
        case "team" if team > before.rules.teams:
            turn.toast("battle.no_team")
        case "join" | "team":
            running.game = core.join(running.game, turn.learner.id, team)
            _welcome(turn, team)
            if running.game != before:
                await refresh(turn, running)
        case "leave":
            running.game = lobby.leave(running.game, turn.learner.id)
            turn.toast("battle.left")
            if running.game != before:
                await refresh(turn, running)
        case "begin" if is_in:
            turn.toast("battle.alone" if len(running.game.players) == 1 else "")
            await referee(turn).tell(await put_question(turn.work, turn.desk.bank, running))
        case "begin":
            turn.toast("battle.join_first")
        case _ if running.row.starter_id == turn.learner.id:
            turn.toast()
            await call_off(turn, running)
        case _:
            ask_for_admin(turn, running)


def _welcome(turn: Turn, team: int) -> None:
    """Tell who has joined, and into which team if there are any."""
    if team:
        turn.toast("battle.joined_team", team=turn.words("battle.team", number=team))
    else:
        turn.toast("battle.joined")


async def _come_late(turn: Turn, verb: str, battle_id: int, team: int) -> None:
    """Let who taps *Join* under a battle that has begun join it all the same."""
    running = await turn.work.arena.by_id(battle_id)
    if verb in {"join", "team"} and running is not None and not running.is_over and _is_here(turn, running):
        if team > running.game.rules.teams:
            turn.toast("battle.no_team")
            return
        running.game = core.join(running.game, turn.learner.id, team, turn.work.update_id)
        its = next(one.team for one in running.game.players if one.id == turn.learner.id)
        _welcome(turn, its)
    else:
        turn.toast("battle.no_lobby")


async def _tap_option(turn: Turn, verb: str, battle_id: int) -> None:
    running = await _lobby(turn, battle_id)
    if running is None:
        turn.toast("battle.no_lobby")
    elif running.row.starter_id != turn.learner.id:
        turn.toast("battle.starter_only")
    else:
        turn.toast()
        if verb == "field":
            await _next_deck(turn, running)
        else:
            running.game = _changed(running.game, verb)
        await refresh(turn, running, at_once=True)


def _changed(game: core.Battle, verb: str) -> core.Battle:
    """Return the game with an option moved to its next value, or the options laid out or put away."""
    rules: Rules = game.rules
    match verb:
        case "rounds":
            return lobby.change_rules(game, replace(rules, rounds=next_of(ROUNDS, rules.rounds)))
        case "seconds":
            return lobby.change_rules(game, replace(rules, seconds=next_of(SECONDS, rules.seconds)))
        case "mode":
            return lobby.change_rules(game, replace(rules, mode=next_of(list(Mode), rules.mode)))
        case "teams":
            return lobby.change_rules(game, replace(rules, teams=next_of(TEAMS, rules.teams)))
        case "even":
            return lobby.balance(game)
        case _:
            return lobby.lay_out_options(game)


async def _next_deck(turn: Turn, running: Running) -> None:
    ids = [deck.id for deck in await list_decks(turn.work.session)]
    if ids:
        running.row.deck_id = next_of(ids, running.row.deck_id)


async def _tap_skip(turn: Turn, battle_id: int, number: int) -> None:
    running = await turn.work.arena.by_id(battle_id)
    phase = running.game.phase if running is not None else None
    if running is None or not _is_here(turn, running):
        turn.toast("stray.forged")
    elif not isinstance(phase, Asking):
        turn.toast("battle.cant_vote")
    elif phase.asked.number != number:
        turn.toast("battle.closed")
    elif all(one.id != turn.learner.id for one in running.game.players):
        # A question without a lobby has no *Join*; and where answers are replies, none has this button.
        turn.toast("battle.cant_skip", how=way_in(turn.words, running.game.rules.mode, hears_all=True))
    else:
        turn.toast("battle.voted")
        await cast_vote(turn, running)


async def _tap_rematch(turn: Turn, battle_id: int) -> None:
    """Open another battle by the same rules, with the same deck; who wants it next joins that one."""
    before = await turn.work.arena.by_id(battle_id)
    if before is None or not _is_here(turn, before) or not before.is_over:
        turn.toast("stray.forged")
        return
    deck = await active_deck(turn.work, before.row.deck_id)
    running = await here(turn)
    if running is not None and isinstance(running.game.phase, Lobby):
        await _tap_lobby(turn, "join", running.row.id)
    elif running is not None:
        turn.toast(what_is_on(running))
    elif deck is None:
        turn.toast("decks.empty")
    else:
        turn.toast()
        await open_lobby(turn, deck, before.game.rules)


async def _tap_top(turn: Turn, period: Period) -> None:
    """Change a table into another; any other message stays as it is."""
    if not _stands_under_message(turn):
        turn.toast("stray.forged")
        return
    turn.toast()
    places = await table_of(turn.work, turn.chat_id, period, turn.learner.zone)
    table = show_table(turn.words, period, places, await group_streak(turn.work, turn.chat_id))
    turn.post(edit_message(turn.chat_id, turn.message_id, table))


async def _lobby(turn: Turn, battle_id: int) -> Running | None:
    """Return a battle of this place whose lobby is open."""
    running = await turn.work.arena.by_id(battle_id)
    if running is None or not _is_here(turn, running) or not isinstance(running.game.phase, Lobby):
        return None
    return running


def _is_here(turn: Turn, running: Running) -> bool:
    return (running.row.chat_id, running.row.thread_id) == (turn.chat_id, turn.thread_id)


def _stands_under_message(turn: Turn) -> bool:
    """Tell whether what was tapped stands under the message, where anything can be said to have been."""
    query = turn.update.callback_query
    message = query.message if query is not None else None
    markup = message.reply_markup if isinstance(message, Received) else None
    rows = markup.inline_keyboard if markup is not None else ()
    return query is not None and any(query.data == button.callback_data for row in rows for button in row)
