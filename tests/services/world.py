"""Every service over one real file and one bank, with what waits to be said at hand; nothing listens and nothing is sent."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.config import Config, Contest
from bot.core.contest.events import Event, Shown, Vote
from bot.core.effects import Effect, Post, Priority
from bot.core.player.player import Player
from bot.core.question.question import Question
from bot.core.quiz.effects import ShowQuestion, ShowReasons, ShowSummary
from bot.storage.database import Database
from bot.storage.outbox import State
from bot.storage.store import Store
from bot.wiring.services import Context, Owner, Services, make_services
from tests.conftest import START

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
OWNER = 99
ZONE = "Asia/Shanghai"
GROUP = -1_000_000_000_001
PAUSE = 4
E = TypeVar("E", bound=Effect)


class World:
    """The services at one instant, which `pass_time` moves; the file has the newest schema already."""

    def __init__(self, path: Path, bank: Bank, seed: int = 1) -> None:
        self.bank = bank
        self.now = START
        self.seed = seed
        self.store = Store(Database.open(path))
        self.services = self.started_anew()

    def started_anew(self) -> Services:
        """The services as after a restart: made again over the same file."""
        context = Context(self.store, self.bank, random.Random(self.seed), ZONE, Owner(OWNER, "zh-Hans"))
        self.services = make_services(context, replace(Config(), contest=Contest(pause_seconds=PAUSE)))
        # As the bot does after its start: the forms of the check-up are drawn.
        self.services.reports.benched()
        return self.services

    def pass_time(self, milliseconds: int) -> int:
        self.now += milliseconds
        return self.now

    # --- what was said ----------------------------------------------------------------------------

    def waiting(self, chat_id: int) -> list[Post]:
        """What waits for a chat, in the order in which it was posted."""
        outbox = self.store.outbox
        rows = sorted(
            row
            for priority in Priority
            for row, chat, _ in outbox.ids_after(priority, 0, 10_000)
            if chat == chat_id
        )
        return [post for post in map(outbox.find, rows) if post is not None]

    def take(self, chat_id: int) -> list[Post]:
        """The same, and from then on it counts as sent."""
        outbox, found = self.store.outbox, []
        for priority in Priority:
            for row, chat, _ in outbox.ids_after(priority, 0, 10_000):
                post = outbox.find(row)
                if chat == chat_id and post is not None:
                    found.append((row, post))
                    outbox.settle(row, State.SENT, self.now)
        return [post for _, post in sorted(found, key=lambda pair: pair[0])]

    def hear(self, chat_id: int, kind: type[E]) -> E:
        """The one effect of a kind among what waits for a chat; all of it counts as sent."""
        found = [post.effect for post in self.take(chat_id) if isinstance(post.effect, kind)]
        assert len(found) == 1, found
        return found[0]

    def said(self, chat_id: int) -> list[str]:
        """The texts that wait for a chat, by key, and other effects by the names of their kinds."""
        return [getattr(post.effect, "key", type(post.effect).__name__) for post in self.take(chat_id)]

    # --- people and their answers -----------------------------------------------------------------

    def player(self, player_id: int = 1, code: str = "zh-hans", **changes: Any) -> Player:
        """A person who has met the bot, with these settings."""
        player = replace(self.services.players.meet(player_id, code, self.now), **changes)
        self.store.players.save(player)
        return player

    def question(self, shown: ShowQuestion) -> Question:
        return self.bank.get(shown.question_id)

    def shown_index(self, shown: ShowQuestion, *, right: bool = True, sure: bool = True) -> int:
        """What to tap for a right or a wrong answer."""
        question = self.question(shown)
        if not shown.order:
            scam = (question.key_position == 0) == right
            return (0 if sure else 1) if scam else (3 if sure else 2)
        key = shown.order.index(question.key_position)
        return key if right else (key + 1) % len(shown.order)

    def begin(self, player: Player, kind: str = "quiz", topic: str | None = None) -> ShowQuestion:
        """Start a session and return its first question."""
        assert self.services.quizzes.start(player, kind, self.now, topic) is None
        return self.hear(player.id, ShowQuestion)

    def answer(self, player: Player, shown: ShowQuestion, *, right: bool = True, sure: bool = True) -> Any:
        """Answer a question; what it brings waits. Returns the toast."""
        index = self.shown_index(shown, right=right, sure=sure)
        return self.services.quizzes.answer(player, shown.session, shown.position, index, self.now, 7)

    def next(self, player: Player, shown: ShowQuestion) -> None:
        self.services.quizzes.advance(player, shown.session, shown.position, self.now, 7)

    def play(
        self, player: Player, kind: str = "quiz", rights: int = 1_000, topic: str | None = None
    ) -> ShowSummary:
        """Play a session that explains, so many answers of it right, to its summary."""
        shown = self.begin(player, kind, topic)
        for number in range(shown.total):
            self.answer(player, shown, right=number < rights)
            self.hear(player.id, ShowReasons)
            self.next(player, shown)
            if number + 1 < shown.total:
                shown = self.hear(player.id, ShowQuestion)
        return self.hear(player.id, ShowSummary)

    # --- groups and contests ----------------------------------------------------------------------

    def group(self, group_id: int = GROUP, title: str = "群", code: str = "zh-hans", **changes: Any):
        """A group that the bot is in, with these settings."""
        group = replace(self.services.groups.meet(group_id, title, code, self.now), **changes)
        self.store.groups.save(group, self.now)
        return group

    def game(self, group_id: int = GROUP):
        """The contest that is open in a group."""
        found = self.store.contests.find_open(group_id)
        assert found is not None
        return found

    def do(self, *events: Event, group_id: int = GROUP) -> list[str]:
        """Let events happen to the contest of a group; returns the keys of the toasts."""
        contest_id = self.game(group_id).contest.id
        toasts = [self.services.contests.take(contest_id, event, self.now, group_id) for event in events]
        return [toast.key for toast in toasts if toast is not None]

    def show_poll(self, group_id: int = GROUP) -> str:
        """Let Telegram take the poll of the round on the table; returns its id."""
        contest = self.game(group_id).contest
        poll = f"p{contest.id}-{contest.number}"
        self.do(Shown(contest.number, poll, 100 + contest.number, self.now), group_id=group_id)
        return poll

    def vote(self, player_id: int, *, right: bool = True, group_id: int = GROUP) -> None:
        """Vote on the poll of the round on the table."""
        contest = self.game(group_id).contest
        plan = contest.round_plan
        key = plan.order.index(plan.key)
        option = key if right else (key + 1) % len(plan.order)
        self.do(Vote(contest.copies[0].poll_id, player_id, f"用户{player_id}", option), group_id=group_id)

    def tick(self) -> None:
        """Move every contest that is due."""
        self.services.contests.tick(self.now, lambda chat, at: False, lambda game, now: None)
