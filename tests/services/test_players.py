"""What is kept of a person: met in their language, named as they like, unreachable, and forgotten wholly."""

from __future__ import annotations

import json

import pytest

from bot.core.effects import Say, Toast
from bot.core.player.effects import SendExport, ShowSettings
from bot.core.push.push import Subscription
from bot.storage.boards import ALL_TIME
from tests.services.world import DAY, MINUTE, ZONE


@pytest.fixture
def players(world):
    return world.services.players


@pytest.mark.parametrize(
    ("code", "language", "region"),
    [
        ("zh-hans", "zh-Hans", "any"),
        ("zh-hk", "zh-Hant", "hk"),
        ("en-sg", "en", "sg"),
        ("fr", "en", "any"),
        (None, "zh-Hans", "any"),
    ],
)
def test_somebody_new_is_met_in_the_language_of_their_telegram(world, players, code, language, region):
    player = players.meet(1, code, world.now)
    assert (player.language, player.region) == (language, region)


def test_who_is_known_keeps_their_own_language(world, players):
    players.choose(world.player(), "language", "en", world.now, 7)
    assert players.meet(1, "zh-hans", world.now).language == "en"


def test_whom_it_is_for_is_asked_once(world, players):
    players.greet(world.player(), known=False, lost=False, now=world.now)
    assert world.hear(1, Say) == Say("start-greeting", menu="audience")
    players.greet(world.store.players.find(1), known=True, lost=False, now=world.now)
    assert world.hear(1, Say) == Say("start-again", menu="home")


def test_who_came_by_a_dead_link_is_told_so_and_not_asked(world, players):
    players.greet(world.player(), known=False, lost=True, now=world.now)
    assert world.said(1) == ["start-bad-link"]
    assert world.store.players.find(1).practises_for == ""


@pytest.mark.parametrize(("answer", "kept"), [("parents", "parents"), ("skip", "skip"), ("nobody", "")])
def test_only_an_offered_answer_is_kept(world, players, answer, kept):
    toast = players.practise_for(world.player(), answer, world.now, 7)
    assert (toast is None) is bool(kept)
    assert world.store.players.find(1).practises_for == kept


@pytest.mark.parametrize(
    ("setting", "value", "field"),
    [
        ("language", "zh-Hant", "language"),
        ("region", "hk", "region"),
        ("length", "10", "session_length"),
        ("for", "child", "practises_for"),
        ("pictures", "off", "pictures"),
    ],
)
def test_each_setting_takes_what_is_on_offer(world, players, setting, value, field):
    assert players.choose(world.player(), setting, value, world.now, 7) == Toast("settings-saved")
    kept = getattr(world.store.players.find(1), field)
    assert kept == {"10": 10, "off": False}.get(value, value)
    assert isinstance(world.take(1)[-1].effect, ShowSettings)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("language", "fr"),
        ("region", "us"),
        ("length", "4"),
        ("length", "100"),
        ("for", "skip"),
        ("pictures", "maybe"),
        ("points", "999"),
    ],
)
def test_a_forged_setting_changes_nothing(world, players, setting, value):
    before = world.player()
    assert players.choose(before, setting, value, world.now, 7) == Toast("tap-old")
    assert world.store.players.find(1) == before


def test_a_new_region_moves_the_push_of_who_named_no_place(world, players):
    for number, zone in ((1, None), (2, "Asia/Shanghai")):
        player = world.player(number, zone=zone)
        world.store.subscriptions.save(Subscription(number, 480, ZONE, next_due_at=world.now + 1))
        players.live_in(player, "tw", world.now)
    assert world.store.subscriptions.find(1).zone == "Asia/Taipei"
    assert world.store.subscriptions.find(2).zone == ZONE


# --- names on the boards --------------------------------------------------------------------------


def board(world):
    return [row.name for row in world.store.boards.top(ALL_TIME, 10)]


def test_a_name_stands_on_the_boards_until_it_is_taken_off(world, players):
    player = world.player()
    world.answer(player, world.begin(player))
    world.take(1)
    assert board(world) == []
    players.name(world.store.players.find(1), "小王", world.now)
    assert board(world) == ["小王"]
    players.name(world.store.players.find(1), None, world.now)
    assert board(world) == []


@pytest.mark.parametrize(
    ("name", "said"), [("加v abcd123", "contact"), ("官方客服", "official"), ("\u3164\u2800", "bad")]
)
def test_a_name_that_would_mislead_others_is_refused(world, players, name, said):
    players.name(world.player(), name, world.now)
    assert world.said(1) == [f"settings-name-{said}"]
    assert world.store.players.find(1).board_name is None


def test_a_name_that_the_owner_hid_cannot_be_taken_again_and_another_can(world, players):
    player = world.player(board_name="小王")
    world.services.admin.moderate(1, "hide", world.now)
    players.name(player, "小王", world.now)
    assert world.said(1) == ["settings-name-hidden"]
    players.name(player, "小李", world.now)
    assert world.store.players.find(1).board_name == "小李"


def test_who_is_muted_takes_no_name_and_when_free_they_do(world, players):
    player = world.player()
    world.services.admin.moderate(1, "mute", world.now)
    assert players.take_name(player, "小王", world.now) == Toast("settings-name-muted", alert=True)
    world.services.admin.moderate(1, "free", world.now)
    assert players.take_name(player, "小王", world.now) == Toast(
        "board-name-taken", {"name": "小王"}, alert=True
    )


def test_the_name_of_telegram_does_not_replace_a_chosen_one(world, players):
    player = world.player(board_name="小王")
    toast = players.take_name(player, "Wang", world.now)
    assert toast == Toast("board-name-kept", {"name": "小王"}, alert=True)
    assert world.store.players.find(1).board_name == "小王"


def test_a_typed_name_is_waited_for_ten_minutes_and_once(world, players):
    players.ask_name(world.player(), world.now)
    assert players.expected(1, world.now + 10 * MINUTE - 1) == "name"
    assert players.expected(1, world.now) is None
    players.ask_name(world.player(), world.now)
    assert players.expected(1, world.now + 10 * MINUTE + 1) is None


def test_cancelling_says_whether_there_was_anything_to_cancel(world, players):
    players.ask_name(world.player(), world.now)
    world.take(1)
    players.cancel_typing(world.player(), world.now)
    players.cancel_typing(world.player(), world.now)
    assert world.said(1) == ["settings-cancelled", "settings-nothing-to-cancel"]


# --- forgetting and taking along ------------------------------------------------------------------


def veteran(world):
    player = world.player(board_name="小王", session_length=3)
    world.play(player)
    world.services.family.share(player, world.now)
    world.services.push_settings.type_line(player, "8:00", world.now)
    return player


def test_forgetting_leaves_nothing_of_a_person_but_the_last_word(world, players):
    player = veteran(world)
    players.forget(player, world.now, 7)
    (post,) = world.waiting(1)
    assert (post.effect.key, post.message_id) == ("forget-done", 7)
    assert world.store.players.find(1) is None
    assert board(world) == []
    left = []
    for (table,) in world.store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = {row[1] for row in world.store.db.execute(f'PRAGMA table_info("{table}")').fetchall()}
        for column in columns & {"player_id", "chat_id"}:
            found = world.store.db.execute(f'SELECT count(*) FROM "{table}" WHERE {column} = 1').fetchone()[0]
            left += [table] * found
    assert sorted(left) == ["forgotten", "outbox"]


def test_whoever_comes_back_begins_anew(world, players):
    players.forget(veteran(world), world.now, None)
    back = world.player()
    assert (back.points, back.board_name, world.store.answers.topics(1)) == (0, None, {})


def test_a_restored_file_forgets_again(world, players):
    veteran(world)
    assert players.forget_again([(1, world.now), (2, world.now)]) == 2
    assert not players.known(1)


def test_the_silent_are_forgotten_and_others_are_not(world, players):
    world.player(1)
    world.pass_time(10 * DAY)
    world.player(2)
    assert players.forget_silent(world.now - DAY, world.now, 10) == 1
    assert (players.known(1), players.known(2)) == (False, True)


def test_everything_kept_can_be_had_as_a_file_three_times_a_day(world, players):
    veteran(world)
    world.take(1)
    kept = players.kept_of(1)
    assert "小王" in kept
    for _ in range(4):
        players.export(1, "zh-hans", kept, world.now)
    effects = [post.effect for post in world.take(1)]
    assert [type(effect) for effect in effects] == [SendExport] * 3 + [Say]
    assert effects[3].key == "budget-export"
    assert json.loads(effects[0].json)["players"][0]["points"] == 30


def test_of_a_stranger_nothing_is_kept_by_asking(world, players):
    players.export(5, "en", players.kept_of(5), world.now)
    (post,) = world.take(5)
    assert (post.effect.key, post.language) == ("export-nothing", "en")
    assert not players.known(5)


def test_who_blocks_the_bot_gets_no_push_any_more(world, players):
    veteran(world)
    players.reached(1, reachable=False, now=world.now)
    assert not world.store.subscriptions.find(1).on
    assert world.store.subscriptions.was_refused(1)


def test_thirty_pictures_a_day_and_no_more(world):
    player = veteran(world)
    world.take(1)
    for _ in range(31):
        world.services.pages.stats(player, world.now)
    said = world.said(1)
    assert said == ["ShowStats"] * 30 + ["budget-picture"]
