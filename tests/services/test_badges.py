"""What an answer moves beside its points: the streak, the badges, the memory of its cue, the counts of an item."""

from __future__ import annotations

from bot.core.player.effects import ShowStreak
from bot.core.quiz.effects import ShowReasons, ShowSummary
from tests.services.world import DAY, HOUR


def answer_today(world, player):
    world.answer(player, world.begin(player))
    return [post.effect for post in world.take(player.id)]


def streak(world, player):
    return world.store.players.streak(player.id).days


def test_a_day_with_an_answer_counts_once(world):
    player = world.player()
    for _ in range(3):
        answer_today(world, player)
    assert streak(world, player) == 1


def test_days_in_a_row_count_and_one_missed_in_seven_is_forgiven(world):
    player = world.player()
    answer_today(world, player)
    world.pass_time(DAY)
    answer_today(world, player)
    world.pass_time(2 * DAY)
    reasons = next(effect for effect in answer_today(world, player) if isinstance(effect, ShowReasons))
    assert (streak(world, player), reasons.streak, reasons.forgiven) == (3, 3, True)
    world.pass_time(2 * DAY)
    answer_today(world, player)
    assert streak(world, player) == 1


def test_the_day_is_the_persons_own(world):
    # At 15:33 in Shanghai it is 20:33 in Auckland: four hours later another day has begun there only.
    at_home, far_away = world.player(1), world.player(2, zone="Pacific/Auckland")
    for player in (at_home, far_away):
        answer_today(world, player)
    world.pass_time(4 * HOUR)
    for player in (at_home, far_away):
        answer_today(world, player)
    assert (streak(world, at_home), streak(world, far_away)) == (1, 2)


def test_a_week_brings_a_picture_and_its_badge_once(world):
    player = world.player(session_length=3)
    for day in range(8):
        shown = world.begin(player)
        for number in range(3):
            world.answer(player, shown)
            world.next(player, shown)
            effects = [post.effect for post in world.take(player.id)]
            shown = effects[-1]
            pictures = [effect for effect in effects if isinstance(effect, ShowStreak)]
            assert [one.days for one in pictures] == ([7] if (day, number) == (6, 0) else [])
        assert isinstance(shown, ShowSummary)
        assert ("week" in shown.badges) is (day == 6)
        world.pass_time(DAY)


def test_the_first_genuine_message_that_is_trusted_earns_a_badge_and_a_doubted_one_does_not(world):
    doubting = world.play(world.player(1, session_length=3), "spot", rights=0)
    assert "first-genuine" not in doubting.badges
    trusting = world.play(world.player(2, session_length=3), "spot")
    assert "first-genuine" in trusting.badges
    again = world.play(world.player(2, session_length=3), "spot")
    assert "first-genuine" not in again.badges
    assert list(world.store.badges.of(2)) == ["first-genuine"]


def test_a_badge_stays_when_what_earned_it_is_gone(world):
    player = world.player(session_length=3)
    world.play(player, "spot")
    world.play(player, "spot", rights=0)
    world.play(player, "spot", rights=0)
    assert "first-genuine" in world.store.badges.of(player.id)


def test_judging_counts_for_the_eye_by_side_and_choosing_does_not(world):
    player = world.player(session_length=10)
    world.play(player, "spot", rights=0)
    seen = world.store.players.judgements(player.id)
    assert (seen.scams, seen.hits, seen.genuine, seen.false_alarms) == (5, 0, 5, 5)
    other = world.player(2)
    chosen = world.bank.get("kefu-c0-0")
    world.answer(other, world.services.quizzes.open_push(other, chosen, "", world.now))
    assert world.store.players.judgements(2).scams + world.store.players.judgements(2).genuine == 0


def test_the_cue_is_due_later_the_better_it_was_known(world):
    question = next(one for one in world.bank.of_topic("kefu") if one.kind == "judge")
    memory = []
    for number, (right, sure) in enumerate(((False, True), (True, False), (True, True)), 1):
        player = world.player(number)
        shown = world.services.quizzes.open_push(player, question, "", world.now)
        world.answer(player, shown, right=right, sure=sure)
        memory.append(world.store.cards.find(number, question.group))
    stability = [card.stability for card in memory]
    assert stability == sorted(set(stability))
    assert memory[0].due == world.now + DAY
    assert memory[2].due > memory[1].due


def test_an_item_learns_most_from_first_answers(world):
    question, player = world.bank.get("kefu-c0-0"), world.player()
    for _ in range(3):
        shown = world.services.quizzes.open_push(player, question, "", world.now)
        world.answer(player, shown)
    totals = world.store.items.every()["kefu-c0-0"]
    assert (totals.first, totals.first_right, totals.later, totals.later_right) == (1, 1, 2, 2)
    assert totals.choices == {question.key_position: 1}
