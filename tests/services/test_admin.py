"""What the owner sees and decides, and what the owner is told."""

from __future__ import annotations

import pytest

from bot.core.admin.effects import ShowAdmin, ShowNames, ShowReported
from bot.core.effects import Priority, Say
from bot.storage.boards import ALL_TIME
from tests.services.world import DAY, HOUR, OWNER


@pytest.fixture
def admin(world):
    return world.services.admin


def report(world, question, *players, reason="wrong"):
    for number in players:
        world.services.reports.report(world.player(number), question, reason, world.now)


def test_a_page_that_does_not_exist_is_none(world, admin):
    assert admin.page("secrets", world.now) is None
    assert isinstance(admin.page("numbers", world.now), ShowAdmin)


def test_the_numbers_are_counted(world, admin):
    player = world.player(session_length=3)
    world.player(2)
    world.play(player)
    report(world, "kefu-c0-0", 1, 2)
    report(world, "kefu-c0-1", 1)
    admin.withdraw("duanxin-c0-0", world.now)
    world.services.players.show_settings(player, world.now)
    page = admin.page("numbers", world.now)
    assert (page.people, page.answers, page.waiting) == (2, 3, 1)
    assert (page.reported, page.benched, page.pushes_paused) == (2, 1, False)


def test_most_reported_first_with_every_reason_counted(world, admin):
    report(world, "kefu-c0-1", 1)
    report(world, "kefu-c0-0", 1, 2)
    report(world, "kefu-c0-0", 3, reason="typo")
    page = admin.page("reported", world.now)
    assert isinstance(page, ShowReported)
    assert [(line.question_id, line.reports) for line in page.lines] == [("kefu-c0-0", 3), ("kefu-c0-1", 1)]
    assert page.lines[0].reasons == (("typo", 1), ("wrong", 2))


def test_eight_are_shown_and_the_rest_are_counted(world, admin):
    for number in range(10):
        report(world, f"q{number}", 1)
    page = admin.page("reported", world.now)
    assert (len(page.lines), page.more) == (8, 2)


def test_only_what_was_reported_or_withdrawn_can_be_decided(world, admin):
    assert not admin.decide("kefu-c0-0", world.now, keep=False)
    assert world.services.reports.benched() == frozenset()
    report(world, "kefu-c0-0", 1)
    assert admin.decide("kefu-c0-0", world.now, keep=False)
    assert world.services.reports.benched() == {"kefu-c0-0"}
    assert world.store.reports.open_counts() == {}
    assert admin.decide("kefu-c0-0", world.now, keep=True)
    assert world.services.reports.benched() == frozenset()


def test_names_on_the_board_of_the_week_can_be_hidden(world, admin):
    player = world.player(board_name="坏名字", session_length=3)
    world.play(player)
    page = admin.page("names", world.now)
    assert isinstance(page, ShowNames)
    assert [(line.player, line.name, line.points) for line in page.names] == [(1, "坏名字", 30)]
    assert admin.moderate(1, "hide", world.now)
    assert admin.page("names", world.now).names == ()
    assert world.store.boards.top(ALL_TIME, 5) == []
    assert world.store.players.find(1).board_name is None
    assert world.store.players.find(1).points == 30


def test_who_is_muted_is_listed_until_they_are_free(world, admin):
    world.player()
    admin.moderate(1, "mute", world.now)
    assert admin.page("names", world.now).muted == (1,)
    admin.moderate(1, "free", world.now)
    assert admin.page("names", world.now).muted == ()


@pytest.mark.parametrize(("player", "what"), [(1, "ban"), (5, "mute"), (5, "hide")])
def test_a_verb_or_a_person_that_does_not_exist_is_refused(world, admin, player, what):
    world.player(1)
    assert not admin.moderate(player, what, world.now)
    assert admin.page("names", world.now).muted == ()


def test_a_pause_of_the_pushes_lasts_until_it_is_ended(world, admin):
    admin.pause_pushes(world.now)
    world.started_anew()
    assert world.services.admin.pushes_paused()
    world.services.admin.resume_pushes()
    assert not world.services.admin.pushes_paused()


# --- what the owner is told -----------------------------------------------------------------------


@pytest.fixture
def news(world):
    return world.services.owner_news


def test_an_alarm_is_said_once_an_hour_and_kinds_are_apart(world, news):
    assert news.alarm("disk", {"free": 1}, world.now)
    assert not news.alarm("disk", {"free": 1}, world.now + HOUR - 1)
    assert news.alarm("late", {"minutes": 5}, world.now)
    assert news.alarm("disk", {"free": 1}, world.now + HOUR)
    posts = world.take(OWNER)
    assert [post.effect.key for post in posts] == ["alarm-disk", "alarm-late", "alarm-disk"]
    assert {post.priority for post in posts} == {Priority.PUSH}


def test_a_clock_that_was_set_back_does_not_silence_alarms(world, news):
    news.alarm("disk", {"free": 1}, world.now)
    assert news.alarm("disk", {"free": 1}, world.now - DAY)


def test_an_alarm_is_not_repeated_after_a_restart(world, news):
    news.alarm("disk", {"free": 1}, world.now)
    assert not world.started_anew().owner_news.alarm("disk", {"free": 1}, world.now + 1)


def test_the_daily_line_compares_with_the_day_before_and_is_silent_on_the_first(world, news):
    world.player(1)
    news.daily(world.now, 1)
    assert world.take(OWNER) == []
    world.player(2, session_length=3)
    world.play(world.player(2))
    news.daily(world.now, 1)
    assert world.take(OWNER) == []
    news.daily(world.now, 2)
    args = world.hear(OWNER, Say).args
    assert (args["people"], args["new"], args["answered"]) == ("2", "1", "3")
    news.daily(world.now, 2)
    assert world.take(OWNER) == []


def test_reports_are_told_in_one_message_a_few_times_a_day(world, news):
    news.reports(world.now)
    assert world.take(OWNER) == []
    report(world, "kefu-c0-1", 1)
    report(world, "kefu-c0-0", 1, 2)
    news.reports(world.now)
    assert world.hear(OWNER, Say).args == {"count": "3", "questions": "kefu-c0-0, kefu-c0-1"}
    report(world, "kefu-c0-2", 1)
    world.pass_time(6 * HOUR - 1)
    report(world, "kefu-c1-0", 1)
    news.reports(world.now)
    assert world.take(OWNER) == []
    news.reports(world.now + 1)
    assert world.hear(OWNER, Say).args == {"count": "1", "questions": "kefu-c1-0"}
