"""The README tells the truth: its commands exist, its links lead somewhere, its map names real files."""

import re
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


def test_the_lock_file_names_no_host():
    assert "://" not in (ROOT / "requirements.txt").read_text("utf-8")
    assert "://" not in (ROOT / "benchmarks" / "requirements.txt").read_text("utf-8")
