"""The folder as a whole: files that lack, rules across items, what stands beside them, overlays."""

from __future__ import annotations

import json

import jsonschema
import pytest

from bot.bank.check import check
from bot.bank.faults import BankFaults
from tests.bank.bank_folder import ITEMS, SCHEMA, Folder

ITEM_FILE = "questions/zh-Hans/kefu.yaml"


def test_load_raises_all_faults_in_order(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "[screen-share]", "[nonsense]")
    folder.spoil("topics.yaml", "key: shuadan", "key: shua_dan")
    with pytest.raises(BankFaults) as error:
        folder.load()
    assert [str(fault) for fault in error.value.faults] == [
        "questions/tips.yaml:2: topic shuadan is not in topics.yaml (did you mean shua_dan?)",
        "questions/topics.yaml:2: key is 'shua_dan': only small letters, digits and single hyphens",
        f"{ITEM_FILE}:13: flag nonsense is not in flags.yaml",
    ]
    assert str(error.value).count("\n") == 2


@pytest.mark.parametrize("name", ["topics", "flags", "myths", "tips", "hotlines", "sources"])
def test_a_missing_file_is_told(folder: Folder, name: str) -> None:
    (folder.root / f"{name}.yaml").unlink()
    assert f"questions/{name}.yaml:1: the file cannot be read: No such file or directory" in folder.faults()


def test_a_missing_or_strange_schema_is_told(folder: Folder) -> None:
    for content in ("", "[]", "{}", '{"$defs": 3}', '{"$defs": {"a": {"$ref": "nowhere"}}}'):
        folder.write("schema.json", content)
        assert folder.faults() == ["questions/schema.json:1: this is not the JSON Schema of the bank"]
    (folder.root / "schema.json").unlink()
    assert folder.faults() == [
        "questions/schema.json:1: the schema cannot be read: No such file or directory"
    ]


def test_a_bank_without_items_is_a_fault(folder: Folder) -> None:
    (folder.root / "zh-Hans/kefu.yaml").unlink()
    (folder.root / "en/kefu.yaml").unlink()
    assert "questions/zh-Hans:1: there are no items: one file a topic, <topic>.yaml" in folder.faults()
    assert [str(fault) for fault in check(folder.root).faults][:2] == [
        "questions/cues.yaml:1: cue screen has no item",
        "questions/cues.yaml:2: cue lend has no item",
    ]


def test_files_that_would_be_overlooked_are_told(folder: Folder) -> None:
    folder.write("zh-Hans/shuadan.yml", "[]")
    assert folder.faults() == [
        "questions/zh-Hans/shuadan.yml:1: this file is not read: items live in <topic>.yaml",
    ]


def test_a_file_of_an_unknown_topic_is_told_once(folder: Folder) -> None:
    folder.write("zh-Hans/shuadna.yaml", ITEMS.replace("kefu-", "other-").replace("group: ", "group: other-"))
    assert folder.faults() == [
        "questions/zh-Hans/shuadna.yaml:1: topic shuadna is not in topics.yaml (did you mean shuadan?)",
    ]


def test_an_id_is_used_once_and_never_again(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "id: kefu-02", "id: kefu-01")
    assert folder.faults()[0] == f"{ITEM_FILE}:17: id kefu-01 is taken by {ITEM_FILE}:2"
    folder.spoil("zh-Hans/kefu.yaml", "id: kefu-01\n  group: lend", "id: kefu-02\n  group: lend")
    folder.write("retired.yaml", "- kefu-02\n- kefu-00\n")
    assert folder.faults() == [f"{ITEM_FILE}:17: id kefu-02 is retired and cannot come back"]


def test_a_group_stays_in_its_topic(folder: Folder) -> None:
    folder.write(
        "zh-Hans/shuadan.yaml", ITEMS.replace("kefu-", "shuadan-").replace("group: lend", "group: own")
    )
    assert folder.faults() == [
        "questions/zh-Hans/shuadan.yaml:3: group screen belongs to topic kefu",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("topics", "key: shuadan", "key: kefu", "topics.yaml:2: key kefu is taken in line 1"),
        ("topics", "order: 1", "order: 2", "topics.yaml:2: order 2 is taken in line 1"),
        ("topics", "key: shuadan", "key: a-much-too-long-topic-key", "topics.yaml:2: key is 'a-much-too-long-topic-key'"),
        ("flags", "kind: green", "kind: blue", "flags.yaml:2: kind is 'blue', not one of red, green"),
        ("flags", ", why: 密码全看得见", "", "flags.yaml:1: screen-share has no reason"),
        ("myths", "key: friend-is-safe", "key: note-protects", "myths.yaml:2: key note-protects is taken in line 1"),
        ("tips", "陌生人要你共享屏幕，挂断。", "挂" * 121, "tips.yaml:1: the text of tip-001 has 121 characters, 120 are allowed"),
        ("tips", ", facts: [F001]", "", "tips.yaml:1: the tip cites neither a fact nor a source"),
        ("tips", "[F001]", "[F009]", "tips.yaml:1: fact F009 is not in sources.yaml"),
        ("tips", "[paper-2025-06]", "[paper-2025-07]", "tips.yaml:2: source paper-2025-07 is not in sources.yaml"),
        ("tips", "topic: shuadan", "topic: shuadna", "tips.yaml:2: topic shuadna is not in topics.yaml (did you mean"),
        ("tips", "先垫钱的兼职不做。", "打开 12377.cn 举报。", "tips.yaml:2: 12377.cn is a link"),
        ("hotlines", "number: '96110'", "number: 96110", "hotlines.yaml:4: number must be text (put it in quotes)"),
        ("hotlines", "领保热线, does: 自己拨打, source: paper-2025-06, as_of: 2025-06", "领保热线, does: 自己拨打, source: paper-2025-06", "hotlines.yaml:5: entry 4 of hotlines has no as_of"),
        ("hotlines", "自己拨打, source: paper-2025-06", "自己拨打, source: paper", "hotlines.yaml:5: source paper is not in sources.yaml"),
        ("sources", "id: F002", "id: F001", "sources.yaml:11: fact F001 is there already in line 10"),
        ("sources", "document: initiative,", "document: unknown,", "sources.yaml:11: document unknown is not among the documents"),
    ],
)  # fmt: skip
def test_what_stands_beside_the_items_has_rules_too(
    folder: Folder, name: str, old: str, new: str, expected: str
) -> None:
    folder.spoil(f"{name}.yaml", old, new)
    assert any(fault.startswith(f"questions/{expected}") for fault in folder.faults()), folder.faults()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kefu-01:", "kefu-09:", "1: kefu-09 is no item (did you mean kefu-02?)"),
        ("  decisive: Asks you to share the screen\n", "", "2: kefu-01 has no translated decisive cue"),
        (
            "stimulus: {sender: Calls itself customer service, ",
            "stimulus: {",
            "3: kefu-01 has no translated sender",
        ),
        ("  why:", "  stem: Which?\n  why:", "5: kefu-01 has no stem in zh-Hans"),
        ("  why:", "  verdict: scam\n  why:", "5: kefu-01 has unknown 'verdict'"),
        ("Hang up and look it up yourself", "挂断，自己去查", "6: the action is not translated"),
        (
            "Hang up and look it up yourself",
            "Hang up" * 30,
            "6: the action has 210 characters, 150 are allowed",
        ),
        ("Your plan ends today.", "Go to pay.kefu.com today.", "3: pay.kefu.com is a link"),
    ],
)
def test_an_overlay_translates_everything_and_nothing_else(
    folder: Folder, old: str, new: str, expected: str
) -> None:
    folder.spoil("en/kefu.yaml", old, new)
    assert any(fault.startswith(f"questions/en/kefu.yaml:{expected}") for fault in folder.overlay_faults()), (
        folder.overlay_faults()
    )


def test_an_overlay_of_a_choice_keeps_its_options(folder: Folder) -> None:
    overlay = """\
kefu-02:
  stem: A roommate wants to borrow your bank card. What now?
  options:
    - {text: Do not lend it, why: Lending an account is against the law.}
    - {text: Lend it with a note, why: A note does not help.}
    - {text: Lend it with a note!, why: A note does not help.}
"""
    folder.write("en/kefu.yaml", overlay)
    folder.stamp("en")
    assert folder.overlay_faults() == ["questions/en/kefu.yaml:7: option B and option C say the same"]
    folder.write("en/kefu.yaml", overlay[: overlay.rindex("    -")])
    folder.stamp("en")
    assert folder.overlay_faults() == ["questions/en/kefu.yaml:4: kefu-02 has 2 options, 3 in zh-Hans"]


def test_an_overlay_in_the_wrong_file_is_told(folder: Folder) -> None:
    (folder.root / "en/kefu.yaml").rename(folder.root / "en/shuadan.yaml")
    assert folder.overlay_faults() == [
        "questions/en/shuadan.yaml:2: kefu-01 is an item of another topic: it belongs into kefu.yaml",
    ]


def test_the_shipped_schema_is_a_schema_and_describes_every_field() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    fields = schema["$defs"]["item"]["properties"]
    assert [
        name for name, field in fields.items() if "description" not in field and "$ref" not in field
    ] == []
