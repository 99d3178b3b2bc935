"""The check-up measures people without bias, its forms are equally hard, and nobody is asked more than twice."""

import random
from collections import Counter
from statistics import NormalDist, fmean

import pytest
from msgspec.structs import replace

from bot.core.calendar import DAY, HOUR
from bot.core.checkup import checkup
from bot.core.checkup.checkup import HALF, SCORES, Course, Measured, measure
from bot.core.checkup.forms import candidates, draw_forms
from bot.core.record import interval
from tests.conftest import START
from tests.questions import judge

SEED = 20261130
PHI = NormalDist().cdf
ZONE = "Asia/Shanghai"


def simulated(d: float, c: float, rng: random.Random, shifts: list[float] | None = None) -> Measured:
    """Let somebody of known d′ and c take a test whose items are shifted: above 0 is easier to judge."""
    shifts = shifts or [0.0] * 2 * HALF
    hits = sum(rng.random() < PHI(d / 2 - c + shift) for shift in shifts[:HALF])
    alarms = sum(rng.random() < PHI(-d / 2 - c - shift) for shift in shifts[HALF:])
    return Measured(hits, alarms)


@pytest.mark.parametrize("d", [0.0, 0.5, 1.0, 1.5, 2.0, 2.5])
@pytest.mark.parametrize("c", [-0.3, 0.0, 0.3])
def test_people_of_known_sensitivity_and_bias_are_recovered_without_bias(d, c):
    rng = random.Random(f"{SEED} {d} {c}")
    people = [simulated(d, c, rng) for _ in range(1000)]
    assert fmean(one.sensitivity for one in people) == pytest.approx(d, abs=0.1)
    assert fmean(one.bias for one in people) == pytest.approx(c, abs=0.1)


@pytest.mark.parametrize("d", [0.0, 0.5, 1.0, 1.5, 2.0, 2.5])
@pytest.mark.parametrize("c", [-0.3, 0.0, 0.3])
def test_the_expected_estimate_is_the_truth_within_a_tenth(d, c):
    means = {}
    for name, rate in (("hit", PHI(d / 2 - c)), ("alarm", PHI(-d / 2 - c))):
        row = Counter()
        row[0] = 1.0
        for _ in range(HALF):
            row = Counter({k: row[k] * (1 - rate) + row[k - 1] * rate for k in range(HALF + 1)})
        means[name] = sum(SCORES[k] * row[k] for k in row)
    assert means["hit"] - means["alarm"] == pytest.approx(d, abs=0.1)
    assert -(means["hit"] + means["alarm"]) / 2 == pytest.approx(c, abs=0.1)


def test_each_right_answer_raises_the_estimate():
    assert list(SCORES) == sorted(SCORES)
    assert len(set(SCORES)) == len(SCORES)
    assert tuple(-score for score in reversed(SCORES)) == SCORES


def test_levels_become_counts():
    assert measure([True, True, False, False], [0, 2, 1, 3]) == Measured(1, 1)


def pool(count: int, rng: random.Random):
    """A bank of judged messages with items of unequal, measured easiness; three variants a cue."""
    items, easy = [], {}
    for number in range(count):
        for verdict in ("scam", "genuine"):
            name = f"{verdict}{number}"
            question = judge(name, verdict)
            items.append(
                type(question)(
                    name,
                    f"cue{number % (count // 2)}",
                    f"t{number % 12}",
                    "judge",
                    1,
                    ("any",),
                    verdict=verdict,
                )
            )
            easy[name] = rng.gauss(0, 0.6)
    return items, easy


def test_forms_balanced_by_statistics_are_equal_within_a_tenth():
    rng = random.Random(SEED)
    items, easy = pool(150, rng)
    forms = draw_forms(candidates(items), lambda question: easy[question.id], rng)
    assert forms is not None
    means = []
    for form in forms:
        shifts = [easy[q.id] for q in sorted(form, key=lambda q: q.verdict != "scam")]
        means.append(fmean(simulated(1.5, 0.0, random.Random(i), shifts).sensitivity for i in range(20_000)))
    assert means[0] == pytest.approx(means[1], abs=0.1)


def test_forms_have_five_of_each_and_no_cue_twice():
    rng = random.Random(SEED)
    items, easy = pool(150, rng)
    forms = draw_forms(candidates(items), lambda question: easy[question.id], rng)
    for form in forms:
        assert Counter(question.verdict for question in form) == {"scam": HALF, "genuine": HALF}
    cues = [question.group for form in forms for question in form]
    assert len(set(cues)) == len(cues) == 4 * HALF


def test_what_makes_one_form_harder_is_made_up_for_by_the_other_pairs():
    """Five pairs that differ by 8, 4, 2, 1 and 1: dealt from the most unequal on, both forms are equally hard."""
    unequal = (0, 8, 100, 104, 200, 202, 300, 301, 400, 401)
    easy = {f"scam{number}": float(value) for number, value in enumerate(unequal)}
    easy |= {f"genuine{number}": 0.0 for number in range(10)}
    items = [
        replace(judge(name, name.rstrip("0123456789")), group=f"cue-{name}", topic=f"t-{name}")
        for name in easy
    ]
    forms = draw_forms(items, lambda question: easy[question.id], random.Random(SEED))
    sums = [sum(easy[question.id] for question in form) for form in forms]
    assert sums[0] == sums[1]


def test_a_small_bank_keeps_nothing_back():
    items, _ = pool(30, random.Random(1))
    assert candidates(items) == []


def begun(arm: str) -> Course:
    return checkup.begun(Course(7, "", arm, "b", START), 1, START)


def test_the_forms_take_turns():
    course = begun("now")
    seen = []
    for _ in range(checkup.WAVES):
        seen.append(course.form)
        course = checkup.taken(course, course.ready_at or START, ZONE)
    assert seen == ["b", "a", "b", "a"]
    assert course.over


def test_later_times_come_on_day_7_21_and_90_in_the_morning():
    course = checkup.taken(begun("now"), START + HOUR, ZONE)
    for day in (7, 21, 90):
        assert course.invite_at == checkup.morning(START, day, ZONE)
        assert course.ready_at < course.invite_at
        course = checkup.taken(course, course.invite_at, ZONE)
    assert course.over
    assert course.invite_at is None


def test_who_waits_takes_the_second_test_at_once_and_hears_of_the_first_after_it():
    course = checkup.taken(begun("wait"), START + HOUR, ZONE)
    assert course.withheld
    assert course.ready_at <= START + HOUR
    assert not checkup.taken(course, START + 2 * HOUR, ZONE).withheld


def test_nobody_is_asked_more_than_twice_for_one_time():
    course = checkup.taken(begun("now"), START, ZONE)
    first = checkup.invited(course, course.invite_at)
    assert first.invite_at - course.invite_at == 3 * DAY
    second = checkup.invited(first, first.invite_at)
    assert second.reminded == checkup.REMINDERS
    later = checkup.passed_over(second, second.invite_at, ZONE)
    assert (later.wave, later.reminded) == (2, 0)
    assert later.invite_at >= checkup.morning(START, 21, ZONE)


def test_an_interval_needs_two():
    assert interval([]) is None
    assert interval([1.0]).half is None
    assert interval([1.0, 2.0, 3.0]).mean == 2


def test_who_comes_late_is_asked_again_the_next_morning():
    late = START + 30 * DAY
    course = checkup.taken(checkup.begun(Course(7, "", "now", "a", START), 1, START), late, ZONE)
    assert course.invite_at == checkup.morning(late, 1, ZONE)


def test_who_waits_is_invited_the_next_morning():
    course = checkup.taken(begun("wait"), START + HOUR, ZONE)
    assert course.invite_at == checkup.morning(START + HOUR, 1, ZONE)


def test_a_new_course_may_be_taken_at_once():
    course = Course(7, "", "now", "a", START)
    assert (course.wave, course.ready_at, course.reminded, course.form) == (0, 0, 0, "a")


def test_a_test_has_five_scams_and_five_genuine_messages():
    assert (checkup.LENGTH, HALF, checkup.WAVES, checkup.REMINDERS) == (10, 5, 4, 2)
