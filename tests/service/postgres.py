"""A PostgreSQL for the tests alone: made when the first test asks for it, on a Unix socket, gone when they end.

The server refuses to run as root; as root the tests have it run as ``postgres`` or ``nobody``.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from service.store import FileStore, Store
from service.store.migrate import migrate

__all__ = ["Postgres", "PostgresMissingError", "running"]

_START_WITHIN = 60
_ROOM = 2 * 1024**3
_TEMPLATE = "docproc_template"
_PR_SET_PDEATHSIG = 1
_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "autovacuum": "off",
}


class PostgresMissingError(RuntimeError):
    """PostgreSQL's server programs are not installed."""


class Postgres:
    """A running server; each test gets databases of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._has_template = False
        self._strategy = ""

    def url(self, name: str) -> str:
        """The address of a database, as ``DOCPROC_DATABASE`` has it."""
        return f"postgresql://docproc@/{name}?host={self._folder}"

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a fresh database, with the service's empty tables or with nothing; dropped at the end."""
        if migrated and not self._has_template:
            self._make_template()
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {{}} TEMPLATE {{}} {self._strategy}", name, _TEMPLATE if migrated else "template0")
        try:
            yield self.url(name)
        finally:
            self._run("DROP DATABASE {} WITH (FORCE)", name)

    def answers(self) -> bool:
        """Whether the server takes connections."""
        try:
            with psycopg.connect(self.url("postgres")) as connection:
                # releases before have this way alone; here it takes half the time of the newer
                self._strategy = "STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""
        except psycopg.OperationalError:
            return False
        return True

    def _make_template(self) -> None:
        self._run("CREATE DATABASE {} TEMPLATE template0", _TEMPLATE)
        store = Store(self.url(_TEMPLATE).replace("postgresql:", "postgresql+psycopg:"), FileStore(self._aside()))
        try:
            migrate(store)
        finally:
            store.close()
        self._has_template = True

    def _aside(self) -> Path:
        return self._folder / "no-files"

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def running(parent: str | None = None, **options: str) -> Iterator[Postgres]:
    """Start a server; stop it and remove its files at the end, or when this process dies.

    Args:
        parent: where its files are; in memory if there is room, without.
        options: settings of the server that differ from those for tests.

    Raises:
        PostgresMissingError: the machine has no PostgreSQL.
    """
    programs = _programs()
    # not pytest's own folder: nobody but its owner may enter that
    folder = Path(tempfile.mkdtemp(prefix="docproc-postgres-", dir=parent or _memory()))
    account = _account()
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    data = folder / "data"
    try:
        initialise = [programs / "initdb", "-D", data, "-U", "docproc", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run([*initialise, "--locale=C.UTF-8"], check=True, cwd=folder, capture_output=True, **who)  # type: ignore[call-overload]
        command = [programs / "postgres", "-D", data, "-k", folder]
        command += [part for name, value in (_OPTIONS | options).items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log, _process(command, folder, log.fileno(), who) as server:
            postgres = Postgres(folder)
            _wait(server, postgres, folder / "log")
            yield postgres
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _process(
    command: list[object], folder: Path, log: int, who: dict[str, object]
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(  # type: ignore[call-overload]
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        preexec_fn=_end_with_the_tests,  # noqa: PLW1509  one call of the system, and no lock
        **who,
    ) as server:
        try:
            yield server
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nobody needs the data again
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


def _end_with_the_tests() -> None:
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT, 0, 0, 0)


def _wait(server: subprocess.Popen[bytes], postgres: Postgres, log: Path) -> None:
    end = time.monotonic() + _START_WITHIN
    while not postgres.answers():
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)


def _programs() -> Path:
    """The folder of the server's programs, of the newest release where there are several."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not found:
        raise PostgresMissingError("PostgreSQL's server is not installed (Debian, Ubuntu: postgresql)")
    return found[-1].parent


def _memory() -> str | None:
    """A folder in memory, if there is one with room: each test has a database, of some megabytes, made for it."""
    folder = Path("/dev/shm")  # noqa: S108  the server's folder in it is its own
    roomy = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > _ROOM
    return str(folder) if roomy else None


def _account() -> pwd.struct_passwd | None:
    """Whom the server runs as where the tests are root."""
    if os.geteuid() != 0:
        return None
    known = {account.pw_name: account for account in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]
