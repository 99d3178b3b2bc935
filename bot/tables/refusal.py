"""Why a whole file is not read: the key of one sentence, and the words in it."""

from __future__ import annotations


class Refused(Exception):
    """A file of which nothing is kept. `key` names the sentence that its sender is told."""

    def __init__(self, key: str, **args: str) -> None:
        super().__init__(key)
        self.key = key
        self.args_said = args
