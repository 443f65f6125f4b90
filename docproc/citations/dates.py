"""The date of a cited document: where it stands and what it says.

``ngày 05 tháng 5 năm 2023``, ``ngày 5/5/2023``, ``(5-5-2023)``, ``ngày mùng 5 tháng 5 năm 2023``,
``cùng ngày 5.5.2023``, ``cùng ngày``, ``tháng 5/2023``; always day first.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

__all__ = ["FoundDate", "read_date", "read_more_dates"]

_LEAD = r"""\s*+ (?: [,(]\s*+ | ;\s*+ (?=ngày\s*:) )?
            (?: (?:được\s+)? (?:ký|ban\s+hành|phát\s+hành|đề)\s+ (?:vào\s+)? )?
            (?P<hour> (?:hồi|lúc|vào\s+lúc|vào\s+hồi)\s+
              \d{1,2}\s*(?:giờ|h|:)\s*(?:\d{1,2}\s*(?:phút|')?)?\s*,?\s* (?=ngày) )?
            (?P<shared> (?:cùng|đều)\s+ (?:ban\s+hành\s+|ký\s+)? (?=ngày) )? """
_MARK = r"\s{0,2}[/.-]\s{0,2}"
_DAY = r"ngày\s*(?:ngày\s+|:\s*)?(?:(?:mùng|mồng)\s+)?"
_DATE = re.compile(
    rf"""{_LEAD} (?:
          {_DAY} (?P<day>\d{{1,2}})\s*(?:,\s*)?tháng\s*(?P<month>\d{{1,2}})\s*(?:,\s*)?(?:năm\s*)?(?P<year>\d{{4}})
        | (?P<word>{_DAY})? (?P<d>\d{{1,2}}){_MARK}(?P<m>\d{{1,2}}){_MARK}(?P<y>\d{{4}}|\d\d)
        | {_DAY} \d{{1,2}} (?: {_MARK}\d{{1,2}} (?!{_MARK}\d) | \s*tháng\s*\d{{1,2}}(?!\s*(?:năm|/)) ) (?P<yearless>)
        | tháng\s*(?P<mm>\d{{1,2}})\s*(?:/|-|năm)\s*(?P<yy>\d{{4}})
        | (?<=cùng\s) ngày (?!\s*\d) (?!\w) (?P<same>)
        | {_DAY} (?P<broken> (?:[.…_]{{1,20}}\s{{0,2}})? [/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{4}}
          | \d{{1,2}}\s?/\s?\d{{4}}\s?/? | \d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?(?:\d{{3}}|\d{{5}})
          | (?:[.…_]{{1,20}}\s{{0,2}})? tháng\s{{0,2}}(?:[.…_]{{1,20}}|\d{{1,2}})?\s{{0,2}}
            (?:năm\s{{0,2}}|/\s?)(?:\d{{2,4}}(?:[.…_]{{1,20}})?|[.…_]{{1,20}}) )
        ) (?![\d/]) (?P<close>\s?\))?""",
    re.VERBOSE,
)
_USUAL = re.compile(r"\s?,?\s?ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})(?![\d/]|\s?\))")
_MORE = re.compile(r"\s*(?:,\s*(?:và\s+)?|;\s*|và\s+)(?:ngày\s+)?(?=\d)")
_OPENERS = frozenset("(,;0123456789ntbpđhlvkc")  # what a date phrase may begin with
_SIGNED = re.compile(r"ký|hành|đề")
_MOST_LISTED = 20
_OLDEST = 1945
_REACH = 120  # characters; the longest phrases, with the hour, have about 70


@dataclass(slots=True)
class FoundDate:
    """A date with its place.

    Attributes:
        start: offset where the date phrase begins.
        end: offset after it.
        iso: ``2023-05-05``, ``2023-05`` where only the month is printed, ``None`` where the year is left out or no such
            day exists.
        shared: the page says that the date holds for several documents (``cùng ngày 5/5/2023``).
        same_day: the day is that of the document before (``cùng ngày`` and no date).
        timed: an hour stands before it and no word that says what happened then: of a telegram it is the hour at which
            it was sent, of an invitation that of the meeting.
    """

    start: int
    end: int
    iso: str | None
    shared: bool = False
    same_day: bool = False
    timed: bool = False


def read_date(key: str, start: int, end: int | None = None) -> FoundDate | None:
    """The date phrase that begins at ``start``, blanks, a comma or an opening bracket before it allowed.

    Args:
        key: match key of the text.
        start: where it must begin.
        end: where the text to read ends; the text's end by default.

    Returns:
        The date, or ``None`` where none begins there.
    """
    end = min(start + _REACH, len(key) if end is None else end)
    near = key[start : min(end, start + 8)].lstrip()
    if near and near[0] not in _OPENERS:  # spares most of the costly matches
        return None
    usual = _USUAL.match(key, start, end)
    if usual is not None:
        day, month, year = usual.groups()
        return FoundDate(start, usual.end(), _iso(year, month, day))
    match = _DATE.match(key, start, end)
    if match is None:
        return None
    shared, close = match["shared"] is not None, match.start("close")
    stop = close if close >= 0 and "(" not in near[:1] else match.end()
    timed = match["hour"] is not None and not _SIGNED.search(key, start, match.start("hour"))
    if any(match[name] is not None for name in ("yearless", "same", "broken")):
        return FoundDate(start, stop, None, shared and match["same"] is None, match["same"] is not None)
    day, month, year, word, d, m, y, mm, yy = match.group("day", "month", "year", "word", "d", "m", "y", "mm", "yy")
    year = year or y or yy
    if len(year) == 2 and not word:
        return None
    return FoundDate(start, stop, _iso(year, mm or month or m, None if mm else day or d), shared, timed=timed)


def read_more_dates(key: str, first: FoundDate, end: int) -> list[FoundDate]:
    """``first`` with the dates that are listed right behind it: ``ngày 1/2/2023, 3/4/2023 và ngày 5/6/2023``."""
    found = [first]
    while len(found) < _MOST_LISTED and (more := _MORE.match(key, found[-1].end, end)) is not None:
        at = more.start() + more.group().find("ngày") if "ngày" in more.group() else more.end()
        date = read_date(key, at, end)
        if date is None or date.iso is None:
            break
        found.append(date)
    return found


def _iso(digits: str, month: str, day: str | None) -> str | None:
    year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= _OLDEST % 100 else 2000)
    if not _OLDEST <= year <= 2100:
        return None
    if day is None:
        return f"{year:04d}-{int(month):02d}" if 1 <= int(month) <= 12 else None
    try:
        return datetime.date(year, int(month), int(day)).isoformat()
    except ValueError:
        return None
