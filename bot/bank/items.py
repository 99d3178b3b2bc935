"""One entry of an item file: the question it makes, and the way back to its file and lines."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from bot.bank.faults import Fault
from bot.bank.yaml_lines import LinedMap, line_of
from bot.core.player.player import is_seen
from bot.core.question.kinds import JUDGE, KINDS
from bot.core.question.question import Option, Question, Stimulus, Turn


class Item(Struct, frozen=True):
    """A question with its origin; rules speak through `fault`."""

    question: Question
    path: str
    raw: LinedMap

    def fault(self, message: str, *steps: str | int) -> Fault:
        """A fault at the line that the steps lead to, such as "options", 2, "why"."""
        return Fault(self.path, line_of(self.raw, *steps), message)


def read_item(raw: LinedMap, topic: str, path: str) -> Item:
    """Make a question of whatever is there. What has the wrong type becomes empty: the schema has told of it."""
    stimulus = raw.get("stimulus")
    question = Question(
        id=text(raw, "id"),
        group=text(raw, "group"),
        topic=topic,
        kind=_kind(text(raw, "kind")),
        level=_level(raw.get("level")),
        regions=texts(raw, "regions"),
        stimulus=_stimulus(stimulus) if isinstance(stimulus, dict) else None,
        stem=text(raw, "stem"),
        options=_options(raw.get("options")),
        verdict=_verdict(raw.get("verdict")),
        stop=_stop(raw.get("stop")),
        decisive=text(raw, "decisive"),
        flags=texts(raw, "flags"),
        why=text(raw, "why"),
        action=text(raw, "action"),
        next=text(raw, "next"),
        advice=_options(raw.get("advice")),
        facts=texts(raw, "facts"),
        sources=texts(raw, "sources"),
        as_of=text(raw, "as_of"),
        review_by=text(raw, "review_by"),
    )
    return Item(question, path, raw)


def text(raw: dict[str, Any], name: str) -> str:
    """A text field without the blanks around it; empty when it is missing, no text, or shows nothing."""
    value = raw.get(name)
    return "" if not isinstance(value, str) or not is_seen(value) else value.strip()


def texts(raw: dict[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts; empty when it is missing or no list."""
    value = raw.get(name)
    return tuple(entry for entry in value if isinstance(entry, str)) if isinstance(value, list) else ()


def _level(value: Any) -> int:
    return value if isinstance(value, int) and value in (1, 2, 3) else 1


def _kind(value: str) -> str:
    return value if value in KINDS else JUDGE


def _stop(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _verdict(value: Any) -> Any:
    return value if value in ("scam", "genuine") else None


def _stimulus(raw: dict[str, Any]) -> Stimulus:
    channel: Any = text(raw, "channel")
    return Stimulus(
        channel, text(raw, "sender"), text(raw, "text"), text(raw, "context"), _turns(raw.get("turns"))
    )


def _turns(value: Any) -> tuple[Turn, ...]:
    return tuple(Turn(text(raw, "who"), text(raw, "text"), text(raw, "why")) for raw in maps(value))


def _options(value: Any) -> tuple[Option, ...]:
    return tuple(
        Option(text(raw, "text"), text(raw, "why"), raw.get("key") is True, text(raw, "myth") or None)
        for raw in maps(value)
    )


def maps(value: Any) -> list[dict[str, Any]]:
    """The maps of a list; what is none counts as an empty one, so that places stay."""
    return [entry if isinstance(entry, dict) else {} for entry in value] if isinstance(value, list) else []
