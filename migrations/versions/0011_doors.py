"""a code for each battle's private door, and the tap that an errand answers"""

from __future__ import annotations

from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("errands", sa.Column("query_id", sa.String(length=64), nullable=True))
    with op.batch_alter_table("battles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code", sa.String(length=16), nullable=False, server_default=""))
    battles = sa.table("battles", sa.column("id"), sa.column("code"), sa.column("ended_at"))
    going_on = sa.select(battles.c.id).where(battles.c.ended_at.is_(None))
    for battle_id in op.get_bind().scalars(going_on).all():
        op.execute(battles.update().where(battles.c.id == battle_id).values(code=token_hex(8)))
    with op.batch_alter_table("battles", schema=None) as batch_op:
        batch_op.alter_column("code", existing_type=sa.String(length=16), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("battles", schema=None) as batch_op:
        batch_op.drop_column("code")
    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.drop_column("query_id")
