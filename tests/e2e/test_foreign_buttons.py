"""Every button, tapped by whoever it is not for, does nothing but a toast: no row changes, no message is sent.

The table of buttons is read from the router, so that a new one is tried too: it belongs to somebody, unless it is
named here as everybody's.
"""

from __future__ import annotations

import itertools
import logging
import random
from typing import get_type_hints

import pytest
from msgspec.structs import fields

from bot.telegram.handlers.door import Door
from bot.telegram.handlers.router import Router
from bot.telegram.handlers.routes import Where
from bot.telegram.receiving.commits import Commits
from bot.telegram.views import buttons as plain
from bot.telegram.views import (
    checkup_buttons,
    contest_buttons,
    family_buttons,
    look_buttons,
    own_set_buttons,
    paper_buttons,
    push_buttons,
    season_buttons,
)
from bot.telegram.views.buttons import Button
from bot.telegram.views.render import Render
from bot.wiring.telegram import make_handlers, make_router
from tests.callback_data import encode_safely
from tests.e2e.contest_group import Room
from tests.e2e.teaching import Reader

OWN_SESSIONS = ("/quiz", "/exam", "/helpta", "/quiz")
QUESTIONS = "1. 被骗了找谁\nA. 警察\nB. 骗子\n答案：A\n2. 验证码能给人吗\nA. 能\nB. 不能\n答案：B\n"
EVERYBODYS = {
    plain.Open, plain.Board, plain.OpenSetting, plain.Choose, plain.Forget,
    plain.FirstAid, plain.FirstAidTopics, plain.FirstAidTopic,
    push_buttons.Remind, look_buttons.LookOn, look_buttons.LookAfter, look_buttons.LookPractice,
    checkup_buttons.TakeTest, checkup_buttons.QuietTest, checkup_buttons.OpenStudy,
    family_buttons.BeginRelative, season_buttons.SeasonHome, season_buttons.PlaySeason,
    season_buttons.ChooseUnit, season_buttons.UseSeasonName, own_set_buttons.OpenSets, own_set_buttons.AddSet, paper_buttons.GetPaper, paper_buttons.GetPoster,
}  # fmt: skip
"""In the private chat: pages and settings of whoever taps, and a season for whoever has its link."""
PLAYERS = {
    contest_buttons.JoinContest, contest_buttons.LeaveContest, contest_buttons.SwitchTeams,
    contest_buttons.OwnScore, contest_buttons.UseGroupName,
}  # fmt: skip
"""In the group of the game: for everybody there."""
WORDS = (
    "",
    "quiz",
    "keep",
    "hide",
    "mute",
    "wrong",
    "names",
    "rounds",
    "hour",
    "mode",
    "close",
    "kefu-c0-0",
    "5",
    "1200",
)
TRIED = 8
UNTOUCHED = {"updates", "meta", "heartbeat"}
"""What is written of every update, whatever it asks for."""


def router_of(bot) -> Router:
    app = bot.app
    handlers = make_handlers(app.services, "bot", None, lambda: False)
    return make_router(
        handlers, app.services.players, app.api, Render(app.texts, app.bank, "bot"),
        steps=Commits(app.store.db), clock=app.clock, door=Door(1, lambda: 0),
    )  # fmt: skip


def samples(button: type[Button], known: dict[str, list[int | str]], rng: random.Random) -> list[str]:
    """Callback data of a button about what really is there."""
    hints = get_type_hints(button)
    choices = []
    for field in fields(button):
        if field.name in known:
            choices.append(known[field.name])
        else:
            choices.append({bool: [True, False], int: [0, 1], str: WORDS}[hints[field.name]])
    made = [button(*values) for values in itertools.product(*choices)]
    data = [found for found in map(encode_safely, made) if found]
    return rng.sample(data, min(TRIED, len(data)))


def rows(bot) -> dict[str, list[tuple]]:
    db = bot.app.store.db
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: sorted(db.execute(f"SELECT * FROM [{name}]").fetchall(), key=repr)
        for (name,) in names
        if name not in UNTOUCHED
    }


async def a_game(room: Room) -> set[type[Button]]:
    await room.game()
    return set()


async def a_buzzer_and_a_season(room: Room) -> set[type[Button]]:
    await room.says(room.host, "/season")
    await room.taps(room.host, "开始赛季")
    await room.game(mode="抢答")
    return {contest_buttons.TapOption}


async def a_lobby_of_units_and_a_season_in_the_making(room: Room) -> set[type[Button]]:
    await room.says(room.host, "/season")
    await room.lobby(room.host)
    for button in ("单位赛", "📋 单位名单"):
        await room.taps(room.host, button)
        await room.passes(2_000)
    room.sandbox.say(room.host, None, "教务处 2\n一车间 100")
    await room.bot.settled()
    await room.passes(2_000)
    return {contest_buttons.JoinUnit}


async def all_is_over(room: Room) -> set[type[Button]]:
    await room.says(room.host, "/season")
    await room.taps(room.host, "开始赛季")
    await room.game()
    await room.all_vote()
    await room.ends(room.host)
    room.sandbox.say(room.host, room.chat, "/season")
    await room.bot.settled()
    for _ in range(2):
        await room.taps(room.host, "提前结束")
    return set()


STATES = (a_game, a_buzzer_and_a_season, a_lobby_of_units_and_a_season_in_the_making, all_is_over)


@pytest.fixture(params=STATES, ids=lambda state: state.__name__)
async def scene(bot, request):
    """甲 has sessions of all kinds, sets, a game and a season in a group and a study; the others have nothing to do with it."""
    room = Room(bot, names="甲乙")
    owner = Reader(bot, person=room.host)
    for command in OWN_SESSIONS:
        await owner.say(command)
    await owner.tap((0, 0))
    await owner.say(QUESTIONS)
    await owner.say("/family")
    for_players = await request.param(room)
    db, code = bot.app.store.db, "abcd2345"
    db.execute("INSERT INTO studies VALUES (?, ?, 0, 1, NULL)", (code, owner.person.id))

    def ids(sql: str) -> list[int | str]:
        return [found for (found,) in db.execute(sql)]

    known = {
        "session": ids("SELECT id FROM sessions WHERE open"),
        "contest": ids("SELECT max(id) FROM contests"),
        "season": ids("SELECT id FROM seasons") or [1],
        "code": [code, *ids("SELECT code FROM seasons WHERE phase <> 'setup'")],
        "study": [code],
        "player": [owner.person.id],
        "set_id": ids("SELECT id FROM question_sets"),
        "replaces": ids("SELECT id FROM question_sets"),
    }
    assert all(known.values())
    return room, known, for_players


async def strangers(bot) -> dict[str, Reader]:
    """Whoever has no session, an open one of their own, and one who asked to be forgotten."""
    idle, busy, gone = (Reader(bot, f"用户{name}") for name in "丙丁戊")
    await idle.say("/start")
    await busy.say("/quiz")
    ask = await gone.say("/forget")
    await bot.sandbox.tap(gone.person, ask, "全部删掉")
    await bot.settled()
    return {"idle": idle, "busy": busy, "gone": gone}


async def test_a_foreign_button_does_nothing_but_a_toast(bot, scene, tried):
    room, known, for_players = scene
    rng = random.Random(4)
    people = await strangers(bot)
    other = bot.sandbox.add_group("别的群", [reader.person for reader in people.values()])
    bot.sandbox.say(people["idle"].person, other, "/help")
    await bot.settled()
    elsewhere = bot.sandbox.last_message(other)
    here = room.newest
    taps = 0
    for button, route in router_of(bot)._taps.items():
        for data in samples(button, known, rng):
            for reader in people.values():
                places = [elsewhere]
                if route.where is Where.GROUP or button not in EVERYBODYS:
                    places.append(reader.card)
                for message in places:
                    taps += 1
                    await nothing_happens(bot, reader.person, message, data)
            # A member of the very group, who is neither host nor administrator.
            if route.where is Where.GROUP and button not in PLAYERS | for_players:
                taps += 1
                await nothing_happens(bot, room.people[1], here, data)
    assert taps > 500
    tried(
        "Every button, tapped by people it is not for, from their own chat, another group, the same group",
        {"taps": taps, "states": 1},
        {},
        "no row changes, no message is sent",
    )


async def nothing_happens(bot, person, message, data) -> None:
    before, said = rows(bot), len(bot.sandbox.messages(message.chat, by_bot=True))
    query = bot.sandbox.forge_tap(person, message, data)
    answer = await query.wait(5)
    await bot.settled()
    assert answer is not None, (data, person.name)
    assert answer.text
    after = rows(bot)
    assert {name for name in before if before[name] != after[name]} == set(), (data, person.name)
    assert len(bot.sandbox.messages(message.chat, by_bot=True)) == said, data


NUMBERS = (0, 1, 2, -1, 7, 2**31, 2**53, -(2**53))
ODD = (
    *WORDS,
    "\x00",
    "²",
    "٣",
    "99999999999999999999",
    "own:99999999999",
    "mix:1",
    "24:00",
    "-1",
    "Mars/X",
    "xx",
    "012345",
    "3",
)


async def test_no_button_of_ones_own_with_odd_values_is_a_fault(bot, scene, caplog):
    """Whoever may tap it forges what stands in it: an administrator in the group, everybody in their own chat."""
    room, known, _ = scene
    owner, rng = Reader(bot, person=room.host), random.Random(9)
    for button, route in router_of(bot)._taps.items():
        hints = get_type_hints(button)
        for _ in range(TRIED):
            choices = {bool: (True, False), int: NUMBERS, str: (*ODD, *known["code"])}
            data = encode_safely(
                button(*(rng.choice(choices[hints[field.name]]) for field in fields(button)))
            )
            if data is None:
                continue
            message = room.newest if route.where is Where.GROUP else owner.card
            query = bot.sandbox.forge_tap(owner.person, message, data)
            answer = await query.wait(5)
            await bot.settled()
            assert answer is None or "不是你的问题" not in answer.text, data
            await bot.sandbox.advance(3_000)
        if bot.app.store.players.find(owner.person.id) is None:
            await owner.say("/start")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
