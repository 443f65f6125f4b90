"""Periods of the calendar as printed, whatever they are there for: months, quarters, halves, years and their edges.

``tháng 8``, ``tháng 9, tháng 10 năm 2023``, ``quý III/2023``, ``cuối năm 2005``, ``trung tuần tháng 8``,
``năm học 2023 - 2024``. Portions of them (``6 tháng cuối năm``) are in ``portions``, what is told from today in
``nearby``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from docproc.deadlines.calendar import day, forward, month_end
from docproc.deadlines.model import Moment, Unit
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import number, table

__all__ = [
    "EDGE",
    "MONTH",
    "MONTH_EDGE",
    "MONTH_NAME",
    "MONTH_NUMBER",
    "NEAR_YEAR",
    "ONE_MONTH",
    "PERIODS",
    "QUARTERS",
    "SCHOOL_END",
    "SCHOOL_START",
    "SOFT_EDGES",
    "YEAR",
    "Builder",
    "build_moment",
    "month_number",
    "resolve",
    "told_months",
    "told_year",
    "whole",
]

MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])(?![0-9])"
# "tháng Mười một"; "mỗi tháng hai lần", "tháng, năm" and "hằng tháng hai bên đối chiếu" name no month
_AFTER_NAME = rf"(?={OB}(?:[,;.:)/]|\Z)|{B}(?:năm{B}[0-9]|(?:năm{B}(?:nay|sau|tới)|và|để|tới|này)(?!\w)))"
MONTH_NAME = (
    r"(?<!h[ằà]ng[ \n]tháng[ \n])(?<!mỗi[ \n]tháng[ \n])(?<!từng[ \n]tháng[ \n])"
    rf"(?:(?:một|năm)(?={B}năm{B}[0-9])"
    rf"|(?:mười(?:{B}(?:một|hai))?|hai|ba|tư|sáu|bảy|tám|chín)(?!\w){_AFTER_NAME})"
)
MONTH = rf"(?:{MONTH_NUMBER}|{MONTH_NAME})"
"""A month's number in figures or words, behind "tháng"."""
YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
Builder = Callable[[re.Match[str], date | None], Moment | None]

_QUARTER = rf"(?<!\w)(?:các{B})?qu[ýí]{B}"
_QUARTER_NUMBER = r"(?:iv|i{1,3}|[1-4])(?![0-9a-z])"
NEAR_YEAR = rf"{B}năm{B}(?P<near>nay|này|sau|tới)(?!\w)"
_LINK = rf"(?:{OB},{OB}|{B}(?:và|hoặc){B}(?:cả{B})?|{OB}-{OB})"
# tháng 8, tháng 8/2023, tháng 9, tháng 10 năm 2023, tháng 8, 9/2023, tháng 1 năm sau, tháng tới
_MORE_MONTHS = (
    rf"(?P<more>(?:{_LINK}{MONTH_NUMBER}){{1,11}}(?={OB}[/]{OB}{YEAR}|{B}năm{B}{YEAR}|{OB}(?:\Z|[.;)]))"
    rf"|(?:{_LINK}tháng{B}{MONTH}){{0,3}})"
)
ONE_MONTH = (
    rf"(?<!\w)(?:(?:các|hai|ba){B})?tháng{B}(?:(?P<m>{MONTH}){_MORE_MONTHS}"
    rf"(?:(?:{OB}[/-]{OB}|{B}năm{B})(?P<y>{YEAR})|{NEAR_YEAR})?(?!{OB}[/-]{OB}[0-9])(?:{B}này(?!\w))?|(?P<this>này)(?!\w))"
)
# quý III/2023, quý 3 năm 2023, quý III, IV/2023, quý I năm sau, quý này
QUARTERS = (
    rf"{_QUARTER}(?:(?P<q>{_QUARTER_NUMBER})(?P<more>(?:{_LINK}(?:qu[ýí]{B})?{_QUARTER_NUMBER}){{0,3}})"
    rf"(?:(?:{OB}[/-]{OB}|{B}năm{B}|{B})(?P<y>{YEAR})|{NEAR_YEAR})?|(?P<this>này)(?!\w))"
)
_YEARS = (
    rf"(?<!\w)năm(?:{B}(?P<y>{YEAR})|{B}(?P<near>nay|này|sau|tới)"
    rf"|(?<=trong[ \n]năm)(?={OB}[.;,)]|{OB}\Z|{B}(?:để|và|theo){B}))"
    rf"(?!{OB}-{OB}[0-9])(?!\w)(?!{B}và{B}(?:những|các){B}năm)"
)
_BARE_YEAR = rf"(?<!\w)năm(?:{B}(?P<y>{YEAR})|{B}(?P<near>nay|này|sau|tới)(?!\w))?(?!{B}(?:học|mới|cũ|nhất|[0-9]))"
EDGE = rf"(?<!\w)(?P<edge>nửa{B}(?:đầu|cuối)|thượng{B}tuần|trung{B}tuần|hạ{B}tuần|đầu|giữa|cuối){B}"
# tuần đầu tháng 11, tuần thứ hai của tháng 6/2021
_WEEK = (
    rf"(?<!\w)tuần{B}(?:lễ{B})?(?P<week>đầu|cuối|(?:thứ{B})?(?:nhất|hai|ba|tư|[1-4]))"
    rf"(?:{B}(?:tiên|cùng))?(?:{B}|{OB},{OB}|{OB}/{OB})(?:của{B})?(?:trong{B})?"
)
# năm học 2023-2024, năm học 2023 - 2024
_SCHOOL_YEAR = rf"(?<!\w)năm{B}học{B}(?:mới{B})?(?P<from>{YEAR}){OB}[-/]{OB}(?P<y>{YEAR})"

# the last day of the stretch that an edge of a month is, and the first where it is a stretch
MONTH_EDGE: dict[str, tuple[int | None, int | None]] = {
    "đầu": (None, 1),
    "giữa": (None, 15),
    "cuối": (None, None),
    "nửa đầu": (1, 15),
    "nửa cuối": (16, None),
    "thượng tuần": (1, 10),
    "trung tuần": (11, 20),
    "hạ tuần": (21, None),
}
_ONE_OF_LIST = re.compile(rf"(?<![a-zà-ỹđ])(?:[0-9]{{1,2}}|iv|i{{1,3}})(?![a-zà-ỹđ])|(?<=tháng[ \n]){MONTH_NAME}")
SOFT_EDGES = frozenset({"đầu", "giữa", "cuối"})
_WEEK_NUMBER = {"đầu": 1, "nhất": 1, "1": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "tư": 4, "4": 4}
SCHOOL_START, SCHOOL_END = (9, 5), (5, 31)


def told_year(match: re.Match[str], issue_date: date | None) -> int | None:
    """The year that is printed, or that "năm nay", "năm sau" stand for."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    near = groups.get("near")
    if near is None or issue_date is None:
        return None
    return issue_date.year + (near in ("sau", "tới"))


def month_number(printed: str) -> int:
    """The number of ``MONTH`` as printed."""
    return int(printed) if printed[0].isdigit() else int(number(printed))


def resolve(year: int | None, month: int, number: int | None, issue_date: date | None) -> date | None:
    """A day, or a month's last day, whose year may be left out."""
    if year is None:
        return forward(month, number, issue_date)
    return month_end(year, month) if number is None else day(year, month, number)


def build_moment(
    match: re.Match[str],
    unit: Unit,
    due: date | None,
    first: date | None = None,
    *,
    soft: bool = False,
) -> Moment:
    """A period as a match gives it; ``soft`` where its edge names no day of its own."""
    groups = match.groupdict()
    told = any(groups.get(name) for name in ("y", "near", "this", "which"))
    left_out = () if told or due is None else ("year_left_out",)
    return Moment(
        match.start(),
        match.end(),
        unit,
        due,
        year_printed=groups.get("y") is not None,
        first=first,
        soft=soft,
        assumptions=(*left_out, *(("soft_edge",) if soft else ())),
    )


def _first_of(month: int, due: date | None, number: int = 1) -> date | None:
    """The first day of a stretch that begins in ``month`` and ends on ``due``."""
    return None if due is None else date(due.year - (month > due.month), month, number)


def _numbers(first: str, more: str, numbers: dict[str, int] | None) -> tuple[int, int]:
    """The first and the last of a list of months or quarters."""
    printed = [first, *_ONE_OF_LIST.findall(more)]
    told = [numbers[one.lstrip("0")] if numbers else month_number(one) for one in printed]
    return told[0], told[-1]


def _month_numbers(match: re.Match[str], issue_date: date | None) -> tuple[int, int] | None:
    if match["this"]:
        return (issue_date.month, issue_date.month) if issue_date else None
    return _numbers(match["m"], match["more"], None)


def _quarter_months(match: re.Match[str], issue_date: date | None) -> tuple[int, int] | None:
    """The first month of the first quarter and the last of the last."""
    if match["this"]:
        last = (issue_date.month + 2) // 3 * 3 if issue_date else None
        return None if last is None else (last - 2, last)
    first_quarter, last_quarter = _numbers(match["q"], match["more"], table("quarters"))
    return 3 * first_quarter - 2, 3 * last_quarter


def told_months(match: re.Match[str], issue_date: date | None) -> tuple[int, int] | None:
    """The first and the last month of what ``ONE_MONTH`` or ``QUARTERS`` matched."""
    return _quarter_months(match, issue_date) if "q" in match.re.groupindex else _month_numbers(match, issue_date)


def whole(match: re.Match[str], unit: Unit, told: tuple[int, int] | None, issue_date: date | None) -> Moment:
    """Months from the first to the last of ``told``, whole."""
    if told is None:
        return build_moment(match, unit, None)
    due = resolve(told_year(match, issue_date), told[1], None, issue_date)
    return build_moment(match, unit, due, _first_of(told[0], due))


def _months(match: re.Match[str], issue_date: date | None) -> Moment:
    return whole(match, "month", _month_numbers(match, issue_date), issue_date)


def _quarters(match: re.Match[str], issue_date: date | None) -> Moment:
    return whole(match, "quarter", _quarter_months(match, issue_date), issue_date)


def _whole_year(match: re.Match[str], issue_date: date | None) -> Moment:
    return whole(match, "year", (1, 12), issue_date)


def _edge_of_month(match: re.Match[str], issue_date: date | None) -> Moment:
    edge = " ".join(match["edge"].split())
    months = _month_numbers(match, issue_date)
    if months is None:
        return build_moment(match, "edge", None)
    first, last = MONTH_EDGE[edge]
    due = resolve(told_year(match, issue_date), months[1], last, issue_date)
    return build_moment(
        match, "edge", due, _first_of(months[0], due, first) if first else None, soft=edge in SOFT_EDGES
    )


def _week_of_month(match: re.Match[str], issue_date: date | None) -> Moment:
    """Weeks of seven days from the month's first; the last week is its last seven days."""
    months = _month_numbers(match, issue_date)
    if months is None:
        return build_moment(match, "edge", None)
    number = _WEEK_NUMBER.get(match["week"].split()[-1])
    due = resolve(told_year(match, issue_date), months[1], 7 * number if number else None, issue_date)
    told = build_moment(match, "edge", due, due - timedelta(days=6) if due else None)
    return replace(told, assumptions=(*told.assumptions, "weeks_of_the_month"))


def _edge_of_quarter(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """The edges of a quarter as those of a year: its first and its last day."""
    edge, months = " ".join(match["edge"].split()), _quarter_months(match, issue_date)
    if edge not in ("đầu", "cuối") or months is None:
        return None
    month, number = (months[0], 1) if edge == "đầu" else (months[1], None)
    return build_moment(match, "edge", resolve(told_year(match, issue_date), month, number, issue_date), soft=True)


def _edge_of_year(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """Civil Code 2015, Article 146: đầu năm is 1/1, giữa năm 30/6, cuối năm 31/12."""
    edge = " ".join(match["edge"].split())
    if edge in ("nửa đầu", "nửa cuối"):
        return whole(match, "half", (1, 6) if edge == "nửa đầu" else (7, 12), issue_date)
    told: tuple[int, int | None] | None = {"đầu": (1, 1), "giữa": (6, None), "cuối": (12, None)}.get(edge)
    if told is None:
        return None
    return build_moment(match, "edge", resolve(told_year(match, issue_date), *told, issue_date), soft=True)


def _school_year(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """``năm học 2023-2024``; provinces set the days, so they are approximate."""
    first, last = int(match["from"]), int(match["y"])
    if last != first + 1:
        return None
    start, end = date(first, *SCHOOL_START), date(last, *SCHOOL_END)
    return replace(build_moment(match, "school", end, start), soft=True, assumptions=("school_year",))


PERIODS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (re.compile(_SCHOOL_YEAR), _school_year),
    (re.compile(_WEEK + ONE_MONTH), _week_of_month),
    (re.compile(EDGE + ONE_MONTH), _edge_of_month),
    (re.compile(EDGE + QUARTERS), _edge_of_quarter),
    (re.compile(EDGE + _BARE_YEAR), _edge_of_year),
    (re.compile(QUARTERS), _quarters),
    (re.compile(ONE_MONTH), _months),
    (re.compile(_YEARS), _whole_year),
)
"""Patterns of periods with their readers, the longer forms first."""
