"""这题有问题: whose report counts, when reports take a question out of play, and how it comes back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.effects import Toast
from bot.core.quiz.effects import ShowReasons
from bot.services.report_cards import ReportCards
from tests.questions import bank_of, choice
from tests.services.world import DAY

OLD = 2 * DAY


def residents(world, count: int, first: int = 1):
    """People who have been here for two days."""
    people = [world.player(number) for number in range(first, first + count)]
    world.pass_time(OLD)
    return people


def report(world, player, question="kefu-c0-0", reason="wrong"):
    return world.services.reports.report(player, question, reason, world.now)


def test_three_people_bench_a_question_and_two_do_not(world):
    people = residents(world, 3)
    for player in people[:2]:
        report(world, player)
    assert world.services.reports.benched() == frozenset()
    report(world, people[2])
    assert world.services.reports.benched() == {"kefu-c0-0"}


def test_one_person_counts_once_for_a_question(world):
    (player,) = residents(world, 1)
    assert report(world, player) == Toast("quiz-reported")
    assert report(world, player) == Toast("quiz-reported-already")
    assert world.store.reports.open_counts() == {"kefu-c0-0": 1}


def test_who_came_today_and_has_answered_little_is_heard_and_does_not_count(world):
    newcomers = [world.player(number) for number in range(1, 6)]
    for player in newcomers:
        assert report(world, player) == Toast("quiz-reported")
    assert world.store.reports.open_counts() == {"kefu-c0-0": 5}
    assert world.services.reports.benched() == frozenset()


def test_who_has_answered_ten_questions_counts_on_the_first_day(world):
    people = [world.player(number, session_length=10) for number in (1, 2, 3)]
    for player in people:
        world.play(player)
        report(world, player)
    assert world.services.reports.benched() == {"kefu-c0-0"}


def test_three_reports_a_day_count_and_the_fourth_does_not(world):
    people = residents(world, 3)
    for player in people:
        for number in range(4):
            report(world, player, f"q{number}")
    counting = [world.store.reports.counting_since(player.id, 0) for player in people]
    assert counting == [3, 3, 3]
    assert world.store.reports.ripe() == ["q0", "q1", "q2"]


def test_on_the_next_day_reports_of_the_same_person_count_again(world):
    (player,) = residents(world, 1)
    for number in range(4):
        report(world, player, f"q{number}")
    world.pass_time(DAY + 1)
    report(world, player, "q9")
    assert world.store.reports.counting_since(player.id, 0) == 4


def test_after_ten_reports_a_day_nothing_is_kept(world):
    (player,) = residents(world, 1)
    for number in range(10):
        assert report(world, player, f"q{number}") == Toast("quiz-reported")
    assert report(world, player, "q10") == Toast("quiz-reported-enough")
    assert len(world.store.reports.open_counts()) == 10


def test_what_a_muted_person_reports_counts_for_nothing(world):
    people = residents(world, 3)
    world.services.admin.moderate(people[0].id, "mute", world.now)
    for player in people:
        report(world, player)
    assert world.services.reports.benched() == frozenset()


def test_muting_takes_the_weight_from_what_somebody_reported_before(world):
    people = residents(world, 3)
    for player in people:
        report(world, player)
    world.services.admin.moderate(people[0].id, "mute", world.now)
    assert world.services.reports.benched() == frozenset()
    assert world.store.reports.open_counts() == {"kefu-c0-0": 3}


@pytest.mark.parametrize(("size", "room"), [(30, 1), (99, 2), (100, 3), (200, 6)])
def test_no_more_than_three_in_a_hundred_go_by_reports_alone(make_world, size, room):
    questions = [replace(choice(f"q{number}"), group=f"g{number}") for number in range(size)]
    world = make_world(bank_of(questions))
    people = residents(world, 3)
    for number in range(10):
        world.pass_time(DAY)
        for player in people:
            report(world, player, f"q{number}")
    assert world.services.reports.benched() == {f"q{number}" for number in range(room)}


def test_who_takes_back_is_counted_no_more(world):
    people = residents(world, 3)
    for player in people:
        report(world, player)
    assert world.services.reports.take_back(people[1], "kefu-c0-0") == Toast("quiz-report-undone")
    assert world.services.reports.benched() == frozenset()
    assert world.services.reports.take_back(people[1], "kefu-c0-0") == Toast("tap-old")


def test_what_the_owner_keeps_is_in_play_and_its_reports_are_closed(world):
    people = residents(world, 3)
    for player in people:
        report(world, player)
    assert world.services.admin.keep("kefu-c0-0", world.now) == 3
    assert world.services.reports.benched() == frozenset()
    assert report(world, people[0]) == Toast("quiz-reported")


# --- on the card ----------------------------------------------------------------------------------


@pytest.fixture
def card(world):
    """Somebody with the reasons of the first question before them."""
    player = world.player()
    shown = world.begin(player)
    cards = ReportCards(world.services.quizzes, world.services.reports)
    return world, player, shown, cards


def test_what_was_not_answered_cannot_be_reported(card):
    world, player, shown, cards = card
    assert cards.open(player, shown.session, 0, world.now, 7) == Toast("tap-old")
    assert cards.say(player, shown.session, 0, "wrong", world.now, 7) == Toast("tap-old")
    assert world.store.reports.open_counts() == {}


def test_the_card_asks_then_says_what_was_said_then_forgets_it(card):
    world, player, shown, cards = card
    world.answer(player, shown)
    world.take(player.id)
    assert cards.open(player, shown.session, 0, world.now, 7) is None
    assert world.hear(player.id, ShowReasons).report == "ask"
    assert cards.say(player, shown.session, 0, "unclear", world.now, 7) == Toast("quiz-reported")
    assert world.hear(player.id, ShowReasons).report == "unclear"
    assert cards.take_back(player, shown.session, 0, world.now, 7) == Toast("quiz-report-undone")
    assert world.hear(player.id, ShowReasons).report == ""
    assert world.store.reports.open_counts() == {}


def test_no_reason_at_all_leaves_the_card_and_reports_nothing(card):
    world, player, shown, cards = card
    world.answer(player, shown)
    world.take(player.id)
    assert cards.say(player, shown.session, 0, "", world.now, 7) is None
    assert world.hear(player.id, ShowReasons).report == ""
    assert world.store.reports.open_counts() == {}


def test_a_reason_that_no_button_has_is_refused(card):
    world, player, shown, cards = card
    world.answer(player, shown)
    assert cards.say(player, shown.session, 0, "boring", world.now, 7) == Toast("tap-old")
    assert world.store.reports.open_counts() == {}


def test_the_card_of_a_session_that_went_on_is_left_alone(card):
    world, player, shown, cards = card
    world.answer(player, shown)
    world.next(player, shown)
    assert cards.open(player, shown.session, 0, world.now, 7) == Toast("tap-old")


def test_nobody_reports_on_the_card_of_another(card):
    world, player, shown, cards = card
    world.answer(player, shown)
    assert cards.say(world.player(2), shown.session, 0, "wrong", world.now, 7) == Toast("tap-old")
    assert world.store.reports.open_counts() == {}
