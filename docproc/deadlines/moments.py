"""Days, stretches of days and periods as printed, whatever they are there for; ``roles`` says which is a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docproc.deadlines.calendar import month_end
from docproc.deadlines.days import DAY_OF_MONTH, DAYS, SPELLED_DAY, read_days, read_spelled_day
from docproc.deadlines.edge_days import EDGE_DAYS
from docproc.deadlines.model import Moment, Unit
from docproc.deadlines.nearby import NEAR_WEEKDAY, NEARBY
from docproc.deadlines.periods import MONTH_NUMBER, PERIODS, Builder
from docproc.deadlines.periods import YEAR as _YEAR
from docproc.deadlines.portions import PORTIONS
from docproc.deadlines.ranges import CELL_RANGE, RANGE, SINCE_EVENT, join, read_range
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import table
from docproc.deadlines.windows import Trigger, find_in

__all__ = ["DAY_OF_MONTH", "MONTH_NUMBER", "find_moments"]

# what only a cell or a label lets be a time: 8/2023, T8/2023, 11-12/2023, Q4/2023, 2024, 2024, 2025, 2023 - 2025
_CELL_MONTH = re.compile(
    rf"(?<![\w/.,-])(?P<m0>(?!))?(?:t\.?{OB})?(?P<m>{MONTH_NUMBER}){OB}[/-]{OB}(?P<y>{_YEAR})(?!{OB}[/-])"
)
_CELL_MONTHS = re.compile(
    rf"(?<![\w/.,-])(?<!tháng[ \n])(?<!quý[ \n])(?:t\.?{OB})?(?P<m0>{MONTH_NUMBER}){OB}-{OB}(?:t\.?{OB})?"
    rf"(?P<m>{MONTH_NUMBER}){OB}/{OB}(?P<y>{_YEAR})(?!{OB}[/-])"
)
_CELL_QUARTER = re.compile(rf"(?<![\w/])(?:q\.?{OB})?(?P<q>iv|i{{1,3}}|(?<=[q. ])[1-4]){OB}[/-]{OB}(?P<y>{_YEAR})")
_CELL_YEARS = re.compile(
    rf"(?<![\w/.,-])(?P<from>từ{B})?(?:giai{B}đoạn{B}|(?:trong{B})?(?:các{B})?năm{B})?"
    rf"(?:(?P<first>{_YEAR})(?:{OB}[-,]{OB}|{B}(?:và|(?P<to>đến|tới)(?:{B}hết)?){B})(?:năm{B})?)?(?P<y>{_YEAR})(?![\w/-])"
    rf"(?!{B}và{B}(?:những|các){B}năm)"
)


def _cell_month(match: re.Match[str], _: date | None) -> Moment | None:
    last = date(int(match["y"]), int(match["m"]), 1)
    first = last if match["m0"] is None else date(last.year - (int(match["m0"]) > last.month), int(match["m0"]), 1)
    return Moment(match.start(), match.end(), "month", month_end(last.year, last.month), True, first=first)


def _cell_quarter(match: re.Match[str], _: date | None) -> Moment | None:
    year, quarter = int(match["y"]), int(table("quarters")[match["q"]])
    first = date(year, 3 * quarter - 2, 1)
    return Moment(match.start(), match.end(), "quarter", month_end(year, 3 * quarter), True, first=first)


def _cell_years(match: re.Match[str], _: date | None) -> Moment | None:
    first, last = int(match["first"] or match["y"]), int(match["y"])
    if match["from"] and match["first"] is None:
        return None  # "Từ năm 2025": a start sets no last day
    unit: Unit = "range" if match["to"] else "year"
    return Moment(match.start(), match.end(), unit, date(last, 12, 31), True, first=date(first, 1, 1))


_FORMS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (RANGE, read_range),
    (SINCE_EVENT, read_range),
    NEAR_WEEKDAY,
    (DAYS, read_days),
    (SPELLED_DAY, read_spelled_day),
    *NEARBY,
    *PORTIONS,
    *EDGE_DAYS,
    *PERIODS,
)
_CELL_RANGES: tuple[tuple[re.Pattern[str], Builder], ...] = ((CELL_RANGE, read_range), (_CELL_MONTHS, _cell_month))
_CELL_FORMS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (_CELL_MONTH, _cell_month),
    (_CELL_QUARTER, _cell_quarter),
    (_CELL_YEARS, _cell_years),
)
# the longest beginnings are "từ ngày " and "trung tuần "
_DAY_TRIGGER = Trigger(("/", "tháng", ".", "-"), rf"[/.-]{OB}[0-9]|tháng{B}", before=45, after=90)
_SINCE_TRIGGER = Trigger(("từ",), rf"từ{B}(?:ngày|khi){B}[a-zà-ỹđ]", before=2, after=150)
_PERIOD_TRIGGER = Trigger(("tháng", "quý", "quí", "năm", "nay", "mai", "tuần", "thứ", "chủ"), before=40, after=90)


def find_moments(key: str, issue_date: date | None, *, labelled: bool = False) -> Iterator[Moment]:
    """Days and periods in ``key``; of two that overlap the one of the earlier form (range, day, edge, …) stays.

    Args:
        key: the match key of the text.
        issue_date: day from which years left out are told.
        labelled: ``key`` is a time cell or stands behind a label, where "8/2023", "Q4/2023" and "2024" are times.

    Yields:
        Moments that do not overlap, form by form; two that make a stretch are one.
    """
    yield from join(key, list(_moments(key, issue_date, labelled=labelled)), labelled=labelled)


def _moments(key: str, issue_date: date | None, *, labelled: bool) -> Iterator[Moment]:
    day_windows = _DAY_TRIGGER.windows(key)
    period_windows = _PERIOD_TRIGGER.windows(key)
    taken = bytearray(len(key))
    forms = (*_FORMS[:2], *_CELL_RANGES, *_FORMS[2:-1], *_CELL_FORMS, _FORMS[-1]) if labelled else _FORMS
    for pattern, build in forms:
        windows = day_windows if build in (read_range, read_days, read_spelled_day) else period_windows
        if pattern is SINCE_EVENT:
            windows = _SINCE_TRIGGER.windows(key)
        for match in find_in(pattern, key, [(0, len(key))] if labelled else windows):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            moment = build(match, issue_date)
            if moment is not None:
                yield moment
