"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Most = Annotated[int, typer.Option(metavar="N", min=1, help="List so many at most, the most frequent.")]
MOST = 20

Content = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="The folder of decks; else VIVA_CONTENT, else content/.", show_default=False
    ),
]
