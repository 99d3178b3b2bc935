"""The whole check: gates, coverage, the documents, the command, and the bank that ships."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bank.bank import Bank
from bot.bank.check import check
from bot.bank.coverage import TWINS, TYPES, Requirement, requirements
from bot.bank.lengths import utf16
from bot.bank.phrases import chinese_number
from bot.bank.reference import Cue, Reference
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
        "2 items (1 judge, 1 choice), 2 groups, 2 tips, 1 in English, 0 not fit for polls, 0 faults"
    )


def test_a_check_reports_faults_and_gates_together(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", "[F001]", "[F009]")
    folder.spoil("zh-Hans/kefu.yaml", ", key: true", "")
    result = check(folder.root)
    assert not result.passed
    lines = result.text().splitlines()
    assert lines[0] == "questions/zh-Hans/kefu.yaml:16: fact F009 is not in sources.yaml"
    assert any(line.startswith("always scam") for line in lines)


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
    assert "≥ 360" in result.text()


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


def test_the_command_prints_faults_and_fails(folder: Folder) -> None:
    folder.spoil("zh-Hans/kefu.yaml", ", why: 借条免不了责任。", "")
    command = [sys.executable, "-m", "bot.bank", str(folder.root), "--topic", "kefu"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=20, cwd=ROOT, check=False)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.splitlines() == [
        "questions/zh-Hans/kefu.yaml:25: option B has no reason",
        "1 fault",
    ]


def test_emoji_count_two() -> None:
    assert utf16("好😀") == 3


def test_the_bank_that_ships_passes() -> None:
    result = check(ROOT / "questions")
    assert result.passed, result.text()
