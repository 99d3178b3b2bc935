"""An A4 page to print: our Chinese font embedded, texts that wrap, a line, a picture."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime
from typing import Literal

from bot.core.language import Language
from bot.pictures.fonts import text_face

Align = Literal["L", "C"]
MARGIN = 20
WIDTH = 210 - 2 * MARGIN
LINE = 0.53
"""How high a line is, in mm for each point of its letters."""
BETWEEN = 0.6
_MISSING = "□"
# What it says of glyphs would put letters of people's names into the log.
logging.getLogger("fpdf").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


class Page:
    """Writes downwards, and goes on on a new page where there is no room. `made` is the day it bears, 2026-11-30."""

    def __init__(self, title: str, made: str, *, language: Language) -> None:
        # The library takes a tenth of all imports, and most runs of the bot never write a page.
        from fpdf import FPDF
        from fpdf.enums import WrapMode

        self._face = text_face()
        self._pdf = FPDF(format="A4")
        self._pdf.set_margin(MARGIN)
        self._pdf.set_auto_page_break(True, margin=MARGIN)
        self._pdf.add_font("text", fname=self._face.path, collection_font_number=self._face.index)
        self._localise(language)
        self._pdf.set_title(self.printable(title))
        self._pdf.set_creation_date(datetime.fromisoformat(made).replace(tzinfo=UTC))
        self._wrap = WrapMode.WORD if language == "en" else WrapMode.CHAR
        self._pdf.add_page()

    def _localise(self, language: Language) -> None:
        """Draw letters and marks as the language does: fpdf2 takes what the font's own table of letters says."""
        from fpdf.fonts import TTFFont

        from bot.papers.letterforms import local_forms

        font = self._pdf.fonts["text"]
        assert isinstance(font, TTFFont)
        self._font = font
        for point, glyph in local_forms(self._face, language).items():
            font.cmap[point] = glyph
            font.glyph_ids[point] = font.ttfont.getGlyphID(glyph)
            font.cw[point] = round(font.scale * font.ttfont["hmtx"].metrics[glyph][0])

    def printable(self, text: str) -> str:
        """Return a text of which every letter can be printed: a square stands for one that the font lacks."""
        return "".join(
            letter if letter == "\n" or self._face.covers(letter) else _MISSING
            for letter in text.replace("\u3000", "  ")
            if letter == "\n" or letter.isprintable()
        )

    def text(
        self, text: str, size: float = 11, *, grey: bool = False, align: Align = "L", gap: float = 1
    ) -> None:
        """Write a paragraph; `gap` is the room below it in mm."""
        self._pdf.set_font("text", size=size)
        self._pdf.set_text_color(90 if grey else 20)
        self._pdf.multi_cell(
            WIDTH,
            size * LINE,
            self.printable(text),
            align=align,
            new_x="LMARGIN",
            new_y="NEXT",
            wrapmode=self._wrap,
        )
        self._pdf.ln(gap)

    def block(self, lines: list[str], size: float = 11, gap: float = 3) -> None:
        """Write lines that stay together on one page."""
        if self._pdf.will_page_break(sum(self._height(line, size) + BETWEEN for line in lines)):
            self._pdf.add_page()
        for line in lines:
            self.text(line, size, gap=BETWEEN)
        self._pdf.ln(gap)

    def _height(self, text: str, size: float) -> float:
        """How high a paragraph would be, in mm."""
        from fpdf.enums import MethodReturnValue

        self._pdf.set_font("text", size=size)
        height = self._pdf.multi_cell(
            WIDTH,
            size * LINE,
            self.printable(text),
            wrapmode=self._wrap,
            dry_run=True,
            output=MethodReturnValue.HEIGHT,
        )
        return float(height)  # type: ignore[arg-type]

    def rule(self) -> None:
        """Draw a line across."""
        y = self._pdf.get_y() + 1
        self._pdf.set_draw_color(190)
        self._pdf.line(MARGIN, y, MARGIN + WIDTH, y)
        self._pdf.ln(4)

    def picture(self, png: bytes, width: float) -> None:
        """Put a picture in the middle; `width` in mm."""
        self._pdf.image(io.BytesIO(png), x=(210 - width) / 2, w=width)
        self._pdf.ln(4)

    def down(self, gap: float) -> None:
        """Leave room, in mm."""
        self._pdf.ln(gap)

    @property
    def pages(self) -> int:
        """How many pages there are by now."""
        return self._pdf.pages_count

    def new_page(self) -> None:
        self._pdf.add_page()

    def content(self) -> bytes:
        """Return the file; the page is closed by it."""
        written = bytes(self._pdf.output())
        self.close()
        return written

    def close(self) -> None:
        """Let the font's file go: a page that is not wanted must be closed too."""
        self._font.close()
