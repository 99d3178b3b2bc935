"""What an installation does once, so that no start has to: the code compiled, the bank judged, an empty database made.

All of it lies where Python keeps the compiled code, for everybody who may read the code.
"""

from __future__ import annotations

from compileall import compile_dir
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.config import Config
from bot.errors import OperatorError
from bot.kept_files import BesideCode
from bot.opening import keep_bank, open_bank
from bot.storage import backups, migrations

CODE = Path(__file__).resolve().parent


def prepare(config: Config) -> str:
    """Prepare an installation for its starts; returns what was done.

    Raises OperatorError when the bank has faults, or when nothing may be written beside the code.
    """
    compiled = _compile(CODE)
    bank_place, empty_place = (BesideCode(kind, demanded=True) for kind in ("bank", "empty"))
    bank = open_bank(config, [bank_place])
    # One that was found there has no origin: it lies there already.
    taken = not bank.origin or keep_bank(config, bank, [bank_place])
    with TemporaryDirectory(prefix="fanzha-") as folder:
        backups.migrate(Path(folder) / "bot.sqlite3", empty_place)
    if not taken or not empty_place.find(migrations.origin_of()):
        raise OperatorError(f"{empty_place.folder}: a bank and an empty database cannot be kept here")
    return (
        f"prepared: {compiled} files of code compiled, {len(bank.questions)} questions judged, an empty"
        f" database made; kept in {empty_place.folder}"
    )


def _compile(code: Path) -> int:
    """Compile all that is not compiled yet; returns how many files there are."""
    if not compile_dir(code, quiet=2):
        raise OperatorError(
            f"{code}: the code cannot be compiled, or what was compiled cannot be kept beside it"
        )
    files = list(code.rglob("*.py"))
    for file in files:
        compiled = Path(cache_from_source(file))
        # Some was compiled by whoever ran a command, which writes for its own account alone.
        for made, source in ((compiled, file), (compiled.parent, file.parent)):
            _let_read(made, source)
    return len(files)


def _let_read(made: Path, source: Path) -> None:
    """Let everybody read what was compiled who may read what it was compiled from."""
    mode = made.stat().st_mode
    wanted = mode | source.stat().st_mode & 0o555
    if wanted != mode:
        made.chmod(wanted & 0o7777)
