"""The pages a person opens: results, boards, tips, first aid, papers and posters."""

from __future__ import annotations

import pytest

from bot.core.effects import Say
from bot.core.host.paper_effects import OfferPapers, SendPaper, SendPoster
from bot.core.player.effects import ShowBoard, ShowFirstAid, ShowFirstAidTopics, ShowStats, ShowTip
from bot.storage.checkups import Study
from tests.services.world import DAY


@pytest.fixture
def pages(world):
    return world.services.pages


def stats(world, player) -> ShowStats:
    world.services.pages.stats(player, world.now)
    return world.hear(player.id, ShowStats)


def test_without_an_answer_there_are_no_results_and_no_picture_is_spent(world, pages):
    player = world.player()
    pages.stats(player, world.now)
    assert world.hear(1, Say).key == "stats-none"
    assert world.store.budgets.spent(1, "picture", world.now) == 0


def test_results_count_what_was_answered_today_and_before(world):
    player = world.player(session_length=3)
    world.play(player, rights=2)
    world.pass_time(2 * DAY)
    world.play(player, rights=1)
    shown = stats(world, world.store.players.find(1))
    assert (shown.rights, shown.total, shown.points) == (3, 6, 30)
    assert shown.days[-3:] == (3, 0, 3)
    assert len(shown.days) == 84
    assert shown.today == "2026-10-28"


def test_practised_topics_stand_first(world):
    player = world.player(session_length=3)
    world.play(player, topic="telegram")
    topics = stats(world, player).topics
    assert (topics[0].topic, topics[0].total) == ("telegram", 3)
    assert {score.topic for score in topics} == set(world.bank.topics)


def test_no_figure_is_given_below_twenty_messages_of_each_side(world):
    player = world.player()
    chosen = world.bank.get("kefu-c0-0")
    world.answer(player, world.services.quizzes.open_push(player, chosen, "", world.now))
    world.take(1)
    for scam in [True] * 20 + [False] * 19:
        world.store.players.count_judgement(1, scam=scam, right=True)
    shown = stats(world, player)
    assert (shown.scams, shown.genuine, shown.sensitivity, shown.bias) == (20, 19, None, None)
    world.store.players.count_judgement(1, scam=False, right=True)
    shown = stats(world, player)
    assert shown.sensitivity > 2
    assert shown.bias == pytest.approx(0)


def test_a_board_shows_names_points_and_which_line_is_ones_own(world, pages):
    for number, rights in ((1, 3), (2, 2), (3, 1)):
        name = None if number == 3 else f"用户{number}"
        world.play(world.player(number, board_name=name, session_length=3), rights=rights)
    pages.board(world.store.players.find(2), "week", world.now)
    board = world.hear(2, ShowBoard)
    assert [(row.name, row.points, row.own) for row in board.rows] == [
        ("用户1", 30, False),
        ("用户2", 20, True),
    ]
    assert (board.own, board.named) == (20, True)
    pages.board(world.store.players.find(3), "all", world.now)
    board = world.hear(3, ShowBoard)
    assert (board.period, board.own, board.named, len(board.rows)) == ("all", 10, False, 2)


def test_the_board_of_a_week_begins_anew_on_monday(world, pages):
    player = world.player(board_name="小王", session_length=3)
    world.play(player)
    world.pass_time(7 * DAY)
    pages.board(player, "week", world.now)
    assert world.hear(1, ShowBoard).rows == ()


def test_every_tip_comes_once_before_one_comes_again(world, pages):
    player, seen = world.player(), []
    for _ in world.bank.tips:
        pages.tip(player, world.now)
        seen.append(world.hear(1, ShowTip).tip)
        world.pass_time(1)
    assert sorted(seen) == sorted(world.bank.tips)
    pages.tip(player, world.now)
    assert world.hear(1, ShowTip).tip == seen[0]


@pytest.mark.parametrize(("days", "unseen"), [(120, True), (119, False)])
def test_a_tip_is_new_again_after_a_hundred_and_twenty_days(world, pages, days, unseen):
    player = world.player()
    for tip in world.bank.tips:
        world.store.tips.add(1, tip, world.now)
    assert (pages.unseen_tip(player, world.now + days * DAY) is not None) is unseen


def test_first_aid_is_of_the_persons_region_or_the_tapped_one(world, pages):
    pages.first_aid(world.player(region="hk"), world.now)
    assert world.hear(1, ShowFirstAid).region == "hk"
    pages.first_aid(world.player(), world.now, "sg", 7)
    assert world.hear(1, ShowFirstAid).region == "sg"


def test_nobody_needs_two_first_aids_that_wait(world, pages):
    player = world.player()
    pages.first_aid(player, world.now)
    pages.first_aid(player, world.now)
    assert world.said(1) == ["ShowFirstAid"]
    pages.first_aid(player, world.now)
    assert world.said(1) == ["ShowFirstAid"]


def test_what_happened_is_chosen_by_topic_and_then_by_trick(world, pages):
    player = world.player()
    pages.first_aid_topics(player, None, world.now, 7)
    offered = world.hear(1, ShowFirstAidTopics).topics
    assert set(offered) == {"kefu", "duanxin", "telegram", "shuadan"}
    pages.first_aid_topics(player, "kefu", world.now, 7)
    cues = world.hear(1, ShowFirstAidTopics).cues
    assert sorted(cues) == sorted({one.group for one in world.bank.of_topic("kefu")})


# --- papers ---------------------------------------------------------------------------------------


def paper(world, *words) -> SendPaper:
    world.services.papers.ask(world.player(), words, world.now)
    return world.hear(1, SendPaper)


def test_both_orders_of_a_paper_ask_the_same(world):
    first, second = ([item.question_id for item in sheet] for sheet in paper(world, "20").sheets)
    assert sorted(first) == sorted(second)
    assert first != second
    assert len(first) == len(set(first)) == 20


@pytest.mark.parametrize(("asked", "given"), [("1", 5), ("5", 5), ("12", 12), ("999", 50)])
def test_a_paper_has_five_to_fifty_questions(world, asked, given):
    assert len(paper(world, asked).sheets[0]) == given


@pytest.mark.parametrize("words", [("10", "客服"), ("客服", "10"), ("kefu", "10")])
def test_number_and_topic_stand_in_any_order(world, words):
    made = paper(world, *words)
    assert (made.topic, len(made.sheets[0])) == ("kefu", 10)
    assert {world.bank.get(item.question_id).topic for item in made.sheets[0]} == {"kefu"}


def test_a_topic_alone_gives_twenty_at_most(world):
    assert len(paper(world, "kefu").sheets[0]) == min(20, len(world.bank.of_topic("kefu")))


def test_a_topic_that_is_none_is_said_and_the_topics_are_offered(world):
    world.services.papers.ask(world.player(), ("火星",), world.now)
    assert world.hear(1, OfferPapers).unknown
    world.services.papers.ask(world.player(), (), world.now)
    assert not world.hear(1, OfferPapers).unknown


def test_a_message_keeps_the_order_of_its_two_answers_on_paper(world):
    for item in paper(world, "50").sheets[0]:
        if world.bank.get(item.question_id).kind == "judge":
            assert item.order == (0, 1)


def test_what_was_withdrawn_is_not_printed(world):
    for question in list(world.bank.of_topic("kefu"))[1:]:
        world.services.admin.withdraw(question.id, world.now)
    kept = world.bank.of_topic("kefu")[0].id
    assert [item.question_id for item in paper(world, "kefu").sheets[0]] == [kept]


def test_a_poster_comes_in_both_forms_for_a_link_of_ones_own_only(world):
    world.player(2)
    world.store.checkups.save_study(Study("ABC", 2, False, world.now, None))
    poster = world.services.papers.poster
    assert poster(world.player(), "home", world.now)
    assert [post.effect.form for post in world.take(1) if isinstance(post.effect, SendPoster)] == [
        "pdf",
        "png",
    ]
    assert poster(world.player(2), "tj-ABC", world.now)
    assert not poster(world.player(), "tj-ABC", world.now)
    assert not poster(world.player(), "tj-NONE", world.now)
    assert not poster(world.player(), "elsewhere", world.now)
    assert world.take(1) == []
