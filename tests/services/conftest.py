"""The services over a file of their own; each test says which bank they have."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.bank.bank import Bank
from bot.storage.migrations import migrate
from tests.questions import large_bank
from tests.services.world import World


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of the newest schema, migrated once and copied for each test."""
    path = tmp_path_factory.mktemp("empty") / "bot.sqlite3"
    migrate(path)
    return path


@pytest.fixture(scope="session")
def wide_bank() -> Bank:
    """A bank that is wide enough to keep the forms of a check-up back."""
    return large_bank()


@pytest.fixture
def make_world(empty_file: Path, tmp_path: Path):
    """Make the services over a bank; each in a file of its own, closed at the end."""
    made: list[World] = []

    def make(bank: Bank, seed: int = 1) -> World:
        path = tmp_path / f"bot{len(made)}.sqlite3"
        shutil.copy(empty_file, path)
        made.append(World(path, bank, seed))
        return made[-1]

    yield make
    for world in made:
        world.store.db.close()


@pytest.fixture
def world(make_world, read_bank: Bank) -> World:
    """The services over the small bank."""
    return make_world(read_bank)
