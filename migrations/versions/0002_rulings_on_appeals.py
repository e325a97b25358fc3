"""rulings on appeals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ruling", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("ruled_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_column("ruled_at")
        batch_op.drop_column("ruling")
