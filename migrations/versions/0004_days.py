"""how learners' days run: freezes, the end of a day, rest days, and a log of changes"""

from __future__ import annotations

from datetime import UTC
from itertools import groupby

import sqlalchemy as sa
from alembic import op

from bot.core.days import Plan, StudyDay
from bot.core.streaks import fold

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.add_column(sa.Column("streak_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("streak_zone", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("streak_freezes", sa.BigInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("day_end", sa.Time(), server_default="03:00:00.000000", nullable=False))
        batch_op.add_column(sa.Column("rest_days", sa.String(length=7), server_default="", nullable=False))
    with op.batch_alter_table("study_days", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rest_days", sa.String(length=7), server_default="", nullable=False))
    op.create_table(
        "plan_changes",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("old_zone", sa.String(length=64), nullable=False),
        sa.Column("old_day_end", sa.Time(), nullable=False),
        sa.Column("old_rest_days", sa.String(length=7), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("day_end", sa.Time(), nullable=False),
        sa.Column("rest_days", sa.String(length=7), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name=op.f("fk_plan_changes_learner_id_learners"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_changes")),
    )
    with op.batch_alter_table("plan_changes", schema=None) as batch_op:
        batch_op.create_index("ix_plan_changes_learner_id", ["learner_id"], unique=False)
    _count_anew()


def _count_anew() -> None:
    """Fold each learner's log: with freezes the same days may make a longer streak."""
    days = sa.table(
        "study_days",
        sa.column("learner_id", sa.BigInteger()),
        sa.column("at", sa.DateTime()),
        sa.column("zone", sa.String()),
        sa.column("day_end", sa.Time()),
        sa.column("date", sa.Date()),
    )
    learners = sa.table(
        "learners",
        sa.column("id", sa.BigInteger()),
        *(sa.column(f"streak_{name}", sa.BigInteger()) for name in ("current", "best", "total", "freezes")),
        sa.column("streak_last", sa.Date()),
        sa.column("streak_at", sa.DateTime()),
        sa.column("streak_zone", sa.String()),
    )
    connection = op.get_bind()
    rows = connection.execute(sa.select(days).order_by(days.c.learner_id)).all()
    for learner_id, its in groupby(rows, key=lambda row: row.learner_id):
        lines = [StudyDay(row.at.replace(tzinfo=UTC), Plan(row.zone, row.day_end), row.date) for row in its]
        streak = fold(lines)
        connection.execute(
            learners.update()
            .where(learners.c.id == learner_id)
            .values(
                streak_current=streak.current,
                streak_best=streak.best,
                streak_total=streak.total,
                streak_freezes=streak.freezes,
                streak_last=streak.last,
                streak_at=streak.at.replace(tzinfo=None) if streak.at else None,
                streak_zone=streak.zone,
            )
        )


def downgrade() -> None:
    op.drop_table("plan_changes")
    with op.batch_alter_table("study_days", schema=None) as batch_op:
        batch_op.drop_column("rest_days")
    with op.batch_alter_table("learners", schema=None) as batch_op:
        for name in ("rest_days", "day_end", "streak_freezes", "streak_zone", "streak_at"):
            batch_op.drop_column(name)
