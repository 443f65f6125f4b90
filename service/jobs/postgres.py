"""The queue on PostgreSQL: jobs of procrastinate, and a worker within the server where the settings ask for readers."""

from __future__ import annotations

import asyncio
import threading

from sqlalchemy.orm import Session

from service.jobs.entries import enqueue
from service.jobs.extraction import READING, Work
from service.jobs.news import News
from service.jobs.worker import Worker
from service.settings import Settings
from service.store import Store

__all__ = ["PostgresQueue"]


class PostgresQueue:
    """Queues by procrastinate; its own worker runs in a thread with an event loop of its own."""

    def __init__(self, store: Store, settings: Settings, work: Work = READING) -> None:
        self._worker = Worker(store, settings, work) if settings.workers else None
        self.news = self._worker.news if self._worker else News()  # without a worker nobody tells
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def enqueue(self, session: Session, document_id: int) -> None:
        """Write the document's job; the transaction decides over it as over all else."""
        enqueue(session, document_id)

    def wake(self) -> None:
        """Nothing to do: PostgreSQL notifies the workers at the commit."""

    def start(self) -> None:
        """Run the worker."""
        if self._worker is not None:
            self._thread.start()

    def stop(self) -> None:
        """Have the worker finish or give back what it reads, and wait for it."""
        if self._worker is not None:
            self._worker.stop()
            self._thread.join()

    def _run(self) -> None:
        assert self._worker is not None  # noqa: S101  as start says
        asyncio.run(self._worker.run())
