"""A file of the newest schema, open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.migrations import migrate


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    migrate(tmp_path / "bot.sqlite3")
    database = Database.open(tmp_path / "bot.sqlite3")
    yield database
    database.close()
