"""The records of the index in columns, found by id, number, number and day, number and body, body and day, title."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache

from docproc.citations.identity import issuing_body, read_number
from docproc.citations.index.columns import Chains, Pool, TextPairs
from docproc.citations.index.records import Record
from docproc.citations.issuing import Body
from docproc.text.keys import compare_key

__all__ = ["RecordStore", "body_hash", "number_hash", "packed_date", "printed_date", "title_hash"]

_DATE = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"vn-(?P<hash>[0-9a-f]{16})")
_LEAD = re.compile(r"(?:v/v\s+|về\s+việc\s+|về\s+)")
_DEAD = 0


@lru_cache(maxsize=65536)
def packed_date(date: str | None) -> int:
    """``20230713``; ``20230700`` where the day is unknown, ``20230000`` without month, 0 for no date."""
    match = _DATE.fullmatch(date) if date else None
    return int(match["year"] + (match["month"] or "00") + (match["day"] or "00")) if match else 0


def printed_date(day: int) -> str | None:
    """The ISO date, or its beginning, of a packed one."""
    if not day:
        return None
    parts = (f"{day // 10000}", f"{day // 100 % 100:02}", f"{day % 100:02}")
    return "-".join(part for part in parts if part != "00")


def number_hash(number: str | None) -> int:
    """Equal for spellings of one number; 0 for none."""
    return hash(read_number(number).key) or 1 if number else 0


@lru_cache(maxsize=16384)
def title_hash(title: str | None) -> int:
    """Equal for titles that differ in case, tone placement, quotes, spaces or the "về (việc)" before them; 0: none."""
    if not title:
        return 0
    key = compare_key(title)
    lead = _LEAD.match(key)
    return hash(key[lead.end() :] if lead else key) or 1


def body_hash(name: str, place: str) -> int:
    """One hash for name and territory of a body."""
    return hash((name, place))


class RecordStore:
    """Rows of records; a row's number is used again after it was taken out."""

    def __init__(self) -> None:
        self.ids = array("Q")
        self.numbers = array("q")
        self.titles = array("q")
        self.days = array("I")
        self.issuers = array("I")
        self.parents = array("I")
        self.places = array("I")
        self.types = array("I")
        self.bodies = array("I")
        self.strings: Pool[str] = Pool()
        self.body_pool: Pool[Body] = Pool()
        self._odd_dates: dict[int, str] = {}
        self._body_hashes: list[int] = [0]
        self._texts = TextPairs()
        self._free: list[int] = []
        self._by_id = Chains(lambda row: self.ids[row])
        self._by_number = Chains(lambda row: self.numbers[row])
        self._by_number_day = Chains(lambda row: hash((self.numbers[row], self.days[row])))
        self._by_number_body = Chains(lambda row: hash((self.numbers[row], self.body_hash(row))))
        self._by_body_day = Chains(lambda row: hash((self.body_hash(row), self.days[row])))
        self._by_title = Chains(lambda row: self.titles[row])

    def __len__(self) -> int:
        return len(self.ids) - len(self._free)

    def rows(self) -> Iterator[int]:
        """All rows that hold a record."""
        return (row for row, record_id in enumerate(self.ids) if record_id != _DEAD)

    def body(self, row: int) -> Body:
        """The issuing body of a row."""
        body = self.body_pool[self.bodies[row]]
        return body if body is not None else Body("")

    def body_hash(self, row: int) -> int:
        """Hash of the row's body."""
        return self._body_hashes[self.bodies[row]]

    def row_of(self, record_id: object) -> int:
        """The row of an id, -1 where it is not held."""
        match = _ID.fullmatch(record_id) if isinstance(record_id, str) else None
        if match is None:
            return -1
        key = int(match["hash"], 16)
        return self._by_id.first(key) if key != _DEAD else -1

    def id(self, row: int) -> str:
        """The id of a row."""
        return f"vn-{self.ids[row]:016x}"

    def number(self, row: int) -> str | None:
        """Number and symbol of a row."""
        return self._texts.first(row)

    def subject(self, row: int) -> str | None:
        """Subject of a row."""
        return self._texts.second(row)

    def date(self, row: int) -> str | None:
        """The date of a row as it was given."""
        return self._odd_dates.get(row) or printed_date(self.days[row])

    def record(self, row: int) -> Record:
        """The record of a row, without its references."""
        strings = self.strings
        return Record(
            self.id(row),
            self.number(row),
            self.date(row),
            strings[self.issuers[row]],
            strings[self.parents[row]],
            strings[self.places[row]],
            strings[self.types[row]],
            self.subject(row),
        )

    def by_number(self, number: int) -> list[int]:
        """Rows by number."""
        return self._by_number.find(number)

    def by_number_day(self, number: int, day: int) -> list[int]:
        """Rows by number and packed date."""
        return self._by_number_day.find(hash((number, day)))

    def by_number_body(self, number: int, body: int) -> list[int]:
        """Rows by number and hash of the body."""
        return self._by_number_body.find(hash((number, body)))

    def by_body_day(self, body: int, day: int) -> list[int]:
        """Rows by hash of the body and packed date."""
        return self._by_body_day.find(hash((body, day)))

    def by_title(self, title: int) -> list[int]:
        """Rows by hash of the title."""
        return self._by_title.find(title)

    def add(self, record: Record) -> int:
        """Put a record in; gives its row.

        Raises:
            ValueError: the id is none of ``document_id``.
        """
        match = _ID.fullmatch(record.id)
        if match is None or int(match["hash"], 16) == _DEAD:
            raise ValueError(f"{record.id!r} is no document id; make records with Record.build, of or from_json.")
        row = self._free.pop() if self._free else self._append()
        strings = self.strings
        self.ids[row] = int(match["hash"], 16)
        self.numbers[row] = number_hash(record.number)
        self.titles[row] = title_hash(record.subject)
        self.days[row] = packed_date(record.date)
        if record.date is not None and not self.days[row]:
            self._odd_dates[row] = record.date
        self.issuers[row] = strings.number(record.issuer)
        self.parents[row] = strings.number(record.parent)
        self.places[row] = strings.number(record.place)
        self.types[row] = strings.number(record.type)
        self.bodies[row] = self._body(record)
        self._texts.write(row, record.number, record.subject)
        for chains, key in self._keys(row):
            chains.add(row, key)
        return row

    def remove(self, row: int) -> None:
        """Take a row out."""
        for chains, key in self._keys(row):
            chains.remove(row, key)
        self.ids[row] = _DEAD
        self._odd_dates.pop(row, None)
        self._free.append(row)
        self._texts.drop(row, self.rows())

    def _append(self) -> int:
        for column in (self.ids, self.numbers, self.titles, self.days, self.issuers, self.parents, self.places):
            column.append(0)
        for column in (self.types, self.bodies):
            column.append(0)
        self._texts.append()
        return len(self.ids) - 1

    def _body(self, record: Record) -> int:
        body = issuing_body(record.number, record.issuer, record.parent, record.place)
        number = self.body_pool.number(body)
        if number == len(self._body_hashes):
            self._body_hashes.append(body_hash(body.name, body.place))
        return number

    def _keys(self, row: int) -> Iterator[tuple[Chains, int]]:
        """The chains that a row is in, with its keys there."""
        number, title, day, body = self.numbers[row], self.titles[row], self.days[row], self.body_hash(row)
        yield self._by_id, self.ids[row]
        if number:
            yield self._by_number, number
            yield self._by_number_day, hash((number, day))
            yield self._by_number_body, hash((number, body))
            if day:
                yield self._by_body_day, hash((body, day))
        if title:
            yield self._by_title, title
