"""Finding fonts, and saying so when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pictures.coverage import covered
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


def test_coverage_reaches_beyond_the_basic_plane() -> None:
    (packaged,) = packaged_text()
    assert packaged.covers("\U0002025b")
    assert not packaged.covers("\U00012000")


def test_a_font_that_breaks_off_is_told_apart(tmp_path: Path) -> None:
    (packaged,) = packaged_text()
    (tmp_path / "half.otf").write_bytes(Path(packaged.path).read_bytes()[:5000])
    with pytest.raises(ValueError, match=r"half\.otf"):
        covered(str(tmp_path / "half.otf"))
