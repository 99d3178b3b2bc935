"""People block the bot, unblock it, and delete their accounts."""

from __future__ import annotations

from bot.sandbox.directory import Directory, PersonLike
from bot.sandbox.json_object import Json
from bot.sandbox.people import Person
from bot.sandbox.timeline import Timeline


class Accounts:
    """What people do with their account as far as the bot is concerned."""

    def __init__(self, directory: Directory, timeline: Timeline) -> None:
        self._directory = directory
        self._timeline = timeline

    def block(self, person: PersonLike) -> None:
        """A person blocks the bot."""
        self._set_blocked(self._directory.person(person), True)

    def unblock(self, person: PersonLike) -> None:
        """A person unblocks the bot; writing to it does so too."""
        self._set_blocked(self._directory.person(person), False)

    def deactivate(self, person: PersonLike) -> None:
        """A person deletes the account; the bot is not told, but its calls fail from now on."""
        found = self._directory.person(person)
        found.deactivated = True
        self._timeline.note("deactivate", {"person": found.id}, chat_id=found.id)

    def _set_blocked(self, person: Person, blocked: bool) -> None:
        if person.blocked == blocked:
            return
        person.blocked = blocked
        update_id = self._timeline.tell_bot("my_chat_member", self._change(person, blocked))
        name = "block" if blocked else "unblock"
        self._timeline.note(name, {"person": person.id}, update_id, chat_id=person.id)

    def _change(self, person: Person, blocked: bool) -> Json:
        bot = self._directory.bot
        inside: Json = {"status": "member", "user": bot}
        outside: Json = {"status": "kicked", "user": bot, "until_date": 0}
        return {
            "chat": self._directory.chat(person).wire,
            "from": person.wire,
            "date": self._timeline.date(),
            "old_chat_member": inside if blocked else outside,
            "new_chat_member": outside if blocked else inside,
        }
