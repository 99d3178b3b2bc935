"""Traditional Chinese out of Simplified: OpenCC by region, then a short list of terms put right."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from opencc import OpenCC

_CONFIGS = {"zh-Hant-TW": "s2twp", "zh-Hant-HK": "s2hk"}


@lru_cache(maxsize=2)
def _converter(language: str) -> OpenCC:
    return OpenCC(_CONFIGS[language])


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Return typed text in Simplified, so that it can be compared with names of ours."""
    converted: str = _simplifier().convert(text)
    return converted


@lru_cache(maxsize=2)
def _overrides(language: str) -> tuple[tuple[str, str], ...]:
    rows = files("bot.texts").joinpath("zh-Hant-overrides.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return tuple((found, wanted) for variant, found, wanted in cells if language.endswith(variant))


def to_traditional(text: str, language: str) -> str:
    """Return Simplified text in `zh-Hant-TW` or `zh-Hant-HK`."""
    converted: str = _converter(language).convert(text)
    for found, wanted in _overrides(language):
        converted = converted.replace(found, wanted)
    return converted
