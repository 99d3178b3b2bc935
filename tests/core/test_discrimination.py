"""d′ and c against values worked out by hand."""

import pytest

from bot.core.learning.discrimination import Judgements, bias, bias_band, sensitivity, sensitivity_band


@pytest.mark.parametrize(
    ("seen", "d", "c"),
    [
        (Judgements(20, 18, 20, 3), 2.15, -0.11),
        (Judgements(20, 20, 20, 20), 0.0, -1.98),
        (Judgements(20, 20, 20, 12), 1.74, -1.11),
        (Judgements(20, 9, 20, 1), 1.35, 0.79),
    ],
)
def test_the_formulas(seen, d, c):
    assert sensitivity(seen) == pytest.approx(d, abs=0.005)
    assert bias(seen) == pytest.approx(c, abs=0.005)


def test_figures_need_twenty_of_each():
    assert not Judgements(20, 20, 19, 0).enough
    assert Judgements(20, 20, 20, 0).enough


def test_nothing_is_judged_before_twenty_of_both_kinds():
    assert sensitivity_band(Judgements(50, 5, 19, 0)) == "none"
    assert bias_band(Judgements(19, 0, 50, 5)) == "none"
    assert bias_band(Judgements(20, 16, 20, 4)) == "balanced"


def test_who_calls_everything_a_scam_is_suspicious_and_not_sharp():
    seen = Judgements(20, 20, 20, 20)
    assert (sensitivity_band(seen), bias_band(seen)) == ("low", "suspicious")


def test_who_tells_them_apart_is_sharp_and_balanced():
    seen = Judgements(20, 19, 20, 1)
    assert (sensitivity_band(seen), bias_band(seen)) == ("high", "balanced")
