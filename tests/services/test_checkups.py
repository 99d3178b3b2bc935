"""防骗体检: ten that practice never sees, four times, two forms in turn; and its invitations."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.checkup.effects import InviteCheckup, ShowCheckup
from bot.core.effects import Priority, Toast
from bot.core.quiz.effects import ShowQuestion
from tests.services.checkup_play import course, take
from tests.services.world import DAY, HOUR


@pytest.fixture
def world(make_world, wide_bank):
    return make_world(wide_bank)


def test_practice_never_asks_what_the_forms_keep_back(world):
    reserved = {name for names in world.store.checkups.forms().values() for name in names}
    assert len(reserved) == 20
    player, asked = world.player(session_length=10), set()
    for _ in range(15):
        world.begin(player, "spot")
        asked |= {item.question_id for item in world.store.sessions.find_open(player.id, "spot").plan}
    assert len(asked) > 50
    assert not asked & reserved


def test_each_form_is_five_scams_and_five_genuine_messages_of_ten_cues(world):
    forms = world.store.checkups.forms()
    cues = [world.bank.get(name).group for names in forms.values() for name in names]
    for names in forms.values():
        assert sorted(world.bank.get(name).verdict for name in names) == ["genuine"] * 5 + ["scam"] * 5
    assert len(set(cues)) == 20


def test_forms_stay_the_same_after_a_restart(world):
    before = world.store.checkups.forms()
    world.seed = 77
    world.started_anew()
    assert world.store.checkups.forms() == before


def test_what_every_language_has_is_kept_back_before_the_rest(make_world, wide_bank):
    source = wide_bank.translations["en"]
    half = {name: one for name, one in source.questions.items() if int(one.group.removeprefix("cue")) < 25}
    world = make_world(replace(wide_bank, translations={"en": replace(source, questions=half)}))
    kept = {name for names in world.store.checkups.forms().values() for name in names}
    assert len(kept) == 20
    assert kept <= set(half)


def test_a_small_bank_has_no_test_and_says_so(make_world, read_bank):
    world = make_world(read_bank)
    world.services.checkups.open(world.player(), world.now)
    assert world.said(1) == ["test-none"]
    assert course(world, world.player()) is None


def test_what_was_right_becomes_hits_and_false_alarms(world):
    shown = take(world, world.player())
    assert isinstance(shown, ShowCheckup)
    assert (shown.measured.hits, shown.measured.false_alarms, shown.before) == (5, 0, None)
    worst = take(world, world.player(2), rights=0)
    assert (worst.measured.hits, worst.measured.false_alarms) == (0, 5)


def test_a_test_is_no_practice_and_brings_no_points(world):
    player = world.player()
    take(world, player)
    assert world.store.players.find(player.id).points == 0
    assert world.store.answers.newest() == 0
    assert world.store.cards.known(player.id) == frozenset()


def test_the_forms_take_turns(world):
    player = world.player()
    take(world, player)
    first = set(world.store.checkups.results(player.id, "")[0].items)
    world.pass_time(8 * DAY)
    take(world, player)
    second = world.store.checkups.results(player.id, "")[1]
    assert not first & set(second.items)
    assert second.wave == 1


def test_which_form_comes_first_falls_by_lot(world):
    for number in range(1, 31):
        take(world, world.player(number))
    first = [course(world, world.player(number)).first_form for number in range(1, 31)]
    assert 5 < first.count("a") < 25


def test_before_its_day_the_next_time_shows_the_last_result(world):
    player = world.player()
    take(world, player, rights=7)
    world.services.checkups.take(player, "", world.now)
    assert world.hear(player.id, ShowCheckup).next_day == "2026-11-02"
    assert len(world.store.checkups.results(player.id, "")) == 1


def test_a_later_result_stands_beside_the_first(world):
    player = world.player()
    first = take(world, player, rights=4)
    world.pass_time(8 * DAY)
    assert take(world, player).before == first.measured


def test_after_the_fourth_time_it_is_over(world):
    player = world.player()
    for days in (8, 15, 80, 0):
        last = take(world, player)
        world.pass_time(days * DAY)
    assert last.next_day is None
    assert course(world, player).over
    world.services.checkups.open(player, world.now)
    assert world.hear(player.id, ShowCheckup).wave == 3


def test_an_item_learns_first_from_each_form_and_later_from_the_same_form_again(world):
    player = world.player()
    for days in (8, 15, 80):
        take(world, player)
        world.pass_time(days * DAY)
    forms, totals = world.store.checkups.forms(), world.store.items.every()
    seen = {
        form: {(totals[name].first, totals[name].later) for name in names} for form, names in forms.items()
    }
    first = course(world, player).first_form
    assert seen == {first: {(1, 1)}, "b" if first == "a" else "a": {(1, 0)}}


def test_an_open_test_goes_on_where_it_was(world):
    player = world.player()
    world.services.checkups.take(player, "", world.now)
    world.answer(player, world.hear(player.id, ShowQuestion))
    world.take(player.id)
    world.services.checkups.open(player, world.now)
    assert world.hear(player.id, ShowQuestion).position == 1


# --- invitations ----------------------------------------------------------------------------------


def invite(world, at: int):
    world.now = at
    world.services.checkups.tick(world.now)
    return world.take(1)


def test_one_invitation_one_reminder_three_days_later_then_the_time_is_passed_over(world):
    player = world.player()
    take(world, player)
    (post,) = invite(world, world.services.checkups.next_deadline())
    assert (post.effect, post.priority) == (InviteCheckup("", 1, again=False), Priority.PUSH)
    assert invite(world, world.now + 3 * DAY - 1) == []
    (post,) = invite(world, world.now + 1)
    assert post.effect == InviteCheckup("", 1, again=True)
    assert invite(world, world.now + 7 * DAY) == []
    assert course(world, player).wave == 2


def test_nobody_is_invited_at_night(world):
    player = world.player()
    take(world, player)
    due = world.services.checkups.next_deadline()
    assert invite(world, due + 11 * HOUR) == []
    assert world.services.checkups.next_deadline() == due + DAY
    assert len(invite(world, due + DAY)) == 1


def test_who_wants_no_invitation_gets_none_and_may_still_come(world):
    player = world.player()
    take(world, player)
    world.services.checkups.quiet(player, "", world.now, 7)
    assert world.said(1) == ["test-quiet"]
    assert world.services.checkups.next_deadline() is None
    world.pass_time(8 * DAY)
    assert isinstance(take(world, player), ShowCheckup)


def test_who_takes_no_test_has_nothing_to_be_left_alone_about(world):
    assert world.services.checkups.quiet(world.player(), "", world.now, 7) == Toast("tap-old")
    assert world.take(1) == []
