"""A contest of a group from the lobby to its end: rows, messages, votes, and what each is told of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.contest.effects import (
    AskRound,
    ShowFinal,
    ShowLobby,
    ShowRunningContest,
    TellStarter,
)
from bot.core.contest.events import Join, Leave
from bot.core.contest.state import Phase
from bot.core.effects import Say, Toast
from tests.services.contest_game import HOST, LIMIT, open_lobby, play, play_on, start
from tests.services.world import GROUP, HOUR, MINUTE, PAUSE, SECOND


def contest(world, contest_id):
    return world.store.contests.find(contest_id).contest


# --- opening --------------------------------------------------------------------------------------


def test_one_game_a_group_and_a_second_caller_is_told_where_it_is(world):
    open_lobby(world, 1)
    running = world.services.contests.call(world.group(), 11, None, world.now)
    assert running == ShowRunningContest("https://t.me/c/1")
    assert world.game().contest.starter == HOST


def test_whoever_opened_it_gets_its_card_again_but_not_at_once(world):
    open_lobby(world)
    again = world.services.contests.call
    world.pass_time(10 * SECOND - 1)
    assert again(world.group(), HOST, None, world.now) is not None
    world.pass_time(1)
    assert again(world.group(), HOST, None, world.now) is None
    (post,) = world.take(GROUP)
    assert isinstance(post.effect, ShowLobby)
    assert post.fresh


def test_groups_play_side_by_side(world):
    open_lobby(world, 1)
    assert world.services.contests.call(world.group(GROUP - 1), HOST, None, world.now) is None
    assert world.game(GROUP - 1).contest.id != world.game().contest.id


def test_a_button_of_another_groups_game_is_an_old_one(world):
    contest_id = open_lobby(world, 1, 2)
    world.group(GROUP - 1)
    take = world.services.contests.take
    assert take(contest_id, Join(3, "丙"), world.now, GROUP - 1) == Toast("tap-old")
    assert world.services.contests.start(contest_id, GROUP - 1, world.now) == Toast("tap-old")
    assert set(world.game().contest.participants) == {1, 2}


def test_one_alone_cannot_start(world):
    contest_id = open_lobby(world, 1)
    assert world.services.contests.start(contest_id, GROUP, world.now) == Toast(
        "contest-need-two", alert=True
    )
    assert world.game().contest.phase is Phase.LOBBY


def test_the_lobby_offers_what_fits_a_poll(world):
    open_lobby(world)
    offer = dict(world.game().contest.venue.offer)
    assert set(offer) == {topic for topic in world.bank.topics if world.bank.of_topic(topic)}
    assert sum(offer.values()) == len(world.bank.polls_in("zh-Hans"))


def test_what_was_withdrawn_is_not_drawn(world):
    left = [question.id for question in world.bank.polls_in("zh-Hans")]
    for question in left[5:]:
        world.services.admin.withdraw(question, world.now)
    start(world)
    assert {one.question_id for one in world.game().contest.plan} == set(left[:5])


def test_a_group_does_not_get_the_same_question_twice_in_a_month(world):
    asked: set[str] = set()
    for _ in range(6):
        start(world)
        plan = {one.question_id for one in world.game().contest.plan}
        assert not plan & asked
        asked |= plan
        world.services.contests.stop(GROUP, world.now)
        world.pass_time(HOUR)


def test_the_groups_own_pause_wins_over_the_bots(world):
    open_lobby(world)
    assert world.game().contest.settings.pause == PAUSE * SECOND
    world.services.contests.stop(GROUP, world.now)
    world.group(pause_ms=0)
    world.services.contests.call(world.store.groups.find(GROUP), HOST, None, world.now)
    assert world.game().contest.settings.pause == 0


# --- playing --------------------------------------------------------------------------------------


def test_the_first_poll_rings_and_all_others_are_silent(world):
    start(world)
    (first,) = [post for post in world.take(GROUP) if isinstance(post.effect, AskRound)]
    assert (first.effect.number, first.silent, first.fresh) == (1, False, True)
    play_on(world, {1: True, 2: True})
    posts = world.take(GROUP)
    assert {post.silent for post in posts} == {True}
    assert any(isinstance(post.effect, AskRound) and post.effect.number == 2 for post in posts)


def test_the_clock_of_a_round_starts_when_telegram_has_its_poll(world):
    start(world)
    world.pass_time(30 * SECOND)
    world.tick()
    assert world.game().contest.phase is Phase.ASKING
    world.show_poll()
    world.pass_time(LIMIT + SECOND)
    world.tick()
    assert world.game().contest.phase is Phase.REVEALING


def test_a_round_ends_when_all_have_voted(world):
    start(world)
    world.show_poll()
    world.vote(1)
    assert world.game().contest.phase is Phase.ASKING
    world.vote(2)
    assert world.game().contest.phase is Phase.REVEALING


def test_the_first_vote_of_a_player_counts(world):
    start(world)
    world.show_poll()
    world.vote(1, right=False)
    world.vote(1)
    world.vote(2)
    contest = world.game().contest
    assert (contest.scores[1].points, contest.scores[2].points) == (0, 1000)


def test_a_game_played_to_the_end_shows_everybodys_place_and_the_league_gets_it(world):
    contest_id = play(world, {1: True, 2: False})
    final = world.hear(GROUP, ShowFinal)
    # 1000 a question, and 100 more for each right answer in a row.
    assert [(line.name, line.points) for line in final.standings] == [("用户1", 6000), ("用户2", 0)]
    assert contest(world, contest_id).complete
    assert world.services.leagues.show(world.group(), world.now).players == 2


def test_a_game_that_was_stopped_brings_nothing_to_the_league(world):
    start(world)
    for _ in range(2):
        play_on(world, {1: True, 2: True})
    assert world.services.contests.stop(GROUP, world.now)
    assert world.hear(GROUP, ShowFinal).ending == "host"
    assert world.services.leagues.show(world.group(), world.now).players == 0


def test_there_is_nothing_to_stop_where_nothing_runs(world):
    world.group()
    assert not world.services.contests.stop(GROUP, world.now)


def test_whoever_leaves_the_group_leaves_the_game(world):
    start(world, 1, 2, 3)
    world.services.contests.left_group(GROUP, 3, world.now)
    assert world.game().contest.participants[3].left
    world.services.contests.left_group(GROUP, 99, world.now)
    assert set(world.game().contest.participants) == {1, 2, 3}


def test_again_opens_a_lobby_with_the_same_settings_and_with_who_stayed(world):
    contest_id = start(world, 1, 2, 3)
    world.do(Leave(3))
    for _ in range(5):
        play_on(world, {1: True, 2: True})
    world.pass_time(2 * MINUTE)
    assert world.services.contests.again(contest_id, world.group(), 11, world.now) is None
    after = world.game().contest
    assert (set(after.participants), after.settings.rounds, after.starter) == ({1, 2}, 5, 11)
    assert world.services.contests.again(contest_id, world.group(), 11, world.now) == Toast("contest-running")


def test_a_round_waits_for_votes_that_were_cast_in_time(world):
    start(world)
    world.show_poll()
    world.pass_time(LIMIT + SECOND)
    world.services.contests.tick(world.now, lambda chat, at: chat == GROUP, lambda game, now: None)
    assert world.game().contest.phase is Phase.ASKING
    assert world.services.contests.next_deadline() == world.now + 50
    world.tick()
    assert world.game().contest.phase is Phase.REVEALING


# --- what Telegram does ---------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["kicked", "no-rights", "topic-gone"])
def test_a_group_that_is_shut_ends_its_game(world, reason):
    contest_id = start(world)
    lobby = next(post.effect for post in world.take(GROUP) if isinstance(post.effect, ShowLobby))
    world.services.contests.undeliverable(contest_id, lobby, reason, world.now)
    assert contest(world, contest_id).phase is Phase.CANCELLED


def test_only_the_refusal_of_a_poll_ends_a_game_that_is_open_otherwise(world):
    contest_id = start(world)
    effects = {type(post.effect): post.effect for post in world.take(GROUP)}
    world.services.contests.undeliverable(contest_id, effects[ShowLobby], "bad-request", world.now)
    assert contest(world, contest_id).phase is Phase.ASKING
    world.services.contests.undeliverable(contest_id, effects[AskRound], "bad-request", world.now)
    assert contest(world, contest_id).phase is Phase.CANCELLED


def test_the_starter_hears_in_private_why_it_could_not_go_on(world):
    contest_id = start(world)
    world.take(GROUP)
    world.services.contests.closed_out(GROUP, "kicked", world.now)
    assert contest(world, contest_id).phase is Phase.CANCELLED
    assert world.hear(HOST, TellStarter).reason == "kicked"
    assert world.take(GROUP) == []


def test_a_long_wait_for_telegram_is_told_once(world):
    start(world)
    post = next(post for post in world.take(GROUP) if isinstance(post.effect, AskRound))
    waited = world.services.contests.waited
    waited(post, 3 * MINUTE, world.now)
    assert world.hear(GROUP, Say).args == {"minutes": 3}
    waited(post, 3 * MINUTE, world.now)
    assert world.take(GROUP) == []
    later = replace(post, posted_at=world.now + 1)
    waited(later, SECOND, world.now + MINUTE)
    assert world.hear(GROUP, Say).args == {"minutes": 1}


def test_nobody_is_told_of_a_wait_when_the_game_is_over(world):
    start(world)
    post = next(post for post in world.take(GROUP) if isinstance(post.effect, AskRound))
    world.services.contests.stop(GROUP, world.now)
    world.take(GROUP)
    world.services.contests.waited(post, MINUTE, world.now)
    assert world.take(GROUP) == []
