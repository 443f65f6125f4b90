"""One process beside the server in which work runs that may crash, hang or grow: killed and replaced at need."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import TypeVar

import psutil
from loky.process_executor import BrokenProcessPool, ProcessPoolExecutor, ShutdownExecutorError

__all__ = ["Reader", "ReaderDiedError", "ReaderSlowError"]

_T = TypeVar("_T")
_LOOK_SECONDS = 1.0


class ReaderDiedError(RuntimeError):
    """The process ended while it worked."""


class ReaderSlowError(RuntimeError):
    """The work took longer than it may; its process was killed."""


class Reader:
    """A process that runs one call at a time; for use by one thread at a time.

    It ends with the process that made it, whatever that one's end is.

    Args:
        calls: after so many calls the process is replaced.
        megabytes: beyond so much memory it is replaced.
    """

    def __init__(self, *, calls: int, megabytes: int) -> None:
        self._most_calls = calls
        self._most_bytes = megabytes * 1024 * 1024
        self._calls = 0
        self._executor: ProcessPoolExecutor | None = None
        self._starts = threading.Lock()
        self._stopped = False

    def run(self, work: Callable[..., _T], *arguments: object, seconds: float) -> _T:
        """What ``work(*arguments)`` gives in the process; both travel by pickle.

        Raises:
            ReaderDiedError: the process ended meanwhile, or the reader was stopped.
            ReaderSlowError: it took longer than ``seconds``.
            Exception: what ``work`` raised.
        """
        future = self._submit(work, *arguments)
        try:
            result: _T = future.result(timeout=seconds)
        except FutureTimeoutError:
            self.kill()
            raise ReaderSlowError(f"no answer within {seconds:.0f} seconds") from None
        except (BrokenProcessPool, ShutdownExecutorError, CancelledError):
            self.kill()
            raise ReaderDiedError("the process ended while it worked") from None
        if self._calls >= self._most_calls or self._bytes() > self._most_bytes:
            self.close()
        return result

    def close(self) -> None:
        """End the process once it is idle."""
        self._end(kill=False)

    def kill(self) -> None:
        """End the process, and those that it started, at once."""
        self._end(kill=True)

    def stop(self) -> None:
        """End the process at once and for good; whoever waits in ``run``, or calls it later, learns that it died."""
        with self._starts:
            self._stopped = True
        self.kill()

    def _submit(self, work: Callable[..., _T], *arguments: object) -> Future[_T]:
        """Hand the work over; a process that died while it was idle is replaced, which is not the work's fault."""
        self._calls += 1
        try:
            future: Future[_T] = self._running().submit(work, *arguments)
        except (BrokenProcessPool, ShutdownExecutorError):
            self.kill()
            future = self._running().submit(work, *arguments)
        return future

    def _running(self) -> ProcessPoolExecutor:
        with self._starts:
            if self._stopped:
                raise ReaderDiedError("the reader was stopped")
            if self._executor is None:
                self._calls = 1
                self._executor = ProcessPoolExecutor(
                    max_workers=1, initializer=_settle, initargs=(os.getpid(),), timeout=None
                )
            return self._executor

    def _end(self, *, kill: bool) -> None:
        with self._starts:
            executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True, kill_workers=kill)

    def _bytes(self) -> int:
        executor = self._executor
        held = 0
        for process_id in list(executor._processes) if executor is not None else []:
            try:
                held += psutil.Process(process_id).memory_info().rss
            except psutil.Error:
                continue
        return held


def _settle(parent: int) -> None:
    """In the new process: leave signals to the parent, and end with it.

    Who stops the service often signals all its processes at once; no document is to be broken off, and blamed, by that.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)  # not ignored: that would pass on to the programs it starts
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)
