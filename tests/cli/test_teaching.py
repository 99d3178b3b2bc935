"""`items` and `study` as an operator types them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from bot.storage.database import Database
from bot.storage.store import Store
from tests.cli.commands import run


def migrated(config: Path) -> Path:
    run("migrate", "--config", config)
    return config.parent / "data" / "bot.sqlite3"


def test_items_are_listed_and_written_as_csv(config, capsys):
    with closing(Database.open(migrated(config))) as db:
        Store(db).items.count_first("kefu-c0-0", right=True, choice=0, earlier=(4, 6))
    capsys.readouterr()
    assert run("items", "--config", config) == 0
    assert "kefu-c0-0" in capsys.readouterr().out
    to = config.parent / "items.csv"
    assert run("items", "--csv", to, "--config", config) == 0
    assert to.read_text("utf-8").splitlines()[1].startswith("kefu-c0-0,choice,1,1,1,1.00")


def test_a_study_that_is_not_there_is_a_sentence(config, capsys):
    migrated(config)
    assert run("study", "export", "ABC234", "--config", config) == 2
    assert "there is no study 'ABC234'" in capsys.readouterr().err
    assert run("study", "export", "--config", config) == 2


def test_a_small_bank_has_no_forms(config, capsys):
    migrated(config)
    capsys.readouterr()
    assert run("study", "forms", "--config", config) == 0
    assert "no forms" in capsys.readouterr().out
