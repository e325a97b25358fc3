"""spaced review: when a card is due again, and quizzes across decks"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NUMBERS = ("stability", "difficulty", "stability_before", "difficulty_before")
INSTANTS = ("rated_at", "due_at", "rated_before", "first_at")


def upgrade() -> None:
    with op.batch_alter_table("memories", schema=None) as batch_op:
        for name in NUMBERS:
            batch_op.add_column(sa.Column(name, sa.Double(), nullable=True))
        for name in INSTANTS:
            batch_op.add_column(sa.Column(name, sa.DateTime(), nullable=True))
        batch_op.create_index("ix_memories_due", ["learner_id", "due_at"], unique=False)
    with op.batch_alter_table("quizzes", schema=None) as batch_op:
        batch_op.alter_column("deck_id", existing_type=sa.BigInteger(), nullable=True)


def downgrade() -> None:
    op.execute("UPDATE quizzes SET deck_id = (SELECT min(id) FROM decks) WHERE deck_id IS NULL")
    with op.batch_alter_table("quizzes", schema=None) as batch_op:
        batch_op.alter_column("deck_id", existing_type=sa.BigInteger(), nullable=False)
    with op.batch_alter_table("memories", schema=None) as batch_op:
        batch_op.drop_index("ix_memories_due")
        for name in (*INSTANTS, *NUMBERS):
            batch_op.drop_column(name)
