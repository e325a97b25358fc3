"""aiohttp, and the certificates that it needs, read once and only by who speaks TLS.

By itself aiohttp reads them twice when it is imported: a fifteenth of our start, and 1.6 MB. What it makes
then has none, so that a call which does not name `trusted` refuses every server.
"""

from __future__ import annotations

import ssl
from functools import cache


def _read_none(_: ssl.SSLContext) -> None:
    """Stand in for what reads the machine's certificates."""


_read = ssl.SSLContext.set_default_verify_paths
ssl.SSLContext.set_default_verify_paths = _read_none  # type: ignore[method-assign, assignment]
try:
    import aiohttp as aiohttp  # noqa: PLC0414 - it is had from here
finally:
    ssl.SSLContext.set_default_verify_paths = _read  # type: ignore[method-assign]


@cache
def trusted() -> ssl.SSLContext:
    """Return what checks servers by the machine's certificates, and speaks HTTP/1.1 as aiohttp does."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context
