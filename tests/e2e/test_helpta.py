"""帮帮 TA as a person sees it: one message, line by line, to its end."""

import asyncio

import pytest
from msgspec.structs import replace

from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.e2e.teaching import Reader, chat, talking
from tests.questions import bank_of


@pytest.fixture
async def reader(tmp_path):
    async with talking(bank_of([chat(stop=3)]), tmp_path) as bot:
        yield Reader(bot)


async def test_a_chat_is_read_line_by_line_in_one_message(reader):
    card = await reader.say("/helpta")
    assert "s 第1句" in card.text
    assert "s 第2句" not in card.text
    assert reader.buttons == ["让 TA 停下", "再看一句"]
    await reader.tap("再看一句")
    await reader.tap("再看一句")
    assert "s 第3句" in reader.card.text
    await reader.tap("让 TA 停下")
    assert reader.buttons == ["A", "B", "C"]
    right = next(line[0] for line in reader.card.text.splitlines() if "建议1" in line)
    await reader.tap(right)
    text = reader.card.text
    assert "正好：第 ③ 句" in text
    assert "意思3" in text
    assert "接下来会怎样" in text
    assert "要是已经照做了" in text
    assert "建议理由1" in text
    assert len(reader.bot.sandbox.messages(reader.person, by_bot=True)) == 1


async def test_the_short_link_and_the_home_button_lead_there(reader):
    assert "帮帮 TA" in (await reader.say("/start ta")).text
    await reader.say("/start")
    await reader.tap("自己")
    await reader.say("/start")
    await reader.tap("帮帮 TA")
    assert "s 第1句" in reader.card.text


async def test_a_chat_that_runs_to_its_end_was_stopped_too_late(reader):
    await reader.say("/helpta")
    for _ in range(5):
        await reader.tap("再看一句")
    await reader.tap("没事，不用停")
    assert "停晚了：这段聊天走到了头" in reader.card.text


async def test_two_taps_on_one_line_count_once(reader):
    card = await reader.say("/helpta")
    toasts = await asyncio.gather(
        *(reader.bot.sandbox.tap(reader.person, card, "再看一句") for _ in range(2))
    )
    await reader.bot.settled()
    assert [toast.text for toast in toasts if toast and toast.text] == ["这一句你已经选过了。"]
    assert "s 第2句" in reader.card.text
    assert "s 第3句" not in reader.card.text


async def test_how_it_went_is_kept_as_totals(reader):
    await reader.say("/helpta")
    await reader.tap("让 TA 停下")
    await reader.tap("A")
    helped = reader.bot.app.store.chats.of(reader.person.id)
    assert helped.ends == {"early": 1}
    assert helped.median_delay == -2


async def test_a_genuine_chat_that_was_stopped_is_a_false_stop(tmp_path):
    async with talking(bank_of([chat(stop=0)]), tmp_path) as bot:
        reader = Reader(bot)
        await reader.say("/helpta")
        await reader.tap("让 TA 停下")
        await reader.tap("A")
        assert "错停" in reader.card.text
        assert bot.app.store.chats.of(reader.person.id).false_stops == 1


async def test_a_crash_continues_at_the_same_line(tmp_path):
    bank = bank_of([chat()])
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        async with talking(bank, tmp_path, sandbox) as bot:
            reader = Reader(bot)
            await reader.say("/helpta")
            await reader.tap("再看一句")
        async with talking(bank, tmp_path, sandbox) as bot:
            again = Reader(bot, person=reader.person)
            await again.tap("再看一句")
            assert "s 第3句" in again.card.text
            assert "s 第4句" not in again.card.text


@pytest.mark.parametrize("change", ["gone", "shorter", "benched"])
async def test_a_withdrawn_dialogue_ends_kindly_and_counts_nothing(tmp_path, change):
    other = replace(chat("other", group="other"), id="other")
    banks = {"gone": bank_of([other]), "shorter": bank_of([chat(turns=5), other])}
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        async with talking(bank_of([chat()]), tmp_path, sandbox) as bot:
            reader = Reader(bot)
            await reader.say("/helpta")
        async with talking(banks.get(change, bank_of([chat(), other])), tmp_path, sandbox) as bot:
            if change == "benched":
                bot.app.store.reports.withdraw("s", START)
            again = Reader(bot, person=reader.person)
            await again.tap("再看一句")
            assert "撤下来了" in again.card.text
            assert again.buttons == ["帮帮 TA", "回到首页"]
            assert bot.app.store.chats.of(reader.person.id).ends == {}
            assert bot.app.store.answers.newest() == 0


async def test_a_badge_is_told_once_and_stays(reader):
    for number in range(2):
        await reader.say("/helpta")
        for _ in range(2):
            await reader.tap("再看一句")
        await reader.tap("让 TA 停下")
        await reader.tap("A")
        assert ("新徽章" in reader.card.text) == (number == 0)
    await reader.say("/stats")
    assert "第一次停得正好" in reader.card.text


async def test_the_results_open_with_one_sentence_and_hide_the_figures(reader):
    for _ in range(3):
        await reader.say("/helpta")
        await reader.tap("让 TA 停下")
        await reader.tap("A")
    text = (await reader.say("/stats")).text
    assert text.startswith("你多半能在对方开口要之前停下")
    assert "早 2 句" in text
    # Of somebody who never judged a message there is none.
    assert "d′" not in text
