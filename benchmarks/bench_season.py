"""A season with 2,000 people on one core: answers a second beside a plain quiz, the board, the end, the record.

In process over a real file, every transaction as the bot makes it. Season and quiz take turns, person by person, so that
a busy machine disturbs both alike; all times are processor time, and the ratio is what means something. SEASON_PEOPLE (default 2,000) sizes it.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from bot.app import App, build
from bot.config import Config, Storage
from bot.core.calendar import DAY
from bot.core.player.player import Player
from bot.core.season.events import Configure
from bot.services.record_reader import RecordReader
from bot.services.unit_lists import SEASON
from bot.telegram.views.message import DocumentMessage, PhotoMessage
from bot.telegram.views.render import Render
from bot.texts.catalogue import Texts

PEOPLE = int(os.environ.get("SEASON_PEOPLE", "2000"))
NOW = 1_793_000_000_000
GROUP, HOST = -1_000_000, 1
ROUND = 10


def opened(app: App) -> str:
    """Open a season in a group and return the secret of its link."""
    services, store = app.services, app.store
    group = services.groups.meet(GROUP, "社区", "zh-hans", NOW)
    host = services.players.meet(HOST, "zh-hans", NOW)
    services.seasons.call(group, host.id, None, NOW)
    services.seasons.configure(1, GROUP, Configure("tries", "5"), NOW)
    services.unit_lists.ask(SEASON, 1, GROUP, HOST, NOW)
    units = "\n".join(f"第 {n} 单位 {PEOPLE // 10}" for n in range(1, 21))
    services.unit_lists.take(host, units, f"{SEASON}1", NOW)
    services.seasons.begin(1, GROUP, HOST, NOW)
    found = store.seasons.find(1)
    assert found is not None
    return found.season.code


def answered(app: App, player: Player, kind: str, rng: random.Random) -> None:
    """Answer the ten questions of an open session, and move on after each."""
    session = app.store.sessions.find_open(player.id, kind)
    assert session is not None
    for position, item in enumerate(session.plan):
        choice = item.key if rng.random() < 0.75 else rng.randrange(item.choices)
        app.services.quizzes.answer(player, session.id, position, choice, NOW, 1)
        app.services.quizzes.advance(player, session.id, position, NOW, 1)


def played(app: App, code: str) -> tuple[float, float]:
    """Let everybody play one round of the season and one quiz; return the processor seconds of each."""
    season = quiz = 0.0
    rng = random.Random(2)
    for number in range(10, 10 + PEOPLE):
        person = replace(app.services.players.meet(number, "zh-hans", NOW), session_length=ROUND)
        named = replace(person, board_name=f"用户{number}")
        app.store.players.save(named)
        app.services.season_play.follow(named, code, NOW)
        app.services.season_play.choose_unit(named, code, number % 20, NOW, 1)
        began = time.process_time()
        app.services.season_play.begin(named, code, NOW, 1)
        answered(app, named, "season", rng)
        between = time.process_time()
        app.services.quizzes.start(named, "quiz", NOW)
        answered(app, named, "quiz", rng)
        season += between - began
        quiz += time.process_time() - between
    return season, quiz


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that something takes."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def drawn(app: App, render: Render, after: int) -> list[tuple[str, float]]:
    """Put what waits in the outbox into words and pictures, and return how long each took."""
    rows = app.store.db.execute(
        "SELECT id, effect FROM outbox WHERE id > ? AND state = 0", (after,)
    ).fetchall()
    found = []
    for row_id, tag in rows:
        post = app.store.outbox.find(row_id)
        assert post is not None

        def make(post: object = post) -> None:
            message = render(post.effect, post.language)  # type: ignore[attr-defined]
            if isinstance(message, PhotoMessage | DocumentMessage) and message.draw is not None:
                message.draw()

        found.append((tag, timed(make)))
    return found


def newest(app: App) -> int:
    """The newest row of the outbox."""
    return int(app.store.db.execute("SELECT max(id) FROM outbox").fetchone()[0])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        storage = Storage(Path(folder) / "bot.sqlite3", Path(folder) / "backups")
        app = build(replace(Config(), storage=storage), "1:bench", lambda: NOW, random.Random(1))
        code = opened(app)
        season, quiz = played(app, code)
        answers = PEOPLE * ROUND
        print(f"a season with {PEOPLE} people, {answers} answers (begin, answer, next, end):")
        print(f"  {answers / season:6.0f} answers/s of processor time; a plain quiz {answers / quiz:.0f}/s")
        print(f"  ratio to the quiz {quiz / season:.2f}")
        host = app.services.players.meet(HOST, "zh-hans", NOW)
        page = timed(lambda: app.services.season_play.follow(host, code, NOW))
        print(f"  somebody's page with board and units {page:7.2f} ms")
        print(f"  the daily board {timed(lambda: app.services.seasons.tick(NOW + DAY)):7.2f} ms")
        records = RecordReader(app.store.db.path)
        render = Render(Texts(), app.bank, "bench_bot", app.store.question_sets, records=records)
        before = newest(app)
        print(
            f"  the end: places, podium, final text as rows {timed(lambda: app.services.seasons.tick(NOW + 9 * DAY)):7.2f} ms"
        )
        for tag, took in drawn(app, render, before):
            print(f"    {tag:16} {took:8.1f} ms to words or picture")
        before = newest(app)
        sent = timed(lambda: app.services.season_records.send(1, GROUP, HOST, NOW + 9 * DAY))
        print(f"  the record asked for {sent:7.2f} ms")
        for (tag, took), form in zip(drawn(app, render, before), ("xlsx", "pdf"), strict=True):
            print(f"    {tag:16} {took:8.1f} ms read and written as {form}, in a thread")
        app.store.db.close()


if __name__ == "__main__":
    main()
