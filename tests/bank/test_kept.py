"""A kept bank counts for exactly the files and the code that it was made from; everything else is read anew."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.bank import kept
from bot.bank.loader import unchanged
from bot.config import BankFolder, Config, Storage
from bot.kept_files import Beside
from bot.opening import keep_bank, open_bank

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def config(small_bank: Path, tmp_path: Path) -> Config:
    root = tmp_path / "questions"
    shutil.copytree(small_bank, root)
    return replace(Config(), bank=BankFolder(root), storage=Storage(tmp_path / "bot.sqlite3"))


@pytest.fixture
def file(config: Config) -> Path:
    """Where a bank was kept."""
    keep_bank(config, open_bank(config))
    return config.storage.path.with_name("bot.sqlite3.bank")


def found(file: Path, config: Config) -> kept.KeptBank | None:
    return kept.find([Beside(file)], kept.origin_of(config.bank.path))


def test_what_was_kept_is_what_was_read(tmp_path):
    config = replace(Config(), storage=Storage(tmp_path / "bot.sqlite3"))
    places = [Beside(tmp_path / "bot.sqlite3.bank")]
    read = open_bank(config, places)
    keep_bank(config, read, places)
    bank = found(tmp_path / "bot.sqlite3.bank", config).bank(unchanged)
    assert (bank.questions, bank.reference, bank.locations) == (
        read.questions,
        read.reference,
        read.locations,
    )
    assert list(bank.questions) == list(read.questions)
    assert bank.translations.overlays() == read.translations.overlays()
    assert len(bank.translations["en"].questions) > 100


def test_the_next_start_takes_it_and_keeps_it_as_it_is(file, config):
    bank, written = open_bank(config), file.stat().st_mtime_ns
    assert not bank.origin
    keep_bank(config, bank)
    assert file.stat().st_mtime_ns == written


def test_faults_of_a_translation_are_told_at_each_start(file, config, caplog):
    (config.bank.path / "en").mkdir()
    (config.bank.path / "en" / "kefu.yaml").write_text("no-such-item:\n  stem: x\n", "utf-8")
    keep_bank(config, open_bank(config))
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        assert found(file, config) is not None
        list(open_bank(config).translations.values())
    assert "no-such-item is no item" in caplog.text


@pytest.mark.parametrize("change", ["text", "name", "more", "less", "schema"])
def test_a_question_file_that_was_touched_counts_at_once(file, config, change):
    topic = next((config.bank.path / "zh-Hans").glob("*.yaml"))
    match change:
        case "text":
            topic.write_text(topic.read_text("utf-8") + "\n", "utf-8")
        case "name":
            topic.rename(topic.with_name("another.yaml"))
        case "more":
            topic.with_name("notes.txt").touch()
        case "less":
            topic.unlink()
        case "schema":
            (config.bank.path / "schema.json").write_text("{}", "utf-8")
    assert found(file, config) is None


def test_other_code_reads_and_judges_anew(file, config, tmp_path):
    code = tmp_path / "bot"
    for room in ("bank", "core"):
        shutil.copytree(Path(kept.__file__).parents[1] / room, code / room)
    root = config.bank.path
    assert kept.origin_of(root, code) == kept.origin_of(root)
    rules = code / "bank" / "rules.py"
    rules.write_text(rules.read_text("utf-8") + "\n", "utf-8")
    assert kept.find([Beside(file)], kept.origin_of(root, code)) is None


def test_what_is_not_to_be_had_has_no_origin_and_finds_nothing(file, config, tmp_path):
    """Code that came without its sources could have changed unseen."""
    assert kept.origin_of(config.bank.path, tmp_path / "nowhere") == b""
    assert kept.origin_of(tmp_path / "nowhere") == b""
    file.write_bytes(file.read_bytes()[32:])
    assert kept.find([Beside(file)], b"") is None


def test_a_whole_one_that_is_no_bank_is_passed_over(file, config):
    assert Beside(file).keep(kept.origin_of(config.bank.path), b"no bank")
    assert found(file, config) is None


@pytest.mark.parametrize("length", [0, 10, 64, 5000])
def test_one_that_was_cut_off_is_passed_over_and_written_anew(file, config, length):
    file.write_bytes(file.read_bytes()[:length])
    bank = open_bank(config)
    assert bank.questions
    keep_bank(config, bank)
    assert found(file, config) is not None


def test_a_bank_whose_files_were_touched_since_it_was_read_is_not_kept(config):
    bank = open_bank(config)
    topic = next((config.bank.path / "zh-Hans").glob("*.yaml"))
    topic.write_text(topic.read_text("utf-8") + "\n", "utf-8")
    keep_bank(config, bank)
    assert not config.storage.path.with_name("bot.sqlite3.bank").exists()


def test_a_place_that_refuses_it_is_no_fault(config):
    config = replace(config, storage=Storage(config.storage.path / "nowhere" / "bot.sqlite3"))
    bank = open_bank(config)
    keep_bank(config, bank)
    assert open_bank(config).questions == bank.questions


def test_all_code_that_reads_and_judges_is_in_the_digest():
    code = "import sys, bot.bank.loader; print(*(name for name in sys.modules if name.startswith('bot.')))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    rooms = {name.split(".")[1] for name in said.stdout.split()}
    assert rooms == set(kept.ROOMS)
