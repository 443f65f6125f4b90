"""Days and stretches of days as printed, whatever they are there for, and the periods of ``periods``.

``30/9/2023``, ``26, 27/12/2011``, ``20 tháng 7 năm 2023``, ``từ ngày 01/8 đến ngày 15/8/2023``. Whether one is a
deadline, ``roles`` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from docproc.deadlines.calendar import day, month_end, time_of_day
from docproc.deadlines.model import Moment
from docproc.deadlines.periods import MONTH_NUMBER, PERIODS, Builder, resolve
from docproc.deadlines.periods import YEAR as _YEAR
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import table
from docproc.deadlines.windows import Trigger, find_in

__all__ = ["DAY_OF_MONTH", "MONTH_NUMBER", "find_moments"]

DAY_OF_MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_LEAP_YEAR = 2024
_NEAR_YEAR = rf"{B}năm{B}(?P<near>nay|này|sau|tới)(?!\w)"
_LINK = rf"(?:{OB},{OB}|{B}(?:và|hoặc){B}(?:cả{B})?|{OB}-{OB})"

# 30/9, 30/9/2023, 15.4.2010, 20 tháng 7, 20 tháng 7 năm 2023, 20 tháng 7/2023
_DAY_MONTH = rf"""(?:{DAY_OF_MONTH}{OB}[/.-]{OB}{MONTH_NUMBER}(?:{OB}[/.-]{OB}{_YEAR})?
                  |{DAY_OF_MONTH}{B}tháng{B}{MONTH_NUMBER}(?:{OB},?{B}năm{B}{_YEAR}|{OB}[/-]{OB}{_YEAR})?)"""
_DAYS = re.compile(
    rf"""(?=[0-9])(?<![0-9/.,\-])(?<!tháng[ \n])(?<!qu[ýí][ \n])(?<!thứ[ \n])(?<!tuần[ \n])
        (?:{DAY_OF_MONTH}{_LINK}(?:ngày{B})?){{0,4}}{_DAY_MONTH}
        (?:{_LINK}(?:ngày{B})?{_DAY_MONTH}){{0,3}}
        (?![0-9])(?!{OB}[/][0-9a-zđ])""",
    re.VERBOSE,
)
_ONE_DAY = re.compile(
    rf"""(?P<d>{DAY_OF_MONTH})
        (?:{OB}(?P<s1>[/.-]){OB}(?P<m>{MONTH_NUMBER})(?:{OB}(?P<s2>[/.-]){OB}(?P<y>{_YEAR}))?
        |{B}tháng{B}(?P<m2>{MONTH_NUMBER})(?:{OB},?{B}năm{B}(?P<y2>{_YEAR})|{OB}[/-]{OB}(?P<y3>{_YEAR}))?)""",
    re.VERBOSE,
)
# từ ngày 01/8 đến (hết) ngày 15/8/2023, từ 06 đến 07/9, từ 0 giờ ngày 08/02 đến 24 giờ ngày 14/02/2024
_HOUR = rf"(?:[0-9]{{1,2}}{OB}(?:giờ|h|:)(?:{OB}[0-9]{{2}})?(?:{OB}phút)?{OB},?{OB})?"
_RANGE = re.compile(
    rf"""(?<!\w)từ{B}{_HOUR}(?:ngày{B})?(?P<first>{_DAY_MONTH}|{DAY_OF_MONTH})
        (?:{B}(?:đến|tới){B}(?:hết{B})?|{OB}-{OB})(?P<hour>{_HOUR})(?:ngày{B})?
        (?P<last>{_DAY_MONTH})(?![0-9/]|{B}h[àằ]ng{B}năm)""",
    re.VERBOSE,
)
# từ tháng 9/2023 đến (hết) tháng 6/2024
_MONTH_RANGE = (
    rf"(?<!\w)(?:từ{B})?tháng{B}(?P<m0>{MONTH_NUMBER})(?:(?:{OB}[/-]{OB}|{B}năm{B}){_YEAR})?{B}(?:đến|tới){B}(?:hết{B})?"
    rf"tháng{B}(?P<m>{MONTH_NUMBER})(?:(?:{OB}[/-]{OB}|{B}năm{B})(?P<y>{_YEAR})|{_NEAR_YEAR})?(?!{OB}[/-]{OB}[0-9])"
)
# từ quý III/2023 đến hết quý II/2024
_QUARTER_RANGE = re.compile(
    rf"(?<!\w)từ{B}quý{B}(?P<q0>iv|i{{1,3}}|[1-4])(?:(?:{OB}[/-]{OB}|{B}năm{B}){_YEAR})?{B}đến{B}(?:hết{B})?"
    rf"quý{B}(?P<q>iv|i{{1,3}}|[1-4])(?:{OB}[/-]{OB}|{B}năm{B})(?P<y>{_YEAR})"
)
_TODAY = re.compile(
    rf"(?<!\w)(?:hôm{B}nay|(?:ngày|sáng|trưa|chiều|tối){B}mai)(?!\w)(?!{OB},?{OB}\(?{OB}(?:ngày{OB})?[0-9])"
)
# what only a cell or a label lets be a time: 8/2023, T8/2023, Q4/2023, 2024, 2023 - 2025
_CELL_MONTH = re.compile(rf"(?<![\w/.,-])(?:t\.?{OB})?(?P<m>{MONTH_NUMBER}){OB}[/-]{OB}(?P<y>{_YEAR})(?!{OB}[/-])")
_CELL_RANGE = re.compile(
    rf"""(?:ngày{B})?(?P<first>{_DAY_MONTH}|{DAY_OF_MONTH}){OB}(?:-|đến){OB}(?:hết{B})?(?:ngày{B})?(?P<last>{_DAY_MONTH})(?![0-9/])""",
    re.VERBOSE,
)
_CELL_QUARTER = re.compile(rf"(?<![\w/])(?:q\.?{OB})?(?P<q>iv|i{{1,3}}|(?<=[q. ])[1-4]){OB}[/-]{OB}(?P<y>{_YEAR})")
_CELL_YEARS = re.compile(
    rf"(?<![\w/.,-])(?:giai{B}đoạn{B}|(?:trong{B})?(?:các{B})?năm{B})?(?:(?P<first>{_YEAR}){OB}-{OB})?(?P<y>{_YEAR})(?![\w/-])"
    rf"(?!{B}và{B}(?:những|các){B}năm)"
)


def _date(told: re.Match[str], year: int | None, issue_date: date | None) -> date | None:
    return resolve(year, int(told["m"] or told["m2"]), int(told["d"]), issue_date)


def _printed_year(told: re.Match[str]) -> int | None:
    year = told["y"] or told["y2"] or told["y3"]
    return int(year) if year else None


def _left_out(year: int | None, due: date | None) -> tuple[str, ...]:
    return ("year_left_out",) if year is None and due is not None else ()


def _days(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """The last day of a list of days; a year printed once holds for all."""
    items = list(_ONE_DAY.finditer(match.group()))
    if not items or any(item["s2"] and item["s1"] != item["s2"] for item in items):
        return None
    year = next((told for item in reversed(items) if (told := _printed_year(item))), None)
    last = items[-1]
    month, number = int(last["m"] or last["m2"]), int(last["d"])
    if day(year or _LEAP_YEAR, month, number) is None:
        return None
    bare = year is None and last["s1"] in (".", "-")
    due = _date(last, year, issue_date)
    assumed = _left_out(year, due)
    each = tuple(
        Moment(
            match.start() + item.start(), match.start() + item.end(), "day", on, year is not None, assumptions=assumed
        )
        for item in items
        if len(items) > 1 and (on := _date(item, _printed_year(item) or year, issue_date)) is not None
    )
    return Moment(match.start(), match.end(), "day", due, year is not None, bare, assumptions=assumed, each=each)


def _range(match: re.Match[str], issue_date: date | None) -> Moment | None:
    last = _ONE_DAY.fullmatch(match["last"])
    if last is None:
        return None
    year = _printed_year(last)
    due = _date(last, year, issue_date)
    first = due and _range_start(match["first"], due)
    return Moment(
        match.start(),
        match.end(),
        "range",
        due,
        year is not None,
        first=first,
        assumptions=_left_out(year, due),
        time=time_of_day(match.groupdict().get("hour") or None),
    )


def _range_start(printed: str, due: date) -> date | None:
    """The first day of a range: the month may be that of the last day, the year the one in which it lies before it."""
    told = _ONE_DAY.fullmatch(printed)
    if told is None:
        return day(due.year, due.month, int(printed))
    month, number, year = int(told["m"] or told["m2"]), int(told["d"]), _printed_year(told)
    return day(year or due.year - ((month, number) > (due.month, due.day)), month, number)


def _month_range(match: re.Match[str], issue_date: date | None) -> Moment | None:
    near = match["near"] and issue_date and issue_date.year + (match["near"] in ("sau", "tới"))
    year = int(match["y"]) if match["y"] else near or None
    due = resolve(year, int(match["m"]), None, issue_date)
    first = due and date(due.year - (int(match["m0"]) > due.month), int(match["m0"]), 1)
    return Moment(
        match.start(),
        match.end(),
        "range",
        due,
        match["y"] is not None,
        first=first,
        assumptions=_left_out(year, due),
    )


def _quarter_range(match: re.Match[str], _: date | None) -> Moment:
    numbers = table("quarters")
    year, last = int(match["y"]), 3 * int(numbers[match["q"]])
    month = 3 * int(numbers[match["q0"]]) - 2
    first = date(year - (month > last), month, 1)
    return Moment(match.start(), match.end(), "range", month_end(year, last), True, first=first)


def _today(match: re.Match[str], issue_date: date | None) -> Moment | None:
    due = issue_date and issue_date + timedelta(days=match.group().endswith("mai"))
    return Moment(match.start(), match.end(), "day", due, year_printed=False)


def _cell_month(match: re.Match[str], _: date | None) -> Moment | None:
    first = date(int(match["y"]), int(match["m"]), 1)
    return Moment(match.start(), match.end(), "month", month_end(first.year, first.month), True, first=first)


def _cell_quarter(match: re.Match[str], _: date | None) -> Moment | None:
    year, quarter = int(match["y"]), int(table("quarters")[match["q"]])
    first = date(year, 3 * quarter - 2, 1)
    return Moment(match.start(), match.end(), "quarter", month_end(year, 3 * quarter), True, first=first)


def _cell_years(match: re.Match[str], _: date | None) -> Moment | None:
    first, last = int(match["first"] or match["y"]), int(match["y"])
    return Moment(match.start(), match.end(), "year", date(last, 12, 31), True, first=date(first, 1, 1))


_FORMS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (_RANGE, _range),
    (re.compile(_MONTH_RANGE), _month_range),
    (_QUARTER_RANGE, _quarter_range),
    (_TODAY, _today),
    (_DAYS, _days),
    *PERIODS,
)
_CELL_RANGES: tuple[tuple[re.Pattern[str], Builder], ...] = ((_CELL_RANGE, _range),)
_CELL_FORMS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (_CELL_MONTH, _cell_month),
    (_CELL_QUARTER, _cell_quarter),
    (_CELL_YEARS, _cell_years),
)
# the longest beginnings are "từ ngày " and "trung tuần "
_DAY_TRIGGER = Trigger(("/", "tháng", ".", "-"), rf"(?:[/.-]|tháng){OB}[0-9]", before=45, after=90)
_PERIOD_TRIGGER = Trigger(("tháng", "quý", "quí", "năm", "hôm", "mai", "tuần"), before=30, after=90)


def find_moments(key: str, issue_date: date | None, *, labelled: bool = False) -> Iterator[Moment]:
    """Days and periods in ``key``; of two that overlap the one of the earlier form (range, day, edge, …) stays.

    Args:
        key: the match key of the text.
        issue_date: day from which years left out are told.
        labelled: ``key`` is a time cell or stands behind a label, where "8/2023", "Q4/2023" and "2024" are times.

    Yields:
        Moments that do not overlap, form by form.
    """
    day_windows = _DAY_TRIGGER.windows(key)
    period_windows = _PERIOD_TRIGGER.windows(key)
    taken = bytearray(len(key))
    forms = (*_FORMS[:3], *_CELL_RANGES, *_FORMS[3:-1], *_CELL_FORMS, _FORMS[-1]) if labelled else _FORMS
    for pattern, build in forms:
        windows = day_windows if build in (_range, _days) else period_windows
        for match in find_in(pattern, key, [(0, len(key))] if labelled else windows):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            moment = build(match, issue_date)
            if moment is not None:
                yield moment
