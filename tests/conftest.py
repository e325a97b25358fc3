"""What all tests share: examples are not timed, and under CI they are the same each time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("viva", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("viva")
