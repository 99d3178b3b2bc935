"""帮帮 TA: a dialogue line by line, stopped or not, and what is kept of how it went."""

from __future__ import annotations

import pytest

from bot.core.effects import Toast
from bot.core.quiz.effects import ShowChat
from bot.core.quiz.helpta import Advised, ReadOn, Stopped
from tests.e2e.teaching import chat
from tests.questions import bank_of


def begun(make_world, *questions):
    world = make_world(bank_of(questions))
    player = world.player()
    assert world.services.quizzes.start(player, "helpta", world.now) is None
    return world, player, world.hear(player.id, ShowChat)


def tap(world, player, shown, *events):
    """Tap one after another; returns the last card and the last toast."""
    toast = None
    for event in events:
        toast = world.services.helpta.take(player, shown.session, event, world.now, 7)
    cards = [post.effect for post in world.take(player.id)]
    return (cards[-1] if cards else None), toast


def advice(shown: ShowChat, *, right: bool = True) -> Advised:
    return Advised(shown.chat.key if right else (shown.chat.key + 1) % 3)


def test_it_begins_with_the_first_line(make_world):
    _, _, shown = begun(make_world, chat())
    assert (shown.chat.seen, shown.chat.lines, shown.chat.stop) == (1, 6, 3)


def test_each_tap_shows_one_line_more_in_the_same_message(make_world):
    world, player, shown = begun(make_world, chat())
    world.services.helpta.take(player, shown.session, ReadOn(1), world.now, 7)
    (post,) = world.take(player.id)
    assert (post.effect.chat.seen, post.message_id, post.slot) == (2, 7, f"s{shown.session}")


@pytest.mark.parametrize(
    ("line", "end", "delay", "right"), [(2, "early", -1, 1), (3, "right", 0, 1), (5, "late", 2, 0)]
)
def test_where_it_was_stopped_is_what_is_kept(make_world, line, end, delay, right):
    world, player, shown = begun(make_world, chat())
    card, _ = tap(world, player, shown, *(ReadOn(n) for n in range(1, line)), Stopped(line), advice(shown))
    assert card.chat.end == end
    helped = world.store.chats.of(player.id)
    assert (dict(helped.ends), dict(helped.delays)) == ({end: 1}, {delay: 1})
    assert world.store.answers.topics(player.id) == {"kefu": (right, 1)}
    assert not world.store.sessions.find(shown.session).open


def test_a_scam_that_was_never_stopped_is_late_beyond_its_last_line(make_world):
    world, player, shown = begun(make_world, chat())
    card, _ = tap(world, player, shown, *(ReadOn(n) for n in range(1, 7)))
    assert (card.chat.end, dict(world.store.chats.of(player.id).delays)) == ("late", {4: 1})


@pytest.mark.parametrize(("stops", "end", "right"), [(False, "let", 1), (True, "false", 0)])
def test_a_genuine_dialogue_is_let_be(make_world, stops, end, right):
    world, player, shown = begun(make_world, chat(stop=0))
    events = [Stopped(1), advice(shown)] if stops else [ReadOn(n) for n in range(1, 7)]
    card, _ = tap(world, player, shown, *events)
    assert card.chat.end == end
    assert (world.store.chats.of(player.id).genuine, world.store.chats.of(player.id).false_stops) == (
        1,
        int(stops),
    )
    assert world.store.answers.topics(player.id) == {"kefu": (right, 1)}


def test_until_something_is_advised_nothing_is_kept(make_world):
    world, player, shown = begun(make_world, chat())
    tap(world, player, shown, Stopped(1))
    assert world.store.answers.newest() == 0
    assert world.store.sessions.find(shown.session).open


def test_a_second_tap_on_the_same_line_is_refused(make_world):
    world, player, shown = begun(make_world, chat())
    card, toast = tap(world, player, shown, ReadOn(1), ReadOn(1))
    assert (card.chat.seen, toast) == (2, Toast("helpta-twice"))


def test_after_the_end_nothing_counts_again(make_world):
    world, player, shown = begun(make_world, chat())
    tap(world, player, shown, Stopped(1), advice(shown))
    card, toast = tap(world, player, shown, advice(shown))
    assert (card, toast) == (None, Toast("tap-old"))
    assert world.store.answers.newest() == 1


def test_nobody_reads_the_chat_of_another(make_world):
    world, _, shown = begun(make_world, chat())
    card, toast = tap(world, world.player(2), shown, ReadOn(1))
    assert (card, toast) == (None, Toast("tap-foreign"))


def test_a_quiz_is_no_chat(world):
    player = world.player()
    shown = world.begin(player)
    assert world.services.helpta.take(player, shown.session, ReadOn(1), world.now, 7) == Toast("tap-old")


def test_a_dialogue_that_was_withdrawn_ends_kindly_and_counts_for_nothing(make_world):
    world, player, shown = begun(make_world, chat("s"), chat("t", group="t"))
    world.services.admin.withdraw(shown.question_id, world.now)
    card, toast = tap(world, player, shown, ReadOn(1))
    assert (card.key, toast) == ("helpta-withdrawn", None)
    assert not world.store.sessions.find(shown.session).open
    assert world.store.answers.newest() == 0


def test_a_dialogue_that_was_changed_meanwhile_ends_kindly_too(make_world):
    world, player, shown = begun(make_world, chat(stop=3))
    world.bank = bank_of([chat(stop=4)])
    world.started_anew()
    card, _ = tap(world, player, shown, ReadOn(1))
    assert card.key == "helpta-withdrawn"


def test_the_first_stop_at_the_right_line_earns_its_badge_on_the_card(make_world):
    world, player, shown = begun(make_world, chat())
    card, _ = tap(world, player, shown, ReadOn(1), ReadOn(2), Stopped(3), advice(shown))
    assert card.badges == ("first-stop",)
    assert list(world.store.badges.of(player.id)) == ["first-stop"]


def test_an_early_stop_and_a_wrong_word_are_no_full_mastery(make_world):
    due = {}
    for name, line, right in (("right", 3, True), ("early", 2, True), ("wrong word", 3, False)):
        world, player, shown = begun(make_world, chat())
        events = [*(ReadOn(n) for n in range(1, line)), Stopped(line), advice(shown, right=right)]
        tap(world, player, shown, *events)
        due[name] = world.store.cards.find(player.id, "s").due
    assert due["early"] == due["wrong word"] < due["right"]
