"""The votes of a contest: which of them count, whom a round waits for, and the scores that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.core.contest import lobby
from bot.core.contest.events import Buzz, Vote
from bot.core.contest.modes import after_round
from bot.core.contest.round import RoundResult
from bot.core.contest.scoring import Answer, Score, fastest, newcomer
from bot.core.contest.standings import ranked
from bot.core.contest.state import GRACE, SILENT_ROUNDS, Contest, Participant, Phase


def recounted(contest: Contest, votes: Sequence[Mapping[int, Answer]]) -> Contest:
    """The contest with scores and log made again from the votes of its closed rounds, and whom it waits for."""
    scores: dict[int, Score] = {}
    log: tuple[RoundResult, ...] = ()
    for number, answers in enumerate(votes, start=1):
        present = {
            player: participant
            for player, participant in contest.participants.items()
            if participant.joined <= number
        }
        then = replace(contest, number=number, participants=present, scores=scores, answers=dict(answers))
        scores, log = scored(then), (*log, round_result(then))
    again = replace(contest, scores=scores, log=log)
    asking = again.phase is Phase.ASKING and again.shown_at is not None
    return replace(again, waiting=waiting(again) if asking else 0)


def answer(contest: Contest, event: Vote, now: int) -> Answer | None:
    """The vote as an answer, None when it does not count: no round's poll, not the first, retracted, too late.

    A vote on a copy that was recognised late may be older than the one that counts so far, and takes its place.
    """
    if contest.phase is not Phase.ASKING or contest.shown_at is None:
        return None
    arrival = now if event.at is None else event.at
    counted = contest.answers.get(event.player)
    if counted is not None and counted.update_id <= event.update_id:
        return None
    if event.option is None or all(copy.poll_id != event.poll_id for copy in contest.copies):
        return None
    elapsed = max(0, arrival - contest.shown_at)
    order = contest.round_plan.order
    if not 0 <= event.option < len(order) or (elapsed > contest.limit + GRACE and not event.queued):
        return None
    return Answer(order[event.option], min(elapsed, contest.limit), event.update_id)


def with_voter(contest: Contest, event: Vote | Buzz) -> dict[int, Participant]:
    """Whoever votes is in the game, also who had left it."""
    participant = contest.participants.get(event.player)
    if participant is not None and not participant.left:
        return contest.participants
    if participant is None:
        participant = lobby.participant(contest, event.name, joined=contest.number)
    return {**contest.participants, event.player: replace(participant, left=False)}


def scored(contest: Contest) -> dict[int, Score]:
    """Everybody's score with the round on the table in it, best first."""
    mode, limit, key, answers, scores = (
        contest.mode,
        contest.limit,
        contest.round_plan.key,
        contest.answers,
        contest.scores,
    )
    late = newcomer(contest.number - 1, limit)
    return ranked(
        {
            player: after_round(mode, scores.get(player, late), answers.get(player), key, limit)
            for player in contest.participants
        }
    )


def score_after(contest: Contest, votes: Mapping[int, Answer], number: int) -> Score:
    """A player's score after round `number`, made from the votes by round; place and movement are not in it."""
    score = newcomer(0, contest.limit)
    for played, round_plan in enumerate(contest.plan[:number], start=1):
        score = after_round(contest.mode, score, votes.get(played), round_plan.key, contest.limit)
    return score


def round_result(contest: Contest) -> RoundResult:
    """What came of the round on the table."""
    answers, key = contest.answers, contest.round_plan.key
    right = sum(answer.choice == key for answer in answers.values())
    player, time = fastest(answers, key) or (None, 0)
    choices = Counter(answer.choice for answer in answers.values())
    split = tuple(choices[own] for own in range(len(contest.round_plan.order)))
    return RoundResult(len(contest.participants), len(answers), right, player, time, split)


def expected(contest: Contest, player: int) -> bool:
    """Whether the round waits for this player: one of the lobby who was not silent for two rounds running,
    or a latecomer who voted in the round before. In 抢答 all may still tap, for being slower is no silence."""
    participant = contest.participants.get(player)
    if (
        participant is None
        or participant.left
        or (participant.joined and participant.joined >= contest.number)
    ):
        return False
    if contest.mode.buzzer:
        return True
    score = contest.scores.get(player)
    return score is None or score.silent < (1 if participant.joined else SILENT_ROUNDS)


def awaited(contest: Contest, player: int) -> bool:
    """Whether the round on the table cannot end early without this player's vote."""
    open_now = contest.phase is Phase.ASKING and contest.shown_at is not None
    return open_now and player not in contest.answers and expected(contest, player)


def waiting(contest: Contest) -> int:
    """How many players the round still waits for."""
    return sum(player not in contest.answers and expected(contest, player) for player in contest.participants)
