"""questions of the day in groups"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, initially="DEFERRED", deferrable=True)


def upgrade() -> None:
    op.create_table(
        "dailies",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("setter_id", sa.BigInteger(), nullable=False),
        sa.Column("deck_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("clock", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("done_date", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        _refers("dailies", "setter_id", "learners"),
        _refers("dailies", "deck_id", "decks"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dailies")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_dailies_chat_id")),
    )
    op.create_index("ix_dailies_due", "dailies", ["due_at", "id"])
    op.create_table(
        "daily_questions",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("is_answered", sa.Boolean(), nullable=False),
        _refers("daily_questions", "card_id", "cards"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_questions")),
    )
    op.create_index("ix_daily_questions_chat", "daily_questions", ["chat_id", "id"])
    op.create_table(
        "daily_answers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.BigInteger(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        _refers("daily_answers", "question_id", "daily_questions"),
        _refers("daily_answers", "card_id", "cards"),
        _refers("daily_answers", "learner_id", "learners"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_answers")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_daily_answers_bot_id")),
    )
    op.create_index("ix_daily_answers_question", "daily_answers", ["question_id", "learner_id"])
    op.create_index("ix_daily_answers_card", "daily_answers", ["card_id"])
    op.add_column("errands", sa.Column("wish", sa.Text(), nullable=True))
    op.add_column("errands", sa.Column("thread_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM errands WHERE wish IS NOT NULL")
    with op.batch_alter_table("errands", schema=None) as batch_op:
        for name in ("thread_id", "wish"):
            batch_op.drop_column(name)
    for name in ("daily_answers", "daily_questions", "dailies"):
        op.drop_table(name)
