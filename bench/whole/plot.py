"""The growth as a picture: an answer's cost over the number of cards, learners and past answers.

Drawn by hand: a plotting library would be the largest of Viva's dependencies, for six points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, log10
from pathlib import Path

from bench.whole.growth import CPU, DELAY, SIZES, SUBJECT
from bench.whole.rows import Row

FILE = Path(__file__).parents[2] / "docs" / "growth.svg"
WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 60, 620, 20, 260
STEP = 10
"""Milliseconds between two lines of the grid."""

STYLE = (
    "svg{background:#fff}text{font:13px sans-serif;fill:#444}.grid{stroke:#ddd}"
    ".delay{stroke:#2a78b8;fill:#2a78b8}.cpu{stroke:#c2571a;fill:#c2571a}polyline{stroke-width:2}"
    "polyline.delay,polyline.cpu{fill:none}text.delay,text.cpu{stroke:none}"
)
LINES = (("delay", DELAY), ("cpu", CPU))


def draw(rows: Sequence[Row]) -> str:
    """Return the picture as SVG; raises KeyError where a figure is missing."""
    values = {row.what: row.value for row in rows if row.subject == SUBJECT}
    lines = [(kind, what, [values[f"{size:,} of each: {what}"] for size in SIZES]) for kind, what in LINES]
    top = STEP * ceil(1.1 * max(max(line) for _, _, line in lines) / STEP)
    parts = [*_axes(top), *(part for line in lines for part in _curve(*line, top))]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            "<title>An answer's cost as everything else grows</title>",
            f"<style>{STYLE}</style>",
            *parts,
            "</svg>\n",
        ]
    )


def _axes(top: int) -> Iterator[str]:
    for value in range(0, top + 1, STEP):
        y = _y(value, top)
        yield f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{value} ms</text>'
    for size in SIZES:
        yield f'<text x="{_x(size)}" y="{BOTTOM + 20}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{(LEFT + RIGHT) // 2}" y="{BOTTOM + 45}" text-anchor="middle">{SUBJECT}, of each</text>'


def _curve(kind: str, what: str, values: Sequence[float], top: int) -> Iterator[str]:
    points = [(_x(size), _y(value, top)) for size, value in zip(SIZES, values, strict=True)]
    yield f'<polyline class="{kind}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>'
    for x, y in points:
        yield f'<circle class="{kind}" cx="{x}" cy="{y}" r="4"/>'
    x, y = points[1]
    yield f'<text class="{kind}" x="{x}" y="{y - 10}" text-anchor="middle">{what}</text>'


def _x(size: int) -> int:
    """A place on the scale of powers of ten, a margin of a fifth of one at both ends."""
    low, high = log10(SIZES[0]) - 0.2, log10(SIZES[-1]) + 0.2
    return round(LEFT + (RIGHT - LEFT) * (log10(size) - low) / (high - low))


def _y(value: float, top: int) -> int:
    return round(BOTTOM - (BOTTOM - TOP) * value / top)
