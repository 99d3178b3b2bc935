"""一起看看: the person answers, the table decides, and nothing of it is kept."""

from __future__ import annotations

import pytest

from bot.core.effects import Toast
from bot.core.look.effects import ShowLook, ShowLookAfter
from bot.core.look.look import KIN
from bot.core.quiz.effects import ShowQuestion


def test_it_begins_with_nothing_answered_in_a_message_of_its_own(world):
    world.services.looks.begin(world.player(region="hk"), world.now, "call")
    (post,) = world.take(1)
    assert (post.effect, post.message_id) == (ShowLook("call", "", "hk"), None)


def test_each_answer_goes_on_in_the_same_message(world):
    assert world.services.looks.go_on(world.player(), "message", "10", world.now, 7) is None
    (post,) = world.take(1)
    assert (post.effect.code, post.message_id) == ("10", 7)


@pytest.mark.parametrize(
    ("subject", "code"), [("letter", ""), ("message", "9"), ("message", "0000000"), ("call", "x")]
)
def test_what_no_button_of_ours_holds_is_refused(world, subject, code):
    assert world.services.looks.go_on(world.player(), subject, code, world.now, 7) == Toast("tap-old")
    assert world.take(1) == []


def test_who_has_done_it_already_is_told_what_now_in_a_message_that_stays(world):
    assert world.services.looks.after(world.player(), "code", world.now) is None
    (post,) = world.take(1)
    assert (post.effect, post.message_id) == (ShowLookAfter("code", "any"), None)
    assert world.services.looks.after(world.player(), "nothing-like-it", world.now) == Toast("tap-old")


def test_practice_is_three_questions_of_what_it_resembled(world):
    assert world.services.looks.practise(world.player(), "code", world.now) is None
    shown = world.hear(1, ShowQuestion)
    assert (shown.total, world.question(shown).topic) == (3, KIN["code"].topic)


@pytest.mark.parametrize("resembles", ["unclear", "screen"])
def test_where_there_is_no_topic_or_it_has_no_question_messages_are_judged(world, resembles):
    assert world.services.looks.practise(world.player(), resembles, world.now) is None
    shown = world.hear(1, ShowQuestion)
    assert (shown.kind, world.question(shown).kind) == ("spot", "judge")


def test_nothing_of_it_is_kept(world):
    player = world.player()
    before = _rows(world)
    world.services.looks.begin(player, world.now)
    world.services.looks.go_on(player, "message", "1011", world.now, 7)
    world.services.looks.after(player, "fee", world.now)
    world.take(1)
    assert _rows(world) == before


def _rows(world) -> dict[str, int]:
    """How many rows each table but the outbox has."""
    tables = world.store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = [name for (name,) in tables if name != "outbox" and not name.startswith("sqlite_")]
    return {name: world.store.db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
