"""Word tables: their grid, and which of them only set the page (letterhead, closing) rather than hold data.

A dispatch puts its issuer beside the national motto and its recipients beside the signature (Nghị định 30/2020/NĐ-CP,
Phụ lục I, mục IV: ô 1-4, 7, 9b); in Word that is a table without borders. Such a table is read column by column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from lxml import etree

from docproc.reading.docx_markup import ALTERNATE, CHOICE, FALLBACK, VAL, child_val, is_on, is_placeholder, number, w
from docproc.reading.docx_styles import Style, Styles, draws_borders
from docproc.text import bare_key, fold

__all__ = ["Cell", "Draft", "TableKind", "arrange", "is_letterhead", "read_grid"]

_TR, _TC, _TR_PR, _TC_PR, _TBL_PR = w("tr"), w("tc"), w("trPr"), w("tcPr"), w("tblPr")
_TBL_STYLE, _TC_BORDERS = w("tblStyle"), w("tcBorders")
_DEL, _CELL_DEL, _HIDDEN = w("del"), w("cellDel"), w("hidden")
_GRID_SPAN, _GRID_BEFORE, _V_MERGE, _H_MERGE = w("gridSpan"), w("gridBefore"), w("vMerge"), w("hMerge")
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_MAX_SPAN = 1_000
_MAX_LAYOUT_ROWS = 8
_KEY_LENGTH, _KEY_LINES = 80, 40  # the fixed words stand early

# national motto, party's name: a letterhead in any table
_STATE = re.compile(r"cong hoa\s+xa hoi\s+chu nghia|^\W*doc lap\W{1,5}tu do\W{1,5}hanh phuc|dang cong san viet nam")
_NUMBER = re.compile(r"^\W*so\s*[:.]?\s*[\d/.…_]*\s*[/-]\s*[a-z]|^\W*so\s*:\s*$")
_RECIPIENTS = re.compile(r"^\W{0,3}noi nhan\s*[:;.]")
_CAPACITY = re.compile(r"^\s*(?:t\s?[./]?\s?m|k\s?[./]?\s?t|t\s?[./]?\s?l|t\s?[./]?\s?u\s?[./]?\s?q|q)\s?[./]\s?[a-z]")
_ADDRESSEE = re.compile(r"^\W{0,3}kinh gui\s*[:;.]?")
_NAME_WORDS = range(2, 6)


class TableKind(Enum):
    """What a table is for."""

    DATA = "data"
    LETTERHEAD = "letterhead"
    CLOSING = "closing"
    FLOW = "flow"


@dataclass(slots=True)
class Draft:
    """A line being placed; fields as of ``docproc.reading.page.Line``."""

    text: str
    bold: bool
    kind: Literal["body", "header", "footer", "footnote"] = "body"
    column: int | None = None
    cell: tuple[int, int, int] | None = None
    covers: tuple[int, int] = (1, 1)


@dataclass(slots=True)
class Cell:
    """A cell at its first row and grid column, and how many of both it takes; ``lines`` are filled by the reader."""

    row: int
    column: int
    span: int
    node: etree._Element
    rows: int = 1
    lines: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: its cells in row order (merged ones once), its grid columns, whether it draws borders, its style."""

    cells: list[Cell]
    width: int
    bordered: bool
    style: Style

    @property
    def used(self) -> list[int]:
        """Grid columns with text, without cells that span the whole table."""
        return sorted({cell.column for cell in self.cells if cell.lines and cell.span < self.width})


def read_grid(table: etree._Element, styles: Styles) -> Grid:
    """The cells of a ``w:tbl``; continued cells of merges and deleted rows are left out.

    Args:
        table: the table.
        styles: styles of the file, for the borders of the table style.

    Returns:
        The grid, its cells still without lines.
    """
    properties = next(table.iterchildren(_TBL_PR), None)
    style = styles.get(child_val(properties, _TBL_STYLE))
    bordered = draws_borders(table) or style.bordered
    cells: list[Cell] = []
    merging: dict[int, Cell] = {}
    width = row = 0
    for line in _unwrap(table, _TR):
        settings = next(line.iterchildren(_TR_PR), None)
        if settings is not None and _is_gone(settings):
            continue
        column = _small(child_val(settings, _GRID_BEFORE), 0)
        above, merging = merging, {}
        for node in _unwrap(line, _TC):
            own = next(node.iterchildren(_TC_PR), None)
            if own is not None and next(own.iterchildren(_CELL_DEL), None) is not None:
                continue
            span = max(1, _small(child_val(own, _GRID_SPAN), 1))
            upper = above.get(column)
            if own is None or not _continues(own, upper=upper is not None, left=column > 0):
                upper = Cell(row, column, span, node)
                cells.append(upper)
            elif upper is not None:
                upper.rows = row - upper.row + 1
            if upper is not None and own is not None and next(own.iterchildren(_V_MERGE), None) is not None:
                merging[column] = upper
            bordered = bordered or (own is not None and _has_sides(own))
            column += span
        width = max(width, column)
        row += 1
    return Grid(cells, width, bordered, style)


def _unwrap(node: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children with tag ``wanted``, also inside content controls and tracked insertions."""
    for child in node:
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS and not is_placeholder(child):
            yield from _unwrap(child, wanted)
        elif child.tag == ALTERNATE:
            choice = next(child.iterchildren(CHOICE, FALLBACK), None)
            if choice is not None:
                yield from _unwrap(choice, wanted)


def _small(value: str | None, default: int) -> int:
    found = number(value)
    return default if found is None else min(max(found, 0), _MAX_SPAN)


def _is_gone(properties: etree._Element) -> bool:
    """Whether a row is deleted or hidden."""
    return any(item.tag == _DEL or is_on(item) for item in properties.iterchildren(_DEL, _HIDDEN))


def _continues(properties: etree._Element, *, upper: bool, left: bool) -> bool:
    """Whether a cell goes on one above or beside it; where there is none, Word shows what the cell holds."""
    return any(
        item.get(VAL, "continue") == "continue" and (upper if item.tag == _V_MERGE else left)
        for item in properties.iterchildren(_V_MERGE, _H_MERGE)
    )


def _has_sides(properties: etree._Element) -> bool:
    borders = next(properties.iterchildren(_TC_BORDERS), None)
    return borders is not None and any(side.get(VAL, "nil") not in {"nil", "none"} for side in borders)


def arrange(grid: Grid, table: int) -> list[Draft]:
    """Put the lines of a table in reading order and say where each stands.

    Args:
        grid: cells with their lines.
        table: index of the table in the document.

    Returns:
        Letterhead and closing: the left column over all rows, then the right; other tables row by row.
    """
    kind = classify(grid)
    if kind is TableKind.FLOW:
        return [draft for cell in grid.cells for draft in cell.lines]
    if kind is TableKind.DATA:
        return [draft for cell in grid.cells for draft in _in_cell(cell, table)]
    out: list[Draft] = []
    block: list[Cell] = []
    used = grid.used
    for cell in grid.cells:
        if cell.span < grid.width:
            block.append(cell)
            continue
        out.extend(_columns(block, used, kind))
        out.extend(cell.lines)
        block = []
    out.extend(_columns(block, used, kind))
    return out


def _in_cell(cell: Cell, table: int) -> list[Draft]:
    for draft in cell.lines:
        if draft.cell is None:  # a table inside keeps its own place
            draft.cell, draft.column = (table, cell.row, cell.column), None
            draft.covers = (cell.rows, cell.span)
    return cell.lines


def _columns(cells: list[Cell], used: list[int], kind: TableKind) -> list[Draft]:
    """Left lines, then right ones. Of three, the middle goes left in a letterhead (a second issuer), else right."""
    middle = used[-1] if kind is TableKind.LETTERHEAD else used[min(1, len(used) - 1)]
    sides: tuple[list[Draft], list[Draft]] = ([], [])
    for cell in cells:
        side = int(cell.column >= middle and (cell.column > 0))
        for draft in cell.lines:
            if draft.cell is None and draft.column is None:
                draft.column = side
            sides[side].append(draft)
    return sides[0] + sides[1]


def classify(grid: Grid) -> TableKind:
    """What a table is for, by its borders, its columns and the fixed words of the form."""
    used = grid.used
    if grid.width <= 1 or not used:
        return TableKind.FLOW
    if len(used) > 3 or (grid.bordered and len(used) > 2):
        return TableKind.DATA
    keys = [
        (cell, bare_key(fold(line.text[:_KEY_LENGTH]).text)) for cell in grid.cells for line in cell.lines[:_KEY_LINES]
    ]
    if _any(keys, _STATE.search):
        return TableKind.LETTERHEAD
    if _any(keys, _RECIPIENTS.search):
        return TableKind.CLOSING
    rows = 1 + max(cell.row for cell in grid.cells)
    return TableKind.DATA if grid.bordered or rows > _MAX_LAYOUT_ROWS else _borderless(grid, keys)


def is_letterhead(lines: list[str]) -> bool:
    """Whether lines bear the national motto or the party's name, as only a letterhead does."""
    return any(_STATE.search(bare_key(fold(line[:_KEY_LENGTH]).text)) for line in lines[:_KEY_LINES])


def _borderless(grid: Grid, keys: list[tuple[Cell, str]]) -> TableKind:
    """A small table without borders: an addressee block, a signature, a header without motto, or data after all."""
    first, last = grid.used[0], grid.used[-1]
    if _any(keys, _ADDRESSEE.search):
        return TableKind.FLOW
    if _any(keys, _CAPACITY.search) or _signed(grid, last):
        return TableKind.CLOSING
    if _any([(cell, key) for cell, key in keys if cell.column == first], _NUMBER.search):
        return TableKind.LETTERHEAD
    return TableKind.DATA


def _any(keys: list[tuple[Cell, str]], test: Callable[[str], object]) -> bool:
    return any(test(key) for _, key in keys)


def _signed(grid: Grid, last: int) -> bool:
    """Whether the last used column reads as a signature: an office in capitals first, a person's name last."""
    lines = [draft.text.strip() for cell in grid.cells if cell.column == last for draft in cell.lines]
    if len(lines) < 2 or not lines[0].isupper() or any(map(str.isdigit, lines[-1])):
        return False
    words = lines[-1].split()
    return len(words) in _NAME_WORDS and all(word[:1].isupper() for word in words) and not lines[-1].isupper()
