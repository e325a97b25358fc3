"""The picture: a calendar, the topics, the stages of memory, and what is due, one below the other."""

from __future__ import annotations

from bot.core.picture import FROZEN, TO_COME, WEEKS, Count, Picture
from bot.drawing.canvas import Canvas
from bot.drawing.colours import DARK, LIGHT, Look

WIDTH = 1080
MARGIN = 36
PADDING = 36
GAP = 20
INNER = WIDTH - 2 * MARGIN - 2 * PADDING
LEFT = MARGIN + PADDING
RIGHT = WIDTH - LEFT

TITLE, HEAD, TEXT, SMALL, SMALLEST = 58, 33, 30, 27, 25
"""Sizes of letters: on a phone a third of it, so that the smallest are nine of its pixels high."""

TOP = 158
HEADED = 86
"""What a panel has above its contents."""

CELL, CELL_GAP = 27, 5
ROW = 72


def draw(picture: Picture) -> bytes:
    """Return the picture as a PNG, 1,080 pixels wide."""
    look = DARK if picture.dark else LIGHT
    parts = (
        (_calendar, HEADED + 34 + 7 * (CELL + CELL_GAP) + 62),
        (_topics, HEADED + ROW * max(1, len(picture.topics)) + 14),
        (_stages, HEADED + (118 if picture.stages else 56)),
        (_due, HEADED + (206 if any(day.cards for day in picture.due) else 56)),
    )
    height = TOP + sum(high + GAP for _, high in parts) - GAP + MARGIN
    canvas = Canvas(WIDTH, height, look.ground, _words(picture))
    canvas.write(picture.title, LEFT, 66, TITLE, look.ink, bold=True, room=INNER)
    space = canvas.width(picture.mark, TEXT, bold=True) + 30
    canvas.write(picture.subtitle, LEFT, 122, TEXT, look.faint, room=INNER - space)
    canvas.write(picture.mark, RIGHT, 122, TEXT, look.accent, bold=True, side="right")
    top = TOP
    for part, high in parts:
        canvas.box(MARGIN, top, WIDTH - 2 * MARGIN, high, look.panel, radius=28)
        part(canvas, look, picture, top)
        top += high + GAP
    return canvas.png()


def _words(picture: Picture) -> list[str]:
    return [
        *(getattr(picture, name) for name in picture.__slots__ if isinstance(getattr(picture, name), str)),
        *(word for bar in picture.topics for word in (bar.label, bar.value)),
        *(count.label for count in (*picture.stages, *picture.due)),
        *(name for _, name in picture.months),
        *picture.weekdays,
        "#0123456789",
    ]


def _head(canvas: Canvas, look: Look, text: str, top: float) -> None:
    canvas.write(text, LEFT, top + 46, HEAD, look.ink, bold=True, room=INNER)


def _calendar(canvas: Canvas, look: Look, picture: Picture, top: float) -> None:
    _head(canvas, look, picture.calendar_head, top)
    pitch = CELL + CELL_GAP
    grid = RIGHT - WEEKS * pitch + CELL_GAP
    first = top + HEADED + 34
    for week, name in picture.months:
        canvas.write(name, grid + week * pitch, top + HEADED + 14, SMALL, look.faint)
    for row, name in enumerate(picture.weekdays):
        if row % 2 == 0:
            canvas.write(name, LEFT, first + row * pitch + CELL / 2, SMALL, look.faint, room=grid - LEFT - 8)
    for number, level in enumerate(picture.days):
        week, row = divmod(number, 7)
        if level != TO_COME:
            colour = look.frozen if level == FROZEN else look.levels[level]
            canvas.box(grid + week * pitch, first + row * pitch, CELL, CELL, colour, radius=6)
    _legend(canvas, look, picture, first + 7 * pitch + 24)


def _legend(canvas: Canvas, look: Look, picture: Picture, middle: float) -> None:
    canvas.write(picture.calendar_note, LEFT, middle, SMALL, look.ink, room=INNER / 2)
    right = float(RIGHT)
    if FROZEN in picture.days:
        canvas.write(picture.frozen, right, middle, SMALL, look.faint, side="right")
        right -= canvas.width(picture.frozen, SMALL) + 12 + CELL
        canvas.box(right, middle - CELL / 2, CELL, CELL, look.frozen, radius=6)
        right -= 28
    canvas.write(picture.more, right, middle, SMALL, look.faint, side="right")
    right -= canvas.width(picture.more, SMALL) + 14
    for colour in reversed(look.levels):
        canvas.box(right - CELL, middle - CELL / 2, CELL, CELL, colour, radius=6)
        right -= CELL + CELL_GAP
    canvas.write(picture.less, right - 9, middle, SMALL, look.faint, side="right")


def _topics(canvas: Canvas, look: Look, picture: Picture, top: float) -> None:
    _head(canvas, look, picture.topics_head, top)
    if not picture.topics:
        canvas.write(picture.topics_none, LEFT, top + HEADED + 20, TEXT, look.faint, room=INNER)
    for number, bar in enumerate(picture.topics):
        at = top + HEADED + number * ROW
        space = canvas.width(bar.value, TEXT, bold=True) + 24
        label = bar.label if canvas.is_written(bar.label) else f"#{number + 1}"
        canvas.write(label, LEFT, at + 14, TEXT, look.ink, room=INNER - space)
        canvas.write(bar.value, RIGHT, at + 14, TEXT, look.ink, bold=True, side="right")
        canvas.box(LEFT, at + 36, INNER, 14, look.track, radius=7)
        if bar.share > 0:
            canvas.box(LEFT, at + 36, max(14, INNER * bar.share), 14, look.accent, radius=7)


def _stages(canvas: Canvas, look: Look, picture: Picture, top: float) -> None:
    _head(canvas, look, picture.stages_head, top)
    if not picture.stages:
        canvas.write(picture.stages_none, LEFT, top + HEADED + 12, TEXT, look.faint, room=INNER)
        return
    total = sum(stage.cards for stage in picture.stages)
    left = float(LEFT)
    for stage, colour in zip(picture.stages, look.stages, strict=True):
        width = INNER * stage.cards / total
        canvas.box(left, top + HEADED, width - (4 if width > 12 else 0), 38, colour, radius=8)  # noqa: PLR2004 - a hair is left
        left += width
    column = INNER / len(picture.stages)
    for number, (stage, colour) in enumerate(zip(picture.stages, look.stages, strict=True)):
        left, middle = LEFT + number * column, top + HEADED + 76
        canvas.box(left, middle - 11, 22, 22, colour, radius=6)
        shown = f"{stage.label} {stage.cards}"
        canvas.write(shown, left + 32, middle, SMALL, look.ink, room=column - 40)


def _due(canvas: Canvas, look: Look, picture: Picture, top: float) -> None:
    _head(canvas, look, picture.due_head, top)
    most = max((day.cards for day in picture.due), default=0)
    if not most:
        canvas.write(picture.due_none, LEFT, top + HEADED + 12, TEXT, look.faint, room=INNER)
        return
    column = INNER / len(picture.due)
    for number, day in enumerate(picture.due):
        _column(
            canvas, look, day, LEFT + number * column, column, top + HEADED + 144, most, first=number == 0
        )


def _column(
    canvas: Canvas,
    look: Look,
    day: Count,
    left: float,
    width: float,
    floor: float,
    most: int,
    *,
    first: bool,
) -> None:
    """Draw a day's cards as a column that stands on a floor; the first day's is the strongest."""
    high = 104 * day.cards / most
    centre = left + width / 2
    canvas.box(left + 7, floor - 4, width - 14, 4, look.track)
    if day.cards:
        canvas.box(left + 7, floor - max(8, high), width - 14, max(8, high), look.accent, radius=6)
        canvas.write(f"{day.cards}", centre, floor - max(8, high) - 20, SMALL, look.ink, side="center")
    colour = look.ink if first else look.faint
    canvas.write(day.label, centre, floor + 30, SMALLEST, colour, bold=first, side="center")
