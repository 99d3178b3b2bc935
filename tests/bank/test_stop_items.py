"""Dialogues: how they are read, what they must be, and where their key stands."""

from __future__ import annotations

import pytest

from bot.bank.preview import preview
from bot.core.question.question import Stimulus, Turn
from tests.bank.bank_folder import Folder

ITEM_FILE = "questions/zh-Hans/shuadan.yaml"
DIALOGUE = """\
- id: dianzan-01
  group: dianzan
  kind: stop
  level: 2
  regions: [any]
  stimulus:
    channel: telegram
    context: 你在群里看到兼职，自己加的对方
    turns:
      - {who: them, text: 点赞一条一块，做吗？, why: 先给甜头}
      - {who: me, text: 怎么做？, why: 问一句没有损失}
      - {who: them, text: 先垫三百，做完一起返, why: 要你先垫钱}
  stop: 3
  decisive: 要你先垫钱
  why: 做事拿钱不用先垫。
  action: 不垫，退出来
  next: 接着会说任务没做完，要再垫。
  advice:
    - {text: 别垫，先退出来, why: 垫了就难停。, key: true}
    - {text: 先垫一次试试, why: 第一次会返，为了下一次。, myth: friend-is-safe}
    - {text: 让他写个条子, why: 条子拿不回钱。, myth: note-protects}
  facts: [F001]
  as_of: '2026-11'
  review_by: '2027-06'
"""
CUE = "- {key: dianzan, name: 先垫钱, about: 做事不用先垫钱, after: 停手，找银行，报警, types: ['1']}\n"
ENGLISH = """\
dianzan-01:
  stimulus:
    context: You saw the job in a group and wrote to them
    turns:
      - {who: them, text: One yuan a like. Interested?, why: A sweetener}
      - {who: me, text: How does it work?, why: Asking costs nothing}
      - {who: them, text: Put in 300 first, why: Asks for money first}
  decisive: Asks for money first
  why: Work never needs your money first.
  action: Pay nothing and leave
  next: They would ask for more.
  advice:
    - {text: Pay nothing and leave, why: It is hard to stop later.}
    - {text: Try it once, why: The first one comes back as bait.}
    - {text: Ask for a note, why: A note brings no money back.}
"""


@pytest.fixture
def dialogue(folder: Folder) -> Folder:
    folder.write("zh-Hans/shuadan.yaml", DIALOGUE)
    folder.write("cues.yaml", (folder.root / "cues.yaml").read_text("utf-8") + CUE)
    folder.write("en/shuadan.yaml", ENGLISH)
    folder.stamp("en")
    return folder


def test_a_dialogue_is_read_with_its_lines_and_advice(dialogue: Folder) -> None:
    question = dialogue.load().get("dianzan-01")
    assert question.stimulus == Stimulus(
        "telegram",
        context="你在群里看到兼职，自己加的对方",
        turns=(
            Turn("them", "点赞一条一块，做吗？", "先给甜头"),
            Turn("me", "怎么做？", "问一句没有损失"),
            Turn("them", "先垫三百，做完一起返", "要你先垫钱"),
        ),
    )
    assert (question.stop, question.next) == (3, "接着会说任务没做完，要再垫。")
    assert [option.key for option in question.advice] == [True, False, False]
    assert (question.as_of, question.review_by) == ("2026-11", "2027-06")


def test_the_key_is_the_line_and_last_stands_no_need_to_stop(dialogue: Folder) -> None:
    assert dialogue.load().get("dianzan-01").key_position == 2
    dialogue.spoil("zh-Hans/shuadan.yaml", "stop: 3", "stop: 0")
    assert dialogue.load().get("dianzan-01").key_position == 3


def test_a_dialogue_fits_a_poll_with_all_its_lines(dialogue: Folder) -> None:
    bank = dialogue.load()
    assert bank.poll_fit(bank.get("dianzan-01")) == []


def test_a_preview_shows_lines_reasons_advice_and_what_to_do_afterwards(dialogue: Folder) -> None:
    shown = preview(dialogue.load(), "dianzan-01")
    assert "（你在群里看到兼职，自己加的对方）\n① 对方：点赞一条一块，做吗？\n② 我：怎么做？" in shown
    assert "[①] [②] [③] [不用停]" in shown
    assert "停在 ③\n① 先给甜头" in shown
    assert "接下来：接着会说任务没做完，要再垫。\n✅ A. 别垫，先退出来" in shown
    assert "已经做了：停手，找银行，报警" in shown
    assert shown.endswith("option (3/100): 不用停\nreason at the reveal (9/200): 做事拿钱不用先垫。\nfits")


def test_a_dialogue_in_english_and_traditional(dialogue: Folder) -> None:
    bank = dialogue.load()
    assert dialogue.overlay_faults() == []
    english = bank.in_language("dianzan-01", "en")
    assert english.turns[2] == Turn("them", "Put in 300 first", "Asks for money first")
    assert (english.stop, english.advice[0].key, english.advice[0].text) == (3, True, "Pay nothing and leave")
    assert english.stimulus is not None
    assert english.stimulus.context.startswith("You saw")
    assert bank.in_language("dianzan-01", "zh-Hant", "hk").turns[0].text == "HK:点赞一条一块，做吗？"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("stop: 3", "stop: 4", "13: stop is 4, the dialogue has 3 lines (0: no need to stop)"),
        ("stop: 3", "stop: 2", "13: stop is 2, and that line is the reader's own"),
        ("stop: 3\n", "stop: three\n", "13: stop must be a whole number"),
        ("  stop: 3\n", "", "1: dianzan-01 has no stop"),
        ("      - {who: me, text: 怎么做？, why: 问一句没有损失}\n", "", "9: a dialogue has 3 to 8 lines, this one has 2"),
        (", why: 先给甜头", "", "10: line 1 has no reason"),
        ("why: 先给甜头", "why: ' '", "10: line 1 has no reason"),
        ("text: 怎么做？", f"text: {'怎' * 81}", "11: line 2 has 81 characters, 80 are allowed"),
        ("why: 要你先垫钱}", f"why: {'要' * 61}}}", "12: the reason of line 3 has 61 characters, 60 are allowed"),
        ("context: 你在", f"context: {'你' * 80}在", "8: the context has 94 characters, 80 are allowed"),
        ("next: 接着", f"next: {'接' * 80}着", "17: what comes next has 93 characters, 80 are allowed"),
        (", key: true", ", myth: note-protects", "18: one entry of advice is the right one (key: true)"),
        ("    - {text: 让他写个条子, why: 条子拿不回钱。, myth: note-protects}\n", "", "18: advice has 3 entries, this one has 2"),
        ("text: 先垫一次试试", "text: 别垫，先退出来！", "20: advice A and B say the same"),
        (", myth: note-protects", "", "21: advice C names no misconception (myth)"),
        ("myth: note-protects", "myth: note-protect", "21: myth note-protect is not in myths.yaml (did you mean note-protects?)"),
        ("  decisive", "  verdict: scam\n  decisive", "14: dianzan-01: verdict does not belong to this kind of item"),
        ("    channel: telegram\n", "    channel: telegram\n    sender: 某人\n", "8: stimulus: sender does not belong to this kind of item"),
        ("'2026-11'", "2026年11月", "23: as_of is '2026年11月': a month is written like '2026-11'"),
    ],
)  # fmt: skip
def test_what_a_dialogue_must_be(dialogue: Folder, old: str, new: str, expected: str) -> None:
    dialogue.spoil("zh-Hans/shuadan.yaml", old, new)
    assert f"{ITEM_FILE}:{expected}" in dialogue.faults()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("who: them, text: One", "who: Xiao Wang, text: One", "6: the speaker of line 1 is them in zh-Hans"),
        ("      - {who: me, text: How does it work?, why: Asking costs nothing}\n", "", "5: dianzan-01 has 2 turns, 3 in zh-Hans"),
        (", why: Asking costs nothing", "", "7: line 2 has no reason"),
        ("How does it work?", "H" * 93, "7: line 2 is 101 characters long in a poll with its speaker, 100 are the most"),
        ("why: Asking costs nothing", "why: ''", "7: dianzan-01 has no translated reason of line 2"),
        ("  next: They would ask for more.\n", "", "2: dianzan-01 has no translated what comes next"),
        ("text: Ask for a note", "text: Try it once.", "16: advice B and advice C say the same"),
    ],
)  # fmt: skip
def test_what_its_overlay_must_be(dialogue: Folder, old: str, new: str, expected: str) -> None:
    dialogue.spoil("en/shuadan.yaml", old, new)
    faults = dialogue.overlay_faults()
    assert f"questions/en/shuadan.yaml:{expected}" in faults, faults


def test_a_message_has_no_turns_and_a_dialogue_no_options(dialogue: Folder) -> None:
    dialogue.spoil(
        "zh-Hans/kefu.yaml",
        "    text: 您的会员今天到期，不关就扣费，请共享屏幕，我来教您。",
        "    text: 好\n    turns: []",
    )
    assert any("stimulus: turns does not belong to this kind of item" in fault for fault in dialogue.faults())
