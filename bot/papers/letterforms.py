"""The forms of letters that a language wants: the same code point is drawn otherwise in Beijing and in Taipei.

Our font is the one of Taiwan, whose commas stand in the middle of their square; for Simplified text its table of
local forms (GSUB `locl`) names the glyphs of the mainland, with the comma in the corner. A PDF has no language that
would choose them, so we choose them here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from fontTools.ttLib import TTFont

from bot.core.language import Language
from bot.pictures.fonts import Face

_SYSTEMS: Mapping[Language, str] = {"zh-Hans": "ZHS ", "zh-Hant": "ZHT "}
_SINGLE, _EXTENSION = 1, 7
"""Kinds of lookups that put one glyph for another, and that only lead to such a one."""


@lru_cache(maxsize=4)
def local_forms(face: Face, language: Language) -> Mapping[int, str]:
    """Return the glyph of each code point that a language draws otherwise than the font does by itself."""
    system = _SYSTEMS.get(language)
    if system is None:
        return MappingProxyType({})
    with TTFont(face.path, fontNumber=face.index) as font:
        cmap: Mapping[int, str] = font.getBestCmap() or {}
        swapped = _swapped(font["GSUB"].table, system) if "GSUB" in font else {}
    return MappingProxyType({point: swapped[name] for point, name in cmap.items() if name in swapped})


def _swapped(table: Any, system: str) -> dict[str, str]:
    """Which glyph stands for which in a language; the first lookup that speaks of a glyph decides."""
    found: dict[str, str] = {}
    for lookup in sorted(_lookups(table, system)):
        for subtable in table.LookupList.Lookup[lookup].SubTable:
            found = dict(_mapping(subtable)) | found
    return found


def _lookups(table: Any, system: str) -> set[int]:
    """The lookups of local forms for a language, in any script."""
    found: set[int] = set()
    for record in table.ScriptList.ScriptRecord:
        for language in record.Script.LangSysRecord:
            if language.LangSysTag != system:
                continue
            features = (table.FeatureList.FeatureRecord[index] for index in language.LangSys.FeatureIndex)
            for feature in features:
                if feature.FeatureTag == "locl":
                    found.update(feature.Feature.LookupListIndex)
    return found


def _mapping(subtable: Any) -> Mapping[str, str]:
    inner = subtable.ExtSubTable if subtable.LookupType == _EXTENSION else subtable
    return inner.mapping if inner.LookupType == _SINGLE else {}
