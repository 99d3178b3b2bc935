"""Finding fonts, and saying so when there is none."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from bot.pictures.coverage import code_points, covered
from bot.pictures.fonts import Face, NoFont, emoji_face, other_faces, packaged_text, text_face


def test_without_any_chinese_font_there_is_no_picture(tmp_path: Path) -> None:
    broken = tmp_path / "broken.otf"
    broken.write_bytes(b"OTTO" + bytes(40))
    with pytest.raises(NoFont):
        text_face((Face(str(tmp_path / "missing.otf")), Face(str(broken))))


def test_the_first_usable_font_is_taken(tmp_path: Path) -> None:
    assert text_face((Face(str(tmp_path / "missing.otf")), text_face())) == text_face()


def test_the_packaged_font_has_simplified_and_traditional_letters() -> None:
    (face,) = packaged_text()
    assert [letter for letter in "骗騙诈詐龍龙…′·“”①℃ÀЖあ가" if not face.covers(letter)] == []


def test_missing_emoji_and_rare_scripts_are_no_fault(tmp_path: Path) -> None:
    nowhere = (Face(str(tmp_path / "none.ttf")),)
    assert emoji_face(nowhere) is None
    assert other_faces(nowhere) == ()


def test_a_file_that_is_no_font_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "text.ttf").write_bytes(b"not a font")
    with pytest.raises(ValueError, match=r"text\.ttf"):
        covered(str(tmp_path / "text.ttf"))


def test_coverage_reads_segments_with_deltas_and_with_glyph_lists() -> None:
    # A–C by delta; a–c by a list of glyphs in which b has none; the closing segment.
    columns = [(0x43, 0x63, 0xFFFF), (0x41, 0x61, 0xFFFF), (0x10000 - 0x40, 0, 1), (0, 4, 0)]
    ends, starts, deltas, reaches = (struct.pack(">3H", *column) for column in columns)
    body = ends + b"\0\0" + starts + deltas + reaches + struct.pack(">3H", 7, 0, 9)
    table = struct.pack(">7H", 4, 14 + len(body), 0, 6, 0, 0, 0) + body
    cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table
    assert "".join(map(chr, code_points(cmap))) == "ABCac"


def test_coverage_prefers_the_table_of_all_planes() -> None:
    groups = struct.pack(">6I", 0x41, 0x42, 0, 0x1F600, 0x1F601, 5)
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, 2) + groups
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    assert "".join(map(chr, code_points(cmap))) == "B😀😁"
