"""The command line: what the operator must put right is one sentence and exit code 2, never a trace."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot import config as settings
from bot.config import Config
from bot.errors import OperatorError
from tests.cli.commands import run

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_settings_are_the_defaults():
    assert settings.load(ROOT / "bot.toml") == settings.checked(
        settings._read(Config, {}, "x", "", ROOT), "x"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[telegram]\napi_ulr = 'x'", "[telegram] api_ulr is not a setting; did you mean api_url?"),
        ("[storge]\n", "the section storge is not a setting; did you mean storage?"),
        ("[limits]\noverall = '30'", "[limits] overall must be a whole number, not '30'"),
        ("[limits]\noverall = true", "[limits] overall must be a whole number, not True"),
        ("[limits]\noverall = 0", "[limits] must be 1 or more"),
        ("[app]\ntimezone = 'Mars/Olympus'", "[app] timezone: there is no time zone 'Mars/Olympus'"),
        ("[telegram]\napi_url = 'ftp://x'", "[telegram] api_url must begin with http:// or https://"),
        ("[telegram", "this is not valid TOML"),
        ("telegram = 1", "[telegram] must be a section"),
        ("\x00", "this is not valid TOML"),
        ("[app]\nowner_language = 'fr'", "[app] owner_language must be one of"),
        ("[push]\nlate_hours = -3", "[push] late_hours must be from 1 to 24"),
        ("[telegram]\nwebhook_url = 'http://x'", "[telegram] webhook_url must begin with https://"),
        ("[sandbox]\nport = -1", "[sandbox] port must be from 0 to 65535"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, text, sentence):
    path = tmp_path / "bot.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(OperatorError) as raised:
        settings.load(path)
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)


def test_relative_paths_count_from_the_settings_file(tmp_path):
    path = tmp_path / "bot.toml"
    path.write_text('[storage]\npath = "x/y.db"\n', "utf-8")
    loaded = settings.load(path)
    assert loaded.storage.path == tmp_path / "x" / "y.db"
    assert loaded.storage.backups == tmp_path / "var" / "backups"
    assert loaded.bank.path == ROOT / "questions"


def test_run_without_a_token_says_what_to_do(config, monkeypatch, capsys):
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    assert run("run", "--config", config) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_settings_file_that_is_not_there_is_named(tmp_path, capsys):
    assert run("migrate", "--config", tmp_path / "no.toml") == 2
    assert "the settings cannot be read" in capsys.readouterr().err


def test_a_broken_bank_is_a_sentence_with_file_and_line(config, tmp_path, capsys):
    broken = tmp_path / "broken"
    broken.mkdir()
    config.write_text(f'[bank]\npath = "{broken}"\n', "utf-8")
    assert run("bank", "table", "--config", config) == 2
    assert "the question bank has" in capsys.readouterr().err
    assert run("check", "--config", config) == 2


@pytest.mark.skipif(
    os.geteuid() == 0 and not Path("/proc").exists(), reason="needs a place that nobody can write"
)
def test_an_unwritable_database_is_a_sentence(config, capsys):
    config.write_text('[storage]\npath = "/proc/no/bot.sqlite3"\n', "utf-8")
    assert run("migrate", "--config", config) == 2
    assert "the database cannot be used" in capsys.readouterr().err


def test_a_file_that_is_no_database_is_a_sentence(config, capsys):
    path = config.parent / "data" / "bot.sqlite3"
    path.parent.mkdir()
    path.write_text("this is no database, but it is long enough to be taken for one" * 20, "utf-8")
    assert run("status", "--config", config) == 2
    assert "the database cannot be" in capsys.readouterr().err


def test_migrate_lists_then_applies_then_has_nothing_to_do(config, capsys):
    assert run("migrate", "--list", "--config", config) == 0
    listed = capsys.readouterr().out
    assert "outbox" in listed
    assert not (config.parent / "data").exists()
    assert run("migrate", "--config", config) == 0
    assert capsys.readouterr().out == listed
    assert run("migrate", "--config", config) == 0
    assert "nothing to do" in capsys.readouterr().out


def test_the_migrations_also_work_with_the_tool_of_sqlite_utils(tmp_path):
    database = tmp_path / "x.db"
    files = sorted(str(file) for file in (ROOT / "migrations").glob("*.py"))
    tool = Path(sys.executable).with_name("sqlite-utils")
    subprocess.run([tool, "migrate", database, *files], check=True, capture_output=True)
    with sqlite3.connect(database) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    connection.close()
    assert {"players", "answers", "outbox", "contests", "subscriptions"} <= tables


def test_every_command_has_help(capsys):
    for command in (
        "run",
        "sandbox",
        "check",
        "bank",
        "migrate",
        "backup",
        "restore",
        "export",
        "forget",
        "reports",
        "status",
    ):
        assert run(command, "--help") == 0
        assert "--config FILE" in capsys.readouterr().out


def test_a_backup_can_be_restored_and_forgets_again_who_was_forgotten(config, capsys):
    run("migrate", "--config", config)
    database = config.parent / "data" / "bot.sqlite3"
    with sqlite3.connect(database) as connection:
        for person in (1, 2):
            connection.execute(
                "INSERT INTO players (id, language, region, session_length, created_at) VALUES (?, 'en', 'any', 5, 0)",
                (person,),
            )
    connection.close()
    assert run("backup", "--config", config) == 0
    copy = capsys.readouterr().out.strip().splitlines()[-1]
    assert run("forget", "1", "--config", config) == 0
    assert run("forget", "2", "--config", config) == 0
    capsys.readouterr()
    assert run("restore", copy, "--config", config) == 0
    assert "2 deletions were applied again" in capsys.readouterr().out
    for person in (1, 2):
        assert run("export", person, "--config", config) == 0
        assert capsys.readouterr().out.strip() == "{}"


def test_a_backup_older_than_seven_days_goes_away(config, tmp_path):
    from bot.storage.backups import DAY, keep_backup

    run("migrate", "--config", config)
    database, folder = config.parent / "data" / "bot.sqlite3", tmp_path / "copies"
    now = 1_790_000_000_000
    for days in (0, 1, 6, 8):
        newest = keep_backup(database, folder, now + days * DAY, 7)
    assert len(list(folder.glob("bot-*.sqlite3"))) == 3
    assert newest.exists()


def test_what_is_no_backup_is_refused_and_the_database_stays(config, tmp_path, capsys):
    run("migrate", "--config", config)
    wrong = tmp_path / "wrong.sqlite3"
    wrong.write_text("no", "utf-8")
    assert run("restore", wrong, "--config", config) == 2
    assert "not a backup of the bot" in capsys.readouterr().err
    assert run("status", "--config", config) == 1


async def test_a_token_that_telegram_does_not_know_is_a_sentence(config):
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:right") as sandbox:
        config.write_text(f'[telegram]\napi_url = "{sandbox.url}"\n' + config.read_text("utf-8"), "utf-8")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(config),
            cwd=ROOT, stderr=asyncio.subprocess.PIPE, env={**os.environ, "TELEGRAM_BOT_TOKEN": "1:wrong"},
        )  # fmt: skip
        _, said = await process.communicate()
    assert process.returncode == 2
    assert said.decode().strip() == "Telegram does not know this token: check TELEGRAM_BOT_TOKEN"


async def test_sigterm_ends_the_bot_in_peace(config):
    from bot.sandbox.server import Sandbox

    async with Sandbox(token="1:right") as sandbox:
        person = sandbox.add_person("用户甲")
        sandbox.say(person, None, "/start")
        config.write_text(f'[telegram]\napi_url = "{sandbox.url}"\n' + config.read_text("utf-8"), "utf-8")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(config),
            cwd=ROOT, stderr=asyncio.subprocess.PIPE, env={**os.environ, "TELEGRAM_BOT_TOKEN": "1:right"},
        )  # fmt: skip
        await sandbox.wait_for(lambda: sandbox.last_message(person), 20)
        process.terminate()
        _, said = await process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in said.decode()


def test_reports_are_listed_and_closed_by_question_by_person_and_all_at_once(config, capsys):
    run("migrate", "--config", config)
    with sqlite3.connect(config.parent / "data" / "bot.sqlite3") as connection:
        for question, person in (("a", 1), ("a", 2), ("b", 1), ("c", 3)):
            connection.execute(
                "INSERT INTO reports (question_id, player_id, at) VALUES (?, ?, 0)", (question, person)
            )
    connection.close()

    def said(*arguments: object) -> str:
        capsys.readouterr()
        assert run("reports", *arguments, "--config", config) == 0
        return capsys.readouterr().out

    assert said() == "   2  a\n   1  b\n   1  c\n"
    assert said("list", "--by", 1) == "   1  a\n   1  b\n"
    assert said("close", "--by", 1) == "closed 2 reports by 1\n"
    assert said("close", "a") == "closed 1 reports of a\n"
    assert said("close", "--all") == "closed 1 reports\n"
    assert said() == ""
    assert run("reports", "close", "--config", config) == 2
    assert run("reports", "close", "a", "--all", "--config", config) == 2


def test_a_port_or_a_place_that_cannot_be_is_a_sentence(config, capsys):
    assert run("sandbox", "--port", "99999", "--config", config) == 2
    assert "port 99999 cannot be used" in capsys.readouterr().err
    run("migrate", "--config", config)
    capsys.readouterr()
    assert run("backup", "/proc/no/copy.sqlite3", "--config", config) == 2
    assert "the copy cannot be written" in capsys.readouterr().err
    assert run("forget", str(2**63), "--config", config) == 2


async def test_sigterm_is_heard_while_telegram_is_out_of_reach(config):
    config.write_text('[telegram]\napi_url = "http://127.0.0.1:9"\n' + config.read_text("utf-8"), "utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--config", str(config),
        cwd=ROOT, stderr=asyncio.subprocess.PIPE, env={**os.environ, "TELEGRAM_BOT_TOKEN": "1:x"},
    )  # fmt: skip
    assert process.stderr is not None
    assert b"cannot be reached" in await asyncio.wait_for(process.stderr.readline(), 20)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 10) == 0
