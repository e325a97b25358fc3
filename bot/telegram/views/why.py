"""How an answer was read: each point with the rule that decided it, and the learner's words for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.core.cards import plain
from bot.core.grading.rubric.naming import name_apart
from bot.core.grading.sought import Sense, Sought
from bot.core.grading.trace import PointTrace, Rule, WrongTrace
from bot.core.grading.verdict import How, Status
from bot.services.outcomes import Explained
from bot.telegram.html import from_markdown
from bot.telegram.messages import Button, Message
from bot.telegram.words import Words

CHOICES_SHOWN = 3
"""Of the wordings that a point takes, so many are named."""

HELD_AGAINST = (Rule.KEYWORDS, Rule.SHARE)


def show_why(words: Words, explained: Explained) -> Message:
    """Say how the answers were read, and what the score has to reach."""
    lines = [words("why.head")]
    if explained.enough is not None and explained.enough < len(explained.points):
        lines.append(words("why.any_of", n=words.number(explained.enough)))
    lines += [_point(words, point) for point in explained.points]
    lines += [_wrong(words, wrong) for wrong in explained.wrong if wrong.rule in HELD_AGAINST]
    score, mark = (f"{share:.0%}" for share in (explained.score, explained.pass_mark))
    lines += [Markup(), words("why.sum", score=score, mark=mark)]
    return Message(Markup("\n").join(lines))


def why_button(words: Words, question_id: int) -> Button:
    """Return the button of a learner who wonders."""
    return Button(words("buttons.why"), f"why:{question_id}")


def _point(words: Words, point: PointTrace) -> Markup:
    judged = point.verdict
    mark = "✓" if judged.status is Status.HIT else "✗" if judged.status is Status.DENIED else "•"
    if judged.status is Status.HIT and judged.credit < 1:
        mark = "◐"
    rule = "half" if mark == "◐" else point.rule.name.lower()
    sought = point.wording.sought if point.wording else ()
    return words(
        "why.point",
        mark=mark,
        point=_markdown(judged.text),
        because=words(f"why.{rule}"),
        found=_found(words, sought),
        unsaid=_unsaid(words, sought, judged.text) if point.rule is Rule.MISSING else "",
        denial=_denial(words, sought) if judged.status is Status.DENIED else "",
    )


def _wrong(words: Words, wrong: WrongTrace) -> Markup:
    return words("why.wrong", point=_markdown(wrong.text), found=_found(words, wrong.wording.sought))


def _found(words: Words, sought: Sequence[Sought]) -> Markup:
    """Return the learner's words, each with how it was taken where that is not as it stands."""
    said = {
        text: one for one in sought for text in ([one.said] if one.said else one.part if one.tells else ())
    }
    quoted = [
        words("why.quote", words=text)
        if one.how is None or one.how is How.EXACT
        else words("why.quote_how", words=text, how=words(f"why.how.{one.how.value}"))
        for text, one in said.items()
    ]
    return words("why.found", found=Markup(", ").join(quoted)) if quoted else Markup()


def _unsaid(words: Words, sought: Sequence[Sought], text: str) -> Markup:
    """Return what of a point's `text` is not said, some of the choices each."""
    unsaid = [
        " / ".join(name_apart(one.wanted, text)[:CHOICES_SHOWN])
        for one in sought
        if one.sense is Sense.UNSAID
    ]
    return words("why.unsaid", unsaid=", ".join(unsaid)) if unsaid else Markup()


def _denial(words: Words, sought: Sequence[Sought]) -> Markup:
    denying = _once(denial.words for one in sought for denial in one.denials)
    return words("why.denial", denial=Markup(", ").join(words("why.quote", words=one) for one in denying))


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _markdown(text: str) -> Markup:
    return Markup(from_markdown(plain(text)))  # noqa: S704 - made safe there
