"""一起看看: six questions that only the person can answer about a message or a call, and one table that says what follows.

No rule reads the message itself. The table below is read from the top; the first row that holds decides. It ends in
`stop` (先停下), `check` (先这样核实) or `none`: no common sign of danger was named, which is not the same as safe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

End = Literal["stop", "check", "none"]

UNCLEAR = "unclear"
QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "first": ("me", "them", UNCLEAR),
        "money": ("fee", "transfer", "no", UNCLEAR),
        "secret": ("code", "screen", "no", UNCLEAR),
        "move": ("app", "link", "elsewhere", "no", UNCLEAR),
        "press": ("secrecy", "hurry", "no", UNCLEAR),
        "checked": ("own", "theirs", "no", UNCLEAR),
    }
)
"""What is asked, in this order, with its answers: who began; whether they want money (a fee before something, or a
transfer), a secret (code or password, the screen), something done elsewhere (install, follow a link, chat in another
place), haste or silence; and whether it was checked, and with a number from where."""


class Row(Struct, frozen=True):
    """One row of the table: where it leads, the question that decides, what it resembles, and when it holds.

    `when` names for some questions the answers that fit; the others may be anything.
    """

    end: End
    decides: str
    resembles: str
    when: Mapping[str, tuple[str, ...]]

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether the row holds for all that was answered so far, and needs nothing that was not."""
        return all(answers.get(question) in fitting for question, fitting in self.when.items())

    def may_hold(self, answers: Mapping[str, str]) -> bool:
        """Whether the row can still hold, whatever is answered next."""
        return all(answers.get(question, fitting[0]) in fitting for question, fitting in self.when.items())


def _row(end: End, decides: str, resembles: str, **when: str) -> Row:
    return Row(
        end, decides, resembles, {question: tuple(fitting.split()) for question, fitting in when.items()}
    )


TABLE: tuple[Row, ...] = (
    #    end      decides     resembles    when
    _row("stop", "secret", "screen", secret="screen"),
    _row("stop", "secret", "code", secret="code"),
    _row("stop", "money", "fee", money="fee"),
    _row("stop", "press", "secrecy", press="secrecy"),
    _row("stop", "money", "transfer", money="transfer", first="them unclear", checked="theirs no unclear"),
    _row("stop", "move", "app", move="app", first="them unclear"),
    _row("stop", "move", "app", move="app", checked="theirs no unclear"),
    _row("check", "money", "payee", money="transfer"),
    _row("check", "move", "source", move="app"),
    _row("check", "move", "link", move="link"),
    _row("check", "move", "elsewhere", move="elsewhere", first="them unclear"),
    _row("check", "move", "elsewhere", move="elsewhere", checked="theirs no unclear"),
    _row("check", "press", "hurry", press="hurry", checked="theirs no unclear"),
    _row("check", "money", "unclear", money=UNCLEAR),
    _row("check", "secret", "unclear", secret=UNCLEAR),
    _row("check", "move", "unclear", move=UNCLEAR),
    _row("check", "press", "unclear", press=UNCLEAR),
    _row("check", "checked", "unchecked", checked="theirs"),
    _row("check", "checked", "unchecked", checked="no unclear", first="them unclear"),
    _row("none", "checked", "nothing"),
)


class Kin(Struct, frozen=True):
    """What a row resembles: the topic to practise (none: messages to judge), and the cue that says what to do afterwards."""

    topic: str | None
    cue: str


KIN: Mapping[str, Kin] = MappingProxyType(
    {
        "screen": Kin("pingmu", "pingmu-yaoqing"),
        "code": Kin("duanxin", "duanxin-yanzheng"),
        "fee": Kin("daikuan", "daikuan-qianzhi"),
        "secrecy": Kin("gongjianfa", "gongjianfa-baomi"),
        "transfer": Kin("shuren", "shuren-jieqian"),
        "app": Kin("pingmu", "pingmu-laiyuan"),
        "payee": Kin("shuren", "shuren-jieqian"),
        "source": Kin("pingmu", "pingmu-laiyuan"),
        "link": Kin("duanxin", "duanxin-yuming"),
        "elsewhere": Kin("gouwu", "gouwu-siwai"),
        "hurry": Kin("kefu", "kefu-baozhang"),
        "unclear": Kin(None, ""),
        "unchecked": Kin("kefu", "kefu-tuikuan"),
        "nothing": Kin(None, ""),
    }
)


def read(code: str) -> dict[str, str] | None:
    """Return the answers that a button carries, one digit a question, or None for what no button of ours holds."""
    if len(code) > len(QUESTIONS):
        return None
    answers: dict[str, str] = {}
    for digit, (question, values) in zip(code, QUESTIONS.items(), strict=False):
        if digit not in "0123456789"[: len(values)]:
            return None
        answers[question] = values[int(digit)]
    return answers


def skipped(code: str) -> str:
    """Return the code in which everything that was not answered is unclear."""
    rest = list(QUESTIONS.values())[len(code) :]
    return code + "".join(str(values.index(UNCLEAR)) for values in rest)


def decide(answers: Mapping[str, str]) -> Row | None:
    """Return the row that decides, or None while the next answer could still matter."""
    for row in TABLE:
        if row.holds(answers):
            return row
        if row.may_hold(answers):
            return None
    raise AssertionError("the last row holds for everything")


def next_question(code: str) -> str:
    """Return the question that comes after these answers."""
    return list(QUESTIONS)[len(code)]


def combinations() -> Iterator[dict[str, str]]:
    """Every way in which all questions can be answered."""
    for values in product(*QUESTIONS.values()):
        yield dict(zip(QUESTIONS, values, strict=True))
