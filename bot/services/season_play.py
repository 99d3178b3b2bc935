"""Playing in a season: the link, the page, a try and its end, all in the private chat."""

from __future__ import annotations

import random

from bot.core.effects import Say, Toast
from bot.core.player.player import Player
from bot.core.quiz import quiz
from bot.core.quiz.asking import question_effect
from bot.core.quiz.quiz import Session
from bot.core.season import draw
from bot.core.season.effects import ShowSeasonHome, ShowSeasonTry
from bot.core.season.state import Phase, Season
from bot.core.season.tries import Today, day_of, gain, points, tries_left
from bot.services.players import Players
from bot.services.question_picker import QuestionPicker
from bot.services.season_boards import SeasonBoards, rules_of
from bot.storage.seasons import PlayedSeason
from bot.storage.store import Store

KIND = "season"
SHOWN = 5
REMEMBERED = 3
LONGEST_CODE = 16


class SeasonPlay:
    """A try is a session; it is spent when it begins, and counts on the group's date on which it began."""

    def __init__(
        self,
        store: Store,
        players: Players,
        picker: QuestionPicker,
        boards: SeasonBoards,
        rng: random.Random,
    ) -> None:
        self._store = store
        self._players = players
        self._picker = picker
        self._boards = boards
        self._rng = rng

    # --- the page ---------------------------------------------------------------------------------

    def follow(self, player: Player, code: str, now: int) -> bool:
        """Open the page of the season behind a link; False where there is none."""
        found = self._find(code.upper())
        if found is None:
            return False
        with self._store.db.atomic():
            if found.season.phase is Phase.RUNNING:
                self._store.season_players.join(found.season.id, player.id, now)
            self._show_home(player, found.season, now)
        return True

    def mine(self, player: Player, now: int) -> None:
        """/season in private: the season that the person joined last."""
        with self._store.db.atomic():
            found = self._store.seasons.newest_of(player.id)
            if found is None:
                self._players.tell(player, Say("season-none", menu="group"), now)
            else:
                self._show_home(player, found.season, now)

    def home(self, player: Player, code: str, now: int, message_id: int) -> Toast | None:
        """Show the page in the message that was tapped."""
        found = self._find(code)
        if found is None:
            return Toast("tap-old")
        with self._store.db.atomic():
            self._show_home(player, found.season, now, message_id)
        return None

    def choose_unit(self, player: Player, code: str, number: int, now: int, message_id: int) -> Toast | None:
        """Choose a unit; after the first finished try it stays, else its points would move with the person."""
        found = self._find(code)
        if found is None or not 0 <= number < len(found.season.settings.units):
            return Toast("tap-old")
        season = found.season
        if not season.takes(now):
            return Toast("season-over")
        with self._store.db.atomic():
            self._store.season_players.join(season.id, player.id, now)
            own = self._store.season_players.find(season.id, player.id)
            if own is not None and own.tries:
                return Toast("season-unit-fixed", alert=True)
            self._store.season_players.set_unit(season.id, player.id, number)
            self._show_home(player, season, now, message_id)
        return None

    def _show_home(self, player: Player, season: Season, now: int, message_id: int | None = None) -> None:
        players = self._store.season_players
        own, today = players.find(season.id, player.id), self._today(season, player.id, now)
        units = tuple(unit.name for unit in season.settings.units)
        unit = own.unit if own else None
        effect = ShowSeasonHome(
            season.code,
            season.title,
            rules_of(season),
            season.takes(now),
            tries_left(season, today),
            self._open_try(player.id, season) is not None,
            today.best,
            own.points if own else 0,
            players.rank(season.id, own.points) if own and own.tries else 0,
            self._boards.board(season, now, SHOWN),
            units if unit is None else (),
            units[unit] if unit is not None else "",
            player.board_name is not None,
            player.id == season.host,
        )
        self._players.tell(player, effect, now, message_id)

    # --- a try ------------------------------------------------------------------------------------

    def begin(self, player: Player, code: str, now: int, message_id: int) -> Toast | None:
        """Begin a try, or go on with the one that is under way."""
        found = self._find(code)
        if found is None:
            return Toast("tap-old")
        season = found.season
        with self._store.db.atomic():
            refusal = self._go_on(player, season, now, message_id)
            if refusal is not None:
                return refusal if refusal.key else None
            self._store.season_players.join(season.id, player.id, now)
            refusal = self._refusal(player, season, now)
            return refusal or self._begin(player, season, now, message_id)

    def _go_on(self, player: Player, season: Season, now: int, message_id: int) -> Toast | None:
        """Go on with an open try; an empty toast says that it was shown, None that there is none."""
        session = self._store.sessions.find_open(player.id, KIND)
        if session is None:
            return None
        found = self._store.season_players.of_session(session.id)
        other = self._store.seasons.find(found[0]) if found else None
        if other is None or not other.season.takes(now):
            # What it belonged to is over: it counts for nothing any more, and is in nobody's way.
            left, _ = quiz.step(session, quiz.Left())
            self._store.sessions.save(left, now)
            return None
        if other.season.id != season.id:
            return Toast("season-other-first", {"group": other.season.title}, alert=True)
        after = session
        if session.phase is quiz.Phase.EXPLAINED:
            after, _ = quiz.step(session, quiz.Advanced(session.position))
        if after.open:
            after = self._picker.mended(player, after)
        self._store.sessions.save(after, now)
        if after.open:
            self._ask(player, after, now, message_id)
        else:
            self.finish(player, after, now, message_id)
        return Toast("")

    def _refusal(self, player: Player, season: Season, now: int) -> Toast | None:
        """Why a try cannot begin, None when it can."""
        own = self._store.season_players.find(season.id, player.id)
        if not season.takes(now):
            return Toast("season-over", alert=True)
        if season.settings.units and (own is None or own.unit is None):
            return Toast("season-unit-first", alert=True)
        if not tries_left(season, self._today(season, player.id, now)):
            return Toast("season-no-tries", alert=True)
        return None

    def _begin(self, player: Player, season: Season, now: int, message_id: int) -> Toast | None:
        pool = self._picker.season_pool(season.settings.topics, player)
        level_of, answered = self._picker.level_of(), self._picker.answered(player, now)
        chosen = draw.draw(pool, season.mix, level_of, answered, self._rng)
        if not chosen:
            return Toast("quiz-none-left")
        plan = self._picker.plan(chosen)
        session = Session(self._store.sessions.next_id(), player.id, KIND, None, plan)
        self._store.sessions.add(session, now)
        day = self._today(season, player.id, now).day
        self._store.season_players.begin(season.id, player.id, session.id, day)
        self._ask(player, session, now, message_id)
        return None

    def finish(self, player: Player, session: Session, now: int, message_id: int | None) -> None:
        """Keep what a try brought and show it, in the caller's transaction; after the season's end it counts for nothing."""
        store, found = self._store, self._store.season_players.of_session(session.id)
        played = store.seasons.find(found[0]) if found else None
        if found is None or played is None:
            self._players.tell(player, Say("season-over", menu="again"), now, message_id, session.slot)
            return
        season, (_, day) = played.season, found
        if not season.takes(now):
            self._players.tell(
                player, self._result(player, season, session, now, 0, 0), now, message_id, session.slot
            )
            return
        worth = points(season, session.rights, len(session.plan))
        best = store.season_players.today(season.id, player.id, day).best
        gained = gain(best, worth)
        store.season_players.finish(
            session.id,
            season_id=season.id,
            player_id=player.id,
            points=worth,
            gained=gained,
            new_day=best is None,
            rights=session.rights,
            answered=len(session.plan),
            now=now,
        )
        answers = zip(session.plan, session.responses, strict=True)
        store.seasons.count_answers(season.id, [(item.question_id, one.right) for item, one in answers])
        result = self._result(player, season, session, now, gained, max(best or 0, worth))
        self._players.tell(player, result, now, message_id, session.slot)

    def _result(
        self, player: Player, season: Season, session: Session, now: int, gained: int, best: int
    ) -> ShowSeasonTry:
        players = self._store.season_players
        own, today = players.find(season.id, player.id), self._today(season, player.id, now)
        total = own.points if own else 0
        return ShowSeasonTry(
            season.code,
            session.rights,
            len(session.plan),
            points(season, session.rights, len(session.plan)),
            gained,
            best,
            total,
            players.rank(season.id, total),
            players.count(season.id),
            tries_left(season, today),
            session.missed[:REMEMBERED],
            late=not season.takes(now),
            named=player.board_name is not None,
        )

    # --- what all of it needs ---------------------------------------------------------------------

    def _today(self, season: Season, player_id: int, now: int) -> Today:
        players = self._store.season_players
        day = day_of(season, now, players.latest_day(season.id, player_id))
        return players.today(season.id, player_id, day)

    def _open_try(self, player_id: int, season: Season) -> Session | None:
        session = self._store.sessions.find_open(player_id, KIND)
        found = self._store.season_players.of_session(session.id) if session else None
        return session if found and found[0] == season.id else None

    def _find(self, code: str) -> PlayedSeason | None:
        return self._store.seasons.find_code(code) if len(code) <= LONGEST_CODE else None

    def _ask(self, player: Player, session: Session, now: int, message_id: int | None) -> None:
        effect = question_effect(
            player, session, scale_new=not self._store.players.judgements(player.id).count
        )
        self._players.tell(player, effect, now, message_id, session.slot)
