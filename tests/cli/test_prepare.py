"""`python -m bot prepare` does once, for everybody who may read the code, what each first start would do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.bank import kept
from bot.kept_files import BesideCode
from bot.storage.migrations import origin_of
from tests.cli.processes import ROOT, command


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what is compiled goes, so that nothing changes beside the code that is tested."""
    return tmp_path_factory.mktemp("compiled")


async def prepare(config: Path, elsewhere: Path) -> tuple[int, str, str]:
    return await command("prepare", "--config", config, PYTHONPYCACHEPREFIX=str(elsewhere))


async def test_it_compiles_judges_and_makes_an_empty_database(config, small_bank, elsewhere, monkeypatch):
    code, out, err = await prepare(config, elsewhere)
    assert (code, err) == (0, "")
    compiled = len(list((ROOT / "bot").rglob("*.py")))
    said = (
        f"prepared: {compiled} files of code compiled, 72 questions judged, an empty database made; kept in"
    )
    assert re.fullmatch(f"{said} {elsewhere}.*/bot", out.strip())
    assert len(list(elsewhere.rglob("bot/**/*.pyc"))) >= compiled
    monkeypatch.setattr("sys.pycache_prefix", str(elsewhere))
    assert kept.find([BesideCode("bank")], kept.origin_of(small_bank)) is not None
    assert BesideCode("empty").find(origin_of())
    # The database itself is not made: that is for the start, and for the account that it runs as.
    assert [file.name for file in config.parent.iterdir()] == ["my.toml"]


async def test_a_second_time_it_lets_everybody_read_what_a_command_compiled_for_itself(config, elsewhere):
    first = await prepare(config, elsewhere)
    code = elsewhere / str(ROOT / "bot")[1:]
    files = [file for file in (code, *code.rglob("*")) if file.is_dir() or file.suffix == ".pyc"]
    for file in files:
        file.chmod(0o700 if file.is_dir() else 0o600)
    assert await prepare(config, elsewhere) == first
    assert {file.stat().st_mode & 0o777 for file in files} == {0o755, 0o644}


async def test_a_bank_with_faults_is_not_prepared(config, tmp_path, elsewhere):
    config.write_text(config.read_text("utf-8").split("[bank]")[0] + '[bank]\npath = "none"\n', "utf-8")
    code, out, err = await prepare(config, elsewhere)
    assert (code, out) == (2, "")
    assert "the question bank has 1 faults" in err


async def test_where_nothing_can_be_kept_it_says_so(config, tmp_path):
    (tmp_path / "file").touch()
    code, out, err = await prepare(config, tmp_path / "file")
    assert (code, out) == (2, "")
    assert "the code cannot be compiled" in err
    assert "Traceback" not in err
