"""What goes out with a call: JSON, or a form that brings files."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import token_hex
from typing import Final

from msgspec import Struct

JSON: Final = "application/json"
# As browsers write a name into a form (the HTML standard, "multipart form data"): not otherwise encoded, since
# Telegram shows a file's name as it comes, and percent signs are no Chinese.
_QUOTED: Final = {ord('"'): "%22", ord("\r"): "%0D", ord("\n"): "%0A"}


class File(Struct, frozen=True):
    """A file in a form."""

    filename: str
    content: bytes
    mimetype: str


class Form(Struct, frozen=True):
    """The fields of a call that brings files with it, by name."""

    fields: Mapping[str, str]
    files: Mapping[str, File]


Body = bytes | Form | None
"""JSON, a form, or nothing: a GET."""


def encoded(body: Body) -> tuple[bytes | None, str]:
    """Return the bytes of a body and what they are."""
    if not isinstance(body, Form):
        return body, JSON if body is not None else ""
    boundary = token_hex(16)
    parts: list[bytes] = []
    for name, value in body.fields.items():
        parts += (_part_head(boundary, name), b"\r\n\r\n", value.encode(), b"\r\n")
    for name, file in body.files.items():
        about = f'; filename="{file.filename.translate(_QUOTED)}"\r\nContent-Type: {file.mimetype}\r\n\r\n'
        parts += (_part_head(boundary, name), about.encode(), file.content, b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"


def _part_head(boundary: str, name: str) -> bytes:
    return f'--{boundary}\r\nContent-Disposition: form-data; name="{name.translate(_QUOTED)}"'.encode()
