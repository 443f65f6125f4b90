"""Stamps as metadata: who signed when by a plug-in's block, the receiver's number and day, portals' marks."""

from __future__ import annotations

import re
from collections import defaultdict

from docproc.dispatch import Box, Stamp
from docproc.reading.stamp_words import fields_of
from docproc.regions.layout import Block, Layout, Zone

__all__ = ["iso_time", "read_stamps"]

_DAY = re.compile(
    r"""(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})
      | (?P<year2>\d{4})[/.-](?P<month2>\d{1,2})[/.-](?P<day2>\d{1,2})
      | (?:ngày\s*)?(?P<day3>\d{1,2})\s*tháng\s*(?P<month3>\d{1,2})\s*năm\s*(?P<year3>\d{4})""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})\s?(?::|h|g|giờ)\s?(?P<minute>\d{2})(?::(?P<second>\d{2}))?", re.IGNORECASE)
_ZONE = re.compile(r"(?P<sign>[+-])(?P<hours>\d{2})[:']?(?P<minutes>\d{2})'?\s*$")
_NUMBER = re.compile(r"\d+[a-zđ]?", re.IGNORECASE)


def read_stamps(layout: Layout) -> tuple[Stamp, ...]:
    """Read the stamps of a dispatch's pages.

    Args:
        layout: its text; the lines of stamps are among its furniture.

    Returns:
        The stamps in the order of the pages.
    """
    groups: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in layout.zone(Zone.FURNITURE):
        if block.line.stamp is not None:
            groups[block.line.page, block.line.stamp[1]].append(block)
    return tuple(_stamp(layout, blocks) for _, blocks in sorted(groups.items()))


def _stamp(layout: Layout, blocks: list[Block]) -> Stamp:
    line = blocks[0].line
    assert line.stamp is not None  # noqa: S101  (chosen so)
    text = "\n".join(layout.text_of(block) for block in blocks)
    boxes: tuple[Box, ...] = tuple(box for block in blocks for box in layout.boxes(block.start, block.end))
    kind = line.stamp[0]
    fields: dict[str, str] = {}
    for name, start, end in fields_of(kind, text):
        if end > start:
            fields.setdefault(name, " ".join(text[start:end].split()))
    number = _NUMBER.match(fields.get("number", "")) if kind == "incoming" else None
    date, time = _moments(kind, fields, text)
    return Stamp(
        kind=kind, text=text, page=line.page, span=(blocks[0].start, blocks[-1].end), boxes=boxes,
        signer=fields.get("signer"), email=fields.get("email"), organisation=fields.get("organisation"), time=time,
        number=number.group() if number else None, date=date, transfer=fields.get("transfer"),
    )  # fmt: skip


def _moments(kind: str, fields: dict[str, str], text: str) -> tuple[str | None, str | None]:
    """Day of receipt and time of signing or receipt, by kind."""
    if kind == "incoming":
        day = _DAY.search(fields.get("date", ""))
        clock = _CLOCK.search(fields.get("hour", ""))
        date = _iso_day(day) if day else None
        return date, f"{int(clock['hour']):02d}:{clock['minute']}" if clock and int(clock["hour"]) < 24 else None
    printed = fields.get("time") if kind == "signing" else None
    return None, (iso_time(printed) or printed) if printed else iso_time(text)


def iso_time(text: str) -> str | None:
    """The ISO 8601 form of a printed moment; without a clock time only its day; ``None`` without a day.

    >>> iso_time("16.03.2026 11:02:35 +07:00"), iso_time("2026.03.16 11:02:35 +07'00'"), iso_time("08:15 16/03/2026")
    ('2026-03-16T11:02:35+07:00', '2026-03-16T11:02:35+07:00', '2026-03-16T08:15')
    """
    day = _DAY.search(text)
    date = _iso_day(day) if day else None
    if day is None or date is None:
        return None
    clock = _CLOCK.search(text, day.end()) or _CLOCK.search(text[: day.start()])
    if clock is None or int(clock["hour"]) > 23 or int(clock["minute"]) > 59:
        return date
    seconds = f":{clock['second']}" if clock["second"] else ""
    zone = _ZONE.search(text)
    offset = f"{zone['sign']}{zone['hours']}:{zone['minutes']}" if zone else ""
    return f"{date}T{int(clock['hour']):02d}:{clock['minute']}{seconds}{offset}"


def _iso_day(match: re.Match[str]) -> str | None:
    day, month, year = (int(match[name] or match[f"{name}2"] or match[f"{name}3"]) for name in ("day", "month", "year"))
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None
