"""Files that were sent, kept in memory, and the size of a picture read from its first bytes."""

from __future__ import annotations

import struct

from msgspec import Struct

from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json

_MOST_PHOTO = 10 * 1024 * 1024
_MOST_FILE = 50 * 1024 * 1024
_START_OF_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


class Upload(Struct, frozen=True):
    """A file on its way here, from the bot or from a person."""

    name: str
    mime: str
    content: bytes


class StoredFile(Struct, frozen=True):
    """A file on the server; `path` is what getFile tells."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0

    def photo_sizes(self) -> list[Json]:
        """Return the PhotoSize objects of a picture; one size is enough for everybody here."""
        return [{**self._file(), "width": self.width, "height": self.height}]

    def document(self) -> Json:
        """Return the Document object."""
        return {**self._file(), "file_name": self.name, "mime_type": self.mime}

    def _file(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class Files:
    """All files by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep_photo(self, upload: Upload) -> StoredFile:
        """Keep a picture; raise what Telegram answers to one that it cannot show."""
        if len(upload.content) > _MOST_PHOTO:
            raise bad("file is too big")
        size = picture_size(upload.content)
        if size is None:
            raise bad("IMAGE_PROCESS_FAILED")
        width, height = size
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        return self._keep(upload, "photos", size)

    def keep_document(self, upload: Upload) -> StoredFile:
        if len(upload.content) > _MOST_FILE:
            raise bad("file is too big")
        if not upload.content:
            raise bad("file must be non-empty")
        return self._keep(upload, "documents", (0, 0))

    def _keep(self, upload: Upload, folder: str, size: tuple[int, int]) -> StoredFile:
        number = len(self._by_id) + 1
        ending = upload.name.rpartition(".")[2]
        if not (ending.isascii() and ending.isalnum()):
            ending = "bin"
        stored = StoredFile(
            id=f"AgACAgUAAx{folder[0]}{number:06d}",
            unique_id=f"AQAD{number:06d}",
            path=f"{folder}/file_{number}.{ending}",
            name=upload.name,
            mime=upload.mime,
            content=upload.content,
            width=size[0],
            height=size[1],
        )
        self._by_id[stored.id] = stored
        self._by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, JPEG, GIF or WebP picture, None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walk over the segments to the one that opens the frame."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] == b"VP8X" and len(content) >= 30:
        return (
            1 + int.from_bytes(content[24:27], "little"),
            1 + int.from_bytes(content[27:30], "little"),
        )
    if content[12:16] == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if content[12:16] == b"VP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
