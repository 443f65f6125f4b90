"""Portions of a year or a month: ``6 tháng cuối năm``, ``hai quý đầu năm 2025``, ``10 ngày cuối tháng 12``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from docproc.deadlines.calendar import month_end
from docproc.deadlines.model import Moment
from docproc.deadlines.periods import NEAR_YEAR, ONE_MONTH, YEAR, Builder, build_moment, month_number, resolve, whole
from docproc.deadlines.periods import told_year as year_of
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, number

__all__ = ["PORTIONS"]

_MONTHS_OF = {"tháng": 1, "quý": 3}
_YEAR_MONTHS = 12
# 6 tháng cuối năm, sáu tháng đầu năm 2025, hai quý đầu năm tới, quý cuối năm, các tháng còn lại của năm 2024
_OF_YEAR = re.compile(
    rf"(?<![\w/])(?:(?P<some>các|những){B})?(?:(?P<count>{NUMERAL}){B})?(?P<unit>tháng|quý){B}(?P<part>đầu|cuối|còn{B}lại)"
    rf"(?:{B}(?:của|trong))?{B}năm(?:{B}(?P<y>{YEAR})|{NEAR_YEAR})?(?!\w)(?!{B}(?:học|mới|cũ|[0-9]))"
)
# 15 ngày đầu tháng 11, 10 ngày cuối tháng 12/2024
_OF_MONTH = re.compile(rf"(?<![\w/])(?P<count>{NUMERAL}){B}ngày{B}(?P<part>đầu|cuối){B}(?:của{B})?{ONE_MONTH}")


def _of_year(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """Months from the year's first on, or up to its last."""
    count = number(match["count"]) if match["count"] else 1
    months = int(count * _MONTHS_OF[match["unit"]])
    if match["part"] != "đầu":
        begin = _YEAR_MONTHS + 1 - months if match["part"] == "cuối" and not match["some"] else None
        told = whole(match, "half", (begin or _YEAR_MONTHS, _YEAR_MONTHS), issue_date)
        return told if begin and begin > 0 else build_moment(match, "half", told.due)
    if match["some"] or not 0 < months < _YEAR_MONTHS:
        return None  # "những tháng đầu năm": nobody knows how many
    return whole(match, "half", (1, months), issue_date)


def _of_month(match: re.Match[str], issue_date: date | None) -> Moment | None:
    """Days from the month's first on, or up to its last."""
    if match["this"] or match["more"]:
        return None
    days, month = int(number(match["count"])), month_number(match["m"])
    last = resolve(year_of(match, issue_date), month, None, issue_date)
    if last is None or not 0 < days < month_end(last.year, month).day:
        return None
    if match["part"] == "cuối":
        return build_moment(match, "edge", last, last - timedelta(days=days - 1))
    return build_moment(match, "edge", last.replace(day=days), last.replace(day=1))


PORTIONS: tuple[tuple[re.Pattern[str], Builder], ...] = ((_OF_YEAR, _of_year), (_OF_MONTH, _of_month))
"""Patterns of portions with their readers."""
