"""Votes find their round by the poll, and everybody may look at what came of it."""

from __future__ import annotations

import pytest

from bot.core.contest.effects import AskRound, SendResults, ShowReview
from bot.core.contest.state import Phase
from bot.core.effects import Receipt, Say, Toast
from tests.services.contest_game import HOST, LIMIT, play, play_on, start
from tests.services.world import GROUP, SECOND

# --- votes on polls -------------------------------------------------------------------------------


def poll_vote(world, poll, player, option, update_id=1):
    world.services.votes.vote(
        poll, player, f"用户{player}", option, at=world.now, update_id=update_id, queued=False
    )


def key_option(world) -> int:
    plan = world.game().contest.round_plan
    return plan.order.index(plan.key)


def test_a_vote_that_arrives_before_its_poll_is_known_waits_and_counts(world):
    start(world)
    ask = next(post for post in world.take(GROUP) if isinstance(post.effect, AskRound))
    poll_vote(world, "poll", 1, key_option(world))
    assert world.game().contest.answers == {}
    world.services.votes.shown(ask.effect, ask, Receipt(70, "poll", world.now))
    assert set(world.game().contest.answers) == {1}
    poll_vote(world, "poll", 2, key_option(world), 2)
    assert world.game().contest.phase is Phase.REVEALING


def test_a_vote_finds_its_game_by_the_poll(world):
    start(world)
    for post in world.take(GROUP):
        if isinstance(post.effect, AskRound):
            world.services.votes.shown(post.effect, post, Receipt(70, "poll", world.now))
    poll_vote(world, "another", 1, 0)
    assert world.game().contest.answers == {}
    poll_vote(world, "poll", 1, 0, 2)
    assert set(world.game().contest.answers) == {1}


def test_a_copy_that_was_recognised_counts_for_the_same_round(world):
    contest_id = start(world)
    world.show_poll()
    world.services.votes.recognise(contest_id, 1, "copy", world.now)
    poll_vote(world, "copy", 1, key_option(world))
    assert set(world.game().contest.answers) == {1}


# --- results --------------------------------------------------------------------------------------


def test_my_result_says_what_an_answer_brought_and_the_place(world):
    contest_id = play(world, {1: True, 2: False})
    score = world.services.results.score
    right = score(contest_id, GROUP, 1, 1)
    assert (right.key, right.args["gained"], right.args["rank"], right.args["players"]) == (
        "contest-score-right", "1000", "1", "2",
    )  # fmt: skip
    assert score(contest_id, GROUP, 2, 1).args["gained"] == "1100"
    assert score(contest_id, GROUP, 1, 2).key == "contest-score-wrong"
    assert score(contest_id, GROUP, 1, 77) == Toast("contest-score-none", alert=True)


@pytest.mark.parametrize("number", [0, 6, -1])
def test_a_round_that_was_not_played_has_no_result(world, number):
    contest_id = play(world, {1: True, 2: False})
    assert world.services.results.score(contest_id, GROUP, number, 1) == Toast("tap-old")


def test_whoever_did_not_vote_is_told_so(world):
    contest_id = start(world)
    world.show_poll()
    world.vote(1)
    world.pass_time(LIMIT + SECOND)
    world.tick()
    assert world.services.results.score(contest_id, GROUP, 1, 2).key == "contest-score-missed"


def test_the_host_gets_the_record_once_in_private_as_table_and_as_page(world):
    contest_id = play(world, {1: True, 2: False})
    send = world.services.results.send
    assert send(contest_id, GROUP, HOST, world.now) == Toast("record-start-first", alert=True)
    world.player(HOST)
    assert send(contest_id, GROUP, HOST, world.now) == Toast("contest-results-coming")
    assert send(contest_id, GROUP, HOST, world.now) == Toast("contest-results-coming")
    records = [post.effect for post in world.take(HOST)]
    assert [record.form for record in records] == ["xlsx", "pdf"]
    assert all(isinstance(record, SendResults) for record in records)
    assert [(line.name, line.right) for line in records[0].lines] == [("用户1", 5), ("用户2", 0)]
    assert [(asked.answered, asked.right) for asked in records[0].questions] == [(2, 1)] * 5


def test_there_is_no_record_of_a_game_that_goes_on(world):
    contest_id = start(world)
    world.player(HOST)
    play_on(world, {1: True, 2: True})
    assert world.services.results.send(contest_id, GROUP, HOST, world.now) == Toast("tap-old")


def test_a_player_can_look_at_what_they_missed_and_a_stranger_cannot(world):
    contest_id = play(world, {1: True, 2: False})
    plan = world.store.contests.find(contest_id).contest.plan
    assert world.services.results.follow(world.player(2), str(contest_id), world.now)
    review = world.hear(2, ShowReview)
    assert (review.rank, review.rights, review.missed) == (2, 0, tuple(one.question_id for one in plan))
    world.services.results.follow(world.player(1), str(contest_id), world.now)
    assert world.hear(1, ShowReview).missed == ()
    world.services.results.follow(world.player(3), str(contest_id), world.now)
    assert world.hear(3, Say).key == "review-none"
    assert not world.services.results.follow(world.player(3), "1" * 16, world.now)
