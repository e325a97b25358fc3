"""The entries of a card's list: key points and common wrong answers, both ways."""

from __future__ import annotations

import re

from bot.core.cards import BOLD, KeyPoint, Tolerance, WrongAnswer
from bot.decks.blocks import Item
from bot.decks.figures import read_tolerance, write_float, write_tolerance
from bot.decks.findings import Report, shorten
from bot.decks.labels import find_meant_label

_LABEL = re.compile(r"(or|partly|within|not|optional) ?:", re.IGNORECASE)
_WEIGHT = re.compile(r"\{weight ?= ?([-+]?\d{1,40}(?:\.\d{1,40})?)\}")
_LOOKS_LIKE_WEIGHT = re.compile(r"\{\s{0,3}(?:weight|[a-z]{1,20}\s{0,3}=)[^{}]*\}$", re.IGNORECASE)
BEFORE_FEEDBACK = " .,:;!?–—-…。．，、：；！？،؛؟।"
_WITHIN_FIX = (
    "write figures alone, like `within: 386,000 to 387,000`, `within: ±500` or `within: ±5 %`, "
    "with a point before decimals (`within: 9.7 to 9.9`)"
)


def split_label(text: str) -> tuple[str, str]:
    """Split `or: wording` into `or` and the rest; the label is empty where there is none."""
    label = _LABEL.match(text)
    return (label[1].lower(), text[label.end() :].strip()) if label else ("", text)


def read_point(item: Item, report: Report) -> KeyPoint:
    """Read an entry that is not a `not:` as a key point."""
    label, text = split_label(item.text)
    if label not in ("", "optional"):
        fix = f"indent it under its point by two spaces, or write `\\{label}` if it is part of the wording"
        report.add(item.line, f"`{label}:` belongs to no point", fix)
    text, weight = _split_weight(text, item.line, report)
    if not text:
        report.add(item.line, "a point without words", "write the model wording after the `-`")
    alternatives: list[str] = []
    partly: list[str] = []
    within: list[Tolerance] = []
    for nested in item.nested:
        kind, wording = split_label(nested.text)
        if weight_below := _WEIGHT.search(wording):
            fix = "write it at the end of the point's own line; all its wordings weigh the same"
            report.add(nested.line, f"`{weight_below[0]}` stands below its point", fix)
        elif not wording:
            report.add(nested.line, "an entry without words", "write something after it, or remove it")
        elif kind == "or":
            alternatives.append(wording)
        elif kind == "partly":
            partly.append(wording)
        elif kind == "within":
            within.extend(_read_within(wording, nested.line, report, seen=bool(within)))
        elif kind:
            fix = "take away the spaces before its `-`, so that it is no part of the point above"
            report.add(nested.line, f"`{kind}:` stands below a point", fix)
        else:
            what = f"`{shorten(nested.text)}` says nothing about its point"
            meant = find_meant_label(nested.text)
            below = meant is not None and meant.label in ("or", "partly", "within")
            fix = (
                f"write `{meant.label}:`"
                if meant and below
                else "start it with `or:`, `partly:` or `within:`"
            )
            report.add(nested.line, what, fix)
    return KeyPoint(
        text=text,
        alternatives=tuple(alternatives),
        partly=tuple(partly),
        within=within[0] if within else None,
        weight=weight,
        optional=label == "optional",
    )


def read_wrong(item: Item, report: Report) -> WrongAnswer:
    """Read a `not:` entry: the wording runs through the last bold, the rest is its feedback."""
    _, text = split_label(item.text)
    wording, feedback = text, ""
    if bolds := list(BOLD.finditer(text)):
        wording = text[: bolds[-1].end()]
        feedback = text[bolds[-1].end() :].lstrip(BEFORE_FEEDBACK)
    if not wording:
        report.add(item.line, "a `not:` without words", "write the wrong answer after it")
    alternatives = []
    for nested in item.nested:
        kind, other = split_label(nested.text)
        if kind == "or" and other:
            alternatives.append(other)
        else:
            what = f"`{shorten(nested.text)}` says nothing about its wrong answer"
            report.add(nested.line, what, "only `or:` with another wording can stand under a `not:`")
    return WrongAnswer(wording, tuple(alternatives), feedback)


def place_wordings(item: Item) -> tuple[int, ...]:
    """Return the lines of a point's wordings, or of a wrong answer's: its own, each `or:`, each `partly:`."""
    below = [(split_label(nested.text), nested.line) for nested in item.nested]
    return (
        item.line,
        *(line for (kind, wording), line in below if kind == "or" and wording),
        *(line for (kind, wording), line in below if kind == "partly" and wording),
    )


def write_point(point: KeyPoint) -> list[str]:
    """Return a key point's lines of Markdown."""
    optional = "optional: " if point.optional else ""
    weight = "" if point.weight == 1 else f" {{weight={write_float(point.weight)}}}"
    lines = [f"- {optional}{point.text}{weight}"]
    lines += [f"  - or: {wording}" for wording in point.alternatives]
    lines += [f"  - partly: {wording}" for wording in point.partly]
    if point.within is not None:
        lines.append(f"  - within: {write_tolerance(point.within)}")
    return lines


def write_wrong(wrong: WrongAnswer) -> list[str]:
    """Return a wrong answer's lines of Markdown."""
    feedback = f". {wrong.feedback}" if wrong.feedback else ""
    return [f"- not: {wrong.text}{feedback}", *(f"  - or: {wording}" for wording in wrong.alternatives)]


def _split_weight(text: str, line: int, report: Report) -> tuple[str, float]:
    start = text.rfind("{")
    if start >= 0 and (weight := _WEIGHT.fullmatch(text, start)):
        return text[:start].rstrip(), float(weight[1])
    if within := _WEIGHT.search(text):
        report.add(line, f"`{within[0]}` stands inside the wording", "move it to the very end of the point")
    elif start >= 0 and _LOOKS_LIKE_WEIGHT.fullmatch(text, start):
        report.add(line, f"`{shorten(text[start:])}` is not a weight", "write for example `{weight=2}`")
    return text, 1.0


def _read_within(text: str, line: int, report: Report, *, seen: bool) -> list[Tolerance]:
    tolerance = read_tolerance(text)
    if tolerance is None:
        report.add(line, f"`{shorten(text)}` is not a tolerance", _WITHIN_FIX)
        return []
    if seen:
        report.add(line, "a second `within:` for one point", "keep one of them")
    return [tolerance]
