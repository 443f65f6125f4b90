"""What workers see to besides reading: jobs of dead workers, documents without a job, finished jobs, late links."""

from __future__ import annotations

import asyncio
import logging
import time

from procrastinate import App, PsycopgConnector

from service.jobs.afterwards import follow_up
from service.jobs.entries import QUEUE, enqueue_forgotten
from service.operation.logs import whereabouts
from service.store import Store
from service.upkeep import Upkeep

__all__ = ["Housekeeping"]

_LOOK_SECONDS = 2
_SWEEP_SECONDS = 15
_CLEAN_SECONDS = 3600
_KEPT_HOURS = 24  # for how long finished jobs are kept, for whoever looks into a fault
_LOCK = 0x686F7573  # "hous": the advisory lock's number
_log = logging.getLogger("docproc.jobs")


class Housekeeping:
    """Runs in each worker; of several, one at a time does something.

    Args:
        store: where the documents are.
        app: procrastinate's, opened.
        connector: its connector.
        silent: after so many seconds without a sign of life a worker is dead.
    """

    def __init__(self, store: Store, app: App, connector: PsycopgConnector, silent: int) -> None:
        self._store = store
        self._app = app
        self._connector = connector
        self._silent = silent
        self._upkeep = Upkeep(store)
        self._due = {"sweep": 0.0, "clean": time.monotonic() + _CLEAN_SECONDS}

    async def run(self) -> None:
        """Keep house until cancelled; a failure is told, and tried again."""
        while True:
            try:
                async with self._connector.pool.connection() as connection:
                    cursor = await connection.execute("SELECT pg_try_advisory_xact_lock(%s)", (_LOCK,))
                    if await cursor.fetchone() == (True,):
                        await self._look()
            except Exception as error:
                at = whereabouts(error.__traceback__)
                _log.error("the queue's housekeeping failed: %s at %s", type(error).__name__, at)
            await asyncio.sleep(_LOOK_SECONDS)

    async def _look(self) -> None:
        await self._take_over()
        if self._is_due("sweep", _SWEEP_SECONDS):
            found = await asyncio.to_thread(enqueue_forgotten, self._store)
            if found:
                _log.warning("documents had no job: %d", found)
        if self._is_due("clean", _CLEAN_SECONDS):
            await self._app.job_manager.delete_old_jobs(
                _KEPT_HOURS, queue=QUEUE, include_failed=True, include_cancelled=True, include_aborted=True
            )
        # last, for they read what documents hold, and a fault over one of them must not stop the others' reading
        await asyncio.to_thread(self._upkeep.run)
        await asyncio.to_thread(follow_up, self._store)

    async def _take_over(self) -> None:
        """Put the jobs of dead workers back; whether a document may be claimed then, its lease says."""
        jobs = self._app.job_manager
        for job in await jobs.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=self._silent):
            await jobs.retry_job(job)
            _log.warning("a job of a dead worker was put back", extra={"job": job.id})

    def _is_due(self, what: str, every: float) -> bool:
        if time.monotonic() < self._due[what]:
            return False
        self._due[what] = time.monotonic() + every
        return True
