"""Editing what the bot sent, and answering taps."""

from __future__ import annotations

from bot.sandbox.bot_api.methods.call import keyboard, own_message
from bot.sandbox.bot_api.methods.messages import read_caption, read_text, stored_document, stored_photo
from bot.sandbox.chats import Message
from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.queries import Toast
from bot.sandbox.text.entities import utf16
from bot.sandbox.world import World

_CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "has_media_spoiler",
    "show_caption_above_media",
    "reply_markup",
)
_TEXT = ("text", "entities", "link_preview_options", "reply_markup")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media", "reply_markup")


def replace(world: World, message: Message, keys: tuple[str, ...], fields: Json) -> Json:
    """Replace some of a message's content; raise when nothing would change, as Telegram does."""
    wire = message.wire
    if all(wire.get(key) == fields.get(key) for key in keys):
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    kept = {key: value for key, value in wire.items() if key not in keys}
    world.messages.replace(message, {**kept, **fields})
    return message.wire


def edit_text(world: World, params: Json) -> Json:
    if "rich_message" in params:
        raise bad("the sandbox shows no rich messages")
    message = own_message(world, params, "edit")
    if "text" not in message.wire:
        raise bad("there is no text in the message to edit")
    fields: Json = {}
    read_text(world, params, fields)
    keyboard(params, fields)
    return replace(world, message, _TEXT, fields)


def edit_caption(world: World, params: Json) -> Json:
    message = own_message(world, params, "edit")
    if "photo" not in message.wire and "document" not in message.wire:
        raise bad("there is no caption in the message to edit")
    fields: Json = {}
    read_caption(world, params, fields)
    if params.get("show_caption_above_media"):
        fields["show_caption_above_media"] = True
    keyboard(params, fields)
    return replace(world, message, _CAPTION, fields)


def edit_media(world: World, params: Json) -> Json:
    message = own_message(world, params, "edit")
    media = params["media"]
    if "poll" in message.wire:
        raise bad("message media can't be edited")
    fields: Json = {}
    read_caption(world, media, fields)
    if media["type"] == "photo":
        fields["photo"] = stored_photo(world, media["media"], params).photo_sizes()
    elif media["type"] == "document":
        fields["document"] = stored_document(world, media["media"], params).document()
    else:
        raise bad(f"the sandbox shows no {media['type']}")
    keyboard(params, fields)
    return replace(world, message, _CONTENT, fields)


def edit_reply_markup(world: World, params: Json) -> Json:
    message = own_message(world, params, "edit")
    fields: Json = {}
    keyboard(params, fields)
    return replace(world, message, ("reply_markup",), fields)


def answer_callback_query(world: World, params: Json) -> bool:
    text = params.get("text", "")
    if utf16(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    alert = params.get("show_alert", False)
    toast = Toast(text, alert, params.get("url")) if text or params.get("url") else None
    world.queries.answer(params["callback_query_id"], toast, world.timeline.now())
    return True


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_reply_markup,
    "answerCallbackQuery": answer_callback_query,
}
