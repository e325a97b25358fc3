"""The unit of work: one batch of updates, its rows loaded together and written together.

Rows are kept in dictionaries by their natural keys, absences included, because the session remembers
no miss and shows no row that is not yet written. What is only ever appended goes past the session's
bookkeeping, and a table's rows in one statement: a hundred answers share a dozen statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import bindparam, select

from bot.storage.arena import Arena
from bot.storage.battles import BattleAnswer, BattleScore, load_answers
from bot.storage.bulk import insert_rows, update_changed
from bot.storage.columns import Table
from bot.storage.connection import in_place
from bot.storage.dailies import Dailies, DailyAnswer
from bot.storage.dailies import load_answers as load_daily_answers
from bot.storage.days import GroupDay, PlanChange, StudyDay, load_changes, load_days, load_group_days
from bot.storage.ids import Ids
from bot.storage.models import (
    Answer,
    Appeal,
    Deck,
    Errand,
    GradedAnswer,
    Learner,
    Memory,
    Pile,
    Question,
    Quiz,
)
from bot.storage.outbox import Call, Waiting
from bot.storage.reminders import Reminders
from bot.storage.runs import begin_heartbeat
from bot.storage.session import Session
from bot.storage.traffic import HandledUpdate, Outgoing

Made = Learner | Quiz | Question | Pile | Memory | Appeal | Errand
Appended = GradedAnswer | BattleScore | StudyDay | PlanChange | GroupDay
Row = TypeVar("Row", bound=Table)

# Statements that every batch takes are built once: to build one costs as much as to run it.
_AT_HAND = (
    select(Learner, Quiz, Question, Memory)
    .outerjoin(Quiz, (Quiz.learner_id == Learner.id) & Quiz.ended_at.is_(None))
    .outerjoin(Question, (Question.quiz_id == Quiz.id) & (Question.number == Quiz.asked))
    .outerjoin(Memory, (Memory.learner_id == Learner.id) & (Memory.card_id == Question.card_id))
    .where(Learner.id.in_(bindparam("people", expanding=True)))
)
_UPDATES = HandledUpdate.metadata.tables[HandledUpdate.__tablename__].c
_HANDLED = select(_UPDATES.update_id).where(
    _UPDATES.bot_id == bindparam("bot"), _UPDATES.update_id.in_(bindparam("ids", expanding=True))
)


class Work:
    """What one batch reads and writes; `now` is the time of handling, `update_id` the one in hand.

    Who changes when something is due says so by `timers_changed`; when a reminder is, by `reminders_changed`,
    and a question of the day, by `dailies_changed`.
    """

    def __init__(self, session: Session, ids: Ids, bot_id: int, now: datetime) -> None:
        """Start with nothing loaded."""
        self.session = session
        self.bot_id = bot_id
        self.now = now
        self.update_id = 0
        self.has_errands = False
        self.timers_changed = False
        self.reminders_changed = False
        self.dailies_changed = False
        self.arena = Arena(session)
        self.reminders = Reminders(session)
        self.dailies = Dailies(session)
        self._ids = ids
        self._learners: dict[int, Learner | None] = {}
        self._quizzes: dict[int, Quiz | None] = {}
        self._current: dict[int, Question | None] = {}
        self._questions: dict[int, Question | None] = {}
        self._decks: dict[int, Deck] = {}
        self._piles: dict[tuple[int, int, int], Pile] = {}
        self._with_piles: set[int] = set()
        self._memories: dict[tuple[int, int], Memory | None] = {}
        self._appended = defaultdict[type[Table], list[dict[str, object]]](list)
        self._calls: list[tuple[int, Call]] = []
        self._handled: list[dict[str, object]] = []

    def new_id(self) -> int:
        """Return an id for a row that is about to be made."""
        return self._ids.make(self.now)

    async def load(self, user_ids: Collection[int]) -> None:
        """Load, in one query, what an answer of these people will need."""
        self._learners.update(dict.fromkeys(user_ids))
        self._quizzes.update(dict.fromkeys(user_ids))
        self._current.update(dict.fromkeys(user_ids))
        with in_place():
            rows = await self.session.execute(_AT_HAND, {"people": user_ids})
        for learner, quiz, question, memory in rows:
            self._learners[learner.id] = learner
            self._quizzes[learner.id] = quiz
            self._current[learner.id] = question
            if question is not None:
                self._questions[question.id] = question
                self._memories[learner.id, question.card_id] = memory

    async def load_learners(self, user_ids: Collection[int]) -> None:
        """Load people of whom no more than their row is needed, in one query."""
        wanted = set(user_ids) - self._learners.keys()
        if wanted:
            self._learners.update(dict.fromkeys(wanted))
            rows = await self.session.scalars(select(Learner).where(Learner.id.in_(wanted)))
            self._learners.update({row.id: row for row in rows})

    async def learner(self, user_id: int) -> Learner | None:
        """Return a learner."""
        if user_id not in self._learners:
            await self.load([user_id])
        return self._learners[user_id]

    async def quiz(self, learner_id: int) -> Quiz | None:
        """Return the learner's quiz that has not ended."""
        if learner_id not in self._quizzes:
            await self.load([learner_id])
        return self._quizzes[learner_id]

    async def current_question(self, learner_id: int) -> Question | None:
        """Return the latest question of the learner's quiz, open or closed."""
        if learner_id not in self._current:
            await self.load([learner_id])
        return self._current[learner_id]

    async def question(self, question_id: int) -> Question | None:
        """Return a question by its id."""
        if question_id not in self._questions:
            self._questions[question_id] = await self.session.get(Question, question_id)
        return self._questions[question_id]

    async def deck(self, deck_id: int) -> Deck:
        """Return a deck."""
        if deck_id not in self._decks:
            self._decks[deck_id] = await self.session.get_one(Deck, deck_id)
        return self._decks[deck_id]

    async def pile(self, owner_id: int, deck_id: int, topic_id: int) -> Pile | None:
        """Return how a deck, or a topic of it, lies shuffled for a learner or a group."""
        if owner_id not in self._with_piles:
            others = self._learners if owner_id > 0 else self.arena.expected
            await self._load_piles({owner_id, *others} - self._with_piles)
        return self._piles.get((owner_id, deck_id, topic_id))

    async def _load_piles(self, owner_ids: Collection[int]) -> None:
        """Load the piles of all people, or groups, at hand: who asks for one is seldom alone."""
        self._with_piles.update(owner_ids)
        for pile in await self.session.scalars(select(Pile).where(Pile.owner_id.in_(owner_ids))):
            self._piles.setdefault((pile.owner_id, pile.deck_id, pile.topic_id), pile)

    async def memory(self, learner_id: int, card_id: int) -> Memory | None:
        """Return what a learner has seen of a card."""
        key = (learner_id, card_id)
        if key not in self._memories:
            self._memories[key] = await self.session.get(Memory, key)
        return self._memories[key]

    def add(self, row: Made) -> None:
        """Take in a new row; it is found by the look-ups above at once, and written with the batch."""
        match row:
            case Learner():
                self._learners[row.id] = row
                self._quizzes[row.id] = self._current[row.id] = None
            case Quiz():
                self._quizzes[row.learner_id] = row
                self._current[row.learner_id] = None
            case Question():
                self._questions[row.id] = self._current[row.learner_id] = row
            case Pile():
                self._piles[row.owner_id, row.deck_id, row.topic_id] = row
            case Memory():
                self._memories[row.learner_id, row.card_id] = row
            case Errand():
                self.has_errands = True
            case Appeal():
                pass
        self.session.add(row)

    def end_quiz(self, quiz: Quiz) -> None:
        """Record that a quiz is over."""
        quiz.ended_at = self.now
        if self._quizzes.get(quiz.learner_id) is quiz:
            self._quizzes[quiz.learner_id] = self._current[quiz.learner_id] = None

    def append(self, table: type[Appended], **columns: object) -> None:
        """Take in a new row that nothing will change: a graded answer, a line of the study log."""
        self._appended[table].append(columns)

    def _just_appended(self, table: type[Row], **wanted: int) -> list[Row]:
        """Return the rows that this batch has appended to a table, of those that have the wanted columns."""
        return [table(**row) for row in self._appended[table] if wanted.items() <= row.items()]

    async def battle_answers(self, battle_id: int, number: int) -> list[BattleAnswer]:
        """Return the answers of a battle's round, in the order of their updates."""
        rows = await load_answers(self.session, battle_id, number)
        rows += self._just_appended(BattleAnswer, battle_id=battle_id, round=number)
        return sorted(rows, key=lambda row: row.update_id)

    async def daily_answers(self, question_id: int, learner_id: int | None = None) -> list[DailyAnswer]:
        """Return the answers to a question of the day, or a learner's, in the order of their updates."""
        rows = await load_daily_answers(self.session, question_id, learner_id)
        whose = {} if learner_id is None else {"learner_id": learner_id}
        rows += self._just_appended(DailyAnswer, question_id=question_id, **whose)
        return sorted(rows, key=lambda row: row.update_id)

    async def study_days(self, learner_id: int) -> list[StudyDay]:
        """Return all study days of a learner."""
        rows = await load_days(self.session, learner_id)
        return rows + self._just_appended(StudyDay, learner_id=learner_id)

    async def plan_changes(self, learner_id: int) -> list[PlanChange]:
        """Return all changes of a learner's plan."""
        rows = await load_changes(self.session, learner_id)
        return rows + self._just_appended(PlanChange, learner_id=learner_id)

    async def group_days(self, chat_id: int) -> list[GroupDay]:
        """Return all days on which a group played, in their order."""
        rows = await load_group_days(self.session, chat_id)
        return rows + self._just_appended(GroupDay, chat_id=chat_id)

    async def answers_to(self, question_id: int) -> list[Answer]:
        """Return the answers given to a question, oldest first."""
        written = await self.session.scalars(
            select(Answer).where(Answer.question_id == question_id).order_by(Answer.id)
        )
        return [*written, *self._just_appended(Answer, question_id=question_id)]

    async def questions_of(self, quiz_id: int) -> list[Question]:
        """Return the questions of a quiz in their order."""
        written = await self.session.scalars(select(Question).where(Question.quiz_id == quiz_id))
        rows = {row.id: row for row in written}
        rows |= {row.id: row for row in self._questions.values() if row and row.quiz_id == quiz_id}
        return sorted(rows.values(), key=lambda row: row.number)

    def post(self, call: Call) -> int:
        """Put a call to Telegram into the outbox, and return its row's id."""
        row_id = self.new_id()
        self._calls.append((row_id, call))
        return row_id

    async def drop_handled(self, update_ids: Collection[int]) -> set[int]:
        """Return which of these updates were handled before."""
        with in_place():
            return set(await self.session.scalars(_HANDLED, {"bot": self.bot_id, "ids": update_ids}))

    def mark_handled(self, update_ids: Iterable[int], error: str | None = None) -> None:
        """Record updates as done with."""
        self._handled += [
            {"bot_id": self.bot_id, "update_id": update_id, "at": self.now, "error": error}
            for update_id in update_ids
        ]

    async def write(self) -> None:
        """Write everything, in bulk, and commit."""
        with in_place():
            await self._write_rows()
        await self.session.commit()

    async def _write_rows(self) -> None:
        self.timers_changed |= self.arena.write(self.now)
        await update_changed(self.session)
        await self.session.flush()
        if self.timers_changed:
            await begin_heartbeat(self.session, self.bot_id, self.now)
        for table, rows in self._appended.items():
            await insert_rows(self.session, table, rows)
        await insert_rows(self.session, HandledUpdate, self._handled)
        outgoing = [row.values(self.bot_id) for row in self.posted]
        await insert_rows(self.session, Outgoing, outgoing)

    @property
    def posted(self) -> list[Waiting]:
        """What the batch puts into the outbox."""
        return [Waiting(row_id, call, self.now) for row_id, call in self._calls]
