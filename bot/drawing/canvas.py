"""A sheet to draw on, measured in pixels from its upper left corner."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from typing import Literal

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.patches import BoxStyle
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from PIL import Image

DPI = 100
POINTS = 72 / DPI
"""A pixel in points, which fonts are measured in."""

FIRST = "DejaVu Sans"
"""The font that comes with the library, so that the picture looks the same everywhere."""

LAST_RESORT = "Last Resort"
"""A font of boxes: to be found in it is to be found in none."""

NORMAL = 400
"""The weight of a plain face."""

ELLIPSIS = "…"
Side = Literal["left", "center", "right"]
SHARE_LEFT: dict[Side, float] = {"left": 0, "center": 0.5, "right": 1}
"""How much of a text lies to the left of the place where it is written."""

CAPITALS = 0.36
"""Half of the height of capitals, in the size of their font."""


class Canvas:
    """Draws rectangles and lines of text; what is drawn later lies above."""

    def __init__(self, width: int, height: int, ground: str, words: Sequence[str]) -> None:
        """Start empty; `words` are all that will be written, for which fonts are looked up."""
        self._size = width, height
        # Drawn on directly: a Figure would need the whole library, which takes as long again to load.
        self._renderer = RendererAgg(width, height, DPI)
        self._families, self._known = _find_fonts({letter for text in words for letter in text})
        self.box(0, 0, width, height, ground)

    def box(
        self, left: float, top: float, width: float, height: float, colour: str, radius: float = 0
    ) -> None:
        """Fill a rectangle, with round corners where there is a radius."""
        if width <= 0 or height <= 0:
            return
        rounded = BoxStyle.Round(pad=0, rounding_size=min(radius, width / 2, height / 2))
        shape: Path = rounded(left, self._size[1] - top - height, width, height, 1)
        pen = self._renderer.new_gc()
        pen.set_linewidth(0)
        self._renderer.draw_path(pen, shape, IdentityTransform(), to_rgba(colour))

    def write(
        self,
        text: str,
        left: float,
        middle: float,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        side: Side = "left",
        room: float | None = None,
    ) -> None:
        """Write a line of text at the height of its middle, cut to fit into `room`."""
        font = self._font(size, bold=bold)
        shown = self._cut(text, room, font)
        if not shown:
            return
        pen = self._renderer.new_gc()
        pen.set_foreground(colour)
        at = left if side == "left" else left - SHARE_LEFT[side] * self._width(shown, font)
        self._renderer.draw_text(pen, at, middle + CAPITALS * size, shown, font, 0)

    def is_written(self, text: str) -> bool:
        """Tell whether there is a font for the most of a text."""
        letters = [letter for letter in text if letter.isalnum()]
        return not letters or sum(letter in self._known for letter in letters) > len(letters) / 2

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return how wide a text is."""
        return self._width(self._clean(text), self._font(size, bold=bold))

    def png(self) -> bytes:
        """Return the sheet as a PNG of few colours, a quarter of the size of one of all."""
        buffer = io.BytesIO()
        sheet = Image.frombuffer("RGBA", self._size, self._renderer.buffer_rgba())
        sheet.convert("RGB").quantize(method=Image.Quantize.FASTOCTREE).save(buffer, "PNG")
        return buffer.getvalue()

    def _font(self, size: float, *, bold: bool) -> FontProperties:
        return FontProperties(
            family=list(self._families), size=size * POINTS, weight="bold" if bold else "normal"
        )

    def _clean(self, text: str) -> str:
        """Leave out what no font has, rather than draw a box for it."""
        return " ".join("".join(letter for letter in text if letter in self._known).split())

    def _cut(self, text: str, room: float | None, font: FontProperties) -> str:
        shown = self._clean(text)
        if room is None or self._width(shown, font) <= room:
            return shown
        low, high = 0, len(shown)
        while low < high:
            middle = (low + high + 1) // 2
            if self._width(shown[:middle].rstrip() + ELLIPSIS, font) <= room:
                low = middle
            else:
                high = middle - 1
        return shown[:low].rstrip() + ELLIPSIS

    def _width(self, text: str, font: FontProperties) -> float:
        return float(self._renderer.get_text_width_height_descent(text, font, ismath=False)[0])


def _find_fonts(letters: set[str]) -> tuple[list[str], set[str]]:
    """Return the families that have these letters, the usual one first, and which letters they have."""
    families, missing = [FIRST], letters - _letters_of(FIRST, letters)
    wanted = {letter for letter in missing if unicodedata.category(letter)[0] in "LN"}
    others = {font.name for font in fontManager.ttflist} - {FIRST} if wanted else set()
    for family in sorted(others, key=lambda name: ("CJK" not in name, "Sans" not in name, name)):
        found = set() if family.startswith(LAST_RESORT) else _letters_of(family, wanted)
        if found:
            families.append(family)
            missing -= found
            wanted -= found
        if not wanted:
            break
    return families, (letters | {ELLIPSIS, " "}) - missing


def _letters_of(family: str, letters: set[str]) -> set[str]:
    """Return which letters a family has."""
    faces = [font for font in fontManager.ttflist if font.name == family]
    plain = min(faces, key=lambda face: (face.style != "normal", abs(int(face.weight) - NORMAL)))
    charmap = get_font(plain.fname).get_charmap()
    return {letter for letter in letters if ord(letter) in charmap}
