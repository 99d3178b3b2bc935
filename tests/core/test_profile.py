"""The first sentence says one strength and one weakness, once enough is known; badges are few, earned and never lost."""

import pytest

from bot.core.learning.badges import BADGES, Deeds, earned
from bot.core.learning.discrimination import Judgements
from bot.core.learning.profile import Opening, opening
from bot.core.quiz.helpta import Helped
from tests.questions import TEXTS

NOBODY = Helped({}, {})


@pytest.mark.parametrize(
    ("judged", "helped", "said"),
    [
        (Judgements(), NOBODY, Opening(None, None)),
        (Judgements(9, 9, 9, 9), NOBODY, Opening(None, None)),
        (Judgements(10, 10, 10, 5), NOBODY, Opening("sees-scams", "doubts-genuine")),
        (Judgements(10, 5, 10, 0), NOBODY, Opening("trusts-genuine", "misses-scams")),
        (Judgements(), Helped({"right": 3}, {0: 3}), Opening("stops-in-time", None)),
        (Judgements(), Helped({"right": 2}, {0: 2}), Opening(None, None)),
        (Judgements(), Helped({"late": 2}, {2: 2}), Opening(None, None)),
        (Judgements(), Helped({"false": 1, "let": 1}, {}), Opening(None, None)),
        # Eight of ten are a strength, three of ten wrong are worth practising; what lies between is neither.
        (Judgements(10, 8, 0, 0), NOBODY, Opening("sees-scams", None)),
        (Judgements(100, 79, 0, 0), NOBODY, Opening(None, None)),
        (Judgements(100, 70, 0, 0), NOBODY, Opening(None, "misses-scams")),
        (Judgements(100, 71, 0, 0), NOBODY, Opening(None, None)),
        (Judgements(0, 0, 100, 19), NOBODY, Opening("trusts-genuine", None)),
        (Judgements(0, 0, 100, 21), NOBODY, Opening(None, None)),
        (Judgements(0, 0, 100, 30), NOBODY, Opening(None, "doubts-genuine")),
        (Judgements(0, 0, 100, 29), NOBODY, Opening(None, None)),
        (Judgements(), Helped({"late": 3}, {2: 3}), Opening(None, "stops-late")),
        (Judgements(), Helped({"false": 2, "let": 1}, {}), Opening(None, "stops-genuine")),
    ],
)
def test_the_sentence_says_what_is_known_and_nothing_else(judged, helped, said):
    assert opening(judged, helped) == said


def test_there_are_at_most_twelve_badges_and_each_has_its_words():
    assert len(BADGES) <= 12
    for badge in BADGES:
        assert TEXTS.of("zh-Hans", f"badge-{badge}")


def test_nobody_begins_with_a_badge():
    assert earned(Deeds()) == []


@pytest.mark.parametrize(
    ("did", "badge"),
    [
        (Deeds(Judgements(0, 0, 1, 0)), "first-genuine"),
        (Deeds(genuine_run=20), "calm-20"),
        (Deeds(Judgements(20, 20)), "scams-20"),
        (Deeds(helped=Helped({"right": 1}, {0: 1})), "first-stop"),
        (Deeds(helped=Helped({"early": 3}, {-1: 3})), "early-3"),
        (Deeds(helped=Helped({"let": 5}, {})), "let-5"),
        (Deeds(streak=7), "week"),
        (Deeds(streak=30), "month"),
        (Deeds(lasting_cues=20), "cues-20"),
        (Deeds(passed_exam=True), "exam"),
        (Deeds(checkups=2), "checkup"),
    ],
)
def test_each_badge_is_for_something_that_protects(did, badge):
    assert badge in earned(did)


@pytest.mark.parametrize(
    ("did", "badge"),
    [
        (Deeds(Judgements(0, 0, 1, 1)), "first-genuine"),
        (Deeds(genuine_run=19), "calm-20"),
        (Deeds(Judgements(20, 19)), "scams-20"),
        (Deeds(helped=Helped({"early": 2}, {-1: 2})), "first-stop"),
        (Deeds(helped=Helped({"early": 2}, {-1: 2})), "early-3"),
        (Deeds(helped=Helped({"let": 4}, {})), "let-5"),
        (Deeds(streak=6), "week"),
        (Deeds(streak=29), "month"),
        (Deeds(lasting_cues=19), "cues-20"),
        (Deeds(checkups=1), "checkup"),
    ],
)
def test_one_short_of_it_earns_no_badge(did, badge):
    assert badge not in earned(did)
