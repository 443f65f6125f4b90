"""Place and date (địa danh, ngày tháng năm; ô 4), with the parts that are blank on the page left out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence

from docproc.dispatch import DateField, TextField
from docproc.header.rows import Row
from docproc.regions.forms import SUBJECT, date_in
from docproc.regions.layout import Layout

__all__ = ["read_place_date"]

_YEARS = range(1945, 2100)
_LONGEST = 160
_STAMP_REACH = 3  # rows from the head of an incoming stamp to its date
# a công điện gives its hour: An Hải, hồi 09 giờ 30 ngày …
_HOUR = re.compile(r",?\s*(?:hồi|lúc)?\s*\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{1,2})?\s?(?:phút)?\s*,?\s*$")
_DISTRICT = re.compile(r"(?:quan|phuong)\s+\d{1,2}")


def read_place_date(layout: Layout, rows: Sequence[Row]) -> tuple[int | None, DateField | None, TextField | None]:
    """Find the place-date line and read it.

    Args:
        layout: the dispatch.
        rows: the rows above Kính gửi.

    Returns:
        Index of the line, date and place; each ``None`` where not printed.
    """
    found: list[tuple[int, int, re.Match[str]]] = []
    for index, row in enumerate(rows):
        match = _date_in(row)
        if match is not None and not any(above.is_incoming for above in rows[max(0, index - _STAMP_REACH) : index]):
            found.append((_rank(row, match), index, match))
    if not found:
        return None, None, None
    _, index, match = min(found, key=lambda one: one[:2])
    row, value = rows[index], _iso(match)
    start = _start(match)
    where = layout.evidence(row.start + start, row.start + match.end())
    return index, DateField(value=value, **where) if value else None, _place(layout, row, start)


def _start(match: re.Match[str]) -> int:
    """Where the date begins; a line whose ``ngày`` is ruined matches with its place."""
    return match.end("place") + 1 if "place" in match.groupdict() else match.start()


def _date_in(row: Row) -> re.Match[str] | None:
    if len(row.text) > _LONGEST or row.bare.startswith(("can cu", "ngay den", "so den")) or SUBJECT.match(row.key):
        return None
    return date_in(row.bare)


def _rank(row: Row, match: re.Match[str]) -> int:
    """How much a line is the place-date line: 0 with place and comma, 1 with a place or nothing, 2 with other words."""
    before = row.text[: _start(match)].strip()
    if not before:
        return 1
    return 2 if not before[0].isupper() else int(not before.endswith(","))


def _iso(match: re.Match[str]) -> str | None:
    """ISO 8601 with the blank parts left out; ``None`` without a year."""
    shapes = (
        ("day", "month", "year"),
        ("day", "month", "year_only"),
        ("d2", "m2", "y2"),
        ("d3", "m3", "y3"),
        ("d4", "m4", "y4"),
    )
    groups = match.groupdict()
    names = next((shape for shape in shapes if groups.get(shape[2])), shapes[0])
    day, month, year = ((groups.get(name) or "").strip() for name in names)
    if not year.isdigit() or int(year) not in _YEARS:
        return None
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return year
    if not day.isdigit() or not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _place(layout: Layout, row: Row, date_at: int) -> TextField | None:
    before = _HOUR.sub("", row.text[:date_at])
    value = before.strip(" ,;:.-")
    figures = any(char.isdigit() for char in _DISTRICT.sub("", row.bare[: len(before)]))
    if not value[:1].isupper() or len(value) > 60 or figures:
        return None
    start = row.start + before.index(value[0])
    return TextField(value=value, **layout.evidence(start, start + len(value)))
