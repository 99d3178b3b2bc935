"""Sending, copying and deleting messages, and files."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chats import Chat, Message
from bot.sandbox.errors import bad
from bot.sandbox.files import StoredFile
from bot.sandbox.limits import caption, message_text, with_people
from bot.sandbox.methods.call import keyboard, place
from bot.sandbox.people import People
from bot.sandbox.readers import Upload

Wire = dict[str, Any]

_DELETABLE = 48 * 3600
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_COPIED = ("text", "entities", "caption", "caption_entities", "photo", "document", "has_media_spoiler")


def send(world: People, chat: Chat, fields: Wire, params: Wire) -> Message:
    """Post what the bot sends, with the marks that every kind of message can carry."""
    if params.get("protect_content"):
        fields["has_protected_content"] = True
    if "message_effect_id" in params:
        fields["effect_id"] = params["message_effect_id"]
    return world.post(chat, fields, silent=params.get("disable_notification", False))


def send_message(world: People, params: Wire) -> Wire:
    chat, fields = place(world, params, "can_send_messages")
    fields["text"], entities = message_text(params)
    if entities:
        fields["entities"] = with_people(entities, lambda user_id: user(world, user_id))
    if "link_preview_options" in params:
        fields["link_preview_options"] = params["link_preview_options"]
    keyboard(params, fields)
    return send(world, chat, fields, params).wire


def send_photo(world: People, params: Wire) -> Wire:
    chat, fields = place(world, params, "can_send_photos")
    _caption(world, params, fields)
    keyboard(params, fields)
    fields["photo"] = photo_sizes(stored_photo(world, params["photo"], params))
    for key, shown in (("has_spoiler", "has_media_spoiler"), ("show_caption_above_media",) * 2):
        if params.get(key):
            fields[shown] = True
    return send(world, chat, fields, params).wire


def send_document(world: People, params: Wire) -> Wire:
    chat, fields = place(world, params, "can_send_documents")
    _caption(world, params, fields)
    keyboard(params, fields)
    fields["document"] = document(stored_document(world, params["document"], params))
    return send(world, chat, fields, params).wire


def _caption(world: People, params: Wire, fields: Wire) -> None:
    text, entities = caption(params)
    if text:
        fields["caption"] = text
    if entities:
        fields["caption_entities"] = with_people(entities, lambda user_id: user(world, user_id))


def user(world: People, user_id: int) -> Wire | None:
    """Return the User object of somebody, None for a stranger."""
    person = world.people.get(user_id)
    return person.wire if person else None


def attached(source: object, params: Wire) -> object:
    """Resolve `attach://name` to the file that came with the call."""
    if isinstance(source, str) and source.startswith("attach://"):
        upload = params.get("attachments", {}).get(source.removeprefix("attach://"))
        if upload is None:
            raise bad(f"there is no file attached as {source.removeprefix('attach://')!r}")
        return upload
    return source


def _stored(world: People, source: str) -> StoredFile:
    if source.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    found = world.files.find(source)
    if found is None:
        raise bad("wrong file identifier/HTTP URL specified")
    return found


def stored_photo(world: People, source: object, params: Wire) -> StoredFile:
    """Return the picture that a call sends, new or by file id."""
    source = attached(source, params)
    if isinstance(source, Upload):
        return world.files.keep_photo(source)
    found = _stored(world, str(source))
    if not found.width:
        raise bad("can't use file of type Document as Photo")
    return found


def stored_document(world: People, source: object, params: Wire) -> StoredFile:
    """Return the document that a call sends, new or by file id."""
    source = attached(source, params)
    return world.files.keep_document(source) if isinstance(source, Upload) else _stored(world, str(source))


def photo_sizes(stored: StoredFile) -> list[Wire]:
    """Return the PhotoSize objects of a picture; one size is enough for everybody here."""
    return [
        {
            "file_id": stored.id,
            "file_unique_id": stored.unique_id,
            "width": stored.width,
            "height": stored.height,
            "file_size": len(stored.content),
        }
    ]


def document(stored: StoredFile) -> Wire:
    """Return the Document object of a file."""
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_name": stored.name,
        "mime_type": stored.mime,
        "file_size": len(stored.content),
    }


def get_file(world: People, params: Wire) -> Wire:
    stored = world.files.find(params["file_id"])
    if stored is None:
        raise bad("invalid file_id")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


def _original(world: People, params: Wire, verb: str) -> Message:
    source = world.reach(params["from_chat_id"]).messages.get(params["message_id"])
    if source is None:
        raise bad(f"message to {verb} not found")
    return source


def copy_message(world: People, params: Wire) -> Wire:
    source = _original(world, params, "copy")
    content = {key: source.wire[key] for key in _COPIED if key in source.wire}
    if not content:
        raise bad("message can't be copied")
    chat, fields = place(world, params, "can_send_messages")
    fields.update(content)
    if "caption" in params:
        for key in ("caption", "caption_entities"):
            fields.pop(key, None)
        _caption(world, params, fields)
    keyboard(params, fields)
    return {"message_id": send(world, chat, fields, params).message_id}


def forward_message(world: People, params: Wire) -> Wire:
    source = _original(world, params, "forward")
    chat, fields = place(world, params, "can_send_messages")
    fields.update({key: source.wire[key] for key in (*_COPIED, "poll") if key in source.wire})
    origin = {"type": "user", "sender_user": source.wire["from"], "date": source.wire["date"]}
    fields["forward_origin"] = origin
    return send(world, chat, fields, params).wire


def delete_message(world: People, params: Wire) -> bool:
    chat = world.reach(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad("message can't be deleted")
    world.delete(message)
    return True


def _may_delete(world: People, chat: Chat, message: Message) -> bool:
    if chat.bot.may("can_delete_messages"):
        return True
    fresh = world.date() - message.wire["date"] <= _DELETABLE
    return fresh and (message.by_bot or chat.is_private)


def delete_messages(world: People, params: Wire) -> bool:
    """Delete what is there; what is not there is skipped, as documented."""
    chat = world.reach(params["chat_id"])
    if not 1 <= len(params["message_ids"]) <= 100:
        raise bad("message identifiers must be 1-100")
    for message_id in params["message_ids"]:
        message = chat.messages.get(message_id)
        if message is not None and _may_delete(world, chat, message):
            world.delete(message)
    return True


def send_chat_action(world: People, params: Wire) -> bool:
    place(world, params, "can_send_messages")
    if params["action"] not in _ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def set_message_reaction(world: People, params: Wire) -> bool:
    chat = world.reach(params["chat_id"])
    if params["message_id"] not in chat.messages:
        raise bad("message to react not found")
    if len(params.get("reaction", [])) > 1:
        raise bad("REACTIONS_TOO_MANY")
    return True


def pin(world: People, params: Wire) -> bool:
    chat = world.reach(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad("message to pin not found")
    if not (chat.is_private or chat.bot.may("can_pin_messages")):
        raise bad("not enough rights to manage pinned messages in the chat")
    chat.pinned.append(message.message_id)
    return True


def unpin(world: People, params: Wire) -> bool:
    chat = world.reach(params["chat_id"])
    if not (chat.is_private or chat.bot.may("can_pin_messages")):
        raise bad("not enough rights to manage pinned messages in the chat")
    wanted = params.get("message_id", chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(wanted)
    return True


def unpin_all(world: People, params: Wire) -> bool:
    world.reach(params["chat_id"]).pinned.clear()
    return True


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "getFile": get_file,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
}
