"""What an answer of Telegram means for the row that was sent: done, again, elsewhere, or never."""

from __future__ import annotations

from enum import Enum, auto
from http import HTTPStatus
from typing import Final

from msgspec import Struct

from bot.telegram.http.api import Answer
from bot.telegram.sending.refusals import Meaning, known

UNKNOWN_REFUSAL: Final = "not-known"
"""A refusal of Telegram's own that does not stand in the table."""


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


class SendResult(Struct, frozen=True):
    """A fate with its particulars: milliseconds to wait, the group's new id, or why it was refused."""

    fate: Fate
    wait: int = 0
    chat_id: int = 0
    reason: str = ""


_FATES: Final[dict[Meaning, Fate]] = {
    Meaning.SHOWN: Fate.DONE,
    Meaning.ANEW: Fate.ANEW,
    Meaning.PLAIN: Fate.PLAIN,
    Meaning.WITHOUT_PICTURE: Fate.WITHOUT_PICTURE,
    Meaning.MESSAGE: Fate.REFUSED,
    Meaning.TODAY: Fate.REFUSED,
    Meaning.TOPIC: Fate.REFUSED,
    Meaning.CHAT: Fate.REFUSED,
    Meaning.RETRY: Fate.AGAIN,
}
# What the words of a refusal can come with: the others are never about a message.
_ABOUT_MESSAGES: Final = frozenset({400, 403, 406, 413})


def judge(answer: Answer) -> SendResult:
    """Decide what an answer of Telegram's means. What is nobody's fault, or not known, is tried again."""
    code = answer.error_code
    if answer.ok:
        return SendResult(Fate.DONE)
    if answer.parameters.migrate_to_chat_id is not None:
        return SendResult(Fate.MOVED, chat_id=answer.parameters.migrate_to_chat_id)
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return SendResult(Fate.WAIT, wait=max(1000, int(answer.parameters.retry_after * 1000)))
    if code not in _ABOUT_MESSAGES:
        # 5xx is Telegram's trouble, 401, 404 and 409 are the operator's: the message itself is well.
        return SendResult(Fate.AGAIN)
    refusal = known(answer.description)
    if refusal is None:
        return SendResult(Fate.AGAIN, reason=UNKNOWN_REFUSAL)
    return SendResult(_FATES[refusal.meaning], reason=refusal.reason)
