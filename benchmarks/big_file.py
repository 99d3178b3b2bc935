"""A file with many people, each with ten answers and three cards; one of them, and each group, has a long past."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bot.app import App
from bot.core.calendar import DAY, HOUR

VETERAN = 1_000
"""Who has a month of fifty answers a day behind them."""
ANSWERS, CARDS, OF_A_VETERAN = 10, 3, 1_500
GROUPS = 200
FIRST_GROUP = -1_000_000

_ANSWER = (
    "INSERT INTO answers (player_id, session_id, position, question_id, cue, topic, kind, is_right, sure, points,"
    " at, day) VALUES (?, ?, ?, ?, ?, ?, ?, 1, NULL, 10, ?, '2026-10-01')"
)


def fill(app: App, people: int, now: int) -> None:
    """Write the file of a bot that has just been built; ids of people begin at 1."""
    db, rng = app.store.db, random.Random(3)
    questions = list(app.bank.questions.values())
    cues = sorted({question.group for question in questions})

    def answers() -> Iterator[tuple[object, ...]]:
        for person in range(1, people + 1):
            for number in range(OF_A_VETERAN if person == VETERAN else ANSWERS):
                question = questions[rng.randrange(len(questions))]
                yield (
                    person,
                    -person,
                    number,
                    question.id,
                    question.group,
                    question.topic,
                    question.kind,
                    now - rng.randrange(60 * DAY),
                )

    def cards() -> Iterator[tuple[object, ...]]:
        for person in range(1, people + 1):
            for cue in rng.sample(cues, 200 if person == VETERAN else CARDS):
                yield person, cue, now + rng.randrange(-DAY, 20 * DAY), now - HOUR

    with db.atomic():
        db.executemany(
            "INSERT INTO players (id, language, region, session_length, board_name, created_at, seen_at)"
            " VALUES (?1, 'zh-Hans', 'cn', 20, 'n' || ?1, 0, ?2)",
            ((person, now) for person in range(1, people + 1)),
        )
        db.executemany(_ANSWER, answers())
        db.executemany(
            "INSERT INTO cards (player_id, cue, due, stability, difficulty, last_review) VALUES (?, ?, ?, 5, 5, ?)",
            cards(),
        )
        db.executemany(
            "INSERT INTO board (period, player_id, points, named) VALUES ('all', ?, ?, 1)",
            ((person, rng.randrange(10_000)) for person in range(1, people + 1)),
        )
        db.executemany(
            "INSERT INTO groups (id, title, language, member, created_at) VALUES (?, 'g', 'zh-Hans', 1, 0)",
            ((FIRST_GROUP - number,) for number in range(max(GROUPS, people // 100))),
        )
