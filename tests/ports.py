"""A port for a server that a test starts, stops and starts again."""

from __future__ import annotations

import random
import socket
from contextlib import suppress

OF_NOBODY = range(20_000, 32_000)
"""Below what systems lend to outgoing connections: nobody takes such a port while the server is down."""


def free_port() -> int:
    """Return a port of this machine on which nothing listens."""
    chance = random.SystemRandom()
    for _ in range(100):
        with socket.socket() as probe, suppress(OSError):
            port = chance.choice(OF_NOBODY)
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")
