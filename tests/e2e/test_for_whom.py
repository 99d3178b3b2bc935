"""给谁练 weighs the shipped bank: nearer topics and channels come more often, and nothing is hidden."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.question.audience import AUDIENCES, NOBODY, Audience
from bot.core.question.question import Question
from bot.core.quiz.selection import Memory, easy_beginnings, pick
from bot.opening import open_bank

ROUNDS = 120
LENGTH = 5


@pytest.fixture(scope="module")
def shipped() -> Bank:
    return open_bank(Config())


def asked(bank: Bank, audience: Audience, *, beginner: bool) -> list[Question]:
    """What many people of one kind are asked in their first round, or in a later one."""
    memory = Memory(audience=audience, level=1 if beginner else 2, beginner=beginner)
    everything = list(bank.questions.values())
    pool = easy_beginnings(everything, memory) if beginner else everything
    return [one for seed in range(ROUNDS) for one in pick(pool, memory, LENGTH, 0, random.Random(seed))]


def share(questions: list[Question], audience: Audience) -> float:
    return sum(audience.favours(question) for question in questions) / len(questions)


def by_channel(questions: list[Question], audience: Audience) -> float:
    channels = Counter(question.stimulus.channel if question.stimulus else None for question in questions)
    return sum(channels[channel] for channel in audience.channels) / len(questions)


@pytest.mark.parametrize("name", [name for name, audience in AUDIENCES.items() if audience != NOBODY])
def test_topics_and_channels_of_these_people_come_more_often_and_none_is_hidden(shipped, name):
    audience = AUDIENCES[name]
    anybody, these = (asked(shipped, one, beginner=False) for one in (NOBODY, audience))
    assert share(these, audience) > 1.2 * share(anybody, audience)
    assert by_channel(these, audience) > 1.2 * by_channel(anybody, audience)
    assert {one.topic for one in these} == set(shipped.topics)


@pytest.mark.parametrize("name", [name for name, audience in AUDIENCES.items() if audience != NOBODY])
def test_the_first_round_has_their_topics_and_stays_easy(shipped, name):
    first = asked(shipped, AUDIENCES[name], beginner=True)
    assert {one.level for one in first} == {1}
    assert share(first, AUDIENCES[name]) > share(asked(shipped, NOBODY, beginner=True), AUDIENCES[name])


def test_who_practises_for_themselves_is_asked_as_anybody(shipped):
    assert AUDIENCES["self"] == NOBODY
