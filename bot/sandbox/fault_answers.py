"""Answers that are none of Telegram's own: a proxy's page, JSON with the wrong thing in it."""

from __future__ import annotations

from http import HTTPStatus

from bot.sandbox.http_answer import HTML_TYPE, Answer

BODIES = {
    "no_result": b'{"ok":true}',
    "null_result": b'{"ok":true,"result":null}',
    "junk_result": b'{"ok":true,"result":[null,7,"x",[],{},{"update_id":"x"}]}',
    "cut_body": b'{"ok":true,"resu',
    "empty_body": b"",
}
STRANGE = frozenset({"page", "body", *BODIES})


def strange_answer(kind: str, code: int, text: str) -> Answer:
    """Return the answer of a fault in `STRANGE`: `text` is its page or body, where the kind has none."""
    if kind == "page":
        return Answer(code, (text or _proxy_page(code)).encode(), HTML_TYPE)
    return Answer(200, BODIES[kind] if kind in BODIES else text.encode())


def server_error(code: int) -> str:
    """Return the description that goes with an HTTP status."""
    return HTTPStatus(code).phrase if code in HTTPStatus._value2member_map_ else "Internal Server Error"


def _proxy_page(code: int) -> str:
    """Return a page as gateways make them."""
    title = f"{code} {server_error(code)}"
    return f"<html>\r\n<head><title>{title}</title></head>\r\n<body><h1>{title}</h1></body>\r\n</html>\r\n"
