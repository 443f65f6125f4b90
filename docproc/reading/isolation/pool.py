"""The children that wait for work, and the thread that starts them and watches the clock.

Children are fresh interpreters, never forks: a fork of a process with threads may inherit a lock that nobody opens.
"""

from __future__ import annotations

import atexit
import os
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress

from docproc.errors import ReaderUnavailableError
from docproc.reading.isolation.process import Child
from docproc.reading.page import Reading

__all__ = ["Pool", "prestart", "read_isolated", "shut_down"]

_TICK = 1.0
"""Seconds between looks at the clock while a file is being read."""
_LEAST = 2
"""Children that may run at a time on a machine with one processor: a long scan must not keep a short dispatch back."""


class Pool:
    """Children for the threads of one process.

    Args:
        size: files read at a time; further threads wait.
        make: starts a child.
    """

    def __init__(self, size: int, make: Callable[[], Child] = Child) -> None:
        self._make = make
        self._room = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._starting: list[Future[Child]] = []
        self._orders: queue.SimpleQueue[Future[Child] | None] = queue.SimpleQueue()
        self._asleep = False
        self._keeper: threading.Thread | None = None

    def prestart(self) -> None:
        """Start a child in the background, unless one is there already."""
        with self._lock:
            if not self._idle and not self._starting:
                self._order()

    def read(self, data: bytes, file_name: str | None) -> Reading:
        """Read a file in a child.

        Raises:
            DocprocError: the file cannot be read, or broke a budget.
        """
        with self._room:
            child = self._take()
            try:
                return child.read(data, file_name)
            finally:
                self._give_back(child)

    def children(self) -> list[Child]:
        """All children that run."""
        with self._lock:
            started = [future.result() for future in self._starting if future.done() and not future.exception()]
            return [*self._idle, *self._busy, *started]

    def close(self) -> None:
        """End all children; a later file starts new ones."""
        with self._lock:
            waited, self._starting = self._starting, []
        for future in waited:
            with suppress(ReaderUnavailableError):
                future.result().bury()
        with self._lock:
            idle, self._idle = self._idle, []
            busy = list(self._busy)
        for child in idle:
            child.bury()
        for child in busy:  # the thread that waits for it buries it
            child.kill()

    def _take(self) -> Child:
        """A child that is ready, or else one that is on its way."""
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
                if child is None:
                    if not self._starting:
                        self._order()
                    future = self._starting.pop(0)
            child = child or future.result()
            if child.alive():
                with self._lock:
                    self._busy.add(child)
                    asleep, self._asleep = self._asleep, False
                if asleep:
                    self._orders.put(None)
                return child
            child.bury()

    def _give_back(self, child: Child) -> None:
        with self._lock:
            self._busy.discard(child)
            if child.usable:
                self._idle.append(child)
                return
        child.bury()
        self.prestart()

    def _order(self) -> None:
        """Have the keeper start a child; the lock is held."""
        if self._keeper is None:
            # Linux ends a child when the thread that started it ends, so this one must last as long as the process
            self._keeper = threading.Thread(target=self._keep, name="docproc-keeper", daemon=True)
            self._keeper.start()
        future: Future[Child] = Future()
        self._starting.append(future)
        self._orders.put(future)

    def _keep(self) -> None:
        while True:
            with self._lock:
                self._asleep = not self._busy and self._orders.empty()
                wait = None if self._asleep else _TICK
            order = None
            with suppress(queue.Empty):
                order = self._orders.get(timeout=wait)
            if order is not None:
                try:
                    order.set_result(self._make())
                except BaseException as error:
                    order.set_exception(error)
            now = time.monotonic()
            with self._lock:
                late = [child for child in self._busy if child.overdue(now)]
            for child in late:
                child.give_up()


_pool: Pool | None = None
_making = threading.Lock()


def read_isolated(data: bytes, *, file_name: str | None = None) -> Reading:
    """Read a file in a child process.

    Args:
        data: the whole file.
        file_name: only for telling Markdown from plain text.

    Raises:
        DocprocError: the file cannot be read, or broke a budget.
    """
    return _shared().read(data, file_name)


def prestart() -> None:
    """Start the first child in the background, so that it is ready when the first file comes."""
    _shared().prestart()


def shut_down() -> None:
    """End all children of this process; also done when the interpreter ends."""
    if _pool is not None:
        _pool.close()


def _shared() -> Pool:
    global _pool  # noqa: PLW0603  (one pool a process)
    with _making:
        if _pool is None:
            _pool = Pool(max(_LEAST, os.cpu_count() or 1))
            atexit.register(shut_down)
        return _pool


def _forget() -> None:
    """After a fork: the children are the other process's, and so is its keeper."""
    global _pool, _making
    _pool, _making = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
