"""The Bot API over HTTP: reading requests, answering them, serving files."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Mapping
from typing import Any

from aiohttp import BodyPartReader, web
from aiohttp.web_request import FileField
from multidict import MultiDictProxy

from bot.playground.befalling import befall, hand_out_otherwise
from bot.playground.faults import Fault, Faults, Hang, Lose, Reset, Strike
from bot.playground.ledger import Entry, Ledger
from bot.playground.limits import Limits
from bot.playground.methods import carry_out
from bot.playground.refusals import BotRefused, bad_request
from bot.playground.requests import Call, Upload
from bot.playground.world import World

TOKEN = "1000:playground-token-of-no-value-to-anyone"  # noqa: S105 - it opens nothing but the playground

_SENDING = {"sendmessage", "sendphoto"}
_BAD_GATEWAY = 502
_BAD_GATEWAY_PAGE = """\
<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx/1.18.0</center>
</body>
</html>
"""
_EDITING = {"editmessagetext", "editmessagecaption", "editmessagereplymarkup"}


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>` as Telegram would, faults included."""

    def __init__(self, world: World, ledger: Ledger, faults: Faults, *, limits: bool) -> None:
        self._world = world
        self._ledger = ledger
        self._faults = faults
        self._limits = Limits(enforced=limits)
        self.closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        """The routes to serve."""
        return [
            web.route("*", "/bot{token}/{method}", self.answer),
            web.get("/file/bot{token}/{path:.+}", self.serve_file),
        ]

    async def answer(self, request: web.Request) -> web.Response:
        """The answer to one call: its result, or the refusal with its status; a fault may swallow either."""
        came = self._world.clock.seconds()
        call = Call(request.match_info["method"])
        strike: Strike | None = None
        status, body = 0, dict[str, Any]()
        try:
            _check_token(request)
            call = await read_call(request)
            strike = self._faults.at_arrival(call.method, call.integer("chat_id"), came)
            if strike is None or not isinstance(strike.fault, Reset | Hang):
                status, body = 200, {"ok": True, "result": await self._carry_out(call, strike)}
        except BotRefused as refused:
            status, body = refused.code, refused.as_json()
        now = self._world.clock.seconds()
        fault = strike.fault if status == 0 and strike else self._befall_reply(call, body, now)
        lost = isinstance(fault, Reset | Hang | Lose)
        self._ledger.record(Entry(came, now, call, status, body, arrived=not lost))
        if lost:
            await self._lose_reply(request, fault)
        return _as_response(status, body)

    async def _carry_out(self, call: Call, strike: Strike | None) -> Any:
        """The call's result, once the fault that struck it at its arrival has had its way."""
        if strike is not None:
            await befall(strike, call, self._world, self._limits)
        self._keep_pace(call)
        return await carry_out(self._world, call)

    def _befall_reply(self, call: Call, body: dict[str, Any], now: float) -> Fault | None:
        """Let a fault change the updates in a reply; returns the fault."""
        strike = self._faults.at_reply(call.method, call.integer("chat_id"), now)
        if strike is None:
            return None
        if isinstance(body.get("result"), list) and call.method.lower() == "getupdates":
            body["result"] = hand_out_otherwise(strike, body["result"], self._world.updates.confirmed)
        return strike.fault

    async def _lose_reply(self, request: web.Request, fault: Fault | None) -> None:
        """Break the connection, or keep it open and silent."""
        if isinstance(fault, Hang | Lose) and (isinstance(fault, Hang) or fault.half_open):
            await self.closing.wait()
        if request.transport is not None:
            request.transport.abort()

    async def serve_file(self, request: web.Request) -> web.Response:
        """A file that getFile named."""
        try:
            _check_token(request)
        except BotRefused as refused:
            return web.json_response(refused.as_json(), status=refused.code)
        content = self._world.memory.read_file(request.match_info["path"])
        if content is None:
            return web.json_response(BotRefused(404, "Not Found").as_json(), status=404)
        return web.Response(body=content, content_type="application/octet-stream")

    def _keep_pace(self, call: Call) -> None:
        name = call.method.lower()
        if name not in _SENDING | _EDITING:
            return
        chat = self._world.chats.get(call.integer("chat_id"))
        if chat is None:
            return
        now = self._world.clock.seconds()
        wait = self._limits.seconds_to_wait(chat.id, now, group=chat.is_group, edit=name in _EDITING)
        if wait:
            seconds = math.ceil(wait)
            raise BotRefused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def _as_response(status: int, body: dict[str, Any]) -> web.Response:
    """JSON, with `Retry-After` where there is something to wait for; a bad gateway answers with a page."""
    if status == _BAD_GATEWAY:
        return web.Response(status=status, text=_BAD_GATEWAY_PAGE, content_type="text/html")
    retry_after = body.get("parameters", {}).get("retry_after")
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    return web.json_response(body, status=status or _BAD_GATEWAY, headers=headers)


def _check_token(request: web.Request) -> None:
    if request.match_info["token"] != TOKEN:
        raise BotRefused(401, "Unauthorized")


async def read_call(request: web.Request) -> Call:
    """The call in a request: query, urlencoded form, multipart form or JSON; later ones win."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json":
            body = json.loads(await request.read() or b"{}")
            if not isinstance(body, dict):
                raise bad_request("can't parse JSON object")
            values |= body
        elif request.content_type.startswith("multipart/"):
            uploads = await _read_multipart(request, values)
        else:
            values |= _plain(await request.post())
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise bad_request("can't parse the request's body") from error
    except web.HTTPRequestEntityTooLarge as error:
        raise BotRefused(413, "Request Entity Too Large") from error
    return Call(request.match_info["method"], values, uploads)


def _plain(form: MultiDictProxy[str | bytes | bytearray | FileField]) -> Mapping[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def _read_multipart(request: web.Request, values: dict[str, Any]) -> dict[str, Upload]:
    """Put the form's fields into `values`, and return its files."""
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            values[part.name] = content.decode()
        else:
            uploads[part.name] = Upload(part.filename, content)
    return uploads
