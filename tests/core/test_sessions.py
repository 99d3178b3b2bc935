"""What a pass takes, and what the table of sessions promises."""

import pytest

from bot.core.quiz.sessions import SESSIONS, passed, still_wanted


@pytest.mark.parametrize(
    ("rights", "total", "wanted"),
    [
        (16, 20, 0),
        (20, 20, 0),
        (15, 20, 1),
        (0, 20, 16),
        (7, 10, 1),
        (8, 10, 0),
        (2, 3, 1),
        (3, 3, 0),
        (79, 100, 1),
    ],
)
def test_four_of_five_right_are_a_pass(rights: int, total: int, wanted: int) -> None:
    assert still_wanted(rights, total) == wanted
    assert passed(rights, total) == (wanted == 0)


def test_what_explains_at_its_end_only_says_how_it_ends() -> None:
    silent = {key: kind.ending for key, kind in SESSIONS.items() if not kind.explains}
    assert silent == {"exam": "certificate", "test": "profile"}


def test_only_practice_moves_points() -> None:
    assert {key: kind.points for key, kind in SESSIONS.items() if kind.points != 10} == {"test": 0}
    assert [key for key, kind in SESSIONS.items() if not kind.practice] == ["test"]


def test_what_has_its_own_slot_interrupts_no_practice() -> None:
    assert {kind.slot for kind in SESSIONS.values()} == {"practice", "exam", "checkup", "push", "season"}
    assert [key for key, kind in SESSIONS.items() if kind.topics] == ["quiz", "spot"]
    assert {key: kind.length for key, kind in SESSIONS.items() if kind.length} == {
        "helpta": 1, "exam": 20, "test": 10, "relative": 5, "drill": 3, "push": 1, "more": 1, "season": 10,
    }  # fmt: skip
