"""Compact columns: a million records as Python objects would take gigabytes, as arrays they take a few hundred MB."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

__all__ = ["Chains", "Pool", "TextPairs"]

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


class TextPairs:
    """Two texts a row, either of which may be ``None``, end to end as UTF-8; a row may be used again."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._at = array("Q")
        # lengths are one more than the text's, 0 is None
        self._first_size = array("H")
        self._second_size = array("I")
        self._dead = 0

    def append(self) -> None:
        """One row more, empty."""
        for column in (self._at, self._first_size, self._second_size):
            column.append(0)

    def write(self, row: int, first: str | None, second: str | None) -> None:
        """Fill a row that is new, or was dropped."""
        parts = ((first or "").encode(), (second or "").encode())
        self._first_size[row] = 0 if first is None else len(parts[0]) + 1
        self._second_size[row] = 0 if second is None else len(parts[1]) + 1
        self._put(row, b"".join(parts))

    def first(self, row: int) -> str | None:
        """The row's first text."""
        return self._text(self._at[row], self._first_size[row])

    def second(self, row: int) -> str | None:
        """The row's second text."""
        return self._text(self._at[row] + max(self._first_size[row] - 1, 0), self._second_size[row])

    def drop(self, row: int, held: Iterable[int]) -> None:
        """Forget a row's texts; where more than half of all bytes is forgotten they are given back.

        Args:
            row: the row.
            held: the rows that are still in use, asked only where they must move.
        """
        self._dead += self._size(row)
        if self._dead * 2 <= len(self._bytes):
            return
        old, self._bytes, self._dead = self._bytes, bytearray(), 0
        for kept in held:
            at = self._at[kept]
            self._put(kept, old[at : at + self._size(kept)])

    def _put(self, row: int, encoded: bytes | bytearray) -> None:
        self._at[row] = len(self._bytes)
        self._bytes += encoded

    def _size(self, row: int) -> int:
        return max(self._first_size[row] - 1, 0) + max(self._second_size[row] - 1, 0)

    def _text(self, at: int, stored: int) -> str | None:
        return self._bytes[at : at + stored - 1].decode() if stored else None


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
