"""What the host is told."""

from __future__ import annotations

from bot.telegram.html import clip
from bot.telegram.messages import Message
from bot.telegram.words import words_for

FINDINGS_UNITS = 3_000


def show_findings(findings: str) -> Message:
    """Tell what is wrong with a changed deck."""
    return Message(words_for(None)("admin.findings", findings=clip(findings, FINDINGS_UNITS)))
