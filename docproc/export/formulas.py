"""Text of a document as it may stand in a cell of a spreadsheet."""

from __future__ import annotations

from docproc.export.plain import plain

__all__ = ["as_text", "begins_formula"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def begins_formula(value: str) -> bool:
    """Whether a spreadsheet may take a text for a formula (OWASP, "CSV Injection"); blanks before it do not help."""
    return value.lstrip(" \n").startswith(_FORMULA) or plain(value).lstrip().startswith(_FORMULA)


def as_text(value: str) -> str:
    """A value on one line that no spreadsheet takes for a formula.

    One that begins as a formula does gets an apostrophe before it, which spreadsheets take for "this is text".
    """
    return f"'{plain(value)}" if begins_formula(value) else plain(value)
