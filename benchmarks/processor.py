"""How much processor a process has used: noise from neighbours moves it far less than it moves the time."""

from __future__ import annotations

import os
from pathlib import Path


def processor_s(pid: int) -> float:
    """Return the seconds that a running process and its threads have had, in user and in system mode."""
    # The name in brackets may hold blanks; what comes behind it does not (man 5 proc).
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pin(pid: int, core: int) -> None:
    """Keep a process on one core, where the system can do that and has that many."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(pid, {core % (os.cpu_count() or 1)})
