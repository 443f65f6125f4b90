"""The list as CSV for a spreadsheet; no cell of it can be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from docproc.export.obligations.cells import COLUMNS, cells
from docproc.export.obligations.rows import Row
from docproc.export.plain import plain

__all__ = ["to_csv"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MARK = "\ufeff"


def to_csv(rows: Sequence[Row]) -> str:
    """One line an obligation under a line of heads, with the mark by which Excel knows UTF-8.

    A text that begins as a formula does (``=``, ``+``, ``-``, ``@``, a tab; OWASP, "CSV Injection") gets an apostrophe
    before it, which spreadsheets take for "this is text".
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _safe(value) for name, value in cells(row).items()})
    return _MARK + out.getvalue()


def _safe(value: str) -> str:
    """A value that no spreadsheet takes for a formula, on one line."""
    return f"'{plain(value)}" if value.lstrip(" \n").startswith(_FORMULA) else plain(value)
