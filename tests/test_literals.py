"""The names of the kinds of questions and sessions stand in their tables only; all else asks the tables."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"judge", "choice", "stop", "quiz", "spot", "exam"}
TABLES = {"core/question/kinds.py", "core/quiz/sessions.py"}

OTHER_MEANINGS = {
    ("bank/columns.py", "stop"): "the field of an item that names the line, and its heading",
    ("bank/items.py", "stop"): "the field of an item that names the line",
    ("bank/rules.py", "stop"): "the same field, for the place of a fault",
    ("core/learning/badges.py", "exam"): "a badge",
    ("core/look/look.py", "stop"): "an ending of 一起看看",
    ("services/push_settings.py", "stop"): "what is tapped to end the push",
    ("services/push_dialogue.py", "stop"): "what is typed to end the push",
    ("services/results.py", "choice"): "an argument of a text: which answer was chosen",
    ("telegram/views/toasts.py", "choice"): "the same argument",
    ("telegram/views/push.py", "stop"): "the button that ends the push",
    ("telegram/handlers/push.py", "stop"): "what a tap asks of the push: to end it",
    ("telegram/handlers/commands.py", "stop"): "the command that ends a contest",
    ("telegram/sending/calls.py", "quiz"): "Telegram's own word for a poll with a right answer",
}
"""Where one of these words means something else."""


def literals() -> Iterator[tuple[str, str, int]]:
    """Each place of such a word in the bot. The sandbox is left out: it speaks Telegram's words."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        name = path.relative_to(ROOT / "bot").as_posix()
        if name in TABLES or name.startswith("sandbox/"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and node.value in KINDS:
                yield name, node.value, node.lineno


def test_the_names_of_kinds_stand_in_their_tables_only() -> None:
    strays = [place for place in literals() if place[:2] not in OTHER_MEANINGS]
    assert strays == []


def test_no_exception_outlives_its_place() -> None:
    assert {place[:2] for place in literals()} >= set(OTHER_MEANINGS)
