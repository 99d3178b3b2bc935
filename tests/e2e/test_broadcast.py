"""A broadcast on its way through the running bot."""

from __future__ import annotations

import pytest

from bot.broadcasting import announce, carry_out
from bot.errors import OperatorError
from bot.sandbox.faults import Fault
from bot.services.broadcasts import AHEAD, AT_ONCE, Broadcasts, Progress
from bot.storage.database import Database
from bot.storage.store import Store
from tests.e2e.private_chat import said

TEXT = "<b>本周六</b>停机十分钟，1 < 2。"


@pytest.fixture
def other_process(bot):
    """The same file as another process sees it."""
    store = Store(Database.open(bot.app.config.storage.path))
    yield store
    store.db.close()


async def people(bot, count: int, code: str = "zh-CN") -> list:
    found = [bot.sandbox.add_person(f"用户{code}{i}", language_code=code) for i in range(count)]
    for person in found:
        await said(bot, person, "/start")
    return found


async def send(bot, store, audience: str, text: str = TEXT) -> Progress:
    done = await carry_out(Broadcasts(store, text, audience), bot.sandbox.clock, lambda _: None)
    await bot.settled()
    return done


def got(bot, chat) -> int:
    return sum("停机十分钟" in m.text for m in bot.sandbox.messages(chat, by_bot=True))


async def test_everybody_of_an_audience_gets_it_once_as_it_was_written(bot, other_process):
    chinese, english = await people(bot, 3), await people(bot, 2, "en")
    group = bot.sandbox.add_group("小组", chinese, admins=chinese[:1])
    await bot.settled()
    done = await send(bot, other_process, "zh-Hans")
    assert done.posted == 3
    assert [got(bot, chat) for chat in (*chinese, *english, group)] == [1, 1, 1, 0, 0, 0]
    assert bot.sandbox.last_message(chinese[0]).html == "<b>本周六</b>停机十分钟，1 &lt; 2。"


async def test_nobody_gets_the_same_text_twice_not_even_by_another_audience(bot, other_process):
    chinese, english = await people(bot, 3), await people(bot, 2, "en")
    group = bot.sandbox.add_group("小组", chinese, admins=chinese[:1])
    await bot.settled()
    await send(bot, other_process, "cn")
    assert (await send(bot, other_process, "all")).posted == 3
    await send(bot, other_process, "all")
    assert [got(bot, chat) for chat in (*chinese, *english, group)] == [1] * 6
    with pytest.raises(OperatorError, match="nobody gets it twice"):
        announce_quietly(bot, other_process, "all")


def announce_quietly(bot, store, audience: str, dry_run: bool = False, text: str = TEXT) -> str:
    file = bot.app.config.storage.path.with_name("text.txt")
    file.write_text(text, "utf-8")
    said_: list[str] = []
    announce(store, file, audience, dry_run, bot.sandbox.clock, said_.append)
    return "".join(said_)


async def test_a_dry_run_shows_what_would_happen_and_does_nothing(bot, other_process):
    chinese = await people(bot, 2)
    told = announce_quietly(bot, other_process, "all", dry_run=True)
    assert "本周六停机十分钟" in told
    assert "to 2 people and 0 groups (all)" in told
    await bot.settled()
    assert [got(bot, person) for person in chinese] == [0, 0]


async def test_a_text_that_cannot_be_sent_is_refused_before_the_first_row(bot, other_process):
    await people(bot, 1)
    with pytest.raises(OperatorError, match="line 1: <u> is not known"):
        announce_quietly(bot, other_process, "all", text="<u>x</u>")
    assert other_process.outbox.counts().waiting == 0


async def test_who_blocked_the_bot_is_passed_over(bot, other_process):
    away, here = await people(bot, 2)
    bot.sandbox.block(away)
    await bot.settled()
    assert (await send(bot, other_process, "all")).posted == 1
    assert got(bot, here) == 1


async def test_an_unknown_fate_is_not_repeated(bot, other_process):
    chinese = await people(bot, 3)
    bot.sandbox.faults.add(Fault("reset_after", "sendMessage", chat_id=chinese[0].id))
    bot.sandbox.faults.add(Fault("reset_before", "sendMessage", chat_id=chinese[1].id))
    await send(bot, other_process, "all")
    assert [got(bot, person) for person in chinese] == [1, 0, 1]
    assert bot.app.store.outbox.counts().unknown == 2


async def test_it_waits_for_the_sender_and_goes_on_where_it_was(bot, other_process):
    ids = range(10_000, 10_000 + AHEAD + 3 * AT_ONCE)
    with other_process.db.atomic():
        other_process.db.executemany(
            "INSERT INTO players (id, language, region, session_length, created_at) VALUES (?, 'en', 'sg', 5, 0)",
            [(person,) for person in ids],
        )
    await bot.app.sender.stop()
    steps = [Broadcasts(other_process, TEXT, "sg").step(0) for _ in range(AHEAD // AT_ONCE + 5)]
    assert max(step.posted for step in steps) == AHEAD
    assert steps[-1].waiting == AHEAD
    other_process.db.execute("DELETE FROM outbox WHERE id IN (SELECT id FROM outbox LIMIT 500)")
    steps = [Broadcasts(other_process, TEXT, "sg").step(0) for _ in range(5)]
    assert steps[-1].finished
    assert steps[-1].posted == len(ids)
