"""``docproc serve``: the HTTP service on an address of one's choice."""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.console import EXIT_NOT_STARTED, complain
from docproc.cli.installation import load_settings, need_office, need_service, need_store

if TYPE_CHECKING:
    from service.settings import Settings

__all__ = ["serve_command"]

_PATIENCE_SECONDS = 10.0
_LOOK_SECONDS = 0.2


def serve_command(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; else DOCPROC_HOST, or 127.0.0.1.", show_default=False)
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
    processes: Annotated[int, typer.Option(min=1, max=32, help="Processes that answer requests.")] = 1,
) -> int:
    """Answer over HTTP, and read what is uploaded. Settings come from the environment: docs/operation.md."""
    need_service("serve")
    settings = load_settings(host)
    need_office(settings)
    try:
        # Before the pipeline is loaded: a port that is taken should be told at once, and in one line.
        listener = _listen(settings.host, port)
    except OSError as error:
        complain(f"cannot listen on {settings.host} port {port}: {error.strerror or error}", "address_unavailable")
        return EXIT_NOT_STARTED
    with listener:
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        base_url = f"http://{shown}:{listener.getsockname()[1]}"
        return 0 if _run(settings, listener, base_url, processes) else EXIT_NOT_STARTED


def _run(settings: Settings, listener: socket.socket, base_url: str, processes: int) -> bool:
    """Serve until a signal ends it; whether it came to serve at all."""
    import uvicorn

    from service.app import create_app
    from service.loaded import keep_loaded
    from service.operation import logs
    from service.start import GRACE_SECONDS, prepare_store

    logs.configure(settings.log_level)
    with need_store():
        prepare_store(settings)
    print(f"docproc: serving on {base_url} (CTRL+C to quit)", file=sys.stderr)
    if processes > 1:
        from service.processes import serve_by_several

        return serve_by_several(settings, listener, processes, settings.public_url or base_url)
    app = create_app(settings, base_url=base_url)
    keep_loaded()
    config = uvicorn.Config(
        app,
        server_header=False,
        ws="none",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = uvicorn.Server(config)
    with suppress(KeyboardInterrupt, SystemExit):
        server.run(sockets=[listener])
    return server.started


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; raises ``OSError`` where that cannot be had.

    Where a service of several processes was killed, those that it leaves hold the port for a moment, in which a new
    one may start already.
    """
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return _bound(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > until:
                raise
        time.sleep(_LOOK_SECONDS)


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere the option lets two processes share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Listening tells a port that is taken where binding does not; requests wait until the pipeline is loaded.
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
