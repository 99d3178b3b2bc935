"""What the disk is made to keep."""

from __future__ import annotations

import os
from pathlib import Path

sync_content = getattr(os, "fdatasync", os.fsync)
"""Make what an open file holds survive power loss; takes its descriptor."""


def sync(path: Path) -> None:
    """Make a file and its name survive power loss."""
    for one, flags in ((path, os.O_RDONLY), (path.parent, os.O_RDONLY | os.O_DIRECTORY)):
        opened = os.open(one, flags)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
