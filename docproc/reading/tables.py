"""Ruled tables of a PDF page: which text stands in which cell.

The rules come from PDFium's path objects (1 µs each); pdfplumber's algorithm makes cells of them. Letting pdfplumber
parse the page itself costs 50 ms.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docproc.reading.page import Line
from docproc.reading.pdf_chars import Affine
from docproc.reading.pieces import Piece, line_of, rows_of

__all__ = ["Cell", "Table", "find_rules", "find_tables", "split_table"]

_THIN = 3.0
"""A path at most this thick, in points, is a rule."""
_SHORT = 8.0
_MOST_OBJECTS = 20_000
_MOST_EDGES = 2_000
"""pdfplumber compares all pairs of rules; a drawing with more of them is no table of a dispatch."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place in the table, its box (x0, top, x1, bottom), and how many rows and columns it covers."""

    row: int
    column: int
    box: Box
    covers: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of at least two rows and two columns."""

    box: Box
    cells: tuple[Cell, ...]

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.box[1]

    def holds(self, piece: Piece) -> bool:
        """Whether the middle of a piece's height and some of its width are inside."""
        middle = (piece.top + piece.bottom) / 2
        return self.box[1] <= middle <= self.box[3] and piece.left < self.box[2] and piece.right > self.box[0]


def find_tables(page: pdfium.PdfPage, affine: Affine) -> list[Table]:
    """The ruled grids of a page.

    Args:
        page: a ``pypdfium2.PdfPage``.
        affine: from the page's axes to the shown page.
    """
    edges = _edges(page, affine)
    if not 6 <= len(edges) <= _MOST_EDGES:
        return []
    from pdfplumber import table as grid

    merged = grid.merge_edges(edges, 3, 3, 3, 3)
    cells = grid.intersections_to_cells(grid.edges_to_intersections(merged, 3, 3))
    return [table for group in grid.cells_to_tables(cells) if (table := _table(group)) is not None]


def find_rules(page: pdfium.PdfPage, affine: Affine) -> list[tuple[float, float, float]]:
    """The level rules of a page: left end, right end and y.

    Args:
        page: a ``pypdfium2.PdfPage``.
        affine: from the page's axes to the shown page.
    """
    return [(edge["x0"], edge["x1"], edge["top"]) for edge in _edges(page, affine) if edge["orientation"] == "h"]


def _edges(page: pdfium.PdfPage, affine: Affine) -> list[dict[str, Any]]:
    """The rules as pdfplumber wants them: the sides of boxes, and thin boxes as single rules."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    a, b, c, d, e, f = affine
    edges: list[dict[str, Any]] = []
    for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        xs = sorted((a * left.value + c * bottom.value + e, a * right.value + c * top.value + e))
        ys = sorted((b * left.value + d * bottom.value + f, b * right.value + d * top.value + f))
        edges.extend(_sides(xs[0], ys[0], xs[1], ys[1]))
    return edges


def _sides(x0: float, y0: float, x1: float, y1: float) -> list[dict[str, Any]]:
    wide, tall = x1 - x0, y1 - y0
    if tall <= _THIN and wide >= _SHORT:
        return [_edge("h", x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)]
    if wide <= _THIN and tall >= _SHORT:
        return [_edge("v", (x0 + x1) / 2, y0, (x0 + x1) / 2, y1)]
    if wide < _SHORT or tall < _SHORT:
        return []
    return [
        _edge("h", x0, y0, x1, y0),
        _edge("h", x0, y1, x1, y1),
        _edge("v", x0, y0, x0, y1),
        _edge("v", x1, y0, x1, y1),
    ]


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": "line", "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _table(boxes: list[Box]) -> Table | None:
    """Number the cells of one grid; None if it has but one row or column (a frame)."""
    columns = sorted({round(box[0], 1) for box in boxes})
    rows = sorted({round(box[1], 1) for box in boxes})
    if len(columns) < 2 or len(rows) < 2:
        return None
    cells = tuple(
        sorted(
            (_cell(box, rows, columns) for box in boxes),
            key=lambda cell: (cell.row, cell.column),
        )
    )
    outline = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Table(outline, cells)


def _cell(box: Box, rows: list[float], columns: list[float]) -> Cell:
    row, column = rows.index(round(box[1], 1)), columns.index(round(box[0], 1))
    down = sum(box[1] - _THIN < top < box[3] - _THIN for top in rows)
    across = sum(box[0] - _THIN < left < box[2] - _THIN for left in columns)
    return Cell(row, column, box, (max(1, down), max(1, across)))


def split_table(table: Table, pieces: list[Piece], page: int, index: int) -> list[Line]:
    """The lines of a table, cell by cell, row by row.

    Args:
        table: the grid.
        pieces: the pieces that it holds.
        page: page number from 1.
        index: the table's number on its page, from 0.

    Returns:
        Lines with their ``cell``; text inside the outline that meets no cell comes last, without one.
    """
    parts = [part for piece in pieces for part in _cut(piece, table)]
    lines: list[Line] = []
    taken: set[int] = set()
    for cell in table.cells:
        inside = [p for p in parts if id(p) not in taken and _within(p, cell.box)]
        taken.update(id(p) for p in inside)
        place = (index, cell.row, cell.column)
        lines.extend(replace(line_of(row, page, cell=place), covers=cell.covers) for row in rows_of(inside))
    lines.extend(line_of(row, page) for row in rows_of(p for p in parts if id(p) not in taken))
    return lines


def _within(piece: Piece, box: Box) -> bool:
    return box[0] <= piece.centre <= box[2] and box[1] <= (piece.top + piece.bottom) / 2 <= box[3]


def _cut(piece: Piece, table: Table) -> list[Piece]:
    """Cut a piece at the cell borders that it crosses, at the character nearest to each border."""
    middle = (piece.top + piece.bottom) / 2
    borders = sorted(
        {cell.box[0] for cell in table.cells if cell.box[1] <= middle <= cell.box[3]}
        | {cell.box[2] for cell in table.cells if cell.box[1] <= middle <= cell.box[3]}
    )
    parts = []
    for border in borders:
        if not piece.left + 1 < border < piece.right - 1:
            continue
        at = next((i for i in range(1, len(piece.text)) if (piece.edges[i] + piece.edges[i + 1]) / 2 > border), 0)
        head, tail = piece.split(at) if at else (piece, piece)
        if at and head.text and tail.text:
            parts.append(head)
            piece = tail
    return [*parts, piece]
