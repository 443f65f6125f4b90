"""What ties rows and files: a file does not go while another upload of the same bytes comes."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.database import Store, on_postgresql
from service.store.models import StoredFileRow

__all__ = ["drop_unused", "has_its_files", "lock_files"]

_NEWEST = 20


def lock_files(session: Session, names: Iterable[str]) -> None:
    """Be the only one to add or remove these files' rows until the transaction ends.

    An upload writes its file before its transaction, so that it must look under the lock whether a removal has taken
    it meanwhile. On SQLite a writer is alone anyway.

    Args:
        session: a writing session.
        names: SHA-256 of the files.
    """
    if not on_postgresql(session):
        return
    for name in sorted(set(names)):  # in one order, so that two uploads do not wait for each other
        session.execute(select(func.pg_advisory_xact_lock(int(name[:15], 16))))


def drop_unused(store: Store, sha256: str) -> None:
    """Remove a file from the disk after the transaction that took its row out, unless it has come again meanwhile.

    A crash in between leaves a file that no row names, which ``docproc check`` reports.
    """
    with store.write() as session:
        lock_files(session, [sha256])
        if session.get(StoredFileRow, sha256) is None:
            store.files.remove(sha256)


def has_its_files(store: Store) -> bool:
    """Whether the folder is the one that the database speaks of: of the newest files at least one is there.

    A reader with another folder would find each document's file lost.
    """
    newest = select(StoredFileRow.sha256).order_by(StoredFileRow.stored_at.desc()).limit(_NEWEST)
    with store.read() as session:
        names = session.scalars(newest).all()
    return not names or any(store.files.path(name).exists() for name in names)
