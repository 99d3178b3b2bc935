"""A file with many people, each with ten answers, three cards and a daily push; groups with games, votes and a league.

One person, and each group, has a long past.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.app import App
from bot.core.calendar import DAY, HOUR
from bot.core.contest.league import EVERYBODY
from bot.core.question.question import Question
from bot.storage.checkpoint import checkpoint

VETERAN = 1_000
"""Who has forty days of fifty answers a day behind them."""
ANSWERS, CARDS, OF_A_VETERAN = 10, 3, 2_000
LEAST_GROUPS, PEOPLE_A_GROUP = 200, 100
FIRST_GROUP = -1_000_000
CONTESTS, PLAYERS, ROUNDS = 3, 10, 5
OWN_WEEK = 10
"""Numbers of the groups' own weeks in the league begin behind it; the week of all groups is number 1."""

Rows = Iterable[Sequence[Any]]


def group_count(people: int) -> int:
    return max(LEAST_GROUPS, people // PEOPLE_A_GROUP)


def fill(app: App, people: int, now: int) -> None:
    """Write the file of a bot that has just been built; ids of people begin at 1."""
    rng, groups = random.Random(3), group_count(people)
    questions = list(app.bank.questions.values())
    cues = sorted({question.group for question in questions})
    tables: dict[str, Rows] = {
        "players (id, language, region, session_length, board_name, created_at, seen_at)": (
            (person, "zh-Hans", "cn", 20, f"n{person}", 0, now) for person in range(1, people + 1)
        ),
        "answers (player_id, session_id, position, question_id, cue, topic, kind, at, is_right, points, day)": (
            _answers(people, questions, rng, now)
        ),
        "cards (player_id, cue, due, last_review, stability, difficulty)": _cards(people, cues, rng, now),
        "board (period, player_id, points, named)": (
            ("all", person, rng.randrange(10_000), 1) for person in range(1, people + 1)
        ),
        "subscriptions (chat_id, player_id, next_due_at, minute, zone, content, weekdays_only, quiet, is_on)": (
            (person, person, now + DAY + rng.randrange(DAY), 480, "Asia/Shanghai", "both", 0, 0, 1)
            for person in range(1, people + 1)
        ),
    }
    for table, rows in (tables | _of_groups(groups, rng, now)).items():
        _write(app, table, rows)


def _write(app: App, table: str, rows: Rows) -> None:
    """Fill a table and fold the log, which would else be as long as the file."""
    marks = ", ".join("?" * (table.count(",") + 1))
    with app.store.db.atomic():
        app.store.db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    checkpoint(app.store.db.path)


def _answers(people: int, questions: list[Question], rng: random.Random, now: int) -> Iterator[Sequence[Any]]:
    for person in range(1, people + 1):
        for number in range(OF_A_VETERAN if person == VETERAN else ANSWERS):
            asked = questions[int(rng.random() * len(questions))]
            at = now - int(rng.random() * 60 * DAY)
            yield (
                *(person, -person, number, asked.id, asked.group, asked.topic, asked.kind),
                *(at, 1, 10, "2026-10-01"),
            )


def _cards(people: int, cues: list[str], rng: random.Random, now: int) -> Iterator[Sequence[Any]]:
    for person in range(1, people + 1):
        for cue in rng.sample(cues, 200 if person == VETERAN else CARDS):
            yield person, cue, now + rng.randrange(-DAY, 20 * DAY), now - HOUR, 5, 5


def _of_groups(groups: int, rng: random.Random, now: int) -> dict[str, Rows]:
    """Return the groups' own tables; contest number n belongs to group n // CONTESTS."""
    chats = [FIRST_GROUP - number for number in range(groups)]
    games = [(number, chats[number // CONTESTS]) for number in range(groups * CONTESTS)]
    members = [(game, 1 + (game * PLAYERS + one) % 9_000) for game, _ in games for one in range(PLAYERS)]
    weeks = [(1, EVERYBODY), *((OWN_WEEK + number, chat) for number, chat in enumerate(chats))]
    head = '{"id": 1, "log": [' + ", ".join(["12345"] * 60) + "]}"
    return {
        "groups (id, title, language, member, created_at)": ((chat, "g", "zh-Hans", 1, 0) for chat in chats),
        "contests (id, chat_id, language, open, closed_rounds, head, plan, starter, opened_at, closed_at)": (
            (game + 1, chat, "zh-Hans", 0, ROUNDS, head, "[]", 1, now - DAY, now - DAY)
            for game, chat in games
        ),
        "contest_players (contest_id, player_id, name, team, joined, gone, chose)": (
            (game + 1, person, "n", 0, 0, 0, 0) for game, person in members
        ),
        "contest_votes (contest_id, round, player_id, choice, time, update_id)": (
            (game + 1, number, person, 0, 900, 1) for game, person in members for number in range(ROUNDS)
        ),
        "contest_questions (chat_id, question_id, at)": (
            (chat, f"q{game % CONTESTS}-{number}", now) for game, chat in games for number in range(ROUNDS)
        ),
        "polls (poll_id, kind, owner_id, number, chat_id, at)": (
            (f"p{game}-{number}", "contest", game + 1, number, chat, now)
            for game, chat in games
            for number in range(ROUNDS)
        ),
        "league_seasons (id, chat_id, opens_at, closes_at)": (
            (week, chat, now - DAY, now + 2 * DAY) for week, chat in weeks
        ),
        "league_points (season_id, chat_id, player_id, points, games)": (
            (week, chat, 1 + (week * PLAYERS + one) % 9_000, rng.randrange(20_000), CONTESTS)
            for own, chat in weeks[1:]
            for week in (1, own)
            for one in range(PLAYERS)
        ),
        "league_groups (season_id, chat_id, strength)": ((1, chat, rng.randrange(20_000)) for chat in chats),
    }
