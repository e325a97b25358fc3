"""`python -m bot.drawing`: a picture's contents come in as JSON, a PNG goes out."""

from __future__ import annotations

import sys

from bot.core.picture import read_picture
from bot.drawing.progress import draw

sys.stdout.buffer.write(draw(read_picture(sys.stdin.buffer.read().decode())))
