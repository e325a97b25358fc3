"""The two looks of the picture; colours as hexadecimal RGB."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours: `levels` of the calendar from nothing to much, `stages` of memory from fresh to lasting."""

    ground: str
    panel: str
    ink: str
    faint: str
    track: str
    accent: str
    levels: tuple[str, ...]
    frozen: str
    stages: tuple[str, ...]


LIGHT = Look(
    ground="#eef3f1",
    panel="#ffffff",
    ink="#12302d",
    faint="#56706c",
    track="#e6edeb",
    accent="#0f8274",
    levels=("#e6edeb", "#a8dccf", "#58bca8", "#168a7a", "#0a554c"),
    frozen="#8fbdf0",
    stages=("#f2b45a", "#a8d08d", "#3aa794", "#0a554c"),
)
DARK = Look(
    ground="#0c1413",
    panel="#16211f",
    ink="#eaf4f2",
    faint="#9bb1ad",
    track="#263432",
    accent="#3cc4b0",
    levels=("#263432", "#1c564d", "#1f8c7c", "#3cc4b0", "#a4f1e4"),
    frozen="#5b8fd6",
    stages=("#e2a24a", "#7fae6a", "#2f9d8c", "#9be8db"),
)
