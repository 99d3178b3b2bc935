"""Sending, copying and deleting messages, and files."""

from __future__ import annotations

from bot.sandbox.acts.forwards import forwarded_content
from bot.sandbox.bot_api.methods.call import keyboard, place
from bot.sandbox.chats import Chat, Message
from bot.sandbox.errors import Refused, bad
from bot.sandbox.files import StoredFile, Upload
from bot.sandbox.json_object import Json
from bot.sandbox.text.limits import caption, message_text, with_people
from bot.sandbox.world import World

_DELETABLE = 48 * 3600
_MOST_DOWNLOADED = 20 * 1024 * 1024
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


def send(world: World, chat: Chat, fields: Json, params: Json) -> Message:
    """Post what the bot sends, with the marks that every kind of message can carry."""
    if params.get("protect_content"):
        fields["has_protected_content"] = True
    if "message_effect_id" in params:
        fields["effect_id"] = params["message_effect_id"]
    return world.messages.post(chat, fields, silent=params.get("disable_notification", False))


def send_message(world: World, params: Json) -> Json:
    chat, fields = place(world, params, "can_send_messages")
    read_text(world, params, fields)
    keyboard(params, fields)
    return send(world, chat, fields, params).wire


def send_photo(world: World, params: Json) -> Json:
    chat, fields = place(world, params, "can_send_photos")
    read_caption(world, params, fields)
    keyboard(params, fields)
    fields["photo"] = stored_photo(world, params["photo"], params).photo_sizes()
    for key, shown in (("has_spoiler", "has_media_spoiler"), ("show_caption_above_media",) * 2):
        if params.get(key):
            fields[shown] = True
    return send(world, chat, fields, params).wire


def send_document(world: World, params: Json) -> Json:
    chat, fields = place(world, params, "can_send_documents")
    read_caption(world, params, fields)
    keyboard(params, fields)
    fields["document"] = stored_document(world, params["document"], params).document()
    return send(world, chat, fields, params).wire


def read_text(world: World, params: Json, fields: Json) -> None:
    """Put the text of a message into its fields, with its entities and what was said of its preview."""
    fields["text"], entities = message_text(params)
    if entities:
        fields["entities"] = with_people(entities, lambda user_id: user(world, user_id))
    if "link_preview_options" in params:
        fields["link_preview_options"] = params["link_preview_options"]


def read_caption(world: World, params: Json, fields: Json) -> None:
    """Put the caption into the fields of a message, if there is one."""
    text, entities = caption(params)
    if text:
        fields["caption"] = text
    if entities:
        fields["caption_entities"] = with_people(entities, lambda user_id: user(world, user_id))


def user(world: World, user_id: int) -> Json | None:
    """Return the User object of somebody, None for a stranger."""
    person = world.directory.people.get(user_id)
    return person.wire if person else None


def attached(source: object, params: Json) -> object:
    """Resolve `attach://name` to the file that came with the call."""
    if isinstance(source, str) and source.startswith("attach://"):
        upload = params.get("attachments", {}).get(source.removeprefix("attach://"))
        if upload is None:
            raise bad(f"there is no file attached as {source.removeprefix('attach://')!r}")
        return upload
    return source


def _stored(world: World, source: str) -> StoredFile:
    if source.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    found = world.files.find(source)
    if found is None:
        raise bad("wrong file identifier/HTTP URL specified")
    return found


def stored_photo(world: World, source: object, params: Json) -> StoredFile:
    """Return the picture that a call sends, new or by file id."""
    source = attached(source, params)
    if isinstance(source, Upload):
        return world.files.keep_photo(source)
    found = _stored(world, str(source))
    if not found.width:
        raise bad("can't use file of type Document as Photo")
    return found


def stored_document(world: World, source: object, params: Json) -> StoredFile:
    """Return the document that a call sends, new or by file id."""
    source = attached(source, params)
    return world.files.keep_document(source) if isinstance(source, Upload) else _stored(world, str(source))


def get_file(world: World, params: Json) -> Json:
    stored = world.files.find(params["file_id"])
    if stored is None:
        raise bad("invalid file_id")
    if len(stored.content) > _MOST_DOWNLOADED:
        raise bad("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


def forward_message(world: World, params: Json) -> Json:
    source = world.directory.reach(params["from_chat_id"]).messages.get(params["message_id"])
    if source is None:
        raise bad("message to forward not found")
    chat, fields = place(world, params, "can_send_messages")
    try:
        fields.update(forwarded_content(source))
    except Refused:
        raise bad("message can't be forwarded") from None
    return send(world, chat, fields, params).wire


def delete_message(world: World, params: Json) -> bool:
    chat = world.directory.reach(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad("message can't be deleted")
    world.messages.delete(message)
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    if chat.bot.may("can_delete_messages"):
        return True
    fresh = world.timeline.date() - message.wire["date"] <= _DELETABLE
    return fresh and (message.by_bot or chat.is_private)


def delete_messages(world: World, params: Json) -> bool:
    """Delete what is there; what is not there is skipped, as documented."""
    chat = world.directory.reach(params["chat_id"])
    if not 1 <= len(params["message_ids"]) <= 100:
        raise bad("message identifiers must be 1-100")
    for message_id in params["message_ids"]:
        message = chat.messages.get(message_id)
        if message is not None and _may_delete(world, chat, message):
            world.messages.delete(message)
    return True


def send_chat_action(world: World, params: Json) -> bool:
    place(world, params, "can_send_messages")
    if params["action"] not in _ACTIONS:
        raise bad("wrong parameter action in request")
    return True


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "getFile": get_file,
    "forwardMessage": forward_message,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
}
