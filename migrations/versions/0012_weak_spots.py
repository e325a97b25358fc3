"""weak spots, how much a review brings, and the picture of one's progress"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WEAK = sa.text("weakness IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("memories", schema=None) as batch_op:
        batch_op.add_column(sa.Column("missed", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("missed_before", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("weakness", sa.Double(), nullable=True))
        batch_op.create_index(
            "ix_memories_weak",
            ["learner_id", "weakness"],
            unique=False,
            sqlite_where=WEAK,
            postgresql_where=WEAK,
        )
    with op.batch_alter_table("quizzes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("weak", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.add_column(sa.Column("new_a_day", sa.BigInteger(), server_default="10", nullable=False))
        batch_op.add_column(sa.Column("retention", sa.BigInteger(), server_default="90", nullable=False))
        batch_op.add_column(sa.Column("dark", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.add_column(sa.Column("picture", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("caption", sa.Text(), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM errands WHERE picture IS NOT NULL")
    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.drop_column("caption")
        batch_op.drop_column("picture")
    with op.batch_alter_table("learners", schema=None) as batch_op:
        for name in ("dark", "retention", "new_a_day"):
            batch_op.drop_column(name)
    with op.batch_alter_table("quizzes", schema=None) as batch_op:
        batch_op.drop_column("weak")
    with op.batch_alter_table("memories", schema=None) as batch_op:
        batch_op.drop_index("ix_memories_weak")
        for name in ("weakness", "missed_before", "missed"):
            batch_op.drop_column(name)
