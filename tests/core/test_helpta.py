"""A chat read line by line: each line is tapped once, its end says how it went, and its end is one answer."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz import helpta, quiz, selection
from bot.core.quiz.helpta import Advised, Chat, ChatPhase, Helped, ReadOn, Stopped
from bot.core.quiz.quiz import Session, SessionItem
from bot.core.quiz.selection import Memory
from tests.e2e.teaching import chat as dialogue

ITEM = SessionItem("s", "cue", "kefu", "stop", tuple(range(7)), 2)


def chat(stop: int = 3) -> Chat:
    return Chat(6, stop, (2, 0, 1), 2)


def played(chat: Chat, until: int | None, advice: int = 2) -> Chat:
    """Read a chat and stop it under a line, or never."""
    while chat.phase is not ChatPhase.OVER:
        if chat.phase is ChatPhase.ADVISING:
            event = Advised(advice)
        else:
            event = Stopped(chat.seen) if chat.seen == until else ReadOn(chat.seen)
        after = helpta.step(chat, event)
        assert isinstance(after, Chat)
        chat = after
    return chat


@pytest.mark.parametrize(
    ("stop", "until", "end", "delay", "safe"),
    [
        (3, 1, "early", -2, True),
        (3, 3, "right", 0, True),
        (3, 5, "late", 2, False),
        (3, None, "late", 4, False),
        (0, 2, "false", 0, False),
        (0, None, "let", 0, True),
    ],
)
def test_a_chat_ends_early_right_late_or_falsely_stopped(stop, until, end, delay, safe):
    over = played(chat(stop), until)
    assert (over.end, over.delay, over.safe) == (end, delay, safe)


def test_a_second_tap_on_one_line_counts_once():
    after = helpta.step(chat(), ReadOn(1))
    assert after.seen == 2
    assert helpta.step(after, ReadOn(1)) == "twice"
    assert helpta.step(after, Stopped(1)) == "twice"


def test_advice_is_given_after_the_stop_only_and_once():
    assert helpta.step(chat(), Advised(0)) == "old"
    over = played(chat(), 3)
    assert helpta.step(over, Advised(1)) == "old"


def test_mastery_is_a_stop_in_time_with_the_right_word():
    assert played(chat(), 3, advice=2).sure is None
    assert played(chat(), 3, advice=0).sure is False
    assert played(chat(), 1, advice=2).sure is False


def test_the_end_of_a_chat_is_the_one_answer_of_its_session():
    session = Session(1, 7, "helpta", None, (ITEM,), chat=chat())
    seen = []
    for event in (ReadOn(1), ReadOn(2), Stopped(3), Advised(2), Advised(2), ReadOn(3)):
        session, outcomes = quiz.step(session, event)
        seen += outcomes
    assert sum(isinstance(one, quiz.Record) for one in seen) == 1
    assert session.responses == (quiz.Response(2, True, None),)
    assert session.phase is quiz.Phase.FINISHED


def test_a_chat_takes_no_tap_of_a_question():
    session = Session(1, 7, "helpta", None, (ITEM,), chat=chat())
    assert quiz.step(session, quiz.Answered(0, 2)) == (session, (quiz.Refuse("old"),))


events = st.one_of(
    st.builds(ReadOn, st.integers(0, 7)),
    st.builds(Stopped, st.integers(0, 7)),
    st.builds(Advised, st.integers(-1, 3)),
)


@given(st.lists(events, max_size=40), st.integers(0, 6))
def test_whatever_is_tapped_a_chat_only_goes_forward_and_ends_once(taps, stop):
    session = Session(1, 7, "helpta", None, (ITEM,), chat=chat(stop))
    records = 0
    for tap in taps:
        before = session.chat
        session, outcomes = quiz.step(session, tap)
        assert session.chat.seen >= before.seen
        records += sum(isinstance(one, quiz.Record) for one in outcomes)
    assert records == len(session.responses) == (session.chat.phase is ChatPhase.OVER)


def test_a_changed_dialogue_does_not_fit_a_chat_that_was_begun():
    begun = helpta.chat_of(dialogue(), random.Random(1))
    assert helpta.fits(begun, dialogue())
    assert not helpta.fits(begun, dialogue(turns=7))
    assert not helpta.fits(begun, dialogue(stop=4))
    assert not helpta.fits(begun, None)


def test_the_median_delay_is_that_of_all_scams_in_order():
    assert Helped({}, {}).median_delay is None
    assert Helped({}, {-1: 2, 0: 1}).median_delay == -1
    assert Helped({}, {0: 1, 2: 1}).median_delay == 1
    assert Helped({}, {0: 2, 3: 2}).median_delay == 1.5
    assert Helped({}, {0: 1, 1: 2, 9: 3}).median_delay == 5
    assert Helped({}, {0: 2, 4: 1}).median_delay == 0
    assert Helped({}, {0: 2, 1: 1, 5: 3}).median_delay == 3
    assert Helped({"false": 1, "let": 3}, {}).false_stops == 1


def test_a_third_of_the_chats_are_genuine():
    pool = [dialogue(f"d{i}", stop=0 if i % 2 else 3, group=f"g{i}") for i in range(20)]
    rng = random.Random(3)
    drawn = Counter(
        question.stop == 0
        for _ in range(3000)
        for question in selection.pick_dialogue(pool, Memory(), 1, 0, rng)
    )
    assert 0.30 < drawn[True] / 3000 < 0.37


def test_a_due_dialogue_comes_back_as_another_of_its_cue():
    now = 100 * selection.DAY
    pool = [dialogue("a", group="due"), dialogue("b", group="due"), dialogue("c", group="new")]
    memory = Memory(("due",), frozenset({"due"}), {"a": now - 2 * selection.DAY})
    drawn = {
        question.id
        for seed in range(20)
        for question in selection.pick_dialogue(pool, memory, 1, now, random.Random(seed))
    }
    assert drawn == {"b"}
