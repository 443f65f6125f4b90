"""Where a backup is written to: a folder, or a tar that grows as the files come."""

from __future__ import annotations

import io
import os
import shutil
import tarfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from service.operation.backup.manifest import DATABASE, path_of
from service.store import StoredFile

__all__ = ["Target", "open_target"]


class Target(Protocol):
    """Takes in the parts of a backup; what it makes is at ``path``, under no name of its own yet."""

    path: Path

    def put(self, name: str, source: BinaryIO) -> None:
        """Keep what the stream holds."""

    def write(self, name: str, content: bytes) -> None:
        """Keep these bytes."""

    def discard(self, files: Iterable[StoredFile]) -> None:
        """Leave out files that were put before."""


@contextmanager
def open_target(aside: Path, *, tar: bool) -> Iterator[Target]:
    """A target in a folder of its own, in which the copy of the database is made as well."""
    if not tar:
        yield _Folder(aside)
        return
    with tarfile.open(aside / "backup.tar", "x") as archive:
        yield _Tar(aside / "backup.tar", archive)


class _Folder:
    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, name: str, source: BinaryIO) -> None:
        if name in DATABASE.values():
            return  # it was made here
        place = self.path / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _private(place) as out:
            shutil.copyfileobj(source, out, 1024 * 1024)

    def write(self, name: str, content: bytes) -> None:
        self.put(name, io.BytesIO(content))

    def discard(self, files: Iterable[StoredFile]) -> None:
        for file in files:
            (self.path / path_of(file.sha256)).unlink(missing_ok=True)


class _Tar:
    def __init__(self, path: Path, archive: tarfile.TarFile) -> None:
        self.path = path
        self._archive = archive
        path.chmod(0o600)

    def put(self, name: str, source: BinaryIO) -> None:
        size = source.seek(0, io.SEEK_END)
        source.seek(0)
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, int(time.time()), 0o600
        self._archive.addfile(member, source)

    def write(self, name: str, content: bytes) -> None:
        self.put(name, io.BytesIO(content))

    def discard(self, files: Iterable[StoredFile]) -> None:
        """Nothing can be taken out of a tar; what the list does not name is not restored."""


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
