"""The kinds of sessions: one value each. Everything that differs between a quiz and an exam stands in this table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

QUIZ, SPOT, EXAM = "quiz", "spot", "exam"
MORE = "more"
"""One more question after a push; only its button starts it."""

Draw = Literal["mixed", "judged", "due", "halves", "dialogue", "easy", "form", "lot", "none"]
"""How the questions are picked: of all kinds, messages to judge only, what is due, both halves of an exam, a chat to be
read line by line, easy messages for a relative, the form of a check-up, by lot for a season, or not at all."""

EXAM_LENGTH = 20
PASS_MARK = 0.8
POINTS = 10
"""For a right answer, the first time that question is answered on a local day."""


class SessionKind(Struct, frozen=True):
    """How a session goes.

    `slot`: a person has at most one open session in each. `length`: how many questions, None for the person's own
    setting. `explains`: the reasons come at once; else at the end. `points`: what a right answer is worth.
    `practice`: its answers move cards, totals and streak. `startable`: a command and a link start it. `topics`: it may be begun again with another topic.
    `again`: the session that its summary offers. `ending`: what is shown at its end.
    `pictures`: messages may be shown as on a phone.
    `alone`: one question whose reasons end it, without a summary.
    `by_link`: it came from somebody's link, so its end asks whether they may be told how much was practised.
    """

    key: str
    draw: Draw
    slot: str = "practice"
    length: int | None = None
    explains: bool = True
    points: int = POINTS
    practice: bool = True
    startable: bool = True
    topics: bool = False
    again: str = QUIZ
    ending: Literal["summary", "certificate", "profile", "season"] = "summary"
    pictures: bool = False
    alone: bool = False
    by_link: bool = False


SESSIONS: Mapping[str, SessionKind] = {
    kind.key: kind
    for kind in (
        SessionKind(QUIZ, "mixed", topics=True),
        SessionKind(SPOT, "judged", topics=True, again=SPOT, pictures=True),
        SessionKind("helpta", "dialogue", length=1, again="helpta"),
        SessionKind("review", "due", again="review"),
        SessionKind(
            EXAM, "halves", slot=EXAM, length=EXAM_LENGTH, explains=False, again=EXAM, ending="certificate"
        ),
        SessionKind(
            "test",
            "form",
            slot="checkup",
            length=10,
            explains=False,
            ending="profile",
            points=0,
            practice=False,
            startable=False,
        ),
        SessionKind("season", "lot", slot="season", length=10, startable=False, ending="season"),
        SessionKind("relative", "easy", length=5, startable=False, pictures=True, by_link=True),
        SessionKind("drill", "mixed", length=3, startable=False),
        SessionKind("push", "none", slot="push", length=1, startable=False, alone=True),
        SessionKind(MORE, "mixed", slot="push", length=1, startable=False, alone=True),
    )
}


def is_startable(key: str) -> bool:
    """Whether a person may start this kind of session by a command, a button or a link of that name."""
    return key in SESSIONS and SESSIONS[key].startable


def passed(rights: int, total: int) -> bool:
    """Whether a result is a pass: 80 % right or more."""
    return rights >= PASS_MARK * total


def still_wanted(rights: int, total: int) -> int:
    """How many more right answers a pass would have taken; 0 for a pass."""
    return max(0, -(-total * int(PASS_MARK * 100) // 100) - rights)
