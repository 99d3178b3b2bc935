"""What Telegram tells of our polls: votes, and polls that we did not know we had sent."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update

from bot.services.votes import Ballots
from bot.telegram.handlers.update_context import Heard
from bot.telegram.views.contest_poll import marked


class BallotRoom:
    """`draining` tells whether the bot is still hearing what was said while it was down."""

    def __init__(self, ballots: Ballots, draining: Callable[[], bool]) -> None:
        self._ballots = ballots
        self._draining = draining

    def on_vote(self, update: Update, context: Heard) -> None:
        """A vote, of a person or of a chat: an anonymous admin votes as the group."""
        answer = update.poll_answer
        assert answer is not None
        user, chat = answer.user, answer.voter_chat
        voter = (user.id, user.full_name) if user else (chat.id, chat.title or "") if chat else None
        if voter is None or not answer.option_ids:
            return
        self._ballots.vote(
            answer.poll_id,
            *voter,
            answer.option_ids[0],
            at=context.at,
            heard=update.update_id,
            queued=self._draining(),
        )

    def on_poll(self, update: Update, context: Heard) -> None:
        """The state of a poll: one that is not known may be the copy of a round, which its first line tells."""
        poll = update.poll
        assert poll is not None
        found = marked(poll.question)
        if found is not None:
            contest, number = found
            self._ballots.recognise(contest, number, poll.id, context.at)
