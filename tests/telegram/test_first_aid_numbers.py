"""The buttons that copy a number copy numbers that one dials."""

from __future__ import annotations

import pytest

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.player.effects import ShowFirstAid
from bot.core.player.player import REGIONS
from bot.opening import open_bank
from bot.telegram.views.player import show_first_aid
from bot.telegram.views.words import Words
from bot.texts.catalogue import Texts

ONLY_WRITES = "12381"
"""It sends texts on the mainland; nobody answers there."""


@pytest.fixture(scope="module")
def shipped() -> Bank:
    return open_bank(Config())


@pytest.mark.parametrize("region", REGIONS)
def test_a_number_that_only_writes_is_no_number_to_copy(shipped: Bank, region: str) -> None:
    shown = show_first_aid(ShowFirstAid(region), Words(Texts(), shipped, "zh-Hans", "bot"))
    assert shown.keyboard is not None
    copied = [key.copy for row in shown.keyboard.rows for key in row if key.copy]
    assert ONLY_WRITES not in copied
    assert (region == "any") == (copied == [])
