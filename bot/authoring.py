"""What an author does at the command line: a new topic, a sheet to fill in, a sheet taken in."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from bot.bank.author import import_items, new_topic
from bot.bank.sheet_template import write_template
from bot.config import Config
from bot.core.language import overlaid
from bot.errors import OperatorError
from bot.opening import open_bank

AUTHORING = ("new", "import", "template")


class Done(Struct, frozen=True):
    """What to say, and with which code to leave: 2 when a sheet has faults."""

    text: str
    code: int = 0


def author(config: Config, what: str, name: str, topic: str, month: str) -> Done:
    """Do one of `AUTHORING`; `month` is this one, 2026-11. Raises OperatorError for what cannot be read or written."""
    root = config.bank.path
    try:
        if what == "new":
            return Done(f"wrote {new_topic(root, name, month)}")
        if what == "template":
            write_template(Path(name), open_bank(config))
            return Done(f"wrote {name}; fill it in, then: python -m bot bank import {name} TOPIC")
        done = import_items(Path(name).read_bytes(), Path(name).name, root, topic)
    except (OSError, ValueError) as error:
        raise OperatorError(str(error)) from error
    return Done(done.text(topic), 2 if done.faults else 0)


def proved_language(code: str | None) -> str:
    """The code of a language that has overlays. Raises OperatorError for any other."""
    if code not in tuple(overlaid()):
        raise OperatorError(f"name a language that has overlays: {', '.join(overlaid())}")
    return str(code)
