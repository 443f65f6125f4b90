"""The database as it is at one moment, in a file, while the service goes on; and which files it names then."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, select, text

from service.operation.backup import postgresql
from service.operation.backup.manifest import UNKEPT
from service.operation.errors import OperationError
from service.store import Store, StoredFile
from service.store.models import Base, StoredFileRow

__all__ = ["Snapshot", "take"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the database held: the step of its tables, rows by table, the files that it names."""

    step: str
    counts: dict[str, int]
    files: list[StoredFile]


def take(store: Store, target: Path) -> Snapshot:
    """Write the database to ``target``, without who is signed in.

    Raises:
        OperationError: the database is damaged, or PostgreSQL's program is missing or fails.
    """
    if store.on_postgresql:
        return _of_postgresql(store, target)
    _of_sqlite(store, target)
    engine = create_engine(f"sqlite:///{target}")
    with engine.connect() as connection:
        seen = _look(connection)
    engine.dispose()
    return seen


def _of_postgresql(store: Store, target: Path) -> Snapshot:
    with store.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        postgresql.dump(store, target, str(snapshot))
        return _look(connection)


def _of_sqlite(store: Store, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(str(store.engine.url.database), timeout=60)) as source,
            closing(sqlite3.connect(target, isolation_level=None)) as copy,
        ):
            source.backup(copy)
            # one file, complete without a log beside it
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute("PRAGMA secure_delete = ON")
            for table in UNKEPT:
                copy.execute(f"DELETE FROM {table}")  # noqa: S608  our own names
            (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise OperationError(f"the database could not be copied ({error}): see docproc check") from error
    if found != "ok":
        raise OperationError("the database is damaged: see docproc check, and keep the backups that there are")


def _look(connection: Connection) -> Snapshot:
    step = connection.scalar(text("SELECT version_num FROM alembic_version"))
    counts = {
        name: 0 if name in UNKEPT else connection.scalar(select(func.count()).select_from(table)) or 0
        for name, table in sorted(Base.metadata.tables.items())
    }
    rows = connection.execute(select(StoredFileRow.sha256, StoredFileRow.size).order_by(StoredFileRow.sha256))
    return Snapshot(str(step), counts, [StoredFile(sha256, size) for sha256, size in rows])
