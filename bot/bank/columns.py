"""What the columns of a spreadsheet of questions are called, and how a row becomes an entry of an item file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.bank.sheets import Row
from bot.core.question import kinds

JUDGE, CHOICE, STOP, CUES = "判断题", "选择题", "对话题", "线索"

EXAMPLE = "例："
"""Before the first cell of a row that only shows how: such a row is passed over."""

VERDICTS = {"骗局": "scam", "真的": "genuine"}
LEVELS = {"1": 1, "2": 2, "3": 3, "易": 1, "中": 2, "难": 3}
CHANNELS = {
    "短信": "sms",
    "Telegram": "telegram",
    "来电": "call",
    "网页": "web",
    "邮件": "email",
    "当面": "talk",
}
REGIONS = {
    "不限": "any",
    "内地": "cn",
    "香港": "hk",
    "澳门": "mo",
    "台湾": "tw",
    "新加坡": "sg",
    "马来西亚": "my",
}
SPEAKERS = {"对方": "them", "我": "me"}
LETTERS = "ABCD"
MAX_TURNS = 8
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_HEAD = ("编号", "线索", "难度", "地区", "渠道")
_TAIL = ("事实", "来源", "核实年月", "复核年月")


def _options(letters: str) -> tuple[str, ...]:
    return tuple(f"{name}{letter}" for letter in letters for name in ("选项", "理由", "误解"))


COLUMNS: Mapping[str, tuple[str, ...]] = {
    JUDGE: (*_HEAD, "发信人", "背景", "内容", "结论", "关键", "信号", "为什么", "怎么做", *_TAIL),
    CHOICE: (*_HEAD, "发信人", "背景", "内容", "题干", *_options(LETTERS), "正确", *_TAIL),
    STOP: (
        *_HEAD,
        "背景",
        *(f"{name}{number}" for number in range(1, MAX_TURNS + 1) for name in ("谁", "台词", "说明")),
        "停在",
        "关键",
        "为什么",
        "怎么做",
        "接下来",
        *_options("ABC"),
        "正确",
        *_TAIL,
    ),
    CUES: ("线索", "名称", "一句话", "已经做了怎么办", "类型", "对照"),
}
# Where a cell comes from, to name the column in a fault.
COLUMN_OF: Mapping[str, str] = {
    "id": "编号",
    "group": "线索",
    "level": "难度",
    "regions": "地区",
    "channel": "渠道",
    "sender": "发信人",
    "context": "背景",
    "text": "内容",
    "verdict": "结论",
    "decisive": "关键",
    "flags": "信号",
    "why": "为什么",
    "action": "怎么做",
    "stem": "题干",
    "stop": "停在",
    "next": "接下来",
    "facts": "事实",
    "sources": "来源",
    "as_of": "核实年月",
    "review_by": "复核年月",
}


def kind_of(name: str, headings: tuple[str, ...]) -> str | None:
    """What a sheet holds: by its name, else by a heading that only one kind has."""
    marks = {JUDGE: "结论", CHOICE: "题干", STOP: "停在", CUES: "已经做了怎么办"}
    if name in marks:
        return name
    return next((kind for kind, mark in marks.items() if mark in headings), None)


def item_of(row: Row, kind: str) -> dict[str, Any]:
    """The entry of an item file that a row makes; a word that is not in a list stays, and the schema tells of it."""
    cells = row.cells
    made: dict[str, Any] = {
        "id": cells.get("编号", ""),
        "group": cells.get("线索", ""),
        "kind": {JUDGE: kinds.JUDGE, CHOICE: kinds.CHOICE, STOP: kinds.STOP}[kind],
        "level": LEVELS.get(cells.get("难度", ""), cells.get("难度", "")),
        "regions": [REGIONS.get(word, word) for word in _words(cells.get("地区", ""))],
        **_BODIES[kind](cells),
        "facts": _words(cells.get("事实", "")),
        "sources": _words(cells.get("来源", "")),
        "as_of": _month(cells.get("核实年月", "")),
        "review_by": _month(cells.get("复核年月", "")),
    }
    return {name: value for name, value in made.items() if value not in ("", [], None)}


def cue_of(row: Row) -> dict[str, Any]:
    """The entry of cues.yaml that a row makes."""
    cells = row.cells
    made: dict[str, Any] = {
        "key": cells.get("线索", ""),
        "name": cells.get("名称", ""),
        "about": cells.get("一句话", ""),
        "after": cells.get("已经做了怎么办", ""),
        "pairs": _words(cells.get("对照", "")),
    }
    return {**{name: value for name, value in made.items() if value}, "types": _words(cells.get("类型", ""))}


def _month(cell: str) -> str:
    """A month; a spreadsheet makes the first day of it out of what was typed."""
    return cell[:7] if _DAY.fullmatch(cell) else cell


def _words(cell: str) -> list[str]:
    """The parts of a cell that holds several, however they are parted."""
    for mark in "，、；;\n":
        cell = cell.replace(mark, ",")
    return [word.strip() for word in cell.split(",") if word.strip()]


def _stimulus(cells: Mapping[str, str]) -> dict[str, str]:
    channel = cells.get("渠道", "")
    made = {
        "channel": CHANNELS.get(channel, channel),
        "sender": cells.get("发信人", ""),
        "context": cells.get("背景", ""),
        "text": cells.get("内容", ""),
    }
    return {name: value for name, value in made.items() if value}


def _judge(cells: Mapping[str, str]) -> dict[str, Any]:
    verdict = cells.get("结论", "")
    return {
        "stimulus": _stimulus(cells) or None,
        "verdict": VERDICTS.get(verdict, verdict),
        "decisive": cells.get("关键", ""),
        "flags": _words(cells.get("信号", "")),
        "why": cells.get("为什么", ""),
        "action": cells.get("怎么做", ""),
    }


def _choice(cells: Mapping[str, str]) -> dict[str, Any]:
    stimulus = _stimulus(cells) if cells.get("内容") or cells.get("发信人") else None
    return {
        "stimulus": stimulus,
        "stem": cells.get("题干", ""),
        "options": list(_offered(cells, LETTERS)),
    }


def _turns(cells: Mapping[str, str]) -> list[dict[str, str]]:
    rows = (
        tuple(cells.get(f"{name}{number}", "") for name in ("谁", "台词", "说明"))
        for number in range(1, MAX_TURNS + 1)
    )
    return [
        {"who": SPEAKERS.get(who, who), "text": text, "why": why}
        for who, text, why in rows
        if who or text or why
    ]


def _stop(cells: Mapping[str, str]) -> dict[str, Any]:
    stop = cells.get("停在", "")
    return {
        "stimulus": {**_stimulus(cells), "turns": _turns(cells)},
        "stop": int(stop) if stop.isdecimal() else stop,
        "decisive": cells.get("关键", ""),
        "why": cells.get("为什么", ""),
        "action": cells.get("怎么做", ""),
        "next": cells.get("接下来", ""),
        "advice": list(_offered(cells, "ABC")),
    }


def _offered(cells: Mapping[str, str], letters: str) -> Iterator[dict[str, Any]]:
    key = cells.get("正确", "").upper()
    for letter in letters:
        text, why, myth = (cells.get(f"{name}{letter}", "") for name in ("选项", "理由", "误解"))
        if text or why or myth:
            made: dict[str, Any] = {"text": text, "why": why, "myth": myth, "key": letter == key or None}
            yield {name: value for name, value in made.items() if value}


_BODIES: Mapping[str, Callable[[Mapping[str, str]], dict[str, Any]]] = {
    JUDGE: _judge,
    CHOICE: _choice,
    STOP: _stop,
}
