"""Every rule speaks with file, line and one sentence."""

from __future__ import annotations

import pytest

from tests.bank.bank_folder import Folder

ITEM_FILE = "questions/zh-Hans/kefu.yaml"

SPOILT = {
    # what the schema says
    "missing-field": ("  level: 2\n", "", "2: kefu-01 has no level"),
    "missing-reason": (", why: 借条免不了责任。", "", "25: option B has no reason"),
    "reason-of-a-selector": ("why: 借条免不了责任。", 'why: "\\U000E0100"', "25: option B has no reason"),
    "reason-of-a-lone-mark": ("why: 借条免不了责任。", 'why: "\\u0301"', "25: option B has no reason"),
    "empty-field": ("level: 2", "level:", "5: level is empty"),
    "wrong-type": ("level: 2", "level: two", "5: level is 'two', not one of 1, 2, 3"),
    "number-for-text": (
        "text: 借，让他写一张借条",
        "text: 110",
        "25: the text of option B must be text (put it in quotes)",
    ),
    "list-wanted": ("regions: [cn]\n  stem", "regions: cn\n  stem", "21: regions must be a list"),
    "misspelt-field": (
        "  decisive:",
        "  decisve:",
        "12: kefu-01 has unknown 'decisve' (did you mean decisive?)",
    ),
    "comma-in-text": (
        "text: 借，看着他用完就还,",
        "text: 借, 看着他用完就还,",
        "26: option C has unknown '看着他用完就还' (a comma or colon inside a text? put the text in quotes)",
    ),
    "unknown-channel": (
        "channel: call",
        "channel: fax",
        "8: channel is 'fax', not one of sms, telegram, call, web, email, talk",
    ),
    "unknown-region": (
        "regions: [cn]\n  stem",
        "regions: [us]\n  stem",
        "21: entry 1 of regions is 'us', not one of cn, hk, mo, tw, sg, my, any",
    ),
    "foreign-field": (
        "  action: 挂断",
        "  stem: 挂断",
        "15: kefu-01: stem does not belong to this kind of item",
    ),
    "bad-id": (
        "id: kefu-01",
        "id: Kefu_01",
        "2: id is 'Kefu_01': only small letters, digits and single hyphens",
    ),
    "bad-fact": ("[F001]", "[F1]", "16: entry 1 of facts is 'F1': a fact is written like F135"),
    "bad-source": (
        "[law:31]",
        "[law/31]",
        "28: entry 1 of sources is 'law/31': a source is a key of sources.yaml, a law with its article: law:31",
    ),
    # what the rules say
    "no-key": (", key: true", ", myth: note-protects", "23: no option is the key (key: true)"),
    "two-keys": (
        "myth: note-protects",
        "key: true",
        "23: options A and B are all marked as the key",
    ),
    "two-options": (
        "    - {text: 借，看着他用完就还, why: 看着也拦不住后果。, myth: friend-is-safe}\n",
        "",
        "23: a choice has 3 or 4 options, this one has 2",
    ),
    "same-options": ("借，让他写一张借条", "借，看着他，用完就还。", "26: options B and C say the same"),
    "blank-reason": ("why: 借条免不了责任。", "why: ' '", "25: option B has no reason"),
    "blank-stem": ("stem: 室友借你的银行卡收款，你怎么办？", "stem: ''", "22: stem is empty"),
    "blank-sender": ("sender: 自称客服", "sender: ' '", "9: sender of stimulus is empty"),
    "filler-only": ("stem: 室友借你的银行卡收款，你怎么办？", "stem: 'ㅤ ⠀'", "22: stem is empty"),
    "full-width-colon": (
        "  stem: 室友借你的银行卡收款，你怎么办？",
        "  stem：室友借你的银行卡收款: 你怎么办？",
        "22: kefu-02 has unknown 'stem：室友借你的银行卡收款' (a full-width ： where a colon and a blank are meant?)",
    ),
    "no-flags": ("flags: [screen-share]", "flags: []", "13: flags is empty"),
    "same-twice": ("[law:31]", "[law:31, law:31]", "28: sources holds law:31 twice"),
    "no-provenance": ("  facts: [F001]\n", "", "2: it cites neither a fact nor a source"),
    "long-option": ("借，让他写一张借条", "借" * 41, "25: option B has 41 characters, 40 are allowed"),
    "long-in-utf16": ("借，让他写一张借条", "😀" * 21, "25: option B has 42 characters, 40 are allowed"),
    "long-message": ("您的会员今天到期", "您" * 600, "10: the message has 618 characters, 600 are allowed"),
    "long-why": (
        "共享屏幕等于把密码给人看",
        "共" * 120,
        "14: the reason has 121 characters, 120 are allowed",
    ),
    "long-action": ("挂断，自己打开应用查看", "挂" * 61, "15: the action has 61 characters, 60 are allowed"),
    "long-option-why": (
        "借条免不了责任",
        "借" * 80,
        "25: the reason of option B has 81 characters, 80 are allowed",
    ),
    "long-id": ("id: kefu-02", "id: " + "k" * 41, "17: id is longer than 40 characters"),
    "any-with-others": (
        "regions: [cn]\n  stem",
        "regions: [any, cn]\n  stem",
        "21: any stands alone in regions",
    ),
    "unknown-flag": (
        "[screen-share]",
        "[screen-shard]",
        "13: flag screen-shard is not in flags.yaml (did you mean screen-share?)",
    ),
    "unknown-myth": (
        "myth: note-protects",
        "myth: note-protect",
        "25: myth note-protect is not in myths.yaml (did you mean note-protects?)",
    ),
    "unknown-fact": ("[F001]", "[F999]", "16: fact F999 is not in sources.yaml"),
    "unknown-source": ("[law:31]", "[gazette]", "28: source gazette is not in sources.yaml"),
    "no-article": ("[law:31]", "[law]", "28: law needs its article: law:31"),
    "unknown-article": ("[law:31]", "[law:99]", "28: article 99 of law is not in sources.yaml"),
    "article-of-a-paper": (
        "[law:31]",
        "['paper-2025-06:2']",
        "28: paper-2025-06 is not cited by article: write paper-2025-06 alone",
    ),
    "green-flags-on-a-scam": (
        "[screen-share]",
        "[in-the-app]",
        "13: a scam item needs at least one red flag",
    ),
    "red-flags-only": (
        "verdict: scam",
        "verdict: genuine",
        "13: a genuine item needs at least one green flag",
    ),
    "no-myth": (", myth: note-protects", "", "25: option B names no misconception (myth)"),
    "myth-on-the-key": (
        "key: true",
        "key: true, myth: note-protects",
        "24: option A is the key and has a myth",
    ),
    "all-of-the-above": ("借，看着他用完就还", "以上都可以", "26: option C is an all or none of the above"),
    "combination": ("借，看着他用完就还", "A 和 B 都行", "26: option C combines other options by letter"),
    "letter-in-reason": (
        "借条免不了责任。",
        "选项 A 才对。",
        "25: the reason of option B names an option by letter",
    ),
    "unmarked-negative": (
        "你怎么办？",
        "下面哪种做法不正确？",
        "22: the stem asks with an unmarked negative: write 【…】 around it (哪种做法不)",
    ),
    "unmarked-except": (
        "你怎么办？",
        "除了拒绝之外还能怎么办？",
        "22: the stem asks with an unmarked negative: write 【…】 around it (除了拒绝之外)",
    ),
    "link": (
        "请共享屏幕",
        "请打开 pay.shop-kefu.com/refund",
        "10: pay.shop-kefu.com is a link: use example.com or write the dot as ．",
    ),
    "mention": ("请共享屏幕", "请找 @kefu_1", "10: @kefu_1 may be somebody's name: write ＠ or @example…"),
    "phone": (
        "请共享屏幕",
        "请回拨 13812345678",
        "10: the text holds a full phone number: mask it with ****",
    ),
    "card": (
        "请共享屏幕",
        "卡号 6222 0212 3456 7890",
        "10: the text holds a full card or identity number: mask it with ****",
    ),
    "wallet": (
        "请共享屏幕",
        "打到 T" + "9" * 33,
        "10: the text holds a full wallet address: shorten it with …",
    ),
}


@pytest.mark.parametrize("name", sorted(SPOILT))
def test_each_rule_names_file_and_line(folder: Folder, name: str) -> None:
    old, new, sentence = SPOILT[name]
    folder.write("en/kefu.yaml", "{}\n")
    folder.spoil("zh-Hans/kefu.yaml", old, new)
    assert f"{ITEM_FILE}:{sentence}" in folder.faults()


def test_a_sound_bank_has_no_fault(folder: Folder) -> None:
    assert folder.faults() == []


def test_a_hotline_in_the_action_must_answer_in_every_region(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "自己打开应用查看", "拨 96110 或 110 问")
    folder.spoil("zh-Hans/kefu.yaml", "regions: [cn]\n  stimulus", "regions: [cn, tw]\n  stimulus")
    assert folder.faults() == [
        f"{ITEM_FILE}:15: 96110 is answered in cn only, the item is for others too",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "打开 www.example.com/refund 看看",
        "mail@example.org 发来的",
        "网址是 pay．shop．com",
        "链接 pay[.]shop[.]com",
        "找 ＠kefu_1 或 @example_admin",
        "回拨 138****5678，今天 2024.06.25 前",
        "版本 3.11.7，共 20250625 件",
    ],
)
def test_unusable_addresses_are_allowed(folder: Folder, text: str) -> None:
    folder.spoil(
        "zh-Hans/kefu.yaml", "text: 您的会员今天到期，不关就扣费，请共享屏幕，我来教您。", f"text: '{text}'"
    )
    assert folder.faults() == []


@pytest.mark.parametrize(
    "stem",
    [
        "下面哪种做法【不】正确？",
        "他说这不是诈骗，你怎么办？",
        "这条消息是不是真的？",
        "该不该把卡借给他？",
    ],
)
def test_marked_negatives_and_other_words_pass(folder: Folder, stem: str) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "室友借你的银行卡收款，你怎么办？", stem)
    assert folder.faults() == []


def test_all_faults_come_at_once(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "  level: 2\n", "")
    folder.spoil("zh-Hans/kefu.yaml", "[screen-share]", "[nonsense]")
    folder.spoil("zh-Hans/kefu.yaml", ", why: 借条免不了责任。", "")
    folder.spoil("tips.yaml", "topic: shuadan", "topic: unknown")
    folder.spoil("sources.yaml", "level: P3", "level: P4")
    assert folder.faults() == [
        "questions/sources.yaml:12: level is 'P4', not one of P1, P2, P3",
        "questions/tips.yaml:2: topic unknown is not in topics.yaml",
        f"{ITEM_FILE}:2: kefu-01 has no level",
        f"{ITEM_FILE}:12: flag nonsense is not in flags.yaml",
        f"{ITEM_FILE}:24: option B has no reason",
    ]
