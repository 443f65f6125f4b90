"""Tables of assigned tasks, in an appendix or in a plan: one task a row (annotation guide, "Enumerated items").

The columns are known by the meaning of their heads (field guide §4.5). A table is one of tasks where it has a column
for what is done and one for who does it; what a row lacks of a merged cell or a ``nt`` stands in ``TableCell.meaning``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from docproc.bodies import ActorPart, split_actors
from docproc.data import read_toml
from docproc.deadlines import FoundDeadline, find_deadlines
from docproc.regions.layout import Layout, Zone
from docproc.regions.tables import TableCell, TableRow, read_tables
from docproc.tasks.duty import Duty
from docproc.tasks.items import Unit, appendices
from docproc.text import match_key

__all__ = ["read_task_tables"]

_NUMBER = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,3}){0,3})[.)]?")
_COLUMN_NUMBERS = re.compile(r"\(?(?:\d{1,2}|[a-h])\)?(?:\s?=.*)?")
_TIME_OF_DAY = re.compile(r"\d{1,2}\s?(?:giờ|h|:)\s?\d{0,2}\s?(?:[-–đ]|$)")
_STRONG_LEAD = re.compile(r"chủ trì|thực hiện|phụ trách|đầu mối|phân công|trách nhiệm")
_HEAD_ROWS = 4
_NOBODY = frozenset({"", "-", "x", "không"})


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column says what, by its place."""

    task: int
    lead: int
    number: int | None = None
    support: int | None = None
    time: int | None = None
    product: int | None = None


def read_task_tables(layout: Layout, issued: datetime.date | None) -> list[Duty]:
    """The rows of the tables of tasks, as duties of units of their own.

    Args:
        layout: the dispatch cut into zones.
        issued: its date, for days without a year.

    Returns:
        Duties in reading order; their units are labelled ``PL<appendix>.<number>``.
    """
    if not any(block.line.cell is not None for block in layout.blocks):
        return []
    places = _Places(layout)
    duties: list[Duty] = []
    for rows in read_tables(layout):
        appendix = places.appendix(rows)
        head, columns = _head(rows)
        if appendix is not None and columns is not None and not _is_agenda(rows[head:], columns):
            duties += _Rows(layout, columns, appendix, issued).duties(rows[head:])
    return duties


class _Places:
    """Where the tables of a dispatch stand."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._appendices = [(blocks[0].start, number) for number, blocks in appendices(layout) if blocks]

    def appendix(self, rows: Sequence[TableRow]) -> str | None:
        """The number of the appendix a table stands in, ``1`` where it has none; ``None`` outside the dispatch."""
        start = next((cell.spans[0][0] for row in rows for cell in row.cells if cell is not None), None)
        if start is None:
            return None
        block = self._layout.block_at(start)
        if block is None or block.zone not in {Zone.BODY, Zone.APPENDIX}:
            return None
        before = [number for at, number in self._appendices if at <= start]
        return (before[-1] if before else "") or "1"


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_toml("docproc.tasks", "data/task_tables.toml")
    return tuple(
        (column["role"], re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, column["heads"])) + r")(?!\w)"))
        for column in table["columns"]
    )


def _role(head: str) -> str | None:
    """What a column says by its head: the role named first in the order of the data, a lead over a bare task."""
    key = match_key(head)
    if re.match(r"(?:nội dung|nhiệm vụ|công việc|hoạt động|tên)(?!\w)", key):
        return "task"
    return next((role for role, words in _roles() if words.search(key)), None)


def _head(rows: Sequence[TableRow]) -> tuple[int, _Columns | None]:
    """How many rows the head takes up, and its columns; ``None`` where the table assigns nothing."""
    best: tuple[int, _Columns | None] = (0, None)
    for count in range(1, min(_HEAD_ROWS, len(rows)) + 1):
        if count > 1 and not _goes_on(rows[count - 1]):
            break
        columns = _columns(rows[:count])
        if columns is not None:
            best = (count, columns)
    return best


def _goes_on(row: TableRow) -> bool:
    """Whether a row goes on with the head: nothing of its own in the first column, or the columns' numbers."""
    first = row.cells[0]
    return first is None or not first.text or _numbers_columns(row)


def _numbers_columns(row: TableRow) -> bool:
    """``(1) (2) (3)`` under the heads."""
    texts = [cell.text.strip() for cell in row.cells if cell is not None]
    return len(texts) > 1 and all(_COLUMN_NUMBERS.fullmatch(text) for text in texts)


def _columns(head: Sequence[TableRow]) -> _Columns | None:
    found: dict[str, int] = {}
    for place in range(len(head[0].cells)):
        role = None
        for row in reversed(head):  # the lowest head is the most exact: "Chủ trì" below "Đơn vị thực hiện"
            cell = row.cells[place]
            role = role or (_role(cell.meaning) if cell is not None else None)
        if role is not None:
            found.setdefault(role, place)
    if "task" not in found or "lead" not in found:
        return None
    if not {"time", "support"} & found.keys() and not _STRONG_LEAD.search(_heads_of(head, found["lead"])):
        return None  # "Đơn vị" beside sums of money is the unit of measure
    roles = ("task", "lead", "number", "support", "time", "product")
    return _Columns(**{role: found[role] for role in roles if role in found})


def _heads_of(head: Sequence[TableRow], place: int) -> str:
    return " ".join(match_key(cell.meaning) for row in head if (cell := row.cells[place]) is not None)


def _is_agenda(rows: Sequence[TableRow], columns: _Columns) -> bool:
    """Whether the rows are the hours of one day: who speaks when is no task."""
    times = [match_key(cell.text) for row in rows if columns.time is not None and (cell := row.cells[columns.time])]
    return bool(times) and sum(_TIME_OF_DAY.match(time) is not None for time in times) * 2 > len(times)


class _Rows:
    """Reads the rows of one table of tasks."""

    def __init__(self, layout: Layout, columns: _Columns, appendix: str, issued: datetime.date | None) -> None:
        self._layout, self._columns, self._issued = layout, columns, issued
        self._prefix = f"PL{appendix}"
        self._last = ""

    def duties(self, rows: Sequence[TableRow]) -> Iterator[Duty]:
        """The duties of the rows; section rows, which head others, have none."""
        for count, row in enumerate(rows, 1):
            duty = self._duty(row, count)
            if duty is not None:
                yield duty

    def _duty(self, row: TableRow, count: int) -> Duty | None:
        columns = self._columns
        task, lead, time = row.cells[columns.task], row.cells[columns.lead], self._cell(row, columns.time)
        if task is None or not task.text or _numbers_columns(row):
            return None
        number = self._number(row, count)
        if number is None or (lead is None and time is None) or lead is task:
            return None
        unit = Unit(f"{self._prefix}.{number}", "row", list(task.spans), task.spans[0][0], annexed=True)
        product = self._cell(row, columns.product)
        return Duty(
            unit,
            parts=list(task.spans),
            leads=self._actors(lead),
            supports=self._actors(self._cell(row, columns.support)),
            inherited=False,
            modality="must",
            extent=(task.spans[0][0], task.spans[-1][1]),
            extra_deadlines=self._deadlines(time),
            product=product.meaning if product is not None else None,
        )

    @staticmethod
    def _cell(row: TableRow, place: int | None) -> TableCell | None:
        return row.cells[place] if place is not None else None

    def _number(self, row: TableRow, count: int) -> str | None:
        """The row's number as printed; where its cell is blank, that of the row above; ``None`` for a section."""
        place = self._columns.number
        if place is None:
            return str(count)
        cell = row.cells[place]
        if cell is not None and cell.meaning.strip():
            match = _NUMBER.fullmatch(cell.meaning.strip())
            self._last = match["n"] if match else ""
        return self._last or None

    def _actors(self, cell: TableCell | None) -> tuple[ActorPart, ...]:
        if cell is None or match_key(cell.meaning).strip(" .") in _NOBODY:
            return ()
        parts: list[ActorPart] = []
        for start, end in cell.spans:
            found = split_actors(self._layout.text[start:end])
            parts += [replace(part, start=part.start + start, end=part.end + start) for part in found]
        return tuple(parts)

    def _deadlines(self, cell: TableCell | None) -> list[FoundDeadline]:
        """The last deadline of a time cell, where bare forms count (``Quý IV``, ``30/9``)."""
        for start, end in reversed(cell.spans if cell is not None else ()):
            found = find_deadlines(self._layout.text[start:end], issue_date=self._issued, labelled=True)
            if found:
                return [replace(found[-1], start=found[-1].start + start, end=found[-1].end + start)]
        return []
