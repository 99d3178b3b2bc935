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

    def of(self, language: str, key: str, **args: Any) -> str:
        """Return the text of a key. Raises KeyError for a key that the catalogue does not have."""
        return self._format(language, key, args) if args else self._plain(language, key)

    def prove(self) -> None:
        """Read every language. Raises ValueError with the place of the first fault in one."""
        for language in written_forms():
            self._bundle(language)

    def _format(self, language: str, key: str, args: dict[str, Any] | None = None) -> str:
        bundle = self._bundle(language)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, args)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)


def _bundle(language: str, folder: Traversable | None) -> FluentBundle:
    resource = FluentResource(source(language, folder))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            reasons = "; ".join(str(note.message) for note in entry.annotations)
            raise ValueError(f"{language}.ftl: {reasons}: {(entry.content or '')[:60]!r}")
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle
