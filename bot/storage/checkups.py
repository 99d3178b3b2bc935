"""Check-ups as rows: the items kept back, hosts' studies, people's courses, and what each test said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.core.checkup.checkup import Arm, Course, Measured
from bot.storage.database import Database

_COURSE = "player_id, study, arm, first_form, began_at, wave, ready_at, invite_at, reminded, session"
_RESULT = "player_id, study, wave, arm, form, hits, false_alarms, items, scams, levels, practised, at"


class Study(Struct, frozen=True):
    """A host's study; `waits` says that half by lot take the second test before any practice."""

    code: str
    host: int
    waits: bool
    opened_at: int
    closed_at: int | None


class Result(Struct, frozen=True):
    """One test of one person: `levels` are the shown levels, 0 surely a scam to 3 surely genuine, in the order of `items`."""

    player_id: int
    study: str
    wave: int
    arm: Arm
    form: str
    measured: Measured
    items: tuple[str, ...]
    scams: tuple[bool, ...]
    levels: tuple[int, ...]
    practised: int
    at: int

    @property
    def wrong(self) -> tuple[bool, ...]:
        """Which of the items were judged wrongly."""
        return tuple((level < 2) != scam for level, scam in zip(self.levels, self.scams, strict=True))


class Checkups:
    def __init__(self, db: Database) -> None:
        self._db = db

    # --- forms ------------------------------------------------------------------------------------

    def forms(self) -> dict[str, tuple[str, ...]]:
        """Return the items of each form in their order; nothing while none were drawn."""
        found: dict[str, tuple[str, ...]] = {}
        rows = self._db.execute("SELECT form, question_id FROM checkup_items ORDER BY form, position")
        for form, question_id in rows.fetchall():
            found[form] = (*found.get(form, ()), question_id)
        return found

    def save_forms(self, forms: Mapping[str, Sequence[str]]) -> None:
        self._db.execute("DELETE FROM checkup_items")
        self._db.executemany(
            "INSERT INTO checkup_items (form, position, question_id) VALUES (?, ?, ?)",
            [(form, position, name) for form, names in forms.items() for position, name in enumerate(names)],
        )

    # --- studies ----------------------------------------------------------------------------------

    def find_study(self, code: str) -> Study | None:
        row = self._db.execute(
            "SELECT code, player_id, waits, opened_at, closed_at FROM studies WHERE code = ?", (code,)
        ).fetchone()
        return Study(row[0], row[1], bool(row[2]), row[3], row[4]) if row else None

    def newest_study(self, host: int) -> Study | None:
        """Return the host's newest study that is not closed."""
        row = self._db.execute(
            "SELECT code FROM studies WHERE player_id = ? AND closed_at IS NULL ORDER BY opened_at DESC LIMIT 1",
            (host,),
        ).fetchone()
        return self.find_study(row[0]) if row else None

    def latest_study(self, host: int) -> Study | None:
        """Return the host's newest study, closed or not."""
        row = self._db.execute(
            "SELECT code FROM studies WHERE player_id = ? ORDER BY opened_at DESC LIMIT 1", (host,)
        ).fetchone()
        return self.find_study(row[0]) if row else None

    def save_study(self, study: Study) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO studies (code, player_id, waits, opened_at, closed_at) VALUES (?, ?, ?, ?, ?)",
            (study.code, study.host, study.waits, study.opened_at, study.closed_at),
        )

    def takers(self, code: str) -> int:
        """How many people have opened the link."""
        row = self._db.execute(
            "SELECT count(*) FROM checkup_courses WHERE study = ? AND study <> ''", (code,)
        ).fetchone()
        return int(row[0])

    def under_way(self) -> int:
        """How many people are between their first test and their last."""
        row = self._db.execute("SELECT count(*) FROM checkup_courses WHERE wave BETWEEN 1 AND 3").fetchone()
        return int(row[0])

    # --- courses ----------------------------------------------------------------------------------

    def course(self, player_id: int, study: str) -> Course | None:
        return self._one("player_id = ? AND study = ?", player_id, study)

    def course_of_session(self, session_id: int) -> Course | None:
        return self._one("session = ? AND session IS NOT NULL", session_id)

    def courses(self, player_id: int) -> list[Course]:
        """Return all courses of a person, studies first."""
        rows = self._db.execute(
            f"SELECT {_COURSE} FROM checkup_courses WHERE player_id = ? ORDER BY study DESC", (player_id,)
        )
        return [Course(*row) for row in rows.fetchall()]

    def _one(self, where: str, *values: object) -> Course | None:
        row = self._db.execute(f"SELECT {_COURSE} FROM checkup_courses WHERE {where}", values).fetchone()
        return Course(*row) if row else None

    def save_course(self, course: Course) -> None:
        self._db.execute(
            f"INSERT OR REPLACE INTO checkup_courses ({_COURSE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                course.player_id,
                course.study,
                course.arm,
                course.first_form,
                course.began_at,
                course.wave,
                course.ready_at,
                course.invite_at,
                course.reminded,
                course.session,
            ),
        )

    def due(self, now: int, limit: int) -> list[Course]:
        """Return the courses with an invitation due, longest due first."""
        rows = self._db.execute(
            f"SELECT {_COURSE} FROM checkup_courses WHERE invite_at <= ? ORDER BY invite_at LIMIT ?",
            (now, limit),
        )
        return [Course(*row) for row in rows.fetchall()]

    def next_due_at(self) -> int | None:
        row = self._db.execute(
            "SELECT min(invite_at) FROM checkup_courses WHERE invite_at IS NOT NULL"
        ).fetchone()
        return None if row[0] is None else int(row[0])

    # --- results ----------------------------------------------------------------------------------

    def add_result(self, result: Result) -> None:
        self._db.execute(
            f"INSERT OR IGNORE INTO checkup_results ({_RESULT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                result.player_id,
                result.study,
                result.wave,
                result.arm,
                result.form,
                result.measured.hits,
                result.measured.false_alarms,
                json.dumps(result.items),
                json.dumps(result.scams),
                json.dumps(result.levels),
                result.practised,
                result.at,
            ),
        )

    def results(self, player_id: int, study: str) -> list[Result]:
        """Return the tests of a person in one course, first to last."""
        return self._results("player_id = ? AND study = ? ORDER BY player_id, wave", player_id, study)

    def results_of_study(self, code: str) -> list[Result]:
        """Return all tests of a study."""
        return self._results("study = ? AND study <> '' ORDER BY player_id, wave", code)

    def latest_of_study(self, code: str, count: int) -> list[Result]:
        """Return the newest tests of a study."""
        return self._results("study = ? AND study <> '' ORDER BY at DESC LIMIT ?", code, count)

    def measured_of_study(self, code: str) -> list[tuple[Arm, int, Measured, int]]:
        """Return how many tests of each arm and time of a study came out how: few lines, however many took it."""
        rows = self._db.execute(
            "SELECT arm, wave, hits, false_alarms, count(*) FROM checkup_results"
            " WHERE study = ? AND study <> '' GROUP BY arm, wave, hits, false_alarms",
            (code,),
        )
        return [
            (arm, wave, Measured(hits, alarms), count) for arm, wave, hits, alarms, count in rows.fetchall()
        ]

    def tested(self, code: str) -> int:
        """How many people have finished a test of a study."""
        row = self._db.execute(
            "SELECT count(DISTINCT player_id) FROM checkup_results WHERE study = ? AND study <> ''", (code,)
        ).fetchone()
        return int(row[0])

    def _results(self, chosen: str, *values: object) -> list[Result]:
        rows = self._db.execute(f"SELECT {_RESULT} FROM checkup_results WHERE {chosen}", values)
        return [
            Result(
                player,
                study,
                wave,
                arm,
                form,
                Measured(hits, alarms),
                tuple(json.loads(items)),
                tuple(json.loads(scams)),
                tuple(json.loads(levels)),
                practised,
                at,
            )
            for player, study, wave, arm, form, hits, alarms, items, scams, levels, practised, at in rows.fetchall()
        ]

    def taken(self, player_id: int) -> int:
        """How many tests the person has taken."""
        row = self._db.execute(
            "SELECT count(*) FROM checkup_results WHERE player_id = ?", (player_id,)
        ).fetchone()
        return int(row[0])

    def practised_since(self, player_id: int, since: int) -> int:
        """How many questions the person has answered in practice since an instant."""
        row = self._db.execute(
            "SELECT count(*) FROM answers WHERE player_id = ? AND at >= ?", (player_id, since)
        ).fetchone()
        return int(row[0])
