"""What the picture shows is what it was given: lengths, areas, and no letter that no font has."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from bot.core.picture import FROZEN, TO_COME, Bar, Count, Picture, read_picture, write_picture
from bot.drawing.colours import DARK, LIGHT

os.environ.setdefault("MPLCONFIGDIR", str(Path(tempfile.gettempdir(), "viva-tests-fonts")))

from bot.drawing.progress import WIDTH, draw

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOTHING = Picture(
    dark=False,
    title="No streak",
    subtitle="One answer begins it.",
    mark="@viva_bot",
    calendar_head="The last 26 weeks",
    calendar_note="0 days",
    days=(0,) * 180 + (TO_COME,) * 2,
    months=((0, "Oct"), (4, "Nov")),
    weekdays=WEEKDAYS,
    less="less",
    more="more",
    frozen="freeze",
    topics_head="Topics",
    topics=(),
    topics_none="No answers yet.",
    stages_head="Memory",
    stages=(),
    stages_none="No card is met.",
    due_head="Due",
    due=tuple(Count(day, 0) for day in WEEKDAYS * 2),
    due_none="Nothing is due.",
)


def area(picture: Picture, colour: str) -> int:
    """Return how many pixels of a picture are of a colour, or of nearly that."""
    image = Image.open(BytesIO(draw(picture))).convert("RGB")
    wanted = ImageColor.getrgb(colour)
    colours = image.getcolors(256) or []
    return sum(
        count
        for count, shown in colours
        if isinstance(shown, tuple)
        and all(abs(a - b) <= 6 for a, b in zip(shown, wanted, strict=True))  # of 256 colours at most
    )


def test_it_is_as_wide_as_a_phone_is_sharp_and_not_too_tall_and_its_ground_is_dark_or_light() -> None:
    for dark, look in ((False, LIGHT), (True, DARK)):
        image = Image.open(BytesIO(draw(replace(NOTHING, dark=dark)))).convert("RGB")
        assert image.width == WIDTH
        assert image.height < 2 * WIDTH
        assert area(replace(NOTHING, dark=dark), look.panel) > WIDTH * image.height / 2


@pytest.mark.parametrize("share", [0.25, 0.5])
def test_a_bar_is_as_long_as_its_share(share: float) -> None:
    half = area(replace(NOTHING, mark="", topics=(Bar("Kirov", share, ""),)), LIGHT.accent)
    full = area(replace(NOTHING, mark="", topics=(Bar("Kirov", 1, ""),)), LIGHT.accent)
    assert half / full == pytest.approx(share, abs=0.02)


def test_each_day_has_its_cell() -> None:
    legend = area(NOTHING, LIGHT.levels[4])
    for cells in (1, 30):
        days = (4,) * cells + NOTHING.days[cells:]
        assert area(replace(NOTHING, days=days), LIGHT.levels[4]) / legend == pytest.approx(
            1 + cells, rel=0.1
        )
    assert area(NOTHING, LIGHT.frozen) == 0
    frozen = area(replace(NOTHING, days=(FROZEN, *NOTHING.days[1:])), LIGHT.frozen)
    assert frozen / legend == pytest.approx(2, rel=0.1)  # one of them in the legend


def test_columns_are_as_high_as_their_cards_are_many() -> None:
    due = [Count(day, 0) for day in WEEKDAYS * 2]
    one, two = (
        area(replace(NOTHING, mark="", due=(Count("Mon", 8), Count("Tue", second), *due[2:])), LIGHT.accent)
        for second in (0, 4)
    )
    assert two / one == pytest.approx(1.5, abs=0.03)


def test_stages_share_the_bar() -> None:
    stages = tuple(Count(name, cards) for name, cards in zip("abcd", (10, 0, 0, 30), strict=True))
    shown = replace(NOTHING, stages=stages)
    assert area(shown, LIGHT.stages[3]) / area(shown, LIGHT.stages[0]) == pytest.approx(3, abs=0.2)


def test_what_no_font_can_write_is_left_out_and_such_a_topic_goes_by_its_number() -> None:
    def shown(label: str) -> bytes:
        return draw(replace(NOTHING, topics=(Bar(label, 0.5, "50%"),)))

    assert shown("Kirov \U00013000") == shown("Kirov")
    assert shown("\U00013000\U00013001") == shown("#1")
    assert shown("Größe, 1 §") != shown("Groe, 1")


def test_a_long_name_is_cut_before_its_value() -> None:
    def shown(label: str) -> bytes:
        return draw(replace(NOTHING, topics=(Bar(label, 0.5, "50%"),)))

    assert shown("Propaganda " * 20) == shown("Propaganda " * 30)


def test_what_is_written_is_read() -> None:
    picture = replace(NOTHING, topics=(Bar("漢字", 0.5, "50%"),), stages=(Count("a", 1),))
    assert read_picture(write_picture(picture)) == picture
