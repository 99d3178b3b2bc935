"""The Bot API by raw calls: what the intake, the sender and the toasts use, past python-telegram-bot's objects."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Mapping
from http import HTTPStatus
from time import monotonic
from typing import Any

import msgspec
from msgspec import Struct
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)

from bot.observer import NOBODY, Observer
from bot.telegram.http.descriptions import harmless
from bot.telegram.http.forms import File, Form
from bot.telegram.http.request import CurlRequest, Unanswered

log = logging.getLogger(__name__)
# A thousand toasts must leave connections for messages.
FIRED_AT_ONCE = 32
# A proxy says these when it gave up waiting: Telegram may have carried the call out all the same.
_GAVE_UP = frozenset({408, 499, 504, 522, 524})
_encode = msgspec.json.Encoder().encode


class Flooded(TelegramError):
    """Too many requests. python-telegram-bot's own `RetryAfter` warns of a deprecation each time it is made."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many requests: retry after {seconds} s")
        self.seconds = seconds


class NotTelegram(NetworkError):
    """Something between us and Telegram answered in its place: nothing was done, and nothing is decided by it."""


class TokenRefused(Exception):
    """Telegram itself has said, again and again, that it does not know the token."""


class Upload(Struct, frozen=True):
    """A file of a call; the name that a parameter refers to is `attach://<part>`, or the parameter's own."""

    part: str
    filename: str
    content: bytes
    mimetype: str


class Parameters(msgspec.Struct, frozen=True):
    """What a refusal says beside its description: seconds to wait, or the group's new id."""

    retry_after: float = 0
    migrate_to_chat_id: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """What the server said. `error_code` is 0 when `ok`. Of its result everybody reads as much as they need."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: Parameters = Parameters()


_decode = msgspec.json.Decoder(Answer).decode


class BotApi:
    """Calls methods of the Bot API by name, with JSON in and JSON out."""

    def __init__(
        self,
        request: CurlRequest,
        token: str,
        api_url: str = "https://api.telegram.org",
        observer: Observer = NOBODY,
    ) -> None:
        self._request = request
        self._observer = observer
        self._base = f"{api_url.rstrip('/')}/bot{token}/"
        self._files = f"{api_url.rstrip('/')}/file/bot{token}/"
        self._fired: set[asyncio.Task[None]] = set()
        self._waiting: deque[tuple[str, Mapping[str, Any]]] = deque()

    async def ask(
        self,
        method: str,
        params: Mapping[str, Any],
        upload: Upload | None = None,
        read_timeout: float | None = None,
    ) -> Answer:
        """Call a method, and tell the observer how it ended; a refusal by Telegram is an answer.

        Errors: `NotSent` and `Unanswered` for a lost connection, `NotTelegram` for what is not Telegram's word.
        """
        body = _encode(params) if upload is None else _form(params, upload)
        began, outcome = monotonic(), "offline"
        try:
            answer = _answer_of(*await self._request.exchange(self._base + method, body, read_timeout))
            outcome = "ok" if answer.ok else str(answer.error_code)
            return answer
        finally:
            self._observer.called(method, outcome, monotonic() - began)

    async def call(self, method: str, params: Mapping[str, Any], read_timeout: float | None = None) -> Any:
        """Call a method and return its raw result; a refusal rises as python-telegram-bot's error for it."""
        answer = await self.ask(method, params, read_timeout=read_timeout)
        if not answer.ok:
            raise error_of(answer)
        return CurlRequest.parse_json_payload(answer.result)

    async def download(self, file_id: str, most: int) -> bytes:
        """Return a file that somebody sent, at most `most` bytes of it and one more where it is larger.

        Errors: python-telegram-bot's own for a refusal; `NotSent`, `Unanswered` for a lost connection.
        """
        told = await self.call("getFile", {"file_id": file_id})
        status, content = await self._request.fetch(self._files + str(told.get("file_path", "")), most)
        if status != HTTPStatus.OK:
            raise BadRequest(f"the file cannot be had: HTTP {status}")
        return content

    def fire(self, method: str, params: Mapping[str, Any]) -> None:
        """Start a call whose outcome nobody needs, such as the answer to a button tap."""
        self._waiting.append((method, params))
        if len(self._fired) < FIRED_AT_ONCE:
            task = asyncio.get_running_loop().create_task(self._work_off())
            self._fired.add(task)
            task.add_done_callback(self._fired.discard)

    async def settled(self) -> None:
        """Return when all fired calls have ended."""
        while self._fired:
            await asyncio.wait(self._fired)

    async def _work_off(self) -> None:
        """Carry out what was fired, one call after the other, until nothing waits."""
        while self._waiting:
            await self._try(*self._waiting.popleft())

    async def _try(self, method: str, params: Mapping[str, Any]) -> None:
        try:
            answer = await self.ask(method, params)
        except NetworkError as fault:
            log.debug("%s was lost: %s", method, fault)
            return
        if not answer.ok:
            log.debug("%s was refused: %s", method, harmless(answer.description))


def error_of(answer: Answer) -> TelegramError:
    """Turn a refusal into python-telegram-bot's error for it; what it says may be logged."""
    text = harmless(answer.description)
    if answer.parameters.migrate_to_chat_id is not None:
        return ChatMigrated(answer.parameters.migrate_to_chat_id)
    if answer.error_code == HTTPStatus.TOO_MANY_REQUESTS:
        return Flooded(answer.parameters.retry_after or 1.0)
    kinds: dict[int, type[TelegramError]] = {
        400: BadRequest,
        401: InvalidToken,
        403: Forbidden,
        404: InvalidToken,
        409: Conflict,
    }
    return kinds.get(answer.error_code, NetworkError)(text)


def _form(params: Mapping[str, Any], upload: Upload) -> Form:
    fields = {
        name: value if isinstance(value, str) else _encode(value).decode() for name, value in params.items()
    }
    return Form(fields, {upload.part: File(upload.filename, upload.content, upload.mimetype)})


def _answer_of(status: int, payload: bytes) -> Answer:
    try:
        answer = _decode(payload)
    except msgspec.MsgspecError:
        return _lenient(status, payload)
    return answer if answer.ok or answer.error_code else _coded(answer, status)


def _lenient(status: int, payload: bytes) -> Answer:
    """Read an answer that is not strict JSON (a lone surrogate in a name); a proxy's page is none."""
    try:
        answer = _decode(_encode(CurlRequest.parse_json_payload(payload)))
    except (TelegramError, msgspec.MsgspecError):
        # Telegram's answers begin with a brace: what does so and cannot be read may have been cut off.
        cut_off = status < HTTPStatus.MULTIPLE_CHOICES and payload.lstrip()[:1] in (b"{", b"")
        if cut_off or status in _GAVE_UP:
            raise Unanswered(f"the answer (HTTP {status}) cannot be read") from None
        raise NotTelegram(f"HTTP {status} with a page that is not Telegram's") from None
    return answer if answer.ok or answer.error_code else _coded(answer, status)


def _coded(answer: Answer, status: int) -> Answer:
    return msgspec.structs.replace(answer, error_code=status)
