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

import httpx

import docproc
from service.settings import Settings

__all__ = ["served"]

_START_WITHIN = 120
_END_WITHIN = 60


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
    port = _free_port()
    command = [sys.executable, "-c", "from docproc.cli import main; main()", "serve", "--port", str(port)]
    # a file and no pipe: who reads nothing from a pipe stops the server once it is full
    with tempfile.TemporaryFile() as output:
        with subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path(docproc.__file__).parents[1],
            env={**os.environ, **_environment(settings)},
        ) as process:
            address = f"http://127.0.0.1:{port}"
            try:
                _wait_until_ready(address, process)
                yield address
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(_END_WITHIN)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if "Traceback" in said or process.returncode not in (0, 130):
        raise RuntimeError(f"the server ended with {process.returncode} and said:\n{said[-10_000:]}")


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
