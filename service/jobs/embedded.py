"""Readers beside the server, for one machine: threads that claim documents, each with a process of its own."""

from __future__ import annotations

import logging
import threading

from sqlalchemy.orm import Session

from service.jobs.afterwards import follow_up
from service.jobs.extraction import READING, Work
from service.jobs.readers import Readers
from service.operation.logs import whereabouts
from service.settings import Settings
from service.store import Store
from service.upkeep import Upkeep

__all__ = ["EmbeddedQueue"]

_LOOK_SECONDS = 0.5  # another server process may have taken an upload that this one's readers could do
_log = logging.getLogger("docproc.jobs")


class EmbeddedQueue:
    """The documents themselves are the queue: those in state ``received``, or ``reading`` with a lease that ran out."""

    def __init__(self, store: Store, settings: Settings, work: Work = READING) -> None:
        self._store = store
        self._settings = settings
        self._readers = Readers(store, settings, work)
        self.news = self._readers.news
        self._upkeep = Upkeep(store)
        self._stop = threading.Event()
        self._news = threading.Condition()
        self._uploads = 0
        self._threads: list[threading.Thread] = []

    def enqueue(self, session: Session, document_id: int) -> None:
        """Nothing to do: the row in state ``received`` is the entry."""

    def wake(self) -> None:
        """Have a waiting reader look at once."""
        with self._news:
            self._uploads += 1
            self._news.notify()

    def start(self) -> None:
        """Take up what an earlier process left, and read from now on; without readers, others do that."""
        if not self._settings.workers:
            return
        self._readers.start()
        names = [f"reader-{number}" for number in range(self._settings.workers)]
        self._threads = [threading.Thread(target=self._work, name=name, daemon=True) for name in names]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop at once; a document that is being read will be read by the next who starts."""
        if not self._threads:
            return
        self._stop.set()
        with self._news:
            self._news.notify_all()
        self._readers.stop()
        for thread in self._threads:
            thread.join()
        self._readers.stop()  # what a thread claimed meanwhile

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                self._read_next()
            except Exception as error:  # whatever it is, the next document must find a reader
                at = whereabouts(error.__traceback__)
                _log.error("a reader met a fault: %s at %s", type(error).__name__, at)
                self._stop.wait(_LOOK_SECONDS)

    def _read_next(self) -> None:
        seen = self._uploads
        document_id = self._readers.claim_next()
        if document_id is not None and not self._stop.is_set():
            if self._readers.read(document_id) == "read":
                follow_up(self._store)
            return
        follow_up(self._store)
        self._upkeep.run()
        with self._news:
            if self._uploads == seen and not self._stop.is_set():
                self._news.wait(_LOOK_SECONDS)
