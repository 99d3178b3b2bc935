"""Settings: bot.toml read into frozen values; what is unknown or of the wrong kind is named, with the nearest name."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints

from msgspec import Struct, field
from msgspec.structs import fields, replace

from bot.core.calendar import zone_info
from bot.core.language import written_forms
from bot.errors import OperatorError

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
# Where the bank lies beside the code: a settings file anywhere else means this one unless it names another.
SHIPPED_BANK = Path(__file__).resolve().parent.parent / "questions"


class Telegram(Struct, frozen=True):
    api_url: str = "https://api.telegram.org"
    poll_seconds: int = 25
    webhook_url: str = ""
    webhook_port: int = 8080
    proxy: str = ""


class Storage(Struct, frozen=True):
    path: Path = Path("var/bot.sqlite3")
    backups: Path = Path("var/backups")
    backup_days: int = 7
    backup_hour: int = 4
    silent_months: int = 24


class BankFolder(Struct, frozen=True):
    path: Path = SHIPPED_BANK


class General(Struct, frozen=True):
    timezone: str = "Asia/Shanghai"
    owner: int = 0
    owner_language: str = "zh-Hans"
    owner_hour: int = 9
    log_level: str = "INFO"


class Contest(Struct, frozen=True):
    pause_seconds: int = 0


class Push(Struct, frozen=True):
    late_hours: int = 6


class Metrics(Struct, frozen=True):
    port: int = 0


class SandboxPage(Struct, frozen=True):
    port: int = 8765


class Limits(Struct, frozen=True):
    overall: int = 30
    private: int = 1
    group: int = 20
    person: int = 2
    paid: bool = False


class Config(Struct, frozen=True):
    telegram: Telegram = field(default_factory=Telegram)
    storage: Storage = field(default_factory=Storage)
    bank: BankFolder = field(default_factory=BankFolder)
    app: General = field(default_factory=General)
    contest: Contest = field(default_factory=Contest)
    push: Push = field(default_factory=Push)
    metrics: Metrics = field(default_factory=Metrics)
    sandbox: SandboxPage = field(default_factory=SandboxPage)
    limits: Limits = field(default_factory=Limits)


def load(path: Path) -> Config:
    """Read a settings file; relative paths in it count from its folder.

    Raises OperatorError with one sentence for the first thing that is wrong.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise OperatorError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OperatorError(f"{path}: this is not valid TOML: {error}") from error
    return checked(_read(Config, table, str(path), "", path.resolve().parent), str(path))


def checked(config: Config, path: str) -> Config:
    """Return the settings when their values make sense together, else raise OperatorError."""
    limits = config.limits
    faults = [
        (
            not config.telegram.api_url.startswith(("http://", "https://")),
            "[telegram] api_url must begin with http:// or https://",
        ),
        (not _is_zone(config.app.timezone), f"[app] timezone: there is no time zone {config.app.timezone!r}"),
        (min(limits.overall, limits.private, limits.group, limits.person) < 1, "[limits] must be 1 or more"),
        (not 0 <= config.storage.backup_hour <= 23, "[storage] backup_hour must be an hour from 0 to 23"),
        (config.app.log_level not in LEVELS, f"[app] log_level must be one of {', '.join(LEVELS)}"),
        (
            config.app.owner_language not in tuple(written_forms()),
            f"[app] owner_language must be one of {', '.join(written_forms())}",
        ),
        (
            not config.telegram.webhook_url.startswith(("https://", "http://127.0.0.1", "http://localhost"))
            and config.telegram.webhook_url != "",
            "[telegram] webhook_url must begin with https://, or be empty",
        ),
        (not 0 < config.telegram.webhook_port < 65536, "[telegram] webhook_port must be from 1 to 65535"),
        (
            not -1 <= config.app.owner_hour <= 23,
            "[app] owner_hour must be an hour from 0 to 23, or -1 for never",
        ),
        (not 0 <= config.storage.silent_months <= 1200, "[storage] silent_months must be 0 (never) or more"),
        (not 0 <= config.metrics.port < 65536, "[metrics] port must be from 0 (off) to 65535"),
        (not 0 <= config.sandbox.port < 65536, "[sandbox] port must be from 0 to 65535"),
        (not 1 <= config.push.late_hours <= 24, "[push] late_hours must be from 1 to 24"),
        (config.storage.backup_days < 1, "[storage] backup_days must be 1 or more"),
        (not 0 <= config.contest.pause_seconds <= 60, "[contest] pause_seconds must be from 0 to 60"),
        (not 1 <= config.telegram.poll_seconds <= 50, "[telegram] poll_seconds must be from 1 to 50"),
    ]
    for wrong, sentence in faults:
        if wrong:
            raise OperatorError(f"{path}: {sentence}")
    return replace(config, telegram=replace(config.telegram, api_url=config.telegram.api_url.rstrip("/")))


def _is_zone(name: str) -> bool:
    try:
        zone_info(name)
    except (ValueError, OSError, LookupError):
        return False
    return True


def _read(kind: type, table: dict[str, Any], path: str, section: str, folder: Path) -> Any:
    """Return a section filled from a table, key by key."""
    hints = get_type_hints(kind)
    known = [entry.name for entry in fields(kind)]
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise OperatorError(f"{path}: {_unknown(key, section, known)}")
        values[key] = _value(hints[key], value, path, key, section, folder)
    for key in set(known) - set(table):
        if hints[key] is Path:
            values[key] = folder / getattr(kind(), key)
        elif _is_section(hints[key]):
            values[key] = _read(hints[key], {}, path, key, folder)
    return kind(**values)


def _is_section(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _unknown(key: str, section: str, known: list[str]) -> str:
    near = get_close_matches(key, known, 1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(known)}"
    where = f"[{section}] " if section else "the section "
    return f"{where}{key} is not a setting{hint}"


def _value(kind: Any, value: Any, path: str, key: str, section: str, folder: Path) -> Any:
    if _is_section(kind):
        if not isinstance(value, dict):
            raise OperatorError(f"{path}: [{key}] must be a section")
        return _read(kind, value, path, key, folder)
    if kind is Path and isinstance(value, str):
        return folder / value
    if type(value) is not kind:
        wanted = {int: "a whole number", str: "a text", bool: "true or false", Path: "a path"}[kind]
        raise OperatorError(f"{path}: [{section}] {key} must be {wanted}, not {value!r}")
    return value
