"""Three people bench a question, and reports never take more than a small share of the bank."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.admin.reports import SHARE, Room, counts
from bot.core.calendar import DAY


def test_a_report_counts_from_somebody_of_a_day_or_of_ten_answers_three_times_a_day():
    assert counts(DAY, 0, 0, muted=False)
    assert counts(0, 10, 2, muted=False)
    assert not counts(DAY - 1, 9, 0, muted=False)
    assert not counts(DAY, 10, 3, muted=False)
    assert not counts(DAY, 10, 0, muted=True)


@given(st.lists(st.sampled_from(range(300)), unique=True), st.integers(0, 299))
def test_never_more_than_the_share_of_the_bank_or_of_a_kind(reported, split):
    kinds = {f"q{number}": "judge" if number < split else "choice" for number in range(300)}
    found = Room(kinds).benched(f"q{number}" for number in reported)
    assert len(found) <= SHARE * 300
    for kind in ("judge", "choice"):
        total = sum(one == kind for one in kinds.values())
        assert sum(kinds[one] == kind for one in found) <= max(1, SHARE * total)


def test_what_was_benched_first_stays_whatever_is_reported_later():
    kinds = {f"q{number}": "choice" for number in range(100)}
    room = Room(kinds)
    assert room.benched(["q1", "q2", "q3"]) == room.benched(["q1", "q2", "q3", "q9", "q4"])
    assert room.benched(["gone"]) == frozenset()
