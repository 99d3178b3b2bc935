"""`draw`: the hash of a list first, then the order that follows from it and the seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main


@pytest.fixture
def names(tmp_path: Path) -> Path:
    file = tmp_path / "names.txt"
    file.write_text("用户甲\n用户乙\n用户丙\n", "utf-8-sig")
    return file


def test_without_a_seed_only_the_hash_is_shown(names, capsys):
    assert main(["draw", "--list", str(names)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 names, hash of the list: ")
    assert "1." not in said


def test_with_a_seed_everybody_sees_the_same_order(names, capsys):
    said = []
    for _ in range(2):
        assert main(["draw", "--list", str(names), "--seed", "03 11 17"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == 4
    assert main(["draw", "--list", str(names), "--seed", "03 11 17", "--first", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe\x00"])
def test_a_file_without_names_is_told_in_one_sentence(tmp_path, capsys, content):
    file = tmp_path / "empty.txt"
    file.write_bytes(content)
    assert main(["draw", "--list", str(file)]) == 2
    assert str(file) in capsys.readouterr().err
