"""What a quiz, an exam or a pushed question shows."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.effects import Effect
from bot.core.question import Citation, Question


@dataclass(frozen=True, slots=True)
class SignLine:
    """A red flag, or a sign of a genuine message, with its one line of explanation."""

    name: str
    why: str
    red: bool


@dataclass(frozen=True, slots=True)
class ShowQuestion(Effect):
    """The question at `position` (from 0) of `total`, its options in the shown `order`.

    `topics_offered` adds 选类型; `note` is a text key for what must be said of this question, or None.
    """

    session: int
    kind: str
    position: int
    total: int
    topic: str
    question: Question
    order: tuple[int, ...]
    topics_offered: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ShowReasons(Effect):
    """The same card after the answer: every option with its reason, the source, what to tap next.

    `shown_index` is the shown place that was tapped; `last` says that the next card is the summary.
    """

    session: int
    kind: str
    position: int
    total: int
    topic: str
    question: Question
    order: tuple[int, ...]
    shown_index: int
    right: bool
    points: int
    signs: tuple[SignLine, ...]
    citations: tuple[Citation, ...]
    last: bool
    streak: int = 0
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ShowSummary(Effect):
    """How a session went. `missed` names the actions to remember; `due_left` counts cues still due today."""

    kind: str
    rights: int
    total: int
    points: int
    streak: int
    missed: tuple[str, ...]
    due_left: int
    next_day: str | None = None


@dataclass(frozen=True, slots=True)
class TopicLine:
    key: str
    icon: str
    title: str


@dataclass(frozen=True, slots=True)
class ShowTopics(Effect):
    """The choice of a topic, in the card of the session that it replaces."""

    session: int
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True)
class ExamMiss:
    """A question missed in an exam: its topic, what was asked, the right answer and its reason.

    `verdict` is that of a message to judge, None for a choice, whose key is `answer`.
    """

    topic: str
    asked: str
    verdict: str | None
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class ShowExamResult(Effect):
    """The end of an exam with its misses; every question can be looked back at from here.

    `certificate_day` is the date from which another pass earns a certificate, None when it earns one now.
    """

    session: int
    rights: int
    total: int
    passed: bool
    misses: tuple[ExamMiss, ...]
    certificate_day: str | None = None


@dataclass(frozen=True, slots=True)
class ShowCertificate(Effect):
    """A certificate as a picture. `kind` is `first`, or `kept` for passing again after 90 days."""

    number: str
    name: str
    rights: int
    total: int
    kind: str
    day: str
