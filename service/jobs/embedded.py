"""Readers beside the server, for one machine: threads that claim documents, each with a process of its own."""

from __future__ import annotations

import logging
import threading
import time

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from service.jobs.claims import LEASE_SECONDS, Leases, claim_next, free_after_death, free_all
from service.jobs.extraction import warm_up
from service.jobs.reader import Reader, ReaderDiedError, ReaderSlowError
from service.jobs.work import read_claimed
from service.links import settle
from service.settings import Settings
from service.store import Store

__all__ = ["EmbeddedQueue"]

_LOOK_SECONDS = 2.0  # another server process may have taken an upload that this one's readers could do
_WARM_SECONDS = 120
_log = logging.getLogger("docproc.jobs")


class EmbeddedQueue:
    """The documents themselves are the queue: those in state ``received``, or ``reading`` with a lease that ran out."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._leases = Leases()
        self._stop = threading.Event()
        self._news = threading.Condition()
        self._uploads = 0
        self._threads: list[threading.Thread] = []
        self._readers: list[Reader] = []

    def enqueue(self, session: Session, document_id: int) -> None:
        """Nothing to do: the row in state ``received`` is the entry."""

    def wake(self) -> None:
        """Have a waiting reader look at once."""
        with self._news:
            self._uploads += 1
            self._news.notify()

    def start(self) -> None:
        """Take up what an earlier process left, and read from now on."""
        free_after_death(self._store, self._leases.who)
        names = [*(f"reader-{number}" for number in range(self._settings.workers))]
        self._threads = [threading.Thread(target=self._work, name=name, daemon=True) for name in names]
        if names:
            self._threads.append(threading.Thread(target=self._renew, name="leases", daemon=True))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop at once; a document that is being read will be read by the next who starts."""
        self._stop.set()
        with self._news:
            self._news.notify_all()
        free_all(
            self._store, self._leases.who
        )  # before the processes die, so that their death is not the documents' fault
        for reader in self._readers:
            reader.kill()
        for thread in self._threads:
            thread.join()
        free_all(self._store, self._leases.who)

    def _work(self) -> None:
        reader = Reader(calls=self._settings.worker_documents, megabytes=self._settings.worker_megabytes)
        self._readers.append(reader)
        try:
            reader.run(warm_up, seconds=_WARM_SECONDS)
        except (ReaderDiedError, ReaderSlowError):
            _log.warning("a reader did not start; it is tried again with the next document")
        while not self._stop.is_set():
            try:
                self._read_next(reader)
            except SQLAlchemyError as error:
                _log.error("the store failed a reader: %s", type(error).__name__)
                self._stop.wait(_LOOK_SECONDS)
        reader.kill()

    def _read_next(self, reader: Reader) -> None:
        seen = self._uploads
        document_id = claim_next(self._store, self._leases.who)
        if document_id is not None and not self._stop.is_set():
            with self._leases.working(document_id):
                read_claimed(self._store, self._settings, reader, document_id, self._leases.who)
            return
        settle(self._store)
        with self._news:
            if self._uploads == seen and not self._stop.is_set():
                self._news.wait(_LOOK_SECONDS)

    def _renew(self) -> None:
        renewed = time.monotonic()
        while not self._stop.wait(1.0):
            if time.monotonic() - renewed < LEASE_SECONDS / 4:
                continue
            renewed = time.monotonic()
            try:
                self._leases.renew(self._store)
                free_after_death(self._store, self._leases.who)
            except SQLAlchemyError as error:
                _log.error("the leases were not renewed: %s", type(error).__name__)
