"""Pictures, drawn before a place among the calls is taken: two at a time, and each only once."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

import msgspec

from bot.core.effects import Post
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.views.message import DocumentMessage, Message, PhotoMessage

log = logging.getLogger(__name__)

Draw = Callable[[], bytes]

AT_ONCE = 2
KEPT = 64
_encode = msgspec.json.Encoder().encode


class Pictures:
    """Draws in a pool of two threads and keeps the newest by their content. An empty one could not be drawn."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="picture")
        self._drawn: OrderedDict[Hashable, bytes] = OrderedDict()
        self._waiting: dict[Hashable, list[Callable[[], None]]] = {}
        self._faults = FaultLog(log)

    def find(self, post: Post, draw: Draw, *, once: bool) -> bytes | None:
        """Return the picture of a post, None when it is not drawn yet. `once`: it is a person's file, and not kept."""
        key = _key(post, draw)
        if once:
            return self._drawn.pop(key, None)
        picture = self._drawn.get(key)
        if picture is not None:
            self._drawn.move_to_end(key)
        return picture

    def draw(self, post: Post, draw: Draw, then: Callable[[], None]) -> None:
        """Have a picture drawn, and call `then` on the loop when `find` knows it."""
        key = _key(post, draw)
        waiting = self._waiting.setdefault(key, [])
        waiting.append(then)
        if len(waiting) == 1:
            drawing = asyncio.get_running_loop().run_in_executor(self._pool, draw)
            drawing.add_done_callback(lambda done: self._ended(key, done))

    def close(self) -> None:
        """Draw nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ended(self, key: Hashable, done: asyncio.Future[bytes]) -> None:
        waiting = self._waiting.pop(key, [])
        if done.cancelled():
            return
        fault = done.exception()
        if fault is not None:
            self._faults.fault("a picture cannot be drawn", fault)
        self._drawn[key] = b"" if fault is not None else done.result()
        if len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        for then in waiting:
            then()


def _key(post: Post, draw: Draw) -> Hashable:
    """What draws the same shows one picture, to whomever it goes: a function and the frozen values that it draws.

    Where that cannot be told, two posts with one effect in one language show one picture.
    """
    if isinstance(draw, partial):
        key = (draw.func, draw.args)
        with suppress(TypeError):
            hash(key)
            return key
    return f"{type(post.effect).__name__} {post.language} {_encode(post.effect).decode()}"


def drawing(message: Message | None, *, without_picture: bool) -> Callable[[], bytes] | None:
    """What must be made beside the loop before a message can go: a picture, or a file."""
    if isinstance(message, DocumentMessage):
        return message.draw
    return message.draw if isinstance(message, PhotoMessage) and not without_picture else None
