"""What an answer of Telegram means for the row that was sent: done, again, elsewhere, or never."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus

from bot.telegram.http.api import Answer


class Fate(Enum):
    """What becomes of a row: all but the last two are told by an answer, these two by its absence."""

    DONE = auto()
    WAIT = auto()
    AGAIN = auto()
    MOVED = auto()
    ANEW = auto()
    PLAIN = auto()
    WITHOUT_PICTURE = auto()
    REFUSED = auto()
    OFFLINE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class SendResult:
    """A fate with its particulars: milliseconds to wait, the group's new id, or why it was refused."""

    fate: Fate
    wait: int = 0
    chat_id: int = 0
    reason: str = ""


# A chat with one of these is closed to the bot altogether.
CHAT_WIDE = frozenset({"blocked", "deactivated", "kicked", "unknown-chat"})

_DONE = SendResult(Fate.DONE)
_ANEW = SendResult(Fate.ANEW)
_NO_PICTURE = SendResult(Fate.WITHOUT_PICTURE)

# Parts of Telegram's descriptions, in lower case; the first that is found decides.
_BAD_REQUESTS: tuple[tuple[str, SendResult], ...] = (
    ("message is not modified", _DONE),
    ("poll has already been closed", _DONE),
    ("can't parse entities", SendResult(Fate.PLAIN)),
    ("message to edit not found", _ANEW),
    ("message can't be edited", _ANEW),
    ("message_id_invalid", _ANEW),
    ("there is no text in the message to edit", _ANEW),
    ("message to delete not found", _ANEW),
    ("message can't be deleted", _ANEW),
    ("message with poll to stop not found", _ANEW),
    ("message is too long", SendResult(Fate.REFUSED, reason="too-long")),
    ("too_long", SendResult(Fate.REFUSED, reason="too-long")),
    ("caption is too long", SendResult(Fate.REFUSED, reason="too-long")),
    ("photo_", _NO_PICTURE),
    ("image_process_failed", _NO_PICTURE),
    ("chat not found", SendResult(Fate.REFUSED, reason="unknown-chat")),
    ("user not found", SendResult(Fate.REFUSED, reason="unknown-chat")),
    ("peer_id_invalid", SendResult(Fate.REFUSED, reason="unknown-chat")),
    ("thread not found", SendResult(Fate.REFUSED, reason="topic-gone")),
    ("topic_deleted", SendResult(Fate.REFUSED, reason="topic-gone")),
    ("topic_closed", SendResult(Fate.REFUSED, reason="topic-closed")),
    ("rights", SendResult(Fate.REFUSED, reason="no-rights")),
    ("write_forbidden", SendResult(Fate.REFUSED, reason="no-rights")),
    ("chat_restricted", SendResult(Fate.REFUSED, reason="no-rights")),
    ("chat_send_", SendResult(Fate.REFUSED, reason="no-rights")),
)
_FORBIDDEN: tuple[tuple[str, str], ...] = (
    ("blocked by the user", "blocked"),
    ("can't initiate conversation", "blocked"),
    ("deactivated", "deactivated"),
    ("rights", "no-rights"),
    ("kicked", "kicked"),
    ("not a member", "kicked"),
)


def judge(answer: Answer, chat_id: int) -> SendResult:
    """Decide what an answer means. Anything that is nobody's fault is tried again."""
    code, text = answer.error_code, answer.description.lower()
    if answer.ok:
        return _DONE
    if answer.parameters.migrate_to_chat_id is not None:
        return SendResult(Fate.MOVED, chat_id=answer.parameters.migrate_to_chat_id)
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return SendResult(Fate.WAIT, wait=max(1000, int(answer.parameters.retry_after * 1000)))
    if code == HTTPStatus.FORBIDDEN:
        closed = "blocked" if chat_id > 0 else "kicked"
        return SendResult(
            Fate.REFUSED, reason=next((why for part, why in _FORBIDDEN if part in text), closed)
        )
    if code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return SendResult(Fate.REFUSED, reason="too-long")
    if code == HTTPStatus.BAD_REQUEST:
        rejected = SendResult(Fate.REFUSED, reason="rejected")
        return next((result for part, result in _BAD_REQUESTS if part in text), rejected)
    # 5xx is Telegram's trouble, 401, 404 and 409 are the operator's: the message itself is well.
    return SendResult(Fate.AGAIN)
