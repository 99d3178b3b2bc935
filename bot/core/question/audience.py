"""Whom somebody practises for: which topics and channels come more often. It weighs, and hides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from bot.core.question.question import Question

NOT_ASKED, SKIPPED = "", "skip"
WEIGHT = 3
"""So much more often a favoured question is drawn first."""

EVERYDAY = frozenset({"shuadan", "kefu", "gongjianfa", "shuren", "duanxin"})
"""What anybody may meet this week: brushing jobs, customer service, police, a relative, parcels and tolls."""

ABOUT_RULES = frozenset({"falv", "changshi", "gongju"})
"""Topics about the law, the appeal and the tools: nobody has just been cheated by one of these."""


class Audience(Struct, frozen=True):
    """The topics that meet these people most, and the channels by which they are reached."""

    topics: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()

    def favours(self, question: Question) -> bool:
        """Whether a question is nearer to these people than another."""
        channel = question.stimulus.channel if question.stimulus else None
        return question.topic in self.topics or channel in self.channels


NOBODY = Audience()

AUDIENCES: Mapping[str, Audience] = MappingProxyType(
    {
        "self": NOBODY,
        "parents": Audience(
            frozenset({"yanglao", "kefu", "gongjianfa", "shuren", "pingmu"}),
            frozenset({"call", "sms", "talk"}),
        ),
        "child": Audience(frozenset({"youxi", "gouwu", "yinsi"}), frozenset({"telegram", "web"})),
        "abroad": Audience(
            frozenset({"haiwai", "zhaogong", "gongjianfa", "liangka"}), frozenset({"email", "telegram"})
        ),
    }
)
"""The answers to 给谁练, in the order in which they are offered."""


def audience_of(practises_for: str) -> Audience:
    """Return what an answer weighs; nothing for who was not asked or did not say."""
    return AUDIENCES.get(practises_for, NOBODY)
