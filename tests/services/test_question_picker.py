"""Which questions somebody gets: what is out of play never, what is due first, the easy and everyday for who is new."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from bot.core.question.audience import EVERYDAY
from bot.services.levels import Levels
from bot.services.question_picker import QuestionPicker
from tests.questions import bank_of, choice, judge
from tests.services.world import DAY, ZONE


def topical(name: str, topic: str = "kefu", level: int = 1, **changes):
    return replace(choice(name), group=f"{name}-cue", topic=topic, level=level, **changes)


def picker_of(world) -> QuestionPicker:
    levels = Levels(world.store, world.bank)
    return QuestionPicker(world.store, world.bank, world.services.reports, levels, random.Random(1), ZONE)


@pytest.fixture
def pick(make_world):
    """Make a picker over these questions, and pick with it for a person."""

    def make(questions, **changes):
        world = make_world(bank_of(questions))
        picker = picker_of(world)
        player = world.player(**changes)

        def chosen(kind="quiz", topic=None):
            return picker.choose(player, kind, topic, picker.memory(player, world.now), world.now)

        return world, picker, player, chosen

    return make


def test_what_the_owner_withdrew_is_never_asked(pick):
    world, _, _, chosen = pick([topical(f"q{number}") for number in range(4)], session_length=3)
    world.services.admin.withdraw("q1", world.now)
    for _ in range(20):
        assert "q1" not in {question.id for question in chosen()}


def test_no_cue_comes_twice_in_a_round(pick):
    questions = [topical(f"q{cue}-{variant}") for cue in range(5) for variant in range(3)]
    questions = [replace(one, group=one.id.split("-")[0]) for one in questions]
    _, _, _, chosen = pick(questions, session_length=5)
    assert len({question.group for question in chosen()}) == 5


def test_whoever_is_new_gets_only_what_is_easy_and_everyday(pick):
    everyday = [topical(f"e{number}", "kefu") for number in range(5)]
    other = [topical(f"o{number}", "tz") for number in range(30)]
    hard = [topical(f"h{number}", "kefu", level=3) for number in range(30)]
    _, _, _, chosen = pick(everyday + other + hard, session_length=5)
    assert {question.id for question in chosen()} == {f"e{number}" for number in range(5)}
    assert "kefu" in EVERYDAY


def test_where_too_little_is_easy_the_round_is_filled_with_the_rest(pick):
    _, _, _, chosen = pick([topical("e"), *(topical(f"o{n}", "tz", 3) for n in range(9))], session_length=5)
    assert len(chosen()) == 5


def test_the_first_topic_that_somebody_chose_is_easy_too(pick):
    easy = [topical(f"e{number}", "tz") for number in range(3)]
    _, _, _, chosen = pick([*easy, *(topical(f"h{n}", "tz", 3) for n in range(20))], session_length=3)
    assert {question.level for question in chosen(topic="tz")} == {1}


def test_what_is_right_elsewhere_only_is_not_asked(pick):
    questions = [topical("here"), *(topical(f"hk{n}", regions=("hk",)) for n in range(5))]
    _, picker, player, chosen = pick(questions, region="sg", session_length=3)
    assert [question.id for question in chosen()] == ["here"]
    assert picker.topics(player) == ["kefu"]


def test_a_topic_whose_questions_are_of_another_region_is_told_from_one_that_is_empty(pick):
    _, picker, player, _ = pick([topical("hk", "tz", regions=("hk",)), topical("here")], region="cn")
    assert picker.is_elsewhere(player, "tz")
    assert not picker.is_elsewhere(player, "kefu")
    assert not picker.is_elsewhere(player, "nowhere")


def test_a_kind_with_a_length_of_its_own_gets_all_of_it_or_nothing(pick):
    _, _, _, chosen = pick([topical(f"q{number}") for number in range(19)])
    assert chosen("exam") == []
    assert len(chosen("drill")) == 3


def test_an_exam_is_half_messages_half_choices(pick):
    judges = [
        replace(judge(f"j{number}", "scam" if number % 2 else "genuine"), group=f"j{number}")
        for number in range(12)
    ]
    _, _, _, chosen = pick([*judges, *(topical(f"q{number}") for number in range(12))])
    kinds = [question.kind for question in chosen("exam")]
    assert (kinds.count("judge"), kinds.count("choice")) == (10, 10)
    verdicts = [question.verdict for question in chosen("exam") if question.verdict]
    assert (verdicts.count("scam"), verdicts.count("genuine")) == (5, 5)


def test_cues_are_due_at_the_end_of_the_persons_own_day(world):
    player = world.player(session_length=3)
    world.play(player)
    picker = picker_of(world)
    cues = world.store.cards.known(player.id)
    first = min(world.store.cards.find(player.id, cue).due for cue in cues)
    assert picker.due(player, first) == []
    assert len(picker.due(player, first + DAY)) >= 1


def test_a_cue_whose_questions_are_all_out_of_play_is_not_due(world):
    player = world.player(session_length=3)
    world.play(player)
    picker = picker_of(world)
    (cue, *others) = picker.due(player, world.now + 100 * DAY)
    for question in world.bank.cues[cue]:
        world.services.admin.withdraw(question.id, world.now)
    assert picker.due(player, world.now + 100 * DAY) == others


def test_a_draw_goes_by_the_levels_that_answers_have_shown(pick):
    world, _, player, chosen = pick([topical("q"), topical("r")], session_length=3)
    assert {question.id for question in chosen()} == {"q", "r"}
    for _ in range(200):
        world.store.items.count_first("q", right=False, choice=1, earlier=(1, 2))
    fresh = picker_of(world)
    assert fresh.memory(player, world.now).measured["q"] == 3
    assert [fresh.level_of()(one) for one in world.bank.questions.values()] == [3, 1]


def test_somebody_is_new_until_their_tenth_answer(pick):
    world, picker, player, _ = pick([topical(f"q{number}") for number in range(40)], session_length=5)
    world.play(player)
    assert picker.memory(player, world.now).beginner
    world.play(player)
    memory = picker.memory(player, world.now)
    assert (memory.beginner, memory.level) == (False, 3)
