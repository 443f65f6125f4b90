"""XLSX: no cell can be a formula, whatever a dispatch says or a person types."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterable
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from docproc.export.formulas import begins_formula
from service.downloads.columns import COLUMNS, Cell, cells
from service.downloads.tables import in_words
from service.obligations.views import ObligationSummary

__all__ = ["to_xlsx"]

_MOST_CHARACTERS = 32_767 // 2  # of a cell; Excel counts some characters twice
_NOT_XML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FIRST_YEAR = 1901  # Excel counts days from 1900, and miscounts that year
_IN_MEMORY = 4 * 1024 * 1024
_NUMBER = next(index for index, column in enumerate(COLUMNS) if column.head.startswith("Số, ký hiệu"))


def to_xlsx(rows: Iterable[ObligationSummary], documents_at: str) -> IO[bytes]:
    """A workbook with one sheet, its heads frozen and with filters.

    Args:
        rows: at most 65,530; Excel takes no more links on a sheet.
        documents_at: the address of a document's page up to its id; each row links to its own.

    Returns:
        An open file that stands at its beginning.
    """
    book = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = book.create_sheet("Nhiệm vụ")
    sheet.freeze_panes = "A2"
    for index, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.append([_head(sheet, column.head) for column in COLUMNS])
    lines = 1
    for shown in rows:
        line = [_cell(sheet, value) for value in cells(shown)]
        link = line[_NUMBER] or _cell(sheet, shown.document.id)
        line[_NUMBER] = link
        if link is not None:
            link.hyperlink = f"{documents_at}{shown.document.id}"
        sheet.append(line)
        lines += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{lines}"
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  the caller closes it
    book.save(out)
    out.seek(0)
    return out


def _head(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> WriteOnlyCell | None:
    """A cell of the value's own type: openpyxl would take ``=…`` for a formula and ``#N/A`` for an error."""
    if isinstance(value, dt.date) and value.year >= _FIRST_YEAR:
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "DD/MM/YYYY"
        return cell
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value=value)
    text = _NOT_XML.sub("", in_words(value))[:_MOST_CHARACTERS]
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = begins_formula(text)  # a text even after somebody edits it
    return cell
