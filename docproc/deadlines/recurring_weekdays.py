"""Weekdays and working days that come back: ``thứ Sáu hằng tuần``, ``ngày làm việc cuối cùng của tháng``."""

from __future__ import annotations

import re
from collections.abc import Callable

from docproc.deadlines.frequencies import EACH as _EACH
from docproc.deadlines.frequencies import ONCE as _ONCE
from docproc.deadlines.periods import MONTH_NAME
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, alternatives, number, table, words
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB

__all__ = ["FIRST_DAYS", "LIMIT", "TIME", "TIMES", "WEEKDAYS", "WEEKDAY_RULES", "weekly"]

_HOUR = r"(?:[01]?[0-9]|2[0-4])"
TIME = rf"(?:{_HOUR}{OB}(?:giờ|h)(?![a-zà-ỹđ])(?:{OB}[0-5][0-9])?(?:{OB}phút)?|{_HOUR}[.:][0-5][0-9](?![0-9]))"
TIMES = rf"{TIME}(?:(?:{OB},{OB}|{B}và{B}){TIME}){{0,3}}"
_LATEST = rf"{alternatives(words('cues', 'latest'))}(?:{B}{alternatives(words('cues', 'latest_links'))}){{0,3}}"
LIMIT = rf"(?:{_LATEST}|trước|vào|không{B}quá|đến)"
"""What may stand before the day of a period that was named before: "hằng tháng, trước …"."""
_OF = rf"(?:của{B})?"
_OFTEN = rf"(?:định{B}kỳ{B})?"
_AND = rf"(?:{OB},{OB}|{B}và{B}|{OB}-{OB})"
_PART = rf"(?:(?:sáng|trưa|chiều|tối|đêm|cuối{B}ngày){B})?"
_DAY_NAME = rf"(?:thứ{B}{alternatives(list(table('weekdays')))}|chủ{B}nhật)(?!\w)"
WEEKDAYS = (
    rf"(?:các{B})?(?:ngày{B})?{_PART}"
    rf"(?P<list>{_DAY_NAME}(?:(?:{OB},{OB}(?:và{B})?|{B}và{B})(?:ngày{B})?{_PART}{_DAY_NAME}){{0,5}})"
)
_NAMED = rf"(?:thứ{B}(?P<weekday>{alternatives(list(table('weekdays')))})|(?P<sunday>chủ{B}nhật))(?!\w)"
_WEEKDAY = rf"(?:(?:ngày{B})?{_PART}{_NAMED})"
_NTH = rf"(?P<nth>đầu|cuối)(?:{B}(?:tiên|cùng))?"
_WEEK_OF = rf"(?:của{B})?tuần{B}(?:thứ{B})?(?P<week>đầu|cuối|nhất|hai|ba|tư|[1-5])(?:{B}(?:tiên|cùng))?(?!\w)"
_MONTH_NAMED = rf"{B}(?:[0-9]|này|tới|sau(?!\w))"
_WEEK_ORDINALS = {"đầu": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "cuối": -1}
_ORDER = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ANY_WORKING_DAY = "BYDAY=MO,TU,WE,TH,FR"
_LAST_MONTHS, _FIRST_MONTHS = "BYMONTH=3,6,9,12;", "BYMONTH=1,4,7,10;"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}", re.VERBOSE)


# thứ Sáu hằng tuần; thứ Hai và thứ Năm hằng tuần; thứ Sáu các tuần; hằng tuần vào thứ 6; các ngày Chủ nhật
_WEEKLY = _compile(rf"{WEEKDAYS}{OB},?{OB}(?:{_OF}{_EACH}|{_OF}các{B})tuần(?!\w)")
_WEEK_THEN_DAY = _compile(rf"{_OFTEN}{_EACH}tuần{_ONCE}{OB}[,(]?{OB}(?:{LIMIT}{B})?(?:{TIME}{OB},?{OB})?{WEEKDAYS}")
_ALL_OF_A_DAY = _compile(
    rf"(?:vào{B}|trước{B}{TIME}{B})?(?:các{B}ngày{B}{_PART}|(?:mỗi|h[ằà]ng){B}(?:buổi{B})?(?:sáng|trưa|chiều|tối|đêm){B}(?:ngày{B})?)(?P<list>{_DAY_NAME}(?:{_AND}{_DAY_NAME}){{0,4}})"
)
# ngày làm việc cuối cùng của tháng; ngày cuối cùng hằng tháng; ngày làm việc đầu tiên hằng tuần
_EDGE_DAY = _compile(
    rf"(?:(?:các|những){B})?ngày{B}(?P<working>làm{B}việc{B})?(?P<edge>đầu|cuối){B}(?P<one>(?:tiên|cùng){B})?{_OF}(?:{_EACH})?(?P<unit>tuần|tháng|quý)(?!\w)"
    rf"(?!{B}(?:[0-9]|iv|i{{1,3}}(?!\w)|này|tới|sau))"
)
# thứ Hai đầu tiên của tháng; thứ Tư tuần thứ hai hằng tháng; Chủ nhật tuần cuối hằng tháng
_NTH_WEEKDAY = _compile(rf"{_WEEKDAY}{B}(?:{_WEEK_OF}|{_NTH}){B}{_OF}(?:{_EACH})?tháng(?!\w)(?!{_MONTH_NAMED})")
# mỗi tháng một lần vào ngày chủ nhật đầu tiên; hằng tháng, vào thứ Sáu tuần thứ ba
_MONTH_THEN_WEEKDAY = _compile(rf"{_EACH}tháng{_ONCE}{OB}[,(]?{OB}(?:{LIMIT}{B})?{_WEEKDAY}{B}(?:{_WEEK_OF}|{_NTH})")


# trong 05 ngày đầu mỗi tháng; tuần đầu tiên của tháng: the last of those days
FIRST_DAYS = _compile(
    rf"(?:(?P<count>{NUMERAL}){B}ngày{B}(?P<edge>đầu|cuối)(?:{B}tiên)?|{_WEEK_OF}){B}{_OF}(?:{_EACH})?tháng(?!\w)(?!{_MONTH_NAMED}|{B}{MONTH_NAME})"
)


def _first_days(match: re.Match[str]) -> str:
    if match["count"]:
        return f"FREQ=MONTHLY;BYMONTHDAY={-1 if match['edge'] == 'cuối' else int(number(match['count']))}"
    week = int(match["week"]) if match["week"].isdigit() else _WEEK_ORDINALS[match["week"]]
    return f"FREQ=MONTHLY;BYMONTHDAY={-1 if week < 0 else 7 * week}"


def weekly(match: re.Match[str]) -> str:
    """The rule of ``WEEKDAYS``."""
    names = re.findall(r"thứ[ \n]+(\w+)|(chủ)", match["list"])
    days = {str(table("weekdays")[name]) if name else "SU" for name, _ in names}
    return f"FREQ=WEEKLY;BYDAY={','.join(sorted(days, key=_ORDER.index))}"


def _edge_day(match: re.Match[str]) -> str | None:
    """The first or the last day, or working day, of each week, month or quarter; "ngày cuối tuần" are two."""
    last = match["edge"] == "cuối"
    if match["unit"] == "tuần":
        if not (match["working"] or match["one"]):
            return "FREQ=WEEKLY;BYDAY=SA,SU" if last else None
        return f"FREQ=WEEKLY;BYDAY={('FR' if match['working'] else 'SU') if last else 'MO'}"
    months = "" if match["unit"] == "tháng" else _LAST_MONTHS if last else _FIRST_MONTHS
    place = -1 if last else 1
    day = f"{_ANY_WORKING_DAY};BYSETPOS={place}" if match["working"] else f"BYMONTHDAY={place}"
    return f"FREQ=MONTHLY;{months}{day}"


def _nth_weekday(match: re.Match[str]) -> str:
    which = match["week"] or match["nth"]
    number = int(which) if which.isdigit() else _WEEK_ORDINALS[which]
    return f"FREQ=MONTHLY;BYDAY={number}{'SU' if match['sunday'] else table('weekdays')[match['weekday']]}"


WEEKDAY_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_MONTH_THEN_WEEKDAY, _nth_weekday),
    (_NTH_WEEKDAY, _nth_weekday),
    (FIRST_DAYS, _first_days),
    (_EDGE_DAY, _edge_day),
    (_WEEKLY, weekly),
    (_WEEK_THEN_DAY, weekly),
    (_ALL_OF_A_DAY, weekly),
)
"""Patterns with their readers, the more exact first."""
