"""A contest made again from its rows is the contest that was saved, wherever it stands."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.contest import contest as machine
from bot.core.contest.events import Cancel, ChooseUnit, Event, Join, Leave, Pause, Resume, SwitchTeam, Tick
from bot.core.contest.state import Phase, Settings
from bot.storage.contests import Contests, Game
from bot.storage.database import Database
from tests.core.contest_play import NOW, Play, started

GROUP = -100


class Saved:
    """A game that is saved after each step, as a service does it, and read by another process."""

    def __init__(self, db: Database, mode: str, number: int) -> None:
        self.db = db
        self.rows = Contests(db)
        self.play = Play(Settings(rounds=5, seconds=20, mode=mode, pause=4_000))
        self.number = number
        self.chat = GROUP - number
        state = replace(self.play.state, id=number)
        self.play.state = state
        self.game = Game(state, self.chat, 7, "zh-Hans")
        self.rows.add(self.game, NOW)

    def save(self) -> None:
        with self.db.atomic():
            self.rows.find(self.number)
            self.rows.save(Game(self.play.state, self.chat, 7, "zh-Hans"), self.play.now)

    def again(self) -> Game:
        found = Contests(self.db).find(self.number)
        assert found is not None
        return found


EVENTS = st.one_of(
    st.builds(Join, st.integers(1, 5), st.just("甲")),
    st.builds(Leave, st.integers(1, 5)),
    st.builds(SwitchTeam, st.integers(1, 5)),
    st.builds(ChooseUnit, st.integers(1, 7), st.just("乙"), st.integers(0, 2)),
    st.just(Pause()),
    st.just(Resume()),
    st.sampled_from(["start", "show", "copy", "tick", "tick", "tick"]),
    st.tuples(st.integers(1, 7), st.integers(0, 3)),
    st.tuples(st.integers(1, 7), st.integers(0, 3)),
)
numbers = iter(range(1, 1_000_000))


def act(play: Play, event: Event | str | tuple[int, int]) -> None:
    match event:
        case "start":
            play.start()
        case "show" | "copy" if play.state.number:
            play.show("a" if event == "show" else "b")
        case "tick":
            deadline = machine.next_deadline(play.state)
            play.now = (
                deadline if deadline is not None and play.state.phase is not Phase.LOBBY else play.now + 2_000
            )
            play.do(Tick())
        case (player, choice) if play.state.number:
            play.pass_time(300)
            if play.state.mode.buzzer:
                play.buzz(player, choice)
            else:
                play.vote(player, choice)
        case Join() | Leave() | SwitchTeam() | ChooseUnit() | Pause() | Resume():
            play.do(event)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["classic", "teams", "buzzer", "units"]), st.lists(EVENTS, max_size=40))
def test_any_game_is_the_same_after_a_restart(db: Database, mode: str, events: list[Event]) -> None:
    saved = Saved(db, mode, next(numbers))
    for player in (1, 2):
        saved.play.join(player)
    saved.play.start()
    for event in events:
        saved.save()
        act(saved.play, event)
    saved.save()
    again = saved.again()
    assert again == Game(saved.play.state, saved.chat, 7, "zh-Hans")
    assert list(again.contest.scores) == list(saved.play.state.scores)
    assert list(again.contest.participants) == list(saved.play.state.participants)


def test_one_open_contest_a_chat(db: Database) -> None:
    saved = Saved(db, "classic", 1)
    rows = saved.rows
    assert rows.find_open(saved.chat) == saved.game
    saved.play.do(Cancel())
    saved.save()
    assert rows.find_open(saved.chat) is None
    assert rows.next_id() == 2


def test_a_contest_is_due_at_its_deadline(db: Database) -> None:
    saved = Saved(db, "classic", 1)
    closes = NOW + 15 * 60_000
    assert saved.rows.next_due() == closes
    assert saved.rows.due(closes - 1, 10) == []
    assert saved.rows.due(closes, 10) == [1]


def test_a_game_that_waits_for_telegram_is_never_due(db: Database) -> None:
    saved = Saved(db, "classic", 1)
    saved.play.join(1, 2)
    saved.play.start()
    saved.save()
    assert saved.rows.due(NOW + 10**9, 10) == []
    assert saved.rows.next_due() is None


def test_a_vote_costs_one_row_and_no_other(db: Database) -> None:
    saved = Saved(db, "classic", 1)
    saved.play.join(1, 2, 3)
    saved.play.start()
    saved.play.show()
    saved.save()
    before = db.changes
    saved.play.vote(1)
    saved.save()
    assert db.changes - before == 1


def test_a_tap_of_a_buzzer_costs_one_row_and_no_other(db: Database) -> None:
    saved = Saved(db, "buzzer", 1)
    saved.play.join(1, 2, 3)
    saved.play.start()
    saved.play.show()
    saved.save()
    before = db.changes
    saved.play.buzz(1, choice=1)
    saved.save()
    saved.play.buzz(1)
    saved.save()
    assert db.changes - before == 1


def test_a_contest_moves_to_the_supergroup_of_its_group(db: Database) -> None:
    saved = Saved(db, "classic", 1)
    saved.rows.move_chat(saved.chat, -1_000_000_000_999)
    found = saved.rows.find_open(-1_000_000_000_999)
    assert found is not None
    assert found.contest == saved.game.contest
    assert saved.rows.find_open(saved.chat) is None


def test_a_forgotten_player_is_gone_from_a_game_that_goes_on(db: Database) -> None:
    saved = Saved(db, "classic", 1)
    saved.play = started(1, 2, 3)
    saved.play.state = replace(saved.play.state, id=1)
    saved.play.vote(1)
    saved.play.vote(2)
    saved.play.vote(3)
    saved.save()
    for table in ("contest_players", "contest_votes"):
        db.execute(f"DELETE FROM {table} WHERE player_id = 1")
    saved.rows.forget(1)
    found = saved.rows.find(1)
    assert found is not None
    assert set(found.contest.scores) == {2, 3}
    assert found.contest.log[0].answered == 2


def test_what_a_group_was_asked_lately_is_known(db: Database) -> None:
    rows = Contests(db)
    rows.note_asked(GROUP, ["a", "b"], NOW)
    rows.note_asked(GROUP, ["b"], NOW + 10)
    assert rows.asked_lately(GROUP, NOW + 5) == {"b": NOW + 10}
    assert rows.asked_lately(-1, NOW) == {}


def test_old_contests_are_purged_with_all_that_belongs_to_them(db: Database) -> None:
    saved = Saved(db, "classic", 1)
    saved.play.join(1, 2)
    saved.play.do(Cancel())
    saved.save()
    assert saved.rows.purge(NOW) == 0
    assert saved.rows.purge(NOW + 1) == 1
    for table in ("contests", "contest_players", "contest_votes"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
