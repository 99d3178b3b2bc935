"""python -m benchmarks [NAME …]: runs all benchmarks, or those named (start, answer, throughput, …).

Ratios come first: they say more than single figures of a machine that others use too. One that fails does not keep
the others from running; the last line names it.
"""

import importlib
import os
import platform
import sys
import time
import traceback
from pathlib import Path

FOLDER = Path(__file__).parent
RATIOS = ("throughput", "scale", "latency")
"""These print how this bot compares: with its peers, a big file with a small one, and a busy hour with a quiet one."""


def main() -> None:
    known = sorted(file.stem.removeprefix("bench_") for file in FOLDER.glob("bench_*.py"))
    wanted = sys.argv[1:] or sorted(
        known, key=lambda name: (RATIOS.index(name) if name in RATIOS else len(RATIOS), name)
    )
    unknown = [name for name in wanted if name not in known]
    if unknown:
        sys.exit(f"there is no benchmark {unknown[0]}; known are {', '.join(known)}")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}")
    failed = [name for name in wanted if not run(name)]
    if failed:
        sys.exit(f"\nfailed: {', '.join(failed)}")


def run(name: str) -> bool:
    """Run one benchmark; False when it failed."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    try:
        importlib.import_module(f"benchmarks.bench_{name}").main()
    except Exception:
        traceback.print_exc()
        return False
    finally:
        if hasattr(os, "sched_setaffinity"):
            # Each begins with all cores, wherever the one before has put this process.
            os.sched_setaffinity(0, range(os.cpu_count() or 1))
        print(f"({time.monotonic() - began:.0f} s)", flush=True)
    return True


if __name__ == "__main__":
    main()
