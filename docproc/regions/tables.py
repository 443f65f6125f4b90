"""Tables as rows of cells with their meaning: rows whole over page breaks, merged cells and ``nt`` repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from docproc.dispatch import Span
from docproc.regions.layout import Block, Layout, Zone
from docproc.text import match_key
from docproc.vocabulary import words

__all__ = ["TableCell", "TableRow", "read_tables"]

_QUOTES = re.compile(r"[\"”“″〃']{1,2}")
_ENDS = (".", ";", ":", "!", "?")
_LONG = 20  # characters; a shorter cell (a day, a figure, a name) ends without a mark


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a row.

    Attributes:
        text: what is printed in it, lines joined; empty where it only repeats a merged cell.
        meaning: what it says: its text, or that of the merged cell or of the cell above that it stands for.
        spans: where its text stands in ``Layout.text``; more than one where the row goes over a page break. Where the
            cell repeats another one, that one's.
        covers: rows and columns that it covers.
    """

    text: str
    meaning: str
    spans: tuple[Span, ...]
    covers: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: a cell for each column of the table, ``None`` where it is empty."""

    cells: tuple[TableCell | None, ...]


Grid = list[dict[int, TableCell]]


@dataclass(slots=True)
class _Part:
    """The part of a table that stands on one page: printed cells by row and column, and the blocks it takes up.

    ``reach`` is how far the texts of each column reach from left to right, with those of the pages before.
    """

    page: int
    number: int
    first: int
    last: int
    geometric: bool
    rows: dict[int, dict[int, TableCell]] = field(default_factory=dict)
    reach: dict[int, tuple[float, float]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        own = max(column + cell.covers[1] for row in self.rows.values() for column, cell in row.items())
        return max(own, *(column + 1 for column in self.reach)) if self.reach else own

    def extend(self, column: int, box: tuple[float, float, float, float] | None) -> None:
        if box is not None:
            low, high = self.reach.get(column, (box[0], box[2]))
            self.reach[column] = (min(low, box[0]), max(high, box[2]))

    def grid(self) -> Grid:
        return [self.rows.get(row, {}) for row in range(max(self.rows) + 1)]


def read_tables(layout: Layout) -> list[tuple[TableRow, ...]]:
    """The tables of a dispatch.

    Args:
        layout: the dispatch; tables are known by the cells of its lines.

    Returns:
        For each table its rows, header rows among them; a header repeated on a new page is given once.
    """
    tables: list[tuple[_Part, Grid]] = []
    for part in _parts(layout):
        before = tables[-1] if tables else None
        if before is not None and _goes_on(before[0], part):
            grid = _appended(before[1], part.grid())
            for column, (low, high) in before[0].reach.items():
                part.extend(column, (low, 0.0, high, 0.0))
            tables[-1] = (part, grid)
        else:
            tables.append((part, part.grid()))
    return [_resolved(grid, part.width) for part, grid in tables]


def _parts(layout: Layout) -> list[_Part]:
    """The tables page by page, in reading order."""
    parts: list[_Part] = []
    flow = [block for block in layout.blocks if block.zone not in {Zone.FURNITURE, Zone.FOOTNOTE}]
    for at, block in enumerate(flow):
        if block.line.cell is None:
            continue
        number, row, column = block.line.cell
        if not parts or (parts[-1].page, parts[-1].number) != (block.line.page, number):
            parts.append(_Part(block.line.page, number, at, at, block.line.box is not None))
        part = parts[-1]
        part.last = at
        part.rows.setdefault(row, {})
        part.rows[row][column] = _joined(part.rows[row].get(column), _cell_of(layout, block))
        if block.line.covers[1] == 1:
            for _, piece in block.parts:
                part.extend(column, piece.box)
    return parts


def _cell_of(layout: Layout, block: Block) -> TableCell:
    text = layout.text_of(block)
    return TableCell(text, text, ((block.start, block.end),), block.line.covers)


def _joined(first: TableCell | None, second: TableCell) -> TableCell:
    if first is None:
        return second
    text = f"{first.text} {second.text}"
    return TableCell(text, text, (*first.spans, *second.spans), first.covers)


def _goes_on(before: _Part, part: _Part) -> bool:
    """Whether a part is the table before it, broken by the page's end."""
    follows = part.page == before.page + 1 and part.first == before.last + 1
    return follows and part.geometric and (part.width == before.width or _same_columns(before, part))


def _same_columns(before: _Part, part: _Part) -> bool:
    """Whether two parts have the same columns although the last ones are empty on one of the pages."""
    shared = before.reach.keys() & part.reach.keys()
    apart = all(
        high <= low_before or high_before <= low
        for column, (low, high) in part.reach.items()
        for other, (low_before, high_before) in before.reach.items()
        if column != other
    )
    return apart and len(shared) > 2


def _appended(grid: Grid, more: Grid) -> Grid:
    """The rows of the next page behind those before: without a repeated header, a broken row made whole."""
    heads = 0
    while heads < min(len(more), len(grid)) and more[heads] and _same(more[heads], grid[heads]):
        heads += 1
    more = more[heads:]
    if more and grid and _is_rest(more[0], grid[-1]):
        whole = dict(grid[-1])
        for column, cell in more[0].items():
            whole[column] = _joined(whole.get(column), cell)
        grid, more = [*grid[:-1], whole], more[1:]
    return [*grid, *more]


def _same(row: dict[int, TableCell], other: dict[int, TableCell]) -> bool:
    return {at: match_key(cell.text) for at, cell in row.items()} == {
        at: match_key(cell.text) for at, cell in other.items()
    }


def _is_rest(row: dict[int, TableCell], above: dict[int, TableCell]) -> bool:
    """Whether the first row of a page goes on with the last one of the page before.

    It has no label of its own in the first column and no cell that is new, and one of its texts reads on.
    """
    first = row.get(0)
    if (first is not None and not first.text[:1].islower()) or not row or any(at not in above for at in row):
        return False
    return any(_reads_on(above[at].text, cell.text) for at, cell in row.items())


def _reads_on(before: str, after: str) -> bool:
    return after[:1].islower() or (len(before) >= _LONG and not before.endswith(_ENDS))


def _resolved(grid: Grid, width: int) -> tuple[TableRow, ...]:
    """Rows with a cell for every column: merged cells repeated over what they cover, dittos with what they mean."""
    said: list[list[TableCell | None]] = [[None] * width for _ in grid]
    for at, row in enumerate(grid):
        for column, cell in sorted(row.items()):
            meant = _meant(said[:at], column) or cell if is_ditto(cell.text) else cell
            own = replace(cell, meaning=meant.meaning, spans=cell.spans if meant is cell else meant.spans)
            _lay(said, own, at, column)
    return tuple(TableRow(tuple(row)) for row in said)


def _meant(above: list[list[TableCell | None]], column: int) -> TableCell | None:
    """The nearest cell above, whatever row that heads a section stands between."""
    return next((cell for row in reversed(above) if (cell := row[column]) is not None), None)


def _lay(said: list[list[TableCell | None]], cell: TableCell, at: int, column: int) -> None:
    """Put a cell in its place, and its meaning wherever it covers more."""
    down, across = cell.covers
    for row in range(at, min(at + down, len(said))):
        for place in range(column, min(column + across, len(said[row]))):
            if (row, place) == (at, column):
                said[row][place] = cell
            elif said[row][place] is None:
                said[row][place] = replace(cell, text="", covers=(1, 1))


def is_ditto(text: str) -> bool:
    """Whether a cell says that it is the same as the one above: ``nt``, ``-nt-``, ``như trên``, ``"``.

    Args:
        text: the cell's text.
    """
    key = match_key(text).strip()
    return key.strip(" -–.()") in words("dittos") or _QUOTES.fullmatch(key.strip(" -–")) is not None
