"""Expected failures, worded for the person who sees them; everything else is a defect."""

from __future__ import annotations


class VivaError(Exception):
    """A failure we expected: its text says what is wrong and what to do."""
