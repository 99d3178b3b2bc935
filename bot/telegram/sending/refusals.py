"""Every refusal of the Bot API that is known, in one table: what it means, for how long, and who is told.

Only a description that stands here decides a row's fate. Whatever else comes back, from a proxy or from a newer
Telegram, is tried again with growing waits.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from msgspec import Struct


class Meaning(Enum):
    """What is refused, and for how long."""

    SHOWN = auto()
    """Nothing: the chat shows already what was to be shown."""
    ANEW = auto()
    """The edit; a new message takes the place of the one that is gone."""
    PLAIN = auto()
    """The markup; the same words go without it."""
    WITHOUT_PICTURE = auto()
    """The picture; the words that stand for it go instead."""
    MESSAGE = auto()
    """This message, for good; the next one may be well."""
    TODAY = auto()
    """The chat as it is set now: this message is left out, and the next day's is tried again."""
    TOPIC = auto()
    """The forum topic, until somebody names another place or opens it."""
    CHAT = auto()
    """The chat, until the person starts the bot again or somebody adds it again."""
    RETRY = auto()
    """Nothing: Telegram has a trouble of its own that passes."""


class Told(Enum):
    """Who hears of it."""

    NOBODY = auto()
    OPERATOR = auto()
    """In the log: it is a fault of ours."""
    STARTER = auto()
    """In private, whoever started the game there; and the group as far as it can be written to."""


class Refusal(Struct, frozen=True):
    """A part of Telegram's description, in lower case, and what follows from it; `reason` is the core's word for it."""

    part: str
    meaning: Meaning
    reason: str = ""
    told: Told = Told.NOBODY


def _all(meaning: Meaning, reason: str, told: Told, *parts: str) -> tuple[Refusal, ...]:
    return tuple(Refusal(part, meaning, reason, told) for part in parts)


CHAT_WIDE: Final = frozenset({"blocked", "deactivated", "kicked"})
"""With one of these we are out. Nothing else switches anything off."""

# The first part that is found decides, so what is narrower stands before what is wider.
REFUSALS: Final[tuple[Refusal, ...]] = (
    # --- nothing is wrong, or another way is open
    *_all(
        *(Meaning.SHOWN, "", Told.NOBODY),
        "message is not modified",
        "message_not_modified",
        "poll has already been closed",
    ),
    *_all(
        *(Meaning.ANEW, "", Told.NOBODY),
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
        "message_edit_time_expired",
        "message_author_required",
        "message identifier is not specified",
        "there is no text in the message to edit",
        "there is no caption in the message to edit",
        "there is no media in the message to edit",
        "message to delete not found",
        "message can't be deleted",
        "message_delete_forbidden",
        "message with poll to stop not found",
        "message is not a poll",
        "poll can't be stopped",
    ),
    *_all(
        *(Meaning.PLAIN, "", Told.OPERATOR),
        "can't parse entities",
        "can't find end of the entity",
        "entity_bounds_invalid",
        "entities_too_long",
        "unsupported start tag",
    ),
    *_all(
        *(Meaning.WITHOUT_PICTURE, "", Told.OPERATOR),
        "photo_",
        "image_process_failed",
        "wrong file identifier",
        "wrong type of the web page content",
        "failed to get http url content",
        "file must be non-empty",
        "media_empty",
        "media_invalid",
        "chat_send_photos_forbidden",
        "chat_send_media_forbidden",
        "not enough rights to send photos",
        "not enough rights to send media",
        "not enough rights to send animations",
    ),
    # --- we are out
    *_all(
        *(Meaning.CHAT, "blocked", Told.NOBODY),
        "bot was blocked by the user",
        "user_is_blocked",
        "can't initiate conversation",
        "can't send messages to bots",
        "can't send messages to the bot",
    ),
    *_all(
        *(Meaning.CHAT, "deactivated", Told.NOBODY),
        "user is deactivated",
        "user_deactivated",
        "user_deleted",
    ),
    *_all(
        *(Meaning.CHAT, "kicked", Told.STARTER),
        "bot was kicked",
        "not a member of",
        "need to be a member",
        "user_not_participant",
        "group chat was deactivated",
        "chat was deleted",
        "group is deactivated",
        "bot is not in the chat",
        "channel_private",
    ),
    # --- the topic
    *_all(
        *(Meaning.TOPIC, "topic-gone", Told.STARTER),
        "message thread not found",
        "topic_deleted",
        "topic_id_invalid",
        "thread not found",
        "the chat is not a forum",
        "the topic is deleted",
    ),
    *_all(*(Meaning.TOPIC, "topic-closed", Told.STARTER), "topic_closed", "topic is closed"),
    # --- closed to us as things stand: for the night, for polls, for this kind of member
    *_all(
        *(Meaning.TODAY, "no-rights", Told.STARTER),
        "chat_write_forbidden",
        "chat_restricted",
        "chat_guest_send_forbidden",
        "chat_send_",
        "chat_admin_required",
        "chat_forbidden",
        "chat_forwards_restricted",
        "send_as_peer_invalid",
        "not enough rights",
        "have no rights",
        "has no rights",
        "need administrator rights",
        "bot is not an administrator",
        "user_restricted",
        "user_banned_in_channel",
        "user_privacy_restricted",
        "premium_required",
        "allow_payment_required",
        "payment_required",
    ),
    # A Bot API server that is new, or was moved to, does not know a chat before it hears of it.
    *_all(
        *(Meaning.TODAY, "unknown-chat", Told.STARTER),
        "chat not found",
        "user not found",
        "peer_id_invalid",
        "chat_id_invalid",
        "channel_invalid",
        "user_id_invalid",
    ),
    # --- this message
    *_all(
        *(Meaning.MESSAGE, "too-long", Told.OPERATOR),
        "message is too long",
        "caption is too long",
        "_too_long",
        "request entity too large",
        "file is too big",
        "must be non-empty and at most",
        "must not exceed",
        "too many characters",
    ),
    *_all(
        *(Meaning.MESSAGE, "rejected", Told.OPERATOR),
        "message text is empty",
        "message_empty",
        "text must be non-empty",
        "text must be encoded in utf-8",
        "strings must be encoded in utf-8",
        "chat_id is empty",
        "poll must have",
        "poll question must",
        "poll options must",
        "poll option",
        "poll_answers_invalid",
        "poll_answer_invalid",
        "poll_question_invalid",
        "poll_option_",
        "poll can't be",
        "poll_unsupported",
        "quiz_",
        "wrong correct option",
        "button_",
        "reply_markup_",
        "inline keyboard",
        "inline_keyboard",
        "object expected as reply markup",
        "can't parse inline keyboard",
        "can't parse reply keyboard",
        "can't parse ",
        "wrong parameter action",
        "message_thread_id",
        "message can't be sent",
        "invalid message",
        "method is available only",
        "unsupported parse_mode",
        "unsupported url protocol",
        "wrong http url",
        "url host is empty",
        "webpage_",
        "chat_type_",
        "replied message not found",
        "message to be replied not found",
        "message to reply not found",
        "message to copy not found",
        "message to forward not found",
        "query is too old",
        "query_id_invalid",
        "document_invalid",
    ),
    # --- Telegram's own troubles
    *_all(
        *(Meaning.RETRY, "", Told.NOBODY),
        "internal server error",
        "bad gateway",
        "gateway timeout",
        "service unavailable",
        "too many requests",
        "retry later",
        "rpc_call_fail",
        "rpc_mcget_fail",
        "random_id_duplicate",
        "slowmode_wait",
        "flood_wait",
    ),
    # The token, another process: the message is well, and the operator has something to do.
    *_all(
        *(Meaning.RETRY, "", Told.OPERATOR),
        "unauthorized",
        "logged out",
        "terminated by",
        "can't use getupdates method while webhook is active",
        "method not found",
    ),
)


def known(description: str) -> Refusal | None:
    """Find what a description of Telegram's means; None for one that is not known."""
    text = description.lower()
    return next((refusal for refusal in REFUSALS if refusal.part in text), None)
