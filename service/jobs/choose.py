"""The one place that says how documents are queued."""

from __future__ import annotations

from service.jobs.embedded import EmbeddedQueue
from service.jobs.queue import ReadingQueue
from service.settings import Settings
from service.store import Store

__all__ = ["make_queue"]


def make_queue(store: Store, settings: Settings) -> ReadingQueue:
    """The queue of an installation, not started yet.

    On SQLite the documents are their own queue, and the server reads them. On PostgreSQL they queue in procrastinate's
    tables. There, too, the server reads: a connection string alone gives a working service, and each ``docproc
    worker`` that is started somewhere adds to it. ``DOCPROC_WORKERS=0`` leaves all reading to those.
    """
    if store.on_postgresql:
        from service.jobs.postgres import PostgresQueue

        return PostgresQueue(store, settings)
    return EmbeddedQueue(store, settings)
