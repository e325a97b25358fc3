"""days before a zone was chosen have none"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COLUMNS = (("study_days", "zone"), ("plan_changes", "old_zone"), ("plan_changes", "zone"))


def upgrade() -> None:
    zoneless = "SELECT id FROM learners WHERE zone IS NULL"
    for table, column in COLUMNS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column, existing_type=sa.String(length=64), nullable=True)
        theirs = f"{column} = 'UTC' AND learner_id IN ({zoneless})"
        op.execute(f"UPDATE {table} SET {column} = NULL WHERE {theirs}")  # noqa: S608 - our names
    op.execute("UPDATE learners SET streak_zone = NULL WHERE zone IS NULL AND streak_zone = 'UTC'")


def downgrade() -> None:
    op.execute("UPDATE learners SET streak_zone = 'UTC' WHERE streak_zone IS NULL AND streak_at IS NOT NULL")
    for table, column in COLUMNS:
        op.execute(f"UPDATE {table} SET {column} = 'UTC' WHERE {column} IS NULL")  # noqa: S608 - our names
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column, existing_type=sa.String(length=64), nullable=False)
