"""The figures as a table, and as a file of JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.whole.rows import Row

FILE = Path(__file__).parents[1] / "figures.json"


def write(rows: Sequence[Row]) -> None:
    """Keep the figures, with the machine that gave them."""
    machine = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }
    FILE.write_text(json.dumps({"machine": machine, "rows": [asdict(row) for row in rows]}, indent=1) + "\n")


def read() -> tuple[dict[str, Any], list[Row]]:
    """Return what was kept: the machine, and the figures."""
    kept = json.loads(FILE.read_text("utf-8"))
    return kept["machine"], [Row(**row) for row in kept["rows"]]


def as_markdown(rows: Sequence[Row]) -> str:
    """Return the table; a target that is missed is told."""
    lines = ["| what | measured | target |", "|---|---|---|"]
    for subject, group in groupby(rows, key=lambda row: row.subject):
        lines.append(f"| **{subject}** | | |")
        for row in group:
            target = row.target if row.is_met else f"{row.target}: **missed**"
            lines.append(f"| {row.what} | {_number(row.value)} {row.unit} | {target} |")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three figures
