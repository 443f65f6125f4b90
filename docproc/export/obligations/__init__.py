"""Obligations of many dispatches as one list: for a terminal, for programs, for a spreadsheet."""

from docproc.export.obligations.csv import to_csv
from docproc.export.obligations.rows import Chosen, Row, chosen, due_day, listed, rows_of
from docproc.export.obligations.table import to_table

__all__ = ["Chosen", "Row", "chosen", "due_day", "listed", "rows_of", "to_csv", "to_table"]
