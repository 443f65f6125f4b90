"""The list as CSV for a spreadsheet; no cell of it can be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from docproc.export.formulas import as_text
from docproc.export.obligations.cells import COLUMNS, cells
from docproc.export.obligations.rows import Row

__all__ = ["to_csv"]

_MARK = "\ufeff"


def to_csv(rows: Sequence[Row]) -> str:
    """One line an obligation under a line of heads, with the mark by which Excel knows UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: as_text(value) for name, value in cells(row).items()})
    return _MARK + out.getvalue()
