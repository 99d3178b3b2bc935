"""A session: some questions to one person, one after another, in one message that is edited.

                 Answered                    Advanced
    ASKING(n) ────────────▶ EXPLAINED(n) ───────────────▶ ASKING(n+1)
       │                        │  after the last
       │ no reasons yet         └───────────────────────▶ FINISHED
       ├──────────────────────▶ ASKING(n+1) … FINISHED
       ├── Left ──────────────────────────────────────▶ LEFT
       └── a chat to be read (`helpta`), at its end ──▶ FINISHED

A tap that does not fit the state (an old card, a second tap) is refused and changes nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.question.kinds import KINDS
from bot.core.quiz import helpta
from bot.core.quiz.helpta import Chat, ChatEvent, ChatPhase
from bot.core.quiz.sessions import SESSIONS, SessionKind


class Phase(StrEnum):
    ASKING = "asking"
    EXPLAINED = "explained"
    FINISHED = "finished"
    LEFT = "left"


class SessionItem(Struct, frozen=True):
    """One question of a session.

    `order` lists the bank's answers as shown (empty on the judging scale); `key` is the shown index of the key,
    on the scale 0 for a scam and 1 for a genuine message.
    """

    question_id: str
    cue: str
    topic: str
    kind: str
    order: tuple[int, ...]
    key: int

    @property
    def choices(self) -> int:
        """Number of buttons."""
        return KINDS[self.kind].choices(self.order)


class Response(Struct, frozen=True):
    """One answer: the shown place that was tapped, and whether it was right."""

    shown_index: int
    right: bool
    sure: bool | None


class Session(Struct, frozen=True):
    """The whole state; `position` counts from 0 and `responses` holds one entry for each answered question.

    `tip` names the tip that a pushed question came with, so that its message keeps it after the answer.
    `chat` is how far the dialogue is, in a session that reads one line by line.
    """

    id: int
    player_id: int
    kind: str
    topic: str | None
    plan: tuple[SessionItem, ...]
    position: int = 0
    phase: Phase = Phase.ASKING
    responses: tuple[Response, ...] = ()
    tip: str = ""
    chat: Chat | None = None

    @property
    def rules(self) -> SessionKind:
        """How a session of its kind goes."""
        return SESSIONS[self.kind]

    @property
    def slot(self) -> str:
        """The message in which it is played."""
        return f"s{self.id}"

    @property
    def current(self) -> SessionItem:
        return self.plan[self.position]

    @property
    def last(self) -> bool:
        return self.position == len(self.plan) - 1

    @property
    def rights(self) -> int:
        return sum(answer.right for answer in self.responses)

    def judged(self, *, sure: bool) -> tuple[int, int]:
        """How often the person was so sure of a message, and how often rightly; who was not asked is not counted."""
        found = [answer.right for answer in self.responses if answer.sure is sure]
        return len(found), sum(found)

    @property
    def missed(self) -> tuple[str, ...]:
        """The questions that were answered wrongly, one for each cue."""
        wrong = (
            item for item, response in zip(self.plan, self.responses, strict=False) if not response.right
        )
        return tuple({item.cue: item.question_id for item in wrong}.values())

    def explained(self, position: int) -> bool:
        """Whether the question at a place was answered and its reasons may be seen: some kinds show them only at the end."""
        return 0 <= position < len(self.responses) and (self.rules.explains or not self.open)

    @property
    def open(self) -> bool:
        return self.phase in (Phase.ASKING, Phase.EXPLAINED)


class Answered(Struct, frozen=True):
    """A tap on an option of the question at `position`."""

    position: int
    shown_index: int


class Advanced(Struct, frozen=True):
    """A tap on 下一题 or 看结果 under the question at `position`."""

    position: int


class Left(Struct, frozen=True):
    """The person began something else."""


Event = Answered | Advanced | Left | ChatEvent


class Ask(Struct, frozen=True):
    """Show the question at `position`."""

    position: int


class Explain(Struct, frozen=True):
    """Show every option of the question at `position` with its reason."""

    position: int


class Record(Struct, frozen=True):
    """Keep the answer to the question at `position`: points, totals, card, streak."""

    position: int
    response: Response


class ReadChat(Struct, frozen=True):
    """Show the chat of the session as far as it is."""


class Summarise(Struct, frozen=True):
    """Show how it went."""


class Refuse(Struct, frozen=True):
    """Answer the tap with one toast and change nothing."""

    reason: Literal["old", "twice"]


Outcome = Ask | Explain | Record | ReadChat | Summarise | Refuse
Step = tuple[Session, tuple[Outcome, ...]]


def judge(item: SessionItem, shown_index: int) -> Response:
    """Return what a tap is worth, as the kind of the question grades it."""
    graded = KINDS[item.kind].grade(shown_index, item.key)
    return Response(shown_index, graded.right, graded.sure)


def step(session: Session, event: Event) -> Step:
    """Return the session after the event, and what follows from it."""
    match event:
        case Answered():
            return _answered(session, event)
        case Advanced():
            return _advanced(session, event)
        case Left():
            return (replace(session, phase=Phase.LEFT) if session.open else session), ()
        case _:
            return _read(session, event)


def _answered(session: Session, event: Answered) -> Step:
    if not session.open or event.position != session.position or session.chat is not None:
        return session, (Refuse("old"),)
    if session.phase is not Phase.ASKING:
        return session, (Refuse("twice"),)
    if not 0 <= event.shown_index < session.current.choices:
        return session, (Refuse("old"),)
    response = judge(session.current, event.shown_index)
    answered = replace(session, responses=(*session.responses, response), phase=Phase.EXPLAINED)
    record = Record(session.position, response)
    if session.rules.explains:
        return answered, (record, Explain(session.position))
    moved, shown = _move(answered)
    return moved, (record, *shown)


def _advanced(session: Session, event: Advanced) -> Step:
    if session.phase is not Phase.EXPLAINED or event.position != session.position:
        return session, (Refuse("old"),)
    return _move(session)


def _move(session: Session) -> Step:
    if session.last:
        return replace(session, phase=Phase.FINISHED), (Summarise(),)
    position = session.position + 1
    return replace(session, position=position, phase=Phase.ASKING), (Ask(position),)


def _read(session: Session, event: ChatEvent) -> Step:
    """Take a tap within a chat; its end is the one answer of the session."""
    if session.chat is None or not session.open:
        return session, (Refuse("old"),)
    after = helpta.step(session.chat, event)
    if not isinstance(after, Chat):
        return session, (Refuse(after),)
    if after.phase is not ChatPhase.OVER:
        return replace(session, chat=after), (ReadChat(),)
    response = Response(_answer(after), after.safe, after.sure)
    ended = replace(session, chat=after, responses=(response,), phase=Phase.FINISHED)
    return ended, (Record(session.position, response), ReadChat())


def _answer(chat: Chat) -> int:
    """What the stop answers to the same dialogue as a question: its line, or that there is no need to stop."""
    return chat.lines if chat.stopped is None else chat.stopped - 1
