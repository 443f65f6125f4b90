"""The container of old Office files (Compound File Binary, [MS-CFB] 2.1): which streams it holds, and how they begin.

Only what tells the kinds of file apart is read: names and places of the streams in the root. The old Word, Excel,
PowerPoint and Outlook formats, and every new one that is locked with a password, share this container.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from docproc.errors import DamagedFileError

__all__ = ["MAGIC", "root_streams", "word_header"]

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_BYTES, _ENTRY_BYTES = 512, 128
_LAST_SECTOR = 0xFFFFFFF9  # beyond are marks: end of chain, free, FAT and DIFAT sectors
_NO_ENTRY = 0xFFFFFFFF
_STREAM, _STORAGE = 2, 1
_SECTOR_SHIFTS = {9, 12}
_MAX_ENTRIES = 20_000  # a Word file with hundreds of embedded objects has some thousand


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int


def root_streams(data: bytes) -> dict[str, int]:
    """Names of the streams and storages in the root, with the offset of the first byte of each.

    Args:
        data: the whole file.

    Returns:
        name -> offset into ``data``; names keep their case (``WordDocument``).

    Raises:
        DamagedFileError: the container is truncated or its directory runs in circles.
    """
    try:
        size = _sector_size(data)
        entries = list(_entries(data, size))
        return {entry.name: _HEADER_BYTES * (size // _HEADER_BYTES) + entry.start * size for entry in _root(entries)}
    except (struct.error, IndexError) as error:
        raise DamagedFileError("the old Office file is truncated or damaged") from error


def word_header(data: bytes, offset: int) -> tuple[int, int, bool]:
    """What the file information block of an old Word file says ([MS-DOC] 2.5.2).

    Args:
        data: the whole file.
        offset: where the stream ``WordDocument`` begins.

    Returns:
        ``wIdent``, ``nFib`` and whether the text is encrypted or obfuscated with a password.

    Raises:
        DamagedFileError: the block lies beyond the end of the file.
    """
    try:
        ident, version = struct.unpack_from("<HH", data, offset)
        (flags,) = struct.unpack_from("<H", data, offset + 0x0A)
    except struct.error as error:
        raise DamagedFileError("the Word file is truncated") from error
    return ident, version, bool(flags & 0x0100)


def _sector_size(data: bytes) -> int:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in _SECTOR_SHIFTS:
        raise DamagedFileError("the old Office file is damaged: its sectors have no valid size")
    return 1 << int(shift)


def _entries(data: bytes, size: int) -> Iterator[_Entry]:
    """The directory, in file order."""
    (first,) = struct.unpack_from("<I", data, 48)
    count = 0
    for sector in _chain(data, size, first):
        base = (sector + 1) * size
        for place in range(base, base + size, _ENTRY_BYTES):
            (length,) = struct.unpack_from("<H", data, place + 64)
            name = data[place : place + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            kind, left, right, child = struct.unpack_from("<BxIII", data, place + 66)
            (start,) = struct.unpack_from("<I", data, place + 116)
            yield _Entry(name, kind, left, right, child, start)
            count += 1
            if count > _MAX_ENTRIES:
                raise DamagedFileError("the old Office file holds too many parts")


def _chain(data: bytes, size: int, sector: int) -> Iterator[int]:
    """The sectors of a stream."""
    fat = _fat_sectors(data, size)
    per_sector = size // 4
    for _ in range(len(data) // size + 1):
        if sector > _LAST_SECTOR:
            return
        yield sector
        place = (fat[sector // per_sector] + 1) * size + sector % per_sector * 4
        (sector,) = struct.unpack_from("<I", data, place)
    raise DamagedFileError("the old Office file is damaged: its directory runs in a circle")


def _fat_sectors(data: bytes, size: int) -> list[int]:
    """The sectors of the allocation table: the first 109 stand in the header, further ones in a chain of their own."""
    found = list(struct.unpack_from("<109I", data, 76))
    (sector,) = struct.unpack_from("<I", data, 68)
    per_sector = size // 4
    for _ in range(len(data) // size // per_sector + 1):
        if sector > _LAST_SECTOR:
            break
        *more, sector = struct.unpack_from(f"<{per_sector}I", data, (sector + 1) * size)
        found += more
    return found


def _root(entries: list[_Entry]) -> Iterator[_Entry]:
    """The entries that are children of the root: a binary tree whose order does not matter here."""
    waiting, seen = [entries[0].child], set[int]()
    while waiting:
        place = waiting.pop()
        if place == _NO_ENTRY or place in seen:
            continue
        seen.add(place)
        entry = entries[place]
        waiting += [entry.left, entry.right]
        if entry.kind in {_STREAM, _STORAGE}:
            yield entry
