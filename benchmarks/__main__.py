"""python -m benchmarks [NAME …]: runs all benchmarks, or those named (start, answer, throughput, …)."""

import importlib
import os
import platform
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> None:
    known = sorted(file.stem.removeprefix("bench_") for file in FOLDER.glob("bench_*.py"))
    wanted = sys.argv[1:] or known
    unknown = [name for name in wanted if name not in known]
    if unknown:
        sys.exit(f"there is no benchmark {unknown[0]}; known are {', '.join(known)}")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}")
    for name in wanted:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"benchmarks.bench_{name}").main()


if __name__ == "__main__":
    main()
