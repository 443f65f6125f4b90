"""The service in a process of its own, as ``docproc serve`` runs it, on a loopback port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

import httpx

import docproc
from service.settings import Settings

__all__ = ["Server", "served", "server"]

_START_WITHIN = 300
_END_WITHIN = 60


class Server(NamedTuple):
    """A server that was started: its address, its first process, and what it says."""

    address: str
    process: subprocess.Popen[bytes]
    output: BinaryIO

    def said(self) -> str:
        """What it has said until now."""
        self.output.seek(0)
        return self.output.read().decode(errors="replace")


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """Serve an installation.

    Args:
        settings: handed on by the environment; what they leave at its default stays so.

    Returns:
        The address, ready to answer; the server ends with the block.

    Raises:
        RuntimeError: it did not start, or ended badly, or met an error that nobody foresaw.
    """
    with server(settings) as started:
        try:
            yield started.address
        finally:
            started.process.send_signal(signal.SIGINT)
            started.process.wait(_END_WITHIN)
        said, code = started.said(), started.process.returncode
    if "Traceback" in said or code not in (0, 130):
        raise RuntimeError(f"the server ended with {code} and said:\n{said[-10_000:]}")


@contextmanager
def server(settings: Settings, *options: str) -> Iterator[Server]:
    """Start ``docproc serve``, ready to answer; whatever is left of it at the end of the block is killed.

    Args:
        settings: handed on by the environment; what they leave at its default stays so.
        options: of the command.

    Raises:
        RuntimeError: it did not start.
    """
    port = _free_port()
    command = [sys.executable, "-c", "from docproc.cli import main; main()", "serve", "--port", str(port), *options]
    # a file and no pipe: who reads nothing from a pipe stops the server once it is full
    with (
        tempfile.TemporaryFile() as output,
        subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path(docproc.__file__).parents[1],
            env={**os.environ, **_environment(settings)},
        ) as process,
    ):
        started = Server(f"http://127.0.0.1:{port}", process, output)
        try:
            _wait_until_ready(started.address, process)
            yield started
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(settings: Settings) -> dict[str, str]:
    given = {name: getattr(settings, name) for name in settings.model_fields_set}
    if settings.database is not None:
        given["database"] = settings.database_url
    return {f"DOCPROC_{name.upper()}": str(value) for name, value in given.items() if value is not None}


def _wait_until_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_WITHIN
    with httpx.Client(base_url=address, trust_env=False) as client:
        while time.monotonic() < end:
            if process.poll() is not None:
                raise RuntimeError("the server ended before it was ready")
            try:
                if client.get("/readyz").is_success:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
    raise RuntimeError("the server did not become ready")
