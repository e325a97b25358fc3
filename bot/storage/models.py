"""The tables: what people did, and a disposable copy of the decks.

Those of battles stand in `battles.py`, those of learners' days in `days.py`, those of what passes between
Telegram and us in `traffic.py`.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.days import DAY_END
from bot.core.wishes import NEW_A_DAY, RETENTION
from bot.storage.columns import Table, to


class Deck(Table):
    """A deck as last synchronised; `size` counts the ordinals given out, `digest` is of the file."""

    __tablename__ = "decks"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str]
    language: Mapped[str] = mapped_column(String(16))
    about: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(default=0)
    cards: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None]


class Topic(Table):
    """Cards of a deck that belong together; `size` counts the ordinals given out within it."""

    __tablename__ = "topics"
    __table_args__ = (UniqueConstraint("deck_id", "slug"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    deck_id: Mapped[int] = mapped_column(to("decks.id"))
    slug: Mapped[str] = mapped_column(String(64))
    title: Mapped[str]
    position: Mapped[int]
    size: Mapped[int] = mapped_column(default=0)
    cards: Mapped[int] = mapped_column(default=0)


class Card(Table):
    """A card; `body` is the compiled copy, `ordinal` its fixed place for the shuffle."""

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("deck_id", "key"),
        Index("ix_cards_deck_ordinal", "deck_id", "ordinal", unique=True),
        Index("ix_cards_topic_ordinal", "topic_id", "topic_ordinal", unique=True),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    deck_id: Mapped[int] = mapped_column(to("decks.id"))
    topic_id: Mapped[int] = mapped_column(to("topics.id"))
    key: Mapped[str] = mapped_column(String(64))
    ordinal: Mapped[int]
    topic_ordinal: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    body: Mapped[str]
    retired_at: Mapped[datetime | None]


class Learner(Table):
    """A person who writes to us, by Telegram's user id; the streak is a copy of the log's fold.

    `streak_at` and `streak_zone` are of the last day counted; `zone`, `day_end` and `rest_days` are how
    their days run since `planned_at`.
    `alias` is the name that groups see, `hidden` leaves their tables; `battle_id` is the sealed battle that
    what is typed in private goes to. `reminder_rhythm` is how often reminders go out, after
    `reminders_ignored` days or weeks; `reminded_on` is the date of one that got no reaction yet.
    `new_a_day` cards at most are new to them on a day of reviews, and a card is due when the chance that it
    is recalled has sunk to `retention` percent; the picture of their progress is `dark` or light.
    """

    __tablename__ = "learners"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    language: Mapped[str | None] = mapped_column(String(16))
    zone: Mapped[str | None] = mapped_column(String(64))
    deck_id: Mapped[int | None] = mapped_column(to("decks.id"))
    asking: Mapped[str | None] = mapped_column(String(16))
    streak_current: Mapped[int] = mapped_column(default=0)
    streak_best: Mapped[int] = mapped_column(default=0)
    streak_total: Mapped[int] = mapped_column(default=0)
    streak_last: Mapped[date | None]
    streak_at: Mapped[datetime | None]
    streak_zone: Mapped[str | None] = mapped_column(String(64))
    streak_freezes: Mapped[int] = mapped_column(default=0, server_default="0")
    day_end: Mapped[time] = mapped_column(default=DAY_END, server_default="03:00:00.000000")
    rest_days: Mapped[frozenset[int]] = mapped_column(default=frozenset(), server_default="")
    planned_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    blocked_at: Mapped[datetime | None]
    alias: Mapped[str | None]
    hidden: Mapped[bool] = mapped_column(default=False, server_default=false())
    battle_id: Mapped[int | None]
    reminder_rhythm: Mapped[str] = mapped_column(String(16), default="daily", server_default="daily")
    reminders_ignored: Mapped[int] = mapped_column(default=0, server_default="0")
    reminded_on: Mapped[date | None]
    new_a_day: Mapped[int] = mapped_column(default=NEW_A_DAY, server_default="10")
    retention: Mapped[int] = mapped_column(default=RETENTION, server_default="90")
    dark: Mapped[bool] = mapped_column(default=False, server_default=false())


class Pile(Table):
    """How a deck lies shuffled for a learner or a group; `topic_id` 0 is the whole deck.

    Of its present round are the questions whose ids come after `since`.
    """

    __tablename__ = "piles"
    owner_id: Mapped[int] = mapped_column(primary_key=True)
    deck_id: Mapped[int] = mapped_column(to("decks.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(primary_key=True, default=0)
    seed: Mapped[int]
    round: Mapped[int]
    start: Mapped[int]
    size: Mapped[int]
    position: Mapped[int]
    last: Mapped[int | None]
    since: Mapped[int]


class Memory(Table):
    """What a learner has seen of a card, and how well it is remembered since its last question closed.

    `seen` is the id of the question that last put it. `stability` is in days, `difficulty` from 1 to 10; the
    `..._before` are what the last rating found, in case it must be done again. `first_at` is when the
    card was first rated; until then all of these are empty. `missed` weighs the key points that were missed,
    by their text; `weakness` is the greatest of these weights while one is above 0.
    """

    __tablename__ = "memories"
    __table_args__ = (
        Index("ix_memories_due", "learner_id", "due_at"),
        # On PostgreSQL its migration makes it as narrow; to say so here, too, would load that dialect: 2 MB.
        Index("ix_memories_weak", "learner_id", "weakness", sqlite_where=text("weakness IS NOT NULL")),
    )
    learner_id: Mapped[int] = mapped_column(to("learners.id"), primary_key=True)
    card_id: Mapped[int] = mapped_column(to("cards.id"), primary_key=True)
    seen: Mapped[int]
    asked: Mapped[int] = mapped_column(default=0)
    right: Mapped[int] = mapped_column(default=0)
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    rated_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    stability_before: Mapped[float | None]
    difficulty_before: Mapped[float | None]
    rated_before: Mapped[datetime | None]
    first_at: Mapped[datetime | None]
    missed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    missed_before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    weakness: Mapped[float | None]


class Quiz(Table):
    """A run of questions to one learner; `plan` holds the cards to ask where they are fixed.

    Without `deck_id` it is of cards of all decks: a review, or where `weak` is set a quiz of weak spots.
    """

    __tablename__ = "quizzes"
    __table_args__ = (Index("ix_quizzes_open", "learner_id", "ended_at"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner_id: Mapped[int] = mapped_column(to("learners.id"))
    deck_id: Mapped[int | None] = mapped_column(to("decks.id"))
    topic_id: Mapped[int | None] = mapped_column(to("topics.id"))
    plan: Mapped[list[int] | None]
    weak: Mapped[bool] = mapped_column(default=False, server_default=false())
    length: Mapped[int]
    asked: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Question(Table):
    """A card put to a learner; open until `closed_at`. `verdict` is all that was said so far.

    `hints` counts the hints given for each point, by the point's place on the card.
    """

    __tablename__ = "questions"
    __table_args__ = (
        Index("ix_questions_quiz", "quiz_id", "number"),
        Index("ix_questions_learner", "learner_id", "id"),
        Index("ix_questions_card", "card_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quiz_id: Mapped[int] = mapped_column(to("quizzes.id"))
    learner_id: Mapped[int] = mapped_column(to("learners.id"))
    card_id: Mapped[int] = mapped_column(to("cards.id"))
    number: Mapped[int]
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    close: Mapped[str | None] = mapped_column(String(16))
    tries: Mapped[int] = mapped_column(default=0)
    hints: Mapped[dict[str, Any]]
    outcome: Mapped[str | None] = mapped_column(String(16))
    score: Mapped[float | None]
    verdict: Mapped[str | None]
    contested_at: Mapped[datetime | None]


class GradedAnswer(Table):
    """What every table of answers keeps of one: the learner's words, and the verdict on them alone."""

    __abstract__ = True
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bot_id: Mapped[int]
    update_id: Mapped[int]
    message_id: Mapped[int]
    at: Mapped[datetime]
    text: Mapped[str]
    outcome: Mapped[str] = mapped_column(String(16))
    score: Mapped[float]
    verdict: Mapped[str]


class Answer(GradedAnswer):
    """An answer to a question of a quiz."""

    __tablename__ = "answers"
    __table_args__ = (
        Index("ix_answers_question", "question_id"),
        UniqueConstraint("bot_id", "update_id"),
    )
    question_id: Mapped[int] = mapped_column(to("questions.id"))


class Appeal(Table):
    """A learner's "I was right", kept for the deck's author; taken back when `withdrawn_at` is set.

    `ruling` is what became of it, once the author has ruled.
    """

    __tablename__ = "appeals"
    question_id: Mapped[int] = mapped_column(to("questions.id"), primary_key=True)
    card_id: Mapped[int] = mapped_column(to("cards.id"), index=True)
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    ruling: Mapped[str | None] = mapped_column(String(16))
    ruled_at: Mapped[datetime | None]


class Errand(Table):
    """Slow work for a learner, done after the commit.

    Drawing the `picture` of their progress (its contents are JSON), to be sent with its `caption`; finding
    the zone of a city or of a point; or asking whether the learner, who wants to stop battle `battle_id`, is
    an administrator of group `chat_id`, and answering the tap `query_id`, if it was one; or who wants to
    change the question of the day, by a `wish` as it was typed in the topic `thread_id`.
    """

    __tablename__ = "errands"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner_id: Mapped[int] = mapped_column(to("learners.id"))
    city: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    chat_id: Mapped[int | None]
    battle_id: Mapped[int | None]
    query_id: Mapped[str | None] = mapped_column(String(64))
    picture: Mapped[str | None]
    caption: Mapped[str | None]
    wish: Mapped[str | None]
    thread_id: Mapped[int | None]
