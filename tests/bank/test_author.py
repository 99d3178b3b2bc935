"""What a teacher uses: the skeleton, the template with drop-downs, and the way from a spreadsheet into the bank."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot.bank.author import import_items, new_topic
from bot.bank.check import check
from bot.bank.columns import CHOICE, COLUMNS, CUES, JUDGE, STOP
from bot.bank.sheet_template import EXAMPLES, write_template
from bot.bank.sheets import read_sheets
from bot.cli import main
from bot.tables.packages import MOST_BYTES
from tests.bank.bank_folder import Folder

SWAP = {
    "calling-their-number-verifies": "note-protects",
    "one-yuan-test-is-safe": "friend-is-safe",
    "off-platform": "screen-share",
}


def filled(**changes: dict[str, str]) -> bytes:
    """The template's own examples as real rows, some cells changed: {sheet: {heading: value}}."""
    book = Workbook()
    book.remove(book.active)
    for kind, headings in COLUMNS.items():
        sheet = book.create_sheet(kind)
        sheet.append(list(headings))
        cells = {name: SWAP.get(value, value) for name, value in EXAMPLES[kind].items()}
        cells |= changes.get(kind, {})
        sheet.append([cells.get(heading, "") for heading in headings])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_a_skeleton_reads_as_a_file_of_items_and_says_what_belongs_where(folder: Folder) -> None:
    file = new_topic(folder.root, "shuadan", "2026-11")
    assert "'2026-11'" in file.read_text("utf-8")
    faults = folder.faults()
    assert {"shuadan.yaml" in fault for fault in faults} == {True}
    # Nothing is wrong with its shape: only what the author must choose is open.
    assert {fault.split(": ", 1)[1].split(" ")[0] for fault in faults} == {"myth"}


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [("shuadna", "topic shuadna is not in topics.yaml"), ("kefu", "kefu.yaml is there already")],
)
def test_a_skeleton_is_written_once_and_for_known_topics(folder: Folder, topic: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        new_topic(folder.root, topic, "2026-11")


def test_a_filled_template_becomes_items_of_all_kinds_and_a_cue(folder: Folder) -> None:
    done = import_items(filled(), "quiz.xlsx", folder.root, "kefu")
    assert (done.items, done.cues, [str(fault) for fault in done.faults]) == (3, 1, [])
    bank = folder.load()
    judge, choice, stop = (bank.get(f"kefu-xinli-0{number}") for number in (1, 2, 3))
    assert (judge.verdict, judge.level, judge.flags) == ("scam", 2, ("screen-share",))
    assert judge.stimulus
    assert (judge.stimulus.channel, judge.stimulus.context) == ("sms", "你昨天在这家店下过单")
    assert [option.key for option in choice.options] == [True, False, False]
    assert choice.options[1].myth == "note-protects"
    assert (stop.stop, [turn.who for turn in stop.turns], len(stop.advice)) == (3, ["them", "me", "them"], 3)
    assert bank.reference.cues["kefu-xinli"].types == ("4",)
    assert check(folder.root, topic="kefu").passed


def test_an_import_keeps_what_was_there(folder: Folder) -> None:
    before = (folder.root / "zh-Hans/kefu.yaml").read_text("utf-8")
    import_items(filled(), "quiz.xlsx", folder.root, "kefu")
    assert (folder.root / "zh-Hans/kefu.yaml").read_text("utf-8").startswith(before)
    assert (
        import_items(filled(), "quiz.xlsx", folder.root, "kefu")
        .faults[0]
        .message.startswith("id kefu-xinli-01 is in")
    )


@pytest.mark.parametrize(
    ("kind", "change", "expected"),
    [
        (JUDGE, {"渠道": "传真"}, "quiz.xlsx [判断题]:2: channel is '传真', not one of sms, telegram, call, web, email, talk（渠道）"),
        (JUDGE, {"结论": ""}, "quiz.xlsx [判断题]:2: kefu-xinli-01 has no verdict"),
        (JUDGE, {"信号": "nonsense"}, "quiz.xlsx [判断题]:2: flag nonsense is not in flags.yaml"),
        (JUDGE, {"背景": "你" * 81}, "quiz.xlsx [判断题]:2: the context has 81 characters, 80 are allowed（背景）"),
        (JUDGE, {"编号": "kefu-01"}, "quiz.xlsx [判断题]:2: id kefu-01 is in questions/zh-Hans/kefu.yaml already: take another（编号）"),
        (JUDGE, {"编号": "kefu-xinli-02"}, "quiz.xlsx [选择题]:2: id kefu-xinli-02 is in line 2 of 判断题 already: take another（编号）"),
        (CHOICE, {"正确": ""}, "quiz.xlsx [选择题]:2: no option is the key (key: true)"),
        (CHOICE, {"理由B": ""}, "quiz.xlsx [选择题]:2: option B has no reason"),
        (CHOICE, {"线索": "elsewhere"}, "quiz.xlsx [选择题]:2: cue elsewhere is neither in cues.yaml nor in the sheet 线索（线索）"),
        (STOP, {"停在": "9"}, "quiz.xlsx [对话题]:2: stop is 9, the dialogue has 3 lines (0: no need to stop)（停在）"),
        (CUES, {"名称": "名" * 15}, "quiz.xlsx [线索]:2: the name of kefu-xinli has 15 characters, 14 are allowed"),
        (CUES, {"线索": "screen"}, "quiz.xlsx [线索]:2: cue screen is in cues.yaml already"),
    ],
)  # fmt: skip
def test_a_fault_names_sheet_row_and_column_and_nothing_is_written(
    folder: Folder, kind: str, change: dict[str, str], expected: str
) -> None:
    before = {file: file.read_bytes() for file in folder.root.rglob("*.yaml")}
    done = import_items(filled(**{kind: change}), "quiz.xlsx", folder.root, "kefu")
    assert any(str(fault).startswith(expected) for fault in done.faults), [*map(str, done.faults)]
    assert {file: file.read_bytes() for file in folder.root.rglob("*.yaml")} == before
    assert done.text("kefu").endswith("nothing was written")


def test_a_csv_holds_one_kind_whatever_its_encoding_and_delimiter(folder: Folder) -> None:
    cells = {name: SWAP.get(value, value) for name, value in EXAMPLES[CHOICE].items()} | {"线索": "lend"}
    for number, (encoding, delimiter) in enumerate([("utf-8-sig", ","), ("gb18030", ";")], 1):
        written = io.StringIO()
        writer = csv.writer(written, delimiter=delimiter)
        writer.writerow(COLUMNS[CHOICE])
        writer.writerow([{**cells, "编号": f"kefu-csv-0{number}"}.get(name, "") for name in COLUMNS[CHOICE]])
        done = import_items(written.getvalue().encode(encoding), "题.csv", folder.root, "kefu")
        assert (done.items, [*map(str, done.faults)]) == (1, [])
    assert folder.load().get("kefu-csv-02").options[0].text == "打开订单页，在那里申请退款"


def test_the_template_has_drop_downs_and_its_example_is_passed_over(folder: Folder, tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"
    write_template(file, folder.load())
    book = load_workbook(file)
    assert book.sheetnames == [*COLUMNS, "名单"]
    offered = {rule.formula1 for rule in book[JUDGE].data_validations.dataValidation}
    assert '"骗局,真的"' in offered
    assert '"短信,Telegram,来电,网页,邮件,当面"' in offered
    assert "名单!$A$2:$A$3" in offered
    with pytest.raises(ValueError, match=r"holds no rows under the headings of the template: the example"):
        import_items(file.read_bytes(), "template.xlsx", folder.root, "kefu")


def test_a_table_with_headings_of_its_own_is_told_which_ones_are_read(folder: Folder) -> None:
    table = "题目,选项A,答案\n怎么办？,打 110,A\n".encode()
    with pytest.raises(ValueError, match=r"they are 题目、选项A、答案\. 题干 marks a choice"):
        import_items(table, "题.csv", folder.root, "kefu")


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"nothing", "quiz.xlsx is no spreadsheet: save it as .xlsx or .csv"),
        (b"PK\x05\x06" + b"\0" * 18, "quiz.xlsx is no spreadsheet: save it as .xlsx or .csv"),
        (b"a" * (MOST_BYTES + 1), "quiz.xlsx is larger than 2,097,152 bytes"),
        (bomb(), "quiz.xlsx is too large once it is unpacked"),
    ],
)
def test_what_is_no_spreadsheet_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_sheets(content, "quiz.xlsx")


def test_the_command_writes_template_and_skeleton_and_imports(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "bot.toml"
    settings.write_text(f'[bank]\npath = "{folder.root}"\n', "utf-8")
    sheet = tmp_path / "quiz.xlsx"
    where = ["--config", str(settings)]
    assert main(["bank", "template", str(sheet), *where]) == 0
    sheet.write_bytes(filled())
    assert main(["bank", "import", str(sheet), "kefu", *where]) == 0
    assert "added 3 items and 1 cues" in capsys.readouterr().out
    assert main(["bank", "import", str(sheet), "kefu", *where]) == 2
    assert capsys.readouterr().out.splitlines()[-1] == "4 faults: nothing was written"
    assert main(["bank", "new", "shuadan", *where]) == 0
    assert main(["bank", "new", "shuadan", *where]) == 2
