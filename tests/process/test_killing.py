"""Whatever moment `viva run` is killed at, every answer counts once, and hardly a message goes out twice."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from bot.playground.ledger import Entry
from bot.playground.server import Playground
from tests.process.viva import Home, eventually
from tests.trials.audit import audit, open_books

PEOPLE = (1001, 1002, 1003)
PATIENCE_SECONDS = 300
"""So long may a life take until its moment: on a crowded machine a start alone takes half a minute."""


class Trial:
    """People who answer and answer, a bot that is killed and started, and the count in the end."""

    def __init__(self, home: Home, telegram: Playground) -> None:
        self.home = home.connected_to(telegram)
        self.telegram = telegram
        self.said: dict[int, list[str]] = {person: [] for person in PEOPLE}
        self.kills = 0
        self.batches = 0
        self.heard = 0
        """How many messages the bot has sent."""
        self.entries: list[Entry] = []
        telegram.ledger.listeners.append(self.entries.append)
        telegram.ledger.listeners.append(self._count)

    def _count(self, entry: Entry) -> None:
        self.heard += entry.call.method == "sendMessage" and entry.status == 200
        # The watch for another bot, at the start, asks for no kinds of updates.
        if entry.call.has("allowed_updates") and entry.answer.get("result"):
            self.batches += 1

    async def answer(self, count: int) -> None:
        """Each person in turn gives wrong answers, each another one."""
        for _ in range(count):
            person = PEOPLE[sum(map(len, self.said.values())) % len(PEOPLE)]
            words = f"wrong {len(self.said[person])}"
            self.said[person].append(words)
            await self.telegram.say(person, person, words)

    def answered(self) -> int:
        """How many answers are written down."""
        return int(self.home.query("SELECT count(*) FROM answers")[0][0])

    def unanswered(self) -> int:
        """How many are not."""
        return sum(map(len, self.said.values())) - self.answered()

    async def begin_quizzes(self) -> None:
        """Everybody gets a question, and the bot dies for the first time."""
        async with self.home.running("run") as viva:
            for person in PEOPLE:
                await self.telegram.say(person, person, "/quiz")
            await self.telegram.until(lambda: self.heard >= len(PEOPLE), 60)
            await viva.kill()
        self.kills += 1

    async def live_and_die(self, answers: int, moment: Callable[[], bool]) -> None:
        """Start the bot, let people answer, and kill it at a moment."""
        async with self.home.running("run") as viva:
            await self.answer(answers)
            await eventually(moment, PATIENCE_SECONDS)
            await viva.kill()
        self.kills += 1

    def fetched_more(self) -> Callable[[], bool]:
        """The moment at which a batch has been fetched, and its handling is under way."""
        batches = self.batches
        return lambda: self.batches > batches

    def heard_more(self, messages: int) -> Callable[[], bool]:
        """The moment at which the bot has sent so many messages more."""
        enough = self.heard + messages
        return lambda: self.heard >= enough

    def answered_more(self, answers: int) -> Callable[[], bool]:
        """The moment at which so many answers more are written down."""
        enough = self.answered() + answers
        return lambda: self.answered() >= enough

    async def finish(self) -> None:
        """Let a last bot do all that is left, and end it in order."""
        async with self.home.running("run") as viva:
            await eventually(
                lambda: (
                    not self.unanswered()
                    and not self.home.query("SELECT id FROM outbox WHERE state = 0")
                    and not len(self.telegram.world.updates)
                ),
                PATIENCE_SECONDS,
            )
            code, seconds = await viva.stop()
        assert code == 0
        assert seconds < 5

    def check(self) -> None:
        """Every answer is there once and in order, and few messages came twice: so say the books."""
        assert audit(open_books(self.entries, self.home.database, self.kills)) == []
        rows = self.home.query(
            "SELECT learner_id, text FROM answers JOIN questions ON questions.id = question_id "
            "ORDER BY answers.id"
        )
        for person in PEOPLE:
            assert [words for learner, words in rows if learner == person] == self.said[person]


async def test_no_answer_is_lost_or_counted_twice_when_it_is_killed_in_the_middle(
    home: Home, telegram: Playground
) -> None:
    trial = Trial(home, telegram)
    await trial.begin_quizzes()
    await trial.live_and_die(90, trial.fetched_more())
    await trial.live_and_die(110, trial.heard_more(2))
    await trial.finish()
    trial.check()


@pytest.mark.soak
@pytest.mark.timeout(7200)
async def test_the_same_for_two_hundred_deaths_over_twenty_thousand_answers(
    home: Home, telegram: Playground
) -> None:
    trial = Trial(home, telegram)
    rng = random.Random(20)  # noqa: S311 - to kill at other moments than by plan
    await trial.begin_quizzes()
    for _ in range(200):
        moments = (
            trial.fetched_more,
            lambda: trial.heard_more(rng.randrange(1, 4)),  # what waits merges: one each is sure
            lambda: trial.answered_more(rng.randrange(1, 100 + trial.unanswered())),
        )
        await trial.live_and_die(100, rng.choice(moments)())
    await trial.finish()
    trial.check()
