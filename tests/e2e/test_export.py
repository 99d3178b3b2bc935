"""/export: the budget first, then a file that is read and written beside the loop, the same step for anybody."""

import json

from tests.conftest import START
from tests.e2e.teaching import Reader

ANSWERS = 20_000


def steps_of(bot, person_id: int) -> int:
    """Count the steps of SQLite's machine in which the bot takes an /export in."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection = bot.app.store.db._conn
    connection.set_progress_handler(step, 1)
    try:
        bot.app.services.players.export(person_id, None, START)
    finally:
        connection.set_progress_handler(None, 0)
    return steps


def give_answers(bot, person_id: int, count: int) -> None:
    """Write copies of the answer that somebody gave, each of a session of its own."""
    db = bot.app.store.db
    copied = [
        "player_id",
        "position",
        "question_id",
        "cue",
        "topic",
        "kind",
        "is_right",
        "points",
        "at",
        "day",
    ]
    (*answer,) = db.execute(
        f"SELECT {', '.join(copied)} FROM answers WHERE player_id = ?", (person_id,)
    ).fetchone()
    marks = ", ".join("?" * (len(copied) + 1))
    with db.atomic():
        db.executemany(
            f"INSERT INTO answers (session_id, {', '.join(copied)}) VALUES ({marks})",
            [(1_000_000 + number, *answer) for number in range(count)],
        )


def exported(bot, message) -> dict:
    return json.loads(bot.sandbox.files.find(message.document_id).content)


async def test_a_veterans_export_costs_the_loop_what_a_beginners_does_and_is_whole(bot):
    beginner, veteran = Reader(bot), Reader(bot, "用户乙")
    for reader in (beginner, veteran):
        await reader.say("/quiz")
        await reader.tap((0, 0))
    give_answers(bot, veteran.person.id, ANSWERS)
    few, many = (steps_of(bot, reader.person.id) for reader in (beginner, veteran))
    assert many <= 1.5 * few
    await bot.settled()
    assert len(exported(bot, veteran.card)["answers"]) == ANSWERS + 1
    assert len(exported(bot, beginner.card)["answers"]) == 1


async def test_each_file_is_read_anew(bot):
    reader = Reader(bot)
    await reader.say("/quiz")
    await reader.tap((0, 0))
    first = exported(bot, await reader.say("/export"))
    await reader.say("/settings")
    await reader.say("/quiz")
    await reader.tap((0, 0))
    second = exported(bot, await reader.say("/export"))
    assert (len(first["answers"]), len(second["answers"])) == (1, 2)


async def test_nothing_is_read_for_whoever_had_three_files_today(bot):
    reader = Reader(bot)
    await reader.say("/quiz")
    for _ in range(3):
        assert (await reader.say("/export")).document_id
    assert "今天导出过三次了" in (await reader.say("/export")).text
