"""The README tells the truth: its commands exist, its links lead somewhere, its map names real files."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> set[str]:
    found = re.findall(r"python -m bot ([a-z]+)", README)
    table = re.findall(r"^\| `python -m bot (.+?)` \|", README, re.M)
    return {*found, *(word for row in table for word in re.findall(r"`, `([a-z]+)", row))}


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_of_the_readme_exists(command, capsys):
    assert main([command, "--help"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_every_link_of_the_readme_leads_somewhere(target):
    assert (ROOT / target).exists()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:bot|questions|migrations|docs)/[\w./-]*)`", README)))
)
def test_every_path_of_the_readme_is_there(path):
    assert (ROOT / path).exists()


def test_the_make_targets_of_the_readme_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"make ([a-z]+)", README)) <= targets


LOCKS = ("requirements.txt", "requirements-dev.txt", "benchmarks/requirements.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_files_name_no_host(lock):
    assert "://" not in (ROOT / lock).read_text("utf-8")


def pinned(lock: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+==\S+)", (ROOT / lock).read_text("utf-8"), re.M))


def test_production_installs_what_the_bot_needs_and_no_tool_of_development():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    production, all_ = ({name.partition("==")[0] for name in pinned(lock)} for lock in LOCKS[:2])
    wanted, tools = (
        {re.split(r"[<>=]", line)[0].lower() for line in lines}
        for lines in (project["dependencies"], project["optional-dependencies"]["dev"])
    )
    assert {name.replace(".", "-") for name in wanted} <= production | {"fluent-runtime"}
    assert not tools & production
    assert tools <= all_
    assert pinned(LOCKS[0]) <= pinned(LOCKS[1])
