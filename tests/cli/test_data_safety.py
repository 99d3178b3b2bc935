"""The file belongs to one bot, is nobody else's to read, and no command makes or destroys one by mistake."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.sandbox.server import Sandbox
from bot.storage.lock import FileLock
from tests.cli.commands import run
from tests.cli.processes import bot_process, command, with_api

pytestmark = pytest.mark.tried(
    "Commands beside a running bot, in a wrong place, on a lost, old or new file",
    note="refused in a sentence",
)


def database(config):
    return config.parent / "data" / "bot.sqlite3"


async def test_a_second_bot_and_a_restore_are_refused_while_one_runs_and_not_after_its_kill(config):
    async with Sandbox(token="1:right") as sandbox:
        person = sandbox.add_person("用户甲")
        with_api(config, sandbox.url)
        async with bot_process(config) as first:
            sandbox.say(person, None, "/start")
            await sandbox.wait_for(lambda: sandbox.last_message(person), 90)
            assert run("backup", "--config", config) == 0
            copy = next((config.parent / "copies").glob("bot-*.sqlite3"))
            for refused in (("run",), ("restore", copy), ("migrate",)):
                code, _, said = await command(*refused, "--config", config, TELEGRAM_BOT_TOKEN="1:right")
                if refused == ("migrate",):
                    assert code == 0
                    continue
                assert code == 2, refused
                assert said.count("\n") == 1
                assert f"process {first.pid}" in said
            code, out, _ = await command("status", "--config", config)
            assert code == 0
            assert out.startswith("alive since ")
            for beside in (("export", person.id), ("reports",), ("forget", person.id), ("backup", "--drill")):
                assert (await command(*beside, "--config", config))[0] == 0, beside
            first.kill()
            await first.wait()
        code, out, _ = await command("status", "--config", config)
        assert code == 1
        assert "not running: it broke off" in out
        assert (await command("restore", copy, "--config", config))[0] == 0


def test_commands_make_no_database_in_a_wrong_place(config, capsys):
    for wrong in (("status",), ("export", 1), ("forget", 1), ("reports",), ("backup",)):
        assert run(*wrong, "--config", config) in (1, 2), wrong
        assert "there is no database" in "".join(capsys.readouterr())
    assert not database(config).parent.exists()


def test_status_changes_nothing_beside_an_old_file(config, capsys):
    path = database(config)
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE x (y)")
    before = path.read_bytes()
    assert run("status", "--config", config) == 2
    assert "an older version wrote this file" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("lost", ["missing", "empty"])
def test_a_lost_database_beside_backups_is_not_begun_anew(config, capsys, monkeypatch, lost):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:right")
    run("migrate", "--config", config)
    run("backup", "--config", config)
    for file in database(config).parent.iterdir():
        file.unlink()
    if lost == "empty":
        database(config).touch()
    capsys.readouterr()
    for begins in ("run", "migrate"):
        assert run(begins, "--config", config) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "python -m bot restore" in said
        assert "move" in said
    assert not database(config).exists() or database(config).stat().st_size == 0
    copy = said.split("python -m bot restore ")[1].split("`")[0]
    assert run("restore", copy, "--config", config) == 0
    assert run("migrate", "--config", config) == 0


def test_a_file_of_a_newer_version_is_refused_in_a_sentence(config, capsys, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:right")
    run("migrate", "--config", config)
    with closing(sqlite3.connect(database(config), isolation_level=None)) as newer:
        newer.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('bot', 'telepathy')")
    capsys.readouterr()
    for refused in (("run",), ("status",), ("export", 1), ("forget", 1)):
        assert run(*refused, "--config", config) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "a newer version of the bot wrote this file" in said


def test_an_older_file_is_not_changed_under_the_bot_that_runs_on_it(config, capsys):
    path = database(config)
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE x (y)")
    before = path.read_bytes()
    with FileLock(path):
        assert run("forget", 1, "--config", config) == 2
        assert run("migrate", "--config", config) == 2
    assert "runs on this database already" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_backup_overwrites_nothing(config, tmp_path, capsys):
    run("migrate", "--config", config)
    letter = tmp_path / "letter.txt"
    letter.write_text("dear", "utf-8")
    assert run("backup", letter, "--config", config) == 2
    assert "a file of this name already" in capsys.readouterr().err
    assert letter.read_text("utf-8") == "dear"


def test_everything_that_is_written_is_for_the_operator_alone(config):
    run("migrate", "--config", config)
    run("backup", "--config", config)
    run("forget", 7, "--config", config)
    database(config).chmod(0o644)
    run("reports", "--config", config)
    found = [file for folder in ("data", "copies") for file in (config.parent / folder).rglob("*")]
    assert len(found) >= 3
    assert {
        file.name: oct(file.stat().st_mode & 0o777) for file in found if file.stat().st_mode & 0o077
    } == {}


async def test_a_person_forgotten_by_command_in_the_middle_of_a_contest_leaves_it(config):
    """Covered from inside by tests/e2e/test_forget_in_contest.py; here: the command works beside the bot."""
    async with Sandbox(token="1:right") as sandbox:
        person = sandbox.add_person("用户甲")
        with_api(config, sandbox.url)
        async with bot_process(config):
            sandbox.say(person, None, "/start")
            await sandbox.wait_for(lambda: sandbox.last_message(person), 90)
            code, out, _ = await command("forget", person.id, "--config", config)
            assert (code, out) == (0, "forgotten\n")
            assert (await command("export", person.id, "--config", config))[1] == "{}\n"
            assert f"{person.id} " in (config.parent / "copies" / "forgotten.txt").read_text("ascii")
