"""One update is one transaction, and nothing is written before the last look-up: for every route there is.

Each command, button and event is heard by the production handlers over a file of its own. Then the same is tried with
the process gone during each look-up, with a look-up that Telegram refuses, and with the process gone right before the
commit: the file is then as it was, and what is heard again after the next start is done as if nothing had happened.
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic_ns
from typing import Any, get_type_hints

import pytest
from msgspec.structs import fields

from bot.bank.bank import Bank
from bot.sandbox.faults import Fault
from bot.sandbox.files import Upload
from bot.sandbox.server import Sandbox
from bot.storage.store import Store
from bot.telegram.handlers.door import Door
from bot.telegram.handlers.router import Router
from bot.telegram.handlers.routes import TapRoute, Where
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import CurlRequest
from bot.telegram.http.updates import update_from
from bot.telegram.receiving.commits import Commits
from bot.telegram.views import buttons, contest_buttons, push_buttons, season_buttons
from bot.telegram.views.buttons import Button, encode
from bot.telegram.views.render import Render
from bot.texts.catalogue import Texts
from bot.wiring.services import build
from bot.wiring.telegram import make_handlers, make_router
from tests.conftest import START, settings
from tests.transport import PIXEL

pytestmark = pytest.mark.tried(
    "A stop between any two steps of a command, a line, a button, an event",
    note="done whole or not at all, and tried again",
)

LOOK_UP = "getChatAdministrators"
TEXTS = Texts()
EMPTY, LOBBY, OVER = "empty", "lobby", "over"
"""The files to begin with: nothing in it; a lobby, a quiz and the setup of a season that are open; a game that is over,
and a season that runs."""

Raw = dict[str, Any]
Dump = dict[str, list[tuple[object, ...]]]


class Gone(BaseException):
    """The process ends here: no handler catches it."""


@dataclass
class House:
    """The production handlers over one file. `gone` ends the process before the next commit of a handler."""

    store: Store
    router: Router
    gone: bool = False

    async def hear(self, raw: Raw) -> None:
        """See an update through as the intake does: the first commit of its task marks it as handled."""
        with self.store.db.handling(raw["update_id"], START):
            await self.router(update_from(raw), START)

    def dump(self) -> Dump:
        """All that the file holds; among it the updates that are marked as handled."""
        db = self.store.db
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: sorted(db.execute(f"SELECT * FROM [{name}]").fetchall(), key=repr) for (name,) in names}

    def handled(self, raw: Raw) -> bool:
        row = self.store.db.execute("SELECT 1 FROM updates WHERE id = ?", (raw["update_id"],)).fetchone()
        return row is not None

    def one(self, sql: str) -> int:
        """A number out of the file; 0 where there is none."""
        row = self.store.db.execute(sql).fetchone()
        return row[0] if row and row[0] is not None else 0


@dataclass
class Stage:
    """A group with its bot, the person who opens games, another administrator and somebody who is neither."""

    sandbox: Sandbox
    api: BotApi
    bank: Bank
    bank_folder: Path
    folder: Path
    copies: int = 0
    struck: set[object] = field(default_factory=set)
    """The routes of which a look-up was struck."""

    def __post_init__(self) -> None:
        add = self.sandbox.add_person
        self.host, self.admin, self.member = add("用户甲"), add("用户乙"), add("用户丙")
        everybody = [self.host, self.admin, self.member]
        self.group = self.sandbox.add_group("反诈学习小组", everybody, admins=everybody[:2])

    @asynccontextmanager
    async def opened(self, folder: Path) -> AsyncIterator[House]:
        """Start on the file of a folder, as a new process does."""
        config = settings(self.bank_folder, folder, self.sandbox)
        clock = self.sandbox.clock
        context, services, _ = build(config, random.Random(1), clock, lambda: 0, self.bank)
        houses: list[House] = []

        class Steps(Commits):
            @contextmanager
            def step(self) -> Iterator[None]:
                with super().step():
                    yield
                    if houses[0].gone:
                        raise Gone

        steps = Steps(context.store.db)
        render = Render(TEXTS, self.bank, self.sandbox.bot["username"])
        handlers = make_handlers(services, render.username, None, lambda: False)
        door = Door(1_000_000, monotonic_ns)
        router = make_router(
            handlers, services.players, self.api, render, steps=steps, clock=clock, door=door
        )
        houses.append(House(context.store, router))
        try:
            yield houses[0]
        finally:
            context.store.db.close()

    def copy(self, name: str) -> Path:
        """Return a folder with a copy of a prepared file."""
        self.copies += 1
        return Path(shutil.copytree(self.folder / name, self.folder / str(self.copies)))

    # --- what is heard ----------------------------------------------------------------------------

    def newest(self) -> Raw:
        raw: Raw = json.loads(self.sandbox.updates.pending[-1].raw)
        return raw

    def line(self, text: str, person: Any, private: bool) -> Raw:
        self.sandbox.say(person, None if private else self.group, text)
        return self.newest()

    async def tap(self, button: Button, person: Any, private: bool) -> Raw:
        chat = person if private else self.group
        sent = await self.api.call("sendMessage", {"chat_id": chat.id, "text": "卡片"})
        message = self.sandbox.message(chat, sent["message_id"])
        self.sandbox.forge_tap(person, message, encode(button))
        return self.newest()

    async def prepare(self) -> None:
        """Write the files to begin with, by what people do."""
        for name in (EMPTY, LOBBY, OVER):
            (self.folder / name).mkdir()
            async with self.opened(self.folder / name) as house:
                if name == EMPTY:
                    continue
                await house.hear(self.line("/quiz", self.admin, True))
                await house.hear(self.line("/contest", self.host, False))
                await house.hear(self.line("/season", self.host, False))
                if name == OVER:
                    await house.hear(self.line("/stop", self.host, False))
                    begin = season_buttons.BeginSeason(house.one("SELECT max(id) FROM seasons"))
                    await house.hear(await self.tap(begin, self.host, False))
        # A checkpoint is not needed: what closes last folds its log into the file.


def values(button: type[Button], house: House) -> Button:
    """Return a button that means something: of the open session, of the newest contest, with values that exist."""
    known: dict[str, object] = {
        "contest": house.one("SELECT max(id) FROM contests"),
        "session": house.one("SELECT max(id) FROM sessions"),
        "season": house.one("SELECT max(id) FROM seasons"),
        "topic": "kefu", "region": "cn", "page": "stats", "period": "week", "code": "0", "subject": "message",
        "number": 1, "agreed": True, "asked": True, "keep": True, "language": "en", "weekday": 1, "hour": 20, "sure": True, "resembles": "kefu", "study": "", "action": "show",
    }  # fmt: skip
    special: dict[type[Button], dict[str, object]] = {
        buttons.OpenSetting: {"setting": "language"},
        buttons.Choose: {"setting": "language", "value": "en"},
        buttons.NameCertificate: {"number": "AB12", "choice": "none"},
        contest_buttons.SetContest: {"field": "rounds", "value": "5"},
        contest_buttons.OpenGroupSetting: {"setting": "zone"},
        contest_buttons.SetGroup: {"setting": "zone", "value": "Europe/Moscow"},
        season_buttons.SetSeason: {"field": "days", "value": "30"},
        push_buttons.Remind: {"field": "hour", "value": "08:00"},
        push_buttons.Daily: {"field": "hour", "value": "08:00"},
    }
    if issubclass(button, season_buttons.OwnSeasonButton):
        known["code"] = house.one("SELECT code FROM seasons")
    hints = get_type_hints(button)
    given = known | special.get(button, {})
    return button(
        **{f.name: given.get(f.name, 0 if hints[f.name] in (int, bool) else "") for f in fields(button)}
    )


Make = Callable[[House], "Raw | Any"]


@pytest.fixture
async def stage(tmp_path: Path, small_bank: Path, read_bank: Bank) -> AsyncIterator[Stage]:
    request = CurlRequest()
    async with Sandbox(token="1:test", start=START, frozen=True) as sandbox:
        sandbox.updates.allow(
            ["message", "callback_query", "my_chat_member", "chat_member", "poll_answer", "poll"]
        )
        await request.initialize()
        api = BotApi(request, sandbox.token, sandbox.url)
        stage = Stage(sandbox, api, read_bank, small_bank, tmp_path)
        await stage.prepare()
        yield stage
        await api.settled()
        await request.shutdown()


async def routes_of(stage: Stage) -> tuple[list[Any], list[TapRoute[Any]]]:
    async with stage.opened(stage.copy(EMPTY)) as house:
        return list(house.router.commands), list(house.router.taps)


async def proved(stage: Stage, name: str, raw: Raw, route: object, what: str) -> bool:
    """Prove the rule for one update over a prepared file; tell whether Telegram was asked something before."""
    async with stage.opened(stage.copy(name)) as house:
        before = house.dump()
        watch = stage.sandbox.faults.add(Fault("slow", LOOK_UP, count=None))
        await house.hear(raw)
        looked_up = watch.hits
        stage.sandbox.faults.clear()
        done = house.dump()
        # What is refused by a toast is undone whole; the queue marks it, as it marks what asks for nothing.
        refused = not house.handled(raw)
        assert not refused or done == before, f"{what}: not marked as handled"
    if not refused:
        await _gone_before_the_commit(stage, name, raw, before, done, what)
    for nth in range(1, looked_up + 1):
        await _gone_in_a_look_up(stage, name, raw, nth, before, done, what)
        await _look_up_fails(stage, name, raw, nth, before, what)
    if looked_up:
        stage.struck.add(route)
    return bool(looked_up)


async def _gone_before_the_commit(
    stage: Stage, name: str, raw: Raw, before: Dump, done: Dump, what: str
) -> None:
    folder = stage.copy(name)
    async with stage.opened(folder) as house:
        house.gone = True
        with pytest.raises(Gone):
            await house.hear(raw)
        assert house.dump() == before, f"{what}: something was kept though the handler did not end"
    async with stage.opened(folder) as house:
        await house.hear(raw)
        assert house.dump() == done, f"{what}: the second try did something else"


async def _gone_in_a_look_up(
    stage: Stage, name: str, raw: Raw, nth: int, before: Dump, done: Dump, what: str
) -> None:
    folder = stage.copy(name)
    held = stage.sandbox.faults.add(Fault("hold", LOOK_UP, nth=nth))
    async with stage.opened(folder) as house:
        hearing = asyncio.create_task(house.hear(raw))
        await stage.sandbox.wait_for(lambda: held.hits)
        assert house.dump() == before, f"{what}: something was written before look-up {nth}"
        hearing.cancel()
        with suppress(asyncio.CancelledError):
            await hearing
        assert house.dump() == before, f"{what}: something was written after the process had to end"
    stage.sandbox.faults.clear()
    async with stage.opened(folder) as house:
        await house.hear(raw)
        assert house.dump() == done, f"{what}: the next start did something else"


async def _look_up_fails(stage: Stage, name: str, raw: Raw, nth: int, before: Dump, what: str) -> None:
    """Who cannot be checked is refused in words, which is all of the update; or else it is not marked."""
    for kind in ("error", "reset_before"):
        stage.sandbox.faults.add(Fault(kind, LOOK_UP, nth=nth))
        async with stage.opened(stage.copy(name)) as house:
            with suppress(Exception):
                await house.hear(raw)
            kept = house.dump()
            assert house.handled(raw) or kept == before, f"{what}: half of it is kept after a failed look-up"
            # A tap is refused by a toast, for which nothing is written.
            assert house.handled(raw) or "callback_query" in raw, f"{what}: nobody was told"
            # The refusal and the group's own row; no game, no push, no setting.
            changed = {table for table in kept if kept[table] != before[table]}
            assert changed <= {"updates", "groups", "outbox", "sqlite_sequence", "messages"}, (
                f"{what}: {changed}"
            )
        stage.sandbox.faults.clear()


async def test_every_command_is_done_whole_or_tried_again(stage: Stage) -> None:
    commands, _ = await routes_of(stage)
    assert len(commands) > 15
    for command in commands:
        await proved(
            stage, EMPTY, stage.line(f"/{command.name}", stage.admin, True), command, f"/{command.name}"
        )
        for name in (EMPTY, LOBBY, OVER) if command.guard else (EMPTY,):
            raw = stage.line(f"/{command.name}", stage.admin, False)
            await proved(stage, name, raw, command.name, f"/{command.name} in a group ({name})")
    guarded = {command.name for command in commands if command.guard}
    assert guarded == {"contest", "stop", "daily", "season"} & guarded
    assert guarded <= stage.struck, f"of these no look-up was struck: {guarded - stage.struck}"


async def test_every_button_is_done_whole_or_tried_again(stage: Stage) -> None:
    _, taps = await routes_of(stage)
    assert len(taps) > 40
    for route in taps:
        private = route.where is Where.PRIVATE
        for name in (LOBBY, OVER) if route.guard else (LOBBY,):
            async with stage.opened(stage.copy(name)) as house:
                button = values(route.button, house)
            raw = await stage.tap(button, stage.admin, private)
            await proved(stage, name, raw, route.button, f"{button} ({name})")
    guarded = {route.button for route in taps if route.guard}
    assert guarded <= stage.struck, f"of these no look-up was struck: {guarded - stage.struck}"


async def test_every_other_update_is_done_whole_or_tried_again(stage: Stage) -> None:
    sandbox, group = stage.sandbox, stage.group
    told: list[Raw] = [
        stage.line("你好", stage.admin, True),
        stage.line("我被骗了", stage.admin, True),
        stage.line("/nonsense", stage.admin, True),
        stage.line("/cancel", stage.admin, True),
        stage.line("/nonsense", stage.admin, False),
    ]
    for happens in (
        lambda: sandbox.send_photo(stage.admin, None, Upload("a.png", "image/png", PIXEL)),
        lambda: sandbox.block(stage.admin),
        lambda: sandbox.unblock(stage.admin),
        lambda: sandbox.rename_group(group, "新名字", by=stage.host),
        lambda: sandbox.promote_bot(group),
        lambda: sandbox.leave(group, stage.member),
        lambda: sandbox.kick_bot(group, by=stage.host),
        lambda: sandbox.add_bot(group, by=stage.host),
        lambda: sandbox.upgrade(group),
    ):
        seen = len(sandbox.updates.pending)
        happens()
        told += [json.loads(update.raw) for update in list(sandbox.updates.pending)[seen:]]
    poll = {"id": "77", "question": "?", "options": [], "total_voter_count": 1, "is_closed": False,
            "is_anonymous": False, "type": "quiz", "allows_multiple_answers": False}  # fmt: skip
    vote = {"poll_id": "77", "option_ids": [0], "user": stage.admin.wire, "option_persistent_ids": ["0"]}
    told += [{"update_id": 10**9, "poll": poll}, {"update_id": 10**9 + 1, "poll_answer": vote}]
    assert {key for raw in told for key in raw} >= {
        "message",
        "my_chat_member",
        "chat_member",
        "poll",
        "poll_answer",
    }
    for raw in told:
        await proved(stage, LOBBY, raw, None, str(raw)[:200])


@pytest.mark.parametrize("command", ["/contest", "/daily"])
async def test_a_kill_within_the_look_up_loses_no_command(running, command: str) -> None:
    """The whole bot: gone while Telegram is asked who is an administrator, and started again."""
    async with Sandbox(token="1:test", defaults=False, start=START, frozen=True) as sandbox:
        host = sandbox.add_person("用户甲")
        group = sandbox.add_group("反诈学习小组", [host], admins=[host])
        held = sandbox.faults.add(Fault("hold", LOOK_UP, count=None))
        async with running(sandbox) as bot:
            await bot.settled()
            greeted = len(sandbox.messages(group, by_bot=True))
            sandbox.say(host, group, command)
            await sandbox.wait_for(lambda: held.hits)
            # Nothing of it may end any more.
            await bot.app.intake.update_queue.stop(0)
        assert len(sandbox.messages(group, by_bot=True)) == greeted
        sandbox.faults.clear()
        async with running(sandbox) as bot:
            await bot.settled()
            told = sandbox.messages(group, by_bot=True)[greeted:]
            assert [bool(message.keyboard) for message in told] == [True], "no lobby and no settings came"
