"""Whatever people do in whatever order, a battle stays one: random games, and random orders of arrival."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.core import battles, lobby
from bot.core.battles import Asking, Battle, Ending, Lobby, Over, Pausing, Player, Rules
from bot.core.rounds import (
    BONUS_POINTS,
    CLAIM_POINTS,
    MOST_TRIES,
    Aim,
    Answer,
    Closing,
    Entry,
    Mode,
    Result,
    Round,
    Vote,
)
from bot.core.scores import player_scores, team_scores
from bot.json_form import JsonForm

pytestmark = pytest.mark.unmeasured

START = datetime(2026, 3, 20, 18, 0, 0, 250_000, tzinfo=UTC)
STORED = JsonForm(Battle)
IDS = st.integers(1, 50)
PLAYERS = st.integers(1, 4)
SCORES = st.sampled_from([0.0, 1 / 3, 0.5, 0.9, 1.0])
POINTS = st.integers(1, 4)
RULES = st.builds(
    Rules,
    rounds=st.integers(1, 5),
    seconds=st.sampled_from(lobby.SECONDS),
    mode=st.sampled_from(Mode),
    teams=st.sampled_from(lobby.TEAMS),
)
LONG = [pytest.mark.soak, pytest.mark.timeout(3_600)]


@st.composite
def aims(draw: st.DrawFn) -> Aim:
    """What a card of one to four points may want."""
    wanted = sorted(draw(st.sets(st.integers(0, draw(POINTS) - 1), min_size=1)))
    return Aim(tuple(wanted), draw(st.integers(1, len(wanted))))


def places_on(aim: Aim) -> range:
    """The points of a card with this aim, the extra ones before its last wanted point included."""
    return range(max(aim.wanted) + 1)


@st.composite
def entries(draw: st.DrawFn, asked: Round) -> Entry:
    """An answer or a vote of anyone, mostly while the question stands; its id may be known."""
    at = asked.opened_at + timedelta(seconds=draw(st.integers(-1, 24)))
    if draw(st.integers(0, 3)) == 0:
        return Vote(draw(IDS), draw(PLAYERS), at)
    named = draw(st.integers(0, 15))
    hits = tuple(place for place in places_on(asked.aim) if named >> place & 1)
    return Answer(draw(IDS), draw(PLAYERS), at, hits, draw(SCORES))


class Game(RuleBasedStateMachine):
    """A battle to which people and the clock do as they like."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.battle = lobby.open_lobby(Rules(), 1, START)
        self.settled = Counter[int]()
        self.closed = list[int]()
        self.begun = list[datetime]()

    def go_to(self, after: Battle) -> None:
        """Go on to another state; only some may follow."""
        before, self.battle = self.battle, after
        match before.phase, after.phase:
            case (Over(), _):
                assert after == before
            case (Lobby(), Lobby() | Over()):
                assert not player_scores(after) or set(player_scores(after).values()) == {0}
            case (Lobby(), Asking(asked)):
                assert (asked.number, asked.entries) == (1, ())
                self.begun.append(asked.opened_at)
            case (Pausing(), Asking(asked)):
                assert (asked.number, asked.entries) == (len(self.closed) + 1, ())
                assert self.now >= battles.due_at(before)  # type: ignore[operator] # a pause has an end
                self.begun.append(asked.opened_at)
                self.settled += battles.present_result(before).points
            case (Asking(), Pausing(asked)):
                self.closed.append(asked.number)
            case (Asking(), Asking()) | (Pausing(), Pausing()):
                pass
            case (Asking() | Pausing(), Over()):
                assert player_scores(after) == player_scores(before)
                self.settled += battles.present_result(before).points
            case _:
                pytest.fail(f"{before.phase} cannot become {after.phase}")

    @initialize(rules=RULES, joined=st.integers(1, 4), lingers=st.booleans(), aim=aims())
    def gather(self, rules: Rules, joined: int, lingers: bool, aim: Aim) -> None:  # noqa: FBT001 - drawn
        self.go_to(lobby.change_rules(self.battle, rules))
        for player in range(2, joined + 1):
            self.go_to(battles.join(self.battle, player))
        if not lingers:
            self.ask(aim)

    @rule(player=PLAYERS, team=st.integers(0, 4), update_id=IDS)
    def join(self, player: int, team: int, update_id: int) -> None:
        before, asked = battles.present_result(self.battle), round_of(self.battle)
        self.go_to(battles.join(self.battle, player, team, update_id))
        said = asked.entries if asked is not None else ()
        comes_last = all(entry.id < update_id for entry in said)
        said_nothing = all(entry.player != player for entry in said)
        if comes_last or (said_nothing and self.battle.rules.mode is Mode.CLAIM):
            assert battles.present_result(self.battle) == before  # else a seal may have to wait for them

    @rule(player=PLAYERS, rules=RULES, data=st.data())
    def tap_in_the_lobby_or_later(self, player: int, rules: Rules, data: st.DataObject) -> None:
        before = self.battle
        taps = [
            lobby.leave(before, player),
            lobby.change_rules(before, rules),
            lobby.balance(before),
            lobby.show_lobby(before, self.now)[0],
        ]
        self.go_to(data.draw(st.sampled_from(taps)))
        assert isinstance(before.phase, Lobby) or all(after == before for after in taps)

    @rule(aim=aims())
    def ask(self, aim: Aim) -> None:
        self.go_to(battles.ask(self.battle, len(self.begun), aim, self.now))

    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        asked = round_of(self.battle) or Round(1, 1, Aim((0,), 1), START, START, ())
        for entry in data.draw(st.lists(entries(asked), min_size=1, max_size=6)):
            self.go_to(battles.take(self.battle, entry, self.now))

    @rule(data=st.data(), aim=aims())
    def play_on(self, data: st.DataObject, aim: Aim) -> None:
        self.ask(aim)
        self.take(data)
        self.see_to_what_is_due(aim)

    @rule(seconds=st.integers(1, 70))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def call_time(self) -> None:
        self.go_to(battles.call_time(self.battle, self.now))

    @rule(aim=aims())
    def see_to_what_is_due(self, aim: Aim) -> None:
        before, ending = self.battle, battles.ending_of(self.battle)
        self.now = max(self.now, battles.due_at(before) or self.now)
        self.call_time()
        if ending is not None:
            self.go_to(battles.end(before, ending))
        elif self.battle is before:
            self.ask(aim)
        assert self.battle != before or isinstance(before.phase, Over)

    @rule(seconds=st.integers(2, 60))
    def extend(self, seconds: int) -> None:
        self.go_to(battles.extend(self.battle, timedelta(seconds=seconds)))

    @precondition(lambda self: len(self.begun) > 1)
    @rule(ending=st.sampled_from(Ending))
    def end(self, ending: Ending) -> None:
        self.go_to(battles.end(self.battle, ending))

    @invariant()
    def something_is_due_until_it_is_over(self) -> None:
        assert (battles.due_at(self.battle) is None) is isinstance(self.battle.phase, Over)

    @invariant()
    def scores_are_what_the_rounds_came_to(self) -> None:
        scores = player_scores(self.battle)
        total = self.settled + battles.present_result(self.battle).points
        assert scores == {one.id: total[one.id] for one in self.battle.players}
        assert min(scores.values(), default=0) >= 0

    @invariant()
    def teams_lie_within_what_their_members_reached(self) -> None:
        scores = player_scores(self.battle)
        for team, score in team_scores(self.battle).items():
            reached = [scores[one.id] for one in self.battle.players if one.team == team]
            assert min(reached) <= score <= max(reached)

    @invariant()
    def everyone_is_in_once_and_in_a_team_that_is(self) -> None:
        players, teams = self.battle.players, self.battle.rules.teams
        assert len({one.id for one in players}) == len(players)
        assert all((1 if teams else 0) <= one.team <= teams for one in players)

    @invariant()
    def rounds_close_once_and_begin_apart(self) -> None:
        assert self.closed == list(range(1, len(self.closed) + 1))
        assert len(self.closed) <= len(self.begun) <= self.battle.rules.rounds
        later = zip(self.begun, self.begun[1:], strict=False)
        assert all(second - first >= battles.APART for first, second in later)

    @invariant()
    def a_round_gives_no_more_than_its_card_has(self) -> None:
        asked = round_of(self.battle)
        if asked is not None:
            judge(self.battle, asked, battles.present_result(self.battle))

    @invariant()
    def it_is_read_as_it_was_written(self) -> None:
        assert STORED.read(STORED.write(self.battle)) == self.battle


def round_of(battle: Battle) -> Round | None:
    match battle.phase:
        case Asking(asked=asked) | Pausing(asked=asked):
            return asked
        case _:
            return None


def judge(battle: Battle, asked: Round, result: Result) -> None:
    """Fail on claims, or points, that no entries can earn."""
    assert len({one.id for one in asked.entries}) == len(asked.entries)
    joined = {one.id: one.joined for one in battle.players}
    said = {one.id: one for one in asked.answers if one.player in joined and joined[one.player] <= one.id}
    assert all(asked.opened_at - timedelta(seconds=1) < one.at <= asked.due_at for one in asked.entries)
    if battle.rules.mode is not Mode.CLAIM:
        assert not result.claims
        assert all(0 <= points <= CLAIM_POINTS * asked.aim.needed for points in result.points.values())
        return
    assert len(result.claims) <= len(places_on(asked.aim))
    tries = {
        one.id: sum(one.player == it.player and it.id <= one.id for it in said.values())
        for one in said.values()
    }
    for place, claim in result.claims.items():
        assert said[claim.answer].player == claim.player
        assert place in said[claim.answer].hits
        named = [one.id for one in said.values() if place in one.hits]
        race = asked.aim.needed == 1
        assert claim.answer == min(one for one in named if not race or tries[one] <= MOST_TRIES)
    finders = {claim.player for claim in result.claims.values()}
    bonus = BONUS_POINTS if result.closing is Closing.FOUND and asked.aim.needed > 1 else 0
    assert sum(result.points.values()) == CLAIM_POINTS * len(result.claims) + bonus * len(finders)
    assert set(result.points) == finders


@pytest.mark.parametrize("runs", [20, pytest.param(10_000, marks=LONG)])
def test_no_random_game_comes_into_an_illegal_state(runs: int) -> None:
    run_state_machine_as_test(Game, settings=settings(max_examples=runs, stateful_step_count=25))


Arrival = tuple[Entry, bool]
"""What somebody says, and whether it brings them in."""


@st.composite
def arrivals(draw: st.DrawFn, asked: Round) -> Arrival:
    """Something that is said; who names a point always takes part by it."""
    entry = draw(entries(asked))
    return entry, draw(st.booleans()) or (isinstance(entry, Answer) and bool(entry.hits))


def after_arrival(battle: Battle, arrival: Arrival) -> Battle:
    """Let something arrive."""
    entry, brings_in = arrival
    if brings_in and battles.counts(battle, entry):
        battle = battles.join(battle, entry.player, update_id=entry.id)
    return battles.take(battle, entry, START + battles.APART)


def arrive(data: st.DataObject) -> None:
    """Let the same entries arrive in the order of their ids, and in another."""
    rules, aim = data.draw(RULES), data.draw(aims())
    players = tuple(Player(number) for number in range(1, data.draw(PLAYERS) + 1))
    opened = Battle(rules, 1, players, Lobby(START + lobby.LASTS, START), {})
    asked = battles.ask(opened, 1, aim, START)
    round_ = round_of(asked)
    assert round_ is not None
    said = data.draw(st.lists(arrivals(round_), max_size=12, unique_by=lambda arrival: arrival[0].id))
    ends = []
    for order in (sorted(said, key=lambda arrival: arrival[0].id), data.draw(st.permutations(said))):
        battle = asked
        for arrival in order:
            battle = after_arrival(battle, arrival)
        ends.append(battle)
    first, second = ends
    assert player_scores(first) == player_scores(second)
    result = battles.present_result(first)
    assert battles.present_result(second) == result
    if result.closing is not None:
        closings = [end.phase.closing for end in ends if isinstance(end.phase, Pausing)]
        assert closings == [result.closing, result.closing]


@pytest.mark.parametrize("runs", [60, pytest.param(10_000, marks=LONG)])
def test_any_order_of_arrival_comes_to_the_same(runs: int) -> None:
    settings(max_examples=runs)(given(st.data())(arrive))()
