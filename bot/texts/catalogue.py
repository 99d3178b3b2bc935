"""The words: one Fluent catalogue a language, Traditional Chinese made from Simplified."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from msgspec import Struct

from bot.core.language import LANGUAGES, row_of, written_forms
from bot.texts.traditional import to_traditional


def catalogues() -> Traversable:
    """Where the catalogues lie: <language>.ftl."""
    return files("bot.texts")


def source(code: str, folder: Traversable | None = None) -> str:
    """Return the Fluent source of a language or of one of its forms; Traditional is converted whole, since keys are ASCII.

    Languages call themselves by their own names everywhere, so those stand in no catalogue.
    """
    language, form = row_of(code)
    base = LANGUAGES[language].made_from or language
    text = (folder or catalogues()).joinpath(f"{base}.ftl").read_text("utf-8")
    names = "".join(f"\nlanguage-{known} = {row.name}" for known, row in LANGUAGES.items())
    return (to_traditional(text, form.code) if form else text) + names


class Gap(Struct, frozen=True):
    """Where an argument goes into a text."""

    name: str


class Texts:
    """All texts in all languages, each read when it is first spoken.

    A language is one of `written_forms()`; plain `zh-Hant` is taken for its first form.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._bundle = cache(lambda language: _bundle(language, folder))
        self._plain = lru_cache(maxsize=4096)(self._format)
        self._pieces = lru_cache(maxsize=4096)(self._taken_apart)

    def of(self, language: str, key: str, **args: Any) -> str:
        """Return the text of a key. Raises KeyError for a key that the catalogue does not have."""
        if not args:
            return self._plain(language, key)
        pieces = self._pieces(language, key)
        # Numbers are Fluent's: it knows how a language writes them.
        if pieces is None or not all(isinstance(value, str) for value in args.values()):
            return self._format(language, key, args)
        return "".join([args[piece.name] if isinstance(piece, Gap) else piece for piece in pieces])

    def prove(self) -> None:
        """Read every language. Raises ValueError with the place of the first fault in one."""
        for language in written_forms():
            self._bundle(language)

    def _taken_apart(self, language: str, key: str) -> tuple[str | Gap, ...] | None:
        """Return a text as its words and gaps, None when it holds more: a plural, a function, another text.

        Most texts are that plain, and joining them takes a tenth of the time that walking through Fluent's tree takes.
        """
        pattern = self._bundle(language).get_message(key).value
        elements = pattern.elements if isinstance(pattern, ast.Pattern) else [pattern]
        pieces = tuple(map(_piece, elements))
        return None if None in pieces else tuple(piece for piece in pieces if piece is not None)

    def _format(self, language: str, key: str, args: dict[str, Any] | None = None) -> str:
        bundle = self._bundle(language)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, args)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)


def _piece(element: object) -> str | Gap | None:
    if isinstance(element, ast.TextElement):
        return str(element.value)
    if isinstance(element, ast.Placeable) and isinstance(element.expression, ast.VariableReference):
        return Gap(element.expression.id.name)
    return None


def _bundle(language: str, folder: Traversable | None) -> FluentBundle:
    resource = FluentResource(source(language, folder))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            reasons = "; ".join(str(note.message) for note in entry.annotations)
            raise ValueError(f"{language}.ftl: {reasons}: {(entry.content or '')[:60]!r}")
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle
