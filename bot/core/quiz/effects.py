"""What a quiz, an exam or a pushed question shows: ids, numbers and choices; the views find the words."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.effects import Effect
from bot.core.quiz.helpta import Chat


class AtQuestion(Effect, frozen=True):
    """Where a session is: at the question at `position` (from 0) of `total`, its answers in the shown `order`."""

    session: int
    kind: str
    position: int
    total: int
    question_id: str
    order: tuple[int, ...]


class ShowQuestion(AtQuestion, frozen=True):
    """The question itself.

    `scale_new`: the person never judged a message, so the two degrees of certainty are explained. `picture`: the
    message is shown as it would look on a phone. `topics_offered` adds 选类型; `region` is the reader's, for what must be said of rules from elsewhere.
    """

    tag: ClassVar[str] = "question"

    topics_offered: bool = False
    region: str = "any"
    scale_new: bool = False
    picture: bool = False


class ShowReasons(AtQuestion, frozen=True):
    """The same message after the answer: every option with its reason, the source, what to tap next.

    `shown_index` is what was tapped; `last` says that the summary comes next. `tip` names the tip that a pushed
    question came with, empty for none. `report` is how far a report of the question is: `ask`, or the reason given.
    """

    tag: ClassVar[str] = "reasons"

    shown_index: int
    right: bool
    last: bool
    streak: int = 0
    tip: str = ""
    report: str = ""
    forgiven: bool = False


class Certainty(Struct, frozen=True):
    """How sure somebody was of the messages of a round: how often 肯定 and 可能, and how often each was right."""

    sure: int = 0
    sure_right: int = 0
    maybe: int = 0
    maybe_right: int = 0


NO_CERTAINTY = Certainty()


class ShowSummary(Effect, frozen=True):
    """How a session went. `missed` are the questions to remember; `due_left` counts cues still due today.

    `badges` were earned by it. `forgiven`: yesterday was missed and did not break the streak.
    """

    tag: ClassVar[str] = "summary"

    kind: str
    rights: int
    total: int
    points: int
    streak: int
    missed: tuple[str, ...]
    due_left: int
    next_day: str | None = None
    badges: tuple[str, ...] = ()
    certainty: Certainty = NO_CERTAINTY
    forgiven: bool = False


class ShowTopics(Effect, frozen=True):
    """The choice of a topic, in the message of the session that it replaces."""

    tag: ClassVar[str] = "topics"

    session: int
    topics: tuple[str, ...]


class ShowExamResult(Effect, frozen=True):
    """The end of an exam with the questions that were missed; every one can be looked back at from here.

    `short` is how many right answers were wanting, 0 for a pass. `certificate_day` is the date from which another
    pass earns a certificate, None when it earns one now.
    """

    tag: ClassVar[str] = "exam-result"

    session: int
    rights: int
    total: int
    short: int
    missed: tuple[str, ...]
    certificate_day: str | None = None


class ShowCertificate(Effect, frozen=True):
    """A certificate as a picture. `kind` is `first`, or `kept` for passing again after 90 days."""

    tag: ClassVar[str] = "certificate"

    number: str
    name: str
    rights: int
    total: int
    kind: str
    day: str


class AskCertificateName(Effect, frozen=True):
    """Which name shall stand on a certificate; `board_name` is the one on the boards, empty for none."""

    tag: ClassVar[str] = "certificate-name"

    number: str
    board_name: str = ""


class VerifyCertificate(Effect, frozen=True):
    """What stands on a certificate that exists; an empty `name` was left out by its holder."""

    tag: ClassVar[str] = "certificate-verdict"

    number: str
    name: str
    day: str
    rights: int
    total: int


class ShowChat(Effect, frozen=True):
    """帮帮 TA: the chat as far as it is; at its end the telling line, what would have come, and how the person did."""

    tag: ClassVar[str] = "chat"

    session: int
    question_id: str
    chat: Chat
    region: str = "any"
    badges: tuple[str, ...] = ()
    report: str = ""
