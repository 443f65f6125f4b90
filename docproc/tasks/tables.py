"""Tables of assigned tasks, in an appendix or in a plan: one task a row (annotation guide, "Enumerated items").

The columns are known by the meaning of their heads (field guide §4.5). A table is one of tasks where it has a column
for what is done and one for who does it; what a row lacks of a merged cell or a ``nt`` stands in ``TableCell.meaning``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from docproc.bodies import ActorPart, find_bodies, split_actors
from docproc.deadlines import FoundDeadline, find_deadlines
from docproc.regions.layout import Layout, Zone
from docproc.regions.tables import TableCell, TableRow, read_tables
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.items import Unit, appendices
from docproc.tasks.table_columns import Columns, is_agenda, numbers_columns, read_head
from docproc.text import match_key

__all__ = ["read_task_tables"]

_NUMBER = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,3}){0,3})[.)/]?")
# one cell for both: "Sở A chủ trì, phối hợp với Sở B", "Chủ trì: Sở A; phối hợp: Sở B"
_LEADS = re.compile(r"(?:đơn vị |cơ quan )?chủ trì\s*:?\s*")
_SUPPORTS = re.compile(r"[\s,;]*(?:chủ trì[\s,;]*)?(?:và )?(?:đơn vị |cơ quan )?phối hợp(?: với| thực hiện)?\s*:?\s*")
# "Sở A chủ trì; Sở B, Sở C phối hợp": the word behind the names
_BEHIND = re.compile(
    r"(?P<lead>[^;:]+?)\s(?:là )?chủ trì(?:\s?[;,.]\s?(?P<support>[^;:]+?)\sphối hợp(?: thực hiện)?)?\s?[.;]?"
)
_SAYS_WHO = re.compile(r"(?<!\w)(?:chủ trì|phối hợp)(?!\w)")
_NOBODY = frozenset({"", "-", "x", "không"})


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
        head, columns = read_head(rows)
        if appendix is not None and columns is not None and not is_agenda(rows[head:], columns):
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


class _Rows:
    """Reads the rows of one table of tasks."""

    def __init__(self, layout: Layout, columns: Columns, appendix: str, issued: datetime.date | None) -> None:
        self._layout, self._columns, self._issued = layout, columns, issued
        self._prefix = f"PL{appendix}"
        self._last = ""
        self._section_leads: tuple[ActorPart, ...] = ()
        self._section_deadlines: list[FoundDeadline] = []

    def duties(self, rows: Sequence[TableRow]) -> Iterator[Duty]:
        """The duties of the rows; section rows head others and have none."""
        for count, row in enumerate(rows, 1):
            duty = self._duty(row, count)
            if duty is not None:
                yield duty

    def _duty(self, row: TableRow, count: int) -> Duty | None:
        columns = self._columns
        task, lead, time = row.cells[columns.task], row.cells[columns.lead], self._cell(row, columns.time)
        if task is None or not task.text or numbers_columns(row):
            return None
        number = self._number(row, count)
        named_above = bool(self._section_leads or self._section_deadlines)
        alone = lead is None and time is None
        if lead is task or (alone and self._is_section(row) and not (named_above and number is not None)):
            self._open_section(task)
            return None
        if number is None or (alone and not named_above):
            return None
        leads, supports = self._lead_and_support(lead)
        product = self._cell(row, columns.product)
        return Duty(
            Unit(f"{self._prefix}.{number}", "row", list(task.spans), task.spans[0][0], annexed=True),
            parts=list(task.spans),
            leads=leads or self._section_leads,
            supports=(*supports, *self._actors(self._cell(row, columns.support))),
            inherited=not leads and bool(self._section_leads),
            modality="must",
            extent=(task.spans[0][0], task.spans[-1][1]),
            extra_deadlines=self._deadlines(row) if time is not None else list(self._section_deadlines),
            product=product.meaning if product is not None else None,
        )

    def _is_section(self, row: TableRow) -> bool:
        """Whether a row has nothing but its number and its text."""
        beside = (self._columns.number, self._columns.task)
        return all(cell is None or not cell.text for at, cell in enumerate(row.cells) if at not in beside)

    def _open_section(self, head: TableCell) -> None:
        """``II. Sở Xây dựng``, ``Nhiệm vụ hoàn thành trong quý II``: what the rows below leave out."""
        text = self._layout.text[slice(*head.spans[0])]
        bodies = find_bodies(text)
        names = len(bodies) == 1 and len(bodies[0].name) + 2 >= len(text.strip(" .:"))
        self._section_leads = self._actors(head) if names else ()
        found = find_deadlines(text, issue_date=self._issued)
        self._section_deadlines = [replace(self._moved(one, head.spans[0][0]), inherited=True) for one in found[-1:]]

    @staticmethod
    def _moved(found: FoundDeadline, by: int) -> FoundDeadline:
        return replace(found, start=found.start + by, end=found.end + by)

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

    def _lead_and_support(self, cell: TableCell | None) -> tuple[tuple[ActorPart, ...], tuple[ActorPart, ...]]:
        """Who leads; and who supports, where one column names both."""
        if cell is None or not (self._columns.both or _SAYS_WHO.search(match_key(cell.meaning))):
            return self._actors(cell), ()
        leads: list[Span] = []
        supports: list[Span] = []
        for start, end in cell.spans:
            key = match_key(self._layout.text[start:end])
            behind = _BEHIND.fullmatch(key)
            if behind:
                leads.append((start + behind.start("lead"), start + behind.end("lead")))
                supports += (
                    [(start + behind.start("support"), start + behind.end("support"))] if behind["support"] else []
                )
                continue
            own = _LEADS.match(key)
            other = _SUPPORTS.search(key)
            low = start + own.end() if own else start
            leads.append((low, start + other.start() if other else end))
            if other:
                supports.append((start + other.end(), end))
        named = [self._actors(replace(cell, spans=tuple(spans))) for spans in (leads, supports)]
        return named[0], named[1] if supports else ()

    def _actors(self, cell: TableCell | None) -> tuple[ActorPart, ...]:
        if cell is None or match_key(cell.meaning).strip(" .") in _NOBODY:
            return ()
        parts: list[ActorPart] = []
        for stretch in self._stretches(cell):
            text, place = self._text(stretch)
            parts += [replace(one, start=place(one.start), end=place(one.end - 1) + 1) for one in split_actors(text)]
        return tuple(parts)

    def _deadlines(self, row: TableRow) -> list[FoundDeadline]:
        """The deadlines of a row where bare forms count (``Quý IV``, ``30/9``): the last, then those before it."""
        found = self._times(self._cell(row, self._columns.time))
        started = self._times(self._cell(row, self._columns.start))
        if found and started and found[-1].first_day is None:
            found[-1] = replace(found[-1], first_day=started[0].first_day or started[0].due)
        return [*found[-1:], *found[:-1]]

    def _times(self, cell: TableCell | None) -> list[FoundDeadline]:
        found: list[FoundDeadline] = []
        for stretch in self._stretches(cell) if cell is not None else ():
            text, place = self._text(stretch)
            told = find_deadlines(text, issue_date=self._issued, labelled=True)
            found += [replace(one, start=place(one.start), end=place(one.end - 1) + 1) for one in told]
        return found

    def _stretches(self, cell: TableCell) -> list[list[Span]]:
        """The paragraphs of a cell; one that a page break cut goes on with a small letter or a figure."""
        stretches: list[list[Span]] = []
        for start, end in cell.spans:
            before = self._layout.text[stretches[-1][-1][1] - 1] if stretches else ""
            if before.isalnum() and not self._layout.text[start].isupper() and self._layout.text[start].isalnum():
                stretches[-1].append((start, end))
            else:
                stretches.append([(start, end)])
        return stretches

    def _text(self, stretch: Sequence[Span]) -> tuple[str, Callable[[int], int]]:
        """The text of a paragraph of a cell, and where a place in it stands in the dispatch's text."""
        places: list[int] = []
        for start, end in stretch:
            places += [*([start - 1] if places else []), *range(start, end)]
        text = " ".join(self._layout.text[start:end] for start, end in stretch)
        return text, places.__getitem__
