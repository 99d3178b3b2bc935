"""Files about many people: the loop posts which one is meant, and a thread reads and writes it.

What the loop does is counted, in steps of SQLite's machine and of Python's, for few people and for two thousand.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import load_workbook

from bot.core.checkup.checkup import Course, Measured
from bot.core.player.player import Player
from bot.services.record_reader import RecordReader
from bot.storage.checkups import Result
from bot.telegram.views.message import DocumentMessage
from bot.telegram.views.render import Render
from tests.conftest import START
from tests.e2e.contest_group import Room, files_of
from tests.e2e.season_group import SeasonRoom
from tests.e2e.teaching import Reader, talking
from tests.operations import Counter
from tests.questions import large_bank

FEW, MANY = 5, 2_000
SCAMS, LEVELS = (True, False) * 5, (0, 1) * 5


class Loop:
    """Counts what the loop does from a tap to the message that is handed to the sender."""

    def __init__(self, bot) -> None:
        self.bot = bot
        path = bot.app.store.db.path
        self._render = Render(
            bot.app.texts, bot.app.bank, "bot", bot.app.store.question_sets, records=RecordReader(path)
        )
        self.rows = 0

    def _step(self) -> int:
        self.rows += 1
        return 0

    def cost(self, act) -> tuple[int, int]:
        """Steps of SQLite and of Python for an act and for putting its posts into words."""
        before, connection = self.rows, self.bot.app.store.db._conn
        last = self.bot.app.store.db.execute("SELECT coalesce(max(id), 0) FROM outbox").fetchone()[0]
        connection.set_progress_handler(self._step, 1)
        with Counter() as counter:
            act()
            rows = self.bot.app.store.db.execute("SELECT id FROM outbox WHERE id > ?", (last,)).fetchall()
            posts = [self.bot.app.store.outbox.find(row_id) for (row_id,) in rows]
            messages = [self._render(post.effect, post.language) for post in posts]
        connection.set_progress_handler(None, 0)
        assert [type(message) for message in messages] == [DocumentMessage] * 2
        assert all(message.draw is not None for message in messages)
        return self.rows - before, counter.operations


def book_of(bot, person):
    files = files_of(bot, person)
    return load_workbook(io.BytesIO(next(files[name] for name in files if name.endswith("xlsx"))))


def no_dearer(many: tuple[int, int], few: tuple[int, int]) -> bool:
    return all(one <= 1.5 * other for one, other in zip(many, few, strict=True))


# --- a study --------------------------------------------------------------------------------------


def take_part(bot, code: str, people: int, items: Sequence[str]) -> None:
    """So many people take both tests of a study."""
    checkups, first = bot.app.store.checkups, 500_000 + 10_000 * len(code) + people
    with bot.app.store.db.atomic():
        for number in range(first, first + people):
            bot.app.store.players.add(Player(number, "zh-Hans"), START)
            checkups.save_course(Course(number, code, "now", "a", START))
            for wave in (0, 1):
                measured = Measured(3 + wave, 2)
                checkups.add_result(
                    Result(
                        number, code, wave, "now", "a", measured, tuple(items), SCAMS, LEVELS, 0, START + wave
                    )
                )


async def test_a_study_of_two_thousand_costs_the_loop_what_one_of_five_does(tmp_path):
    async with talking(large_bank(), tmp_path) as bot:
        costs = []
        for name, people in (("主持人", FEW), ("另一位", MANY)):
            host = Reader(bot, name)
            await host.say("/test")
            player, studies = bot.app.store.players.find(host.person.id), bot.app.services.studies
            studies.open(player, START)
            code = bot.app.store.checkups.newest_study(player.id).code
            take_part(bot, code, people, bot.app.store.checkups.forms()["a"])
            await bot.settled()
            costs.append(Loop(bot).cost(lambda: studies.send(player, code, START)))  # noqa: B023
            await bot.settled()
            rows = list(book_of(bot, host.person)["前后都做的人"].values)
            assert [row[2] for row in rows[1:]] == [people, people]
        few, many = costs
        assert no_dearer(many, few), (many, few)


# --- a season -------------------------------------------------------------------------------------


def play(bot, season: int, people: int) -> None:
    """So many people with a name finish a try."""
    db = bot.app.store.db
    with db.atomic():
        for number in range(people):
            player = Player(700_000 + number, "zh-Hans", board_name=f"玩家{number}")
            bot.app.store.players.add(player, START)
            bot.app.store.players.save(player)
        db.executemany(
            "INSERT INTO season_players (season_id, player_id, points, days, tries, rights, answered, reached_at)"
            " VALUES (?, ?, ?, 1, 1, 8, 10, ?)",
            [(season, 700_000 + number, number % 11, START + number) for number in range(people)],
        )


async def season_cost(running, people: int) -> tuple[int, int]:
    async with running() as bot:
        room = SeasonRoom(bot)
        bot.sandbox.say(room.host, None, "/start")
        await room.begins()
        play(bot, 1, people)
        await room.passes_days(7)
        host, records = room.host.id, bot.app.services.season_records
        cost = Loop(bot).cost(lambda: records.send(1, room.chat.id, host, bot.sandbox.clock()))
        await bot.settled()
        assert len(list(book_of(bot, room.host)["成绩"].values)) == people + 1
        return cost


async def test_a_season_of_two_thousand_costs_the_loop_what_one_of_five_does(running, tmp_path):
    few = await season_cost(running, FEW)
    for file in tmp_path.glob("bot.sqlite3*"):
        file.unlink()
    many = await season_cost(running, MANY)
    assert no_dearer(many, few), (many, few)


# --- a contest, whose page has the host's study beside it -----------------------------------------


async def test_a_study_beside_a_contest_is_read_in_the_thread(running, tmp_path):
    async with running() as bot:
        room = Room(bot)
        bot.sandbox.say(room.host, None, "/start")
        await room.game()
        await room.all_vote()
        await room.ends(room.host)
        db, results = bot.app.store.db, bot.app.services.results
        db.execute("INSERT INTO studies VALUES ('ABC234', ?, 0, ?, NULL)", (room.host.id, START))
        contest = db.execute("SELECT max(id) FROM contests").fetchone()[0]
        loop = Loop(bot)
        few = loop.cost(lambda: results.send(contest, room.chat.id, room.host.id, START))
        db.execute("DELETE FROM outbox WHERE chat_id = ?", (room.host.id,))
        db.execute("DELETE FROM messages WHERE chat_id = ?", (room.host.id,))
        take_part(bot, "ABC234", MANY, [f"m{number}" for number in range(10)])
        many = loop.cost(lambda: results.send(contest, room.chat.id, room.host.id, START))
        assert no_dearer(many, few), (many, few)
        assert [one.takers for one in RecordReader(db.path).before_and_after("ABC234")] == [MANY, MANY]
