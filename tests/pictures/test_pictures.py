"""Rules that hold for every picture."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from bot.pictures.palette import contrast
from tests.pictures.gallery import Exhibit, exhibits
from tests.pictures.layout import crossing, ground_of, outside

NAMES = tuple(exhibits())
SIZES = {"certificate": (1600, 1131), "podium": (1080, 1080), "streak": (1080, 640)}
KINDS = ("podium-3", "mastery-en", "streak-100", "stimulus-call")


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_a_small_png_with_texts_that_fit_and_can_be_read(name: str) -> None:
    canvas = exhibits()[name].compose()
    assert outside(canvas) == []
    assert crossing(canvas) == []
    faint = [one for one in canvas.written if contrast(one.style.colour, ground_of(canvas, one)) < 4.5]
    assert faint == []
    png = canvas.png()
    assert len(png) < 250_000
    with Image.open(BytesIO(png)) as picture:
        picture.load()
        assert picture.format == "PNG"
        expected = SIZES.get(name.split("-", maxsplit=1)[0])
        assert picture.size == expected if expected else picture.width == 1080


def test_the_same_values_give_the_same_bytes_also_when_drawn_side_by_side() -> None:
    chosen = [exhibits()[name] for name in KINDS]
    alone = [exhibit.draw() for exhibit in chosen]
    with ThreadPoolExecutor(len(chosen)) as pool:
        together = list(pool.map(Exhibit.drawn, chosen))
    assert together == alone
    assert len(set(alone)) == len(KINDS)


def test_a_certificate_is_as_large_as_a_sheet_of_a4() -> None:
    with Image.open(BytesIO(exhibits()["certificate"].draw())) as picture:
        sides = [side / dots * 25.4 for side, dots in zip(picture.size, picture.info["dpi"], strict=True)]
    assert sides == pytest.approx([297, 210], abs=1)
