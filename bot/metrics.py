"""Prometheus metrics: counted where things happen, read when somebody asks; /metrics and /healthz on this machine only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.pulse import Pulse
from bot.version import VERSION

LATENCIES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0, 600.0)
LATENESS = (1, 5, 15, 60, 300, 900, 3600, 7200, 14400, 21600)
PRIORITIES = ("answer", "push", "broadcast")
# A call that ended so is made again by whoever made it.
TRIED_AGAIN = frozenset({"429", "500", "502", "503", "504", "offline"})

Gauges = Callable[[], dict[str, float]]
"""What stands at this moment, by the name of the metric."""


class Metrics(Pulse):
    """Everything that is counted, in a registry of its own."""

    def __init__(self, monotonic: Callable[[], int], poll_seconds: int) -> None:
        super().__init__(monotonic, poll_seconds)
        self.registry = registry = CollectorRegistry()
        self._updates = Counter("fanzha_updates", "Updates handled", ["kind", "outcome"], registry=registry)
        self._update_seconds = Histogram(
            "fanzha_update_seconds", "Time to handle an update", buckets=LATENCIES, registry=registry
        )
        self._answers = Counter("fanzha_answers", "Answers of people", ["kind", "right"], registry=registry)
        self._calls = Counter(
            "fanzha_api_calls", "Calls of the Bot API that ended", ["method", "outcome"], registry=registry
        )
        self._call_seconds = Histogram(
            "fanzha_api_seconds", "Time of a call of the Bot API", buckets=LATENCIES, registry=registry
        )
        self._retries = Counter(
            "fanzha_api_retries", "Calls that have to be made again", ["reason"], registry=registry
        )
        self._messages = Counter(
            "fanzha_messages",
            "Messages of the outbox that were settled",
            ["priority", "outcome"],
            registry=registry,
        )
        self._message_seconds = Histogram(
            "fanzha_message_seconds",
            "From a tap, or what else made a message true, until Telegram has it",
            ["priority"],
            buckets=LATENCIES,
            registry=registry,
        )
        self._pushes = Counter("fanzha_pushes", "Pushes dealt with", ["verdict"], registry=registry)
        self._push_late = Histogram(
            "fanzha_push_late_seconds", "How late a push left", buckets=LATENESS, registry=registry
        )
        self._tick_late = Histogram(
            "fanzha_tick_late_seconds", "How late a tick came", buckets=LATENCIES, registry=registry
        )

    def look(self, gauges: Gauges) -> None:
        """Ask for what stands at each moment at which somebody looks."""
        self.registry.register(Standing(gauges))

    def answered(self, kind: str, right: bool) -> None:
        self._answers.labels(kind, "yes" if right else "no").inc()

    def settled(self, priority: int, state: str, waited_ms: int) -> None:
        name = PRIORITIES[priority]
        self._messages.labels(name, state).inc()
        if state == "sent":
            self._message_seconds.labels(name).observe(max(0, waited_ms) / 1000)

    def pushed(self, verdict: str, late_ms: int) -> None:
        self._pushes.labels(verdict).inc()
        if verdict == "push":
            self._push_late.observe(late_ms / 1000)

    def called(self, method: str, outcome: str, seconds: float) -> None:
        super().called(method, outcome, seconds)
        self._calls.labels(method, outcome).inc()
        if outcome in TRIED_AGAIN:
            self._retries.labels(outcome).inc()
        # A long poll waits on purpose.
        if method != "getUpdates":
            self._call_seconds.observe(seconds)

    def handled(self, kind: str, outcome: str, seconds: float) -> None:
        self._updates.labels(kind, outcome).inc()
        self._update_seconds.observe(seconds)

    def ticked(self, late_seconds: float) -> None:
        super().ticked(late_seconds)
        self._tick_late.observe(late_seconds)


DESCRIBED = {
    "fanzha_people": "People who are kept",
    "fanzha_outbox_waiting": "Messages that wait, counted up to ten thousand a priority",
    "fanzha_outbox_oldest_seconds": "How long the oldest message waits",
    "fanzha_outbox_answers_oldest_seconds": "How long the oldest answer to a person waits",
    "fanzha_pushes_due": "Pushes that are due and not dealt with, counted up to a thousand",
    "fanzha_updates_parked": "Updates that wait to be tried again",
    "fanzha_updates_set_aside": "Updates that failed three times and are kept for a week",
    "fanzha_messages_unknown": "Messages of unknown fate in the last 48 hours",
    "fanzha_messages_failed": "Messages that Telegram refused in the last 48 hours",
    "fanzha_database_bytes": "Size of the file",
    "fanzha_log_bytes": "Size of its write-ahead log",
    "fanzha_disk_free_bytes": "Free space where the file lies",
    "fanzha_backup_age_seconds": "Age of the newest backup, -1 when there is none",
    "fanzha_standing_still": "Parts of the bot that stand still: tick, intake, sender",
}


class Standing(Collector):
    """The gauges, made when somebody looks."""

    def __init__(self, gauges: Gauges) -> None:
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        """Return every gauge, and the version."""
        version = GaugeMetricFamily("fanzha_info", "The version that runs", labels=["version"])
        version.add_metric([VERSION], 1)
        yield version
        found = self._gauges()
        for name, text in DESCRIBED.items():
            yield GaugeMetricFamily(name, text, value=found[name])
        yield CounterMetricFamily("fanzha_faults", "Faults that were logged", value=found["fanzha_faults"])

    def describe(self) -> Iterator[Metric]:
        """Name them without looking."""
        for name, text in DESCRIBED.items():
            yield GaugeMetricFamily(name, text)


class MetricsServer:
    """Listens on loopback; `alive` names what stands still."""

    def __init__(self, port: int, registry: CollectorRegistry, alive: Callable[[], list[str]]) -> None:
        self._port = port
        self._registry = registry
        self._alive = alive
        application = web.Application()
        application.router.add_get("/metrics", self._metrics)
        application.router.add_get("/healthz", self._health)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()

    async def stop(self) -> None:
        """Listen no more."""
        await self._runner.cleanup()

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(
            body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    async def _health(self, _: web.Request) -> web.Response:
        still = self._alive()
        if still:
            return web.Response(status=503, text=f"standing still: {', '.join(still)}\n")
        return web.Response(text="ok\n")
