from __future__ import annotations

import asyncio
import io
import socket
import ssl
import struct
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.request import (
    AiohttpRequest,
    HandlerCalledTelegramError,
    RefusingRequest,
    seconds_to_wait,
)
from bot.delivery.tls import trusted

TOKEN = "123456:canary-token"  # noqa: S105 nobody's token, nor of the real shape: the request must know it from the address
ME = {"id": 123456, "is_bot": True, "first_name": "Viva", "username": "viva_bot"}
MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "hi"}

CERTIFICATE = Path(__file__).with_name("loopback.pem")
"""Of 127.0.0.1, with its key, which is nobody's secret: it was made for this test."""

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class StandIn:
    """A server on loopback that answers each method of the Bot API as it was told."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.paths: list[str] = []
        self.peers: set[Any] = set()
        self.url = ""

    def answer(self, method: str, body: Any, status: int = 200) -> None:
        async def reply(_: web.Request) -> web.Response:
            return web.json_response(body, status=status)

        self.answers[method] = reply

    def refuse(self, method: str, status: int, description: str, **parameters: int) -> None:
        body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        self.answer(method, body | ({"parameters": parameters} if parameters else {}), status)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        self.paths.append(request.path)
        self.peers.add(request.transport.get_extra_info("peername"))
        return await self.answers[request.path.rpartition("/")[2]](request)


@pytest.fixture
async def server() -> AsyncIterator[StandIn]:
    stand_in = StandIn()
    stand_in.answer("getMe", {"ok": True, "result": ME})
    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/{path:.*}", stand_in.serve)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    stand_in.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield stand_in
    await runner.cleanup()


@pytest.fixture
async def bot(server: StandIn) -> AsyncIterator[Bot]:
    async with bot_at(server.url) as opened:
        yield opened


def bot_at(url: str) -> Bot:
    return Bot(
        TOKEN,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )


def told(error: BaseException) -> str:
    """Everything that a log could show of the error, up to its causes."""
    return "".join(traceback.format_exception(error)) + repr(error) + repr(error.__context__)


async def test_a_call_is_sent_as_json_and_its_result_comes_back(server: StandIn, bot: Bot) -> None:
    async def reply(request: web.Request) -> web.Response:
        values = await request.json()
        assert values == {"chat_id": 5, "text": "żółw & <b>", "reply_parameters": {"message_id": 3}}
        return web.json_response({"ok": True, "result": MESSAGE})

    server.answers["sendMessage"] = reply
    message = await bot.send_message(5, "żółw & <b>", reply_to_message_id=3)
    assert message.message_id == 7
    assert server.paths[-1] == f"/bot{TOKEN}/sendMessage"


@pytest.fixture
async def tls_server() -> AsyncIterator[str]:
    """Give the address of a server that speaks TLS, by a certificate that no machine knows."""

    async def reply(_: web.BaseRequest) -> web.Response:
        return web.json_response({"ok": True, "result": ME})

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    runner = web.ServerRunner(web.Server(reply))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
def certificates_read_anew() -> Iterator[None]:
    trusted.cache_clear()
    yield
    trusted.cache_clear()


@pytest.mark.usefixtures("certificates_read_anew")
async def test_a_server_is_spoken_to_whose_certificate_the_machine_knows(
    tls_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    async with bot_at(tls_server) as bot:
        assert bot.username == "viva_bot"


async def test_a_server_is_refused_whose_certificate_the_machine_does_not_know(tls_server: str) -> None:
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError, match="CERTIFICATE_VERIFY_FAILED"):
            await request.post(f"{tls_server}/bot{TOKEN}/getMe")


async def test_calls_share_a_connection(server: StandIn, bot: Bot) -> None:
    for _ in range(5):
        await bot.get_me()
    assert len(server.peers) == 1


async def test_no_more_connections_than_allowed_are_open_at_once(server: StandIn) -> None:
    async with AiohttpRequest(connections=2) as request:
        await asyncio.gather(*(request.post(f"{server.url}/bot{TOKEN}/getMe") for _ in range(20)))
    assert len(server.peers) <= 2


async def test_an_upload_arrives_whole_with_its_name_and_type(server: StandIn, bot: Bot) -> None:
    content = bytes(range(256)) * 8192  # two megabytes: more than aiohttp likes to take as plain bytes

    async def reply(request: web.Request) -> web.Response:
        form = await request.post()
        file = form["document"]
        assert isinstance(file, web.FileField)
        assert (file.filename, file.content_type) == ('żółw "1".md', "text/markdown")
        assert file.file.read() == content
        file.file.close()
        assert (form["chat_id"], form["caption"]) == ("5", "a deck")
        return web.json_response({"ok": True, "result": MESSAGE})

    server.answers["sendDocument"] = reply
    await bot.send_document(5, io.BytesIO(content), filename='żółw "1".md', caption="a deck")
    assert server.paths[-1].endswith("/sendDocument")


async def test_a_download_comes_back_byte_for_byte(server: StandIn, bot: Bot) -> None:
    async def reply(_: web.Request) -> web.Response:
        return web.Response(body=b"\xff\x00<html>")

    server.answer(
        "getFile", {"ok": True, "result": {"file_id": "f", "file_unique_id": "u", "file_path": "d/ż 1.md"}}
    )
    server.answers["ż 1.md"] = reply
    file = await bot.get_file("f")
    assert bytes(await file.download_as_bytearray()) == b"\xff\x00<html>"


async def test_a_silent_server_times_out_without_telling_the_token(server: StandIn) -> None:
    released = asyncio.Event()

    async def reply(_: web.Request) -> web.Response:
        await released.wait()
        return web.json_response({})

    server.answers["sendMessage"] = reply
    async with bot_at(server.url) as bot:
        with pytest.raises(TimedOut) as caught:
            await bot.send_message(5, "hi", read_timeout=0.05)
    released.set()
    assert TOKEN not in told(caught.value)


async def test_a_reply_that_trickles_times_out_as_a_whole(server: StandIn) -> None:
    async def reply(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:  # until the client hangs up
            await response.write(b" ")
            await asyncio.sleep(0)

    server.answers["sendMessage"] = reply
    short = AiohttpRequest(read_timeout=0.05, write_timeout=0.03, connect_timeout=0.03, pool_timeout=0.03)
    async with short as request:
        with pytest.raises(TimedOut):
            await request.post(f"{server.url}/bot{TOKEN}/sendMessage")


async def test_waiting_for_a_free_connection_times_out(server: StandIn) -> None:
    released = asyncio.Event()
    arrived = asyncio.Event()

    async def reply(_: web.Request) -> web.Response:
        arrived.set()
        await released.wait()
        return web.json_response({"ok": True, "result": True})

    server.answers["slow"] = reply
    async with AiohttpRequest(connections=1) as request:
        first = asyncio.create_task(request.post(f"{server.url}/bot{TOKEN}/slow"))
        await arrived.wait()
        with pytest.raises(TimedOut):
            await request.post(f"{server.url}/bot{TOKEN}/getMe", connect_timeout=0.02, pool_timeout=0.02)
        released.set()
        assert await first is True


async def test_nobody_listening_is_a_network_error_without_the_token() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening, so that nobody else can listen there
        with pytest.raises(NetworkError) as caught:
            async with bot_at(f"http://127.0.0.1:{taken.getsockname()[1]}"):
                pytest.fail("nobody answered, yet the bot knows itself")
    assert "Connect" in str(caught.value)
    assert TOKEN not in told(caught.value)


async def test_a_reset_connection_is_a_network_error_without_the_token(server: StandIn, bot: Bot) -> None:
    async def reply(request: web.Request) -> web.Response:
        assert request.transport is not None
        wire = request.transport.get_extra_info("socket")
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
        return web.Response()

    server.answers["sendMessage"] = reply
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(5, "hi")
    assert TOKEN not in told(caught.value)


@pytest.mark.parametrize("url", ["http://[oops/bot{}/getMe", "ftp://127.0.0.1/bot{}/getMe", "/bot{}/getMe"])
async def test_an_impossible_address_is_a_network_error_without_the_token(url: str) -> None:
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(url.format(TOKEN))
    assert TOKEN not in told(caught.value)


@pytest.mark.parametrize(
    ("status", "description", "expected"),
    [
        (400, "Chat not found", BadRequest),
        (401, "Unauthorized", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (409, "Conflict: terminated by other getUpdates request", Conflict),
        (500, "Internal Server Error", NetworkError),
    ],
)
async def test_a_refusal_has_its_own_kind_and_telegram_s_wording(
    server: StandIn, bot: Bot, status: int, description: str, expected: type[TelegramError]
) -> None:
    server.refuse("sendMessage", status, description)
    with pytest.raises(expected) as caught:
        await bot.send_message(5, "hi")
    assert type(caught.value) is expected
    assert description in str(caught.value)


async def test_too_many_requests_says_how_long_to_wait(server: StandIn, bot: Bot) -> None:
    server.refuse("sendMessage", 429, "Too Many Requests: retry after 7", retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(5, "hi")
    assert seconds_to_wait(caught.value) == 7.0


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 502, 530])
async def test_a_page_in_place_of_json_is_a_short_network_error_without_the_token(
    server: StandIn, bot: Bot, status: int
) -> None:
    async def reply(request: web.Request) -> web.Response:
        page = f"<html>No luck with {request.url} {request.path} {request.path} {'x' * 9000}"
        return web.Response(text=page, status=status, content_type="text/html", headers={"Location": "/x"})

    server.answers["sendMessage"] = reply
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(5, "hi")
    assert "No luck" in str(caught.value)
    assert TOKEN not in told(caught.value)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize("body", [[], "hello", 3, {}, {"ok": True}])
async def test_json_that_is_no_reply_is_a_network_error(server: StandIn, bot: Bot, body: Any) -> None:
    server.answer("sendMessage", body)
    with pytest.raises(NetworkError):
        await bot.send_message(5, "hi")


async def test_broken_utf_8_costs_a_character_and_not_the_reply(server: StandIn, bot: Bot) -> None:
    async def reply(_: web.Request) -> web.Response:
        return web.Response(body=b'{"ok":true,"result":{"name":"a\xffb"}}')

    server.answers["getMyName"] = reply
    assert (await bot.get_my_name()).name == "a\ufffdb"


async def test_opening_and_closing_twice_is_harmless_and_it_opens_again(server: StandIn) -> None:
    request = AiohttpRequest()
    await request.shutdown()
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert await request.post(f"{server.url}/bot{TOKEN}/getMe") == ME
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(NetworkError, match="not initialized"):
        await request.post(f"{server.url}/bot{TOKEN}/getMe")


async def test_one_request_serves_a_bot_in_both_roles(server: StandIn) -> None:
    server.answer("getUpdates", {"ok": True, "result": []})
    request = AiohttpRequest()
    async with Bot(TOKEN, base_url=f"{server.url}/bot", request=request, get_updates_request=request) as bot:
        assert await bot.get_updates() == ()
        assert bot.username == "viva_bot"


async def test_the_bot_that_handlers_see_knows_itself_and_refuses_to_call() -> None:
    refusing = RefusingRequest(ME)
    async with Bot(TOKEN, request=refusing, get_updates_request=refusing) as bot:
        assert bot.username == "viva_bot"
        with pytest.raises(
            HandlerCalledTelegramError, match=r"sendMessage.*put it into the outbox"
        ) as caught:
            await bot.send_message(5, "hi")
        assert TOKEN not in told(caught.value)
        with pytest.raises(HandlerCalledTelegramError, match="getUpdates"):
            await bot.get_updates()


async def test_without_its_user_the_refusing_bot_refuses_even_that() -> None:
    with pytest.raises(HandlerCalledTelegramError, match="getMe"):
        await Bot(TOKEN, request=RefusingRequest(), get_updates_request=RefusingRequest()).initialize()
