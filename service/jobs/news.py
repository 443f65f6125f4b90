"""Tells the requests that wait for documents, in the process that reads them, that a reading has ended."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import anyio

__all__ = ["News", "Waiting"]


class Waiting:
    """What one request waits for; made and slept in within its event loop, woken from any thread."""

    def __init__(self, document_ids: Sequence[int]) -> None:
        self.document_ids = frozenset(document_ids)
        self._loop = asyncio.get_running_loop()
        self._told = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Until one of the documents was told of since the last sleep, at most ``seconds``."""
        with anyio.move_on_after(seconds):
            await self._told.wait()
        self._told.clear()

    def wake(self) -> None:
        """End the sleep, from any thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(self._told.set)


class News:
    """What has been read here; of what other processes read, a request learns by looking."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[Waiting] = set()

    @contextmanager
    def about(self, document_ids: Sequence[int]) -> Iterator[Waiting]:
        """A request that waits for these documents; what is told from now on wakes it."""
        waiting = Waiting(document_ids)
        with self._lock:
            self._waiting.add(waiting)
        try:
            yield waiting
        finally:
            with self._lock:
                self._waiting.discard(waiting)

    def tell(self, document_id: int) -> None:
        """Wake who waits for a document; from any thread, after the transaction that changed it."""
        with self._lock:
            concerned = [waiting for waiting in self._waiting if document_id in waiting.document_ids]
        for waiting in concerned:
            waiting.wake()
