"""People vote in polls."""

from __future__ import annotations

from bot.sandbox.directory import Directory, PersonLike
from bot.sandbox.json_object import Json
from bot.sandbox.polls import Poll
from bot.sandbox.posted_polls import PollLike, PostedPolls
from bot.sandbox.timeline import Timeline


class Votes:
    """Votes, checked as Telegram checks them, and told to the bot."""

    def __init__(self, directory: Directory, polls: PostedPolls, timeline: Timeline) -> None:
        self._directory = directory
        self._polls = polls
        self._timeline = timeline

    def vote(self, person: PersonLike, poll: PollLike, *options: int | str) -> int | None:
        """Vote for options, given as original positions or texts; none takes the vote back.

        Returns the id of the poll_answer update (None when there is none: an anonymous poll). Raises Refused
        where Telegram would: closed, changed though that is not allowed, not a member.
        """
        who, found = self._directory.person(person), self._polls.find(poll)
        self._polls.close_due()
        chat = self._polls.message_of(found).chat
        if not chat.is_private:
            self._directory.group(chat)
        self._directory.check_inside(chat, who)
        voter_id = chat.voter_id(who.id)
        positions = found.positions(list(options))
        found.vote(voter_id, positions)
        self._polls.tell_votes(found)
        voter = {"user": who.wire} if voter_id == who.id else {"voter_chat": chat.wire}
        update_id = self._tell_answer(found, found.votes.get(voter_id, []), voter)
        params = {"person": who.id, "option_ids": positions, "anonymous": voter_id != who.id}
        self._timeline.note("vote", params, update_id, poll_id=found.id, chat_id=chat.id)
        self._polls.show(found)
        return update_id

    def _tell_answer(self, poll: Poll, chosen: list[int], voter: Json) -> int | None:
        """Tell the bot how somebody votes now; of an anonymous poll it hears nothing."""
        if poll.wire["is_anonymous"]:
            return None
        options = poll.wire["options"]
        answer: Json = {
            "poll_id": poll.id,
            "option_ids": chosen,
            "option_persistent_ids": [options[index]["persistent_id"] for index in chosen],
            **voter,
        }
        return self._timeline.tell_bot("poll_answer", answer)
