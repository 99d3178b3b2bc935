"""Where a question is asked: local rules first, the mainland's everywhere, those of other places at home only."""

from __future__ import annotations

from bot.core.language import Language
from bot.core.question.question import Question

MAINLAND = "cn"
EVERYWHERE = "any"
"""The region of who named none, and of a group."""


def likely_region(region: str, language: Language) -> str:
    """Return where somebody is taken to live when questions are put in order; nothing is hidden by it.

    Telegram says of most people on the mainland only that they read Simplified Chinese. Until they name a region, what
    speaks of other places comes last: a first chat in written Cantonese helps nobody who does not read it.
    """
    return MAINLAND if region == EVERYWHERE and language == "zh-Hans" else region


def is_local(question: Question, region: str) -> bool:
    """Whether the rules that a question speaks of hold in the region; who named none may live anywhere."""
    return region == EVERYWHERE or EVERYWHERE in question.regions or region in question.regions


def suits(question: Question, region: str) -> bool:
    """Whether a question is asked in the region. What speaks of the mainland's rules is asked everywhere, and marked."""
    return is_local(question, region) or MAINLAND in question.regions
