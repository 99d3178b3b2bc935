"""What somebody got in a contest: 我的成绩 under a reveal, and the table of a game that is over."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from bot.core.calendar import local_day
from bot.core.contest import scoreboard, votes
from bot.core.contest.effects import ResultLine, SendResults, ShowReview
from bot.core.contest.round import RoundResult
from bot.core.contest.scoring import Answer, Score
from bot.core.contest.state import OVER, Contest
from bot.core.effects import Effect, Say, Toast
from bot.core.player.player import Player
from bot.core.record import AskedLine
from bot.services.records import send_once
from bot.services.studies import Studies
from bot.storage.contests import Game
from bot.storage.store import Store

LONGEST_ID = 15
"""Digits of a number that SQLite can hold."""


class Results:
    """Reads contests; it never moves one. `zone` is the bot's own time zone, for groups that set none."""

    def __init__(self, store: Store, studies: Studies, zone: str) -> None:
        self._store = store
        self._studies = studies
        self._zone = zone

    def score(self, contest_id: int, chat_id: int, number: int, player_id: int) -> Toast:
        """The person's own answer to a round, what it brought, and the rank after the last closed round."""
        game = self._find(contest_id, chat_id)
        if game is None or not 0 < number <= len(game.contest.log):
            return Toast("tap-old")
        contest = game.contest
        total = contest.scores.get(player_id)
        if total is None:
            return Toast("contest-score-none", alert=True)
        by_round = self._store.contests.votes_of(contest_id, player_id)
        then = votes.score_after(contest, by_round, number)
        return _told(contest, number, by_round.get(number), then.gained, total)

    def send(self, contest_id: int, chat_id: int, host: int, now: int) -> Toast:
        """Send the record of a game to a host in private, as a workbook and as a page, once."""
        with self._store.db.atomic():
            game = self._find(contest_id, chat_id)
            if game is None or game.contest.phase not in OVER or not game.contest.has_answers:
                return Toast("tap-old")
            record = replace(self._record(game), study=self._studies.to_compare(host, now))

            def in_form(form: str) -> Effect:
                return replace(record, form=form)

            return send_once(self._store, host, f"c{contest_id}", in_form, now)

    def _record(self, game: Game) -> SendResults:
        contest = game.contest
        group = self._store.groups.find(game.chat_id)
        day = local_day(contest.since, (group.zone if group else None) or self._zone).isoformat()
        questions = tuple(
            AskedLine(one.question_id, result.answered, result.right, _taker(contest, result))
            for one, result in zip(contest.plan, contest.log, strict=False)
        )
        return SendResults(
            contest.id,
            day,
            len(contest.log),
            _lines(contest),
            questions,
            contest.venue.title,
            mode=contest.mode.key,
            units=scoreboard.units(contest),
        )

    def follow(self, player: Player, number: str, now: int) -> bool:
        """Do what the link under a final text asks for; False when no game can have this number."""
        if not number.isdecimal() or len(number) > LONGEST_ID:
            return False
        if not self.review(player, int(number), now):
            with self._store.db.atomic():
                self._store.outbox.tell(player, Say("review-none", menu="group"), now)
        return True

    def review(self, player: Player, contest_id: int, now: int) -> bool:
        """Show a player, in private, what they missed in a game that is over; False when it is none of theirs."""
        game = self._store.contests.find(contest_id)
        score = game.contest.scores.get(player.id) if game is not None else None
        if game is None or score is None or game.contest.phase not in OVER:
            return False
        contest = game.contest
        by_round = self._store.contests.votes_of(contest_id, player.id)
        rounds, missed = len(contest.log), _missed(contest, by_round)
        effect = ShowReview(score.rank, len(contest.scores), score.points, score.right, rounds, missed)
        with self._store.db.atomic():
            self._store.outbox.tell(player, effect, now)
        return True

    def _find(self, contest_id: int, chat_id: int) -> Game | None:
        game = self._store.contests.find(contest_id)
        return game if game is not None and game.chat_id == chat_id else None


def _missed(contest: Contest, by_round: Mapping[int, Answer]) -> tuple[str, ...]:
    """Return the questions that somebody left out or got wrong."""
    return tuple(
        one.question_id
        for number, one in enumerate(contest.plan[: len(contest.log)], start=1)
        if number not in by_round or by_round[number].choice != one.key
    )


def _told(contest: Contest, number: int, answer: Answer | None, gained: int, total: Score) -> Toast:
    stands: dict[str, str | int] = {
        "number": str(number),
        "points": str(total.points),
        "rank": str(total.rank),
        "players": str(len(contest.scores)),
    }
    if answer is None:
        return Toast("contest-score-missed", stands, alert=True)
    round_plan = contest.plan[number - 1]
    said = stands | {"question": round_plan.question_id, "choice": answer.choice}
    if answer.choice != round_plan.key:
        return Toast("contest-score-wrong", said, alert=True)
    seconds = f"{answer.time / 1000:.1f}"
    return Toast("contest-score-right", said | {"gained": str(gained), "seconds": seconds}, alert=True)


def _lines(contest: Contest) -> tuple[ResultLine, ...]:
    participants, with_teams = contest.participants, bool(contest.mode.teams)
    return tuple(
        ResultLine(
            score.rank,
            participants[player].name,
            participants[player].team if with_teams else None,
            score.points,
            score.right,
            score.answered,
            score.time if contest.mode.timed else None,
            _unit(contest, participants[player].team),
        )
        for player, score in contest.scores.items()
    )


def _unit(contest: Contest, place: int) -> str:
    """The name of a player's unit; nothing where the mode has none, or they chose none."""
    units = contest.venue.units
    return units[place].name if contest.mode.units and 0 <= place < len(units) else ""


def _taker(contest: Contest, result: RoundResult) -> str:
    """Who took a question of 抢答."""
    taker = contest.participants.get(result.fastest or 0) if contest.mode.buzzer else None
    return taker.name if taker else ""
