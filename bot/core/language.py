"""The languages that people can choose, in one table: whatever else must know of languages reads it here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

Language: TypeAlias = str
"""The code of a language in `LANGUAGES`."""


class Form(Struct, frozen=True):
    """How a language that is made from another is written in some regions: its own code and the OpenCC conversion."""

    code: str
    conversion: str
    regions: tuple[str, ...] = ()


class LanguageRow(Struct, frozen=True):
    """One language: its own name, the IETF tags that mean it, and where its texts come from.

    `made_from`: converted from that language, in one form for each region (the first form is for all others);
    else written by hand. `fallback`: what is read where it has no text. `full_width`: it is written with Chinese
    characters and their punctuation.
    """

    name: str
    tags: tuple[str, ...]
    made_from: Language | None = None
    forms: tuple[Form, ...] = ()
    fallback: Language = "zh-Hans"
    full_width: bool = False

    def form_for(self, region: str | None) -> Form | None:
        """How people of a region read it; None when it has no forms."""
        fitting = (form for form in self.forms if region in form.regions)
        return next(fitting, self.forms[0] if self.forms else None)


SOURCE: Language = "zh-Hans"
"""The language in which the bank is written."""

LANGUAGES: dict[Language, LanguageRow] = {
    "zh-Hans": LanguageRow("简体中文", ("zh",), full_width=True),
    "zh-Hant": LanguageRow(
        "繁體中文",
        ("zh-tw", "zh-hk", "zh-mo", "zh-hant"),
        made_from="zh-Hans",
        forms=(Form("zh-Hant-TW", "s2tw", ("tw",)), Form("zh-Hant-HK", "s2hk", ("hk", "mo"))),
        full_width=True,
    ),
    "en": LanguageRow("English", ("en",)),
}

ELSEWHERE: Language = "en"
"""What somebody reads whose tag means none of ours."""


def known(code: str, rows: Mapping[Language, LanguageRow] = LANGUAGES) -> Language:
    """The code itself, proved to stand in the table. Errors: ValueError."""
    if code not in rows:
        raise ValueError(f"{code} is no language of ours: {', '.join(rows)}")
    return code


def language_of(tag: str | None) -> Language:
    """The language that a person starts in, from the IETF tag that Telegram reports; the longest fitting tag wins."""
    wanted = (tag or "zh").lower()
    fitting = [
        (len(own), code)
        for code, row in LANGUAGES.items()
        for own in row.tags
        if wanted == own or wanted.startswith(f"{own}-")
    ]
    return max(fitting)[1] if fitting else ELSEWHERE


def written_form(language: Language, region: str | None) -> str:
    """The code under which texts for a person are kept: the language's, or that of its form for the region."""
    form = LANGUAGES[language].form_for(region)
    return form.code if form else language


def written_forms() -> Iterator[str]:
    """The codes of all forms in which texts exist."""
    for code, row in LANGUAGES.items():
        yield from (form.code for form in row.forms) if row.forms else (code,)


def row_of(code: str) -> tuple[Language, Form | None]:
    """The language of a code of texts, and its form; plain zh-Hant is taken for its first. Errors: KeyError."""
    for language, row in LANGUAGES.items():
        if code == language:
            return language, row.form_for(None)
        for form in row.forms:
            if code == form.code:
                return language, form
    raise KeyError(code)


def overlaid() -> Iterator[Language]:
    """The languages that are laid over the source by hand: all but the source and what is made from another."""
    return (code for code, row in LANGUAGES.items() if code != SOURCE and row.made_from is None)
