"""From pieces to lines in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from docproc.reading.blanks import fill_blanks
from docproc.reading.columns import Band, split_columns
from docproc.reading.footnotes import Rule, take_footnotes
from docproc.reading.furniture import take_page_number
from docproc.reading.page import Line
from docproc.reading.pieces import Piece, line_of, rows_of
from docproc.reading.stamps import Stamp, take_stamps
from docproc.reading.tables import Table, split_table

__all__ = ["lines_of"]

_TABLE_ROWS = 2
"""Rows of pieces with gaps outside letterhead and closing from which it pays to look for ruling lines."""
_MOST_PIECES = 4_000
"""A dense A3 table has 3,000; pages with more are drawings or attacks, and keep the order of the file."""


def lines_of(  # noqa: PLR0913  (what is on the page, and two looks at its drawing)
    pieces: list[Piece],
    page: int,
    width: float,
    height: float,
    rulings: Callable[[], list[Table]] | None = None,
    *,
    rules: Callable[[], list[Rule]] | None = None,
) -> list[Line]:
    """Put a page's pieces into lines: down the page, left column before right, table cells row by row.

    Args:
        pieces: in any order.
        page: page number from 1.
        width: page width in points.
        height: page height in points.
        rulings: finds the page's ruled tables; called only where the text looks like one.
        rules: finds its level rules; called only where small type at its foot looks like footnotes.

    Returns:
        The lines; page numbers first or last, footnotes and stamps behind the text, text that runs up the page at the
        very end.
    """
    if len(pieces) > _MOST_PIECES:
        return [line_of([p], page) for p in pieces]
    upright = [p for p in pieces if p.upright]
    stamps, rest = take_stamps(upright, width, height)
    numbers, rest = take_page_number(rest, height)
    notes, rest = take_footnotes(fill_blanks(rest), height, rules)
    bands, loose = split_columns(rest, width)
    rows = rows_of(loose)
    unsure = [p for band in bands if not band.sure for p in band.pieces]
    doubtful = rows_of([*loose, *unsure]) if unsure else rows
    tables: list[Table] = []
    if rulings is not None and sum(len(row) > 1 for row in doubtful) >= _TABLE_ROWS:
        tables = rulings()
    blocks: list[tuple[float, list[Line]]] = []
    if tables:
        for index, table in enumerate(tables):
            inside = [p for p in rest if table.holds(p)]
            rest = [p for p in rest if not table.holds(p)]
            blocks.append((table.top, split_table(table, inside, page, index)))
        bands, loose = split_columns(rest, width)
        rows = rows_of(loose)
    blocks.extend((band.top, _band_lines(band, page)) for band in bands)
    blocks.extend((min(p.top for p in row), [line_of(row, page)]) for row in rows)
    blocks.sort(key=lambda block: block[0])
    lines = [line for _, block in blocks for line in block]
    head = [_furniture(piece, page, kind) for piece, kind in numbers if kind == "header"]
    foot = [replace(line_of(row, page), kind="footnote") for row in notes]
    foot.extend(_furniture(piece, page, kind) for piece, kind in numbers if kind == "footer")
    foot.extend(_stamped(piece, page, stamp, at) for at, stamp in enumerate(stamps) for piece in stamp.pieces)
    turned = [line_of([p], page) for p in pieces if not p.upright]
    return [*head, *lines, *foot, *turned]


def _furniture(piece: Piece, page: int, kind: Literal["header", "footer"]) -> Line:
    return replace(line_of([piece], page), kind=kind)


def _stamped(piece: Piece, page: int, stamp: Stamp, index: int) -> Line:
    return replace(line_of([piece], page), kind="footer", stamp=(stamp.kind, index))


def _band_lines(band: Band, page: int) -> list[Line]:
    left = [line_of(row, page, column=0) for row in rows_of(band.left)]
    right = [line_of(row, page, column=1) for row in rows_of(band.right)]
    return [*left, *right]
