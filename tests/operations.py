"""What something costs, in steps of Python's machine: the same on every computer, however busy."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any


class Counter:
    """Counts the steps of Python's machine."""

    def __init__(self) -> None:
        self.operations = 0

    def trace(self, frame: FrameType, event: str, argument: Any) -> Any:
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        self.operations += event == "opcode"
        return self.trace

    def __enter__(self) -> Counter:
        self._before = sys.gettrace()
        sys.settrace(self.trace)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)
