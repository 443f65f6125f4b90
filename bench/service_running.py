"""A service of real processes for measurements: started, killed and started again, on a store of its own."""

from __future__ import annotations

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import psutil

from service.access import keys
from service.settings import Settings
from service.start import open_store
from service.store import Store

__all__ = ["Program", "Running", "any_seed", "asked_for", "running", "wait_until_ready"]

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN = 300
_NO_LIMIT = "1000000"


def asked_for(program: str, arguments: Sequence[str] | None, **numbers: int) -> argparse.Namespace:
    """What a command line says: ``--database``, and an option for each number, with its default.

    Args:
        program: the module's name in this package.
        arguments: the words; those of the process where they are ``None``.
        numbers: the options and their defaults.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m bench.{program}", formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite", help="what it runs on")
    for name, default in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=default, help="a number")
    return parser.parse_args(arguments)


def any_seed() -> int:
    """A seed for who names none."""
    return random.SystemRandom().randrange(1_000_000)


class Program:
    """A process of the service that can be killed and started again; its output goes to a file."""

    def __init__(self, name: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.name = name
        self._command = [sys.executable, "-c", "from docproc.cli import main; main()", *arguments]
        self._environment = environment
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self.killed: list[int] = []  # process numbers

    def start(self) -> None:
        """Start it."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=dict(self._environment), stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    def kill(self) -> None:
        """SIGKILL, without a chance to tidy up."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self.killed.append(self._process.pid)

    def stop(self) -> None:
        """SIGTERM, and SIGKILL where that does not help."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def children(self, of: str) -> list[psutil.Process]:
        """Processes below it whose command line holds these words."""
        if self._process is None:
            return []
        found = []
        try:
            for child in psutil.Process(self._process.pid).children(recursive=True):
                if of in " ".join(child.cmdline()):
                    found.append(child)
        except psutil.Error:
            pass
        return found


class Running:
    """A service: its programs, its store for looking into, its address and a key."""

    def __init__(self, settings: Settings, port: int, programs: Sequence[Program], store: Store, key: str) -> None:
        self.settings = settings
        self.store = store
        self.programs = programs
        self.url = f"http://127.0.0.1:{port}"
        self.headers = {"Authorization": f"Bearer {key}"}

    def client(self, seconds: float = 30) -> httpx.Client:
        """A client that knows the key."""
        return httpx.Client(base_url=self.url, headers=self.headers, timeout=seconds, trust_env=False)


@contextmanager
def running(database: str, *, processes: int = 1, workers: int = 2) -> Iterator[Running]:
    """Start a service with an empty store; everything is gone afterwards.

    Args:
        database: ``sqlite``, or ``postgresql``: then it is read by as many ``docproc worker`` as ``workers`` says.
        processes: how many answer requests.
        workers: how many readers there are.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="docproc-bench-")))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DOCPROC_")}
        environment |= {
            "DOCPROC_DATA": str(folder / "data"),
            "DOCPROC_REQUESTS_A_MINUTE": _NO_LIMIT,
            "DOCPROC_WORKERS": str(workers),
        }
        said: dict[str, object] = {"data": folder / "data", "workers": workers}
        if database == "postgresql":
            from tests.service.postgres import running as postgres

            url = stack.enter_context(stack.enter_context(postgres()).database(migrated=False))
            environment |= {"DOCPROC_DATABASE": url, "DOCPROC_WORKERS": "0"}
            said["database"] = url
        settings = Settings.model_validate(said)
        store = open_store(settings)
        stack.callback(store.close)
        with store.write() as session:
            key = keys.create(session, "bench", ["read", "upload"], made_by="bench")[1]
        port = _free_port()
        serve = ["serve", "--port", str(port), "--processes", str(processes)]
        programs = [Program("server", serve, environment, folder / "server.log")]
        if database == "postgresql":
            programs += [
                Program(f"worker {number}", ["worker", "--readers", "1"], environment, folder / f"worker{number}.log")
                for number in range(1, workers + 1)
            ]
        for program in programs:
            program.start()
            stack.callback(program.stop)
        service = Running(settings, port, programs, store, key)
        wait_until_ready(service)
        yield service


def wait_until_ready(service: Running) -> None:
    """Wait until the server answers.

    Raises:
        TimeoutError: it does not.
    """
    end = time.monotonic() + READY_WITHIN
    with service.client() as client:
        while time.monotonic() < end:
            try:
                if client.get("/livez").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
    raise TimeoutError("the server does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
