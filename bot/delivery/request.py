"""How calls reach Telegram: over aiohttp, and from handlers not at all."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.redaction import HIDDEN, redact
from bot.delivery.tls import aiohttp, trusted

# Without this choice the library warns whenever a RetryAfter is made or read, and gives plain numbers.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_JSON = {"Content-Type": "application/json"}
_SECRET_IN_URL = re.compile(r"/bot([^/?#]+)")
_FIRST_FAILURE = 300  # HTTP statuses from here on are no success
_TOO_LARGE = 413
_TOO_LARGE_REPLY = b'{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}'
_LONGEST_PAGE = 300  # characters of an error page that an exception's text may quote

_Unset = BaseRequest.DEFAULT_NONE


class AiohttpRequest(BaseRequest):
    """Sends the library's calls over one kept-alive aiohttp session; all timeouts are in seconds.

    Failures of the network become `NetworkError` or `TimedOut`, and no exception it raises holds the
    token. One object may serve as a bot's `request` and `get_updates_request` at once.
    """

    __slots__ = ("_connections", "_keep_alive", "_session", "_timeouts", "_upload_timeout")

    def __init__(
        self,
        *,
        connections: int = 200,
        keep_alive: float = 30.0,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 5.0,
        upload_timeout: float | None = 20.0,
    ) -> None:
        self._connections = connections
        self._keep_alive = keep_alive
        self._timeouts = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        self._upload_timeout = upload_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for a reply when a call does not say otherwise; None is for ever."""
        return self._timeouts[0]

    async def initialize(self) -> None:
        """Open the session; once open, or opened again after a shutdown, nothing more happens."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=self._keep_alive),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Close the session and its connections; a second time does nothing."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = _Unset,
        write_timeout: ODVInput[float] = _Unset,
        connect_timeout: ODVInput[float] = _Unset,
        pool_timeout: ODVInput[float] = _Unset,
    ) -> tuple[int, bytes]:
        """Make one call: its HTTP status and body, whatever they are."""
        if self._session is None:
            raise RuntimeError("This request is not initialized, or was shut down.")
        uploads = request_data is not None and request_data.contains_files
        timeout = self._timeout(method, uploads, read_timeout, write_timeout, connect_timeout, pool_timeout)
        body = _body_of(request_data)
        # The failure is raised after the handler: as its context, the cause could bring the address along.
        failure: NetworkError
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=_JSON if isinstance(body, bytes) else None,
                timeout=timeout,
                ssl=trusted() if url.startswith("https:") else True,
                allow_redirects=False,
            ) as response:
                payload = await response.read()
                if response.status == _TOO_LARGE:
                    # A proxy says so in a page; the library takes it for a failure of the network.
                    return 400, _TOO_LARGE_REPLY
                # Only what Telegram or a download really says stays as it came.
                if response.status >= _FIRST_FAILURE or (method == "POST" and payload[:1] != b"{"):
                    payload = _quotable(payload, url)
                if response.status < _FIRST_FAILURE or payload[:1] == b"{":
                    return response.status, payload
                # A page of a proxy: it refuses neither the token nor a chat, whatever its status.
                failure = NetworkError(f"{response.reason} ({response.status}): {payload.decode()!r}")
        except TimeoutError as error:
            failure = TimedOut(f"Timed out ({type(error).__name__})")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            failure = NetworkError(_hide_token(f"{type(error).__name__}: {error}", url))
        raise failure

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read a reply of the Bot API; anything else, from a proxy perhaps, is a NetworkError."""
        # Bytes that are no UTF-8 become question marks in one text; they must not cost a whole batch.
        text = payload.decode(errors="replace")
        try:
            reply = json.loads(text)
        except ValueError:
            reply = None
        if isinstance(reply, dict) and ("result" in reply or reply.get("ok") is False):
            return reply
        raise NetworkError(f"The reply is not the Bot API's: {redact(text)[:_LONGEST_PAGE]!r}")

    def _timeout(self, method: str, uploads: bool, *given: ODVInput[float]) -> aiohttp.ClientTimeout:  # noqa: FBT001 private, called once
        """The library's four timeouts (read, write, connect, pool) as aiohttp's."""
        read, write, connect, pool = (
            usual if isinstance(asked, DefaultValue) else asked
            for asked, usual in zip(given, self._timeouts, strict=True)
        )
        if uploads and isinstance(given[1], DefaultValue):
            write = self._upload_timeout
        return aiohttp.ClientTimeout(
            # A call ends in time even if its reply trickles; a download takes as long as its bytes come.
            total=None if method == "GET" else _sum(read, write, connect, pool),
            connect=_sum(connect, pool),
            sock_connect=connect,
            sock_read=read,
        )


class HandlerCalledTelegramError(TelegramError):
    """A handler called Telegram itself, inside its batch's transaction: a defect in that handler."""


class RefusingRequest(BaseRequest):
    """For the bot that handlers see: every call raises, so that none can wait for the network.

    `me`, the bot's own user as `getMe` gave it, lets that bot initialize without a call.
    """

    __slots__ = ("_me",)

    def __init__(self, me: Mapping[str, Any] | None = None) -> None:
        self._me = me

    @property
    def read_timeout(self) -> float | None:
        """There is nothing to wait for."""
        return 0.0

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 the library's signature
        request_data: RequestData | None = None,  # noqa: ARG002 the library's signature
        read_timeout: ODVInput[float] = _Unset,  # noqa: ARG002 the library's signature
        write_timeout: ODVInput[float] = _Unset,  # noqa: ARG002 the library's signature
        connect_timeout: ODVInput[float] = _Unset,  # noqa: ARG002 the library's signature
        pool_timeout: ODVInput[float] = _Unset,  # noqa: ARG002 the library's signature
    ) -> tuple[int, bytes]:
        """Answer getMe from memory; raise HandlerCalledTelegramError for all else."""
        call = url.rpartition("/")[2]
        if call == "getMe" and self._me is not None:
            return 200, json.dumps({"ok": True, "result": dict(self._me)}).encode()
        raise HandlerCalledTelegramError(f"Handlers must not call Telegram ({call}); put it into the outbox.")


def seconds_to_wait(refusal: RetryAfter) -> float:
    """How many seconds Telegram wants us to wait after a 429."""
    wait = refusal.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _body_of(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return json.dumps(request_data.parameters).encode()
    # Telegram reads names of files as they are, not percent-encoded.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mimetype) in request_data.multipart_data.items():
        # As a file: aiohttp writes large plain bytes in one piece, which it warns of.
        file = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, file, filename=filename, content_type=mimetype)
    return form


def _quotable(payload: bytes, url: str) -> bytes:
    """A body fit for the text of the exception that the library makes of it: no token, no long page."""
    text = _hide_token(payload.decode(errors="replace"), url)
    return (text if text.startswith("{") else text[:_LONGEST_PAGE]).encode()


def _hide_token(text: str, url: str) -> str:
    for token in _SECRET_IN_URL.findall(url):
        text = text.replace(token, HIDDEN).replace(quote(token, safe=""), HIDDEN)
    return redact(text)


def _sum(*timeouts: float | None) -> float | None:
    """The timeouts one after the other; one without end makes the sum endless."""
    known = [timeout for timeout in timeouts if timeout is not None]
    return sum(known) if len(known) == len(timeouts) else None
