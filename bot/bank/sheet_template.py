"""The spreadsheet that authors fill in: a sheet for each kind of question, drop-downs where the answer is one of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.bank.bank import Bank
from bot.bank.columns import (
    CHANNELS,
    CHOICE,
    COLUMNS,
    CUES,
    EXAMPLE,
    JUDGE,
    LETTERS,
    MAX_TURNS,
    REGIONS,
    SPEAKERS,
    STOP,
    VERDICTS,
)

ROWS = 200
_LISTS = "名单"
_WIDE = (
    "背景",
    "内容",
    "题干",
    "为什么",
    "怎么做",
    "接下来",
    "台词",
    "说明",
    "选项",
    "理由",
    "一句话",
    "已经做了怎么办",
)

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    JUDGE: {
        "编号": "kefu-xinli-01",
        "线索": "kefu-xinli",
        "难度": "2",
        "地区": "不限",
        "渠道": "短信",
        "发信人": "1069****",
        "背景": "你昨天在这家店下过单",
        "内容": "您的订单缺货，退款请加这个号码办理。",
        "结论": "骗局",
        "关键": "离开平台退款",
        "信号": "off-platform",
        "为什么": "退款在订单页里就能看到，不用加谁。",
        "怎么做": "打开订单页看，不加这个号码",
        "事实": "F001",
    },
    CHOICE: {
        "编号": "kefu-xinli-02",
        "线索": "kefu-xinli",
        "难度": "1",
        "地区": "不限",
        "题干": "店家说缺货，让你加一个号码退款。你怎么办？",
        "选项A": "打开订单页，在那里申请退款",
        "理由A": "钱从哪里付的，就从哪里退。",
        "选项B": "加了号码，先问清楚再说",
        "理由B": "号码是对方给的，问也是问对方。",
        "误解B": "calling-their-number-verifies",
        "选项C": "先收一元试试，到账了再办",
        "理由C": "小额到账说明不了对方是谁。",
        "误解C": "one-yuan-test-is-safe",
        "正确": "A",
        "事实": "F001",
    },
    STOP: {
        "编号": "kefu-xinli-03",
        "线索": "kefu-xinli",
        "难度": "2",
        "地区": "不限",
        "渠道": "Telegram",
        "背景": "你在这家店买过水杯",
        "谁1": "对方",
        "台词1": "您好，您的水杯缺货了。",
        "说明1": "缺货常有，先听着",
        "谁2": "我",
        "台词2": "那怎么退？",
        "说明2": "问一句没有损失",
        "谁3": "对方",
        "台词3": "加我同事，共享屏幕退给您。",
        "说明3": "离开平台，还要看你的屏幕",
        "停在": "3",
        "关键": "要你共享屏幕退款",
        "为什么": "退款不用看你的屏幕。",
        "怎么做": "不加，回订单页申请",
        "接下来": "会让你打开银行 App，看着你转账。",
        "选项A": "别加，去订单页里退",
        "理由A": "原路退最稳。",
        "选项B": "加了，但别说密码",
        "理由B": "屏幕一共享，密码他看得见。",
        "误解B": "one-yuan-test-is-safe",
        "选项C": "打他给的电话问问",
        "理由C": "接的也是他的人。",
        "误解C": "calling-their-number-verifies",
        "正确": "A",
        "事实": "F001",
    },
    CUES: {
        "线索": "kefu-xinli",
        "名称": "离开平台退款",
        "一句话": "退款走原路，不加号码、不共享屏幕。",
        "已经做了怎么办": "先关共享再断网；找银行拦，打当地报警电话；改密码；记录留着。",
        "类型": "4",
        "对照": "L8",
    },
}  # fmt: skip


def write_template(file: Path, bank: Bank) -> None:
    """Write the empty table with its drop-downs; an example in the first row of each sheet shows what is meant.

    The bank lends its cues, flags, myths and facts, on a sheet of their own.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for kind, headings in COLUMNS.items():
        _write_sheet(book.create_sheet(kind), headings, EXAMPLES[kind])
    lists = {
        "线索": list(bank.reference.cues),
        "误解": [myth.key for myth in bank.myths.values()],
        "信号": [flag.key for flag in bank.flags.values()],
        "来源": list(bank.documents),
        "事实": list(bank.facts),
    }
    _write_lists(book.create_sheet(_LISTS), lists, bank)
    for kind, headings in COLUMNS.items():
        _add_choices(book[kind], headings, lists)
    book.save(file)


def _write_sheet(sheet: Any, headings: Sequence[str], example: Mapping[str, str]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append(list(headings))
    sheet.append([example.get(heading, "") for heading in headings])
    sheet.cell(2, 1, f"{EXAMPLE}{sheet.cell(2, 1).value}")
    sheet.freeze_panes = "B2"
    for number, heading in enumerate(headings, 1):
        sheet.cell(1, number).font = Font(bold=True)
        wide = heading.rstrip("0123456789ABCD") in _WIDE
        sheet.column_dimensions[get_column_letter(number)].width = 36 if wide else 14
        for line in range(2, ROWS + 2):
            # Months and numbers stay what was typed.
            sheet.cell(line, number).number_format = "@"
            sheet.cell(line, number).alignment = Alignment(wrap_text=True, vertical="top")


def _write_lists(sheet: Any, lists: Mapping[str, Sequence[str]], bank: Bank) -> None:
    """The keys that a cell may hold, each beside its name."""
    names = {
        **{cue.key: cue.name for cue in bank.reference.cues.values()},
        **{myth.key: myth.name for myth in bank.myths.values()},
        **{
            flag.key: f"{flag.name}（{'红旗' if flag.kind == 'red' else '真的'}）"
            for flag in bank.flags.values()
        },
        **{document.key: document.label for document in bank.documents.values()},
        **{fact.id: fact.fact for fact in bank.facts.values()},
    }
    for column, (heading, keys) in enumerate(lists.items()):
        for offset, word in enumerate((heading, "是什么")):
            sheet.cell(1, 2 * column + 1 + offset, word)
        for line, key in enumerate(keys, 2):
            sheet.cell(line, 2 * column + 1, key)
            sheet.cell(line, 2 * column + 2, names.get(key, ""))


def _add_choices(sheet: Any, headings: Sequence[str], lists: Mapping[str, Sequence[str]]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, heading in enumerate(headings, 1):
        formula, strict = _choices(heading, sheet.title, lists)
        if formula:
            rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=strict)
            sheet.add_data_validation(rule)
            letter = get_column_letter(number)
            rule.add(f"{letter}2:{letter}{ROWS + 1}")


def _choices(heading: str, kind: str, lists: Mapping[str, Sequence[str]]) -> tuple[str, bool]:
    """What a column offers, and whether anything else is refused."""
    fixed: Mapping[str, Sequence[str]] = {
        "难度": ("1", "2", "3"),
        "渠道": tuple(CHANNELS),
        "地区": tuple(REGIONS),
        "结论": tuple(VERDICTS),
        "正确": tuple(LETTERS if kind == CHOICE else "ABC"),
        "停在": tuple(str(line) for line in range(MAX_TURNS + 1)),
        "谁": tuple(SPEAKERS),
    }
    bare = heading.rstrip("0123456789ABCD")
    if bare in fixed:
        return '"' + ",".join(fixed[bare]) + '"', bare not in ("地区", "谁")
    if bare in ("线索", "误解", "信号") and kind != CUES and lists[bare]:
        column = "ABCDEFGHIJ"[2 * list(lists).index(bare)]
        return f"{_LISTS}!${column}$2:${column}${len(lists[bare]) + 1}", False
    return "", False
