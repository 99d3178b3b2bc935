"""One odd answer to any call, at the start or later: it is tried again, and neither ends the bot nor loses what it says."""

from __future__ import annotations

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from tests.e2e.teaching import Reader

ODD = {
    "a page of a proxy": {"kind": "page", "code": 404},
    "401 once": {"kind": "error", "code": 401, "text": "Unauthorized"},
    "404 once": {"kind": "not_found"},
    "502": {"kind": "error", "code": 502, "text": "Bad Gateway"},
    "no result": {"kind": "no_result"},
    "null": {"kind": "null_result"},
    "junk": {"kind": "junk_result"},
    "half a body": {"kind": "cut_body"},
    "nothing": {"kind": "empty_body"},
    "a cut line": {"kind": "reset_before"},
}
AT_THE_START = (
    "getMe",
    "deleteWebhook",
    "getUpdates",
    "setMyCommands",
    "setMyDescription",
    "setMyShortDescription",
)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
async def test_an_odd_answer_to_each_call_of_the_start_ends_nothing(running, odd):
    async with Sandbox(token="1:test", defaults=False) as sandbox:
        faults = [sandbox.faults.add(Fault(**odd, method=method, count=1)) for method in AT_THE_START]
        async with running(sandbox) as bot:
            reader = Reader(bot)
            assert "防骗" in (await reader.say("/start")).text or reader.card.buttons
            await sandbox.wait_for(lambda: all(fault.hits for fault in faults[:3]), 20)
            assert not bot._running.done()


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
async def test_an_odd_answer_to_a_message_an_edit_and_a_toast_loses_nothing(bot, odd):
    reader = Reader(bot)
    await reader.say("/start")
    sandbox = bot.sandbox
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery", "sendPhoto", "sendDocument"):
        sandbox.faults.add(Fault(**odd, method=method, count=1))
    # Not by `say`: what comes after an odd answer comes a moment later.
    sandbox.say(reader.person, None, "/quiz")
    await sandbox.wait_for(lambda: "第 1/5 题" in reader.card.text, 30)
    card = reader.card
    sandbox.forge_tap(reader.person, card, card.keyboard[0][0]["callback_data"])
    await sandbox.wait_for(lambda: card.find_button("下一题"), 30)
    sandbox.say(reader.person, None, "/export")
    await sandbox.wait_for(lambda: reader.card.document_id, 30)
    assert bot.app.store.answers.newest() == 1
    assert bot.app.store.players.find(reader.person.id) is not None
    row = bot.app.store.db.execute("SELECT unreachable_at FROM players").fetchone()
    assert row == (None,)
