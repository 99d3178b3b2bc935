"""A poster: what it says, and a code that leads where it should."""

from __future__ import annotations

import io

import pytest
import segno
import zxingcpp
from PIL import Image

from bot.pictures.poster import LEAST_CODE, QUIET_ZONE, code_image
from tests.pictures.gallery import LINK, poster
from tests.pictures.layout import outside


def said(lines: tuple[str, ...], link: str = LINK) -> str:
    """All that a poster with these lines says."""
    return " ".join(written.text for written in poster("反诈答题", lines, link=link).compose().written)


def test_a_poster_says_title_lines_what_to_do_link_and_footer() -> None:
    text = said(("周六晚上 8 点", "老人孩子都能来"))
    for part in (
        "反诈答题",
        "周六晚上 8 点",
        "老人孩子都能来",
        "用手机扫一扫",
        "t.me/fanzha_quiz_bot",
        "不要验证码",
    ):
        assert part in text


def test_every_module_of_the_code_is_a_square_of_whole_pixels_in_a_light_zone() -> None:
    matrix = segno.make(LINK, error="m", micro=False).matrix
    code = code_image(LINK, 600)
    scale = code.width // (len(matrix) + 2 * QUIET_ZONE)
    assert code.width == scale * (len(matrix) + 2 * QUIET_ZONE)
    for row, bits in enumerate(matrix):
        for column, bit in enumerate(bits):
            left, top = (column + QUIET_ZONE) * scale, (row + QUIET_ZONE) * scale
            square = code.crop((left, top, left + scale, top + scale))
            assert square.getextrema() == (255 * bit, 255 * bit)
    assert code.getbbox() == (*[QUIET_ZONE * scale] * 2, *[code.width - QUIET_ZONE * scale] * 2)


@pytest.mark.parametrize(
    "link", [LINK, "https://t.me/fanzha_quiz_bot?start=season-ABCDEFGH23", LINK + "x" * 60]
)
@pytest.mark.parametrize("width", [1240, 620, 414])
def test_a_reader_of_codes_finds_the_link_on_the_drawn_poster(link: str, width: int) -> None:
    png = poster("反诈答题", ("周六晚上 8 点", "老人孩子都能来"), link=link).compose().png(150)
    page = Image.open(io.BytesIO(png)).convert("L")
    page = page.resize((width, round(page.height * width / page.width)), Image.Resampling.BILINEAR)
    (found,) = zxingcpp.read_barcodes(page)
    assert found.text == link


def test_many_long_lines_leave_the_code_its_room() -> None:
    canvas = poster(
        "阳光花园业主委员会第三届全民反诈知识竞赛", ("每天三次机会，练几题算几题，最后一天公布单位榜",) * 9
    ).compose()
    assert outside(canvas) == []
    scan = next(written for written in canvas.written if "扫一扫" in written.text)
    link = next(written for written in canvas.written if "t.me" in written.text)
    assert link.box[1] - scan.box[3] > LEAST_CODE - 80
