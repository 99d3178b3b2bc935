"""Parameters and files of a call of the bot, read from wherever Telegram takes them."""

from __future__ import annotations

import msgspec
from aiohttp import BodyPartReader, web
from yarl import URL

from bot.sandbox.errors import bad
from bot.sandbox.files import Upload
from bot.sandbox.json_object import Json

FORM = "multipart/form-data"


async def read_call(request: web.BaseRequest) -> tuple[Json, dict[str, Upload] | None]:
    """Return the parameters (query, JSON or form) and the files of a call; raise the error 400."""
    kind = request.headers.get("Content-Type", "")
    params: Json = dict(request.query) if request.query_string else {}
    if kind.startswith(FORM):
        fields, uploads = await read_form(request)
        return {**params, **fields}, uploads
    if request.body_exists:
        params.update(_read_body(kind, await request.read()))
    return params, None


async def read_form(request: web.BaseRequest) -> tuple[dict[str, str], dict[str, Upload]]:
    """Return the fields and files of a multipart form; raise the error 400 for any other body."""
    if not request.headers.get("Content-Type", "").startswith(FORM):
        raise bad(f"expected {FORM}")
    fields: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            fields[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, content)
    return fields, uploads


def _read_body(kind: str, body: bytes) -> Json:
    if not body:
        return {}
    if kind.startswith("application/json"):
        try:
            params = msgspec.json.decode(body)
        except msgspec.DecodeError:
            raise bad("can't parse request JSON object") from None
        if not isinstance(params, dict):
            raise bad("can't parse request JSON object")
        return params
    try:
        return dict(URL.build(query_string=body.decode(), encoded=True).query)
    except ValueError:
        raise bad("can't parse the form") from None
