"""What a learner wants of reviews: how much is new, and how surely it shall be recalled."""

from __future__ import annotations

NEW_A_DAY = 10
"""So many cards at most are new on a day of reviews, if nothing else is wished."""

NEW_CHOICES = (0, 5, 10, 20, 50)

RETENTION = 90
"""In percent: a card is due when its chance to be recalled has sunk to this, if nothing else is wished."""

RETENTION_CHOICES = (80, 85, 90, 95)
