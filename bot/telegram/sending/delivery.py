"""One attempt to show one post: render, resolve the message of the card, call, and say what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.core.effects import Effect, Post, Priority, Receipt
from bot.storage.messages import Kind, Messages, SlotMessage
from bot.telegram.http.api import Answer, BotApi, NotTelegram
from bot.telegram.http.descriptions import harmless
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.http.request import NotSent, Unanswered
from bot.telegram.sending.calls import Call, call_for, plain
from bot.telegram.sending.refusals import Told, known
from bot.telegram.sending.send_result import Fate, SendResult, judge
from bot.telegram.views.message import (
    ClosePoll,
    DeleteMessage,
    DocumentMessage,
    Message,
    PhotoMessage,
    TextMessage,
)

log = logging.getLogger(__name__)

# An answer that took longer does not tell when the message came.
PROMPT_MS = 2_000

Render = Callable[[Effect, str], Message]


@dataclass(slots=True)
class RetryState:
    """What earlier attempts at a row have taught; a row without trouble has none."""

    anew: bool = False
    plain: bool = False
    without_picture: bool = False
    failures: int = 0
    first_at: int = 0

    def learn(self, fate: Fate) -> None:
        """Remember what the next attempt must do otherwise."""
        self.anew |= fate is Fate.ANEW
        self.plain |= fate is Fate.PLAIN
        self.without_picture |= fate is Fate.WITHOUT_PICTURE

    def knows(self, fate: Fate) -> bool:
        """Tell whether an attempt did otherwise already, and got the same answer."""
        return (
            (fate is Fate.ANEW and self.anew)
            or (fate is Fate.PLAIN and self.plain)
            or (fate is Fate.WITHOUT_PICTURE and self.without_picture)
        )


class Outcome(Struct, frozen=True):
    """What came of an attempt. `bind` is what the card's message consists of now, if that is news."""

    fate: Fate
    receipt: Receipt | None = None
    bind: Kind | None = None
    unbind: bool = False
    wait: int = 0
    chat_id: int = 0
    reason: str = ""


class _Poll(Struct, frozen=True):
    id: str | None = None


class Shown(Struct, frozen=True):
    """What is read of a result: of a message its number, its date and its poll, of a poll its id."""

    message_id: int | None = None
    date: int | None = None
    id: str | None = None
    poll: _Poll | None = None

    @property
    def poll_id(self) -> str | None:
        return self.poll.id if self.poll is not None else None


_decode = msgspec.json.Decoder(Shown).decode


class Delivery:
    """Shows posts through the Bot API; `paid` lets pushes and broadcasts use Telegram's paid broadcast."""

    def __init__(
        self, api: BotApi, messages: Messages, render: Render, clock: Callable[[], int], paid: bool
    ) -> None:
        self._paid = paid
        self._api = api
        self._messages = messages
        self._render = render
        self._clock = clock
        self._faults = FaultLog(log)

    def render(self, post: Post) -> Message | None:
        """Put a post into words. None when that cannot be done: it is a fault of ours, and it is logged."""
        try:
            return self._render(post.effect, post.language)
        except Exception as fault:
            self._faults.fault(f"{type(post.effect).__name__} cannot be shown", fault)
            return None

    async def attempt(
        self, post: Post, message: Message | None, picture: bytes, retry: RetryState
    ) -> Outcome:
        """Try once to show a post. Never raises: what cannot be rendered is refused.

        `picture` is what a `PhotoMessage` drew, or a file that was made; where a picture is empty, its words go.
        """
        if message is None:
            return Outcome(Fate.REFUSED, reason="fault")
        if isinstance(message, PhotoMessage) and not picture:
            message = TextMessage(message.fallback_html or message.caption_html, message.keyboard)
        if isinstance(message, DocumentMessage) and message.draw is not None:
            if not picture:
                return Outcome(Fate.REFUSED, reason="fault")
            message = replace(message, content=picture)
        try:
            return await self._attempt(post, message, picture, retry)
        except NotSent as fault:
            return Outcome(Fate.OFFLINE, reason=str(fault))
        except Unanswered as fault:
            return Outcome(Fate.UNKNOWN, reason=str(fault))
        except NotTelegram as fault:
            self._faults.warn("proxy", "something answers in Telegram's place: %s", fault)
            return Outcome(Fate.AGAIN, reason=str(fault))
        except Exception as fault:
            self._faults.fault(f"{type(post.effect).__name__} cannot be sent", fault)
            return Outcome(Fate.REFUSED, reason="fault")

    async def _attempt(self, post: Post, message: Message, picture: bytes, retry: RetryState) -> Outcome:
        target, news = self._target(post, retry)
        call = call_for(message, post, target, picture)
        if call is None:
            return Outcome(Fate.DONE, Receipt(post.message_id or 0, None, self._clock()))
        if retry.plain:
            call = plain(call)
        if self._paid and post.priority is not Priority.ANSWER and call.edits is None:
            call.params["allow_paid_broadcast"] = True
        began = self._clock()
        answer = await self._api.ask(call.method, call.params, call.upload)
        shown = _shown(answer.result)
        if answer.ok and not _is_whole(call, answer.result, shown):
            raise Unanswered("Telegram said yes and did not say to what")
        receipt = _receipt(call, shown, _taken_at(shown, began, self._clock()))
        return self._outcome(post, message, call, answer, retry, news=news, receipt=receipt)

    def _target(self, post: Post, retry: RetryState) -> tuple[SlotMessage | None, bool]:
        """Find the message to edit, and tell whether the card is bound to another one or to none."""
        bound = None if post.slot is None else self._messages.find(post.chat_id, post.slot)
        if retry.anew or post.fresh:
            return None, True
        if post.message_id is None or (bound is not None and bound.message_id == post.message_id):
            return bound, bound is None
        return SlotMessage(post.message_id, "text", 0), True

    def _outcome(
        self,
        post: Post,
        message: Message,
        call: Call,
        answer: Answer,
        retry: RetryState,
        *,
        news: bool,
        receipt: Receipt,
    ) -> Outcome:
        result = judge(answer)
        fate = result.fate
        ends = isinstance(message, ClosePoll | DeleteMessage)
        if fate is Fate.ANEW and ends:
            fate = Fate.DONE
        if retry.knows(fate):
            fate, result = Fate.REFUSED, SendResult(Fate.REFUSED, reason="rejected")
        if fate is Fate.DONE:
            changed = call.kind is not None and (news or call.edits is None or call.kind == "photo")
            return Outcome(
                fate,
                receipt,
                bind=call.kind if changed else None,
                unbind=isinstance(message, DeleteMessage),
            )
        self._report(post, fate, answer)
        return Outcome(fate, wait=result.wait, chat_id=result.chat_id, reason=result.reason)

    def _report(self, post: Post, fate: Fate, answer: Answer) -> None:
        """Log what the operator should know of: the refusals that are our own fault, and those that nobody knows."""
        refusal = known(answer.description)
        passing = fate in {Fate.WAIT, Fate.MOVED} or answer.error_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        if not passing and (refusal is None or refusal.told is Told.OPERATOR):
            name = type(post.effect).__name__
            said = refusal.part if refusal is not None else harmless(answer.description)
            self._faults.warn(f"{name} {fate}", "%s: Telegram says: %s", name, said)


def _shown(result: msgspec.Raw) -> Shown:
    try:
        return _decode(result)
    except msgspec.MsgspecError:
        return Shown()


def _is_whole(call: Call, result: msgspec.Raw, shown: Shown) -> bool:
    """Whether what came with a yes is what the method gives: a message with its number, a poll, or a plain yes."""
    if call.method == "deleteMessage":
        return bytes(result) == b"true"
    if call.method == "stopPoll":
        return shown.id is not None
    return shown.message_id is not None and (call.method != "sendPoll" or shown.poll_id is not None)


def _taken_at(shown: Shown, began: int, now: int) -> int:
    """When Telegram took a message: now, or its date where the answer was slow, so that no clock starts late.

    The date has whole seconds, so the end of its second is meant. It is Telegram's clock, not ours, and counts only
    within the time of the call.
    """
    if now - began <= PROMPT_MS or shown.date is None:
        return now
    return min(now, max(began, (shown.date + 1) * 1_000))


def _receipt(call: Call, shown: Shown, at: int) -> Receipt:
    """Return what the core may need of what was shown."""
    poll_id = shown.id if call.method == "stopPoll" else shown.poll_id
    return Receipt(call.edits or shown.message_id or 0, poll_id, at)
