"""Brings a backup into a folder of the installation, and sees that it is whole before anything is touched."""

from __future__ import annotations

import hashlib
import re
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from service.operation.backup.manifest import DATABASE, FORMAT, MANIFEST, SUMS, Manifest
from service.operation.errors import BackupDamagedError

__all__ = ["unpack", "verified"]

_PIECE = 1024 * 1024
_PARTS = re.compile(
    rf"(?:{re.escape(MANIFEST)}|{SUMS}|{'|'.join(map(re.escape, DATABASE.values()))}"
    r"|files/(?P<folder>[0-9a-f]{2})/(?P=folder)[0-9a-f]{62})"
)
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>\S+)")


def unpack(source: Path, folder: Path) -> None:
    """Copy all parts of a backup.

    Args:
        source: a backup, folder or tar.
        folder: an empty one, on the disk of the installation.

    Raises:
        BackupDamagedError: it is neither, or holds what belongs to no backup.
        OSError: there is no room, or a part cannot be read.
    """
    try:
        for name, part in _parts_of_folder(source) if source.is_dir() else _parts_of_tar(source):
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with part, place.open("xb") as out:
                shutil.copyfileobj(part, out, _PIECE)
            place.chmod(0o600)
    except (tarfile.TarError, EOFError) as error:
        raise BackupDamagedError(f"{source} is no backup, or a damaged one") from error


def verified(folder: Path) -> tuple[Manifest, list[str]]:
    """See that each part of an unpacked backup is there and is what was written.

    Returns:
        The manifest, and the SHA-256 of the files.

    Raises:
        BackupDamagedError: something is missing or differs, or a newer docproc made it.
    """
    manifest = _manifest(folder)
    sums = _read(folder / SUMS)
    if hashlib.sha256(sums).hexdigest() != manifest.sums:
        raise BackupDamagedError(f"{SUMS} is not what the manifest says")
    lines = [_LINE.fullmatch(line) for line in sums.decode("ascii", errors="replace").splitlines()]
    names = {line["name"]: line["sha256"] for line in lines if line and _PARTS.fullmatch(line["name"])}
    database = DATABASE[manifest.database]
    if len(names) != len(lines) or database not in names or len(names) != manifest.files + 1:
        raise BackupDamagedError(f"{SUMS} does not list what belongs to a backup")
    for name, sha256 in names.items():
        if _sha256(folder / name) != sha256:
            raise BackupDamagedError(f"{name} is missing or damaged")
    return manifest, [sha256 for name, sha256 in names.items() if name != database]


def _parts_of_folder(source: Path) -> Iterator[tuple[str, BinaryIO]]:
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_symlink() or (path.is_file() and not _PARTS.fullmatch(name)):
            raise BackupDamagedError(f"{source} holds something that belongs to no backup")
        if path.is_file():
            yield name, path.open("rb")


def _parts_of_tar(source: Path) -> Iterator[tuple[str, BinaryIO]]:
    with tarfile.open(source, "r:") as archive:
        for member in archive:
            part = archive.extractfile(member) if member.isreg() else None
            if part is None or not _PARTS.fullmatch(member.name):
                raise BackupDamagedError(f"{source} holds something that belongs to no backup")
            yield member.name, part  # type: ignore[misc]


def _manifest(folder: Path) -> Manifest:
    content = _read(folder / MANIFEST)
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        raise BackupDamagedError(f"{MANIFEST} cannot be read; was it made by a newer version?") from error
    if manifest.format > FORMAT:
        raise BackupDamagedError(f"the backup was made by docproc {manifest.made_by}, which is newer than this one")
    return manifest


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BackupDamagedError(f"{path.name} is missing: this is no backup, or not a whole one") from None


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
