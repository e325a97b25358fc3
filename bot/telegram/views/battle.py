"""A battle as the group sees it: the lobby and the board, the questions, and what a round came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from markupsafe import Markup

from bot.core import rounds
from bot.core.battles import Asking, Lobby, Over, Pausing, Rules
from bot.core.cards import plain
from bot.core.grading.verdict import Status
from bot.core.rounds import Closing, Mode
from bot.services.battles import Board, Closed, LobbyShown, Put, Sealed
from bot.services.ranking import Ranked
from bot.telegram.html import clip, from_markdown, line
from bot.telegram.html import name as harmless
from bot.telegram.messages import AskReply, Button, Keyboard, Link, Message
from bot.telegram.turn import in_parts
from bot.telegram.views.others import count_left_out, show_left_out
from bot.telegram.words import Words

MOST_NAMES = 30
"""So many players are named in a lobby."""

MOST_ANSWERS = 25
"""So many sealed answers are shown, the best ones."""

ANSWERS_UNITS = 2_500
"""How long they may be together, so that a round's end is one message: the more there are, the shorter."""

ANSWER_UNITS = 120
QUOTE_UNITS = 60
NAME_UNITS = 24


def show_lobby(words: Words, shown: LobbyShown, *, hears_all: bool) -> Message:
    """Show who is in and by which rules, with the buttons of the lobby or of its options."""
    game = shown.running.game
    text = words(
        "battle.lobby",
        deck=shown.deck.title,
        rounds=words.count("battle.rounds", game.rules.rounds),
        seconds=game.rules.seconds,
        mode=words(f"battle.mode.{game.rules.mode}"),
        players=_players(words, game.rules, shown.names),
    )
    if game.rules.teams:
        text += Markup("\n") + words("battle.tap_team")
    if game.rules.mode is Mode.CLAIM and not hears_all:
        text += Markup("\n\n") + words("welcome.privacy")
    laid_out = isinstance(game.phase, Lobby) and game.phase.options
    buttons = _options if laid_out else _lobby_buttons
    return Message(text, buttons(words, shown.running.row.id, game.rules, shown.deck.title))


def show_board(words: Words, board: Board, *, hears_all: bool) -> Message:
    """Show how a battle stands, and how who comes late gets in; once it is over, without buttons."""
    game, rules = board.running.game, board.running.game.rules
    mode = words(f"battle.mode.{rules.mode}")
    lines = [words("battle.board", deck=board.deck.title, mode=mode), Markup()]
    if board.names:
        lines += [_players(words, rules, board.names), Markup()]
    match game.phase:
        case Over(ending=ending):
            lines += [words(f"battle.ending.{ending.replace(' ', '_')}"), *show_places(words, board.ranking)]
            return Message(Markup("\n").join(lines))
        case Pausing(asked=asked):
            lines += [words("battle.ranking", number=asked.number, rounds=rules.rounds)]
            lines += show_places(words, board.ranking)
        case _:
            lines += [words("battle.begun", rounds=words.count("battle.rounds", rules.rounds))]
    lines += [Markup(), words("battle.latecomers", how=way_in(words, rules.mode, hears_all=hears_all))]
    battle_id = board.running.row.id
    join = Button(words("buttons.join"), f"join:{battle_id}")
    return Message(Markup("\n").join(lines), [_team_buttons(words, battle_id, rules) or [join]])


def way_in(words: Words, mode: Mode, *, hears_all: bool) -> Markup:
    """Return what to do to take part in a battle that has begun."""
    if mode is not Mode.CLAIM:
        return words("battle.how_sealed")
    return words("battle.how_claim" if hears_all else "battle.how_reply")


def show_put(words: Words, put: Put, *, hears_all: bool, door: str, players: Mapping[int, str]) -> Message:
    """Put a question to the group; `door` is the link to the private chat.

    Where replies are asked for, the `players` are named, by their ids, so that only theirs are opened.
    """
    game, stored = put.running.game, put.card.stored
    assert isinstance(game.phase, Asking)  # noqa: S101 - it was just put
    rules, asked = game.rules, game.phase.asked
    head = words(
        "battle.single" if rules.rounds == 1 else "battle.head",
        number=asked.number,
        rounds=rules.rounds,
        deck=stored.deck_title,
        seconds=rules.seconds,
    )
    question = Markup(from_markdown(stored.card.question))  # noqa: S704 - made safe there
    lines = [head, Markup(), question]
    if asked.aim.needed > 1:
        lines += [Markup(), words("battle.wanted", n=asked.aim.needed)]
    elif rules.mode is Mode.CLAIM:
        lines += [Markup(), words("battle.tries", n=rounds.MOST_TRIES)]
    skip = Button(words("buttons.skip"), f"pass:{put.running.row.id}:{asked.number}")
    keyboard: Keyboard = [[skip]]
    if rules.mode is not Mode.CLAIM:
        lines += [Markup(), words("battle.private")]
        keyboard = [[Link(words("buttons.answer_privately"), door)], [skip]]
    elif not hears_all:
        names = [words("battle.player", id=str(one), name=_name(name)) for one, name in players.items()]
        asks = words("battle.players_reply", names=words.join(names)) if names else words("battle.reply")
        lines += [Markup(), asks]
        keyboard = AskReply(words("battle.placeholder"), selective=bool(names))
    return Message(Markup("\n").join(lines), keyboard)


def show_closed(words: Words, closed: Closed) -> Message:
    """Show what a round came to: the answer and who found it, the explanation if it fits, the ranking."""
    whole = _closed(words, closed, closed.card.card.explanation)
    return whole if len(in_parts(whole)) == 1 else _closed(words, closed, None)


def _closed(words: Words, closed: Closed, explanation: str | None) -> Message:
    game = closed.running.game
    enough = closed.closing is Closing.FOUND and None in closed.finders
    lines = [words("battle.closing.enough" if enough else f"battle.closing.{closed.closing}")]
    if closed.untold:
        lines.append(words("battle.was_longer", seconds=words.number(round(closed.untold))))
    lines += show_answer(words, closed, explanation)
    if game.rules.rounds > 1:
        lines += [] if explanation else [Markup()]  # a quotation has room around it
        lines += [words("battle.ranking", number=closed.number, rounds=game.rules.rounds)]
        lines += show_places(words, closed.ranking)
    return Message(Markup("\n").join(lines))


def show_answer(words: Words, closed: Closed, explanation: str | None) -> list[Markup]:
    """Return a round's answer and who found it, the seals that are opened, and the explanation."""
    lines = _answer(words, closed)
    if closed.running.game.rules.mode is not Mode.CLAIM:
        lines += [Markup(), *_opened(words, closed.answers)]
    if explanation:
        text = Markup(from_markdown(explanation))  # noqa: S704 - made safe there
        lines.append(words("battle.explanation", text=text))
    return lines


def _answer(words: Words, closed: Closed) -> list[Markup]:
    """Return the points and who found them; where some are enough, only a few of the others."""
    card = closed.card.card
    aim = rounds.aim_of(card)
    others = closed.finders.count(None)
    left_out = count_left_out(others) if aim.needed < len(aim.wanted) else 0
    lines = any_of(words, aim) if closed.closing is not Closing.FOUND else []
    for point, finder in zip(card.points, closed.finders, strict=True):
        if finder is None:
            others -= 1
            if others < left_out:
                continue
        text = Markup(from_markdown(plain(point.text)))  # noqa: S704 - made safe there
        key = "battle.unfound" if finder is None else "battle.found"
        lines.append(words(key, point=text, name=_name(finder or "")))
    return [*lines, *show_left_out(words, left_out)]


def any_of(words: Words, aim: rounds.Aim) -> list[Markup]:
    """Say how many of a card's points are enough, where not all are wanted."""
    return [words("battle.any_of", n=words.number(aim.needed))] if aim.needed < len(aim.wanted) else []


def show_places(words: Words, places: Iterable[Ranked]) -> list[Markup]:
    """Return a ranking, a line each; equal points share one."""
    shared = [list(group) for _, group in groupby(places, key=lambda place: place.rank)]
    return [
        words("battle.place", rank=one.rank, names=whose(words, (one, *others)), points=points_of(words, one))
        for one, *others in shared
    ]


def whose(words: Words, places: Iterable[Ranked]) -> Markup:
    """Return whose places these are: teams' or players'."""
    return words.join(
        [words("battle.team", number=one.team) if one.team else _name(one.name) for one in places]
    )


def points_of(words: Words, place: Ranked) -> str:
    """Return a place's points; a team's mean to one digit."""
    return words.number(round(place.points, 1))


def _players(words: Words, rules: Rules, names: Iterable[tuple[str, int]]) -> Markup:
    everyone = [(_name(name), team) for name, team in names]
    if not rules.teams:
        return _named(words, "battle.players", [name for name, _ in everyone])
    return Markup("\n").join(
        _named(
            words,
            "battle.team_players",
            [name for name, its in everyone if its == team],
            team=words("battle.team", number=team),
        )
        for team in range(1, rules.teams + 1)
    )


def _named(words: Words, key: str, names: list[str], **values: object) -> Markup:
    if not names and not values:
        return words("battle.nobody")
    shown: list[str] = names[:MOST_NAMES]
    if len(names) > MOST_NAMES:
        shown.append(words("battle.more_names", n=words.number(len(names) - MOST_NAMES)))
    return words(key, names=words.join(shown) if shown else "–", **values)


def _lobby_buttons(words: Words, battle_id: int, rules: Rules, deck: str) -> Keyboard:
    del deck
    return [
        *_ways_in_and_out(words, battle_id, rules),
        [Button(words("buttons.begin"), f"begin:{battle_id}")],
        [
            Button(words("buttons.options"), f"options:{battle_id}"),
            Button(words("buttons.call_off"), f"calloff:{battle_id}"),
        ],
    ]


def _ways_in_and_out(words: Words, battle_id: int, rules: Rules) -> list[list[Button]]:
    """Return the buttons that are everybody's: they stay while one person has the options laid out."""
    leave = Button(words("buttons.leave"), f"leave:{battle_id}")
    teams = _team_buttons(words, battle_id, rules)
    if teams:
        return [teams, [Button(words("buttons.even"), f"even:{battle_id}"), leave]]
    return [[Button(words("buttons.join"), f"join:{battle_id}"), leave]]


def _team_buttons(words: Words, battle_id: int, rules: Rules) -> list[Button]:
    return [
        Button(words("battle.team", number=team), f"team:{battle_id}:{team}")
        for team in range(1, rules.teams + 1)
    ]


def _options(words: Words, battle_id: int, rules: Rules, deck: str) -> Keyboard:
    def option(name: str, value: object) -> Button:
        text = words(f"battle.option.{name}", value=value).unescape()
        return Button(text, f"{name}:{battle_id}")

    return [
        *_ways_in_and_out(words, battle_id, rules),
        [option("rounds", rules.rounds), option("seconds", rules.seconds)],
        [option("mode", words(f"battle.option.{rules.mode}"))],
        [option("teams", rules.teams or words("battle.option.no_teams"))],
        [Button(words("battle.option.deck", value=clip(deck, QUOTE_UNITS)).unescape(), f"field:{battle_id}")],
        [Button(words("buttons.done"), f"options:{battle_id}")],
    ]


def _opened(words: Words, answers: tuple[Sealed, ...]) -> list[Markup]:
    if not answers:
        return [words("battle.nobody_answered")]
    shown = answers[:MOST_ANSWERS]
    units = min(ANSWER_UNITS, ANSWERS_UNITS // (2 * len(shown)))
    lines = [
        words(
            "battle.sealed_answer",
            name=_name(one.name),
            points=one.points,
            text=line(one.text, units),
            right=_right(words, one, units),
        )
        for one in shown
    ]
    if len(answers) > MOST_ANSWERS:
        lines.append(words("battle.sealed_more", n=words.number(len(answers) - MOST_ANSWERS)))
    return lines


def _right(words: Words, one: Sealed, units: int) -> Markup:
    """Quote what an answer got right, in so many units at most."""
    said = [
        " ".join(point.words) for point in one.verdict.points if point.status is Status.HIT and point.words
    ]
    each = min(QUOTE_UNITS, units // len(said)) if said else 0
    quotes = [f"“{line(words_, each)}”" for words_ in said]
    return words("battle.sealed_right", words=words.join(quotes)) if quotes else Markup()


def _name(text: str) -> str:
    return clip(harmless(text), NAME_UNITS)
