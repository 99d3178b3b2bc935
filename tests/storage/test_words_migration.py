"""What waited in a file of the old words is carried over: every effect can be said, a running game goes on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.core.contest.state import Phase
from bot.storage.database import Database
from bot.storage.effect_tags import EFFECTS
from bot.storage.migrations import migrate
from bot.storage.store import Store
from tests.questions import render_of
from tests.storage.shipped import HERE, file_of

OLD: dict[str, Any] = json.loads((HERE / "effects-0006.json").read_text("utf-8"))
NOW = 1_793_000_000_000
QUESTION = {"id": "kefu-01", "group": "kefu", "kind": "judge", "verdict": "genuine", "options": []}
POST = "INSERT INTO outbox (chat_id, lane, language, silent, fresh, effect, payload, created_at) VALUES (7, 0, 'zh-Hans', 0, 0, ?, ?, 1)"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A file of the schema before, with every effect waiting, a game in its second round, and an open session."""
    path = file_of("0006", tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        for name, payloads in OLD["effects"].items():
            for payload in payloads:
                old.execute(POST, (name, json.dumps(payload, ensure_ascii=False)))
        head = OLD["contest"]["head"] | {"phase": "asking", "number": 1, "rest": "", "shown_at": NOW}
        plan = [{"question": QUESTION, "order": [1, 0]}]
        old.execute(
            "UPDATE contests SET head = ?, plan = ?, deadline = 5 WHERE open",
            (json.dumps(head), json.dumps(plan)),
        )
        given = [{"place": 2, "right": True, "sure": False}]
        item = {"question_id": "q", "cue": "c", "topic": "kefu", "kind": "judge", "order": [], "key": 1}
        state = {"id": 2, "player_id": 9, "kind": "exam", "topic": None, "plan": [item, item], "position": 1,
                 "phase": "asking", "given": given, "tip": "先看看"}  # fmt: skip
        old.execute("UPDATE sessions SET state = ? WHERE open", (json.dumps(state, separators=(",", ":")),))
    assert migrate(path).applied
    store = Store(Database.open(path))
    yield store
    store.db.close()


def test_every_effect_that_waited_can_still_be_said(store: Store) -> None:
    render, said = render_of(title="主题"), set()
    for row_id, tag in store.db.execute("SELECT id, effect FROM outbox WHERE state < 2").fetchall():
        assert tag in EFFECTS
        post = store.outbox.find(row_id)
        assert post is not None
        said.add(tag)
        if tag not in ("round", "group-push-poll"):  # a poll of a question that is gone is refused, and told
            assert render(post.effect, "zh-Hans")
    assert len(said) == len(OLD["effects"])


def test_a_running_game_goes_on_with_its_plan(store: Store) -> None:
    game = store.contests.find_open(-1001)
    assert game is not None
    assert game.contest.phase is Phase.ASKING
    assert (game.contest.round_plan.question_id, game.contest.round_plan.key) == ("kefu-01", 1)
    assert game.contest.round_plan.order == (1, 0)
    assert game.contest.pause_reason == ""


def test_an_open_session_keeps_its_answers(store: Store) -> None:
    session = store.sessions.find(2)
    assert session is not None
    assert [(one.shown_index, one.right, one.sure) for one in session.responses] == [(2, True, False)]
    assert session.tip == ""
