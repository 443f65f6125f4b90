"""Several processes that answer on one port, and a first one that starts, watches and replaces them, and reads.

More than one pays where requests are many; reading has processes of its own in any case.
"""

from __future__ import annotations

import multiprocessing
import os
import socket
import threading

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from service.app import create_app
from service.jobs.choose import make_queue
from service.loaded import keep_loaded
from service.operation import logs
from service.settings import Settings
from service.start import GRACE_SECONDS, announce_first_admin, open_store

__all__ = ["member", "serve_by_several"]

_COUNT = "DOCPROC_PROCESSES"  # in the environment of the processes: they are told nothing else
_SILENT_SECONDS = 30  # after which a process that does not answer its watcher is replaced


def serve_by_several(settings: Settings, listener: socket.socket, count: int, base_url: str) -> bool:
    """Serve until a signal ends it, or until a process does not come to serve, for which another would fare no better.

    Args:
        settings: the installation's; the processes read theirs from the environment, which must say the same.
        listener: a socket that listens.
        count: how many processes answer.
        base_url: under which people reach them.

    Returns:
        Whether each process came to serve.
    """
    os.environ["DOCPROC_HOST"] = settings.host
    os.environ[_COUNT] = str(count)
    store = open_store(settings)
    announce_first_admin(store, base_url)
    queue = make_queue(store, settings)
    queue.start()
    try:
        config = uvicorn.Config(
            "service.processes:member",
            factory=True,
            workers=count,
            server_header=False,
            ws="none",
            log_config=None,
            access_log=False,
            timeout_worker_healthcheck=_SILENT_SECONDS,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        members = Multiprocess(config, sockets=[listener])
        members.run()
        return all(one.exitcode != STARTUP_FAILURE for one in members.processes)
    finally:
        queue.stop()
        store.close()


def member() -> FastAPI:
    """The application of one of several processes: it leaves reading to the first, and ends when that one does."""
    settings = Settings().model_copy(update={"workers": 0})
    logs.configure(settings.log_level)
    threading.Thread(target=_end_with_the_first, name="first process", daemon=True).start()
    app = create_app(settings, first=False, processes=int(os.environ.get(_COUNT, "1")))
    keep_loaded()
    return app


def _end_with_the_first() -> None:
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)  # in good order, the first one ends the others before itself; a new service waits for the port
