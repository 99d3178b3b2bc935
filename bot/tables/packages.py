"""What stands around an Office file: a zip archive, looked at before anything in it is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from bot.tables.refusal import Refused

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_PARTS = 2_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACRO_ENDINGS = (".xlsm", ".xlsb", ".xltm", ".docm", ".dotm", ".xlam")
_PICTURES = re.compile(r"(?:xl|word)/(?:media/|richData/richValueRel|embeddings/)", re.IGNORECASE)
_MACROS = re.compile(r"(?:vbaProject|vbaData|macrosheets/)", re.IGNORECASE)


def opened(content: bytes, name: str) -> zipfile.ZipFile:
    """Return the archive of a .xlsx or .docx file. Errors: Refused for what must not, or cannot, be read."""
    if PurePath(name).suffix.lower() in _MACRO_ENDINGS:
        raise Refused("myset-file-macro")
    if content.startswith(_OLE):
        raise Refused("myset-file-password" if _ENCRYPTED in content else "myset-file-old")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("myset-file-broken") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("myset-file-bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("myset-file-password")
    names = [part.filename for part in parts]
    if any(_MACROS.search(part) for part in names):
        raise Refused("myset-file-macro")
    if any(_PICTURES.match(part) for part in names):
        raise Refused("myset-file-picture")
    return archive
