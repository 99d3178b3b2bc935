"""Rules that hold for every picture."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from io import BytesIO
from multiprocessing import get_context

import pytest
from PIL import Image

from bot.pictures.palette import contrast
from tests.pictures.gallery import Exhibit, exhibits
from tests.pictures.layout import crossing, ground_of, outside

NAMES = tuple(exhibits())
SIZES = {"certificate": (1600, 1131), "podium": (1080, 1080), "streak": (1080, 640), "poster": (1240, 1754)}
KINDS = ("podium-3", "stats-en", "streak-100", "stimulus-call", "dialogue-short", "poster")
PHONE = 360  # the width of a small phone, in its own pixels
LEAST = {
    "certificate": 5.4,
    "podium": 10.6,
    "poster": 10.4,
}  # paper first, and names whole before they are large


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


@pytest.mark.parametrize("name", NAMES)
def test_letters_are_large_enough_on_a_small_phone(name: str) -> None:
    canvas = exhibits()[name].compose()
    smallest = min(one.style.size for one in canvas.written) * PHONE / canvas.width
    assert smallest >= LEAST.get(name.split("-", maxsplit=1)[0], 12)


def test_processes_that_begin_with_nothing_draw_the_same_bytes() -> None:
    chosen = [exhibits()[name] for name in ("dialogue-short", "stats-en")]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        together = list(pool.map(Exhibit.drawn, chosen))
    assert together == [exhibit.draw() for exhibit in chosen]


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
