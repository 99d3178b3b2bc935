"""Where the letters come from: one CJK face for all text, an emoji face and faces for rarer scripts if found."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from PIL import ImageFont, features

from bot.pictures.coverage import covered

FONT_PACKAGE = "cvttf_NotoSansCJK_Medium"
EMOJI_SIZE = 109  # the only size that the bitmap emoji font has, in pixels


class NoFont(Exception):
    """No font with Chinese letters was found; whoever asked for a picture sends text instead."""


class Face(Struct, frozen=True):
    """One face of a font file; a collection holds several."""

    path: str
    index: int = 0

    def covers(self, letter: str) -> bool:
        """Whether the face has a glyph for this one code point."""
        return ord(letter) in covered(self.path, self.index)


# In the collections of Noto CJK the third face is the Simplified Chinese one.
SYSTEM_TEXT = (
    Face("/usr/share/fonts/opentype/noto/NotoSansCJK-Medium.ttc", 2),
    Face("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    Face("/usr/share/fonts/noto-cjk/NotoSansCJK-Medium.ttc", 2),
    Face("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    Face("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc", 2),
    Face("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
    Face("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Face("/usr/share/fonts/wqy-microhei/wqy-microhei.ttc"),
    Face("/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc"),
    Face("/System/Library/Fonts/PingFang.ttc"),
    Face("C:/Windows/Fonts/msyh.ttc"),
)
SYSTEM_EMOJI = (
    Face("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"),
    Face("/usr/share/fonts/noto/NotoColorEmoji.ttf"),
    Face("/usr/share/fonts/noto-emoji/NotoColorEmoji.ttf"),
    Face("/usr/share/fonts/google-noto-emoji/NotoColorEmoji.ttf"),
    Face("/usr/local/share/fonts/NotoColorEmoji.ttf"),
)
SYSTEM_OTHER = (
    Face("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Face("/usr/share/fonts/TTF/DejaVuSans.ttf"),
    Face("/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf"),
    Face("/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf"),
    Face("/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"),
    Face("/usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf"),
    Face("/usr/share/fonts/truetype/freefont/FreeSans.ttf"),
)


def packaged_text() -> tuple[Face, ...]:
    """The font files of the font package, found without importing it: it walks its folder at import."""
    spec = find_spec(FONT_PACKAGE)
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return tuple(Face(str(path)) for folder in folders for path in sorted(Path(folder).glob("*.[ot]tf")))


def usable(faces: Iterable[Face], letter: str, size: int = 20) -> list[Face]:
    """Those of the faces that exist, can be opened at that size and have the letter."""
    found = []
    for face in faces:
        try:
            if face.covers(letter) and ImageFont.truetype(face.path, size, face.index):
                found.append(face)
        except (OSError, ValueError):
            continue
    return found


@lru_cache(maxsize=4)
def text_face(places: tuple[Face, ...] | None = None) -> Face:
    """The face for all text, from the package or else the system; raises NoFont."""
    candidates = (*packaged_text(), *SYSTEM_TEXT) if places is None else places
    for face in candidates:
        if usable((face,), "骗"):
            return face
    raise NoFont("no font with Chinese letters was found")


@lru_cache(maxsize=4)
def emoji_face(places: tuple[Face, ...] = SYSTEM_EMOJI) -> Face | None:
    """The colour emoji face, or None."""
    return next(iter(usable(places, "😀", EMOJI_SIZE)), None)


@lru_cache(maxsize=4)
def other_faces(places: tuple[Face, ...] = SYSTEM_OTHER) -> tuple[Face, ...]:
    """Faces for scripts that the text face lacks, best first."""
    return tuple(face for face in places if Path(face.path).is_file() and usable((face,), " "))


@lru_cache(maxsize=256)
def sized(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The face at a size in pixels."""
    return ImageFont.truetype(face.path, size, face.index)


@lru_cache(maxsize=1)
def shapes_scripts() -> bool:
    """Whether text is shaped (ligatures of emoji, regional letter forms, right-to-left runs)."""
    return bool(features.check_feature("raqm"))
