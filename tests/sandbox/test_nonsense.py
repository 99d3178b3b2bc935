"""Calls made of nonsense are refused in words: the sandbox never fails, and its world stays whole."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from bot.sandbox.bot_api import api
from bot.sandbox.server import Sandbox

SCHEMA = Path(api.__file__).with_name("botapi.json")
USUAL = frozenset({"chat_id", "message_id", "text", "caption"})
WORDS = [
    "",
    "x",
    "<b>",
    "<a href='x'>y</a>",
    "attach://f",
    "😀" * 70,
    "-1",
    "{}",
    "[]",
    "null",
    "HTML",
    "quiz",
    "\u202e",
]


def value(rng: random.Random, schema: Any, kind: str, depth: int = 0) -> Any:
    """Return a value of that type, or now and then of another."""
    if rng.random() < 0.03 or depth > 4:
        return rng.choice([None, 0, -1, 2**63, 1.5, True, "x", [], {}, [[]]])
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return [value(rng, schema, inner, depth + 1) for _ in range(rng.choice([0, 1, 1, 2, 13]))]
    atoms: dict[str, Callable[[], Any]] = {
        "Integer": lambda: rng.choice([0, 1, 2, 3, 7, 30, -1, 10**12]),
        "Float": rng.random,
        "Boolean": lambda: rng.random() < 0.5,
        "True": lambda: True,
        "InputFile": lambda: "x",
        "String": lambda: rng.choice(WORDS),
    }
    if kind in atoms:
        return atoms[kind]()
    described = schema[kind]
    if described.get("subtypes"):
        return value(rng, schema, rng.choice(described["subtypes"]), depth + 1)
    return {
        field["name"]: field.get("const") or value(rng, schema, rng.choice(field["types"]), depth + 1)
        for field in described["fields"]
        if field["required"] or rng.random() < 0.15
    }


async def test_no_call_makes_the_sandbox_fail(sandbox: Sandbox, person: int, group: int) -> None:
    rng = random.Random(7)
    described = msgspec.json.decode(SCHEMA.read_bytes())
    played = [
        name for name in described["methods"] if name.lower() in sandbox.api.played and name != "getUpdates"
    ]
    codes: Counter[tuple[str, int]] = Counter()
    for turn in range(20_000):
        name = rng.choice(played)
        params = {
            field["name"]: value(rng, described["types"], rng.choice(field["types"]))
            for field in described["methods"][name]["fields"]
            if field["required"] or rng.random() < (0.9 if field["name"] in USUAL else 0.08)
        }
        if rng.random() < 0.9:
            for key in ("chat_id", "from_chat_id"):
                if key in params:
                    params[key] = rng.choice([person, group])
            place = person if params.get("chat_id") == person else group
            mine = sandbox.messages(place, by_bot=True) if "message_id" in params else []
            if mine:
                params["message_id"] = rng.choice(mine[-9:]).message_id
        answer = await sandbox.api.call(name, params)
        codes[name, answer.status] += 1
        assert answer.status in (200, 400, 403), (turn, name, params, answer.body)
        if name == "leaveChat" and answer.status == 200:
            sandbox.add_bot(group)
    for name in ("sendMessage", "sendPoll", "stopPoll", "editMessageText", "deleteMessage"):
        assert codes[name, 200], name
        assert codes[name, 400], name
    for chat in sandbox.chats.values():
        for message in chat.messages.values():
            assert sandbox.api.schema.fault("Message", message.wire) is None
