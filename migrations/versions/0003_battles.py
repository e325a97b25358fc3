"""battles in groups: their games, answers and scores; piles of groups; names that groups see."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{to}.id"],
        name=op.f(f"fk_{table}_{column}_{to}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.add_column(sa.Column("alias", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("battle_id", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("runs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("alive_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(sa.Column("standing", sa.String(length=16), nullable=True))
    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.add_column(sa.Column("chat_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("battle_id", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("piles", schema=None) as batch_op:
        batch_op.drop_constraint("fk_piles_learner_id_learners", type_="foreignkey")
        batch_op.alter_column("learner_id", new_column_name="owner_id")
    op.create_table(
        "battles",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("deck_id", sa.BigInteger(), nullable=False),
        sa.Column("starter_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("is_asking", sa.Boolean(), nullable=False),
        sa.Column("lobby_row", sa.BigInteger(), nullable=True),
        sa.Column("question_row", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        _refers("battles", "deck_id", "decks"),
        _refers("battles", "starter_id", "learners"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_battles")),
    )
    with op.batch_alter_table("battles", schema=None) as batch_op:
        batch_op.create_index("ix_battles_chat", ["chat_id", "thread_id", "ended_at"], unique=False)
        batch_op.create_index("ix_battles_due", ["due_at"], unique=False)
        batch_op.create_index("ix_battles_asking", ["is_asking"], unique=False)
    op.create_table(
        "battle_answers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("battle_id", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
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
        _refers("battle_answers", "battle_id", "battles"),
        _refers("battle_answers", "card_id", "cards"),
        _refers("battle_answers", "learner_id", "learners"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_battle_answers")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_battle_answers_bot_id")),
    )
    with op.batch_alter_table("battle_answers", schema=None) as batch_op:
        batch_op.create_index("ix_battle_answers_round", ["battle_id", "round"], unique=False)
    op.create_table(
        "battle_scores",
        sa.Column("battle_id", sa.BigInteger(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        _refers("battle_scores", "battle_id", "battles"),
        _refers("battle_scores", "learner_id", "learners"),
        sa.PrimaryKeyConstraint("battle_id", "learner_id", name=op.f("pk_battle_scores")),
    )
    with op.batch_alter_table("battle_scores", schema=None) as batch_op:
        batch_op.create_index("ix_battle_scores_chat", ["chat_id", "at"], unique=False)


def downgrade() -> None:
    for table in ("battle_scores", "battle_answers", "battles"):
        op.drop_table(table)
    op.execute("DELETE FROM piles WHERE owner_id < 0")
    with op.batch_alter_table("piles", schema=None) as batch_op:
        batch_op.alter_column("owner_id", new_column_name="learner_id")
        batch_op.create_foreign_key(
            "fk_piles_learner_id_learners",
            "learners",
            ["learner_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.drop_column("battle_id")
        batch_op.drop_column("chat_id")
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_column("standing")
    with op.batch_alter_table("runs", schema=None) as batch_op:
        batch_op.drop_column("alive_at")
    with op.batch_alter_table("learners", schema=None) as batch_op:
        batch_op.drop_column("battle_id")
        batch_op.drop_column("hidden")
        batch_op.drop_column("alias")
