"""The readers of one process: a killable process each, and the leases of what they read, kept alive by a thread."""

from __future__ import annotations

import logging
import queue
import threading
import time

from sqlalchemy.exc import SQLAlchemyError

from service.jobs import claims
from service.jobs.extraction import READING, Work
from service.jobs.leftovers import remove_semaphores
from service.jobs.news import News
from service.jobs.reader import Reader, ReaderDiedError, ReaderSlowError
from service.jobs.work import read_claimed
from service.settings import Settings
from service.store import Store

__all__ = ["Readers"]

_WARM_SECONDS = 120
_log = logging.getLogger("docproc.jobs")


class Readers:
    """As many readers as the settings say; each thread that calls ``read`` has one of them to itself.

    Args:
        store: where the documents are.
        settings: how many readers, and their limits.
        work: what they do; tests give their own.
    """

    def __init__(self, store: Store, settings: Settings, work: Work = READING) -> None:
        self.who = claims.claimant()
        self.news = News()
        self._store = store
        self._settings = settings
        self._work = work
        self._readers = [
            Reader(calls=settings.worker_documents, megabytes=settings.worker_megabytes)
            for _ in range(settings.workers)
        ]
        self._idle: queue.SimpleQueue[Reader] = queue.SimpleQueue()
        self._held: dict[int, Reader | None] = {}
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._keep_leases, name="leases", daemon=True)]
        self._threads += [
            threading.Thread(target=self._warm, args=(reader,), name="warm-up", daemon=True) for reader in self._readers
        ]

    def start(self) -> None:
        """Free what dead processes of this machine held and left, and load what reading needs."""
        remove_semaphores()
        claims.free_after_death(self._store, self.who)
        for thread in self._threads:
            thread.start()

    def claim(self, document_id: int) -> bool:
        """Claim a document; false where it may not be claimed now."""
        return claims.claim(self._store, document_id, self.who, self._settings.takeover_seconds)

    def claim_next(self) -> int | None:
        """Claim the document that waits longest, if one does."""
        return claims.claim_next(self._store, self.who, self._settings.takeover_seconds)

    def read(self, document_id: int) -> str:
        """Read a document that was claimed here; gives the state in which it is then, as ``read_claimed``."""
        self._held[document_id] = None  # from now on its lease is renewed, while readers are still starting too
        reader = self._idle.get()
        try:
            self._held[document_id] = reader
            state = read_claimed(self._store, self._settings, reader, document_id, self.who, self._work)
        finally:
            self._held.pop(document_id, None)
            self._idle.put(reader)
        self.news.tell(document_id)
        return state

    def give_back(self, document_id: int) -> None:
        """Break off the reading of a document, so that others may claim it; its thread comes out of ``read``."""
        reader = self._held.get(document_id)
        self._free(document_id)  # before the process dies, so that the document is not blamed for it
        if reader is not None:
            reader.kill()

    def stop(self) -> None:
        """Give back what is being read, and end the processes at once; threads in ``read`` come out of it."""
        self._stop.set()
        self._free()
        for reader in self._readers:
            reader.stop()
        for thread in self._threads:
            thread.join()

    def _free(self, document_id: int | None = None) -> None:
        try:
            claims.free(self._store, self.who, document_id)
        except SQLAlchemyError as error:
            _log.error("claims were not given back, and run out: %s", type(error).__name__)

    def _warm(self, reader: Reader) -> None:
        try:
            if not self._stop.is_set():
                reader.run(self._work.warm_up, seconds=_WARM_SECONDS)
        except (ReaderDiedError, ReaderSlowError):
            _log.warning("a reader did not start; it is tried again with the next document")
        self._idle.put(reader)

    def _keep_leases(self) -> None:
        """Renew the leases often enough that one renewal may fail."""
        renewed = time.monotonic()
        while not self._stop.wait(min(1.0, self._settings.takeover_seconds / 8)):
            if time.monotonic() - renewed < self._settings.takeover_seconds / 4:
                continue
            renewed = time.monotonic()
            try:
                claims.renew(self._store, self.who, tuple(self._held), self._settings.takeover_seconds)
                claims.free_after_death(self._store, self.who)
            except SQLAlchemyError as error:
                _log.error("the leases were not renewed: %s", type(error).__name__)
