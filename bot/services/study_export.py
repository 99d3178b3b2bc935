"""A study for researchers: one row a test, no names and no ids of people, and a codebook beside it."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

from msgspec import Struct

from bot.bank.bank import Bank
from bot.core.calendar import DAY
from bot.core.checkup.checkup import FEWEST_TAKERS, LENGTH
from bot.errors import OperatorError
from bot.storage.checkups import Result
from bot.storage.store import Store

COLUMNS = {
    "taker": "number of the person within this file, dealt by lot at each export; nothing else knows it",
    "arm": "now: practice before the second test; wait: the second test before any practice (the control)",
    "wave": "0 before, 1 after, 2 day 21, 3 day 90",
    "form": "a or b: two parallel forms; which came first fell by lot",
    "days": "whole days since the person's first test",
    "practised": "questions answered in practice since the test before; 0 at wave 0",
    "hits": "scams called a scam, of 5",
    "false_alarms": "genuine messages called a scam, of 5",
    "d_prime": "z of the hits minus z of the false alarms, by the scores of bot/core/checkup/checkup.py, which have no bias",
    "c": "minus half the sum of both z: below 0 leans to suspicion",
}
ITEM = "1 surely a scam, 2 maybe a scam, 3 maybe genuine, 4 surely genuine"


class Exported(Struct, frozen=True):
    """The two files."""

    rows: str
    codebook: str


def export(store: Store, bank: Bank, code: str, rng: random.Random) -> Exported:
    """Return a study as CSV with its codebook. Raises OperatorError for no study, or one with too few takers."""
    if store.checkups.find_study(code) is None:
        raise OperatorError(f"there is no study {code!r}")
    results = store.checkups.results_of_study(code)
    takers = sorted({result.player_id for result in results})
    if len(takers) < FEWEST_TAKERS:
        raise OperatorError(f"{len(takers)} people took it; nothing is given out below {FEWEST_TAKERS}")
    rng.shuffle(takers)
    numbers = {player: number for number, player in enumerate(takers, 1)}
    began = {result.player_id: result.at for result in results if result.wave == 0}
    rows = [_row(one, numbers[one.player_id], began.get(one.player_id, one.at)) for one in results]
    rows.sort(key=lambda row: (row[0], row[2]))
    items = [f"item_{number}" for number in range(1, LENGTH + 1)]
    return Exported(_csv([[*COLUMNS, *items], *rows]), _codebook(results, bank))


def _row(result: Result, number: int, began: int) -> list[str | int]:
    measured = result.measured
    return [
        number,
        result.arm,
        result.wave,
        result.form,
        (result.at - began) // DAY,
        result.practised,
        measured.hits,
        measured.false_alarms,
        f"{measured.sensitivity:.2f}",
        f"{measured.bias:.2f}",
        *(level + 1 for level in result.levels),
    ]


def _codebook(results: list[Result], bank: Bank) -> str:
    """Name every column; what an item is depends on the form, so items are named by form."""
    rows: list[list[str | int]] = [["column", "form", "meaning"]]
    rows += [[column, "", meaning] for column, meaning in COLUMNS.items()]
    for form, items in sorted({(result.form, result.items) for result in results}):
        for number, name in enumerate(items, 1):
            question = bank.find(name)
            kind = f"{question.verdict}, cue {question.group}" if question else "no more in the bank"
            rows.append([f"item_{number}", form, f"{ITEM}; {name}: {kind}"])
    return _csv(rows)


def _csv(rows: list[list[str | int]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def write_study(
    store: Store, bank: Bank, code: str, rng: random.Random, to: Path | None
) -> tuple[Path, Path]:
    """Write the rows and the codebook of a study beside each other, and return where (study-CODE.csv unless told)."""
    exported = export(store, bank, code, rng)
    rows = to or Path(f"study-{code}.csv")
    codebook = rows.with_name(f"{rows.stem}.codebook.csv")
    rows.write_text(exported.rows, "utf-8")
    codebook.write_text(exported.codebook, "utf-8")
    return rows, codebook
