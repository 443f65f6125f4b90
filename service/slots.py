"""Where direct extractions run: off the event loop, a few at a time, with a short queue and a refusal beyond it.

The pipeline is loaded with the first of them: a server that only takes uploads in, for others to read, never needs it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter

import docproc
from service.problems import ProblemError
from service.settings import Settings

__all__ = ["Slots"]

_T = TypeVar("_T")
_WARM_UP = "Kính gửi: Sở Nội vụ"


class Slots:
    """Bounded room for work in threads; belongs to one event loop."""

    def __init__(self, settings: Settings) -> None:
        self._threads = CapacityLimiter(settings.running)
        self._free = settings.running + settings.waiting
        self._retry_after = settings.retry_after_seconds
        self._loading = threading.Lock()
        self._loaded = False

    async def run(self, work: Callable[[], _T]) -> _T:
        """Run ``work`` in a thread once its turn has come.

        A client that goes away does not free its place: the thread works on until ``work`` ends.

        Raises:
            ProblemError: 503, all places are taken.
        """
        if not self._free:
            headers = {"Retry-After": str(self._retry_after)}
            raise ProblemError(503, "busy", "too many dispatches are being read at the moment", headers=headers)
        self._free -= 1
        try:
            return await anyio.to_thread.run_sync(self._run, work, limiter=self._threads)
        finally:
            self._free += 1

    def _run(self, work: Callable[[], _T]) -> _T:
        with self._loading:
            if not self._loaded:
                # One text goes through first: some of the libraries load on first use, and not safely in two threads.
                docproc.load()(_WARM_UP)
                self._loaded = True
        return work()
