"""Pictures: their sizes read from their bytes, kept as files under ids."""

from __future__ import annotations

import hashlib
import struct
import zlib

from bot.playground.world import Json, World

_MOST_BYTES = 10 * 1024 * 1024
_MOST_PIXELS = 10_000
_MOST_RATIO = 20
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


class PictureRefused(Exception):  # noqa: N818 - reads as a sentence; becomes an answer of the Bot API
    """Bytes that Telegram would not take as a photo; the text is its reason."""


def keep_picture(world: World, content: bytes) -> list[Json]:
    """Store the picture and return its PhotoSizes; PictureRefused if it is none, too big or too long."""
    if not content:
        raise PictureRefused("file must be non-empty")
    if len(content) > _MOST_BYTES:
        raise PictureRefused("file is too big")
    size = read_size(content)
    if size is None:
        raise PictureRefused("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > _MOST_PIXELS or max(size) > _MOST_RATIO * max(min(size), 1):
        raise PictureRefused("PHOTO_INVALID_DIMENSIONS")
    name = hashlib.sha256(content).hexdigest()[:24]
    suffix = "png" if content.startswith(_PNG) else "jpg"
    path = f"photos/{name}.{suffix}"
    world.memory.keep_file(path, content)
    photo = {
        "file_id": f"AgACAgQAAx{name}",
        "file_unique_id": f"AQAD{name[:12]}",
        "file_size": len(content),
        "width": width,
        "height": height,
    }
    world.set(f"file:{photo['file_id']}", {"path": path, "photo": photo})
    return [photo]


def recall_picture(world: World, file_id: str) -> list[Json] | None:
    """The PhotoSizes of a picture seen before, or None."""
    known = world.settings.get(f"file:{file_id}")
    return None if known is None or "photo" not in known else [known["photo"]]


def read_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG in pixels; None for anything else."""
    if content.startswith(_PNG) and len(content) >= 24:  # noqa: PLR2004 - signature and the header's first fields
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith(_JPEG):
        return _read_jpeg_size(content)
    return None


def _read_jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every JPEG marker begins so
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None


def draw_picture(width: int = 96, height: int = 64) -> bytes:
    """A small PNG with a colour gradient, for a person who sends a photo."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # each row of a PNG begins with its filter: none
        for x in range(width):
            rows += bytes((160 * x // width + 60, 120, 160 * y // height + 60))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return _PNG + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
