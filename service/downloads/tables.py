"""CSV: no cell can be a formula, whatever a dispatch says or a person types."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator

from docproc.export.formulas import as_text
from service.downloads.columns import COLUMNS, Cell, cells
from service.obligations.views import ObligationSummary

__all__ = ["in_words", "to_csv"]

_MARK = "\ufeff"


def to_csv(rows: Iterable[ObligationSummary]) -> Iterator[bytes]:
    """One line an obligation under a line of heads, with the mark by which Excel knows UTF-8; piece by piece."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    out.write(_MARK)
    writer.writerow(column.head for column in COLUMNS)
    for shown in rows:
        writer.writerow(as_text(in_words(value)) for value in cells(shown))
        if out.tell() > 1 << 16:
            yield _taken(out)
    yield _taken(out)


def in_words(value: Cell) -> str:
    """A cell's value as text; empty for none."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _taken(out: io.StringIO) -> bytes:
    written = out.getvalue().encode(errors="replace")
    out.seek(0)
    out.truncate()
    return written
