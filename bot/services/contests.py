"""Contests of groups: each step is one transaction, from the event to the rows of the outbox."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from bot.core.calendar import MINUTE, SECOND
from bot.core.contest import contest as machine
from bot.core.contest import pace, units
from bot.core.contest.effects import AskRound, ShowReveal, ShowRunningContest
from bot.core.contest.events import (
    Cancel,
    Configure,
    Event,
    Leave,
    OfferSets,
    Resume,
    Start,
    Tick,
    Undeliverable,
)
from bot.core.contest.state import OVER, Contest, Participant, Phase, Settings
from bot.core.effects import Effect, Post, Say, Toast
from bot.core.group.group import Group
from bot.core.host.own_set import set_of
from bot.services.contest_draws import ContestDraws
from bot.services.contest_messages import ContestMessages
from bot.services.leagues import LeagueTable
from bot.storage.contests import Game
from bot.storage.store import Store

log = logging.getLogger(__name__)

TOGETHER = 100
CARD_AGAIN_AFTER = 10 * SECOND
# How often a round that waits for votes which were cast in time looks for them.
HELD_AGAIN = 50
# What closes a group, or its topic, to the game; any other refusal of anything but a poll is only that message's.
_CLOSED = {"blocked", "deactivated", "kicked", "unknown-chat", "no-rights", "topic-gone", "topic-closed"}

Unheard = Callable[[int, int], bool]
"""Whether votes of a chat, cast before an instant, may not be counted yet; it must not say so for ever."""
Collect = Callable[[Game, int], None]


class Contests:
    """One open contest a group. `pause` is the rest after a reveal in ms, where the group set none."""

    def __init__(
        self, store: Store, messages: ContestMessages, draws: ContestDraws, leagues: LeagueTable, pause: int
    ) -> None:
        self._store = store
        self._messages = messages
        self._draws = draws
        self._leagues = leagues
        self._pause = pause
        self._again_at = 0
        self._told_at: dict[int, int] = {}

    # --- opening and looking ----------------------------------------------------------------------

    def call(self, group: Group, starter: int, thread_id: int | None, now: int) -> ShowRunningContest | None:
        """Open a lobby; a second caller is to be told where the game is, and whoever opened it gets its card again."""
        with self._store.db.atomic():
            running = self._store.contests.find_open(group.id)
            if running is not None:
                same = (running.contest.starter, running.thread_id) == (starter, thread_id)
                if same and now - running.contest.edited_at >= CARD_AGAIN_AFTER and _is_lobby(running):
                    self._show_lobby(running, now)
                    return None
                return ShowRunningContest(self._link(running))
            self.open(group, starter, thread_id, Settings(), now)
        return None

    def open(
        self,
        group: Group,
        starter: int,
        thread_id: int | None,
        settings: Settings,
        now: int,
        *,
        starts_at: int | None = None,
        players: Mapping[int, Participant] | None = None,
    ) -> None:
        """Open a lobby with these settings; with `starts_at` the clock starts the game. `players` are in it already."""
        with self._store.db.atomic():
            number = self._store.contests.next_id()
            paced = replace(settings, pause=self._pause if group.pause_ms is None else group.pause_ms)
            contest, effects = machine.opened(
                number,
                starter,
                paced,
                now,
                venue=self._draws.venue(group, starter),
                starts_at=starts_at,
                players=players,
            )
            game = Game(contest, group.id, thread_id, group.language)
            self._store.contests.add(game, now)
            self._messages.show(game, effects, now)

    def let_clock_start(self, chat_id: int, starts_at: int, now: int) -> None:
        """The lobby that somebody opened in a chat becomes the one that the clock starts; a game is left alone."""
        with self._store.db.atomic():
            game = self._store.contests.find_open(chat_id)
            if game is not None and _is_lobby(game):
                self._show_lobby(replace(game, contest=replace(game.contest, starts_at=starts_at)), now)

    def _show_lobby(self, game: Game, now: int) -> None:
        """Show the lobby as a new message: the old one may be far up, or deleted."""
        contest = game.contest
        sent = pace.spent(contest.sent, now, 1)
        after = replace(game, contest=replace(contest, changed=False, edited_at=now, sent=sent))
        self._store.contests.save(after, now)
        self._messages.show_lobby_anew(after, now)

    def again(self, contest_id: int, group: Group, starter: int, now: int) -> Toast | None:
        """再来一局: a new lobby with the same settings, in the same place, with everybody who stayed to the end."""
        with self._store.db.atomic():
            game = self.find(contest_id, group.id)
            if game is None:
                return Toast("tap-old")
            if self._store.contests.find_open(group.id) is not None:
                return Toast("contest-running")
            self.open(
                group,
                starter,
                game.thread_id,
                game.contest.settings,
                now,
                players=units.players_again(game.contest, group),
            )
        # The group's minute may be full with the game that has just ended.
        late = pace.room(game.contest.sent, now, 1) > now + SECOND
        return Toast("contest-lobby-later") if late else None

    def starter(self, contest_id: int, chat_id: int) -> int | None:
        """Who started a contest of this chat; None when there is no such contest."""
        game = self.find(contest_id, chat_id)
        return game.contest.starter if game is not None else None

    def running(self, chat_id: int) -> Contest | None:
        """The contest that runs in a chat."""
        game = self._store.contests.find_open(chat_id)
        return game.contest if game is not None else None

    def find(self, contest_id: int, chat_id: int) -> Game | None:
        """A contest of this chat; a forged button names another one."""
        game = self._store.contests.find(contest_id)
        return game if game is not None and game.chat_id == chat_id else None

    def _link(self, game: Game) -> str:
        """Where a game is, as a link; only supergroups have them."""
        inside = -game.chat_id - 10**12
        if inside <= 0:
            return ""
        contest = game.contest
        slots = (f"c{contest.id}:q{contest.number}", f"c{contest.id}:lobby")
        found = next(filter(None, (self._store.messages.find(game.chat_id, slot) for slot in slots)), None)
        address = [inside, game.thread_id, found.message_id if found else None]
        return "https://t.me/c/" + "/".join(str(part) for part in address if part is not None)

    # --- events -----------------------------------------------------------------------------------

    def take(self, contest_id: int, event: Event, now: int, chat_id: int | None = None) -> Toast | None:
        """Let an event happen to a contest; a button of another chat's contest is an old one."""
        with self._store.db.atomic():
            game = self._store.contests.find(contest_id)
            if game is None or chat_id not in (None, game.chat_id):
                return Toast("tap-old")
            return self.step(game, event, now)

    def step(self, game: Game, event: Event, now: int) -> Toast | None:
        """The same for a game that was found; to be called within a transaction."""
        contest, effects = machine.step(self._draws.mended(game, now), event, now)
        if contest is game.contest:
            return self._messages.show(game, effects, now)
        after = replace(game, contest=contest)
        self._store.contests.save(after, now)
        if contest.complete and not game.contest.complete and set_of(contest.settings.topic) is None:
            # Whoever wrote the questions could win every league.
            self._leagues.record(after, now)
        return self._messages.show(after, effects, now)

    def configure(self, contest_id: int, event: Configure, chat_id: int, now: int) -> Toast | None:
        """Set a value of the lobby."""
        return self.take(contest_id, event, now, chat_id)

    def offer_sets(self, contest_id: int, group: Group, host: int, now: int) -> Toast | None:
        """Offer the sets of whoever leads a lobby that was opened in the group's own name."""
        return self.take(contest_id, OfferSets(self._draws.sets_of(group, host)), now, group.id)

    def start(self, contest_id: int, chat_id: int, now: int, *, scheduled: bool = False) -> Toast | None:
        """Draw the questions and start."""
        with self._store.db.atomic():
            game = self.find(contest_id, chat_id)
            if game is None:
                return Toast("tap-old")
            plan = self._draws.draw(game, now) if game.contest.phase is Phase.LOBBY else ()
            toast = self.step(game, Start(plan, scheduled), now)
            after = self.find(contest_id, chat_id)
            if plan and after is not None and after.contest.plan is plan:
                self._store.contests.note_asked(chat_id, [one.question_id for one in plan], now)
        return toast

    def resume(self, contest_id: int, chat_id: int, now: int) -> Toast | None:
        """继续, and with it the next question where the group's minute has room for it."""
        with self._store.db.atomic():
            toast = self.take(contest_id, Resume(), now, chat_id)
            self.take(contest_id, Tick(), now, chat_id)
        return toast

    def stop(self, chat_id: int, now: int) -> bool:
        """/stop by somebody who may; False when there is no game."""
        return self._step_open(chat_id, Cancel(), now)

    def _step_open(self, chat_id: int, event: Event, now: int) -> bool:
        with self._store.db.atomic():
            game = self._store.contests.find_open(chat_id)
            if game is not None:
                self.step(game, event, now)
        return game is not None

    # --- what time and Telegram bring -------------------------------------------------------------

    def tick(self, now: int, unheard: Unheard, collect: Collect) -> None:
        """Move every contest whose deadline has come; one that is broken does not hold the others.

        A round stays open while votes cast before its deadline may be `unheard`; what
        waits elsewhere is counted by `collect` before it is closed.
        """
        self._again_at = 0
        for contest_id in self._store.contests.due(now, TOGETHER):
            try:
                self._tick(contest_id, now, unheard, collect)
            except Exception:
                log.exception("contest %d could not be moved on, it is tried again in a minute", contest_id)
                self._store.contests.postpone(contest_id, now + MINUTE)

    def _tick(self, contest_id: int, now: int, unheard: Unheard, collect: Collect) -> None:
        game = self._store.contests.find(contest_id)
        if game is None:
            return
        if _held(game, now, unheard):
            self._again_at = now + HELD_AGAIN
            return
        if game.contest.phase is Phase.ASKING:
            collect(game, now)
        starts_at = game.contest.starts_at
        if game.contest.phase is Phase.LOBBY and starts_at is not None and now >= starts_at:
            self.start(contest_id, game.chat_id, now, scheduled=True)
        else:
            self.take(contest_id, Tick(), now)

    def next_deadline(self) -> int | None:
        """When the next contest wants to be moved."""
        due = self._store.contests.next_due()
        return None if due is None else max(due, self._again_at)

    def undeliverable(self, contest_id: int, effect: Effect, reason: str, now: int) -> None:
        """Telegram refused for good to show something; without its polls, or its chat, a game cannot go on."""
        if isinstance(effect, AskRound) or reason in _CLOSED:
            self.take(contest_id, Undeliverable(reason), now)

    def closed_out(self, chat_id: int, reason: str, now: int) -> None:
        """The bot is not in the group any more."""
        self._step_open(chat_id, Undeliverable(reason), now)

    def waited(self, post: Post, waited_ms: int, now: int) -> None:
        """Something of a game was sent after a long wait for Telegram: the group is told, once for each wait."""
        if not isinstance(post.effect, AskRound | ShowReveal):
            return
        game = self._store.contests.find(post.effect.contest)
        over = game is None or game.contest.phase in OVER
        if over or post.posted_at <= self._told_at.get(post.chat_id, 0):
            return
        self._told_at[post.chat_id] = now
        said = Say("contest-waited", {"minutes": max(1, round(waited_ms / MINUTE))})
        told = Post(post.chat_id, said, post.language, thread_id=post.thread_id, silent=True)
        self._store.outbox.post(told, now)

    def left_group(self, chat_id: int, person_id: int, now: int) -> None:
        """Somebody left the group, and with it the game."""
        self._step_open(chat_id, Leave(person_id), now)


def _held(game: Game, now: int, unheard: Unheard) -> bool:
    """Whether a round that is due must wait for votes that were cast in time."""
    due = machine.next_deadline(game.contest)
    if game.contest.phase is not Phase.ASKING or due is None:
        return False
    return unheard(game.chat_id, due)


def _is_lobby(game: Game) -> bool:
    return game.contest.phase is Phase.LOBBY
