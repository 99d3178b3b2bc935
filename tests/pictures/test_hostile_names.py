"""Names come from strangers: whatever they hold, a picture comes out, soon and in one piece."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pictures.canvas import Canvas
from bot.pictures.lettering import Style
from bot.pictures.mastery import TopicMastery
from bot.pictures.palette import INK, PAPER
from tests.pictures.gallery import dialogue, podium, stats, stimulus
from tests.pictures.layout import crossing, outside

ANY_TEXT = st.text(st.characters(), max_size=120)
NASTY = st.lists(
    st.sampled_from(
        [
            *(
                "\u202e",
                "\u200f",
                "\u0000",
                "\ud800",
                "\udfff",
                "\uffff",
                "\U0010ffff",
                "\ue000",
                "\u3164",
                "\u200d",
            ),
            *("\ufe0f", "\u20e3", "\u0301", "\u0489", "\u0e49", "\U000e0067", "\U000e007f", "\U0001f3fd"),
            *(
                "👨",
                "👩",
                "🇨",
                "🇳",
                "🏳",
                "#",
                "1",
                "a",
                "骗",
                "م",
                "ท",
                "ﷺ",
                "𝕬",
                "…",
                "）",
                "“",
                " ",
                "\n",
                "\u2028",
            ),
        ]
    ),
    max_size=200,
).map("".join)
FLOODS = {
    "marks": "a" + "\u0301" * 100_000,
    "one word": "W" * 100_000,
    "ideographs": "骗" * 100_000,
    "families": "👨‍👩‍👧‍👦" * 20_000,
    "joiners": "\u200d" * 100_000,
    "overrides": "\u202e" * 50_000 + "x",
    "closing marks": "）" * 100_000,
    "ligatures": "ﷺ" * 100_000,
    "lines": "一\n" * 50_000,
    "spaces": " \u3000\t" * 30_000,
    "uncovered": "\U00012000" * 50_000,
}
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.one_of(ANY_TEXT, NASTY))
def test_any_name_leaves_the_podium_in_order(name: str) -> None:
    canvas = podium((name, name, name), group=name).compose()
    assert outside(canvas) == []
    assert crossing(canvas) == []


@QUICK
@given(st.one_of(ANY_TEXT, NASTY), st.sampled_from(["telegram", "web", "call"]))
def test_any_sender_and_text_leave_the_message_in_order(text: str, channel: str) -> None:
    canvas = stimulus(channel, text, text).compose()  # type: ignore[arg-type]
    assert outside(canvas) == []
    assert crossing(canvas) == []


@QUICK
@given(st.one_of(ANY_TEXT, NASTY))
def test_any_line_of_a_dialogue_leaves_the_others_in_order(text: str) -> None:
    canvas = dialogue("telegram", (("them", text), ("me", text), (text, "好"))).compose()
    assert outside(canvas) == []
    assert crossing(canvas) == []


@settings(QUICK, max_examples=60)
@given(st.one_of(ANY_TEXT, NASTY), st.integers(40, 400))
def test_a_line_never_gets_wider_than_its_room(text: str, room: int) -> None:
    canvas = Canvas(420, 60, PAPER, "zh-Hans")
    assert canvas.text(text, (10, 44), Style(32, INK), "left", room, smallest=20) <= room


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_costs_no_more_than_a_name(flood: str) -> None:
    text = FLOODS[flood]
    begun = process_time()
    canvas = podium((text, text, text), group=text).compose()
    topics = tuple(TopicMastery(text, 1, total) for total in (2, 3, 0, 1))
    rows = stats(topics, name=text).compose()
    assert process_time() - begun < 0.6
    assert outside(canvas) + outside(rows) == []
    assert crossing(canvas) + crossing(rows) == []
