"""Which files may hold questions, by the endings of their names; what reads them is imported with the first of them."""

from __future__ import annotations

from pathlib import PurePath

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".xltm")
DOCUMENTS = (".docx", ".docm", ".doc", ".dotm")
TEXTS = (".csv", ".tsv", ".txt")
ENDINGS = (*WORKBOOKS, *DOCUMENTS, *TEXTS)


def readable(name: str) -> bool:
    """Whether a file may hold questions, by the ending of its name."""
    return PurePath(name).suffix.lower() in ENDINGS
