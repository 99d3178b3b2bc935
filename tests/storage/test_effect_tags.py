"""Tags are for good: rows of a file that is years old are read by them."""

import pytest

from bot.core.effects import Effect, Say
from bot.storage import effect_tags
from bot.storage.effect_tags import EFFECTS

EVER_SHIPPED = [
    "admin",
    "admin-names",
    "admin-reported",
    "board",
    "broadcast",
    "buzzer",
    "cancelled",
    "certificate",
    "certificate-name",
    "certificate-verdict",
    "chat",
    "checkup",
    "checkup-invite",
    "checkup-waits",
    "close-buzzer",
    "close-poll",
    "exam-result",
    "export",
    "family-link",
    "family-week",
    "family-welcome",
    "final",
    "first-aid",
    "first-aid-topics",
    "group-push",
    "group-push-poll",
    "group-settings",
    "league",
    "lobby",
    "look",
    "look-after",
    "paper",
    "papers",
    "podium",
    "poster",
    "push",
    "push-settings",
    "question",
    "reasons",
    "results",
    "reveal",
    "review",
    "round",
    "running-contest",
    "say",
    "scene",
    "season",
    "season-file",
    "season-final",
    "season-home",
    "season-podium",
    "season-record",
    "season-setup",
    "season-try",
    "set",
    "set-draft",
    "set-table",
    "sets",
    "settings",
    "stats",
    "streak",
    "study",
    "study-file",
    "study-record",
    "summary",
    "tell-starter",
    "tip",
    "topics",
    "units",
    "weekly",
]


def test_no_tag_that_was_ever_shipped_goes_or_changes():
    assert sorted(EFFECTS) == sorted(EVER_SHIPPED)


def test_two_effects_never_share_a_tag(monkeypatch):
    class Other(Effect):
        tag = Say.tag

    Other.__module__ = effect_tags.effects.__name__
    monkeypatch.setattr(effect_tags.effects, "Other", Other, raising=False)
    with pytest.raises(TypeError, match="no tag of its own"):
        effect_tags._by_tag()
