"""From a message and its address to the call that shows it: a new message, an edit, or nothing."""

from __future__ import annotations

import html
import re
from typing import Any, Final

from msgspec import Struct

from bot.core.effects import Post
from bot.storage.messages import Kind, SlotMessage
from bot.telegram.http.api import Upload
from bot.telegram.views.message import (
    ClosePoll,
    DeleteMessage,
    DocumentMessage,
    Key,
    Keyboard,
    Message,
    PhotoMessage,
    PollMessage,
    TextMessage,
)
from bot.telegram.views.words import LONGEST_CAPTION, units, unlinked

_NO_PREVIEW: Final = {"is_disabled": True}
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")


class Call(Struct, frozen=True):
    """One call of the Bot API. `edits` is the message that it changes, None for a new one.

    `kind` is what the message consists of afterwards; None when none is left or it stays as it is.
    """

    method: str
    params: dict[str, Any]
    kind: Kind | None
    edits: int | None = None
    upload: Upload | None = None


def call_for(message: Message, post: Post, target: SlotMessage | None, picture: bytes = b"") -> Call | None:
    """Choose the call that shows a message; None when there is nothing left to close or delete.

    `target` is the message to be edited. What Telegram cannot edit (a text into a poll, a picture into a text)
    is sent anew. `picture` is what a `PhotoMessage` drew.
    """
    match message:
        case TextMessage():
            return _text(message, post, target)
        case PhotoMessage():
            return _photo(message, post, target, picture)
        case DocumentMessage():
            return _document(message, post)
        case PollMessage():
            return _poll(message, post)
        case ClosePoll():
            return None if target is None else _ending("stopPoll", post, target)
        case DeleteMessage():
            return None if target is None else _ending("deleteMessage", post, target)


def plain(call: Call) -> Call:
    """The same call with its HTML taken out: better a plain message than none."""
    params = dict(call.params)
    if isinstance(params.get("media"), dict):
        params["media"] = _plain_params(params["media"])
    return Call(call.method, _plain_params(params), call.kind, call.edits, call.upload)


def _plain_params(params: dict[str, Any]) -> dict[str, Any]:
    texts = {name: _plain_text(params[name]) for name in ("text", "caption") if name in params}
    return {name: value for name, value in params.items() if name != "parse_mode"} | texts


def _plain_text(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _text(message: TextMessage, post: Post, target: SlotMessage | None) -> Call:
    params = {"text": message.html, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
    if message.keyboard is not None:
        params["reply_markup"] = keyboard_of(message.keyboard)
    if target is not None and target.kind == "text":
        return Call("editMessageText", _at(post, target) | params, "text", target.message_id)
    if target is not None and target.kind == "photo" and 0 < units(message.under_picture) <= LONGEST_CAPTION:
        caption = {name: value for name, value in params.items() if name in ("parse_mode", "reply_markup")}
        caption |= _at(post, target) | {"caption": message.under_picture}
        return Call("editMessageCaption", caption, "photo", target.message_id)
    return Call("sendMessage", _to(post) | params, "text")


def _photo(message: PhotoMessage, post: Post, target: SlotMessage | None, picture: bytes) -> Call:
    upload = Upload("photo", "picture.png", picture, "image/png")
    caption = {"caption": message.caption_html, "parse_mode": "HTML"}
    keyboard = {} if message.keyboard is None else {"reply_markup": keyboard_of(message.keyboard)}
    if target is not None and target.kind in {"text", "photo"}:
        media = {"type": "photo", "media": "attach://photo"} | caption
        params = _at(post, target) | {"media": media} | keyboard
        return Call("editMessageMedia", params, "photo", target.message_id, upload)
    return Call("sendPhoto", _to(post) | caption | keyboard, "photo", None, upload)


def _document(message: DocumentMessage, post: Post) -> Call:
    upload = Upload("document", message.filename, message.content, "application/octet-stream")
    caption = {"caption": message.caption_html, "parse_mode": "HTML"} if message.caption_html else {}
    return Call("sendDocument", _to(post) | caption, "document", None, upload)


def _poll(message: PollMessage, post: Post) -> Call:
    params = _to(post) | {
        "question": unlinked(message.question),
        "options": [{"text": unlinked(option)} for option in message.options],
        "type": "quiz",
        "correct_option_ids": [message.correct],
        "is_anonymous": message.anonymous,
        "shuffle_options": message.shuffle,
        "hide_results_until_closes": message.hide_results,
        "allows_revoting": False,
    }
    if message.open_period is not None:
        params["open_period"] = message.open_period
    if message.description:
        params["description"] = unlinked(message.description)
    if message.explanation:
        params["explanation"] = unlinked(message.explanation)
    if message.keyboard is not None:
        params["reply_markup"] = keyboard_of(message.keyboard)
    return Call("sendPoll", params, "poll")


def _ending(method: str, post: Post, target: SlotMessage) -> Call:
    return Call(method, _at(post, target), None, target.message_id)


def _to(post: Post) -> dict[str, Any]:
    params: dict[str, Any] = {"chat_id": post.chat_id}
    if post.thread_id is not None:
        params["message_thread_id"] = post.thread_id
    if post.silent:
        params["disable_notification"] = True
    return params


def _at(post: Post, target: SlotMessage) -> dict[str, Any]:
    return {"chat_id": post.chat_id, "message_id": target.message_id}


def keyboard_of(keyboard: Keyboard) -> dict[str, Any]:
    """Turn a keyboard into Telegram's form."""
    return {"inline_keyboard": [[_button(key) for key in row] for row in keyboard.rows]}


def _button(key: Key) -> dict[str, Any]:
    if key.url:
        return {"text": key.text, "url": key.url}
    if key.copy:
        return {"text": key.text, "copy_text": {"text": key.copy}}
    return {"text": key.text, "callback_data": key.data}
