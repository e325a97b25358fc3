"""Graded samples, both ways: `partial 0.3–0.5: what a learner might write`."""

from __future__ import annotations

import re

from bot.core.cards import Band, Outcome, Sample
from bot.decks.blocks import Item
from bot.decks.figures import write_float
from bot.decks.findings import Report, shorten

_SHARE = r"\d{1,40}(?:\.\d{1,40})?"
_SAMPLE = re.compile(
    rf"(correct|partial|incorrect)(?: {{1,3}}({_SHARE}) ?[-–] ?({_SHARE}))? ?:", re.IGNORECASE
)
_FIX = "write `- correct: ...`, `- partial 0.3–0.5: ...` or `- incorrect: ...`"


def read_sample(item: Item, report: Report) -> Sample | None:
    """Read one entry of the list below `Samples:`; what follows the colon is the answer, raw."""
    head = _SAMPLE.match(item.text)
    if item.nested:
        report.add(item.nested[0].line, "a list inside a sample", "write the answer on one line")
    if head is None:
        report.add(item.line, f"`{shorten(item.text)}` is not a sample", _FIX)
        return None
    answer = item.text[head.end() :].strip()
    if not answer:
        report.add(item.line, "a sample without an answer", "write the answer after the colon")
    band = None
    if head[2] is not None:
        band = Band(float(head[2]), float(head[3]))
        if not 0 <= band.low <= band.high <= 1:
            fix = "write the lower score first, both from 0 to 1"
            report.add(item.line, "these scores bound nothing", fix)
    return Sample(answer, Outcome(head[1].lower()), band)


def write_sample(sample: Sample) -> str:
    """Return a sample's line of Markdown."""
    band = f" {write_float(sample.band.low)}–{write_float(sample.band.high)}" if sample.band else ""
    return f"- {sample.outcome.value}{band}: {sample.answer}"
