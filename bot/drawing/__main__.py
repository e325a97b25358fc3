"""`python -m bot.drawing`: a line of JSON with a picture's contents comes in, its PNG goes out, and so on.

Before each PNG goes its length, in four bytes. It ends where its input ends.
"""

from __future__ import annotations

import gc
import sys

from matplotlib import artist

from bot.core.picture import read_picture


def _say_nothing(artist: object) -> str:  # noqa: ARG001 - called with what the help would be on
    return ""


# Most of the time goes into loading the library: a tenth of that into throwing away what is kept anyway, and
# as much into help texts that nobody reads here.
gc.disable()
artist.kwdoc = _say_nothing

from bot.drawing.progress import draw  # noqa: E402 - it loads the rest of the library

gc.enable()
for line in sys.stdin.buffer:
    png = draw(read_picture(line.decode()))
    sys.stdout.buffer.write(len(png).to_bytes(4) + png)
    sys.stdout.buffer.flush()
