"""``docproc serve``: the HTTP service on an address of one's choice."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import Annotated

import typer

from docproc.cli.console import EXIT_MISSING, EXIT_NOT_STARTED, complain

__all__ = ["serve_command"]


def serve_command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> int:
    """Answer over HTTP: POST /v1/extract. There is no log-in: whoever reaches the address can use it."""
    if not all(find_spec(package) for package in ("fastapi", "python_multipart", "uvicorn")):
        complain("serve needs further packages: pip install 'docproc[service]'", "extra_missing")
        return EXIT_MISSING
    import uvicorn

    try:
        # Before the pipeline is loaded: a port that is taken should be told at once, and in one line.
        listener = _listen(host, port)
    except OSError as error:
        complain(f"cannot listen on {host} port {port}: {error.strerror or error}", "address_unavailable")
        return EXIT_NOT_STARTED
    config = uvicorn.Config("service.app:create_app", factory=True, server_header=False)
    server = uvicorn.Server(config)
    with listener:
        shown = f"[{host}]" if ":" in host else host
        print(f"docproc: serving on http://{shown}:{listener.getsockname()[1]} (CTRL+C to quit)", file=sys.stderr)
        with suppress(KeyboardInterrupt, SystemExit):
            server.run(sockets=[listener])
    return 0 if server.started else EXIT_NOT_STARTED


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; raises ``OSError`` where that cannot be had."""
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
