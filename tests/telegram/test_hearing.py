"""Which chat an update belongs to, and what of a tap is not worth reading."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Message, Update

from bot.telegram.receiving.raw_updates import chat_of, person_of, trimmed

PERSON = {"id": 5, "is_bot": False, "first_name": "甲"}
GROUP = {"id": -7, "type": "group", "title": "群"}
MESSAGE = {"message_id": 3, "date": 1, "chat": GROUP, "from": PERSON, "text": "x", "message_thread_id": 9}


@pytest.mark.parametrize(
    ("update", "chat_id"),
    [
        ({"message": MESSAGE}, -7),
        ({"edited_message": MESSAGE}, -7),
        ({"callback_query": {"id": "1", "from": PERSON, "message": MESSAGE, "data": "x"}}, -7),
        ({"callback_query": {"id": "1", "from": PERSON, "inline_message_id": "x"}}, 5),
        ({"poll_answer": {"poll_id": "known", "user": PERSON, "option_ids": [0]}}, -7),
        ({"poll_answer": {"poll_id": "other", "user": PERSON, "option_ids": [0]}}, 5),
        ({"poll_answer": {"poll_id": "other", "voter_chat": GROUP, "option_ids": [0]}}, -7),
        ({"poll": {"id": "known", "is_closed": True}}, -7),
        ({"poll": {"id": "other", "is_closed": True}}, 0),
        ({"my_chat_member": {"chat": GROUP, "from": PERSON}}, -7),
        ({"inline_query": {"id": "1", "from": PERSON, "query": ""}}, 5),
        ({"something_new": 3}, 0),
        ({}, 0),
    ],
)
def test_an_update_belongs_to_its_chat_and_a_vote_to_its_polls(update: dict[str, Any], chat_id: int) -> None:
    assert chat_of({"update_id": 1} | update, {"known": -7}.get) == chat_id


@pytest.mark.parametrize(
    ("update", "person_id"),
    [
        ({"message": MESSAGE}, 5),
        ({"callback_query": {"id": "1", "from": PERSON}}, 5),
        ({"poll_answer": {"poll_id": "p", "user": PERSON, "option_ids": [0]}}, 5),
        ({"poll": {"id": "p"}}, None),
        ({"message": 3}, None),
    ],
)
def test_an_update_tells_about_a_person(update: dict[str, Any], person_id: int | None) -> None:
    assert person_of({"update_id": 1} | update) == person_id


def test_a_tap_keeps_what_tells_where_it_was() -> None:
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    message = MESSAGE | {"text": "字" * 4000, "reply_markup": keyboard, "is_topic_message": True}
    raw = {
        "update_id": 1,
        "callback_query": {
            "id": "1",
            "from": PERSON,
            "chat_instance": "c",
            "message": message,
            "data": "q:1",
        },
    }
    update = Update.de_json(trimmed(raw), None)
    query = update.callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == ("1", "q:1", 5)
    assert isinstance(query.message, Message)
    assert (query.message.message_id, query.message.chat.id) == (3, -7)
    assert (query.message.message_thread_id, query.message.is_topic_message) == (9, True)
    assert query.message.text is None
    assert raw["callback_query"]["message"]["text"] == "字" * 4000  # type: ignore[index]


def test_other_updates_are_left_whole() -> None:
    raw = {"update_id": 1, "message": MESSAGE}
    assert trimmed(raw) is raw
