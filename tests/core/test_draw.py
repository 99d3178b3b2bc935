"""The draw: whoever has the list and the seed gets the same order, and nobody can foresee it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.core.contest.draw import draw, entries, list_hash

NAMES = [f"用户{number}" for number in range(50)]


def test_the_order_is_written_down_so_that_no_later_version_draws_otherwise():
    drawn = draw(["用户甲", "用户乙", "用户丙"], "03 11 17 22 29 33 + 08")
    assert drawn.list_hash == "a10ff44d2e55b117e229c05906f9b32bb6fdfd04a4bd213802fd9b6812259d1e"
    assert drawn.order == ("用户甲", "用户乙", "用户丙")


@given(st.lists(st.text("甲乙丙abc ", min_size=1)), st.text(), st.randoms())
def test_the_order_of_the_list_counts_for_nothing(names, seed, rng):
    mixed = list(names)
    rng.shuffle(mixed)
    assert draw(names, seed) == draw(mixed, seed)


def test_another_seed_or_another_list_is_another_draw():
    assert draw(NAMES, "1").order != draw(NAMES, "2").order
    assert list_hash(NAMES) != list_hash(NAMES[1:])


def test_everybody_is_drawn_exactly_once():
    assert sorted(draw([*NAMES, *NAMES], "1").order) == sorted(NAMES)


def test_everybody_comes_first_about_equally_often():
    firsts = Counter(draw(NAMES[:10], str(seed)).order[0] for seed in range(2_000))
    assert all(140 < count < 260 for count in firsts.values())
    assert len(firsts) == 10


def test_blanks_and_empty_lines_of_a_file_count_for_nothing():
    assert entries("用户乙 \r\n\n  用户甲\n用户乙") == ("用户乙", "用户甲")
    assert draw(entries("甲\n乙"), " 1 ") == draw(entries("乙\r\n甲\r\n"), "1")
