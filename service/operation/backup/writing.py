"""Makes a backup while the service runs.

The database first, then the files that it names: a file is on the disk before its row, and stays until after it. Files
that go meanwhile go with their rows, so the database is copied once more where one is not found.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from io import BufferedReader
from pathlib import Path

import docproc
from service.operation.backup.manifest import DATABASE, MANIFEST, SUMS, Manifest, kind_of, path_of
from service.operation.backup.snapshot import Snapshot, take
from service.operation.backup.target import Target, open_target
from service.operation.errors import OperationError, TargetError
from service.store import Store, StoredFile
from service.store.files import flush_folder
from service.store.migrate import newest, state_of
from service.store.types import now

__all__ = ["back_up"]

_ROUNDS = 20  # where documents are removed without a pause, most find one that is just going


def back_up(store: Store, target: Path) -> Manifest:
    """Write a backup; it appears under its name when it is complete.

    Args:
        store: what to back up.
        target: a folder that is not there yet, or a file that is not there yet and ends in ``.tar``.

    Returns:
        What was written.

    Raises:
        OperationError: the target is there already or cannot be written, or the database cannot be read.
    """
    step = state_of(store)
    if step != newest():
        raise OperationError(
            f"the tables are at step {step}, this version needs {newest()}: back up with the version that made them"
        )
    if target.exists():
        raise TargetError(f"{target} is there already")
    if not target.parent.is_dir():
        raise TargetError(f"{target.parent} is no folder")
    aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        aside.mkdir(mode=0o700)
        with open_target(aside, tar=target.suffix == ".tar") as sink:
            manifest = _write(store, sink, aside)
        os.sync()
        sink.path.rename(target)
        flush_folder(target.parent)
    except OSError as error:
        raise TargetError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return manifest


def _write(store: Store, sink: Target, aside: Path) -> Manifest:
    kind = kind_of(store.on_postgresql)
    database = aside / DATABASE[kind]
    copied: set[StoredFile] = set()
    missing: list[StoredFile] = []
    for _ in range(_ROUNDS):
        seen, before = take(store, database), missing
        missing = [file for file in seen.files if file not in copied and not _copied(store, sink, file)]
        copied.update(set(seen.files).difference(missing))
        if missing == before:  # none; or those that are named still, so that they have not gone but are lost
            break
    sink.discard(copied.difference(seen.files))
    kept = sorted((file for file in seen.files if file in copied), key=lambda file: file.sha256)
    sums = _sums(database, kept)
    with database.open("rb") as file:
        sink.put(database.name, file)
    sink.write(SUMS, sums)
    manifest = _manifest(store, seen, kept, sums)
    sink.write(MANIFEST, manifest.model_dump_json(indent=2).encode() + b"\n")
    return manifest


def _copied(store: Store, sink: Target, file: StoredFile) -> bool:
    """Copy a file if it is there and is itself."""
    path = store.files.path(file.sha256)
    try:
        with path.open("rb") as source:
            if not _is(source, file):
                return False
            source.seek(0)
            sink.put(path_of(file.sha256), source)
    except FileNotFoundError:
        return False
    return True


def _is(source: BufferedReader, file: StoredFile) -> bool:
    return hashlib.file_digest(source, "sha256").hexdigest() == file.sha256 and source.tell() == file.size


def _sums(database: Path, files: list[StoredFile]) -> bytes:
    with database.open("rb") as opened:
        lines = [f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {database.name}\n"]
    lines += [f"{file.sha256}  {path_of(file.sha256)}\n" for file in files]
    return "".join(lines).encode()


def _manifest(store: Store, seen: Snapshot, kept: list[StoredFile], sums: bytes) -> Manifest:
    return Manifest(
        made_by=docproc.__version__,
        made_at=now(),
        database=kind_of(store.on_postgresql),
        step=seen.step,
        sums=hashlib.sha256(sums).hexdigest(),
        counts=seen.counts,
        files=len(kept),
        bytes=sum(file.size for file in kept),
        lost=sorted({file.sha256 for file in seen.files}.difference(file.sha256 for file in kept)),
    )
