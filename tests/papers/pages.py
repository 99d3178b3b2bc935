"""Reads what stands on the pages of a PDF."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, without blanks; pypdf leaves the high byte of our two-byte codes in."""
    return [re.sub(r"[\s\x00]", "", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]
