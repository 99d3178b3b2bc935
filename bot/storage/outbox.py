"""What waits to be said: written by a service in the transaction that made it true, settled by the sender."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from msgspec.structs import replace

from bot.core.effects import Effect, Post, Priority
from bot.core.player.player import Player, tongue
from bot.observer import NOBODY, Observer
from bot.storage.database import Database
from bot.storage.effect_codec import EffectCodec
from bot.storage.effect_tags import EFFECTS
from bot.storage.outbox_counts import COUNTED, DROPPED, OutboxCounts, count

KEPT_MS = 48 * 3600 * 1000
# More cannot have been sent in a minute, unless the clock was set back far.
MOST_TRIED = 60_000


class State(IntEnum):
    """Where a row stands. Rows from SENT on are settled, and go when they are 48 hours old."""

    WAITING = 0
    IN_FLIGHT = 1
    SENT = 2
    REPLACED = 3
    UNKNOWN = 4
    FAILED = 5


class Outbox:
    """The table `outbox`. One instance per app: it carries the sender's wake-up and knows what is in the air.

    `effects` are the effects that a row may hold, by the tag that the row stores.
    """

    def __init__(
        self,
        db: Database,
        effects: Mapping[str, type[Effect]] = EFFECTS,
        observer: Observer = NOBODY,
    ) -> None:
        self._db = db
        self._codec = EffectCodec(effects)
        self._observer = observer
        self._wake: Callable[[], None] = _nobody
        self.flying: set[int] = set()

    def subscribe(self, wake: Callable[[], None]) -> None:
        """Call `wake` after each commit that brought a post."""
        self._wake = wake

    def post(self, post: Post, now: int) -> int:
        """Put a post into the file, in the caller's transaction; return its row id.

        A waiting edit of the same slot is replaced, since nobody needs to see it any more.
        """
        if post.slot is not None and not post.fresh:
            post = self._replace(post, now)
        cursor = self._db.execute(
            "INSERT INTO outbox (chat_id, priority, slot, message_id, thread_id, language, silent, fresh,"
            " effect, payload, created_at, not_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                post.chat_id,
                int(post.priority),
                post.slot,
                post.message_id,
                post.thread_id,
                post.language,
                post.silent,
                post.fresh,
                self._codec.tag(post.effect),
                self._codec.encode(post.effect),
                now,
                post.not_after,
            ),
        )
        self._db.after_commit(self._wake)
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def tell(
        self,
        player: Player,
        effect: Effect,
        now: int,
        *,
        slot: str | None = None,
        message_id: int | None = None,
        fresh: bool = False,
    ) -> None:
        """Post to a person, in the person's language."""
        language = tongue(player)
        self.post(Post(player.id, effect, language, slot, message_id=message_id, fresh=fresh), now)

    def _replace(self, post: Post, now: int) -> Post:
        """Settle the waiting edit that this post makes needless; take over its urgency and its message.

        Only an edit is replaced: a first message may carry what the core waits to see shown.
        """
        row = self._db.execute(
            "SELECT id, message_id, priority, fresh FROM outbox WHERE chat_id = ? AND slot = ? AND state = 0"
            " ORDER BY id DESC LIMIT 1",
            (post.chat_id, post.slot),
        ).fetchone()
        if row is None or row[0] in self.flying:
            return post
        row_id, message_id, priority, fresh = row
        if fresh:
            return post
        if message_id is None and not self._bound(post):
            return post
        if None not in (message_id, post.message_id) and message_id != post.message_id:
            return post
        self.settle(row_id, State.REPLACED, now)
        return replace(
            post, message_id=post.message_id or message_id, priority=Priority(min(priority, post.priority))
        )

    def _bound(self, post: Post) -> bool:
        found = self._db.execute(
            "SELECT 1 FROM messages WHERE chat_id = ? AND slot = ?", (post.chat_id, post.slot)
        ).fetchone()
        return found is not None

    def waits(self, chat_id: int, slot: str) -> bool:
        """Tell whether a post to a slot waits or flies."""
        row = self._db.execute(
            "SELECT 1 FROM outbox WHERE chat_id = ? AND slot = ? AND state < 2", (chat_id, slot)
        ).fetchone()
        return row is not None

    # ---- the sender's side

    def ids_after(self, priority: Priority, row_id: int, limit: int) -> list[tuple[int, int, int]]:
        """List what waits in a priority beyond a row, oldest first, as (row id, chat id, whether it edits what was tapped)."""
        return self._db.execute(
            "SELECT id, chat_id, message_id IS NOT NULL FROM outbox WHERE state < 2 AND priority = ? AND id > ? ORDER BY id LIMIT ?",
            (int(priority), row_id, limit),
        ).fetchall()

    def find(self, row_id: int) -> Post | None:
        """Read a post that still waits; None when it was replaced, settled or forgotten meanwhile."""
        row = self._db.execute(
            "SELECT state, chat_id, effect, payload, language, slot, message_id, thread_id, priority, silent, fresh,"
            " not_after, created_at FROM outbox WHERE id = ?",
            (row_id,),
        ).fetchone()
        if row is None or row[0] > State.IN_FLIGHT:
            return None
        return Post(
            row[1],
            self._codec.decode(row[2], row[3]),
            row[4],
            row[5],
            row[6],
            row[7],
            Priority(row[8]),
            bool(row[9]),
            bool(row[10]),
            row[11],
            row[12],
        )

    def mark_in_flight(self, row_id: int, now: int) -> None:
        """Note that the row goes out now, so that a crash leaves it with an unknown fate; and whether it is not the first time."""
        self._db.execute(
            "UPDATE outbox SET state = 1, reason = iif(tried_at IS NULL, '', 'again'), tried_at = ? WHERE id = ?",
            (now, row_id),
        )

    def tried_again(self, chat_id: int, slot: str) -> bool:
        """Tell whether what shows a slot went out more than once, so that it may stand there twice."""
        row = self._db.execute(
            "SELECT 1 FROM outbox WHERE chat_id = ? AND slot = ? AND reason = 'again' LIMIT 1",
            (chat_id, slot),
        ).fetchone()
        return row is not None

    def release(self, row_id: int) -> None:
        """Let a row that was in flight wait again."""
        self._db.execute("UPDATE outbox SET state = 0 WHERE id = ? AND state = 1", (row_id,))

    def settle(self, row_id: int, state: State, now: int, reason: str = "") -> bool:
        """Decide a row's fate; false if the row is gone, because its person was forgotten meanwhile.

        What was said is not kept; what was lost is, for the operator.
        """
        row = self._db.execute(
            "UPDATE outbox SET state = ?1, tried_at = ?2, reason = iif(?1 = 2, reason, ?3),"
            " payload = CASE WHEN ?1 < 4 THEN '' ELSE payload END WHERE id = ?4 RETURNING priority, created_at",
            (int(state), now, reason, row_id),
        ).fetchone()
        if row is None:
            return False
        self._observer.settled(row[0], reason if reason in DROPPED else state.name.lower(), now - row[1])
        return True

    def recover(self) -> int:
        """After a start: what was in flight waits again in the answer priority; elsewhere its fate is unknown.

        Returns how many rows became unknown.
        """
        with self._db.atomic():
            unknown = self._db.execute(
                "UPDATE outbox SET state = 4, reason = 'crash' WHERE state = 1 AND priority > 0"
            ).rowcount
            self._db.execute("UPDATE outbox SET state = 0 WHERE state = 1")
        return unknown

    def drop(self, row_id: int, reason: str, now: int) -> None:
        """Give a row up that was not sent, for one of the reasons in `DROPPED`; what it said is not kept."""
        self.settle(row_id, State.FAILED, now, reason)
        self._db.execute("UPDATE outbox SET payload = '' WHERE id = ?", (row_id,))

    def tried_since(self, at: int, groups_at: int) -> list[tuple[int, int]]:
        """List what went out after an instant, and to groups after an earlier one, as (chat id, time)."""
        rows = self._db.execute(
            "SELECT chat_id, tried_at FROM outbox WHERE tried_at > ?2 AND state <> 3"
            " AND (chat_id < 0 OR tried_at > ?1) ORDER BY tried_at DESC LIMIT ?3",
            (at, groups_at, MOST_TRIED),
        ).fetchall()
        return rows[::-1]

    def ids_of_chat(self, chat_id: int, until: int) -> list[int]:
        """List what waits for a chat and was posted until an instant."""
        rows = self._db.execute(
            "SELECT id FROM outbox WHERE chat_id = ? AND state = 0 AND created_at <= ? ORDER BY id",
            (chat_id, until),
        )
        return [row_id for (row_id,) in rows]

    def purge(self, now: int, limit: int) -> int:
        """Drop settled rows of more than 48 hours, at most `limit` of them; return how many went."""
        return self._db.execute(
            "DELETE FROM outbox WHERE id IN"
            " (SELECT id FROM outbox WHERE tried_at < ? AND state > 1 ORDER BY tried_at LIMIT ?)",
            (now - KEPT_MS, limit),
        ).rowcount

    # ---- the operator's and the services' side

    def waiting_in(self, priority: Priority) -> int:
        """Count what waits or flies in a priority."""
        row = self._db.execute(
            "SELECT count(*) FROM outbox WHERE state < 2 AND priority = ?", (int(priority),)
        ).fetchone()
        return int(row[0])

    def waiting_about(self, priority: Priority) -> int:
        """Count what waits or flies in a priority, as far as it is worth the time: one more than COUNTED means more."""
        row = self._db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE state < 2 AND priority = ? LIMIT ?)",
            (int(priority), COUNTED + 1),
        ).fetchone()
        return int(row[0])

    def oldest_at(self) -> int | None:
        """Return since when the oldest waiting row waits, None when nothing waits."""
        return min(filter(None, map(self.oldest_in, Priority)), default=None)

    def oldest_in_answers(self) -> int | None:
        """Return since when the oldest answer waits, None when none does."""
        return self.oldest_in(Priority.ANSWER)

    def counts(self) -> OutboxCounts:
        """Count what waits, flies, and was lost in the last 48 hours."""
        return count(self._db, sum(map(self.waiting_about, Priority)), self.oldest_at())

    def oldest_in(self, priority: Priority) -> int | None:
        """Return since when the oldest row of a priority waits."""
        row = self._db.execute(
            "SELECT created_at FROM outbox WHERE state < 2 AND priority = ? ORDER BY id LIMIT 1",
            (int(priority),),
        ).fetchone()
        return None if row is None else row[0]

    def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: what waits goes there; messages of the old group cannot be edited."""
        self._db.execute(
            "UPDATE outbox SET chat_id = ?, message_id = NULL WHERE state < 2 AND chat_id = ?", (new, old)
        )

    def forget(self, chat_id: int) -> None:
        """Erase every row of a chat, settled or not."""
        self._db.execute("DELETE FROM outbox WHERE chat_id = ?", (chat_id,))


def _nobody() -> None:
    """No sender listens yet."""
