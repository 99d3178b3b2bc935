"""What each of Telegram's answers means for a row."""

from __future__ import annotations

import msgspec
import pytest

from bot.telegram.http.api import Answer, Parameters
from bot.telegram.sending.refusals import CHAT_WIDE, REFUSALS, Meaning, known
from bot.telegram.sending.send_result import UNKNOWN_REFUSAL, Fate, SendResult, judge

REFUSED = Fate.REFUSED


@pytest.mark.parametrize(
    ("code", "description", "fate", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user", REFUSED, "blocked"),
        (403, "Forbidden: user is deactivated", REFUSED, "deactivated"),
        (403, "Forbidden: bot was kicked from the group chat", REFUSED, "kicked"),
        (403, "Forbidden: bot is not a member of the supergroup chat", REFUSED, "kicked"),
        (403, "Forbidden: bot can't initiate conversation with a user", REFUSED, "blocked"),
        (403, "Forbidden: something new", Fate.AGAIN, UNKNOWN_REFUSAL),
        (400, "Bad Request: chat not found", REFUSED, "unknown-chat"),
        (400, "Bad Request: not enough rights to send polls to the chat", REFUSED, "no-rights"),
        (400, "Bad Request: message thread not found", REFUSED, "topic-gone"),
        (400, "Bad Request: TOPIC_CLOSED", REFUSED, "topic-closed"),
        (400, "Bad Request: message is too long", REFUSED, "too-long"),
        (400, "Bad Request: message caption is too long", REFUSED, "too-long"),
        (413, "Request Entity Too Large", REFUSED, "too-long"),
        (400, "Bad Request: something new", Fate.AGAIN, UNKNOWN_REFUSAL),
        (400, "", Fate.AGAIN, UNKNOWN_REFUSAL),
        (400, "Bad Request: message text is empty", REFUSED, "rejected"),
        (404, "Not Found", Fate.AGAIN, ""),
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
    assert judge(answer) == SendResult(fate, reason=reason)


CLOSED_FOR_NOW = (
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_SEND_POLL_FORBIDDEN",
    "CHAT_SEND_PLAIN_FORBIDDEN",
    "CHAT_RESTRICTED",
    "CHAT_GUEST_SEND_FORBIDDEN",
    "not enough rights to send text messages to the chat",
    "have no rights to send a message",
)


@pytest.mark.parametrize("words", CLOSED_FOR_NOW)
@pytest.mark.parametrize(("code", "before"), [(400, "Bad Request: "), (403, "Forbidden: ")])
def test_a_chat_that_is_closed_for_now_is_not_closed_for_good(words: str, code: int, before: str) -> None:
    result = judge(Answer(ok=False, error_code=code, description=before + words))
    assert result == SendResult(REFUSED, reason="no-rights")
    assert result.reason not in CHAT_WIDE


def test_only_what_says_that_we_are_out_closes_a_chat() -> None:
    assert {refusal.reason for refusal in REFUSALS if refusal.meaning is Meaning.CHAT} == CHAT_WIDE
    assert {refusal.meaning for refusal in REFUSALS if refusal.reason in CHAT_WIDE} == {Meaning.CHAT}


def test_no_refusal_of_the_table_is_hidden_behind_an_earlier_one_that_means_something_else() -> None:
    for refusal in REFUSALS:
        found = known(refusal.part)
        assert found is not None
        assert (found.meaning, found.reason) == (refusal.meaning, refusal.reason), refusal.part


def test_an_upgraded_group_has_another_id() -> None:
    answer = Answer(
        ok=False,
        error_code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        parameters=Parameters(migrate_to_chat_id=-1005),
    )
    assert judge(answer) == SendResult(Fate.MOVED, chat_id=-1005)


@pytest.mark.parametrize(("seconds", "wait"), [(3, 3000), (0, 1000), (0.2, 1000), (1.5, 1500)])
def test_a_flood_names_its_time(seconds: float, wait: int) -> None:
    answer = Answer(ok=False, error_code=429, parameters=Parameters(retry_after=seconds))
    assert judge(answer) == SendResult(Fate.WAIT, wait=wait)


def test_success_is_success() -> None:
    assert judge(Answer(ok=True, result=msgspec.Raw(b'{"message_id":3}'))) == SendResult(Fate.DONE)
