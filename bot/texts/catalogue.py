"""The words: one Fluent catalogue a language, Traditional Chinese made from Simplified."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

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


class Texts:
    """All texts in all languages, each read when it is first spoken.

    A language is one of `written_forms()`; plain `zh-Hant` is taken for its first form.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._bundle = cache(lambda language: _bundle(language, folder))
        self._plain = lru_cache(maxsize=4096)(self._format)
        self._template = lru_cache(maxsize=4096)(self._made_template)

    def of(self, language: str, key: str, **args: Any) -> str:
        """Return the text of a key. Raises KeyError for a key that the catalogue does not have."""
        return self.fill(language, key, args)

    def fill(self, language: str, key: str, args: dict[str, Any]) -> str:
        """Return the text of a key with its arguments, as `of` does."""
        if not args:
            return self._plain(language, key)
        template = self._template(language, key)
        if template is None:
            return self._format(language, key, args)
        for value in args.values():
            # Numbers are Fluent's: it knows how a language writes them.
            if type(value) is not str:
                return self._format(language, key, args)
        return template.format_map(args)

    def prove(self) -> None:
        """Read every language. Raises ValueError with the place of the first fault in one."""
        for language in written_forms():
            self._bundle(language)

    def _made_template(self, language: str, key: str) -> str | None:
        """Return a text as Python's formatting writes it, None when it holds more: a plural, a function, another text.

        Most texts are that plain, and filling them takes a tenth of the time that walking through Fluent's tree takes.
        """
        pattern = self._bundle(language).get_message(key).value
        elements = pattern.elements if isinstance(pattern, ast.Pattern) else [pattern]
        pieces = list(map(_piece, elements))
        return None if None in pieces else "".join(piece for piece in pieces if piece is not None)

    def _format(self, language: str, key: str, args: dict[str, Any] | None = None) -> str:
        bundle = self._bundle(language)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, args)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)


def _piece(element: object) -> str | None:
    if isinstance(element, ast.TextElement):
        return str(element.value).replace("{", "{{").replace("}", "}}")
    if isinstance(element, ast.Placeable) and isinstance(element.expression, ast.VariableReference):
        return f"{{{element.expression.id.name}}}"
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
