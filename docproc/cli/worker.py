"""``docproc worker``: reads documents for a service on PostgreSQL, on this or another machine."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.console import EXIT_NOT_STARTED, EXIT_USAGE, complain
from docproc.cli.installation import load_settings, need_service, need_store

if TYPE_CHECKING:
    from service.settings import Settings
    from service.store import Store

__all__ = ["worker_command"]


def worker_command(
    readers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes that read; unset: as DOCPROC_WORKERS says.")
    ] = None,
) -> int:
    """Read documents for a service on PostgreSQL (DOCPROC_DATABASE) until told to stop.

    The files (DOCPROC_DATA) must be the service's own: another machine has them by a shared folder.
    """
    need_service("worker")
    settings = load_settings()
    if not settings.on_postgresql:
        complain(
            "on SQLite the server reads by itself; a worker needs DOCPROC_DATABASE=postgresql://…", "not_postgresql"
        )
        return EXIT_USAGE
    return _run(settings.model_copy(update={"workers": readers or settings.workers or 1}))


def _run(settings: Settings) -> int:
    from service.operation import logs
    from service.start import prepare_store
    from service.store import Store
    from service.store.holding import has_its_files

    logs.configure(settings.log_level)
    with need_store():
        prepare_store(settings)
        store = Store.open(settings)
        try:
            if not has_its_files(store):
                folder = f"{settings.data} has none of the database's newest files"
                complain(f"{folder}: set DOCPROC_DATA to the service's own folder", "files_elsewhere")
                return EXIT_NOT_STARTED
            asyncio.run(_work(store, settings))
        finally:
            store.close()
    return 0


async def _work(store: Store, settings: Settings) -> None:
    from service.jobs.worker import Worker

    worker = Worker(store, settings)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, worker.stop)
    print(f"docproc: reading with {settings.workers} processes (CTRL+C to quit)", file=sys.stderr)
    await worker.run()
