"""Days and lists of days as printed: ``30/9/2023``, ``30/9/23``, ``26, 27/12/2011``, ``20 tháng Bảy``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from docproc.deadlines.calendar import day
from docproc.deadlines.model import Moment
from docproc.deadlines.periods import MONTH, MONTH_NUMBER, month_number, resolve, told_year
from docproc.deadlines.periods import YEAR as _YEAR
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import SPELLED, number

__all__ = [
    "DAYS",
    "DAY_MONTH",
    "DAY_OF_MONTH",
    "ONE_DAY",
    "SPELLED_DAY",
    "left_out",
    "read_day",
    "read_days",
    "read_spelled_day",
    "year_of",
]

DAY_OF_MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_LEAP_YEAR = 2024
_CENTURIES = (1900, 2000)
_WRITTEN = 2024  # where the day of issue is not known
_LINK = rf"(?:{OB},{OB}|{B}(?:và|hoặc){B}(?:cả{B})?|{OB}-{OB})"
# a year of two figures only where all three parts are joined alike: 30/11/24, not "20/11 - 25/11"
_YY = r"[0-9]{2}(?![0-9]|[/.-][0-9])"
_SHORT = "|".join(rf"{DAY_OF_MONTH}{mark}{MONTH_NUMBER}{mark}{_YY}" for mark in ("/", "-", r"\."))
_NEAR_YEAR = rf"{B}năm{B}(?:nay|này|sau|tới)(?!\w)(?!{B}(?:liền|kế|tiếp))"

# 30/9, 30/9/2023, 15.4.2010, 30/11/24, 20 tháng 7, 20 tháng 7 năm 2023, 20 tháng 7/2023, 31/3 năm sau, 25 tháng này
DAY_MONTH = rf"""(?:{_SHORT}
                  |{DAY_OF_MONTH}{OB}[/.-]{OB}{MONTH_NUMBER}(?:{OB}[/.-]{OB}{_YEAR}|{_NEAR_YEAR})?
                  |{DAY_OF_MONTH}{B}(?:của{B})?tháng{B}(?:(?:này|tới)(?!\w)|{MONTH}(?:{OB},?{B}năm{B}{_YEAR}|{OB}[/-]{OB}{_YEAR}|{_NEAR_YEAR})?))"""
DAYS = re.compile(
    rf"""(?=[0-9])(?<![0-9/.,\-])(?<!tháng[ \n])(?<!qu[ýí][ \n])(?<!thứ[ \n])(?<!tuần[ \n])
        (?:{DAY_OF_MONTH}{_LINK}(?:ngày{B})?){{0,4}}{DAY_MONTH}
        (?:{_LINK}(?:ngày{B})?{DAY_MONTH}){{0,3}}
        (?![0-9])(?!{OB}[/][0-9a-zđ])(?!{B}(?:ngày|giờ|số|tổng|diện)(?!\w))""",
    re.VERBOSE,
)
# ngày mười lăm tháng chín năm 2001
SPELLED_DAY = re.compile(
    rf"(?:(?<=ngày[ \n])|(?<=mùng[ \n])|(?<=mồng[ \n]))(?P<day>{SPELLED}){B}tháng{B}(?P<m>{MONTH})"
    rf"(?:{OB},?{B}năm{B}(?P<y>{_YEAR})|{B}năm{B}(?P<near>nay|này|sau|tới)(?!\w))?"
)
ONE_DAY = re.compile(
    rf"""(?P<d>{DAY_OF_MONTH})
        (?:{OB}(?P<s1>[/.-]){OB}(?P<m>{MONTH_NUMBER})
            (?:{OB}(?P<s2>[/.-]){OB}(?P<y>{_YEAR})|(?P=s1)(?P<yy>{_YY})|{B}năm{B}(?P<near>nay|này|sau|tới)(?!\w))?
        |{B}(?:của{B})?tháng{B}(?:(?P<this>này|tới)(?!\w)|(?P<m2>{MONTH})
            (?:{OB},?{B}năm{B}(?P<y2>{_YEAR})|{OB}[/-]{OB}(?P<y3>{_YEAR})|{B}năm{B}(?P<near2>nay|này|sau|tới)(?!\w))?))""",
    re.VERBOSE,
)
_STRETCH = re.compile(rf"(?P<first>{DAY_OF_MONTH}|[0-9/.]+){OB}-{OB}(?:ngày{B})?(?P<last>{DAY_MONTH})", re.VERBOSE)
_NEXT_DAY = timedelta(days=1)


def year_of(told: re.Match[str], issue_date: date | None) -> int | None:
    """The year that a match of ``ONE_DAY`` prints, or that "năm sau" stands for."""
    year = told["y"] or told["y2"] or told["y3"]
    if year:
        return int(year)
    if told["yy"]:
        near = issue_date.year if issue_date else _WRITTEN
        return min((century + int(told["yy"]) for century in _CENTURIES), key=lambda year: abs(year - near))
    which = told["near"] or told["near2"]
    return None if which is None or issue_date is None else issue_date.year + (which in ("sau", "tới"))


def left_out(year: int | None, due: date | None) -> tuple[str, ...]:
    """What is assumed where no year is printed."""
    return ("year_left_out",) if year is None and due is not None else ()


def _month_of(told: re.Match[str], issue_date: date | None) -> int | None:
    """The number of the month; of "tháng này" and "tháng tới" only where the day of issue is known."""
    if told["this"]:
        return None if issue_date is None else issue_date.month % 12 + 1 if told["this"] == "tới" else issue_date.month
    return month_number(told["m"] or told["m2"])


def read_day(told: re.Match[str], year: int | None, issue_date: date | None) -> date | None:
    """The day that a match of ``ONE_DAY`` names.

    Args:
        told: the match.
        year: the year printed with it or with another day of its list.
        issue_date: day of issue, from which a year left out is told.
    """
    month = _month_of(told, issue_date)
    return None if month is None else resolve(year, month, int(told["d"]), issue_date)


def read_spelled_day(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """A day whose number is printed in words."""
    year, count = told_year(match, issue_date), number(match["day"])
    due = resolve(year, month_number(match["m"]), int(count), issue_date)
    return Moment(match.start(), match.end(), "day", due, year is not None, assumptions=left_out(year, due))


def read_days(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """The last day of a list of days; a year printed once holds for all."""
    items = list(ONE_DAY.finditer(match.group()))
    if not items or any(item["s2"] and item["s1"] != item["s2"] for item in items):
        return None
    year = next((told for item in reversed(items) if (told := year_of(item, issue_date))), None)
    last = items[-1]
    month = _month_of(last, issue_date)
    if month is not None and day(year or _LEAP_YEAR, month, int(last["d"])) is None:
        return None
    bare = year is None and last["s1"] in (".", "-")
    due = read_day(last, year, issue_date)
    assumed = left_out(year, due)
    each = tuple(
        Moment(
            match.start() + item.start(), match.start() + item.end(), "day", on, year is not None, assumptions=assumed
        )
        for item in items
        if len(items) > 1 and (on := read_day(item, year_of(item, issue_date) or year, issue_date)) is not None
    )
    return Moment(match.start(), match.end(), "day", due, year is not None, bare, assumptions=assumed, each=each)
