"""A session of one person: started, answered, moved on, left; what stays in the file and what is shown."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.effects import Say, Toast
from bot.core.quiz.effects import ShowQuestion, ShowReasons, ShowSummary, ShowTopics
from bot.core.quiz.quiz import Phase
from bot.storage.boards import ALL_TIME
from tests.services.world import DAY


def test_it_has_as_many_questions_as_the_person_chose(world):
    for length in (3, 5, 10):
        assert world.begin(world.player(session_length=length)).total == length


def test_an_answer_is_kept_with_its_points_and_its_reasons_are_shown_in_the_tapped_message(world):
    player = world.player()
    shown = world.begin(player)
    toast = world.answer(player, shown)
    (post,) = world.take(player.id)
    assert toast == Toast("quiz-right", {"points": 10})
    assert isinstance(post.effect, ShowReasons)
    assert (post.effect.question_id, post.effect.right, post.message_id) == (shown.question_id, True, 7)
    assert world.store.answers.points_of(shown.session) == 10
    assert world.store.players.find(player.id).points == 10


def test_a_wrong_answer_brings_nothing_and_is_said_so(world):
    player = world.player()
    shown = world.begin(player)
    assert world.answer(player, shown, right=False) == Toast("quiz-wrong")
    assert world.hear(player.id, ShowReasons).right is False
    assert world.store.players.find(player.id).points == 0


def test_a_second_answer_to_the_same_question_changes_nothing(world):
    player = world.player()
    shown = world.begin(player)
    world.answer(player, shown, right=False)
    world.take(player.id)
    assert world.answer(player, shown) == Toast("tap-twice")
    assert world.take(player.id) == []
    assert world.store.answers.topics(player.id) == {world.question(shown).topic: (0, 1)}


def test_an_answer_to_a_question_that_is_gone_by_changes_nothing(world):
    player = world.player()
    first = world.begin(player)
    world.answer(player, first)
    world.next(player, first)
    second = world.hear(player.id, ShowQuestion)
    assert second.position == 1
    assert world.answer(player, first) == Toast("tap-old")
    assert world.store.sessions.find(first.session).position == 1


def test_a_tap_on_an_option_that_is_not_there_is_refused(world):
    player = world.player()
    shown = world.begin(player)
    assert world.services.quizzes.answer(player, shown.session, 0, 9, world.now, 7) == Toast("tap-old")
    assert world.store.answers.newest() == 0


def test_nobody_answers_for_another(world):
    player, other = world.player(1), world.player(2)
    shown = world.begin(player)
    assert world.answer(other, shown) == Toast("tap-foreign")
    assert world.store.answers.newest() == 0
    assert world.store.sessions.find(shown.session).phase is Phase.ASKING


def test_the_end_sums_up_what_was_right_and_what_to_remember(world):
    player = world.player(session_length=5)
    summary = world.play(player, rights=3)
    assert (summary.rights, summary.total, summary.points) == (3, 5, 30)
    assert len(summary.missed) == 2
    assert summary.streak == 1


def test_no_more_than_three_missed_questions_are_to_be_remembered(world):
    assert len(world.play(world.player(session_length=5), rights=0).missed) == 3


def test_after_the_end_nothing_can_be_answered_any_more(world):
    player = world.player(session_length=3)
    world.play(player)
    session = world.store.sessions.find(1)
    assert (session.phase, session.open) == (Phase.FINISHED, False)
    assert world.services.quizzes.advance(player, 1, 2, world.now, 7) == Toast("tap-old")


def test_a_new_session_leaves_the_open_one(world):
    player = world.player()
    first = world.begin(player)
    world.answer(player, first)
    second = world.begin(player)
    assert world.store.sessions.find(first.session).phase is Phase.LEFT
    assert world.store.sessions.find_open(player.id, "quiz").id == second.session


def test_one_that_was_left_without_an_answer_leaves_no_row(world):
    player = world.player()
    first = world.begin(player)
    world.begin(player)
    assert world.store.sessions.find(first.session) is None


def test_an_exam_and_practice_are_open_side_by_side(world):
    player = world.player()
    quiz, exam = world.begin(player), world.begin(player, "exam")
    assert world.store.sessions.find(quiz.session).open
    assert world.store.sessions.find(exam.session).open


def test_a_restart_in_the_middle_loses_nothing(world):
    player = world.player(session_length=3)
    shown = world.begin(player)
    world.answer(player, shown)
    world.take(player.id)
    world.started_anew()
    world.next(player, shown)
    assert world.hear(player.id, ShowQuestion).position == 1


def test_the_same_question_on_the_same_day_is_worth_nothing_again(world):
    player = world.player()
    seen = world.begin(player)
    world.answer(player, seen)
    again = world.services.quizzes.open_push(player, world.question(seen), "", world.now)
    assert world.answer(player, again) == Toast("quiz-right-again")
    assert world.store.answers.points_of(again.session) == 0


def test_on_another_day_the_same_question_is_worth_points_again(world):
    player = world.player()
    seen = world.begin(player)
    world.answer(player, seen)
    world.pass_time(DAY)
    again = world.services.quizzes.open_push(player, world.question(seen), "", world.now)
    assert world.answer(player, again) == Toast("quiz-right", {"points": 10})


def test_points_stand_on_the_boards_of_the_week_and_of_all_time(world):
    player = world.player(board_name="小王")
    world.play(replace(player, session_length=3))
    weekly = world.store.boards.points(player.id, "2026-W44")
    assert (weekly, world.store.boards.points(player.id, ALL_TIME)) == (30, 30)


def test_the_points_of_a_day_end_at_a_thousand_and_practice_goes_on(world):
    player = world.player(session_length=3)
    world.store.budgets.spend(player.id, "points", world.now, 995)
    shown = world.begin(player)
    assert world.answer(player, shown) == Toast("quiz-right", {"points": 5})
    world.next(player, shown)
    second = [post.effect for post in world.take(player.id)][-1]
    assert world.answer(player, second) == Toast("quiz-right-again")
    assert sum(total for _, total in world.store.answers.topics(player.id).values()) == 2


def test_topics_can_be_chosen_before_the_first_answer_only(world):
    player = world.player()
    shown = world.begin(player)
    assert world.services.quizzes.offer_topics(player, shown.session, world.now, 7) is None
    assert world.hear(player.id, ShowTopics).topics == tuple(
        topic for topic in world.bank.topics if world.bank.of_topic(topic)
    )
    assert world.services.quizzes.pick_topic(player, shown.session, "kefu", world.now, 7) is None
    chosen = world.hear(player.id, ShowQuestion)
    assert world.question(chosen).topic == "kefu"
    world.answer(player, chosen)
    assert world.services.quizzes.pick_topic(player, chosen.session, None, world.now, 7) == Toast("tap-old")


def test_a_topic_of_nowhere_is_an_old_button(world):
    player = world.player()
    shown = world.begin(player)
    assert world.services.quizzes.pick_topic(player, shown.session, "nowhere", world.now, 7) == Toast(
        "tap-old"
    )
    assert world.store.sessions.find(shown.session).open


def test_where_a_topic_has_no_question_it_is_said_and_nothing_is_opened(world):
    player = world.player()
    assert world.services.quizzes.start(player, "quiz", world.now, "liangka") == Toast("quiz-none-left")
    assert world.store.sessions.find_open(player.id, "quiz") is None


def test_a_review_without_anything_due_says_when_the_next_one_is(world):
    player = world.player(session_length=3)
    world.services.quizzes.start(player, "review", world.now)
    assert world.said(player.id) == ["review-nothing"]
    world.play(player)
    world.services.quizzes.start(player, "review", world.now)
    said = world.hear(player.id, Say)
    assert said.key == "review-nothing-next"
    assert said.args["day"] > "2026-10-26"


def test_a_review_asks_what_is_due_in_other_words(world):
    player = world.player(session_length=3)
    seen = {item.cue: item.question_id for item in _plan_played(world, player)}
    world.pass_time(60 * DAY)
    world.begin(player, "review")
    due = world.store.sessions.find_open(player.id, "review").plan
    assert {item.cue for item in due} == set(seen)


def _plan_played(world, player):
    world.play(player)
    return world.store.sessions.find(1).plan


def test_the_scale_is_explained_to_whoever_never_used_it(world):
    player = world.player(session_length=3)
    first = world.begin(player, "spot")
    assert first.scale_new
    world.answer(player, first)
    world.next(player, first)
    assert not world.take(player.id)[-1].effect.scale_new


def test_pictures_come_where_the_person_wants_them_and_the_kind_has_them(world):
    assert world.begin(world.player(1), "spot").picture
    assert not world.begin(world.player(2, pictures=False), "spot").picture
    assert not world.begin(world.player(3)).picture


def test_how_sure_somebody_was_is_counted_by_what_was_right(world):
    player = world.player(session_length=3)
    shown = world.begin(player, "spot")
    for number, (right, sure) in enumerate(((True, True), (False, True), (True, False))):
        world.answer(player, shown, right=right, sure=sure)
        world.next(player, shown)
        last = world.take(player.id)[-1].effect
        shown = last if number < 2 else shown
    assert isinstance(last, ShowSummary)
    certainty = last.certainty
    assert (certainty.sure, certainty.sure_right) == (2, 1)
    assert (certainty.maybe, certainty.maybe_right) == (1, 1)


def test_a_source_is_shown_after_the_answer_and_to_its_own_reader_only(world):
    player, other = world.player(1), world.player(2)
    shown = world.begin(player)
    source = world.services.quizzes.source
    assert source(player, shown.session, 0) == Toast("tap-old")
    world.answer(player, shown)
    assert source(other, shown.session, 0) == Toast("tap-old")
    assert source(player, shown.session, 0).args == {"source": shown.question_id}
