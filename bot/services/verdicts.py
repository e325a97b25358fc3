"""Verdicts as the database keeps them: a JSON text beside each answer."""

from __future__ import annotations

from bot.core.grading.verdict import Verdict
from bot.json_form import JsonForm

_FORM = JsonForm(Verdict)


def read_verdict(text: str) -> Verdict:
    """Return a verdict from the database."""
    return _FORM.read(text)


def write_verdict(verdict: Verdict) -> str:
    """Return a verdict as the database keeps it."""
    return _FORM.write(verdict)
