"""Which column of a table says what: by the meaning of the heads (field guide §4.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from docproc.data import read_toml
from docproc.regions.tables import TableRow
from docproc.text import match_key

__all__ = ["Columns", "is_agenda", "numbers_columns", "read_head"]

_COLUMN_NUMBERS = re.compile(r"\(?(?:\d{1,2}|[a-h])\)?(?:\s?=.*)?")
_TIME_OF_DAY = re.compile(r"\d{1,2}\s?(?:giờ|h|:)\s?\d{0,2}\s?(?:[-–đ]|$)")
_STRONG_LEAD = re.compile(r"chủ trì|thực hiện|phụ trách|đầu mối|phân công|trách nhiệm")
_BOTH = re.compile(r"(?<!\w)chủ trì(?!\w).*(?<!\w)phối hợp(?!\w)")
# the first words decide over any behind them: "Sản phẩm hoàn thành" is no time, "Ý kiến chỉ đạo" nobody's name
_OPENS = re.compile(
    r"(?:(?P<task>nội dung|nhiệm vụ|công việc|hoạt động|tên|ý kiến chỉ đạo|biện pháp)"
    r"|(?P<product>sản phẩm|(?:hình thức|loại|dạng) văn bản))(?!\w)"
)
_HEAD_ROWS = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what, by its place; ``both``: the column of who leads names who supports too."""

    task: int
    lead: int
    number: int | None = None
    support: int | None = None
    time: int | None = None
    product: int | None = None
    start: int | None = None
    both: bool = False


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_toml("docproc.tasks", "data/task_tables.toml")
    return tuple(
        (column["role"], re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, column["heads"])) + r")(?!\w)"))
        for column in table["columns"]
    )


def _role(head: str) -> str | None:
    """What a column says by its head: the role named first in the order of the data, a lead over a bare task."""
    key = match_key(head)
    opened = _OPENS.match(key)
    if opened:
        return opened.lastgroup
    if _BOTH.search(key):
        return "lead"
    return next((role for role, words in _roles() if words.search(key)), None)


def read_head(rows: Sequence[TableRow]) -> tuple[int, Columns | None]:
    """How many rows the head takes up, and its columns; ``None`` where the table assigns nothing."""
    best: tuple[int, Columns | None] = (0, None)
    for count in range(1, min(_HEAD_ROWS, len(rows)) + 1):
        if count > 1 and not _goes_on(rows[count - 1]):
            break
        columns = _columns(rows[:count])
        if columns is not None:
            best = (count, columns)
    return best


def _goes_on(row: TableRow) -> bool:
    """Whether a row goes on with the head: nothing of its own in the first column, or the columns' numbers."""
    first = row.cells[0]
    return first is None or not first.text or numbers_columns(row)


def numbers_columns(row: TableRow) -> bool:
    """``(1) (2) (3)`` under the heads."""
    texts = [cell.text.strip() for cell in row.cells if cell is not None]
    return len(texts) > 1 and all(_COLUMN_NUMBERS.fullmatch(text) for text in texts)


def _columns(head: Sequence[TableRow]) -> Columns | None:
    found: dict[str, int] = {}
    both = False
    for place in range(len(head[0].cells)):
        role = None
        for row in reversed(head):  # the lowest head is the most exact: "Chủ trì" below "Đơn vị thực hiện"
            cell = row.cells[place]
            role = role or (_role(cell.meaning) if cell is not None else None)
            both = both or (cell is not None and _BOTH.search(match_key(cell.meaning)) is not None and len(head) == 1)
        if role is not None:
            found.setdefault(role, place)
    if "task" not in found or "lead" not in found:
        return None
    if not {"time", "support"} & found.keys() and not _STRONG_LEAD.search(_heads_of(head, found["lead"])):
        return None  # "Đơn vị" beside sums of money is the unit of measure
    both = both and "support" not in found
    roles = ("task", "lead", "number", "support", "time", "product", "start")
    return Columns(**{role: found[role] for role in roles if role in found}, both=both)


def _heads_of(head: Sequence[TableRow], place: int) -> str:
    return " ".join(match_key(cell.meaning) for row in head if (cell := row.cells[place]) is not None)


def is_agenda(rows: Sequence[TableRow], columns: Columns) -> bool:
    """Whether the rows are the hours of one day: who speaks when is no task."""
    times = [match_key(cell.text) for row in rows if columns.time is not None and (cell := row.cells[columns.time])]
    return bool(times) and sum(_TIME_OF_DAY.match(time) is not None for time in times) * 2 > len(times)
