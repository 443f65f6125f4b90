"""Puts a backup in the place of what an installation holds: all of it, or nothing.

The backup is brought beside the data and verified whole. Then its files are put among those that are there, which no
row of the old database minds, since they are named by their content. The one step that counts is the last: the database
is replaced, by a rename on SQLite and by one transaction on PostgreSQL. Whatever breaks off before leaves the old store
as it was, but for files that no row names and ``docproc check --repair`` removes.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from service.operation.backup import postgresql
from service.operation.backup.manifest import DATABASE, Manifest, kind_of, path_of
from service.operation.backup.reading import unpack, verified
from service.operation.errors import BackupDamagedError, TargetError
from service.settings import Settings
from service.store import FileStore, Store
from service.store.migrate import is_known, migrate
from service.store.models import AuditEntry, Document, StoredFileRow, User

__all__ = ["restore"]


def restore(settings: Settings, source: Path, *, force: bool = False) -> Manifest:
    """Restore a backup; the service and its workers must not run.

    Args:
        settings: where to.
        source: the backup.
        force: replace what is there.

    Returns:
        The backup's manifest.

    Raises:
        OperationError: something is there and may not be replaced, the service runs, the backup is damaged, made by a
            newer docproc or of another kind of database, or the disk is full. Nothing is changed then.
    """
    if not source.exists():
        raise BackupDamagedError(f"{source} is not there")
    store = Store.open(settings)
    # among what uploads leave: on the files' own disk, and there the check finds what a killed restoration left
    aside = store.files.aside / f"restore-{secrets.token_hex(4)}"
    try:
        if not force and not _is_empty(store):
            raise TargetError("there are documents or users here already; --force replaces them")
        aside.mkdir(mode=0o700)
        unpack(source, aside)
        manifest, files = verified(aside)
        _refuse_unfit(manifest, store)
        _place(aside, files, store.files)
        _replace_database(store, aside / DATABASE[manifest.database])
    except OSError as error:
        raise TargetError(f"the backup could not be restored: {error.strerror or error}") from error
    finally:
        store.close()
        shutil.rmtree(aside, ignore_errors=True)
    return manifest


def _is_empty(store: Store) -> bool:
    """Whether nobody has worked with the store; a database that cannot be read may hold anything."""
    try:
        with store.engine.connect() as connection:
            if not store.engine.dialect.has_table(connection, "alembic_version"):
                return True
        with store.read() as session:
            kept = (User, Document, StoredFileRow, AuditEntry)
            return not any(session.scalar(select(func.count()).select_from(one)) for one in kept)
    except SQLAlchemyError:
        return False


def _refuse_unfit(manifest: Manifest, store: Store) -> None:
    here = kind_of(store.on_postgresql)
    if manifest.database != here:
        raise BackupDamagedError(f"the backup is of {manifest.database}, and the settings name {here}")
    if not is_known(manifest.step):
        raise BackupDamagedError(
            f"the backup was made by docproc {manifest.made_by}, whose tables are newer than this version's"
        )


def _place(aside: Path, files: Iterable[str], kept: FileStore) -> None:
    for sha256 in files:
        place = kept.path(sha256)
        place.parent.mkdir(exist_ok=True, mode=0o700)
        (aside / path_of(sha256)).replace(place)
    os.sync()


def _replace_database(store: Store, restored: Path) -> None:
    if store.on_postgresql:
        postgresql.refuse_if_used(store)
        postgresql.restore_dump(store, restored)
        migrate(store)
        return
    database = Path(str(store.engine.url.database))
    store.close()
    # beside the old one, which may be on another disk than the files: there it can take its name in one step
    beside = database.with_name(f".{database.name}.restored")
    beside.unlink(missing_ok=True)
    try:
        shutil.copyfile(restored, beside)
        beside.chmod(0o600)
        _bring_up(beside, store.files)
        _close_log(database)
        os.sync()
        beside.replace(database)
        os.sync()
    finally:
        beside.unlink(missing_ok=True)


def _bring_up(database: Path, files: FileStore) -> None:
    """Bring a copy to this version's tables, and leave it as one file without a log."""
    restored = Store(f"sqlite:///{database}", files)
    try:
        migrate(restored)
    finally:
        restored.close()
    _close_log(database)


def _close_log(database: Path) -> None:
    """Take what SQLite's log holds into the database, and the log away: the next database must not find it.

    Raises:
        TargetError: another process has the database open.
    """
    try:
        with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise TargetError("the database is in use: stop the service first") from error
    except sqlite3.DatabaseError:  # damaged, perhaps what it is replaced for: nothing in its log is worth keeping
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
