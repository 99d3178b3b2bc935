"""Which chat an update belongs to, and what a handler is given of it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.telegram.handlers.incoming import LONGEST_LINE, line_of, tap_of
from bot.telegram.http.updates import CONTENTS, update_from
from bot.telegram.receiving.raw_updates import chat_of, person_of

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
    message = MESSAGE | {
        "text": "字" * 4000,
        "reply_markup": {"inline_keyboard": []},
        "is_topic_message": True,
    }
    query = {"id": "1", "from": PERSON, "chat_instance": "c", "message": message, "data": "q:1"}
    tap = tap_of(update_from({"update_id": 1, "callback_query": query}).callback_query, 99)  # type: ignore[arg-type]
    assert tap is not None
    assert (tap.person_id, tap.name, tap.chat_id, tap.chat_title) == (5, "甲", -7, "群")
    assert (tap.message_id, tap.thread_id, tap.private, tap.now) == (3, 9, False, 99)


@pytest.mark.parametrize("message", [None, {}, {"message_id": 3}])
def test_a_tap_on_a_message_that_is_not_there_is_none(message: dict[str, Any] | None) -> None:
    query = {"id": "1", "from": PERSON, "data": "q:1"} | ({"message": message} if message is not None else {})
    if message is None:
        assert tap_of(update_from({"update_id": 1, "callback_query": query}).callback_query, 99) is None  # type: ignore[arg-type]
    else:
        with pytest.raises(msgspec.ValidationError):
            update_from({"update_id": 1, "callback_query": query})


@pytest.mark.parametrize(
    ("text", "command", "args"),
    [
        ("/quiz", "quiz", ()),
        ("/QUIZ@some_bot a  b", "quiz", ("a", "b")),
        ("/remind 20:00 东京", "remind", ("20:00", "东京")),
        (" /quiz", "", ()),
        ("/quiz,", "", ()),
        ("/ quiz", "", ()),
        ("/" + "a" * 40, "", ()),
        ("你好 /quiz", "", ()),
    ],
)
def test_a_command_is_the_first_word(text: str, command: str, args: tuple[str, ...]) -> None:
    line = line_of(update_from({"update_id": 1, "message": MESSAGE | {"text": text}}).message, 1, 99)  # type: ignore[arg-type]
    assert line is not None
    assert (line.command, line.args) == (command, args)


def test_a_line_is_cut_at_the_door() -> None:
    message = update_from({"update_id": 1, "message": MESSAGE | {"text": "一a " * 1360}}).message
    assert message is not None
    line = line_of(message, 1, 99)
    assert line is not None
    assert len(line.text) == LONGEST_LINE


def test_who_speaks_for_a_group_is_the_group() -> None:
    message = update_from({"update_id": 1, "message": MESSAGE | {"sender_chat": GROUP}}).message
    assert message is not None
    line = line_of(message, 1, 99)
    assert line is not None
    assert line.person_id == -7


@pytest.mark.parametrize("content", CONTENTS)
def test_whatever_carries_something_besides_words_is_told(content: str) -> None:
    message = update_from(
        {"update_id": 1, "message": {**MESSAGE, content: {"x": 1}, "caption": "救命"}}
    ).message
    assert message is not None
    assert message.content
    assert message.caption == "救命"
