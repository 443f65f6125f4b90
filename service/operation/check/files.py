"""Rows and files: each row's file is there, whole and itself; each file has its row."""

from __future__ import annotations

import hashlib
import itertools
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import select

from service.operation.check.findings import Code, Finding
from service.store import Store, StoredFile
from service.store.models import StoredFileRow

__all__ = ["YOUNG_SECONDS", "files_have_rows", "rows_have_files"]

YOUNG_SECONDS = 3600
"""A file as young as that may belong to an upload whose row is still to come."""

_BATCH = 500


def rows_have_files(store: Store) -> Iterator[Finding]:
    """Files that are missing, or are not what their row says."""
    for row in _rows(store):
        fault = _fault(store.files.path(row.sha256), row)
        if fault and _still_there(store, row.sha256):
            yield Finding(fault[0], f"file:{row.sha256}", fault[1])


def files_have_rows(store: Store, *, repair: bool) -> Iterator[Finding]:
    """Files that no row names, and what broken-off uploads left; not those of the last hour."""
    before = time.time() - YOUNG_SECONDS
    names = store.files.names()
    while batch := list(itertools.islice(names, _BATCH)):
        for sha256 in _without_row(store, batch):
            stored_at = store.files.stored_at(sha256)
            if stored_at is None or stored_at >= before:
                continue
            repaired = repair and store.files.remove_if_older(sha256, before)
            yield Finding("file_without_row", f"file:{sha256}", "no row names this file", repaired)
    left = store.files.left_aside(before)
    if left:
        for path in left if repair else ():
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        detail = f"{len(left)} left of uploads or restorations that broke off"
        yield Finding("upload_broken_off", "files/incoming", detail, repair)


def _rows(store: Store) -> Iterator[StoredFile]:
    last = ""
    while True:
        page = select(StoredFileRow).where(StoredFileRow.sha256 > last).order_by(StoredFileRow.sha256).limit(_BATCH)
        with store.read() as session:
            rows = [StoredFile(row.sha256, row.size) for row in session.scalars(page)]
        if not rows:
            return
        yield from rows
        last = rows[-1].sha256


def _fault(path: Path, row: StoredFile) -> tuple[Code, str] | None:
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size != row.size:
                return "file_damaged", f"{size} bytes long instead of {row.size}"
            if hashlib.file_digest(file, "sha256").hexdigest() != row.sha256:
                return "file_damaged", "its content has another SHA-256"
    except FileNotFoundError:
        return "file_missing", "the file is not there"
    except OSError as error:
        return "file_unreadable", error.strerror or type(error).__name__
    return None


def _still_there(store: Store, sha256: str) -> bool:
    """Whether the row has not gone, with its file, since it was read."""
    with store.read() as session:
        return session.get(StoredFileRow, sha256) is not None


def _without_row(store: Store, names: Sequence[str]) -> list[str]:
    with store.read() as session:
        held = set(session.scalars(select(StoredFileRow.sha256).where(StoredFileRow.sha256.in_(names))))
    return [name for name in names if name not in held]
