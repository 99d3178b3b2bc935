"""What Telegram tells of our polls: votes, and polls that we did not know we had sent."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update

from bot.services.votes import Votes
from bot.telegram.handlers.update_context import UpdateContext
from bot.telegram.views.contest_poll import marked


class VoteHandlers:
    """`draining` tells whether the bot is still hearing what was said while it was down."""

    def __init__(self, votes: Votes, draining: Callable[[], bool]) -> None:
        self._votes = votes
        self._draining = draining

    def on_vote(self, update: Update, context: UpdateContext) -> None:
        """A vote, of a person or of a chat: an anonymous admin votes as the group."""
        answer = update.poll_answer
        assert answer is not None
        user, chat = answer.user, answer.voter_chat
        voter = (user.id, user.full_name) if user else (chat.id, chat.title or "") if chat else None
        if voter is None or not answer.option_ids:
            return
        self._votes.vote(
            answer.poll_id,
            *voter,
            answer.option_ids[0],
            at=context.at,
            update_id=update.update_id,
            queued=self._draining(),
        )

    def on_poll(self, update: Update, context: UpdateContext) -> None:
        """The state of a poll: one that is not known may be the copy of a round, which its first line tells."""
        poll = update.poll
        assert poll is not None
        found = marked(poll.question)
        if found is not None:
            contest, number = found
            self._votes.recognise(contest, number, poll.id, context.at)
