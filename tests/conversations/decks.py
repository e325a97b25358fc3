"""Decks to talk about."""

from __future__ import annotations

import struct
import zlib

KIROV = """\
# Kirov

Who, when and where.

### Who shot Sergei Kirov? {#assassin}

- Leonid **Nikolaev**
  - or: **Nikolayev**
- not: **Yezhov**. He became head of the NKVD only in 1936.

> Nikolaev walked into the party's headquarters.

Source: the party's archive.
"""

CONTROL = """\
# Control

Who kept watch.

## Guards

### Who kept people under control? Name three. {#guards}

- The civilian **police**
- The **gulag** guards
- The **border** guards
- not: **priests**. The church had lost its power.

> They wore uniforms of three kinds.

## Dates

### When was Kirov murdered? {#when}

- **December 1934**

## Writers

### Which writers were watched? {#writers}

Any 2 of these:

- **Mandelstam**
- **Akhmatova**
- **Bulgakov**
- optional: **Zoshchenko**
"""

WORDS = [
    *("albatross", "buffalo", "crocodile", "dolphin", "elephant", "flamingo"),
    *("giraffe", "hedgehog", "iguana", "jaguar", "kangaroo", "leopard"),
]


_CITIES = ("Gorky", "Kalinin", "Kirov", "Molotov", "Stalinsk", "Frunze", "Perm")
CITIES = "# Cities\n\n### Name one renamed city. {#city}\n\nAny 1 of these:\n\n" + "".join(
    f"- **{name}**\n" for name in _CITIES
)
"""One card of seven points, of which one is enough."""


def make_deck(title: str, cards: int, topics: int = 1) -> str:
    """Return a deck whose card n asks for the n-th of `WORDS`, the cards spread over topics in turn."""
    parts = [f"# {title}"]
    for topic in range(topics):
        if topics > 1:
            parts.append(f"## Topic {topic + 1}")
        parts += [
            f"### What beast stands at place {number + 1}? {{#c{number + 1}}}\n\n- The **{WORDS[number]}**"
            for number in range(topic, cards, topics)
        ]
    return "\n\n".join(parts) + "\n"


def answer_to(text: str) -> str:
    """Return the right answer to the question of `make_deck` that a text ends in."""
    place = text.rpartition("at place ")[2].partition("?")[0]
    return WORDS[int(place) - 1]


def make_png() -> bytes:
    """Return a grey picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * 64) * 64)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
