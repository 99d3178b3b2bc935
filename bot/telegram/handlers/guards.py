"""The guards of groups: everybody where the group says so, whoever leads the game, and administrators."""

from __future__ import annotations

from bot.services.contests import Contests
from bot.services.groups import Groups
from bot.services.seasons import Seasons
from bot.telegram.handlers.incoming import Incoming
from bot.telegram.handlers.routes import Guard
from bot.telegram.views.buttons import Button


class Guards:
    """Each is a value that a route carries. They read, and write nothing."""

    def __init__(self, groups: Groups, contests: Contests, seasons: Seasons) -> None:
        self._groups = groups
        self._contests = contests
        self._seasons = seasons
        self.admins = Guard("contest-admins-decide", lambda who, button: False)
        self.starters = Guard("contest-only-admins", self._may_start)
        self.hosts = Guard("contest-not-host", self._leads)
        self.resumers = Guard("contest-not-host", self._may_resume)
        self.stoppers = Guard("contest-not-host", self._may_stop)
        self.season_starters = Guard("season-only-admins", self._may_see_season)
        self.season_hosts = Guard("season-not-host", self._hosts_season)

    def _may_start(self, who: Incoming, button: Button | None) -> bool:
        """Where a game is, everybody may know: a second caller is told."""
        return self._contests.running(who.chat_id) is not None or self._groups.anyone_starts(who.chat_id)

    def _leads(self, who: Incoming, button: Button | None) -> bool:
        """The starter of the game that the button names; one of no game of this chat changes nothing anyway."""
        starter = self._contests.starter(getattr(button, "contest", 0), who.chat_id)
        return starter is None or starter == who.person_id

    def _may_resume(self, who: Incoming, button: Button | None) -> bool:
        """After silence any player may go on; the pause of a host is the host's."""
        running = self._contests.running(who.chat_id)
        silent = running is not None and running.pause_reason == "silence"
        return self._leads(who, button) or (
            silent and running is not None and who.person_id in running.participants
        )

    def _may_stop(self, who: Incoming, button: Button | None) -> bool:
        running = self._contests.running(who.chat_id)
        return running is None or running.starter == who.person_id

    def _may_see_season(self, who: Incoming, button: Button | None) -> bool:
        """How a season stands that runs, everybody may know."""
        return self._seasons.running(who.chat_id)

    def _hosts_season(self, who: Incoming, button: Button | None) -> bool:
        """The host of the season that the button names; one of no season of this chat changes nothing anyway."""
        host = self._seasons.host(getattr(button, "season", 0), who.chat_id)
        return host is None or host == who.person_id
