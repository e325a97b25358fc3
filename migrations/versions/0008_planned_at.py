"""when a learner's plan last changed, so that changes are read only where there are any"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.add_column(sa.Column("planned_at", sa.DateTime(), nullable=True))
    op.execute(
        "UPDATE learners SET planned_at ="
        " (SELECT max(plan_changes.at) FROM plan_changes WHERE plan_changes.learner_id = learners.id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.drop_column("planned_at")
