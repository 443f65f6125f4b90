"""Compact columns: a million records as Python objects would take gigabytes, as arrays they take a few hundred MB."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Chains", "Pool", "Texts"]

_EMPTY, _TOMB, _END = -1, -2, -1
_SMALLEST = 1 << 8
_FULL = 0.6
_NONE = 0

T = TypeVar("T", bound=Hashable)


class Pool(Generic[T]):
    """Each different value once; a column holds its number. ``None`` has the number 0."""

    def __init__(self) -> None:
        self._values: list[T | None] = [None]
        self._numbers: dict[T | None, int] = {None: _NONE}

    def number(self, value: T | None) -> int:
        """The value's number, a new one where it is new."""
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = len(self._values)
            self._values.append(value)
        return found

    def __getitem__(self, number: int) -> T | None:
        return self._values[number]


class Texts:
    """Texts end to end as UTF-8; a place is taken by its offset and length. Lengths are one more, 0 is ``None``."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self.dead = 0

    def __len__(self) -> int:
        return len(self._bytes)

    def add(self, encoded: bytes) -> int:
        """Append; gives the offset."""
        offset = len(self._bytes)
        self._bytes += encoded
        return offset

    def raw(self, offset: int, length: int) -> bytes:
        """Bytes of a place."""
        return bytes(self._bytes[offset : offset + length])

    def text(self, offset: int, stored_length: int) -> str | None:
        """Text of a place, by the length as columns keep it."""
        return self.raw(offset, stored_length - 1).decode() if stored_length else None

    def wasteful(self) -> bool:
        """Whether more than half is of rows that were taken out."""
        return self.dead * 2 > len(self._bytes)


class Chains:
    """Rows by key: an open hash table of chain heads, and for each row the next one of its key.

    Keys are not stored but asked of the rows, which keeps a row at about 12 bytes.
    """

    def __init__(self, key_of: Callable[[int], int]) -> None:
        """Begin empty.

        Args:
            key_of: the key of a row, which must not change while the row is in.
        """
        self._key_of = key_of
        self._heads = array("i", [_EMPTY]) * _SMALLEST
        self._next = array("i")
        self._used = 0

    def _slot(self, key: int) -> int:
        """Where the key's head is, else a free place for it."""
        heads, key_of = self._heads, self._key_of
        mask = len(heads) - 1
        slot, tomb = (key ^ key >> 31) & mask, _EMPTY
        while (row := heads[slot]) != _EMPTY:
            if row == _TOMB:
                tomb = slot if tomb == _EMPTY else tomb
            elif key_of(row) == key:
                return slot
            slot = (slot + 1) & mask
        return slot if tomb == _EMPTY else tomb

    def find(self, key: int) -> list[int]:
        """All rows of a key, in no order that means anything."""
        row = self._heads[self._slot(key)]
        rows, following = [], self._next
        while row >= 0:
            rows.append(row)
            row = following[row]
        return rows

    def first(self, key: int) -> int:
        """One row of a key, -1 where there is none."""
        return max(self._heads[self._slot(key)], -1)

    def add(self, row: int, key: int) -> None:
        """Put a row in; its key must be ``key_of(row)`` from now on."""
        if row >= len(self._next):
            self._next.extend([_END] * (row + 1 - len(self._next)))
        slot = self._slot(key)
        head = self._heads[slot]
        self._next[row] = head if head >= 0 else _END
        self._heads[slot] = row
        if head == _EMPTY:
            self._used += 1
            if self._used > len(self._heads) * _FULL:
                self._grow()

    def remove(self, row: int, key: int) -> None:
        """Take a row out; its key must still be asked of it."""
        slot = self._slot(key)
        at = self._heads[slot]
        if at == row:
            self._heads[slot] = self._next[row] if self._next[row] != _END else _TOMB
            return
        while self._next[at] != row:
            at = self._next[at]
        self._next[at] = self._next[row]

    def _grow(self) -> None:
        """Twice the places (or as many, if tombs filled them); heads move, chains stay as they are."""
        heads = [row for row in self._heads if row >= 0]
        size = len(self._heads) * (2 if len(heads) > len(self._heads) * _FULL / 2 else 1)
        self._heads = array("i", [_EMPTY]) * size
        self._used = len(heads)
        mask, table, key_of = size - 1, self._heads, self._key_of
        for row in heads:
            key = key_of(row)
            slot = (key ^ key >> 31) & mask
            while table[slot] != _EMPTY:
                slot = (slot + 1) & mask
            table[slot] = row
