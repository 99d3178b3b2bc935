"""python -m tests.reliability: runs the tests of kills, chaos and refusals, and writes their table into docs/reliability.md.

Each row names the tests that prove it; they assert that what stands under "lost" is all that was lost, so the table says
`none` only after a run in which every one of them passed.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- written by make reliability -->", "<!-- end -->"


@dataclass(frozen=True, slots=True)
class Row:
    """What was tried and how often, what is lost when all goes as promised, and the tests that assert it."""

    tried: str
    often: str
    lost: str
    tests: tuple[str, ...]


ROWS = (
    Row(
        "SIGKILL of the bot amid contests of several groups, at every kind of moment: in a commit, between calls, in an answer",
        "200 kills or more, at least 10 at each kind of moment",
        "none: every vote scores as an oracle says, every game ends",
        ("tests/kill/test_contest_kill.py",),
    ),
    Row(
        "SIGKILL while people answer in their chats",
        "20 kills, 50 people, 250 answers",
        "none; a card in the air may come twice",
        ("tests/kill/test_private_kill.py",),
    ),
    Row(
        "SIGKILL while people play a season in their chats",
        "12 kills, 30 people, 60 rounds of ten",
        "none: each round counts once, with the right points",
        ("tests/kill/test_season_kill.py",),
    ),
    Row(
        "Daily pushes under blocks, floods, resets and SIGKILL",
        "500 people, 5 kills, random faults",
        "none twice; one whose fate a reset hid is not repeated, and is counted",
        ("tests/kill/test_push_chaos.py",),
    ),
    Row(
        "SIGKILL of a broadcast while it is written",
        "1,500 people",
        "none, none twice",
        ("tests/kill/test_broadcast_kill.py",),
    ),
    Row(
        "The machine sleeps in a round (SIGSTOP for 20 s), a vote meanwhile",
        "once",
        "none: the vote counts, with the whole time",
        ("tests/kill/test_sleep.py",),
    ),
    Row(
        "Random faults of the network and sudden ends, in and out",
        "many seeds in each direction",
        "none; in order within a chat, each update handled once",
        ("tests/telegram/test_transport_chaos.py",),
    ),
    Row(
        "Each refusal of Telegram, each fault of the connection, a locked file, poison",
        "each with every priority",
        "answers none; pushes of unknown fate are not repeated",
        ("tests/telegram/test_sender_faults.py",),
    ),
    Row(
        "A proxy answers in Telegram's place: HTML with 400, 403, 404, 413, junk with 200",
        "each kind",
        "none, and nobody is marked as unreachable",
        ("tests/telegram/test_not_telegram.py",),
    ),
    Row(
        "Telegram is away for hours or a day; a group is closed for the night",
        "half an hour to 25 hours",
        "what is late is left out: a push after its last hour, a question of a game that is over",
        ("tests/e2e/test_outage.py",),
    ),
    Row(
        "A restore stopped at any step, undone, from a damaged or foreign file",
        "every step, before and after",
        "none: a whole database each time, deletions repeated",
        ("tests/storage/test_restore.py", "tests/storage/test_backups.py"),
    ),
    Row(
        "A second process on the same file, and one after a kill",
        "once each",
        "none: refused in a sentence, a kill lets the lock go",
        ("tests/storage/test_lock.py", "tests/cli/test_data_safety.py"),
    ),
    Row(
        "One person floods: lines and taps without an end",
        "150 of each at once",
        "of the flood, what is beyond the person's bucket; of the others none, first aid and votes never",
        ("tests/core/test_bucket.py", "tests/e2e/test_flood.py"),
    ),
    Row(
        "Every button, tapped by people it is not for, from their own chat, another group, the same group",
        "more than 500 taps, every button",
        "none: no row changes, no message is sent",
        ("tests/e2e/test_foreign_buttons.py",),
    ),
    Row(
        "400 accounts report questions to switch the bank off",
        "1,200 reports",
        "no more than 3 in 100 questions, until the owner looks",
        ("tests/core/test_reports.py", "tests/e2e/test_reports.py"),
    ),
)


def main() -> int:
    wanted = sorted({test for row in ROWS for test in row.tests})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        pytest.main(["-q", *sys.argv[1:], f"--junitxml={report}", *(str(ROOT / test) for test in wanted)])
        results = read(report) if report.exists() else {}
    lines = table(results)
    sys.stdout.write("\n".join([*lines, ""]))
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text("\n".join([f"{before}{BEGIN}", *lines, f"{END}{after}"]), "utf-8")
    return 0 if all(passed(row, results) for row in ROWS) else 1


def read(report: Path) -> dict[str, tuple[int, int]]:
    """Return how many tests of each file ran, and how many of them failed or were left out."""
    results: dict[str, tuple[int, int]] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        file = case.get("classname", "").replace(".", "/") + ".py"
        ran, bad = results.get(file, (0, 0))
        results[file] = (
            ran + 1,
            bad + (len([one for one in case if one.tag in ("failure", "error", "skipped")]) > 0),
        )
    return results


def passed(row: Row, results: dict[str, tuple[int, int]]) -> bool:
    """Whether every test of a row ran and passed."""
    return all(results.get(test, (0, 1))[1] == 0 for test in row.tests)


def table(results: dict[str, tuple[int, int]]) -> list[str]:
    """Write the table; a row with a test that did not pass says so in place of what was lost."""
    lines = ["| tried | how often | lost | tests passed |", "|---|---|---|---|"]
    for row in ROWS:
        ran = sum(results.get(test, (0, 0))[0] for test in row.tests)
        bad = sum(results.get(test, (0, 1))[1] for test in row.tests)
        lost = row.lost if passed(row, results) else "**not proved by this run**"
        lines.append(f"| {row.tried} | {row.often} | {lost} | {ran - bad if ran else 0} of {ran} |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
