"""Traditional Chinese out of Simplified: OpenCC by region, then a short list of terms put right."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from opencc import OpenCC

from bot.core.language import row_of


@lru_cache(maxsize=4)
def _converter(code: str) -> OpenCC:
    form = row_of(code)[1]
    if form is None:
        raise KeyError(code)
    return OpenCC(form.conversion)


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Return typed text in Simplified, so that it can be compared with names of ours."""
    converted: str = _simplifier().convert(text)
    return converted


@lru_cache(maxsize=4)
def _overrides(code: str) -> tuple[tuple[str, str], ...]:
    rows = files("bot.texts").joinpath("zh-Hant-overrides.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return tuple((found, wanted) for variant, found, wanted in cells if code.endswith(variant))


def to_traditional(text: str, code: str) -> str:
    """Return Simplified text in a form of Traditional: `zh-Hant-TW` or `zh-Hant-HK`."""
    converted: str = _converter(code).convert(text)
    for found, wanted in _overrides(code):
        converted = converted.replace(found, wanted)
    return converted
