"""Files by their SHA-256: written aside, flushed to the disk, then named, so that a name means a whole file."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

__all__ = ["FileStore", "StoredFile", "flush_folder"]

_PIECE = 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is safe on the disk: its SHA-256 in lower-case hex, and its length in bytes."""

    sha256: str
    size: int


class FileStore:
    """A folder of files, each under its SHA-256: ``ab/abcd…``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._aside = root / "incoming"
        self._aside.mkdir(parents=True, exist_ok=True, mode=0o700)
        flush_folder(root.parent)
        self._flushed: set[Path] = set()

    @property
    def aside(self) -> Path:
        """Where what is not complete yet is written to, on the disk of the files."""
        return self._aside

    def put(self, source: BinaryIO) -> StoredFile:
        """Store what a stream holds; gives its name once neither crash nor loss of power can lose it.

        Raises:
            OSError: the disk is full or refuses.
        """
        digest, size = hashlib.sha256(), 0
        aside = self._aside / secrets.token_hex(16)
        try:
            with aside.open("xb") as out:
                os.fchmod(out.fileno(), 0o600)
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    size += len(piece)
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            stored = StoredFile(digest.hexdigest(), size)
            path = self.path(stored.sha256)
            self._have(path.parent)
            aside.replace(path)
            flush_folder(path.parent)
        finally:
            aside.unlink(missing_ok=True)
        return stored

    def _have(self, folder: Path) -> None:
        """Make a folder if it is not there, and see to it that no loss of power takes it, whoever made it.

        Another thread, or a process that was killed, may have made it and not yet flushed that.
        """
        folder.mkdir(exist_ok=True, mode=0o700)
        if folder not in self._flushed:
            flush_folder(self._root)
            self._flushed.add(folder)

    def path(self, sha256: str) -> Path:
        """Where a file is or would be.

        Raises:
            ValueError: this is no SHA-256.
        """
        if not _NAME.fullmatch(sha256):
            raise ValueError("not a SHA-256")
        return self._root / sha256[:2] / sha256

    def remove(self, sha256: str) -> None:
        """Take a file away, if it is there."""
        self.path(sha256).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The SHA-256 of all files that are held."""
        for folder in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(entry.name for entry in folder.iterdir() if _NAME.fullmatch(entry.name))

    def remove_if_older(self, sha256: str, moment: float) -> bool:
        """Take a file away unless it was stored, be it once more, since ``moment``; gives whether it is gone.

        An upload of the same content may come at any time: the file is taken aside, and put back if it is another
        than the one that was looked at.

        Args:
            sha256: its name.
            moment: seconds as of ``time.time``.
        """
        path, aside = self.path(sha256), self._aside / secrets.token_hex(16)
        try:
            if path.stat().st_mtime >= moment:
                return False
            path.replace(aside)
        except FileNotFoundError:
            return False
        older = aside.stat().st_mtime < moment
        if not older:
            with suppress(FileExistsError):
                path.hardlink_to(aside)
        aside.unlink()
        return older

    def stored_at(self, sha256: str) -> float | None:
        """When a file was stored, in seconds as of ``time.time``; ``None`` where it is not there."""
        try:
            return self.path(sha256).stat().st_mtime
        except FileNotFoundError:
            return None

    def left_aside(self, moment: float) -> list[Path]:
        """What uploads and restorations that broke off before ``moment`` have left: files and folders."""
        left = []
        for path in self._aside.iterdir():
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < moment:
                    left.append(path)
        return left


def flush_folder(folder: Path) -> None:
    """See to it that no loss of power takes a name that was given in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
