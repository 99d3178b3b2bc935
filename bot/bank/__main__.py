"""Check question files while writing them: python -m bot.bank questions [--topic KEY]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.bank import report
from bot.bank.check import check


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bot.bank", description=__doc__)
    parser.add_argument("root", type=Path, help="the folder of questions")
    parser.add_argument("--topic", help="only the faults of this topic, and the gates over its items alone")
    parser.add_argument("--gates", action="store_true", help="a failed gate counts, and the table is shown")
    parser.add_argument(
        "--full", action="store_true", help="the bank must hold all that a complete one holds"
    )
    parser.add_argument("--sources", type=Path, help="folder with the documents: prove phrases, find copies")
    arguments = parser.parse_args()
    result = check(arguments.root, arguments.sources, arguments.full, arguments.topic)
    if arguments.gates or arguments.full or arguments.sources:
        sys.stdout.write(result.text() + "\n")
        return 0 if result.passed else 1
    sys.stdout.write("\n".join([*map(str, result.faults), report.faults_in_words(len(result.faults))]) + "\n")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
