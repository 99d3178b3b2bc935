"""Proof against the documents themselves: key phrases are found, articles exist, and no sentence was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from bot.bank.faults import Fault
from bot.bank.items import Item, text
from bot.bank.reference import Reference
from bot.bank.text_checks import core
from bot.bank.translatable import texts_of
from bot.bank.yaml_lines import line_of

MAX_RUN = 20
MAX_BYTES = 5_000_000
_BLANK = re.compile(r"\s+")


class Statement(Struct, frozen=True):
    """A text of ours and where it stands."""

    text: str
    path: str
    line: int


def read_documents(reference: Reference, folder: Path, path: str) -> tuple[dict[str, str], list[Fault]]:
    """The texts of the documents that have a file, by key; what cannot be read is a fault."""
    documents, faults = {}, []
    for document in reference.documents.values():
        if document.file:
            try:
                with (folder / document.file).open("rb") as stream:
                    documents[document.key] = stream.read(MAX_BYTES).decode("utf-8")
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
                faults.append(Fault(path, 1, f"document {document.file} cannot be read: {reason}"))
    return documents, faults


def phrase_faults(sources: Any, documents: Mapping[str, str], path: str) -> Iterator[Fault]:
    """Facts whose phrase is not in their document, with all blanks removed on both sides."""
    bare = {key: _BLANK.sub("", content) for key, content in documents.items()}
    facts = sources.get("facts") if isinstance(sources, dict) else None
    for index, fact in enumerate(facts if isinstance(facts, list) else []):
        if not isinstance(fact, dict):
            continue
        content = bare.get(text(fact, "document"))
        if content is not None and _BLANK.sub("", text(fact, "phrase")) not in content:
            message = f"the phrase of {text(fact, 'id')} is not in {text(fact, 'document')}"
            yield Fault(path, line_of(sources, "facts", index, "phrase"), message)


def article_faults(sources: Any, documents: Mapping[str, str], path: str) -> Iterator[Fault]:
    """Articles that their law does not have."""
    laws = sources.get("articles") if isinstance(sources, dict) else None
    for key, articles in laws.items() if isinstance(laws, dict) else ():
        for number in articles if key in documents and isinstance(articles, dict) else ():
            if number.isdecimal() and f"第{chinese_number(int(number))}条" not in documents[key]:
                line = line_of(sources, "articles", key, number)
                yield Fault(path, line, f"{key} has no article {number}")


def chinese_number(number: int) -> str:
    """31 as 三十一; for 1 to 199."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    tail = digits[ones] if ones else ""
    if hundreds:
        middle = f"{digits[tens]}十" if tens else "零" if ones else ""
        return f"{digits[hundreds]}百{middle}{tail}"
    return (f"{digits[tens] if tens > 1 else ''}十" if tens else "") + tail


def copied(statements: Sequence[Statement], documents: Mapping[str, str]) -> tuple[int, list[Fault]]:
    """The longest run of characters shared with a document, punctuation aside, and a fault for each over 20."""
    runs = _Runs([core(content) for content in documents.values()])
    longest, faults = 0, []
    for statement in statements:
        letters = core(statement.text)
        while runs.shared(letters, longest + 1):
            longest += 1
        found = runs.shared(letters, MAX_RUN + 1)
        if found:
            message = f"more than {MAX_RUN} characters running are copied from a source: {found}…"
            faults.append(Fault(statement.path, statement.line, message))
    return longest, faults


class _Runs:
    """Which runs of a length the documents hold; each length is prepared when it is first asked for."""

    def __init__(self, contents: list[str]) -> None:
        self._contents = contents
        self._known: dict[int, set[str]] = {}

    def shared(self, letters: str, size: int) -> str:
        """The first run of that size that a document has too, or nothing."""
        known = self._of(size)
        runs = (letters[start : start + size] for start in range(len(letters) - size + 1))
        return next((run for run in runs if run in known), "")

    def _of(self, size: int) -> set[str]:
        if size not in self._known:
            self._known[size] = {
                content[start : start + size]
                for content in self._contents
                for start in range(len(content) - size + 1)
            }
        return self._known[size]


def statements(items: Sequence[Item], raws: Mapping[str, Any], folder: str) -> Iterator[Statement]:
    """Every text of ours: items, and all that stands beside them except the key phrases."""
    for item in items:
        for steps, words in texts_of(item.question):
            yield Statement(words, item.path, line_of(item.raw, *steps))
    for name, value in raws.items():
        yield from _inside(value, f"{folder}/{name}.yaml")


def _inside(value: Any, path: str) -> Iterator[Statement]:
    """All texts below a value; the depth was bounded when it was read."""
    if isinstance(value, dict):
        for name, child in value.items():
            if isinstance(child, str) and name not in ("phrase", "title"):
                yield Statement(child, path, line_of(value, name))
            else:
                yield from _inside(child, path)
    elif isinstance(value, list):
        for child in value:
            yield from _inside(child, path)
