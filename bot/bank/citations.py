"""Where an answer comes from, as a person reads it: a short label, and two lines behind the source button."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot.bank.reference import Article, Document, Fact, Reference
from bot.core.language import LANGUAGES, Language
from bot.core.question.question import Citation

# Documents whose sections are part of the label; the initiative is one page.
_BY_SECTION = {"whitepaper"}

Read = Callable[[str, str], Any]
"""An entry of a table in the reader's language, or in what stands in for it."""


def cite(
    facts: Iterable[str], sources: Iterable[str], reference: Reference, read: Read, language: Language
) -> tuple[Citation, ...]:
    """One citation a label, in the order of citing; what the reference does not know is left out."""
    wide = LANGUAGES[language].full_width
    lines: dict[str, tuple[str, list[str]]] = {}
    known_facts = (read("facts", name) for name in facts if name in reference.facts)
    known_sources = (source for source in sources if source.partition(":")[0] in reference.documents)
    for document, part, statement in (*_of_facts(known_facts, read), *_of_sources(known_sources, read)):
        label = _label(document, part, wide)
        notes = lines.setdefault(label, (_headline(document, wide), []))[1]
        note = _note(statement, language)
        if note and note not in notes:
            notes.append(note)
    joiner = "；" if wide else "; "
    return tuple(
        Citation(label, "\n".join(part for part in (head, joiner.join(notes)) if part))
        for label, (head, notes) in lines.items()
    )


Cited = tuple[Document, str, Fact | Article | None]


def _of_facts(facts: Iterable[Fact], read: Read) -> Iterator[Cited]:
    for fact in facts:
        part = fact.section if fact.document in _BY_SECTION else ""
        yield read("documents", fact.document), part, fact


def _of_sources(sources: Iterable[str], read: Read) -> Iterator[Cited]:
    for source in sources:
        key, _, number = source.partition(":")
        document = read("documents", key)
        yield document, document.clause.replace("{}", number), _article(source, read)


def _article(source: str, read: Read) -> Article | None:
    try:
        article: Article = read("articles", source)
    except KeyError:
        return None
    return article


def _note(statement: Fact | Article | None, language: Language) -> str:
    """The statement in our words; nothing when it is not in the person's language."""
    if statement is None or statement.language != language:
        return ""
    return statement.fact if isinstance(statement, Fact) else statement.text


def _label(document: Document, part: str, wide: bool) -> str:
    if not part:
        return document.label
    return f"{document.label} {part}" if wide or document.key in _BY_SECTION else f"{document.label}, {part}"


def _headline(document: Document, wide: bool) -> str:
    """Title, publisher and date in one line."""
    bare = not wide or document.title.startswith("《")
    title = document.title if bare else f"《{document.title}》"
    parts = (title, document.publisher, document.seen or document.date)
    return ("，" if wide else ", ").join(part for part in parts if part)
