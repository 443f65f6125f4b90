"""The date of a cited document: where it stands and what it says.

``ngày 05 tháng 5 năm 2023``, ``ngày 5/5/2023``, ``(5-5-2023)``, ``cùng ngày 5.5.2023``,
``tháng 5/2023``; always day first.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

__all__ = ["FoundDate", "read_date"]

_LEAD = r"""\s*[,(]?\s* (?: (?:được\s+)? (?:ký|ban\s+hành|phát\s+hành|đề)\s+ (?:vào\s+)? )?
            (?: (?:hồi|lúc|vào\s+lúc|vào\s+hồi)\s+\d{1,2}\s*(?:giờ|h|:)\s*(?:\d{1,2}\s*(?:phút|')?)?\s*,?\s* (?=ngày) )?
            (?P<shared> (?:cùng|đều)\s+ (?:ban\s+hành\s+|ký\s+)? (?=ngày) )? """
_MARK = r"\s{0,2}[/.-]\s{0,2}"
_DATE = re.compile(
    rf"""{_LEAD} (?:
          ngày\s* (?P<day>\d{{1,2}})\s*(?:,\s*)?tháng\s*(?P<month>\d{{1,2}})\s*(?:,\s*)?(?:năm\s*)?(?P<year>\d{{4}})
        | (?P<word>ngày\s*)? (?P<d>\d{{1,2}}){_MARK}(?P<m>\d{{1,2}}){_MARK}(?P<y>\d{{4}}|\d\d)
        | ngày\s*\d{{1,2}}{_MARK}\d{{1,2}}(?!{_MARK}\d) (?P<yearless>)
        | tháng\s*(?P<mm>\d{{1,2}})\s*(?:/|-|năm)\s*(?P<yy>\d{{4}})
        ) (?![\d/]) (?P<close>\s?\))?""",
    re.VERBOSE,
)
_OLDEST = 1945


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date with its place.

    Attributes:
        start: offset where the date phrase begins.
        end: offset after it.
        iso: ``2023-05-05``, ``2023-05`` where only the month is printed, ``None`` where the year is left out or no such
            day exists.
        shared: the page says that the date holds for several documents (``cùng ngày``).
    """

    start: int
    end: int
    iso: str | None
    shared: bool


def read_date(key: str, start: int, end: int | None = None) -> FoundDate | None:
    """The date phrase that begins at ``start``, blanks, a comma or an opening bracket before it allowed.

    Args:
        key: match key of the text.
        start: where it must begin.
        end: where the text to read ends; the text's end by default.

    Returns:
        The date, or ``None`` where none begins there.
    """
    match = _DATE.match(key, start, len(key) if end is None else end)
    if match is None:
        return None
    if match["yearless"] is not None:
        return FoundDate(start, match.end(), None, match["shared"] is not None)
    year = match["year"] or match["y"] or match["yy"]
    if len(year) == 2 and not match["word"]:
        return None
    bracketed = "(" in key[start : match.start("shared") if match["shared"] else match.end()].lstrip()[:2]
    stop = match.start("close") if match["close"] and not bracketed else match.end()
    return FoundDate(start, stop, _iso(match, year), match["shared"] is not None)


def _iso(match: re.Match[str], digits: str) -> str | None:
    year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= _OLDEST % 100 else 2000)
    if not _OLDEST <= year <= 2100:
        return None
    if match["mm"]:
        return f"{year:04d}-{int(match['mm']):02d}" if 1 <= int(match["mm"]) <= 12 else None
    try:
        return datetime.date(year, int(match["month"] or match["m"]), int(match["day"] or match["d"])).isoformat()
    except ValueError:
        return None
