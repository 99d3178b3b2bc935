"""Files as each version wrote them: its migrations up to then, and the rows that came with its tables.

`NNNN.sql` holds those rows; `shapes.json` a digest of each version's schema. A new migration adds a line there for the one
before it, and a file of rows where that one made a table. Nothing here is ever edited: it stands on people's disks.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from bot.storage.migrations import FOLDER, migrate

HERE = Path(__file__).parent
SHAPES: dict[str, str] = json.loads((HERE / "shapes.json").read_text("utf-8"))
"""Digests of schemas by version, 0001 and so on: all that were shipped."""


def file_of(version: str, folder: Path) -> Path:
    """Write the file of a version into an empty folder, with data in every table that the version brought."""
    path, known = folder / "old.sqlite3", folder / "migrations"
    known.mkdir()
    for migration in sorted(FOLDER.glob("*.py")):
        step = migration.name[:4]
        if step > version:
            break
        shutil.copy(migration, known)
        migrate(path, known)
        rows = HERE / f"{step}.sql"
        if rows.exists():
            with closing(sqlite3.connect(path)) as connection:
                connection.executescript(rows.read_text("utf-8"))
    return path


def shape(path: Path) -> set[tuple[str, str, str]]:
    """Return the kind, name and definition of everything in a file, with blanks as one."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '%sqlite_%'"
        )
        return {(kind, name, " ".join(sql.split())) for kind, name, sql in found}


def digest(path: Path) -> str:
    """Return a digest of a file's shape."""
    return sha256("\n".join(map(repr, sorted(shape(path)))).encode()).hexdigest()[:16]
