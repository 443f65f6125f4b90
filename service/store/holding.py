"""Keeps a file from going while another upload of the same bytes comes."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.database import Store
from service.store.models import StoredFileRow

__all__ = ["drop_unused", "lock_files"]


def lock_files(session: Session, names: Iterable[str]) -> None:
    """Be the only one to add or remove these files' rows until the transaction ends.

    An upload writes its file before its transaction, so that it must look under the lock whether a removal has taken
    it meanwhile. On SQLite a writer is alone anyway.

    Args:
        session: a writing session.
        names: SHA-256 of the files.
    """
    if session.get_bind().dialect.name != "postgresql":
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
