"""A study for researchers: nobody can be told from it, and nothing is given out below five."""

from __future__ import annotations

import csv
import io
import random

import pytest

from bot.core.checkup.checkup import Measured
from bot.errors import OperatorError
from bot.services.study_export import export
from bot.storage.checkups import Result, Study
from tests.questions import large_bank
from tests.services.world import DAY


@pytest.fixture
def world(make_world):
    world = make_world(large_bank())
    world.player(50)
    world.store.checkups.save_study(Study("ABC", 50, True, world.now, None))
    return world


def add(world, player: int, wave: int = 0, days: int = 0, arm: str = "now") -> None:
    items = world.store.checkups.forms()["a"]
    scams = tuple(world.bank.get(name).verdict == "scam" for name in items)
    levels = tuple(0 if scam else 3 for scam in scams)
    result = Result(
        player, "ABC", wave, arm, "a", Measured(5, 0), items, scams, levels, 12, world.now + days * DAY + 1
    )  # fmt: skip
    world.player(player)
    world.store.checkups.add_result(result)


def rows(world, seed=1):
    text = export(world.store, world.bank, "ABC", random.Random(seed)).rows
    return list(csv.DictReader(io.StringIO(text)))


def test_below_five_takers_nothing_is_given_out(world):
    for number in range(1, 5):
        add(world, 900_000 + number)
        add(world, 900_000 + number, wave=1)
    with pytest.raises(OperatorError, match="4 people took it"):
        export(world.store, world.bank, "ABC", random.Random(1))
    add(world, 900_005)
    assert len(rows(world)) == 9


def test_no_number_of_a_person_stands_in_it(world):
    for number in range(1, 7):
        add(world, 900_000 + number)
    exported = export(world.store, world.bank, "ABC", random.Random(1))
    assert "90000" not in exported.rows + exported.codebook
    assert {row["taker"] for row in rows(world)} == set("123456")


def test_who_is_number_one_falls_by_lot_at_each_export(world):
    for number in range(1, 9):
        add(world, number, days=number)
        add(world, number, wave=1, days=number * 10)
    first = [[row["days"] for row in rows(world, seed) if row["wave"] == "1"] for seed in (1, 2)]
    assert sorted(first[0]) == sorted(first[1])
    assert first[0] != first[1]


def test_a_row_says_when_after_the_first_test_and_what_was_right(world):
    for number in range(1, 6):
        add(world, number)
    add(world, 1, wave=1, days=8, arm="wait")
    later = next(row for row in rows(world) if row["wave"] == "1")
    assert (later["days"], later["arm"], later["practised"]) == ("8", "wait", "12")
    assert (later["hits"], later["false_alarms"], later["d_prime"], later["c"]) == ("5", "0", "3.80", "-0.00")
    assert {later[f"item_{number}"] for number in range(1, 11)} == {"1", "4"}


def test_the_codebook_names_every_column_and_every_item(world):
    for number in range(1, 6):
        add(world, number)
    exported = export(world.store, world.bank, "ABC", random.Random(1))
    named = {row["column"] for row in csv.DictReader(io.StringIO(exported.codebook))}
    assert named == set(csv.DictReader(io.StringIO(exported.rows)).fieldnames)


def test_a_study_that_does_not_exist_is_said_so(world):
    with pytest.raises(OperatorError, match="no study 'NONE'"):
        export(world.store, world.bank, "NONE", random.Random(1))
