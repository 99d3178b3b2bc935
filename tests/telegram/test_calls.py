"""Which call shows a message: Telegram can edit a text into a picture, but nothing into a poll."""

from __future__ import annotations

import pytest
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.core.effects import Post
from bot.storage.messages import Kind, SlotMessage
from bot.telegram.sending.calls import call_for, keyboard_of, plain
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
from tests.transport import PIXEL, SampleLine, draw_pixel

POST = Post(5, SampleLine("x"), "en", thread_id=3, silent=True)
TEXT = TextMessage("<b>1 &lt; 2</b>", Keyboard(((Key("A", data="a"),),)))
PHOTO = PhotoMessage(draw_pixel, "<i>图</i>")
POLL = PollMessage("?", ("a", "b"), 1, 30, "看清楚", keyboard=TEXT.keyboard)


@pytest.mark.parametrize(
    ("message", "kind", "method"),
    [
        (TEXT, None, "sendMessage"),
        (TEXT, "text", "editMessageText"),
        (TEXT, "photo", "sendMessage"),
        (TEXT, "poll", "sendMessage"),
        (PHOTO, None, "sendPhoto"),
        (PHOTO, "text", "editMessageMedia"),
        (PHOTO, "photo", "editMessageMedia"),
        (PHOTO, "poll", "sendPhoto"),
        (DocumentMessage("a.json", b"{}"), "text", "sendDocument"),
        (POLL, None, "sendPoll"),
        (POLL, "text", "sendPoll"),
        (ClosePoll(), "poll", "stopPoll"),
        (ClosePoll(), None, None),
        (DeleteMessage(), "text", "deleteMessage"),
        (DeleteMessage(), None, None),
    ],
)
def test_the_call_follows_from_the_message_and_what_is_there(
    message: Message, kind: Kind | None, method: str | None
) -> None:
    target = None if kind is None else SlotMessage(77, kind, 0)
    call = call_for(message, POST, target, PIXEL)
    assert (None if call is None else call.method) == method
    if call is not None:
        edits = call.method.startswith(("edit", "stop", "delete"))
        assert call.edits == (77 if edits else None)
        assert call.params.get("message_id") == call.edits
        assert call.params.get("message_thread_id") == (None if edits else 3)
        assert call.params.get("disable_notification") == (None if edits else True)


def test_a_poll_is_a_quiz_that_nobody_votes_in_twice() -> None:
    call = call_for(POLL, POST, None)
    assert call is not None
    assert call.params == {
        "chat_id": 5,
        "message_thread_id": 3,
        "disable_notification": True,
        "question": "?",
        "options": [{"text": "a"}, {"text": "b"}],
        "type": "quiz",
        "correct_option_ids": [1],
        "is_anonymous": False,
        "shuffle_options": True,
        "hide_results_until_closes": True,
        "allows_revoting": False,
        "open_period": 30,
        "description": "看清楚",
        "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
    }


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>1 &lt; 2</b> &amp; 3", "1 < 2 & 3"),
        ("<b>never closed", "never closed"),
        ('<a href="x">y</a><blockquote expandable>z</blockquote>', "yz"),
        ("1 < 2 > 1", "1 < 2 > 1"),
    ],
)
def test_plain_text_is_what_a_reader_would_have_seen(html: str, expected: str) -> None:
    call = call_for(TextMessage(html), POST, None)
    assert call is not None
    params = plain(call).params
    assert params["text"] == expected
    assert "parse_mode" not in params


def test_the_caption_of_an_edited_picture_becomes_plain_too() -> None:
    call = call_for(PHOTO, POST, SlotMessage(77, "photo", 0), PIXEL)
    assert call is not None
    assert plain(call).params["media"] == {"type": "photo", "media": "attach://photo", "caption": "图"}


BUTTONS = [
    (Key("A", data="a"), InlineKeyboardButton("A", callback_data="a")),
    (
        Key("链接", url="https://t.me/x?start=quiz"),
        InlineKeyboardButton("链接", url="https://t.me/x?start=quiz"),
    ),
    (Key("抄", copy="96110"), InlineKeyboardButton("抄", copy_text=CopyTextButton("96110"))),
]


@pytest.mark.parametrize(("key", "button"), BUTTONS, ids=lambda button: button.text)
def test_a_keyboard_is_the_same_json_as_python_telegram_bots(key: Key, button: InlineKeyboardButton) -> None:
    expected = InlineKeyboardMarkup([[button, button], [button]]).to_dict()
    assert keyboard_of(Keyboard(((key, key), (key,)))) == expected


def test_a_text_that_may_stand_under_a_picture_keeps_it():
    short = TextMessage("<b>长</b>", None, "短")
    call = call_for(short, POST, SlotMessage(77, "photo", 0))
    assert (call.method, call.kind, call.params["caption"]) == ("editMessageCaption", "photo", "短")
    # What does not fit there, or has nothing to do with the picture, is a message of its own.
    for other in (TextMessage("长", None, "短" * 1025), TextMessage("长")):
        assert call_for(other, POST, SlotMessage(77, "photo", 0)).method == "sendMessage"
