"""Small steps for reading the sandbox's own HTTP requests and answering them."""

from __future__ import annotations

from typing import Any

import msgspec
from aiohttp import web

from bot.sandbox.errors import ApiError, Refused, bad
from bot.sandbox.json_object import Json

NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_HEADERS = {**NO_STORE, "Content-Type": "application/json"}


def answer(body: Any, status: int = 200) -> web.Response:
    """Return a JSON answer."""
    return web.Response(body=msgspec.json.encode(body), status=status, headers=_HEADERS)


def refusal(error: Exception) -> web.Response:
    """Return what went wrong as an answer: 400 with words, 404 for what is not there."""
    if isinstance(error, KeyError):
        return answer({"error": f"there is no {error.args[0]}"}, 404)
    if isinstance(error, Refused):
        return answer({"error": error.words, "reason": str(error)}, 400)
    if isinstance(error, ApiError):
        return answer({"error": error.description}, error.code)
    return answer({"error": str(error)}, 400)


async def read_json(request: web.BaseRequest) -> Json:
    """Return the JSON object of a request."""
    try:
        body = msgspec.json.decode(await request.read() or b"{}")
    except msgspec.DecodeError:
        raise bad("can't parse request JSON object") from None
    if not isinstance(body, dict):
        raise bad("can't parse request JSON object")
    return body


def number(request: web.BaseRequest, name: str, default: int | None = None) -> int:
    """Return a number of the query string; raise the error 400 when it is none."""
    text = request.query.get(name)
    if text is None and default is not None:
        return default
    return whole_number(text or "", name)


def whole_number(text: str, name: str) -> int:
    """Return a number in writing; raise the error 400 when it is none."""
    try:
        return int(text)
    except ValueError:
        raise bad(f"{name} must be a number") from None


def field(body: Json, name: str, kind: type) -> Any:
    """Return a field of a JSON body, of that type; raise the error 400 otherwise."""
    value = body.get(name)
    if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
        raise bad(f"{name} must be of type {kind.__name__}")
    return value
