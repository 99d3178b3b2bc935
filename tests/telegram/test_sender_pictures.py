"""Pictures are drawn before a place among the calls is taken: two at a time, each once, and nobody waits for them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot.telegram.sending.pictures import AT_ONCE
from bot.telegram.views.message import Message, PhotoMessage, TextMessage
from tests import transport as parts
from tests.transport import PIXEL, SampleLine, SamplePicture, transport


class Easel:
    """Draws when it is let, and counts who draws at once."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.lock = threading.Lock()
        self.drawing = self.most = self.drawn = 0

    def draw(self) -> bytes:
        with self.lock:
            self.drawing += 1
            self.most = max(self.most, self.drawing)
        self.free.wait(10)
        with self.lock:
            self.drawing -= 1
            self.drawn += 1
        return PIXEL

    def render(self, effect: object, language: str) -> Message:
        if isinstance(effect, SamplePicture):
            return PhotoMessage(self.draw, effect.caption, None, effect.caption)
        assert isinstance(effect, SampleLine)
        return TextMessage(effect.html)


@pytest.fixture
def easel(monkeypatch: pytest.MonkeyPatch) -> Easel:
    easel = Easel()
    monkeypatch.setattr(parts, "render", easel.render)
    return easel


async def test_pictures_hold_nobody_and_two_are_drawn_at_once(tmp_path: Path, easel: Easel) -> None:
    async with transport(tmp_path) as rooms:
        people = [rooms.sandbox.add_person(f"用户{number}", started=True).id for number in range(40)]
        with rooms.db.atomic():
            for number, chat_id in enumerate(people[:32]):
                rooms.post(chat_id, SamplePicture(f"picture {number}"))
            for chat_id in people[32:]:
                rooms.post(chat_id, "words")
        await rooms.sandbox.wait_for(lambda: all(rooms.texts(chat_id) for chat_id in people[32:]))
        assert not rooms.sandbox.log.calls("sendPhoto")
        easel.free.set()
        await rooms.sender.drained()
        assert len(rooms.sandbox.log.calls("sendPhoto", ok=True)) == 32
    assert easel.most <= AT_ONCE


async def test_the_same_content_is_drawn_once(tmp_path: Path, easel: Easel) -> None:
    easel.free.set()
    async with transport(tmp_path) as rooms:
        people = [rooms.sandbox.add_person(f"用户{number}", started=True).id for number in range(10)]
        with rooms.db.atomic():
            for chat_id in people:
                rooms.post(chat_id, SamplePicture("podium"))
        await rooms.sender.drained()
        assert len(rooms.sandbox.log.calls("sendPhoto", ok=True)) == 10
    assert easel.drawn == 1


async def test_words_of_a_chat_wait_behind_its_picture_and_an_answer_goes_before_a_push(
    tmp_path: Path, easel: Easel
) -> None:
    async with transport(tmp_path) as rooms:
        chat_id = rooms.sandbox.add_person("用户甲", started=True).id
        rooms.post(chat_id, SamplePicture("push"), priority=parts.PUSH)
        await rooms.sandbox.wait_for(lambda: easel.drawing or True)
        rooms.post(chat_id, "answer")
        await rooms.sandbox.wait_for(lambda: rooms.texts(chat_id) == ["answer"])
        easel.free.set()
        await rooms.sender.drained()
        assert len(rooms.sandbox.log.calls("sendPhoto", ok=True)) == 1
