"""`doctor`: looks at everything that can stand badly, one line each, beside the running bot or without one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec
from msgspec import Struct

from bot import proxies
from bot.bank.check import check
from bot.bot_token import read_token
from bot.config import Config
from bot.core.calendar import DAY, HOUR, MINUTE, SECOND, instant
from bot.core.language import written_forms
from bot.errors import OperatorError
from bot.pictures.fonts import NoFont, text_face
from bot.status import open_to_read, span
from bot.storage import backups, integrity, migrations, recount
from bot.storage.heartbeat import Life
from bot.storage.lock import is_locked
from bot.storage.store import Store
from bot.telegram.http.forms import JSON
from bot.telegram.http.request import explain
from bot.telegram.http.transfers import Request, TransferFault, carry_out_alone
from bot.texts.catalogue import source

OK, NOTE, BAD = "ok", "note", "BAD"
PATIENCE_S = 15.0
CLOCK_OFF = 30 * SECOND
OLD_ANSWER = 5 * MINUTE
OLD_BACKUP = 36 * HOUR
SILENT = 2 * MINUTE


class Finding(Struct, frozen=True):
    """One line: how it stands, what was looked at, and a sentence."""

    state: str
    what: str
    sentence: str

    def line(self) -> str:
        """Write the line."""
        return f"{self.state:4}  {self.what:9} {self.sentence}"


def examine(config: Config, now: Callable[[], int]) -> Iterator[Finding]:
    """Look at everything, one after the other, so that each line can be shown as it is found."""
    yield Finding(OK, "settings", f"sound; the database is {config.storage.path}")
    yield from _telegram(config, now)
    yield from _file(config)
    yield from _bank(config)
    yield _fonts()
    yield from _life(config, now())
    yield _backup(config, now())


# --- Telegram -----------------------------------------------------------------------------------------


def _telegram(config: Config, now: Callable[[], int]) -> Iterator[Finding]:
    try:
        token = read_token()
        proxy = proxies.chosen(config.telegram.proxy, config.telegram.api_url)
    except OperatorError as error:
        yield Finding(BAD, "token", str(error))
        return
    began = time.monotonic()
    try:
        answer, date = _ask(f"{config.telegram.api_url}/bot{token}/getMe", proxy)
    except (TransferFault, ValueError) as error:
        reason = explain(error) if isinstance(error, TransferFault) else "what answers is not Telegram"
        yield Finding(BAD, "token", f"Telegram cannot be reached: {reason}; see the proxy and the network")
        return
    took = round((time.monotonic() - began) * 1000)
    if answer.get("ok") is not True:
        said = str(answer.get("description", "something that is not Telegram's"))
        yield Finding(BAD, "token", f"it is refused: {said[:80]}")
        return
    yield Finding(OK, "token", f"@{answer['result'].get('username', '?')} answers in {took} ms")
    yield _clock(date, now())


def _ask(url: str, proxy: str) -> tuple[dict[str, Any], str]:
    """Return what Telegram says of the token, and when it says so. Raises ValueError for what is not JSON."""
    request = Request(url, b"{}", JSON, proxy, place_s=None, connect_s=PATIENCE_S, total_s=PATIENCE_S)
    response = carry_out_alone(request)
    answer = msgspec.json.decode(response.content)
    return (answer if isinstance(answer, dict) else {}), response.date


def _clock(date: str, now: int) -> Finding:
    if not date:
        return Finding(NOTE, "clock", "the answer had no date to compare with")
    off = now - instant(parsedate_to_datetime(date))
    # A date has whole seconds.
    if abs(off) > CLOCK_OFF:
        return Finding(BAD, "clock", f"this machine is {off // SECOND} s from Telegram's time; set up NTP")
    return Finding(OK, "clock", "agrees with Telegram's")


# --- the file -----------------------------------------------------------------------------------------


def _file(config: Config) -> Iterator[Finding]:
    path = config.storage.path
    if not path.exists():
        lost = bool(backups.copies(config.storage.backups))
        hint = "there are backups: `python -m bot restore FILE`" if lost else "the first start makes one"
        yield Finding(BAD if lost else NOTE, "file", f"there is no database yet; {hint}")
        return
    try:
        integrity.refuse_newer(path)
        if migrations.pending(path):
            yield Finding(
                NOTE, "file", "an older version wrote it; the next start brings it up to date, after a copy"
            )
            return
        with closing(integrity.connect_to_read(path)) as connection:
            yield from _content(connection)
    except (OperatorError, sqlite3.Error) as error:
        yield Finding(BAD, "file", f"{error}; `python -m bot restore FILE` puts a backup back")


def _content(connection: sqlite3.Connection) -> Iterator[Finding]:
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    yield Finding(OK if verdict == "ok" else BAD, "file", f"integrity_check says {' '.join(verdict.split())}")
    astray = connection.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()[0]
    yield Finding(
        BAD if astray else OK,
        "keys",
        f"{astray} rows belong to nobody" if astray else "each row has its owner",
    )
    yield _totals(connection)


def _totals(connection: sqlite3.Connection) -> Finding:
    counted = recount.recount(connection)
    kept, people = recount.count_people(connection)
    wrong = dict(counted.wrong) | ({"people": abs(kept - people)} if kept != people else {})
    if wrong:
        told = ", ".join(f"{name} of {count}" for name, count in wrong.items())
        return Finding(BAD, "totals", f"counted anew from the answers, these are wrong: {told}")
    return Finding(OK, "totals", f"the same when counted anew, for {counted.people} people")


# --- what it says and shows ---------------------------------------------------------------------------


def _bank(config: Config) -> Iterator[Finding]:
    checked = check(config.bank.path)
    if checked.faults:
        yield Finding(BAD, "bank", f"{len(checked.faults)} faults; the first: {checked.faults[0]}")
        return
    failed = sum(not gate.passed for gate in checked.gates)
    count = len(checked.bank.questions)
    told = (
        f"{failed} gates failed; see `python -m bot check`"
        if failed
        else f"{count} questions, all gates passed"
    )
    yield Finding(BAD if failed else OK, "bank", told)


def _fonts() -> Finding:
    try:
        face = text_face()
    except NoFont as error:
        return Finding(BAD, "fonts", f"{error}; pictures are sent as text")
    letters = {
        letter for language in written_forms() for letter in source(language) if "一" <= letter <= "鿿"
    }
    missing = sorted(letter for letter in letters if not face.covers(letter))
    if missing:
        return Finding(BAD, "fonts", f"no shape for {''.join(missing[:10])}")
    return Finding(OK, "fonts", f"all {len(letters)} Chinese characters of the texts can be drawn")


# --- the running bot ----------------------------------------------------------------------------------


def _life(config: Config, now: int) -> Iterator[Finding]:
    if not config.storage.path.exists():
        return
    try:
        store = open_to_read(config)
    except OperatorError:
        return
    try:
        life = store.heartbeat.find()
        running = is_locked(config.storage.path)
        yield _outbox(store, now)
        yield from _movements(life, running, now)
    finally:
        store.db.close()


def _outbox(store: Store, now: int) -> Finding:
    oldest = store.outbox.oldest_in_answers()
    waits = 0 if oldest is None else now - oldest
    told = f"the oldest answer waits for {span(waits)}" if oldest is not None else "no answer waits"
    return Finding(BAD if waits > OLD_ANSWER else OK, "outbox", told)


def _movements(life: Life | None, running: bool, now: int) -> Iterator[Finding]:
    if life is None or (life.stopped and not running):
        yield Finding(NOTE, "bot", "it does not run")
        return
    if not running:
        yield Finding(BAD, "bot", f"it broke off {span(now - life.at)} ago; start it again and see its log")
        return
    for what, at in (("poll", life.fetched_at), ("tick", life.ticked_at)):
        silence = now - min(at, life.at)
        yield Finding(BAD if silence > SILENT else OK, what, f"the last was {span(silence)} ago")


def _backup(config: Config, now: int) -> Finding:
    found = backups.copies(config.storage.backups)
    if not found:
        path = config.storage.path
        old = path.exists() and now - path.stat().st_ctime * 1000 > 2 * DAY
        return Finding(BAD if old else NOTE, "backup", "there is none; `python -m bot backup` makes one")
    age = backups.age(found[-1], now)
    try:
        integrity.prove(found[-1])
    except OperatorError as error:
        return Finding(BAD, "backup", str(error))
    told = f"the newest of {len(found)} is {span(age)} old and opens"
    return Finding(BAD if age > OLD_BACKUP else OK, "backup", told)
