"""python -m tests.reliability: runs the tests of kills, chaos and refusals, and writes their table into docs/reliability.md.

The figures are the tests' own (`tests/tried.py`). A test that did not pass has none, and is named instead.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.tried import TRIED_TO, Tried, read

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- written by make reliability -->", "<!-- end -->"

TESTS = (
    "tests/kill/test_contest_kill.py",
    "tests/kill/test_file_kill.py",
    "tests/kill/test_private_kill.py",
    "tests/kill/test_season_kill.py",
    "tests/kill/test_push_chaos.py",
    "tests/kill/test_broadcast_kill.py",
    "tests/kill/test_sleep.py",
    "tests/cli/test_running.py",
    "tests/telegram/test_transport_chaos.py",
    "tests/telegram/test_one_transaction.py",
    "tests/telegram/test_sender_faults.py",
    "tests/telegram/test_not_telegram.py",
    "tests/e2e/test_outage.py",
    "tests/storage/test_restore.py",
    "tests/storage/test_backups.py",
    "tests/storage/test_lock.py",
    "tests/cli/test_data_safety.py",
    "tests/e2e/test_flood.py",
    "tests/e2e/test_foreign_buttons.py",
    "tests/e2e/test_reports.py",
)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        report, lines = Path(folder) / "report.xml", Path(folder) / "tried.jsonl"
        os.environ[TRIED_TO] = str(lines)
        pytest.main(["-q", *sys.argv[1:], f"--junitxml={report}", *(str(ROOT / test) for test in TESTS)])
        ran, failed = results(report)
        written = table(read(lines), ran, failed)
    sys.stdout.write("\n".join([*written, ""]))
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text("\n".join([f"{before}{BEGIN}", *written, f"{END}{after}"]), "utf-8")
    return 1 if failed or not ran else 0


def results(report: Path) -> tuple[int, list[str]]:
    """Return how many tests ran, and the names of those that did not pass."""
    cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    bad = [
        case.get("name", "?")
        for case in cases
        if any(part.tag in ("failure", "error", "skipped") for part in case)
    ]
    return len(cases), bad


def table(tried: list[Tried], ran: int, failed: list[str]) -> list[str]:
    """Write a row for each thing that was tried, and below it what this run does not prove."""
    order = sorted(tried, key=lambda one: (one.how_often.keys() == {"cases"}, one.what))
    rows = [f"| {one.what} | {counted(one.how_often)} | {lost(one)} |" for one in order]
    said = f"{ran} tests ran, {ran - len(failed)} passed."
    unproved = [f"**Not proved by this run:** {', '.join(failed)}."] if failed else []
    return ["| tried | how often | lost |", "|---|---|---|", *rows, "", said, *unproved]


def counted(counts: dict[str, int]) -> str:
    said = ((count, name.removesuffix("s") if count == 1 else name) for name, count in counts.items())
    return ", ".join(f"{count:,} {name}" for count, name in said)


def lost(one: Tried) -> str:
    said = counted({name: count for name, count in one.lost.items() if count}) or "nothing"
    return f"{said}; {one.note}" if one.note else said


if __name__ == "__main__":
    sys.exit(main())
