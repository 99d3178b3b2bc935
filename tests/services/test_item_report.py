"""The table of items for whoever looks after the bank: those to be looked at first, all figures in words."""

from __future__ import annotations

from bot.services.item_report import as_csv, as_text, item_rows


def test_what_nobody_answered_or_reported_is_not_in_it(world):
    assert item_rows(world.store, world.bank) == []


def test_what_was_reported_stands_there_with_no_figure_yet(world):
    world.services.reports.report(world.player(), "kefu-c0-0", "wrong", world.now)
    assert item_rows(world.store, world.bank) == [
        ("kefu-c0-0", "choice", "1", "1", "0", "", "0", "", "", "", "1", "")
    ]


def test_answers_are_counted_first_and_later(world):
    player, question = world.player(), world.bank.get("kefu-c0-0")
    for right in (True, False, False):
        world.answer(player, world.services.quizzes.open_push(player, question, "", world.now), right=right)
    (row,) = item_rows(world.store, world.bank)
    assert row[4:8] == ("1", "1.00", "2", "0.00")
    assert row[9] == f"{question.key_position}:1"


def test_what_should_be_looked_at_comes_first(world):
    for name, right in (("kefu-c0-0", False), ("duanxin-c0-0", True)):
        for number in range(30 if right else 40):
            world.store.items.count_first(
                name, right=right or number % 2 == 0, choice=number % 3, earlier=(1, 2)
            )
    rows = item_rows(world.store, world.bank)
    assert [row[0] for row in rows] == ["duanxin-c0-0", "kefu-c0-0"]
    assert rows[0][-1] == "too easy"
    assert rows[1][-1] == ""


def test_table_and_text_hold_the_same_rows(world):
    world.services.reports.report(world.player(), "kefu-c0-0", "wrong", world.now)
    rows = item_rows(world.store, world.bank)
    assert as_csv(rows).splitlines()[1] == ",".join(rows[0])
    assert as_text(rows).splitlines()[1].split() == [entry for entry in rows[0] if entry]
