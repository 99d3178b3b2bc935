"""The words: one Fluent catalogue a language, Traditional Chinese made from Simplified."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot.texts.traditional import to_traditional

LANGUAGES = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en")
_MADE_FROM = {"zh-Hant-TW": "zh-Hans", "zh-Hant-HK": "zh-Hans"}


def source(language: str) -> str:
    """Return the Fluent source of a language; Traditional is converted whole, since keys are ASCII."""
    base = _MADE_FROM.get(language, language)
    text = files("bot.texts").joinpath(f"{base}.ftl").read_text("utf-8")
    return to_traditional(text, language) if language in _MADE_FROM else text


class Texts:
    """All texts in all languages, each read when it is first spoken.

    A language is `zh-Hans`, `zh-Hant-TW`, `zh-Hant-HK` or `en`; plain `zh-Hant` is taken for Taiwan's.
    """

    def __init__(self) -> None:
        self._bundle = cache(_bundle)
        self._plain = lru_cache(maxsize=4096)(self._format)

    def of(self, language: str, key: str, **args: Any) -> str:
        """Return the text of a key. Raises KeyError for a key that the catalogue does not have."""
        if language == "zh-Hant":
            language = "zh-Hant-TW"
        return self._format(language, key, args) if args else self._plain(language, key)

    def prove(self) -> None:
        """Read every language. Raises ValueError with the place of the first fault in one."""
        for language in LANGUAGES:
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


def _bundle(language: str) -> FluentBundle:
    resource = FluentResource(source(language))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            reasons = "; ".join(str(note.message) for note in entry.annotations)
            raise ValueError(f"{language}.ftl: {reasons}: {(entry.content or '')[:60]!r}")
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle
