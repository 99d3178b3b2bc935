"""The operator's handbooks tell the truth: their commands run, their links lead somewhere, both say the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import config as settings

ROOT = Path(__file__).resolve().parent.parent
BOOKS = ("operations.md", "operations.zh.md")


def sections(name: str) -> list[list[str]]:
    """The commands of each section, in their order."""
    text = (ROOT / "docs" / name).read_text("utf-8")
    return [
        [
            line.strip()[2:]
            for block in re.findall(r"```console\n(.*?)```", section, re.S)
            for line in block.splitlines()
            if "$ " in line
        ]
        for section in text.split("\n## ")[1:]
    ]


def test_both_books_have_the_same_commands():
    assert sections(BOOKS[0]) == sections(BOOKS[1])


@pytest.mark.parametrize("name", BOOKS)
def test_their_links_lead_somewhere(name):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / "docs" / name).read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []


@pytest.mark.parametrize("name", BOOKS)
def test_their_settings_are_settings(name, tmp_path):
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / name).read_text("utf-8"), re.S)
    assert blocks
    for number, block in enumerate(blocks):
        path = tmp_path / f"{number}.toml"
        path.write_text(block, "utf-8")
        settings.load(path)


def bot(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        check=False, cwd=folder, capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place where the bot has run, with a backup of last night and one from before an upgrade."""
    for name in ("bot.toml", "second.toml"):
        bank = f'[bank]\npath = "{ROOT / "questions"}"\n[telegram]\napi_url = "http://127.0.0.1:9"\n'
        (tmp_path / name).write_text(
            bank + f'[storage]\npath = "{name}.d/bot.sqlite3"\n' * (name != "bot.toml"), "utf-8"
        )
        assert bot(tmp_path, "migrate", "--config", name).returncode == 0
    assert bot(tmp_path, "backup").returncode == 0
    for name in ("moving.sqlite3", "before-upgrade.sqlite3"):
        assert bot(tmp_path, "backup", name).returncode == 0
    return tmp_path


# What looks at a bot that does not run here ends with 1 and is right to.
LOOKING = ("status", "doctor")


@pytest.mark.parametrize(
    "commands", sections(BOOKS[0]), ids=lambda commands: commands[0] if commands else "none"
)
def test_the_commands_run(commands, folder):
    copy = next((folder / "var" / "backups").glob("bot-*.sqlite3"))
    for command in commands:
        checked = subprocess.run(["bash", "-n", "-c", command], check=False, capture_output=True, text=True)
        assert checked.returncode == 0, command
        words = command.split()
        if words[0].rpartition("/")[2] != "python" or words[1:3] != ["-m", "bot"]:
            program = words[1] if words[0] == "sudo" else words[0]
            known = {"systemctl", "cp", "git", "curl", ".venv/bin/pip", ".venv/bin/python", "python3"}
            assert program in known, command
            continue
        arguments = [re.sub(r"^var/backups/bot-.*", str(copy), word) for word in words[3:]]
        if arguments[0] == "backup" and len(arguments) == 2 and arguments[1].endswith(".sqlite3"):
            (folder / arguments[1]).unlink()
        if arguments[0] == "run":
            assert bot(folder, *arguments, "--help").returncode == 0
            continue
        compiled = str(folder / "compiled") if arguments[0] == "prepare" else ""
        done = bot(folder, *arguments, TELEGRAM_BOT_TOKEN="1:x", PYTHONPYCACHEPREFIX=compiled)
        allowed = (0, 1) if arguments[0] in LOOKING else (0,)
        assert done.returncode in allowed, (command, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("nginx") is None, reason="needs nginx")
def test_nginx_takes_the_example(tmp_path):
    block = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / BOOKS[0]).read_text("utf-8"), re.S)[0]
    path = tmp_path / "nginx.conf"
    path.write_text(f"events {{}}\nhttp {{ server {{ listen 127.0.0.1:1; {block} }} }}", "utf-8")
    subprocess.run(["nginx", "-t", "-c", path, "-p", tmp_path], check=True)
