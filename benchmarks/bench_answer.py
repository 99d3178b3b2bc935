"""What an answer costs inside: the transaction that keeps it with all that grows by it, in a real file."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from bot.app import App, build
from bot.config import Config, Storage

ANSWERS = 3000
NOW = 1_793_000_000_000


def transactions(app: App) -> tuple[list[float], list[float]]:
    """Return the seconds of each answer and of each move to the next question."""
    answers, moves = [], []
    rng = random.Random(1)
    people = [app.services.players.meet(number, "zh-hans", NOW) for number in range(1, ANSWERS // 10 + 1)]
    for player in (replace(person, session_length=10) for person in people):
        app.services.quizzes.start(player, "quiz", NOW)
        session = app.store.sessions.find_open(player.id, "quiz")
        assert session is not None
        for position in range(len(session.plan)):
            began = time.perf_counter()
            app.services.quizzes.answer(player, session.id, position, rng.randrange(3), NOW, 1)
            answered = time.perf_counter()
            app.services.quizzes.advance(player, session.id, position, NOW, 1)
            answers.append(answered - began)
            moves.append(time.perf_counter() - answered)
    return answers, moves


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        storage = Storage(Path(folder) / "bot.sqlite3", Path(folder) / "backups")
        app = build(replace(Config(), storage=storage), "1:bench", lambda: NOW, random.Random(1))
        answers, moves = transactions(app)
        app.store.db.close()
    for name, found, goal in (
        ("an answer's transaction", answers, "; goal: 0.5"),
        ("a move to the next", moves, ""),
    ):
        middle, high = statistics.median(found) * 1000, sorted(found)[int(len(found) * 0.99)] * 1000
        print(f"{name:25} {middle:8.3f} ms median, {high:.3f} ms at the 99th of 100  (of {len(found)}{goal})")


if __name__ == "__main__":
    main()
