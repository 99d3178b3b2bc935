"""Work keeps its order within a key and goes side by side across keys."""

from __future__ import annotations

import asyncio

from bot.telegram.receiving.keyed_queues import KeyedQueues

Item = tuple[int, int]


class Bench:
    """Runs items; an item waits at its gate if its key has one."""

    def __init__(self, width: int) -> None:
        self.order: list[Item] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.running = self.most = 0
        self.queues: KeyedQueues[Item] = KeyedQueues(self._run, width)
        self.queues.start()

    async def _run(self, item: Item) -> None:
        self.running += 1
        self.most = max(self.most, self.running)
        if item[0] in self.gates:
            await self.gates[item[0]].wait()
        else:
            await asyncio.sleep(0)
        self.order.append(item)
        self.running -= 1

    def put(self, *items: Item) -> None:
        for item in items:
            self.queues.put(item[0], item)


async def test_order_is_kept_within_a_key() -> None:
    bench = Bench(8)
    bench.put(*((key, number) for number in range(20) for key in range(5)))
    await bench.queues.stop(grace=5)
    for key in range(5):
        assert [number for who, number in bench.order if who == key] == list(range(20))


async def test_who_brings_much_waits_behind_his_own_only() -> None:
    bench = Bench(4)
    bench.put(*((1, number) for number in range(100)), (2, 0), (3, 0))
    await bench.queues.stop(grace=5)
    assert bench.order.index((2, 0)) < 5
    assert bench.order.index((3, 0)) < 5
    assert len(bench.order) == 102


async def test_a_key_that_hangs_holds_nobody_else() -> None:
    bench = Bench(2)
    bench.gates[1] = asyncio.Event()
    bench.put((1, 0), (1, 1), (2, 0), (3, 0), (2, 1))
    async with asyncio.timeout(5):
        while len(bench.order) < 3:
            await asyncio.sleep(0)
    assert bench.order == [(2, 0), (3, 0), (2, 1)]
    bench.gates[1].set()
    await bench.queues.stop(grace=5)
    assert bench.order[3:] == [(1, 0), (1, 1)]


async def test_no_more_than_the_width_run_at_once() -> None:
    bench = Bench(3)
    bench.put(*((key, 0) for key in range(50)))
    await bench.queues.stop(grace=5)
    assert bench.most == 3
    assert len(bench.order) == 50


async def test_stopping_waits_for_its_grace_only() -> None:
    bench = Bench(2)
    bench.gates[1] = asyncio.Event()
    bench.put((1, 0), (2, 0))
    await bench.queues.stop(grace=0.01)
    assert bench.order == [(2, 0)]
