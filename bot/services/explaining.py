"""*Why?*: how the answers to a question were read, point by point."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.trace import PointTrace, explain
from bot.core.grading.verdict import Status
from bot.services.bank import Bank
from bot.services.outcomes import Explained, NothingToExplain
from bot.services.questions import said_so_far
from bot.storage.models import Learner
from bot.storage.work import Work


async def explain_question(
    work: Work, bank: Bank, learner: Learner, question_id: int
) -> Explained | NothingToExplain:
    """Return how what the learner said to a closed question was read: before, it would tell the answer."""
    question = await work.question(question_id)
    if question is None or question.learner_id != learner.id or question.tries == 0:
        return NothingToExplain(is_open=False)
    if question.closed_at is None:
        return NothingToExplain(is_open=True)
    card = await bank.card(work.session, question.card_id)
    verdict = said_so_far(question, card)
    if verdict is None:
        return NothingToExplain(is_open=False)
    traces = [explain(card.rubric, answer.text) for answer in await work.answers_to(question_id)]
    points = tuple(_telling(point) for point in zip(*(trace.points for trace in traces), strict=True))
    wrong, mark = traces[-1].wrong, card.rubric.pass_mark
    return Explained(points, wrong, verdict.score, mark, card.rubric.enough)


def _telling(traces: Sequence[PointTrace]) -> PointTrace:
    """Of what several answers made of a point, return what earned most, the latest of equals."""
    return max(
        reversed(traces), key=lambda one: (one.verdict.credit, one.verdict.status is not Status.MISSED)
    )
