"""What a season says in its group: one message that is edited, then podium and final text."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.effects import Effect, Post, Say, Toast
from bot.core.season import season as machine
from bot.core.season.effects import (
    Rules,
    ShowSeason,
    ShowSeasonFinal,
    ShowSeasonPodium,
    ShowSeasonSetup,
)
from bot.core.season.events import CallOff, Event, Finish, HostForgotten, Outcome, ShowSettings, TellGroup
from bot.core.season.standings import Board, ranked, unit_lines
from bot.core.season.state import Phase, Season
from bot.core.season.tries import day_of
from bot.storage.seasons import PlayedSeason
from bot.storage.store import Store

SHOWN = 10
SHOWN_AT_THE_END = 30


class SeasonBoards:
    """Lets events happen to seasons and posts what follows, in the caller's transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def step(self, played: PlayedSeason, event: Event, now: int) -> Toast | None:
        """Let an event happen, keep the season, and say what is to be said; the toast answers the tap."""
        season, outcomes = machine.step(played.season, event, now)
        if season is not played.season:
            self._store.seasons.save(season)
        return self.show(PlayedSeason(season, played.chat_id, played.thread_id), outcomes, now)

    def show(self, played: PlayedSeason, outcomes: Iterable[Outcome | Toast], now: int) -> Toast | None:
        """Post what follows from an event."""
        toast: Toast | None = None
        for outcome in outcomes:
            match outcome:
                case Toast():
                    toast = outcome
                case ShowSettings():
                    self._post(played, setup(played.season), "setup", now)
                case CallOff():
                    self._post(played, Say("season-called-off"), "setup", now)
                case TellGroup():
                    self.tell(played, now)
                case Finish():
                    self._finish(played, now)
        return toast

    def tell(self, played: PlayedSeason, now: int) -> None:
        """Show how a season stands in the group's one message; where the bot is out nothing is said."""
        self._post(played, self.standing(played.season, now), "board", now)

    def standing(self, season: Season, now: int, *, host: bool = False) -> ShowSeason:
        """Return how a season stands now."""
        return ShowSeason(
            season.id,
            season.code,
            rules_of(season),
            machine.day_number(season, now),
            machine.days_left(season, now),
            self.board(season, now, SHOWN),
            over=season.phase is Phase.OVER,
            host=host,
        )

    def board(self, season: Season, now: int, count: int) -> Board:
        """Return the best of a season, and its units."""
        players = self._store.season_players
        lines, hidden = ranked(players.top(season.id, count))
        units = season.settings.units
        return Board(
            lines,
            hidden,
            players.count(season.id),
            players.count_on(season.id, day_of(season, now, "")),
            unit_lines(units, players.units(season.id)) if units else (),
        )

    def _finish(self, played: PlayedSeason, now: int) -> None:
        """The board loses its button, and the end comes as messages of its own: an edit would not be heard."""
        season = played.season
        self.tell(played, now)
        board = self.board(season, now, SHOWN_AT_THE_END)
        if any(line.points for line in board.lines):
            podium = ShowSeasonPodium(season.id, board, season.title, machine.last_day(season))
            self._post(played, podium, "podium", now)
        self._post(played, self.final(season, board), "end", now)

    def final(self, season: Season, board: Board) -> ShowSeasonFinal:
        """Return the final text."""
        missed = self._store.seasons.questions(season.id)[:1]
        name, answered, rights = missed[0] if missed else ("", 0, 0)
        return ShowSeasonFinal(
            season.id,
            season.code,
            rules_of(season),
            board,
            season.ending,
            self._store.season_players.tries(season.id),
            name if answered > rights else "",
            answered - rights,
        )

    def _post(self, played: PlayedSeason, effect: Effect, name: str, now: int) -> None:
        group = self._store.groups.find(played.chat_id)
        if group is None or not group.member:
            return
        slot = f"se{played.season.id}:{name}"
        post = Post(group.id, effect, group.language, slot=slot, thread_id=played.thread_id, silent=True)
        self._store.outbox.post(post, now)

    # --- who is deleted ---------------------------------------------------------------------------

    def before_erasing(self, player_id: int, now: int) -> list[int]:
        """End the seasons of a host who is about to be deleted, as long as there is something to say of them.

        Returns the seasons that named the person on a board, for `after_erasing`.
        """
        for played in self._store.seasons.running_of_host(player_id):
            self.step(played, HostForgotten(), now)
        return [played.season.id for played in self._store.seasons.of_player(player_id)]

    def after_erasing(self, seasons: Iterable[int], now: int) -> None:
        """Take the name of somebody who was deleted off the messages of their groups; none is written anew for it."""
        for played in filter(None, map(self._store.seasons.find, seasons)):
            season = played.season
            if self._stands(played, "board"):
                self.tell(played, now)
            if season.phase is Phase.OVER and self._stands(played, "end"):
                self._post(played, self.final(season, self.board(season, now, SHOWN_AT_THE_END)), "end", now)

    def _stands(self, played: PlayedSeason, name: str) -> bool:
        """Whether a message of the season can still be edited, or waits to be sent."""
        slot = f"se{played.season.id}:{name}"
        bound = self._store.messages.find(played.chat_id, slot) is not None
        return bound or self._store.outbox.waits(played.chat_id, slot)


def rules_of(season: Season) -> Rules:
    """Return how a season is played, for those who read of it."""
    settings = season.settings
    return Rules(settings.scoring, settings.tries, settings.topics, machine.last_day(season))


def setup(season: Season) -> ShowSeasonSetup:
    """Return what the host may choose."""
    settings = season.settings
    return ShowSeasonSetup(
        season.id,
        settings.days,
        settings.topics,
        settings.scoring,
        settings.tries,
        len(settings.units),
        season.page,
        season.offer,
    )
