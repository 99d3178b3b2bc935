"""Where an answer comes from, as a person reads it: a short label, and two lines behind the source button."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.bank.entries import Article, Document, Fact
from bot.bank.shelf import Shelf
from bot.core.question import Citation, Language

# Documents whose sections are part of the label; the initiative is one page.
_BY_SECTION = {"whitepaper"}
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6"}
_SECTIONS = {"前言": "preface", "结束语": "conclusion", "引言": "introduction"}


def cite(
    facts: Iterable[str], sources: Iterable[str], shelf: Shelf, language: Language
) -> tuple[Citation, ...]:
    """One citation a label, in the order of citing; what is not on the shelf is left out."""
    lines: dict[str, tuple[str, list[str]]] = {}
    for label, head, note in (*_of_facts(facts, shelf, language), *_of_sources(sources, shelf, language)):
        notes = lines.setdefault(label, (head, []))[1]
        if note and note not in notes:
            notes.append(note)
    joiner = "; " if language == "en" else "；"
    return tuple(
        Citation(label, "\n".join(part for part in (head, joiner.join(notes)) if part))
        for label, (head, notes) in lines.items()
    )


def _of_facts(names: Iterable[str], shelf: Shelf, language: Language) -> Iterator[tuple[str, str, str]]:
    for name in names:
        fact = shelf.facts.get(name)
        document = shelf.documents.get(fact.document) if fact else None
        if fact and document:
            section = f" {_section(fact.section, language)}" if document.key in _BY_SECTION else ""
            note = _note(fact, language)
            yield document.label + section, _headline(document, language), note


def _of_sources(sources: Iterable[str], shelf: Shelf, language: Language) -> Iterator[tuple[str, str, str]]:
    for source in sources:
        key, _, number = source.partition(":")
        document = shelf.documents.get(key)
        if document is None:
            continue
        if number:
            note = _note(shelf.articles.get(source), language)
            yield _article_label(document, number, language), _headline(document, language), note
        else:
            yield document.label, _headline(document, language), ""


def _note(statement: Fact | Article | None, language: Language) -> str:
    """The statement in our words; nothing when it is not in the person's language."""
    if statement is None or (language == "en" and statement.language != "en"):
        return ""
    return statement.text


def _article_label(document: Document, number: str, language: Language) -> str:
    return f"{document.label}, Art. {number}" if language == "en" else f"{document.label} 第{number}条"


def _headline(document: Document, language: Language) -> str:
    """Title, publisher and date in one line."""
    title = document.title if language == "en" or document.title.startswith("《") else f"《{document.title}》"
    parts = (title, document.publisher, document.date)
    return (", " if language == "en" else "，").join(part for part in parts if part)


def _section(section: str, language: Language) -> str:
    """`四（三）` as the document counts; in English `4(3)`."""
    if language != "en":
        return section
    if section in _SECTIONS:
        return _SECTIONS[section]
    translated = section.replace("（", "(").replace("）", ")")
    return "".join(_NUMERALS.get(letter, letter) for letter in translated)
