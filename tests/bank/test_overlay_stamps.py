"""An overlay says which original it follows: a changed original is reported, and its old translation is not shown."""

from __future__ import annotations

from bot.bank.stamps import stamp
from tests.bank.bank_folder import Folder

CHANGED = "the original of kefu-01 has changed: read its translation again, then run `bank stamp … kefu-01`"


def test_a_changed_original_is_a_fault_and_its_translation_is_not_shown(folder: Folder) -> None:
    assert folder.overlay_faults() == []
    folder.spoil("zh-Hans/kefu.yaml", "why: 共享屏幕等于把密码给人看。", "why: 别人什么都看得到。")
    assert folder.overlay_faults() == [f"questions/en/kefu.yaml:2: {CHANGED}"]
    assert folder.load().in_language("kefu-01", "en").language == "zh-Hans"


def test_options_in_another_order_are_a_change(folder: Folder) -> None:
    folder.write("en/kefu.yaml", "kefu-02:\n  stem: Lend?\n  options:\n" + "".join(
        f"    - {{text: Answer {letter}, why: Because {letter}}}\n" for letter in "ABC"
    ))  # fmt: skip
    folder.stamp("en")
    lines = (folder.root / "zh-Hans/kefu.yaml").read_text("utf-8").splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if "不借" in line)
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    folder.write("zh-Hans/kefu.yaml", "".join(lines))
    assert "the original of kefu-02 has changed" in folder.overlay_faults()[0]


def test_what_nobody_reads_may_change(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "level: 2", "level: 3")
    folder.spoil("sources.yaml", "phrase: 技术反制", "phrase: 技术反致")
    assert folder.overlay_faults() == []


def test_a_missing_stamp_is_told_and_the_translation_is_shown(folder: Folder) -> None:
    folder.write("en/topics.yaml", "kefu: {title: Fake service, about: A call, action: Hang up}\n")
    assert folder.overlay_faults() == [
        "questions/en/topics.yaml:1: kefu has no stamp of its original: run `bank stamp`"
    ]
    assert folder.load().topic("kefu", "en").title == "Fake service"


def test_stamping_inserts_a_line_or_a_field_and_keeps_all_else(folder: Folder) -> None:
    flow = "# about topics\nkefu: {title: Fake service, about: A call, action: Hang up} # done\n"
    block = "# items\n\nkefu-01:\n    # first\n    stimulus: {sender: A, text: B}\n    decisive: C\n    why: D\n    action: E\n"
    folder.write("en/topics.yaml", flow)
    folder.write("en/kefu.yaml", block)
    assert stamp(folder.root, "en") == 2
    stamped = (folder.root / "en/topics.yaml").read_text("utf-8")
    assert stamped.startswith("# about topics\nkefu: {of: '")
    assert stamped.endswith("', title: Fake service, about: A call, action: Hang up} # done\n")
    lines = (folder.root / "en/kefu.yaml").read_text("utf-8").splitlines(keepends=True)
    assert "".join(lines[:4] + lines[5:]) == block
    assert lines[4].startswith("    of: '")
    assert folder.overlay_faults() == []
    assert stamp(folder.root, "en") == 0


def test_an_entry_read_again_is_stamped_anew_by_name(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "why: 共享屏幕等于把密码给人看。", "why: 别人什么都看得到。")
    folder.spoil("topics.yaml", "about: 自称客服", "about: 说是客服")
    assert stamp(folder.root, "en") == 0
    assert stamp(folder.root, "en", ["kefu-01", "kefu"]) == 2
    assert folder.overlay_faults() == []


def test_an_entry_of_nothing_is_told(folder: Folder) -> None:
    folder.write("en/topics.yaml", "keufu: {title: T, about: A, action: B}\n")
    assert folder.overlay_faults() == ["questions/en/topics.yaml:1: keufu is no entry of topics.yaml"]
