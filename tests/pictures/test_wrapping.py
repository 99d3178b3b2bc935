"""Where lines may end."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.pictures.clusters import Cluster
from bot.pictures.lettering import Style, width_of
from bot.pictures.palette import INK
from bot.pictures.wrapping import NEVER_FIRST, NEVER_LAST, fit, wrap

STYLE = Style(20, INK)
TYPESET = st.text(st.sampled_from("诈骗电话转账，。！？、；：）（“”《》…abc 0159"), min_size=1, max_size=80)


def said(lines: list[tuple[Cluster, ...]]) -> list[str]:
    """Lines as plain text."""
    return ["".join(cluster.text for cluster in line) for line in lines]


@settings(max_examples=50, deadline=None)
@given(TYPESET, st.integers(60, 400))
def test_lines_fit_and_nothing_gets_lost(text: str, width: int) -> None:
    lines = wrap(text, STYLE, width, 200)
    assert all(width_of(line, STYLE) <= width + 1 for line in lines)
    assert "".join(said(lines)).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(["骗", "电话", "（假）", "“真”，", "9611", "安全。"]), min_size=1, max_size=40)
)
@example(["9611", "9611", "9611", "“真”，"])
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(words: list[str]) -> None:
    for line in said(wrap("".join(words), STYLE, 200, 200)):
        assert line[0] not in NEVER_FIRST
        assert line[-1] not in NEVER_LAST


def test_latin_words_and_numbers_stay_whole() -> None:
    lines = said(wrap("请拨打 96110 或者 hotline 核实", STYLE, 130, 9))
    assert [word for word in ("96110", "hotline") if not any(word in line for line in lines)] == []
    assert len(lines) > 1


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = said(wrap("http://www.example.com/a/very/long/path", STYLE, 150, 9))
    assert "".join(lines) == "http://www.example.com/a/very/long/path"
    assert len(lines) > 1


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    lines = said(wrap("一二三四五六七八九十" * 3, STYLE, 100, 2))
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_lines_of_the_text_stay_lines() -> None:
    assert said(wrap("一\n二\n\n三", STYLE, 100, 9)) == ["一", "二", "三"]


def test_a_block_shrinks_before_it_is_cut() -> None:
    block = fit("一二三四五六七八九十", Style(40, INK), 210, 1, 20)
    assert (block.whole, block.style.size < 40, len(block.lines)) == (True, True, 1)
    assert not fit("一二三四五六七八九十" * 9, Style(40, INK), 210, 1, 20).whole


def test_two_lines_break_after_a_clause_where_they_can() -> None:
    block = fit("一个月了，这已经是你的习惯。", STYLE, 270, 2, 20)
    assert said(block.lines) == ["一个月了，", "这已经是你的习惯。"]


def test_a_break_after_a_clause_never_costs_words() -> None:
    text = "answered 18 of 20 questions rightly, half of them scams and half genuine, and passed the exam"
    block = fit(text, Style(46, INK), 1180, 2, 27)
    assert " ".join(said(block.lines)) == text


def test_no_lonely_letter_on_the_last_line() -> None:
    block = fit("一二三四五六七八九十一", STYLE, 201, 2, 20)
    assert [len(line) for line in block.lines] == [6, 5]


def test_two_marks_in_a_row_share_their_empty_halves() -> None:
    one, other = (width_of(wrap(text, STYLE, 900, 1)[0], STYLE) for text in ("“好”，去", "“好去”，"))
    assert one == other
    apart = width_of(wrap("“好”去，", STYLE, 900, 1)[0], STYLE)
    assert apart - one == STYLE.size / 2
