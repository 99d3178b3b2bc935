"""The session machine: one answer a question, nothing moves after the end, the score is a recount."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz import quiz
from bot.core.quiz.quiz import Advanced, Answered, Left, Phase, Refuse, Session, SessionItem

CHOICE = SessionItem("q1", "cue-1", "kefu", "choice", (2, 0, 1), 1)
SCAM = SessionItem("q2", "cue-2", "kefu", "judge", (), 0)
GENUINE = SessionItem("q3", "cue-3", "kefu", "judge", (), 1)


def session(*plan: SessionItem, kind: quiz.SessionKind = "quiz") -> Session:
    return Session(1, 7, kind, None, plan or (CHOICE, SCAM, GENUINE))


def test_a_tap_on_the_key_is_right_and_explained():
    after, outcomes = quiz.step(session(), Answered(0, 1))
    assert after.phase is Phase.EXPLAINED
    assert after.responses[0].right
    assert [type(outcome) for outcome in outcomes] == [quiz.Record, quiz.Explain]


def test_a_second_tap_on_the_same_question_is_refused():
    after, _ = quiz.step(session(), Answered(0, 0))
    again, outcomes = quiz.step(after, Answered(0, 1))
    assert again == after
    assert outcomes == (Refuse("twice"),)


def test_a_tap_on_an_earlier_question_is_old():
    after, _ = quiz.step(session(), Answered(0, 0))
    after, _ = quiz.step(after, Advanced(0))
    again, outcomes = quiz.step(after, Answered(0, 1))
    assert again == after
    assert outcomes == (Refuse("old"),)


def test_a_place_that_was_never_shown_is_refused():
    before = session()
    assert quiz.step(before, Answered(0, 3)) == (before, (Refuse("old"),))
    assert quiz.step(before, Answered(0, -1)) == (before, (Refuse("old"),))


def test_the_scale_says_scam_or_genuine_and_how_sure():
    assert [quiz.judge(SCAM, shown_index).right for shown_index in range(4)] == [True, True, False, False]
    assert [quiz.judge(GENUINE, shown_index).right for shown_index in range(4)] == [False, False, True, True]
    assert [quiz.judge(SCAM, shown_index).sure for shown_index in range(4)] == [True, False, False, True]


def test_an_exam_explains_nothing_before_its_end():
    state = session(kind="exam")
    kinds = []
    for position in range(3):
        state, outcomes = quiz.step(state, Answered(position, 0))
        kinds += [type(outcome) for outcome in outcomes]
    assert kinds == [quiz.Record, quiz.Ask, quiz.Record, quiz.Ask, quiz.Record, quiz.Summarise]
    assert state.phase is Phase.FINISHED


def test_a_session_that_was_left_takes_nothing_more():
    left, _ = quiz.step(session(), Left())
    assert quiz.step(left, Answered(0, 1)) == (left, (Refuse("old"),))
    assert not left.open


events = st.one_of(
    st.builds(Answered, st.integers(-1, 4), st.integers(-1, 5)),
    st.builds(Advanced, st.integers(-1, 4)),
    st.just(Left()),
)


@given(st.lists(events, max_size=40), st.sampled_from(["quiz", "exam"]))
def test_whatever_is_tapped_each_question_is_answered_once_in_order(taps, kind):
    state, records, ended = session(kind=kind), [], None
    for tap in taps:
        state, outcomes = quiz.step(state, tap)
        records += [outcome for outcome in outcomes if isinstance(outcome, quiz.Record)]
        if ended is not None:
            assert state == ended
        if not state.open:
            ended = state
    assert [record.position for record in records] == list(range(len(state.responses)))
    assert tuple(record.response for record in records) == state.responses
    assert state.rights == sum(
        quiz.judge(planned, answer.shown_index).right
        for planned, answer in zip(state.plan, state.responses, strict=False)
    )
    assert len(state.responses) <= len(state.plan)
