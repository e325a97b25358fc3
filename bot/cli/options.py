"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Content = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="The folder of decks; else VIVA_CONTENT, else content/.", show_default=False
    ),
]
