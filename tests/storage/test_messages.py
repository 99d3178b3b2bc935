"""A card is bound to one message of its chat; old bindings go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.messages import KEPT_MS, Messages, SlotMessage
from tests.transport import new_file

NOW = 1_793_000_000_000


@pytest.fixture
def messages(tmp_path: Path) -> Iterator[Messages]:
    db = Database.open(new_file(tmp_path))
    yield Messages(db)
    db.close()


def test_a_card_has_one_message_a_chat(messages: Messages) -> None:
    messages.bind(5, "s1", 77, "text", NOW)
    messages.bind(6, "s1", 78, "poll", NOW)
    messages.bind(5, "s1", 79, "photo", NOW + 1)
    assert messages.find(5, "s1") == SlotMessage(79, "photo", NOW + 1)
    assert messages.find(6, "s1") == SlotMessage(78, "poll", NOW)
    assert messages.find(5, "s2") is None


def test_a_card_can_be_forgotten_and_so_can_a_chat(messages: Messages) -> None:
    for card in ("s1", "s2", "s3"):
        messages.bind(5, card, 77, "text", NOW)
    messages.bind(6, "s1", 78, "text", NOW)
    messages.forget(5, "s1")
    assert [messages.find(5, card) is None for card in ("s1", "s2", "s3")] == [True, False, False]
    messages.forget_chat(5)
    assert messages.find(5, "s2") is None
    assert messages.find(6, "s1") is not None


def test_bindings_go_after_60_days(messages: Messages) -> None:
    for number in range(4):
        messages.bind(5, f"s{number}", number, "text", NOW)
    messages.bind(5, "new", 9, "text", NOW + 1)
    assert messages.purge(NOW + KEPT_MS, 10) == 0
    assert messages.purge(NOW + KEPT_MS + 1, 3) == 3
    assert messages.purge(NOW + KEPT_MS + 1, 3) == 1
    assert messages.find(5, "new") is not None
