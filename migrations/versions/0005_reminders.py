"""reminders, and how patient they are with a learner who doesn't react."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _refers(column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_reminders_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, initially="DEFERRED", deferrable=True)


def upgrade() -> None:
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("reminder_rhythm", sa.String(length=16), server_default="daily", nullable=False)
        )
        batch_op.add_column(
            sa.Column("reminders_ignored", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("reminded_on", sa.Date(), nullable=True))
    op.create_table(
        "reminders",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("deck_id", sa.BigInteger(), nullable=True),
        sa.Column("clock", sa.Time(), nullable=False),
        sa.Column("weekdays", sa.String(length=7), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("done_date", sa.Date(), nullable=True),
        _refers("learner_id", "learners"),
        _refers("deck_id", "decks"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
    )
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index("ix_reminders_due", ["due_at", "id"], unique=False)
        batch_op.create_index("ix_reminders_learner", ["learner_id"], unique=False)


def downgrade() -> None:
    op.drop_table("reminders")
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.drop_column("reminded_on")
        batch_op.drop_column("reminders_ignored")
        batch_op.drop_column("reminder_rhythm")
