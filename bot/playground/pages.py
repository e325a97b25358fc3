"""Serves the chat page's files, and turns away what another site's page sends."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

log = logging.getLogger(__name__)

_LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")
_PAGE = Path(__file__).parent / "page"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
}


@web.middleware
async def turn_others_away(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn away what another site's page sends: the playground listens to this machine's own."""
    host = request.headers.get("Host", "")
    origin = request.headers.get("Origin", f"http://{host}")
    site = request.headers.get("Sec-Fetch-Site", "none")
    ours = site in ("none", "same-origin")
    followed = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"  # a link to us
    here = _LOOPBACK.fullmatch(host) and origin == f"http://{host}" and (ours or followed)
    if not here:
        return web.json_response({"error": "The playground answers its own page only."}, status=403)
    response = await handler(request)
    if not response.prepared:
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@web.middleware
async def tell_what_is_not_kept(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tell the page, the bot and the log in a sentence that the playground's file takes nothing."""
    try:
        return await handler(request)
    except sqlite3.Error as error:
        why = f"The playground's file can't be written: {error}. Make room on its disk; then it goes on."
        log.error("%s", why)  # noqa: TRY400 - expected, and worded
        body = {"ok": False, "error_code": 500, "description": why, "error": why}  # as either reads it
        return web.json_response(body, status=500)


async def serve_page(request: web.Request) -> web.Response:
    """The file of the page that the request names; the page itself if it names none."""
    path = _PAGE / request.match_info.get("name", "index.html")
    if path.parent != _PAGE or path.suffix not in _TYPES or not path.is_file():
        return web.Response(status=404, text="There is no such page.")
    content = await asyncio.to_thread(path.read_bytes)
    return web.Response(body=content, headers={"Content-Type": _TYPES[path.suffix]})
