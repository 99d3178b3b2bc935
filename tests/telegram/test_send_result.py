"""What each of Telegram's answers means for a row."""

from __future__ import annotations

import pytest

from bot.telegram.http.api import Answer, Parameters
from bot.telegram.sending.send_result import Fate, SendResult, judge

REFUSED = Fate.REFUSED


@pytest.mark.parametrize(
    ("code", "description", "fate", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user", REFUSED, "blocked"),
        (403, "Forbidden: user is deactivated", REFUSED, "deactivated"),
        (403, "Forbidden: bot was kicked from the group chat", REFUSED, "kicked"),
        (403, "Forbidden: bot is not a member of the supergroup chat", REFUSED, "kicked"),
        (403, "Forbidden: bot can't initiate conversation with a user", REFUSED, "blocked"),
        (403, "Forbidden: something new", REFUSED, "blocked"),
        (400, "Bad Request: chat not found", REFUSED, "unknown-chat"),
        (400, "Bad Request: not enough rights to send polls to the chat", REFUSED, "no-rights"),
        (400, "Bad Request: message thread not found", REFUSED, "topic-gone"),
        (400, "Bad Request: TOPIC_CLOSED", REFUSED, "topic-closed"),
        (400, "Bad Request: message is too long", REFUSED, "too-long"),
        (400, "Bad Request: message caption is too long", REFUSED, "too-long"),
        (413, "Request Entity Too Large", REFUSED, "too-long"),
        (400, "Bad Request: something new", REFUSED, "rejected"),
        (400, "Bad Request: can't parse entities: Unsupported start tag", Fate.PLAIN, ""),
        (400, "Bad Request: message is not modified: specified new message content", Fate.DONE, ""),
        (400, "Bad Request: poll has already been closed", Fate.DONE, ""),
        (400, "Bad Request: message to edit not found", Fate.ANEW, ""),
        (400, "Bad Request: message can't be edited", Fate.ANEW, ""),
        (400, "Bad Request: there is no text in the message to edit", Fate.ANEW, ""),
        (400, "Bad Request: message with poll to stop not found", Fate.ANEW, ""),
        (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", Fate.WITHOUT_PICTURE, ""),
        (500, "Internal Server Error", Fate.AGAIN, ""),
        (502, "Bad Gateway", Fate.AGAIN, ""),
        (401, "Unauthorized", Fate.AGAIN, ""),
    ],
)
def test_a_refusal_is_understood(code: int, description: str, fate: Fate, reason: str) -> None:
    answer = Answer(ok=False, error_code=code, description=description)
    assert judge(answer, chat_id=5) == SendResult(fate, reason=reason)


def test_a_group_that_forbids_without_a_known_reason_has_thrown_the_bot_out() -> None:
    answer = Answer(ok=False, error_code=403, description="Forbidden: something new")
    assert judge(answer, chat_id=-5).reason == "kicked"


def test_an_upgraded_group_has_another_id() -> None:
    answer = Answer(
        ok=False,
        error_code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        parameters=Parameters(migrate_to_chat_id=-1005),
    )
    assert judge(answer, chat_id=-5) == SendResult(Fate.MOVED, chat_id=-1005)


@pytest.mark.parametrize(("seconds", "wait"), [(3, 3000), (0, 1000), (0.2, 1000), (1.5, 1500)])
def test_a_flood_names_its_time(seconds: float, wait: int) -> None:
    answer = Answer(ok=False, error_code=429, parameters=Parameters(retry_after=seconds))
    assert judge(answer, chat_id=5) == SendResult(Fate.WAIT, wait=wait)


def test_success_is_success() -> None:
    assert judge(Answer(ok=True, result={"message_id": 3}), chat_id=5) == SendResult(Fate.DONE)
