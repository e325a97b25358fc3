"""A lean Bot API for measuring bots: `python -m bench.whole.telegram` prints its port and serves.

It knows what the measured bots need (`getMe`, `getUpdates`, `sendMessage`; any other method succeeds),
refuses a wrong token or a message without chat or text, and delays each reply by `latency` seconds. The
benchmark talks to it under `/bench/`: it sets the latency, has people write, and waits for the replies.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "1000:a-token-for-benchmarks-that-opens-nothing-at-all"  # noqa: S105 - it opens nothing
ME = {
    "id": 1000,
    "is_bot": True,
    "first_name": "Bench",
    "username": "bench_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
LONGEST_TEXT = 4096

Reply = Callable[[bytes], None]


@dataclass(slots=True)
class Said:
    """A message of a person's: when it came to Telegram, was confirmed by the bot, and first replied to."""

    arrived: float
    confirmed: float = 0.0
    replied: float = 0.0


@dataclass(slots=True)
class Telegram:
    """What waits for the bot, and what has come of it."""

    latency: float = 0.0
    started: float = field(default_factory=time.monotonic)
    first_poll: float = 0.0
    waiting: deque[tuple[int, int, bytes]] = field(default_factory=deque)
    said: dict[int, Said] = field(default_factory=dict)
    unanswered: int = 0
    to_come: int = 0
    refused: int = 0
    last_update: int = field(default_factory=lambda: int(1000 * time.time()))  # none that a bot knows
    last_message: int = 100
    poller: tuple[Reply, asyncio.TimerHandle] | None = None
    watcher: Reply | None = None

    def call(self, method: str, values: dict[str, Any], reply: Reply) -> None:
        """Answer a call of the bot's."""
        match method:
            case "sendMessage":
                self._send(values, reply)
            case "getUpdates":
                self._fetch(values, reply)
            case "getMe":
                reply(_ok(ME))
            case _:
                reply(_ok(True))  # noqa: FBT003 - what Telegram answers

    def _send(self, values: dict[str, Any], reply: Reply) -> None:
        chat, text = int(values.get("chat_id", 0)), str(values.get("text", ""))
        said = self.said.get(chat)
        if said is None or not 0 < len(text) <= LONGEST_TEXT:
            self.refused += 1
            reply(_refusal(400, "Bad Request: chat not found or no text"))
            return
        self.last_message += 1
        message = {
            "message_id": self.last_message,
            "from": ME,
            "chat": {"id": chat, "type": "private", "first_name": "Ann"},
            "date": int(time.time()),
            "text": text,
        }
        reply(_ok(message))
        if not said.replied:
            said.replied = time.monotonic()
            self.unanswered -= 1
            self._tell_if_done()

    def _fetch(self, values: dict[str, Any], reply: Reply) -> None:
        if not self.first_poll:
            self.first_poll = time.monotonic()
        offset, limit = int(values.get("offset", 0)), int(values.get("limit", 100))
        while self.waiting and self.waiting[0][0] < offset:
            chat = self.waiting.popleft()[1]
            self.said[chat].confirmed = time.monotonic()
        self._tell_if_done()
        if self.poller is not None:
            self.poller[1].cancel()
            self.poller[0](_refusal(409, "Conflict: terminated by other getUpdates request"))
        if self.waiting or not float(values.get("timeout", 0)):
            self.poller = None
            self._hand_out(reply, limit)
            return
        later = asyncio.get_running_loop().call_later(float(values["timeout"]), self._time_out)
        self.poller = (reply, later)

    def _time_out(self) -> None:
        if self.poller is not None:
            poller, self.poller = self.poller[0], None
            poller(_ok([]))

    def _hand_out(self, reply: Reply, limit: int) -> None:
        batch = [self.waiting[place] for place in range(min(limit, len(self.waiting)))]
        reply(b'{"ok":true,"result":[' + b",".join(update for _, _, update in batch) + b"]}")

    def give(self, messages: list[tuple[int, str]], seconds: float) -> None:
        """Have each of these people write a text, all at once or spread evenly over some seconds."""
        self.said.clear()
        self.refused = 0
        self.unanswered = self.to_come = len(messages)
        self.started = time.monotonic()
        loop = asyncio.get_running_loop()
        if not seconds:
            for chat, text in messages:
                self._arrive(chat, text)
            self._hand_out_to_poller()
            return
        for place, (chat, text) in enumerate(messages):
            loop.call_later(place * seconds / len(messages), self._arrive_alone, chat, text)

    def _arrive_alone(self, chat: int, text: str) -> None:
        self._arrive(chat, text)
        self._hand_out_to_poller()

    def _arrive(self, chat: int, text: str) -> None:
        self.last_update += 1
        self.to_come -= 1
        self.last_message += 1
        self.said[chat] = Said(time.monotonic())
        message = {
            "message_id": self.last_message,
            "from": {"id": chat, "is_bot": False, "first_name": "Ann", "language_code": "en"},
            "chat": {"id": chat, "type": "private", "first_name": "Ann"},
            "date": int(time.time()),
            "text": text,
        }
        update = json.dumps({"update_id": self.last_update, "message": message}).encode()
        self.waiting.append((self.last_update, chat, update))

    def _hand_out_to_poller(self) -> None:
        if self.poller is not None and self.waiting:
            poller, later = self.poller
            self.poller = None
            later.cancel()
            self._hand_out(poller, 100)

    def bench(self, command: str, values: dict[str, Any], reply: Reply) -> None:
        """Answer the benchmark."""
        match command:
            case "give":
                self.latency = values["latency"]
                self.give(values["messages"], values["seconds"])
                reply(b"{}")
            case "wait":
                self.watcher = reply
                self._tell_if_done()
            case "first_poll":
                reply(json.dumps(self.first_poll).encode())
            case _:
                raise ValueError(command)

    def _tell_if_done(self) -> None:
        if self.watcher is None or self.unanswered or self.to_come or self.waiting:
            return
        watcher, self.watcher = self.watcher, None
        said = self.said.values()
        report = {
            "seconds": max(one.replied for one in said) - self.started,
            "delays": [one.replied - one.arrived for one in said],
            "commits": [one.confirmed - one.arrived for one in said],
            "refused": self.refused,
        }
        watcher(json.dumps(report).encode())


class Connection(asyncio.Protocol):
    """HTTP/1.1 as far as clients of a Bot API speak it: one request after the other, with a length."""

    def __init__(self, telegram: Telegram) -> None:
        """Start with nothing read."""
        self._telegram = telegram
        self._read = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to reply."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request; once it is whole, answer it."""
        self._read += data
        head, end, body = self._read.partition(b"\r\n\r\n")
        if not end:
            return
        fields = {}
        first, *lines = head.decode("latin-1").split("\r\n")
        for line in lines:
            name, _, value = line.partition(":")
            fields[name.lower()] = value.strip()
        if "chunked" in fields.get("transfer-encoding", ""):
            self._reply(_refusal(400, "Bad Request: this server wants a Content-Length"))
            return
        if len(body) < int(fields.get("content-length", 0)):
            return
        self._read = b""
        self._answer(first.split(" ")[1], body, fields.get("content-type", ""))

    def _answer(self, path: str, body: bytes, kind: str) -> None:
        text = body.decode()
        values = json.loads(text) if kind.startswith("application/json") else dict(parse_qsl(text))
        _, owner, name = path.split("/")
        if owner == "bench":
            self._telegram.bench(name, values, self._reply)
        elif owner == f"bot{TOKEN}":
            self._telegram.call(name, values, self._reply_late)
        else:
            self._reply(_refusal(401, "Unauthorized"))

    def _reply_late(self, body: bytes) -> None:
        if self._telegram.latency:
            asyncio.get_running_loop().call_later(self._telegram.latency, self._reply, body)
        else:
            self._reply(body)

    def _reply(self, body: bytes) -> None:
        code = 200 if not body.startswith(b'{"ok": false') else json.loads(body)["error_code"]
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(
                b"HTTP/1.1 %d -\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                % (code, len(body), body)
            )


def _ok(result: object) -> bytes:
    return b'{"ok":true,"result":' + json.dumps(result).encode() + b"}"


def _refusal(code: int, description: str) -> bytes:
    return json.dumps({"ok": False, "error_code": code, "description": description}).encode()


async def serve() -> None:
    """Print the port, and serve until killed."""
    telegram = Telegram()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(telegram), "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
