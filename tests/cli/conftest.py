"""A settings file in a folder of its own, on the small bank."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def config(tmp_path, small_bank) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(
        f'[storage]\npath = "data/bot.sqlite3"\nbackups = "copies"\n[bank]\npath = "{small_bank}"\n', "utf-8"
    )
    return path
