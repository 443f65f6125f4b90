"""A dispatch as a table for the terminal: who must do what, by when, on which basis."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from docproc.export.plain import plain
from docproc.export.summary import (
    COLUMNS,
    LEGEND,
    MISSING,
    TIERS,
    header_fields,
    names,
    notes,
    terms,
    when,
)

if TYPE_CHECKING:
    from docproc.dispatch import Dispatch, Obligation

__all__ = ["WIDTH", "plain_text", "renderable"]

WIDTH = 120
_RATIOS = (2, 6, 12, 5, 4)
_MIN_WIDTHS = (7, 9, 14, 12, 12)


def plain_text(dispatch: Dispatch, *, width: int = WIDTH) -> str:
    """The table without colours.

    Args:
        dispatch: what was read.
        width: columns of the page; longer text wraps between words.

    Returns:
        Lines without trailing blanks, each with its line end.
    """
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False, _environ={})
    with console.capture() as capture:
        console.print(renderable(dispatch))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def renderable(dispatch: Dispatch) -> RenderableType:
    """The same table for a Rich console, which sets its width and colours."""
    parts: list[RenderableType] = [_header(dispatch), Text()]
    if dispatch.obligations:
        parts += [_obligations(dispatch), _text(LEGEND, "dim")]
    else:
        parts.append(Text("No obligations found."))
    if dispatch.warnings:
        parts.append(_warnings(dispatch))
    return Group(*parts)


def _text(value: str, style: str = "") -> Text:
    return Text(plain(value), style=style)


def _header(dispatch: Dispatch) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in header_fields(dispatch).items():
        grid.add_row(name, _text(value))
    return grid


def _obligations(dispatch: Dispatch) -> Table:
    table = Table(box=box.ROUNDED, expand=True, show_lines=True, header_style="bold")
    for name, ratio, least in zip(COLUMNS, _RATIOS, _MIN_WIDTHS, strict=True):
        # For a column with a ratio Rich takes the width as the least one and does not look at min_width.
        table.add_column(name, ratio=ratio, width=least, overflow="fold")
    for obligation in dispatch.obligations:
        support = names(obligation, "support")
        table.add_row(
            _lines(_text(obligation.item), _text(TIERS[obligation.tier])),
            _lines(_text(names(obligation, "lead") or MISSING), _text(f"with {support}" if support else "", "dim")),
            _what(obligation),
            _when(obligation),
            _lines(*map(_text, obligation.basis or (MISSING,))),
        )
    return table


def _lines(*lines: Text) -> Text:
    return Text("\n").join(line for line in lines if line)


def _what(obligation: Obligation) -> Text:
    style = "bold red" if obligation.modality == "must_not" else "dim"
    depends = [_text(term, "italic") for term in terms(obligation)]
    return _lines(_text(obligation.action), *depends, _text(" · ".join(notes(obligation)), style))


def _when(obligation: Obligation) -> Text:
    printed = {one.text for one in (obligation.deadline, *obligation.further_deadlines) if one is not None}
    return _lines(*(_text(line, "" if line in printed else "cyan") for line in when(obligation) or [MISSING]))


def _warnings(dispatch: Dispatch) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="yellow", no_wrap=True)
    grid.add_column(overflow="fold")
    for warning in dispatch.warnings:
        grid.add_row(_text(warning.code), _text(warning.message))
    return grid
