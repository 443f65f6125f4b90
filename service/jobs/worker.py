"""A worker on PostgreSQL: reads documents as procrastinate hands them out, and takes over those of dead workers."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta

from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision
from procrastinate.jobs import Job
from psycopg.conninfo import make_conninfo
from sqlalchemy.exc import SQLAlchemyError

from service.jobs.afterwards import follow_up
from service.jobs.claims import when_claimable
from service.jobs.entries import QUEUE, TASK
from service.jobs.extraction import READING, Work
from service.jobs.housekeeping import Housekeeping
from service.jobs.readers import Readers
from service.operation.logs import whereabouts
from service.settings import Settings
from service.store import Store
from service.store.types import now

__all__ = ["Worker"]

_GRACE_SECONDS = 5  # what is not finished by then after the signal to stop is given back
_LAST_SECONDS = 3  # for giving back; then the process ends all the same
_POLL_SECONDS = 1  # notifications tell of new jobs; this finds those that are due again
_RECONNECT_SECONDS = 2
_log = logging.getLogger("docproc.jobs")


class Worker:
    """Readers that procrastinate feeds, until ``stop``; the database may go away and come back meanwhile.

    Args:
        store: a store on PostgreSQL.
        settings: how many readers, and their limits.
        work: what they do; tests give their own.
    """

    def __init__(self, store: Store, settings: Settings, work: Work = READING) -> None:
        self._store = store
        self._settings = settings
        self._readers = Readers(store, settings, work)
        self.news = self._readers.news
        self._threads = ThreadPoolExecutor(settings.workers, "reader")
        self._stopped = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def run(self) -> None:
        """Read until ``stop`` is called; then finish or give back what is being read, within ten seconds."""
        self._loop = asyncio.get_running_loop()
        await asyncio.to_thread(self._readers.start)
        serving = asyncio.create_task(self._serve_on())
        await self._stopped.wait()
        serving.cancel()
        await asyncio.wait({serving}, timeout=_GRACE_SECONDS + _LAST_SECONDS)
        await asyncio.to_thread(self._readers.stop)
        self._threads.shutdown()

    def stop(self) -> None:
        """Have ``run`` come to its end; from any thread."""
        if self._loop is None:
            self._stopped.set()
        else:
            self._loop.call_soon_threadsafe(self._stopped.set)

    async def _serve_on(self) -> None:
        """Serve, and begin anew where the database went away."""
        while True:
            try:
                await self._serve()
            except Exception as error:
                _log.error("the database failed the worker: %s at %s", type(error).__name__, _at(error))
            await asyncio.sleep(_RECONNECT_SECONDS)

    async def _serve(self) -> None:
        silent = self._settings.takeover_seconds
        connector = PsycopgConnector(conninfo=_conninfo(self._store), min_size=1, max_size=4)
        app = App(connector=connector)
        app.task(name=TASK, queue=QUEUE, retry=_Again())(self._read)
        async with app.open_async():
            house = asyncio.create_task(Housekeeping(self._store, app, connector, silent).run())
            try:
                await app.run_worker_async(
                    queues=[QUEUE],
                    concurrency=self._settings.workers,
                    fetch_job_polling_interval=_POLL_SECONDS,
                    shutdown_graceful_timeout=_GRACE_SECONDS,
                    update_heartbeat_interval=silent / 4,
                    stalled_worker_timeout=silent,
                    install_signal_handlers=False,
                )
            finally:
                house.cancel()
                with suppress(asyncio.CancelledError):
                    await house

    async def _read(self, document_id: int) -> None:
        """The task: read one document in a thread; where it cannot be done now, have the job come again."""
        reading = asyncio.get_running_loop().run_in_executor(self._threads, self._read_here, document_id)
        try:
            again = await asyncio.shield(reading)
        except asyncio.CancelledError:
            await asyncio.to_thread(self._readers.give_back, document_id)
            await asyncio.wait({reading})
            raise
        if again is not None:
            raise _TryLaterError(again)

    def _read_here(self, document_id: int) -> datetime | None:
        """Claim and read a document; gives the moment from which to try again, if that is needed."""
        if self._readers.claim(document_id) and self._readers.read(document_id) == "read":
            try:
                follow_up(self._store)
            except SQLAlchemyError as error:
                _log.warning("left to the housekeeping: %s", type(error).__name__)
            return None
        return when_claimable(self._store, document_id)


class _TryLaterError(Exception):
    """The document is to be tried, or looked at, again."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class _Again(BaseRetryStrategy):
    """A job ends when its document is read or has failed; whatever else happens, it comes again."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        soon = now() + timedelta(seconds=1)
        if isinstance(exception, _TryLaterError):
            return RetryDecision(retry_at=max(exception.at, soon))
        if isinstance(exception, asyncio.CancelledError):  # given back: others may take it at once
            return RetryDecision(retry_at=now())
        _log.error("a job failed and comes again: %s at %s", type(exception).__name__, _at(exception))
        return RetryDecision(retry_at=now() + timedelta(seconds=5))


def _at(error: BaseException) -> str:
    return whereabouts(error.__traceback__)


def _conninfo(store: Store) -> str:
    """The store's address as libpq has it."""
    _, options = store.engine.dialect.create_connect_args(store.engine.url)
    options.pop("context", None)  # SQLAlchemy's own conversions of types
    return make_conninfo(**options)
