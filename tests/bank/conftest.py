"""Fixtures of the bank's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bank.bank_folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "questions")
