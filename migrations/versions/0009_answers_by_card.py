"""a deck's report finds the questions and answers of its cards"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_questions_card", "questions", ["card_id"])
    op.create_index("ix_battle_answers_card", "battle_answers", ["card_id"])


def downgrade() -> None:
    op.drop_index("ix_battle_answers_card", table_name="battle_answers")
    op.drop_index("ix_questions_card", table_name="questions")
