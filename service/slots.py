"""Where direct extractions run: off the event loop, a few at a time, with a short queue and a refusal beyond it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter

from service.pipeline import load_once
from service.problems import ProblemError
from service.settings import Settings

__all__ = ["Slots"]

_T = TypeVar("_T")


class Slots:
    """Bounded room for work in threads; belongs to one event loop."""

    def __init__(self, settings: Settings) -> None:
        self._threads = CapacityLimiter(settings.running)
        self._free = settings.running + settings.waiting
        self._retry_after = settings.retry_after_seconds

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
            return await anyio.to_thread.run_sync(_run, work, limiter=self._threads)
        finally:
            self._free += 1


def _run(work: Callable[[], _T]) -> _T:
    load_once()
    return work()
