"""Buttons share a row only where a phone shows each label whole."""

import pytest

from bot.telegram.views.fitting import fitted
from bot.telegram.views.message import Key
from bot.telegram.views.words import grid


def rows(*labels: str) -> list[list[str]]:
    return [[key.text for key in part] for part in fitted([Key(label) for label in labels])]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (["开始答题", "真假辨别"], [["开始答题", "真假辨别"]]),
        (["A", "B", "C", "D"], [["A", "B", "C", "D"]]),
        (["一起看看", "打完电话心里不踏实"], [["一起看看"], ["打完电话心里不踏实"]]),
        (["Mainland China", "Hong Kong", "Macao"], [["Mainland China", "Hong Kong"], ["Macao"]]),
        (
            ["10 秒", "15 秒", "20 秒", "✓ 30 秒", "60 秒"],
            [["10 秒", "15 秒", "20 秒"], ["✓ 30 秒", "60 秒"]],
        ),
        (["新" * 40], [["新" * 40]]),
    ],
)
def test_a_row_is_parted_where_a_label_would_be_cut(row, shown):
    assert rows(*row) == shown


def test_a_grid_is_narrower_as_a_whole_so_that_its_columns_stay_straight():
    keys = [
        Key(label) for label in ("Mainland China", "Hong Kong", "Macao", "Taiwan", "Singapore", "Malaysia")
    ]
    assert [len(row) for row in grid(keys, 3)] == [2, 2, 2]
    assert [len(row) for row in grid([Key("香港")] * 6, 3)] == [3, 3]
