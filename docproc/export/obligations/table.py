"""The list for a terminal, the next due first."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from docproc.export.obligations.cells import cells
from docproc.export.obligations.rows import Row
from docproc.export.plain import plain
from docproc.export.summary import MISSING, terms

__all__ = ["WIDTH", "renderable", "to_table"]

WIDTH = 120
_COLUMNS = (("By when", 3), ("Who", 5), ("What", 10), ("Why", 9), ("Dispatch", 4))


def to_table(rows: Sequence[Row], *, office: str | None = None, width: int = WIDTH) -> str:
    """The table without colours, lines without trailing blanks.

    Args:
        rows: in their order.
        office: the office asked for, if any.
        width: columns of the page.
    """
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False, _environ={})
    with console.capture() as capture:
        console.print(renderable(rows, office=office))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def renderable(rows: Sequence[Row], *, office: str | None = None) -> RenderableType:
    """The same for a Rich console, which sets its width and colours."""
    count = f"{len(rows):,} {'obligation' if len(rows) == 1 else 'obligations'}"
    sure = sum(row.concern is not None and row.concern.certainty == "yes" for row in rows)
    head = f"{count} for {office}, {sure:,} of them for certain" if office is not None else count
    if not rows:
        return _text("No obligations." if office is None else f"No obligations for {office}.")
    table = Table(box=box.ROUNDED, expand=True, show_lines=True, header_style="bold")
    for name, ratio in _COLUMNS:
        if office is not None or name != "Why":
            table.add_column(name, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*_cells(row, asked=office is not None))
    return Group(_text(f"{head}:", "bold"), table)


def _cells(row: Row, *, asked: bool) -> list[Text]:
    said = cells(row)
    why = [_lines(f"{said['certainty']}, {said['role']} ({said['how']})", said["reason"])] if asked else []
    return [
        _lines(said["due"] or said["rule"] or MISSING, said["deadline"], said["further"]),
        _lines(said["lead"] or MISSING, f"with {said['support']}" if said["support"] else ""),
        _lines(said["action"], *terms(row.obligation), _notes(said)),
        *why,
        _lines(said["number"] or said["file"], said["date"], f"item {said['item']}"),
    ]


def _notes(said: dict[str, str]) -> str:
    notes = [said["modality"].replace("_", " "), said["tier"]]
    notes += [f"report to {said['report_to']}"] if said["report_to"] else []
    notes += [f"gives {said['product']}"] if said["product"] else []
    notes += [f"by {said['channels']}"] if said["channels"] else []
    return " · ".join(notes)


def _lines(first: str, *others: str) -> Text:
    text = _text(first)
    for other in filter(None, others):
        text.append("\n").append_text(_text(other, "dim"))
    return text


def _text(value: str, style: str = "") -> Text:
    return Text(plain(value), style=style)
