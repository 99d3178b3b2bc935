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
