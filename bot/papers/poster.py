"""A poster as a page: the picture from edge to edge, as printers like it."""

from __future__ import annotations

import io
from datetime import UTC, datetime


def poster_page(png: bytes, title: str, made: str) -> bytes:
    """Return the bytes of a PDF of one A4 page; `made` is the day it bears, 2026-11-30."""
    # Imported when the first page is made, as in `page`.
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_margin(0)
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.set_creation_date(datetime.fromisoformat(made).replace(tzinfo=UTC))
    pdf.add_page()
    pdf.image(io.BytesIO(png), x=0, y=0, w=210, h=297)
    return bytes(pdf.output())
