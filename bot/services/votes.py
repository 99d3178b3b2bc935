"""The ballot box of contests: votes find their round by the poll, whenever Telegram tells of either."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from bot.core.contest.buzzer_effects import AskBuzzer
from bot.core.contest.effects import AskRound
from bot.core.contest.events import Shown, Vote
from bot.core.contest.round import copy_of
from bot.core.contest.state import Contest, Phase
from bot.core.effects import Post, Receipt
from bot.services.contests import Contests
from bot.storage.contests import Game
from bot.storage.polls import PollRow, StrayVote
from bot.storage.store import Store

KIND = "contest"
CountVote = Callable[[PollRow, StrayVote], None]


class Votes:
    """Votes on polls that are not known yet, or whose clock has not started, wait as rows until they are.

    `others` count the votes on polls that are no contest's, by the kind of the poll.
    """

    def __init__(self, store: Store, contests: Contests, others: Mapping[str, CountVote]) -> None:
        self._store = store
        self._contests = contests
        self._others = others

    def vote(
        self, poll_id: str, voter_id: int, name: str, option: int, *, at: int, update_id: int, queued: bool
    ) -> None:
        """Count a vote that arrived at `at` in the update `update_id`, or keep it until its poll is known."""
        vote = StrayVote(poll_id, voter_id, name, option, queued, at, update_id)
        with self._store.db.atomic():
            row = self._store.polls.find(vote.poll_id)
            if row is not None and row.kind != KIND:
                self._others[row.kind](row, vote)
                return
            game = self._store.contests.find(row.owner_id) if row is not None else None
            if row is None or (game is not None and _unstarted(game.contest, row.number)):
                self._store.polls.add_stray(vote)
            elif game is not None:
                self._count(game, vote, vote.at)

    def shown(self, effect: AskRound, post: Post, receipt: Receipt) -> None:
        """Telegram has taken a poll; called in the transaction that marks it sent."""
        if receipt.poll_id is None:
            return
        row = PollRow(KIND, effect.contest, effect.number, post.chat_id)
        self._open(row, Shown(effect.number, receipt.poll_id, receipt.message_id, receipt.at), receipt.at)

    def buttons_shown(self, effect: AskBuzzer, post: Post, receipt: Receipt) -> None:
        """Telegram has taken a question with buttons; there is no poll to know again, for taps name their round."""
        shown = Shown(effect.number, copy_of(receipt.message_id), receipt.message_id, receipt.at)
        self._contests.take(effect.contest, shown, receipt.at)

    def recognise(self, contest_id: int, number: int, poll_id: str, now: int) -> None:
        """A poll that nobody knew is one of ours by its text: the copy of a round that was in flight at a crash."""
        with self._store.db.atomic():
            game = self._store.contests.find(contest_id)
            if game is not None and self._store.polls.find(poll_id) is None:
                row = PollRow(KIND, contest_id, number, game.chat_id)
                self._open(row, Shown(number, poll_id, None, now), now)

    def collect(self, game: Game, now: int) -> None:
        """Before a round is closed: count the votes on polls that stayed unknown.

        Telegram need not announce a copy that was in flight at a crash. The options stand in the same order there, so
        where a round was sent twice a player's vote on an unknown poll is a vote on the round.
        """
        if self._sent_twice(game):
            self._count_strays(game.contest, now)

    def _sent_twice(self, game: Game) -> bool:
        return self._store.outbox.tried_again(game.chat_id, f"c{game.contest.id}:q{game.contest.number}")

    def _count_strays(self, contest: Contest, now: int) -> None:
        with self._store.db.atomic():
            for vote in self._store.polls.strays_in(contest.id, contest.asked_at):
                game = self._store.contests.find(contest.id)
                assert game is not None
                if not self._asked_elsewhere(vote.player_id, contest.id):
                    known = replace(vote, poll_id=contest.copies[0].poll_id)
                    self._count(game, known, now, more=True)

    def _asked_elsewhere(self, player_id: int, contest_id: int) -> bool:
        """Whether a vote on an unknown poll may belong to another game."""
        others = (
            self._store.contests.find(other)
            for other in self._store.contests.open_of_player(player_id)
            if other != contest_id
        )
        return any(game is not None and game.contest.phase is Phase.ASKING for game in others)

    def _open(self, row: PollRow, event: Shown, now: int) -> None:
        with self._store.db.atomic():
            self._store.polls.add(event.poll_id, row, now)
            self._contests.take(row.owner_id, event, now)
            game = self._store.contests.find(row.owner_id)
            if game is not None and not _unstarted(game.contest, row.number):
                self._replay(game.contest, event.poll_id, now)

    def _replay(self, contest: Contest, poll_id: str, now: int) -> None:
        """Count the votes that waited for this poll, or for the clock of its round.

        Those that may take the place of a later vote come first, and none but the last may end the round: it
        would shut the others out.
        """
        polls = {poll_id, *(copy.poll_id for copy in contest.copies)}
        waited = [vote for poll in polls for vote in self._store.polls.take_strays(poll)]
        waited.sort(key=lambda vote: (vote.player_id not in contest.answers, vote.update_id))
        for place, vote in enumerate(waited, start=1):
            game = self._store.contests.find(contest.id)
            assert game is not None
            self._count(game, vote, now, more=place < len(waited))

    def _count(self, game: Game, vote: StrayVote, now: int, *, more: bool = False) -> None:
        contest = game.contest
        closing = contest.phase is Phase.ASKING and contest.waiting <= 1
        hold = more or (closing and self._store.polls.strays_of(contest.id, contest.asked_at))
        event = Vote(
            vote.poll_id, vote.player_id, vote.name, vote.option, vote.queued, hold, vote.at, vote.update_id
        )
        self._contests.step(game, event, now)


def _unstarted(contest: Contest, number: int) -> bool:
    """Whether the round is on the table and its clock has not started."""
    return contest.phase is Phase.ASKING and contest.number == number and contest.shown_at is None
