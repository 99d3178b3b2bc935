"""A toast is cut as Telegram counts it: 200 UTF-16 units, of which an emoji is two."""

from __future__ import annotations

import pytest

from bot.core.effects import Toast
from bot.telegram.views.toasts import LONGEST, toast_text
from bot.telegram.views.words import Words, units
from bot.texts.catalogue import Texts
from tests.questions import bank_of, judge


@pytest.mark.parametrize("title", ["🏴" * 128, "组" * 128, "🏴组" * 64])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_title_of_emoji_does_not_make_a_toast_too_long(title: str, language: str) -> None:
    words = Words(Texts(), bank_of([judge()]), language, "bot")
    said = toast_text(Toast("season-other-first", {"group": title}), words)
    assert units(said) <= LONGEST
    assert len(said) > 50
