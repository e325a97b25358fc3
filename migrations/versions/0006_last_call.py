"""last calls: reminders that go by the end of the learner's day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_call", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.execute("DELETE FROM reminders WHERE last_call")
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.drop_column("last_call")
