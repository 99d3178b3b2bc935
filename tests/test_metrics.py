"""The server of metrics: numbers for Prometheus, and a health that fails when a part stands still."""

from __future__ import annotations

import socket

import aiohttp
import pytest

from bot.metrics import DESCRIBED, Metrics, MetricsServer


@pytest.fixture
async def served():
    still: list[str] = []
    metrics = Metrics(lambda: 0, 25)
    metrics.look(lambda: dict.fromkeys((*DESCRIBED, "fanzha_faults"), 7.0))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = MetricsServer(port, metrics.registry, lambda: still)
    await server.start()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        yield metrics, still, session
    await server.stop()


async def test_health_fails_while_a_part_stands_still_and_names_it(served):
    _, still, session = served
    async with session.get("/healthz") as response:
        assert (response.status, await response.text()) == (200, "ok\n")
    still.append("sender")
    async with session.get("/healthz") as response:
        assert (response.status, await response.text()) == (503, "standing still: sender\n")


async def test_what_happened_is_counted_and_what_stands_is_asked_for(served):
    metrics, _, session = served
    metrics.settled(0, "sent", 1500)
    metrics.settled(2, "failed", 10)
    metrics.called("sendMessage", "ok", 0.2)
    metrics.called("sendMessage", "429", 0.2)
    metrics.called("getUpdates", "offline", 0.2)
    metrics.answered("judge", False)
    metrics.pushed("late", 7_000_000)
    async with session.get("/metrics") as response:
        lines = (await response.text()).splitlines()
    for line in (
        'fanzha_messages_total{outcome="sent",priority="answer"} 1.0',
        'fanzha_messages_total{outcome="failed",priority="broadcast"} 1.0',
        'fanzha_message_seconds_bucket{le="1.0",priority="answer"} 0.0',
        'fanzha_message_seconds_bucket{le="2.5",priority="answer"} 1.0',
        'fanzha_api_calls_total{method="sendMessage",outcome="429"} 1.0',
        'fanzha_api_retries_total{reason="429"} 1.0',
        'fanzha_api_retries_total{reason="offline"} 1.0',
        "fanzha_api_seconds_count 2.0",
        'fanzha_answers_total{kind="judge",right="no"} 1.0',
        'fanzha_pushes_total{verdict="late"} 1.0',
        "fanzha_people 7.0",
    ):
        assert line in lines, line


async def test_a_port_that_is_taken_is_a_sentence(running):
    from msgspec.structs import replace

    from bot.config import Metrics as Settings
    from bot.errors import OperatorError

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OperatorError, match=f"port {port} cannot be used"):
            async with running(metrics=replace(Settings(), port=port)):
                pass
