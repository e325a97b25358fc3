from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits import Flight, Limits, Pace

LEARNER, OTHER, GROUP = 5, 6, -7

# (seconds since the arrival before, chat) of each message that somebody wants sent
arrivals = st.lists(
    st.tuples(
        st.one_of(st.just(0.0), st.floats(0, 2), st.floats(0, 90)),
        st.sampled_from([LEARNER, OTHER, GROUP, -8]) | st.integers(1, 60),
    ),
    max_size=150,
)
# (chat or None for all, when it begins to count, for how long)
holds = st.lists(
    st.tuples(st.sampled_from([LEARNER, GROUP, None]), st.floats(0, 60), st.floats(0, 40)), max_size=4
)


def send_all(pace: Pace, wanted: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The (time, chat) of every send when each message goes as soon as its chat may, and arrives at once."""
    at, clock = 0.0, 0.0
    waiting: dict[int, list[float]] = defaultdict(list)
    for gap, chat in wanted:
        at += gap
        waiting[chat].append(at)
    sent = []
    while any(waiting.values()):
        times = {chat: pace.ready_at(chat, max(clock, queue[0])) for chat, queue in waiting.items() if queue}
        chat = min(times, key=lambda each: times[each])
        clock = times[chat]
        waiting[chat].pop(0)
        pace.arrived(pace.spent(chat, clock), clock)
        sent.append((clock, chat))
    return sent


def most_within(times: list[float], window: float) -> int:
    """The most sends that any window of so many seconds holds, its end left out."""
    return max((sum(1 for each in times if start <= each < start + window) for start in times), default=0)


@given(arrivals)
def test_no_window_ever_holds_more_than_telegram_allows(wanted: list[tuple[float, int]]) -> None:
    sent = send_all(Pace(), wanted)
    assert len(sent) == len(wanted)
    assert most_within([at for at, _ in sent], 1.0) <= 30
    for chat in {chat for _, chat in sent}:
        times = [at for at, each in sent if each == chat]
        for seconds in (1, 2, 5, 20):
            # A burst of three, and one more for each second after it.
            assert most_within(times, seconds - 1e-6) <= 3 + seconds - 1
        if chat < 0:
            assert most_within(times, 60.0) <= 20


@given(arrivals, holds)
def test_nothing_goes_out_inside_a_hold(
    wanted: list[tuple[float, int]], announced: list[tuple[int | None, float, float]]
) -> None:
    pace = Pace()
    for chat, start, seconds in announced:
        pace.hold(chat, start + seconds)
    for at, chat in send_all(pace, wanted):
        assert all(at >= start + seconds for held, start, seconds in announced if held in {None, chat})


@given(arrivals, st.sampled_from([LEARNER, GROUP]))
def test_a_lone_message_in_an_idle_chat_waits_for_nothing(wanted: list[tuple[float, int]], chat: int) -> None:
    pace = Pace()
    last = max((at for at, _ in send_all(pace, wanted)), default=0.0)
    assert pace.ready_at(chat, last + 70) == last + 70


@given(arrivals)
def test_memory_keeps_only_the_chats_of_the_last_minute(wanted: list[tuple[float, int]]) -> None:
    pace = Pace()
    sent = send_all(pace, wanted)
    last = max((at for at, _ in sent), default=0.0)
    assert set(pace._chats) <= {chat for at, chat in sent if at > last - 61} | {0}
    pace.spent(OTHER, last + 70)
    assert set(pace._chats) == {OTHER}


@given(arrivals, st.lists(st.sampled_from([LEARNER, GROUP]), max_size=5))
def test_forgetting_changes_no_time(wanted: list[tuple[float, int]], held: list[int]) -> None:
    """A pace that forgets gives the same times as one that has its whole past replayed."""
    pace, clock = Pace(), 0.0
    past: list[tuple[float, int]] = []
    for chat in held:
        pace.hold(chat, 50.0)
    for gap, chat in wanted:
        clock += gap
        at = pace.ready_at(chat, clock)
        assert at == ready_by_the_book(past, chat, clock, 50.0 if chat in held else 0.0)
        pace.spent(chat, clock)
        past.append((clock, chat))


def ready_by_the_book(past: list[tuple[float, int]], chat: int, now: float, held_until: float) -> float:
    mine = [at for at, each in past if each == chat]
    paid = 0.0
    for at in mine:
        paid = max(paid, at) + 1.0
    times = [now, held_until, paid - 2.0]
    if len(past) >= 30:
        times.append(min(past[-30][0] + 1.0, now) + 1.0)
    if chat < 0 and len(mine) >= 20:
        times.append(mine[-20] + 61.0)
    return max(times)


def test_three_go_at_once_and_then_one_a_second() -> None:
    assert [at for at, _ in send_all(Pace(), [(0.0, LEARNER)] * 6)] == [0.0, 0.0, 0.0, 1.0, 2.0, 3.0]


def test_a_spent_burst_comes_back_second_by_second() -> None:
    wanted = [(0.0, LEARNER)] * 3 + [(2.0, LEARNER)] + [(0.0, LEARNER)] * 2
    assert [at for at, _ in send_all(Pace(), wanted)] == [0.0, 0.0, 0.0, 2.0, 2.0, 3.0]


def test_the_twenty_first_call_in_a_group_waits_for_the_minute_to_pass() -> None:
    times = [at for at, _ in send_all(Pace(), [(0.0, GROUP)] * 21)]
    assert times[19] == 17.0
    assert times[20] == 61.0


def test_a_person_is_not_held_to_a_group_s_minute() -> None:
    assert [at for at, _ in send_all(Pace(), [(0.0, LEARNER)] * 40)][-1] == 37.0


def test_one_chat_s_hold_leaves_the_others_alone() -> None:
    pace = Pace()
    pace.hold(LEARNER, 30.0)
    pace.hold(LEARNER, 10.0)
    assert pace.ready_at(LEARNER, 1.0) == 30.0
    assert pace.ready_at(OTHER, 1.0) == 1.0
    assert pace.ready_at(None, 1.0) == 1.0


def test_a_hold_on_all_holds_all_until_it_ends() -> None:
    pace = Pace()
    pace.hold(None, 30.0)
    assert pace.ready_at(LEARNER, 1.0) == pace.ready_at(None, 1.0) == 30.0
    assert pace.ready_at(LEARNER, 31.0) == 31.0


def test_holds_that_have_ended_are_forgotten() -> None:
    pace = Pace()
    for chat in range(1, 100):
        pace.hold(chat, 10.0)
        pace.hold(chat, 20.0)
    pace.spent(LEARNER, 15.0)
    assert len(pace._holds) == 99
    pace.spent(LEARNER, 20.0)
    assert not pace._holds
    assert not pace._hold_ends


@pytest.mark.parametrize("chats", [30, 31, 61])
def test_many_chats_share_what_goes_out_in_a_second(chats: int) -> None:
    sent = send_all(Pace(), [(0.0, chat) for chat in range(1, chats + 1)])
    assert sent[-1][0] == pytest.approx((chats - 1) // 30)


def test_other_limits_may_be_given() -> None:
    pace = Pace(Limits(chat_burst=1, all_calls=2, all_window=10.0))
    times = [at for at, _ in send_all(pace, [(0.0, LEARNER), (0.0, LEARNER), (0.0, OTHER)])]
    assert times == [0.0, 0.0, 10.0]


# (after how many seconds a call arrives, and how much later its answer is back)
flights = st.lists(
    st.tuples(st.floats(0, 0.02) | st.floats(0, 1), st.floats(0, 0.5)), min_size=31, max_size=120
)


@given(delays=flights, evenly=st.booleans())
def test_however_calls_and_answers_are_delayed_none_arrives_as_the_thirty_first_of_a_second(
    *, delays: list[tuple[float, float]], evenly: bool
) -> None:
    pace, at = Pace(), 0.0
    arrivals, answers = list[float](), list[tuple[float, Flight]]()
    for chat, (there, back) in enumerate(delays, start=1):
        at = pace.evenly_at(at) if evenly else at
        while True:  # as time goes by, answers come
            for answered_at, flight in answers:
                if answered_at <= at:
                    pace.arrived(flight, answered_at)
            ready_at = pace.ready_at(chat, at)
            news = [answered_at for answered_at, _ in answers if at < answered_at < ready_at]
            if ready_at == at:
                break
            at = min([*news, ready_at])
        answers.append((at + there + back, pace.spent(chat, at)))
        arrivals.append(at + there)
    assert most_within(arrivals, 1 - 1e-6) <= 30


@pytest.mark.parametrize("late", [0.0, 0.004])
def test_calls_that_are_spread_evenly_use_the_whole_pace_and_leave_room_for_who_comes_between(
    late: float,
) -> None:
    """Neither an answer's way of 3 ms nor a timer that is late each time costs more than itself."""
    pace, at, way = Pace(), 0.0, 0.003
    for chat in range(1, 301):
        assert pace.ready_at(OTHER + 1000, at) - at <= 2 / 30 + way
        at = max(pace.evenly_at(at), pace.ready_at(chat, at)) + (late if chat % 2 else 0)
        pace.arrived(pace.spent(chat, at), at + way)
    assert at == pytest.approx(299 / 30 * (1 + way), abs=0.05)


@pytest.mark.parametrize(("stall", "lost"), [(0.15, 0.0), (0.3, 0.1), (0.9, 0.7)])
def test_calls_spread_evenly_make_up_for_a_stall_by_a_fifth_of_a_second_at_most(
    stall: float, lost: float
) -> None:
    pace, at = Pace(), 0.0
    for chat in range(1, 91):
        at = max(pace.evenly_at(at), pace.ready_at(chat, at)) + (stall if chat == 45 else 0)
        pace.arrived(pace.spent(chat, at), at)
    assert at == pytest.approx(89 / 30 + lost, abs=1 / 30)


def test_calls_spread_evenly_that_come_after_a_pause_make_up_for_nothing() -> None:
    pace = Pace()
    pace.spent(LEARNER, 0.0)
    pace.spent(LEARNER, 5.0)
    assert pace.evenly_at(5.0) == 5.0 + 1 / 30
