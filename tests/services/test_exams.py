"""The end of an exam: the pass mark, one certificate, what may stand on it, and who can look it up."""

from __future__ import annotations

import pytest

from bot.core.effects import Say, Toast
from bot.core.quiz.effects import (
    AskCertificateName,
    ShowCertificate,
    ShowExamResult,
    ShowQuestion,
    ShowReasons,
    VerifyCertificate,
)
from tests.services.world import DAY, MINUTE


def sit(world, player, rights: int):
    """Take an exam with so many right answers; what its end says."""
    shown = world.begin(player, "exam")
    for number in range(20):
        world.answer(player, shown, right=number < rights)
        last = world.take(player.id)
        if number < 19:
            shown = last[-1].effect
            assert isinstance(shown, ShowQuestion)
    return [post.effect for post in last]


@pytest.fixture
def passed(world):
    """Somebody who has just passed, and the number of the certificate."""
    player = world.player()
    _, asked = sit(world, player, 16)
    return world, player, asked.number


def test_sixteen_of_twenty_pass_and_fifteen_do_not(world):
    result, asked = sit(world, world.player(1), 16)
    assert (result.rights, result.total, result.short) == (16, 20, 0)
    assert isinstance(asked, AskCertificateName)
    (result,) = sit(world, world.player(2), 15)
    assert (result.rights, result.short) == (15, 1)
    assert world.store.certificates.of(2) == []


def test_no_answer_is_explained_before_the_end(world):
    player = world.player()
    shown = world.begin(player, "exam")
    assert world.answer(player, shown) == Toast("exam-answer-noted")
    assert [type(post.effect) for post in world.take(player.id)] == [ShowQuestion]
    assert world.services.quizzes.look_back(player, shown.session, 0, world.now, 7) == Toast("tap-old")


def test_after_the_end_every_question_can_be_looked_back_at(world):
    player = world.player()
    result, *_ = sit(world, player, 3)
    assert isinstance(result, ShowExamResult)
    assert world.services.quizzes.look_back(player, result.session, 19, world.now, 7) is None
    assert world.hear(player.id, ShowReasons).position == 19
    assert world.services.quizzes.look_back(player, result.session, 20, world.now, 7) == Toast("tap-old")


def test_a_second_pass_brings_no_second_certificate_before_ninety_days(passed):
    world, player, _ = passed
    world.pass_time(90 * DAY - 1)
    (result,) = sit(world, player, 20)
    assert result.certificate_day == "2027-01-24"
    assert len(world.store.certificates.of(player.id)) == 1


def test_a_pass_after_ninety_days_brings_another_one_for_having_kept_it(passed):
    world, player, number = passed
    world.pass_time(90 * DAY)
    result, asked = sit(world, player, 20)
    assert result.certificate_day is None
    assert asked.number != number
    assert [one.kind for one in world.store.certificates.of(player.id)] == ["first", "kept"]


def test_a_failed_exam_says_nothing_of_the_next_certificate(passed):
    world, player, _ = passed
    (result,) = sit(world, player, 2)
    assert result.certificate_day is None


def test_the_name_on_the_boards_is_offered(world):
    _, asked = sit(world, world.player(board_name="小王"), 20)
    assert asked.board_name == "小王"


@pytest.mark.parametrize(("typed", "stands"), [("王阿姨", "王阿姨"), ("  Tom  ", "Tom"), ("", "")])
def test_a_name_like_any_other_stands_on_it_and_none_is_a_choice_too(passed, typed, stands):
    world, player, number = passed
    assert world.services.exams.issue(player, number, typed, world.now) is None
    shown = world.hear(player.id, ShowCertificate)
    assert (shown.number, shown.name, shown.rights, shown.total, shown.kind) == (
        number,
        stands,
        16,
        20,
        "first",
    )
    assert world.store.certificates.find(number).name == stands


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("加微信 abc12345", "contact"),
        ("反诈中心", "official"),
        ("a d m i n", "official"),
        ("\u200b\u200b", "bad"),
    ],
)
def test_a_contact_an_office_or_nothing_readable_is_no_name(passed, typed, said):
    world, player, number = passed
    toast = world.services.exams.issue(player, number, typed, world.now)
    assert toast == Toast(f"settings-name-{said}", alert=True)
    assert world.store.certificates.find(number).name == ""
    assert world.take(player.id) == []


def test_the_name_can_be_changed_later(passed):
    world, player, number = passed
    world.services.exams.issue(player, number, "甲", world.now)
    world.services.exams.issue(player, number, "乙", world.now)
    assert world.store.certificates.find(number).name == "乙"
    assert len(world.store.certificates.of(player.id)) == 1


def test_nobody_writes_on_the_certificate_of_another(passed):
    world, _, number = passed
    other, exams = world.player(2), world.services.exams
    assert exams.issue(other, number, "他人", world.now) == Toast("tap-old")
    assert exams.ask_name(other, number, world.now) == Toast("tap-old")
    assert exams.await_name(other, number, world.now) == Toast("tap-old")
    assert world.store.certificates.find(number).name == ""


def test_a_typed_name_is_waited_for_ten_minutes(passed):
    world, player, number = passed
    world.services.exams.await_name(player, number, world.now)
    world.pass_time(10 * MINUTE - 1)
    awaited = world.services.players.expected(player.id, world.now)
    assert awaited == f"certificate-{number}"
    world.services.exams.take_name(player, awaited, "王阿姨", world.now)
    assert world.store.certificates.find(number).name == "王阿姨"


def test_a_typed_name_that_cannot_stand_is_said_in_words(passed):
    world, player, number = passed
    world.services.exams.take_name(player, f"certificate-{number}", "公安局", world.now)
    assert world.hear(player.id, Say).key == "settings-name-official"


def test_anybody_can_look_a_certificate_up_in_either_case(passed):
    world, player, number = passed
    world.services.exams.issue(player, number, "王阿姨", world.now)
    world.services.exams.verify(world.player(2), number.lower(), world.now)
    found = world.hear(2, VerifyCertificate)
    assert (found.number, found.name, found.day, found.rights) == (number, "王阿姨", "2026-10-26", 16)


def test_after_ten_numbers_that_do_not_exist_nothing_is_looked_up_until_tomorrow(passed):
    world, _, number = passed
    reader, verify = world.player(2), world.services.exams.verify
    for attempt in range(10):
        verify(reader, f"NONE{attempt}", world.now)
    assert world.said(2) == ["certificate-unknown"] * 10
    verify(reader, number, world.now)
    assert world.said(2) == ["budget-certificate"]
    world.pass_time(DAY)
    verify(reader, number, world.now)
    assert world.hear(2, VerifyCertificate).number == number


def test_looking_up_what_exists_costs_nothing(passed):
    world, _, number = passed
    reader = world.player(2)
    for _ in range(30):
        world.services.exams.verify(reader, number, world.now)
    assert set(world.said(2)) == {"VerifyCertificate"}
