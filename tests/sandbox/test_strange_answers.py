"""Answers that are none of Telegram's own: pages of a proxy, JSON with the wrong thing in it, a token refused once."""

from __future__ import annotations

import time
from typing import Any

import aiohttp
import msgspec
import pytest

from bot.sandbox.fault_answers import STRANGE
from bot.sandbox.faults import KINDS, Fault
from bot.sandbox.files import Upload
from bot.sandbox.log import took_effect
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller


class RawCaller:
    """Makes calls and returns what came, whatever it is."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session

    async def __call__(self, method: str, **params: Any) -> tuple[int, str, bytes]:
        url = f"{self.sandbox.url}/bot{self.sandbox.token}/{method}"
        async with self.session.post(url, json=params) as response:
            return response.status, response.content_type, await response.read()


@pytest.fixture
def raw(sandbox: Sandbox, session: aiohttp.ClientSession) -> RawCaller:
    return RawCaller(sandbox, session)


@pytest.mark.parametrize("code", [200, 301, 400, 401, 403, 404, 409, 413, 429, 502, 503, 504])
async def test_a_proxy_answers_with_a_page_of_any_status(
    sandbox: Sandbox, raw: RawCaller, person: int, code: int
) -> None:
    sandbox.faults.add(Fault("page", "sendMessage", code=code))
    status, kind, body = await raw("sendMessage", chat_id=person, text="x")
    assert (status, kind) == (code, "text/html")
    assert f"<h1>{code} ".encode() in body
    assert sandbox.messages(person) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("no_result", b'{"ok":true}'),
        ("null_result", b'{"ok":true,"result":null}'),
        ("cut_body", b'{"ok":true,"resu'),
        ("empty_body", b""),
    ],
)
async def test_json_without_what_was_asked_for(
    sandbox: Sandbox, raw: RawCaller, person: int, kind: str, expected: bytes
) -> None:
    sandbox.faults.add(Fault(kind))
    assert await raw("sendMessage", chat_id=person, text="x") == (200, "application/json", expected)


async def test_junk_comes_in_place_of_updates_and_confirms_nothing(
    sandbox: Sandbox, raw: RawCaller, call: Caller, person: int
) -> None:
    sandbox.say(person, None, "/start")
    sandbox.faults.add(Fault("junk_result", "getUpdates"))
    offset = sandbox.updates.pending[0].id + 1
    _, _, body = await raw("getUpdates", offset=offset)
    assert [type(item).__name__ for item in msgspec.json.decode(body)["result"]] == [
        "NoneType",
        "int",
        "str",
        "list",
        "dict",
        "dict",
    ]
    assert len(await call.updates()) == 1


async def test_any_body_and_any_page_can_be_given(sandbox: Sandbox, raw: RawCaller) -> None:
    sandbox.faults.add(Fault("body", "getMe", text='{"ok":false}'))
    sandbox.faults.add(Fault("page", "getMe", text="<p>登录", code=200))
    assert await raw("getMe") == (200, "application/json", b'{"ok":false}')
    assert await raw("getMe") == (200, "text/html", "<p>登录".encode())


@pytest.mark.parametrize("kind", sorted(STRANGE))
async def test_the_call_may_be_done_before_its_answer_is_replaced(
    sandbox: Sandbox, raw: RawCaller, person: int, kind: str
) -> None:
    sandbox.faults.add(Fault(kind, after=True, text="<p>", code=502))
    sandbox.faults.add(Fault(kind, text="<p>", code=502))
    answers = [await raw("sendMessage", chat_id=person, text="x") for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(sandbox.messages(person)) == 1
    entries = sandbox.log.calls("sendMessage")
    assert [entry.outcome for entry in entries] == ["replaced_after", "replaced"]
    assert [took_effect(entry) for entry in entries] == [True, False]


@pytest.mark.parametrize(
    ("kind", "code", "description"), [("unauthorized", 401, "Unauthorized"), ("not_found", 404, "Not Found")]
)
async def test_the_token_is_refused_once(call: Caller, kind: str, code: int, description: str) -> None:
    call.sandbox.faults.add(Fault(kind, "getUpdates"))
    assert await call("getUpdates") == {"ok": False, "error_code": code, "description": description}
    assert (await call("getUpdates"))["ok"]


async def test_every_method_can_be_refused_in_any_words(sandbox: Sandbox, call: Caller, group: int) -> None:
    words = "not enough rights to send polls to the chat"
    for method in ("sendMessage", "getChatAdministrators", "sendChatAction"):
        sandbox.faults.add(Fault("refused", method, text=f"Bad Request: {words}"))
        params = {"text": "x"} if method == "sendMessage" else {}
        params |= {"action": "typing"} if method == "sendChatAction" else {}
        assert await call.refusal(method, chat_id=group, **params) == f"Bad Request: {words}"


async def test_a_refusal_can_be_slow_too(sandbox: Sandbox, call: Caller, person: int) -> None:
    sandbox.faults.add(Fault("refused", delay=0.05))
    before = time.monotonic()
    await call.refusal("sendMessage", chat_id=person, text="x")
    assert time.monotonic() - before >= 0.05


async def test_a_download_fails_as_calls_do(
    sandbox: Sandbox, session: aiohttp.ClientSession, call: Caller, person: int
) -> None:
    sent = sandbox.send_document(person, None, Upload("a.csv", "text/csv", b"1,2"))
    path = (await call.result("getFile", file_id=sent.document_id))["file_path"]
    url = f"{sandbox.url}/file/bot{sandbox.token}/{path}"
    sandbox.faults.add(Fault("page", "file", code=502))
    sandbox.faults.add(Fault("not_found", "file"))
    # The client asks once more by itself when a connection that it kept is cut.
    sandbox.faults.add(Fault("reset_before", "file", count=2))
    for code in (502, 404):
        async with session.get(url) as response:
            assert response.status == code
    with pytest.raises(aiohttp.ClientConnectionError):
        await session.get(url)
    async with session.get(url) as response:
        assert await response.read() == b"1,2"


async def test_each_kind_is_explained() -> None:
    assert [kind for kind in KINDS if f'"{kind}"' not in (Fault.__doc__ or "")] == []
