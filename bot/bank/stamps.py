"""Writes into overlays which original they follow: one line or one field an entry, all else stays as it was."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from bot.bank.loader import Reading
from bot.bank.overlays import STAMP
from bot.bank.reference import TABLES
from bot.bank.translatable import stamp_of
from bot.bank.translations import Translation
from bot.bank.yaml_lines import LinedMap, line_of, read_yaml
from bot.core.language import Language


def stamp(root: Path, language: Language, again: Collection[str] = ()) -> int:
    """Stamp the overlay entries of a language that have none, and those named in `again`; returns how many.

    Files that cannot be read are left alone: `check` tells of them.
    """
    reading = Reading(root)
    reading.read()
    questions = {item.question.id: item.question for item in reading.items}
    source = Translation(questions, reading.reference)
    count = 0
    for file in sorted((root / language).glob("*.yaml")):
        raw, faults = read_yaml(file, file.name)
        if isinstance(raw, LinedMap) and not faults:
            tables = TABLES.get(file.stem, ("questions",))
            marks = {key: stamp_of(value) for table in tables for key, value in source.table(table).items()}
            count += _stamp_file(file, raw, marks, again)
    return count


def _stamp_file(file: Path, raw: LinedMap, marks: dict[str, str], again: Collection[str]) -> int:
    lines = file.read_bytes().decode("utf-8").split("\n")
    done = 0
    # From the end, so that an inserted line moves nothing that is still to be looked at.
    for name, entry in reversed(raw.items()):
        if isinstance(entry, LinedMap) and entry and name in marks:
            if STAMP not in entry:
                _insert(lines, name, line_of(raw, name) - 1, entry.line - 1, marks[name])
                done += 1
            elif name in again and entry[STAMP] != marks[name]:
                line = line_of(entry, STAMP) - 1
                lines[line] = re.sub(
                    rf"\b{STAMP}: *['\"]?[^'\",}}\s]*['\"]?",
                    f"{STAMP}: '{marks[name]}'",
                    lines[line],
                    count=1,
                )
                done += 1
    if done:
        file.write_bytes("\n".join(lines).encode("utf-8"))
    return done


def _insert(lines: list[str], name: str, key_line: int, entry_line: int, mark: str) -> None:
    """Into `key: {…}` as the first field, else as a line of its own above the first field."""
    if key_line == entry_line:
        start = lines[key_line].index("{", lines[key_line].index(name) + len(name)) + 1
        lines[key_line] = f"{lines[key_line][:start]}{STAMP}: '{mark}', {lines[key_line][start:]}"
        return
    indent = re.match(r" *", lines[entry_line])
    lines.insert(entry_line, f"{indent.group() if indent else '  '}{STAMP}: '{mark}'")
