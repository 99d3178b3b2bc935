"""What Telegram tells of our polls: votes, and polls that we did not know we had sent."""

from __future__ import annotations

from collections.abc import Callable

from bot.services.votes import Votes
from bot.telegram.http.updates import Poll, PollAnswer
from bot.telegram.views.contest_poll import marked


class VoteHandlers:
    """`draining` tells whether the bot is still hearing what was said while it was down."""

    def __init__(self, votes: Votes, draining: Callable[[], bool]) -> None:
        self._votes = votes
        self._draining = draining

    def on_vote(self, answer: PollAnswer, update_id: int, now: int) -> None:
        """A vote, of a person or of a chat: an anonymous admin votes as the group."""
        user, chat = answer.user, answer.voter_chat
        voter = (user.id, user.full_name) if user else (chat.id, chat.title) if chat else None
        if voter is None or not answer.option_ids:
            return
        self._votes.vote(
            answer.poll_id,
            *voter,
            answer.option_ids[0],
            at=now,
            update_id=update_id,
            queued=self._draining(),
        )

    def on_poll(self, poll: Poll, now: int) -> None:
        """The state of a poll: one that is not known may be the copy of a round, which its first line tells."""
        found = marked(poll.question)
        if found is not None:
            contest, number = found
            self._votes.recognise(contest, number, poll.id, now)
