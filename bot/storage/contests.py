"""Contests as rows: the state in one row, its players and votes in rows of their own, the running ones in memory."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.core.contest import contest, votes
from bot.core.contest.round import RoundPlan
from bot.core.contest.scoring import Answer
from bot.core.contest.state import OVER, Contest, Participant
from bot.storage.database import Database
from bot.storage.groups import group_id
from bot.storage.transactional_cache import TransactionalCache

IN_MEMORY = 1_000

_encode = msgspec.json.Encoder().encode
_decode_head = msgspec.json.Decoder(Contest).decode
_decode_plan = msgspec.json.Decoder(tuple[RoundPlan, ...]).decode


class Game(Struct, frozen=True):
    """A contest with the place where it is played: group, forum topic (None: no topic, or General), language."""

    contest: Contest
    chat_id: int
    thread_id: int | None
    language: str


class Contests:
    """At most one open contest in a chat. What is saved twice unchanged costs nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._games: TransactionalCache[Game] = TransactionalCache(db, IN_MEMORY)
        self._last_deletion: tuple[int, int] | None = None

    # --- reading ----------------------------------------------------------------------------------

    def find(self, contest_id: int) -> Game | None:
        """Find a contest; one that is not in memory is made again from its rows."""
        self._notice_deletions()
        game = self._games.find(contest_id)
        if game is None:
            game = self._load(contest_id)
            if game is not None:
                self._games.put(contest_id, game)
        return game

    def _notice_deletions(self) -> None:
        """Somebody was forgotten by a command beside the bot: what is in memory may still hold them."""
        if not self._db.changed_elsewhere():
            return
        last = self._db.execute(
            "SELECT (SELECT max(rowid) FROM forgotten), (SELECT max(at) FROM forgotten)"
        ).fetchone()
        if last != self._last_deletion:
            self._last_deletion = last
            self._games.clear()

    def find_open(self, chat_id: int) -> Game | None:
        """Find the contest that runs in a chat."""
        row = self._db.execute("SELECT id FROM contests WHERE chat_id = ? AND open", (chat_id,)).fetchone()
        return self.find(row[0]) if row else None

    def due(self, now: int, limit: int) -> list[int]:
        """List the contests whose deadline has come, the longest waiting first."""
        rows = self._db.execute(
            "SELECT id FROM contests WHERE open AND deadline IS NOT NULL AND deadline <= ?"
            " ORDER BY deadline LIMIT ?",
            (now, limit),
        )
        return [contest_id for (contest_id,) in rows]

    def next_due(self) -> int | None:
        """When the next deadline comes."""
        row = self._db.execute(
            "SELECT min(deadline) FROM contests WHERE open AND deadline IS NOT NULL"
        ).fetchone()
        return row[0] if row else None

    def open_of_player(self, player_id: int) -> list[int]:
        """List the running contests of a player."""
        rows = self._db.execute(
            "SELECT id FROM contest_players JOIN contests ON id = contest_id WHERE player_id = ? AND open",
            (player_id,),
        )
        return [contest_id for (contest_id,) in rows]

    def votes_of(self, contest_id: int, player_id: int) -> dict[int, Answer]:
        """Return a player's votes by round."""
        rows = self._db.execute(
            "SELECT round, choice, time, update_id FROM contest_votes WHERE player_id = ? AND contest_id = ?",
            (player_id, contest_id),
        )
        return {number: Answer(choice, time, update_id) for number, choice, time, update_id in rows}

    def asked_lately(self, chat_id: int, since: int) -> dict[str, int]:
        """Tell when a group was asked each question since an instant."""
        rows = self._db.execute(
            "SELECT question_id, at FROM contest_questions WHERE chat_id = ? AND at >= ?", (chat_id, since)
        )
        return dict(rows.fetchall())

    def _load(self, contest_id: int) -> Game | None:
        row = self._db.execute(
            "SELECT head, plan, starter, closed_rounds, chat_id, thread_id, language FROM contests WHERE id = ?",
            (contest_id,),
        ).fetchone()
        if row is None:
            return None
        head, plan, starter, closed, *address = row
        bare = _decode_head(head)
        by_round = self._votes(contest_id)
        state = replace(
            bare,
            starter=starter,
            plan=_decode_plan(plan),
            participants=self._participants(contest_id),
            answers=by_round.get(bare.number, {}),
        )
        closed_rounds = [by_round.get(number, {}) for number in range(1, closed + 1)]
        return Game(votes.recounted(state, closed_rounds), *address)

    def _participants(self, contest_id: int) -> dict[int, Participant]:
        rows = self._db.execute(
            "SELECT player_id, name, team, joined, gone, chose FROM contest_players WHERE contest_id = ?"
            " ORDER BY rowid",
            (contest_id,),
        )
        return {
            player: Participant(name, team, joined, bool(gone), bool(chose))
            for player, name, team, joined, gone, chose in rows
        }

    def _votes(self, contest_id: int) -> dict[int, dict[int, Answer]]:
        votes: dict[int, dict[int, Answer]] = {}
        rows = self._db.execute(
            "SELECT round, player_id, choice, time, update_id FROM contest_votes WHERE contest_id = ?",
            (contest_id,),
        )
        for number, player, choice, time, update_id in rows:
            votes.setdefault(number, {})[player] = Answer(choice, time, update_id)
        return votes

    # --- writing ----------------------------------------------------------------------------------

    def next_id(self) -> int:
        """Return the number of the contest that is added next."""
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'contests'").fetchone()
        return int(row[0]) + 1 if row else 1

    def add(self, game: Game, now: int) -> None:
        """Keep a new contest."""
        state = game.contest
        self._db.execute(
            "INSERT INTO contests (id, chat_id, thread_id, language, open, deadline, closed_rounds, head, plan,"
            " starter, opened_at) VALUES (?, ?, ?, ?, 1, ?, 0, ?, '[]', ?, ?)",
            (
                state.id,
                group_id(game.chat_id),
                game.thread_id,
                game.language,
                contest.next_deadline(state),
                _head(state),
                state.starter,
                now,
            ),
        )
        self._games.put(state.id, game)

    def save(self, game: Game, now: int) -> None:
        """Keep what has changed since the contest was found."""
        state = game.contest
        known = self._games.find(state.id)
        before = known.contest if known is not None else None
        if before is None or before.participants is not state.participants:
            self._save_participants(before, state)
        if before is None or before.answers is not state.answers:
            self._save_answers(before, state)
        if before is None or before.plan is not state.plan:
            self._db.execute(
                "UPDATE contests SET plan = ? WHERE id = ?", (_encode(state.plan).decode(), state.id)
            )
        if before is None or _told_apart(before) != _told_apart(state):
            self._save_head(state, now)
        self._games.put(state.id, game)

    def _save_head(self, state: Contest, now: int) -> None:
        over = state.phase in OVER
        self._db.execute(
            "UPDATE contests SET head = ?, open = ?, deadline = ?, closed_rounds = ?,"
            " closed_at = iif(?, coalesce(closed_at, ?), NULL) WHERE id = ?",
            (_head(state), not over, contest.next_deadline(state), len(state.log), over, now, state.id),
        )

    def _save_participants(self, before: Contest | None, state: Contest) -> None:
        old = before.participants if before is not None else {}
        gone = [(state.id, player) for player in old if player not in state.participants]
        if gone:
            self._db.executemany("DELETE FROM contest_players WHERE contest_id = ? AND player_id = ?", gone)
        self._db.executemany(
            "INSERT INTO contest_players (contest_id, player_id, name, team, joined, gone, chose)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, team = excluded.team,"
            " joined = excluded.joined, gone = excluded.gone, chose = excluded.chose",
            [
                (state.id, player, one.name, one.team, one.joined, one.left, one.chose)
                for player, one in state.participants.items()
                if old.get(player) is not one
            ],
        )

    def _save_answers(self, before: Contest | None, state: Contest) -> None:
        same_round = before is not None and before.number == state.number
        old = before.answers if before is not None and same_round else {}
        self._db.executemany(
            "INSERT INTO contest_votes (contest_id, round, player_id, choice, time, update_id) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET choice = excluded.choice, time = excluded.time, update_id = excluded.update_id",
            [
                (state.id, state.number, player, answer.choice, answer.time, answer.update_id)
                for player, answer in _new(old, state.answers)
            ],
        )

    def postpone(self, contest_id: int, until: int) -> None:
        """Leave a contest alone until an instant."""
        self._db.execute("UPDATE contests SET deadline = ? WHERE id = ?", (until, contest_id))

    def note_asked(self, chat_id: int, question_ids: Iterable[str], now: int) -> None:
        """Remember what a group is asked."""
        self._db.executemany(
            "INSERT OR REPLACE INTO contest_questions (chat_id, question_id, at) VALUES (?, ?, ?)",
            [(chat_id, question_id, now) for question_id in question_ids],
        )

    def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: its contests go on there."""
        rows = self._db.execute("SELECT id FROM contests WHERE chat_id = ?", (old,)).fetchall()
        # Two open games would be one too many: then the older one stays where nobody finds it, and ends by itself.
        self._db.execute(
            "UPDATE OR IGNORE contests SET chat_id = ?, thread_id = NULL WHERE chat_id = ?", (new, old)
        )
        self._db.execute("UPDATE OR REPLACE contest_questions SET chat_id = ? WHERE chat_id = ?", (new, old))
        for (contest_id,) in rows:
            self._games.put(contest_id, None)

    def forget(self, player_id: int) -> None:
        """Make the running games of a forgotten person again from their rows."""
        self._games.clear()

    def purge(self, before: int) -> int:
        """Delete contests that ended before an instant, and what groups were asked before it."""
        self._db.execute("DELETE FROM contest_questions WHERE at < ?", (before,))
        return self._db.execute("DELETE FROM contests WHERE closed_at < ?", (before,)).rowcount


def _head(state: Contest) -> str:
    bare = replace(state, starter=0, plan=(), participants={}, answers={}, scores={}, log=(), waiting=0)
    return _encode(bare).decode()


def _told_apart(state: Contest) -> tuple[object, ...]:
    """What the head holds, without what has rows of its own; a comparison stops at identity for most of it."""
    return (
        state.phase,
        state.number,
        state.since,
        state.shown_at,
        state.copies,
        state.settings,
        state.venue,
        state.page,
        state.edited_at,
        state.changed,
        state.asked_at,
        state.empty,
        state.starts_at,
        state.pause_wanted,
        state.pause_reason,
        state.ending,
        state.sent,
        len(state.log),
    )


def _new(old: dict[int, Answer], answers: dict[int, Answer]) -> Iterable[tuple[int, Answer]]:
    """The votes that are new. A vote is added at the end, so this looks at the end first and not at a thousand."""
    if len(answers) == len(old) + 1:
        player = next(reversed(answers))
        if player not in old:
            return [(player, answers[player])]
    return [(player, answer) for player, answer in answers.items() if old.get(player) is not answer]
