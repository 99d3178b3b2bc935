"""The whole check: gates, coverage, the documents, the command, and the bank that ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.bank.check import check
from bot.bank.coverage import TWINS, TYPES, Requirement, requirements
from bot.bank.lengths import utf16
from bot.bank.phrases import chinese_number
from bot.bank.reference import Cue, Reference
from bot.cli import main
from bot.texts.conversion_checks import simplified_only
from tests.bank.bank_folder import Folder
from tests.bank.small_banks import balanced, bank_of

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "initiative.txt": "论坛上提 出\n五点建议，受到关注。",
    "whitepaper.txt": "前言\n加强技术反制，建设拦截系统，形成人人参与、人人受益的良好局面，守护群众财产安全。",
    "law.txt": "第三十一条 任何单位和个人不得非法买卖、出租、出借。",
}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    for name, content in DOCUMENTS.items():
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def need(needs: list[Requirement], name: str) -> Requirement:
    return next(one for one in needs if one.name == name)


def test_a_sound_bank_passes_and_reports(folder: Folder) -> None:
    result = check(folder.root)
    assert result.passed
    assert result.text().splitlines()[-1] == (
        "2 items (1 judge, 1 choice, 0 stop), 2 groups, 2 tips, 1 in English, 0 not fit for polls, 0 faults"
    )


def test_a_check_reports_faults_and_gates_together(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "[F001]", "[F009]")
    folder.spoil("zh-Hans/kefu.yaml", ", key: true", "")
    result = check(folder.root)
    assert not result.passed
    lines = result.text().splitlines()
    assert any(line.startswith("always scam") for line in lines)
    # The last thing on the screen is what must be mended.
    assert lines[-4:-2] == [
        "questions/zh-Hans/kefu.yaml:16: fact F009 is not in sources.yaml",
        "questions/zh-Hans/kefu.yaml:23: no option is the key (key: true)",
    ]


def test_a_failed_gate_names_item_and_guess() -> None:
    from bot.bank.report import gate_table
    from tests.bank.small_banks import on_key

    bank = balanced(leak=on_key(lambda text, rng: "报警" + text[2:], 0.5))
    from bot.bank.gates import measure

    table = gate_table(measure(bank))
    assert "caution words" in table
    assert "“caution words” pays; fed most by: choice-0" in table


def test_phrases_and_articles_are_found_whatever_the_blanks(folder: Folder, documents: Path) -> None:
    result = check(folder.root, documents)
    assert result.faults == ()
    assert result.longest_run == 4


def test_a_phrase_or_an_article_that_is_not_there_is_told(folder: Folder, documents: Path) -> None:
    folder.spoil("sources.yaml", "phrase: 技术反制", "phrase: 技术反致")
    folder.spoil("sources.yaml", "'31'", "'32'")
    folder.spoil("zh-Hans/kefu.yaml", "law:31", "law:32")
    (folder.root / "en/sources.yaml").unlink()
    assert [str(fault) for fault in check(folder.root, documents).faults] == [
        "questions/sources.yaml:8: law has no article 32",
        "questions/sources.yaml:10: the phrase of F001 is not in whitepaper",
    ]


def test_a_copied_sentence_is_told_even_with_other_punctuation(folder: Folder, documents: Path) -> None:
    folder.spoil(
        "zh-Hans/kefu.yaml", "共享屏幕等于把密码给人看。", "建设拦截系统形成人人参与人人受益的良好局面！"
    )
    (folder.root / "en/kefu.yaml").unlink()
    result = check(folder.root, documents)
    assert [str(fault) for fault in result.faults] == [
        "questions/zh-Hans/kefu.yaml:14: more than 20 characters running are copied from a source: "
        "建设拦截系统形成人人参与人人受益的良好局面…",
    ]
    assert result.longest_run == 21


def test_a_document_that_lacks_is_told(folder: Folder, tmp_path: Path) -> None:
    faults = check(folder.root, tmp_path / "nowhere").faults
    assert [str(fault).removeprefix("questions/sources.yaml:1: ") for fault in faults] == [
        f"document {name} cannot be read: No such file or directory" for name in sorted(DOCUMENTS)
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [(8, "八"), (10, "十"), (31, "三十一"), (40, "四十"), (102, "一百零二"), (287, "二百八十七")],
)
def test_article_numbers_are_written_as_laws_do(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_a_first_bank_need_not_be_complete_but_a_full_one_must(folder: Folder) -> None:
    result = check(folder.root, full=True)
    assert not result.passed
    needs = list(result.requirements)
    assert need(needs, "items").measured == "2"
    assert need(needs, "P1 facts cited").passed
    assert need(needs, "items on undated sources only").passed
    assert need(needs, "groups with 3 variants").missing == ("screen", "lend")
    assert "≥ 700" in result.text()


def test_an_item_that_rests_on_an_undated_source_is_named(folder: Folder) -> None:
    folder.spoil("sources.yaml", "publisher: 法治报社, date: 2025-06", "publisher: 法治报社")
    folder.spoil("zh-Hans/kefu.yaml", "facts: [F001]", "sources: [paper-2025-06]")
    needs = list(check(folder.root).requirements)
    assert need(needs, "items on undated sources only").missing == ("kefu-01",)


def with_cues(bank: Bank, *cues: Cue) -> Bank:
    return replace(bank, reference=Reference(cues={cue.key: cue for cue in cues}))


def test_types_and_pairs_are_taught_by_the_cues_that_name_them() -> None:
    bank = balanced(choices=3, judges=4)
    full = Cue("scene-000", "名", "一句", "怎么办", TYPES, TWINS)
    needs = requirements(with_cues(bank, full))
    assert need(needs, "types of scams taught").passed
    assert need(needs, "pairs of genuine and scam").passed


def test_a_cue_without_items_teaches_nothing_and_without_both_verdicts_realises_no_pair() -> None:
    bank = balanced(choices=3, judges=4)
    nowhere = Cue("nowhere", "名", "一句", "怎么办", TYPES, TWINS)
    choices_only = Cue("group-000", "名", "一句", "怎么办", ("T3",), ("L2",))
    needs = requirements(with_cues(bank, nowhere, choices_only))
    assert len(need(needs, "types of scams taught").missing) == len(TYPES) - 1
    assert need(needs, "pairs of genuine and scam").missing == TWINS


def test_types_and_pairs_are_read_from_the_cues(folder: Folder) -> None:
    missing = need(list(check(folder.root).requirements), "types of scams taught").missing
    assert len(missing) == len(TYPES) - 3
    assert not {"4", "13", "18"} & set(missing)


def test_shares_are_held_against_the_whole() -> None:
    needs = requirements(balanced(choices=30, judges=10))
    assert need(needs, "judge items of all").measured == "25.0%"
    assert not need(needs, "judge items of all").passed
    assert need(needs, "genuine of judge items").passed
    assert need(needs, "topics with 30% genuine").passed
    assert requirements(bank_of([]))[0].measured == "0"


def test_what_a_full_bank_lacks_is_named(folder: Folder) -> None:
    needs = list(check(folder.root, full=True, month="2026-11").requirements)
    assert need(needs, "dialogues").measured == "0"
    assert need(needs, "items for hk").wanted == "≥ 20"
    assert need(needs, "judge items without context").missing == ("kefu-01",)
    assert "questions kefu-02" in need(needs, "missing in English").missing


def test_what_must_be_looked_at_again_is_listed_and_breaks_nothing(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "  sources: [law:31]", "  sources: [law:31]\n  review_by: '2026-10'")
    folder.spoil(
        "hotlines.yaml",
        "source: paper-2025-06, as_of: 2025-06}\nafter:",
        "source: paper-2025-06, as_of: 2025-06, review_by: '2026-01'}\nafter:",
    )
    due = need(list(check(folder.root, month="2026-11").requirements), "past their review_by")
    assert due.missing == ("kefu-02", "any/+86-10-12308")
    assert not due.hard
    assert need(list(check(folder.root, month="2026-10").requirements), "past their review_by").missing == (
        "any/+86-10-12308",
    )


@pytest.mark.parametrize(
    ("stem", "asks"),
    [
        ("白皮书对网上的违法犯罪是什么态度？", True),
        ("小许问的反诈倡议，一共提了几点？", True),
        ("反电信网络诈骗法第三十一条规定了什么？", True),
        ("室友借你的银行卡收款，照反诈法第三十一条怎么办？", False),
        ("小王把卡借给同学，这对他意味着什么？", False),
        ("这条消息说的法条，你怎么核对？", False),
    ],
)
def test_a_stem_that_asks_what_a_document_says_is_told_from_one_that_applies_it(
    folder: Folder, stem: str, asks: bool
) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "室友借你的银行卡收款，你怎么办？", stem)
    share = need(list(check(folder.root).requirements), "items that ask what a document says")
    assert share.missing == (("kefu-02",) if asks else ())


def test_an_author_at_work_sees_the_faults_of_one_topic_and_what_can_be_guessed(folder: Folder) -> None:
    """A sound new item passes whatever the gates say of the bank around it."""
    folder.spoil(
        "zh-Hans/kefu.yaml",
        "text: 不借，陪他去办自己的卡",
        "text: 不借，报警，陪他去派出所核实以后再去办自己的卡",
    )
    folder.spoil("tips.yaml", "topic: shuadan", "topic: unknown")
    result = check(folder.root, topic="kefu")
    assert not check(folder.root).passed
    lines = result.text().splitlines()
    assert "kefu-02 can be guessed: longest option, caution words" in lines[-2]
    assert result.passed


def test_more_rules_are_asked_of_every_text(folder: Folder) -> None:
    def no_screens(text: str) -> Iterator[str]:
        if "屏幕" in text:
            yield "it speaks of a screen"

    found = [str(fault) for fault in check(folder.root, text_rules=[no_screens]).faults]
    assert "questions/zh-Hans/kefu.yaml:10: it speaks of a screen" in found
    assert "questions/cues.yaml:1: it speaks of a screen" in found


def test_the_command_prints_faults_last_and_fails(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.spoil("zh-Hans/kefu.yaml", ", why: 借条免不了责任。", "")
    settings = tmp_path / "bot.toml"
    settings.write_text(f'[bank]\npath = "{folder.root}"\n', "utf-8")
    assert main(["check", "--config", str(settings), "--topic", "kefu"]) == 2
    printed = capsys.readouterr().out.splitlines()
    assert "questions/zh-Hans/kefu.yaml:25: option B has no reason" in printed
    assert printed[-1] == "the bank is not sound"


def test_emoji_count_two() -> None:
    assert utf16("好😀") == 3


def test_the_bank_that_ships_has_no_fault() -> None:
    result = check(ROOT / "questions", text_rules=[simplified_only])
    assert [str(fault) for fault in result.faults] == []


def test_the_bank_that_ships_passes_its_gates() -> None:
    result = check(ROOT / "questions", full=True)
    assert result.passed, result.text()
