"""Items learn from answers, first ones apart from repeated ones, and the operator sees which to look at."""

from msgspec.structs import replace

from bot.core.quiz.quiz import Response
from bot.services.item_report import COLUMNS, as_csv, as_text, item_rows
from tests.conftest import START
from tests.e2e.teaching import Reader, talking
from tests.questions import bank_of, choice


def four():
    return bank_of(replace(choice(f"c{i}"), group=f"g{i}") for i in range(6))


async def answered(reader: Reader) -> None:
    """Play a round of five, always tapping A."""
    await reader.say("/quiz")
    for _ in range(5):
        await reader.tap("A")
        await reader.tap("下一题" if "下一题" in reader.buttons else "看结果")


async def test_first_answers_are_counted_apart_from_repeated_ones(tmp_path):
    async with talking(four(), tmp_path) as bot:
        reader = Reader(bot)
        for _ in range(3):
            await answered(reader)
        totals = bot.app.store.items.every()
        assert sum(one.first for one in totals.values()) == 6
        assert sum(one.later for one in totals.values()) == 9
        assert all(one.first == 1 == sum(one.choices.values()) for one in totals.values())


async def test_a_choice_is_counted_as_the_own_option_however_it_was_shuffled(tmp_path):
    totals = []
    # Fifteen shuffles of three options: A is the key of some, and not of others.
    for seed in range(3):
        async with talking(four(), tmp_path / str(seed), seed=seed) as bot:
            await answered(Reader(bot))
            totals += bot.app.store.items.every().values()
    assert {(one.choices == {0: 1}) == (one.first_right == 1) for one in totals} == {True}
    assert {one.first_right for one in totals} == {0, 1}


async def test_an_answer_that_came_twice_counts_once(tmp_path):
    async with talking(four(), tmp_path) as bot:
        reader = Reader(bot)
        await reader.say("/quiz")
        store, recorder = bot.app.store, bot.app.services.quizzes._recorder
        player, session = (
            store.players.find(reader.person.id),
            store.sessions.find_open(reader.person.id, "quiz"),
        )
        for _ in range(2):
            recorder.record(player, session, 0, Response(0, True, None), START)
        one = store.items.every()[session.plan[0].question_id]
        assert (one.first, one.later) == (1, 0)


async def test_the_table_names_what_to_look_at_and_open_reports(tmp_path):
    async with talking(four(), tmp_path) as bot:
        reader = Reader(bot)
        await answered(reader)
        store = bot.app.store
        for number in range(40):
            store.items.count_first("c0", right=True, choice=0, earlier=(4, 5 + number))
        store.reports.add("c5", reader.person.id, START)
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in item_rows(store, four())]
        assert {row["item"] for row in rows[:2]} == {"c0", "c5"}
        by_name = {row["item"]: row for row in rows}
        assert "option B under 5 %" in by_name["c0"]["look"]
        assert by_name["c0"]["measured"] == "1"
        assert by_name["c5"]["reports"] == "1"
        assert as_csv(item_rows(store, four())).splitlines()[0] == ",".join(COLUMNS)
        assert as_text(item_rows(store, four())).startswith("item")
