"""What comes next: due cues first, a month of rest for a wording, both kinds mixed."""

import random
from collections import Counter

import pytest
from msgspec.structs import replace

from bot.core.calendar import DAY
from bot.core.question.audience import AUDIENCES
from bot.core.question.question import Option, Question
from bot.core.question.regions import is_local, likely_region, suits
from bot.core.quiz.selection import (
    Memory,
    easy_beginnings,
    level_for,
    pick,
    pick_balanced,
    pick_exam,
    pick_filled,
    plan,
    short_first,
)
from bot.core.quiz.sessions import EXAM_LENGTH

NOW = 1_790_000_000_000
TOPICS = ("kefu", "touzi", "falv", "duanxin")


def question(topic: str, cue: int, variant: int, kind: str, verdict: str | None = None) -> Question:
    name = f"{topic}-{kind}{cue}-{verdict or 'x'}-{variant}"
    options = tuple(Option(f"{name} {i}", "因为", key=i == 1) for i in range(3)) if kind == "choice" else ()
    return Question(name, f"{topic}-{kind}{cue}", topic, kind, 1, ("any",), options=options, verdict=verdict)


def bank() -> list[Question]:
    found = []
    for topic in TOPICS:
        for cue in range(3):
            found += [question(topic, cue, variant, "choice") for variant in range(3)]
            for verdict in ("scam", "genuine"):
                found += [question(topic, cue, variant, "judge", verdict) for variant in range(2)]
    return found


@pytest.mark.parametrize("seed", range(20))
def test_what_is_most_overdue_comes_in_every_round(seed):
    due = ("kefu-choice1", "falv-judge2")
    memory = Memory(due, frozenset(due))
    chosen = pick(bank(), memory, 5, NOW, random.Random(seed))
    assert due[0] in {question.group for question in chosen}


@pytest.mark.parametrize("seed", range(20))
def test_new_cues_come_before_known_ones(seed):
    known = frozenset(q.group for q in bank() if q.topic != "falv")
    chosen = pick(bank(), Memory((), known), 5, NOW, random.Random(seed))
    assert {question.topic for question in chosen} == {"falv"}


@pytest.mark.parametrize("seed", range(20))
def test_a_round_mixes_topics_and_kinds_and_asks_each_cue_once(seed):
    chosen = pick(bank(), Memory(), 5, NOW, random.Random(seed))
    assert len({question.group for question in chosen}) == 5
    assert len({question.topic for question in chosen}) == 4
    assert {question.kind for question in chosen} == {"judge", "choice"}


@pytest.mark.parametrize("seed", range(20))
def test_no_wording_comes_back_within_thirty_days_while_others_are_left(seed):
    rng, answered, now = random.Random(seed), {}, NOW
    for _ in range(14):
        chosen = pick(bank(), Memory(answered=dict(answered)), 3, now, rng)
        assert not {question.id for question in chosen} & set(answered)
        answered |= {question.id: now for question in chosen}
        now += DAY // 2


def test_when_all_were_seen_the_longest_unseen_come_first():
    questions = bank()
    answered = {question.id: NOW - (len(questions) - i) * 1000 for i, question in enumerate(questions)}
    chosen = pick(questions, Memory(answered=answered), 3, NOW, random.Random(1))
    assert questions[0].id in {question.id for question in chosen}
    assert len(chosen) == 3


def test_a_small_pool_gives_what_it_has():
    only = bank()[:3]
    assert len(pick(only, Memory(), 5, NOW, random.Random(1))) == 1


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("count", [3, 5, 10])
def test_scams_and_genuine_messages_come_in_equal_numbers(seed, count):
    judges = [question for question in bank() if question.kind == "judge"]
    chosen = pick_balanced(judges, Memory(), count, NOW, random.Random(seed))
    verdicts = Counter(question.verdict for question in chosen)
    assert abs(verdicts["scam"] - verdicts["genuine"]) <= 1
    assert len({question.group for question in chosen}) == count


@pytest.mark.parametrize("seed", range(10))
def test_an_exam_has_twenty_questions_of_both_kinds(seed):
    chosen = pick_exam(bank(), Memory(), EXAM_LENGTH, NOW, random.Random(seed))
    kinds = Counter(question.verdict or question.kind for question in chosen)
    assert kinds == {"scam": 5, "genuine": 5, "choice": 10}


def test_the_key_stands_anywhere():
    rng = random.Random(3)
    places = Counter(plan(question("kefu", 1, 1, "choice"), rng).key for _ in range(600))
    assert set(places) == {0, 1, 2}
    assert min(places.values()) > 150


def test_a_question_suits_its_regions():
    only_cn = Question("a", "a", "kefu", "judge", 1, ("cn",))
    anywhere = Question("b", "b", "kefu", "judge", 1, ("any",))
    only_hk = Question("c", "c", "kefu", "judge", 1, ("hk",))
    # What speaks of the mainland's rules is asked everywhere, marked; what speaks of another place is not.
    assert [suits(only_cn, region) for region in ("cn", "hk", "any")] == [True, True, True]
    assert [suits(only_hk, region) for region in ("cn", "hk", "any")] == [False, True, True]
    assert all(suits(anywhere, region) for region in ("cn", "hk", "any"))


def one_topic(cues: int = 3, variants: int = 4) -> list[Question]:
    return [question("kefu", cue, variant, "choice") for cue in range(cues) for variant in range(variants)]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("count", [2, 3, 5, 10, 12])
def test_a_filled_pick_has_the_wanted_number_and_no_question_twice(seed, count):
    chosen = pick_filled(one_topic(), Memory(), count, NOW, random.Random(seed))
    assert len({question.id for question in chosen}) == len(chosen) == count


@pytest.mark.parametrize("seed", range(20))
def test_variants_of_a_cue_stand_as_far_apart_as_they_can(seed):
    chosen = pick_filled(one_topic(), Memory(), 10, NOW, random.Random(seed))
    cues = [question.group for question in chosen]
    assert all(len(set(cues[index : index + 3])) == 3 for index in range(len(cues) - 2))


@pytest.mark.parametrize("seed", range(20))
def test_a_filled_pick_takes_what_was_asked_lately_only_when_nothing_else_is_left(seed):
    pool = one_topic()
    lately = {question.id: NOW - DAY - index for index, question in enumerate(pool[:6])}
    chosen = pick_filled(pool, Memory(answered=lately), 8, NOW, random.Random(seed))
    asked = {question.id for question in chosen} & set(lately)
    # Six of the pool were asked lately, all of the first cue among them: it lends the one that rested longest.
    assert len(chosen) == 8
    assert len(asked) == 2
    assert pool[3].id in asked


def test_a_pool_that_is_too_small_gives_all_it_has():
    assert len(pick_filled(one_topic(), Memory(), 20, NOW, random.Random(1))) == 12


@pytest.mark.parametrize("seed", range(10))
def test_local_rules_come_before_those_of_the_mainland(seed):
    places = {"falv": ("cn",), "touzi": ("hk",)}
    pool = [
        replace(
            question("kefu", cue, 0, "choice"), id=f"{place}{cue}", group=f"{place}{cue}", regions=regions
        )
        for place, regions in places.items()
        for cue in range(4)
    ]
    chosen = pick(pool, Memory(region="hk"), 6, NOW, random.Random(seed))
    assert sum(is_local(one, "hk") for one in chosen) == 4


@pytest.mark.parametrize("seed", range(10))
def test_who_reads_simplified_and_named_no_region_gets_other_places_last(seed):
    places = {"falv": ("cn",), "touzi": ("hk",), "kefu": ("any",)}
    pool = [
        replace(
            question("kefu", cue, 0, "choice"), id=f"{place}{cue}", group=f"{place}{cue}", regions=regions
        )
        for place, regions in places.items()
        for cue in range(3)
    ]
    memory = Memory(region=likely_region("any", "zh-Hans"))
    chosen = pick(pool, memory, 9, NOW, random.Random(seed))
    assert len(chosen) == 9  # nothing is hidden
    first = pick(pool, memory, 6, NOW, random.Random(seed))
    assert not any(one.regions == ("hk",) for one in first)


@pytest.mark.parametrize(
    ("region", "language", "taken_for"),
    [("any", "zh-Hans", "cn"), ("hk", "zh-Hans", "hk"), ("any", "zh-Hant", "any"), ("any", "en", "any")],
)
def test_only_a_simplified_reader_without_a_region_is_taken_for_the_mainland(region, language, taken_for):
    assert likely_region(region, language) == taken_for


def test_a_beginner_is_asked_what_is_easy_and_everyday():
    hard = [replace(one, level=2, id=f"hard-{one.id}") for one in bank()]
    found = easy_beginnings(bank() + hard, Memory(beginner=True))
    assert {one.topic for one in found} == {"kefu", "duanxin"}
    assert {one.level for one in found} == {1}
    # Within one topic all of it is everyday.
    assert len(easy_beginnings(one_topic(), Memory(beginner=True))) == len(one_topic())


def test_whom_it_is_for_weighs_and_hides_nothing():
    pool = [
        replace(question(topic, cue, 0, "choice"), level=1)
        for topic in (*TOPICS, "yanglao", "hunlian")
        for cue in range(4)
    ]
    counts: Counter[str] = Counter()
    for seed in range(200):
        memory = Memory(audience=AUDIENCES["parents"])
        counts.update(one.topic for one in pick(pool, memory, 2, NOW, random.Random(seed)))
    assert counts["yanglao"] > 1.5 * counts["hunlian"] > 0


@pytest.mark.parametrize(
    ("rights", "answers", "level"),
    [(9, 9, 1), (10, 10, 3), (17, 20, 3), (16, 20, 2), (14, 20, 2), (13, 20, 1), (0, 0, 1)],
)
def test_the_level_follows_the_share_of_right_answers_after_ten(rights, answers, level):
    assert level_for([True] * rights + [False] * (answers - rights)) == level


def test_a_round_for_somebody_new_ends_with_its_dialogues():
    mixed = [question("kefu", cue, 0, kind) for cue, kind in enumerate(("stop", "choice", "stop", "judge"))]
    assert [one.kind for one in short_first(mixed)] == ["choice", "judge", "stop", "stop"]
