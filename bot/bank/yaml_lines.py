"""YAML as untrusted text: plain values that remember their lines, and a sentence for whatever is refused.

Only what question files need is understood: maps with text keys, lists, text, whole numbers, true, false, null.
`yes`, `no`, `on` and `off` stay text, and so do dates. Anchors, aliases and tags are refused, which also rules out
the alias bomb; depth and size are bounded. The events of the C parser are read in a loop, never by recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.bank.faults import Fault

MAX_BYTES = 500_000
MAX_DEPTH = 12

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# Controls, zero-width and direction marks, lone surrogates, private use: nobody sees them, and they
# can turn a text round on the screen. The joiner U+200D stays, emoji are built with it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\ufffc\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_FULL_WIDTH_COLON = re.compile(r"[\s{-]*[a-z_]+\s*：")
_COLON_ALONE = re.compile(r"[\s-]*[a-z_]+:[^\s'\"]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_PARSER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LinedMap(dict[str, Any]):
    """A map that knows the line it starts on and the line of each key."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class LinedList(list[Any]):
    """A list that knows the line it starts on and the line of each entry."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def line_of(value: Any, *steps: str | int) -> int:
    """Line of what the steps lead to; where a step leads nowhere, the line of the last thing found."""
    line: int = getattr(value, "line", 1)
    for step in steps:
        try:
            line = value.lines[step]
            value = value[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line


def read_yaml(file: Path, path: str) -> tuple[Any, list[Fault]]:
    """Read one file; `path` is the name that faults carry. With any fault the value is None."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return None, [Fault(path, 1, f"the file cannot be read: {error.strerror or 'unknown reason'}")]
    return parse_yaml(content, path)


def parse_yaml(content: bytes, path: str) -> tuple[Any, list[Fault]]:
    """Turn bytes into lined values; with any fault the value is None."""
    if len(content) > MAX_BYTES:
        return None, [Fault(path, 1, f"the file is larger than {MAX_BYTES:,} bytes")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [Fault(path, line, "the file is not UTF-8 text")]
    build = _Build(path, text)
    try:
        build.take(_events(text))
    except yaml.YAMLError as error:
        build.faults.append(_syntax_fault(error, text, path))
    return (None, build.faults) if build.faults else (build.root, [])


def _events(text: str) -> Iterator[Any]:
    """The parser's events; what yaml.parse does, without asking before each whether there is one."""
    parser = _PARSER(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


def _syntax_fault(error: yaml.YAMLError, text: str, path: str) -> Fault:
    if isinstance(error, yaml.reader.ReaderError):
        found = _INVISIBLE.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        return Fault(path, line, "the file holds a control character that YAML does not allow")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "it ends too early"
    line = mark.line + 1 if mark else 1
    return Fault(path, line, f"this is not YAML: {problem} ({_likely_cause(text, line)})")


def _likely_cause(text: str, line: int) -> str:
    """What people usually did who get such an error; the parser often stops a line too late."""
    for number in (line, line - 1):
        here = text.split("\n")[number - 1] if 0 < number <= text.count("\n") + 1 else ""
        if "\t" in here:
            return "a tab? indent with blanks only"
        if _FULL_WIDTH_COLON.match(here):
            return "a full-width ： where a colon and a blank are meant?"
        if _COLON_ALONE.match(here):
            return "a blank is missing after the colon?"
    return "put texts with : # , { [ or quotes in quotes"


class _Build:
    """Builds values from the parser's events; open maps and lists wait on a stack."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path, self._text = path, text
        self._holds_comments = " #" in text
        self.faults: list[Fault] = []
        self.root: Any = None
        self._documents = 0
        self._stack: list[LinedMap | LinedList] = []
        self._keys: list[str | None] = []  # per open collection: the map key that waits for its value

    def take(self, events: Iterator[Any]) -> None:
        for event in events:
            kind, line = type(event), event.start_mark.line + 1
            if kind is yaml.ScalarEvent:
                self._scalar(event, line)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._stack.pop()
                self._keys.pop()
            elif kind is yaml.MappingStartEvent:
                self._open(LinedMap(line), event, line)
            elif kind is yaml.SequenceStartEvent:
                self._open(LinedList(line), event, line)
            elif kind is yaml.AliasEvent:
                self._alias(event, line)
            elif kind is yaml.DocumentStartEvent:
                self._start_document(line)
            if len(self._stack) > MAX_DEPTH:
                self._refuse(line, f"lists and maps lie more than {MAX_DEPTH} deep")
                return

    def _refuse(self, line: int, message: str) -> None:
        self.faults.append(Fault(self.path, line, message))

    def _start_document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(line, "a second document starts here (---): one file is one list")

    def _open(self, collection: LinedMap | LinedList, event: Any, line: int) -> None:
        self._check_marks(event, line)
        self._put(collection, line)
        self._stack.append(collection)
        self._keys.append(None)

    def _check_marks(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._refuse(line, f"&{event.anchor}: anchors are not allowed, write the text out")
        if event.tag is not None:
            self._refuse(line, f"{event.tag}: tags are not allowed")

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        self._refuse(line, f"*{event.anchor}: aliases are not allowed, write the text out")
        self._put(None, line)

    def _scalar(self, event: Any, line: int) -> None:
        if event.anchor is not None or event.tag is not None:
            self._check_marks(event, line)
        text: str = event.value
        # Printable text holds none of them but one, and is told much faster.
        found = None if text.isprintable() and "\ufffc" not in text else _INVISIBLE.search(text)
        if found:
            self._refuse(line, f"the text holds an invisible or direction mark (U+{ord(found.group()):04X})")
        plain = not event.style
        if plain and self._holds_comments and self._is_cut_off(event):
            self._refuse(
                line,
                "a blank and # end the text here: put it in quotes, or write two blanks before a comment",
            )
        self._put(_plain(text) if plain else text, line, text)

    def _is_cut_off(self, event: Any) -> bool:
        """Whether one blank and # follow a Chinese text: half a question would pass as a whole one.

        Who means a comment sets it off by two blanks or more.
        """
        end = event.end_mark.index
        return self._text.startswith(" #", end) and _CHINESE.search(event.value) is not None

    def _put(self, value: Any, line: int, key_text: str | None = None) -> None:
        """Put a finished value where it belongs: as the root, a list entry, a map key or a map value."""
        if not self._stack:
            self.root = value
            return
        top = self._stack[-1]
        if isinstance(top, LinedList):
            top.append(value)
            top.lines.append(line)
        elif self._keys[-1] is None:
            self._begin_entry(top, key_text, line)
        else:
            top[self._keys[-1]] = value
            self._keys[-1] = None

    def _begin_entry(self, top: LinedMap, key: str | None, line: int) -> None:
        if key is None:
            self._refuse(line, "a field name must be plain text")
            key = ""
        elif key in top:
            self._refuse(line, f"{key} is written twice, first in line {top.lines[key]}")
        top[key] = None
        top.lines[key] = line
        self._keys[-1] = key


def _plain(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if text[0] in "-0123456789" and _WHOLE_NUMBER.fullmatch(text) else text
