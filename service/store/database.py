"""The database: engine, sessions that read, sessions that write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg import Connection as PsycopgConnection
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from service.settings import Settings
from service.store.files import FileStore

__all__ = ["Store", "on_postgresql"]

_BUSY_MS = 60_000
_EMPTYING_MS = 2_000
_WRITES = "docproc_writes"


class Store:
    """Database and files of one installation; safe for use by several threads.

    Args:
        url: SQLAlchemy address with its driver, ``sqlite:///…`` or ``postgresql+psycopg://…``.
        files: where the uploaded files are.
        pool_size: connections that are kept open.
    """

    def __init__(self, url: str, files: FileStore, *, pool_size: int = 10) -> None:
        self.url = url
        self.files = files
        self.engine = _engine(url, pool_size)

    @classmethod
    def open(cls, settings: Settings) -> Store:
        """The store that the settings name; its folder is made where missing, its tables are ``migrate``'s matter."""
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(settings.database_url, FileStore(settings.data / "files"))

    @property
    def on_postgresql(self) -> bool:
        """Whether the database is PostgreSQL."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that changes nothing and waits for no writer."""
        with Session(self.engine, autoflush=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction; committed and on the disk when the block ends, undone when it raises.

        On SQLite there is one writer at a time; the lock is taken at once, since a reader that turns writer late may
        be refused.
        """
        connection = self.engine.connect().execution_options(**{_WRITES: True})
        with connection, Session(connection, expire_on_commit=False) as session, session.begin():
            yield session

    def empty_log(self) -> None:
        """On SQLite, leave nothing of earlier transactions in the log beside the database, if nobody reads just now.

        What the database itself no longer holds is overwritten there at once, and would stay in the log for long.
        """
        if self.on_postgresql:
            return
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            # writers wait meanwhile: not for as long as they would for each other
            cursor.execute(f"PRAGMA busy_timeout = {_EMPTYING_MS}")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
                cursor.close()
        finally:
            connection.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def on_postgresql(session: Session) -> bool:
    """Whether a session's database is PostgreSQL."""
    return session.get_bind().dialect.name == "postgresql"


def _engine(url: str, pool_size: int) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        engine = create_engine(
            parsed,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=True,
            isolation_level="READ COMMITTED",
            hide_parameters=True,  # messages of errors come into logs; parameters are the text of documents
        )
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed,
        pool_size=pool_size,
        max_overflow=pool_size,
        connect_args={"timeout": _BUSY_MS / 1000},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_postgresql(connection: PsycopgConnection, _record: object) -> None:
    """Answers are short and many at a time: to compile a query, or to share it among processes, takes longer."""
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    connection.commit()


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin as _begin_sqlite says, not as the driver guesses
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "cache_size = -8192",  # kilobytes, for each connection; what is mapped needs none
        "mmap_size = 268435456",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
