"""Deadlines that come back: "trước ngày 15 hằng tháng", "định kỳ 6 tháng", "thứ Sáu hằng tuần"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from docproc.deadlines.calendar import month_end
from docproc.deadlines.frequencies import EACH as _EACH
from docproc.deadlines.frequencies import ONCE as _ONCE
from docproc.deadlines.frequencies import UNIT as _UNIT
from docproc.deadlines.frequencies import find_frequencies
from docproc.deadlines.lead import Lead, read_lead, read_tail
from docproc.deadlines.model import Bound, FoundDeadline
from docproc.deadlines.moments import DAY_OF_MONTH, MONTH_NUMBER
from docproc.deadlines.occurrences import expands
from docproc.deadlines.recurring_frames import Exact, day_of, said_again
from docproc.deadlines.recurring_weekdays import FIRST_DAYS, LIMIT, TIMES, WEEKDAY_RULES, WEEKDAYS, weekly
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, table
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.windows import Trigger, find_in

__all__ = ["find_recurring"]

_OF = rf"(?:của{B})?"
_OFTEN = rf"(?:định{B}kỳ{B})?"
_MONTHLY = rf"(?:{_OF}{_EACH}tháng(?!\w)|(?:của|trong){B}tháng(?!\w)(?!{B}(?:[0-9]|này|tới|cuối|đầu)))"
_YEARLY = rf"(?:{_OF}{_EACH}năm(?!\w)|{_OF}năm{B}(?:báo{B}cáo|liền{B}kề|tiếp{B}theo|kế{B}tiếp|sau{B}liền{B}kề)(?!\w))"
_ALSO = rf"(?:{OB},{OB}(?:và{B})?|{B}và{B})(?:trước{B})?(?:ngày{B})?(?:m[ùồ]ng{B})?"
_AND = rf"(?:{OB},{OB}|{B}và{B}|{OB}-{OB})"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?![0-9a-z])"
_DATE = rf"""(?:{DAY_OF_MONTH}{OB}[/-]{OB}{MONTH_NUMBER}|{DAY_OF_MONTH}{B}tháng{B}{MONTH_NUMBER})
             (?!{OB}[/-]{OB}[0-9])(?!{B}năm{B}[0-9])"""
_DAY_LIST = rf"(?P<days>{DAY_OF_MONTH}(?:{_ALSO}{DAY_OF_MONTH}){{0,5}})"
_DATE_LIST = rf"(?P<dates>{_DATE}(?:{_ALSO}{_DATE}){{0,3}})"
_NEXT = rf"(?:liền{B}kề|tiếp{B}theo|kế{B}tiếp|liền{B}sau|sau)"
_HALF_YEAR = rf"(?:0?6|sáu){B}tháng"
# the day of a period that was named before: "hằng tháng, trước …", "hằng tháng (chậm nhất …"
_THEN = rf"(?:(?:{OB}[,(:]{OB}|{B})(?:(?:hoàn{B}thành|xong){B}){{0,2}}{LIMIT}{B}|{OB}[,(:]{OB}(?=(?:các{B})?ngày{B}))"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}", re.VERBOSE)


# ngày 15 hằng tháng; ngày 15 và ngày 30 hằng tháng; ngày 05 của tháng liền kề
_DAY_OF_MONTH = _compile(
    rf"ngày{OB}(?:thứ{B}|m[ùồ]ng{B})?{_DAY_LIST}{OB},?{OB}"
    rf"(?:{_OF}tháng{B}(?:{_NEXT}|báo{B}cáo)(?!\w)(?:{B}{_NEXT})?|{_MONTHLY})"
)
# hằng tháng, trước ngày 25; hằng tháng (chậm nhất ngày 20)
_MONTH_THEN_DAY = _compile(
    rf"""{_OFTEN}{_EACH}tháng(?:{B}{NUMERAL}{B}(?:kỳ|đợt|lần)|{_ONCE})?{_THEN}(?:các{B})?ngày{OB}(?:m[ùồ]ng{B})?{_DAY_LIST}
         (?!{OB}[/-])(?!{B}(?:tháng{B}[0-9]|{_OF}tháng{B}(?:cuối|đầu)))(?:{B}{_OF}tháng{B}{_NEXT}(?!\w))?"""
)
# ngày 20 (của) tháng cuối quý; hằng quý, trước ngày 05 tháng đầu quý sau
_DAY_OF_QUARTER = _compile(
    rf"""(?:{_OFTEN}(?:{_EACH})?quý{_THEN})?ngày{OB}(?P<day>{DAY_OF_MONTH}){B}{_OF}tháng{B}(?P<which>cuối|đầu)(?:{B}(?:cùng|tiên))?
         (?:{B}(?:của|mỗi|h[ằà]ng)){{0,2}}{B}quý(?!\w)(?!{B}{_QUARTER}(?!\w))(?:{B}{_NEXT})?"""
)
# ngày 01 tháng 01 hằng năm; 15/6 và 15/12 hằng năm
_DATE_OF_YEAR = _compile(rf"(?:ngày{OB})?{_DATE_LIST}{OB},?{OB}{_YEARLY}")
# ngày 20 (của) các tháng 3, 6, 9, 12 (hằng năm); ngày 20 tháng 3 và tháng 9 hằng năm
_DAY_OF_MONTHS = _compile(
    rf"""ngày{OB}(?P<day>{DAY_OF_MONTH}){B}{_OF}(?P<all>các{B})?tháng{B}(?P<months>{MONTH_NUMBER}(?:{_AND}(?:tháng{B})?{MONTH_NUMBER}){{1,11}})
         (?:{OB},?{OB}(?P<yearly>{_YEARLY}))?(?!{OB}[/-]{OB}[0-9])(?!{B}năm{B}[0-9])"""
)
# hằng năm, trước ngày 15/12; định kỳ 6 tháng, trước ngày 15/6 và 15/12
_YEAR_THEN_DATE = _compile(
    rf"(?:{_OFTEN}{_EACH}(?:năm|quý)|định{B}kỳ{B}{_HALF_YEAR}(?:{B}một{B}lần)?){_THEN}(?:ngày{OB})?{_DATE_LIST}"
)
# …, 6 tháng (trước ngày 15/6), năm (trước ngày 15/12): further periods of a list that "định kỳ" or "hằng" opened
_FURTHER_PERIOD = _compile(rf"(?:{_HALF_YEAR}(?:{B}đầu{B}năm)?|năm){OB}\({OB}{LIMIT}{B}(?:ngày{OB})?{_DATE_LIST}")
# tháng 12 hằng năm; tháng 7 và tháng 01 hằng năm
_MONTH_OF_YEAR = _compile(
    rf"tháng{B}(?P<months>{MONTH_NUMBER}(?:{_AND}(?:tháng{B})?{MONTH_NUMBER}){{0,4}}){OB},?{OB}{_YEARLY}"
)
# quý I hằng năm; quý II và quý IV hằng năm
_QUARTER_OF_YEAR = _compile(rf"quý{B}(?P<quarters>{_QUARTER}(?:{_AND}(?:quý{B})?{_QUARTER}){{0,3}}){OB},?{OB}{_YEARLY}")
# hằng năm, vào tháng 11; hằng năm trong quý I; mỗi năm hai lần (tháng 6 và tháng 12)
_OF_THE_YEAR = (
    rf"{_OFTEN}{_EACH}năm(?:{B}{NUMERAL}{B}(?:kỳ|đợt|lần))?"
    rf"(?:{OB},?{OB}(?:vào|trong){B}|{OB}\({OB}(?:(?:vào|trong){B})?)(?:các{B})?"
)
_YEAR_THEN_MONTH = _compile(
    rf"{_OF_THE_YEAR}tháng{B}(?P<months>{MONTH_NUMBER}(?:{_AND}(?:tháng{B})?{MONTH_NUMBER}){{0,4}})(?!{OB}[/-]{OB}[0-9])"
)
_YEAR_THEN_QUARTER = _compile(
    rf"{_OF_THE_YEAR}quý{B}(?P<quarters>{_QUARTER}(?:{_AND}(?:quý{B})?{_QUARTER}){{0,3}})(?!{OB}[/-])"
)
# ngày 15 và ngày cuối (cùng của) tháng
_DAY_AND_LAST = _compile(
    rf"{_OFTEN}(?:vào{B})?ngày{OB}(?P<day>{DAY_OF_MONTH}){B}và{B}(?:ngày{B})?cuối{B}(?:cùng{B})?{_OF}(?:{_EACH})?tháng(?!\w)(?!{B}[0-9])"
)
# hằng ngày trước 16h; trước 16h hằng ngày; vào lúc 06 giờ và 18 giờ hằng ngày
_AT_TIME = rf"(?!đến)(?:{LIMIT}|(?:vào{B})?lúc){B}{TIMES}"
_DAILY = _compile(rf"(?:{_OFTEN}{_EACH}ngày{OB}[,(]?{OB}{_AT_TIME}|{_AT_TIME}{OB},?{OB}{_EACH}ngày(?!\w))")

_TRIGGER = Trigger(
    ("hằng", "hàng", "mỗi", "từng", "định", "của", "trong", "tháng", "năm", "các", "lần", "một", "cuối", "đầu", "cứ"),
    rf"{_EACH}(?:{NUMERAL}{OB})?{_UNIT}|(?:{_EACH}|các{B})(?:buổi{B})?(?:sáng|trưa|chiều|tối|đêm){B}|định{B}kỳ|(?:của|trong){B}(?:tháng|quý|năm)|tháng{B}(?:cuối|đầu|liền|tiếp|kế|sau)"
    rf"|năm{OB}\(|năm{B}(?:liền|tiếp|kế|sau)|các{B}(?:ngày{B}|tuần(?!\w)|tháng{B}[0-9])|lần(?!\w)|một{B}(?:kỳ|đợt)(?!\w)"
    rf"|(?:đầu|cuối){B}(?:(?:tiên|cùng){B})?(?:của{B})?(?:tháng|quý|tuần)(?!\w)|cứ{B}",
    before=120,
    after=200,
)
_ONE_DATE = re.compile(r"(?P<day>[0-9]{1,2})[^0-9]{1,9}(?P<month>[0-9]{1,2})")
_NO_LEAP_YEAR = 2023
_IS = re.compile(rf"{B}là{B}")  # "Ngày 26/3 hằng năm là ngày truyền thống"
# "Chuyên mục phát sóng lúc 20 giờ tối Chủ nhật hằng tuần": what happens when, nobody is told to do it
_HAPPENS = re.compile(
    rf"(?<!\w)(?:phát{B}sóng|diễn{B}ra|khởi{B}hành|mở{B}cửa|hoạt{B}động|họp{B}chợ){B}(?:(?:vào|lúc|hồi|từ){B}){{0,2}}(?:{TIMES}{OB},?{OB})?"
    rf"(?:(?:sáng|trưa|chiều|tối){B})?\Z"
)
_LIST_OPENED = re.compile(r"(?<!\w)(?:định[ \n]kỳ|h[ằà]ng)(?!\w)[^.;]{0,200}\Z")
_PERIODIC_BEFORE = re.compile(rf"định{B}kỳ{OB},?{OB}\Z")
_LIMIT_INSIDE = re.compile(rf"(?:{LIMIT}|(?<=,[ \n])trong)(?!\w)")
_INNER_BOUNDS: dict[str, Bound] = {"vào": "on", "trong": "within"}
_BEGINNING = re.compile(
    rf"{OB},?{OB}(?:bắt{B}đầu{B}|kể{B}){{0,2}}từ{B}(?:ngày{OB})?{DAY_OF_MONTH}{OB}/{OB}{MONTH_NUMBER}(?:{OB}/{OB}[0-9]{{4}})?"
)
_FROM = re.compile(rf"(?<!\w)từ{B}(?:ngày{B})?{DAY_OF_MONTH}[^,;.:\n]{{0,30}}\Z")
_TIME_PARTS = re.compile(
    rf"(?P<h>[01]?[0-9]|2[0-4]){OB}(?:giờ|h)(?![a-zà-ỹđ])(?:{OB}(?P<m>[0-5][0-9]))?"
    rf"|(?P<h2>[01]?[0-9]|2[0-4])[.:](?P<m2>[0-5][0-9])(?![0-9])"
)
_QUARTER_MONTHS = {"cuối": "3,6,9,12", "đầu": "1,4,7,10"}


def find_recurring(text: str, key: str, *, labelled: bool = False) -> Iterator[FoundDeadline]:
    """Deadlines that come back, as RFC 5545 rules that python-dateutil expands.

    Args:
        text: the text.
        key: its match key.
        labelled: the text is a time cell or stands behind a label, where "Hằng năm" needs nothing beside it.

    Yields:
        Recurring deadlines, the exact forms (a day of the month, a date of the year) before the loose ones
        (``định kỳ hằng quý``); they may overlap, the first is right.
    """
    stretches = _TRIGGER.windows(key)
    exact: list[Exact] = []
    for match, rule in _with_days(key, stretches):
        found = _found(text, key, match, rule, labelled=labelled) if rule else None
        for one in [found] if found else _each_of(text, key, match):
            exact.append(Exact(one.start, one.end, one.rrule or ""))
            yield one
    for match, rule in find_frequencies(key, stretches, labelled=labelled):
        dated = list(day_of(key, match, rule, _DAYS_BEHIND))
        for day, told in dated:
            yield _found(text, key, day, told, labelled=labelled)
        if not dated and not said_again(key, match, rule, exact):
            yield _found(text, key, match, rule, labelled=labelled)


def _with_days(key: str, stretches: list[tuple[int, int]]) -> Iterator[tuple[re.Match[str], str | None]]:
    """The rules that name their days; no rule where one cannot say them all."""
    for pattern, read in _RULES:
        for match in find_in(pattern, key, stretches):
            told = read(match)
            if (
                _IS.match(key, match.end())
                or _HAPPENS.search(key, max(0, match.start() - 60), match.start())
                or (told is None and read is not _yearly)
            ):
                continue
            if told is None:
                yield match, None
            elif expands(told) and not _FROM.search(key, max(0, match.start() - 60), match.start()):
                yield match, told
    for match in find_in(_FURTHER_PERIOD, key, stretches):
        told = _yearly(match)
        if told is not None and expands(told) and _LIST_OPENED.search(key, max(0, match.start() - 220), match.start()):
            yield match, told


def _found(text: str, key: str, match: re.Match[str], rule: str, *, labelled: bool = False) -> FoundDeadline:
    """The deadline with the preposition and the hour before it; an hour inside the expression counts too."""
    lead: Lead = read_lead(key, match.start())
    start = lead.start
    periodic = _PERIODIC_BEFORE.search(key, max(0, start - 14), start)
    if periodic:
        start -= len(periodic.group())
    inside = _LIMIT_INSIDE.search(match.group())
    bound = lead.bound or (_INNER_BOUNDS.get(inside.group(), _inner(inside.group())) if inside else None)
    if bound is None and labelled and match.group()[0].isdigit() and "BYMONTHDAY" in rule:
        bound = "by"  # a bare day in a cell is the last one
    if bound is None and ("BYMONTHDAY" in rule or "BYDAY" in rule or (rule == "FREQ=DAILY" and lead.time)):
        bound = "on"
    beginning = _BEGINNING.match(key, match.end())
    tail = read_tail(key, match.end()) if "BY" in rule or rule == "FREQ=DAILY" else None
    if tail is not None and bound in (None, "on", "within"):
        bound = tail.bound or bound
    if bound == "on" and match.re is FIRST_DAYS:
        bound = "within"
    end = beginning.end() if beginning else tail.end if tail else match.end()
    if match.group().count("(") > match.group().count(")") and key[end : end + 1] == ")":
        end += 1
    return FoundDeadline(
        start,
        end,
        text[start:end],
        "recurring",
        bound=bound,
        time=lead.time or _hour(match.group()) or (tail.time if tail else None),
        rrule=rule,
    )


def _inner(cue: str) -> Bound:
    return "before" if "trước" in cue else "by"


def _each_of(text: str, key: str, match: re.Match[str]) -> Iterator[FoundDeadline]:
    """``trước ngày 15/6 và ngày 30/12 hằng năm``: days that no one rule can say, one by one."""
    whole = _found(text, key, match, "FREQ=YEARLY;BYMONTHDAY=1")
    dates = list(_ONE_DATE.finditer(match["dates"]))
    for at, one in enumerate(dates):
        start = whole.start if at == 0 else match.start("dates") + one.start()
        end = whole.end if at == len(dates) - 1 else match.start("dates") + one.end()
        rule = f"FREQ=YEARLY;BYMONTH={int(one['month'])};BYMONTHDAY={int(one['day'])}"
        if expands(rule):
            yield replace(whole, start=start, end=end, text=text[start:end], rrule=rule)


def _hour(printed: str) -> str | None:
    """The time of day inside an expression, where it is one."""
    told = _TIME_PARTS.findall(printed)
    if len(told) != 1:
        return None
    hours, minutes, pointed, after = told[0]
    return None if hours == "24" else f"{int(hours or pointed):02d}:{int(minutes or after or 0):02d}"


def _monthly(match: re.Match[str]) -> str:
    return "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(str(int(printed)) for printed in re.findall("[0-9]+", match["days"]))


def _quarterly(match: re.Match[str]) -> str:
    return f"FREQ=YEARLY;BYMONTH={_QUARTER_MONTHS[match['which']]};BYMONTHDAY={int(match['day'])}"


def _day_of_months(match: re.Match[str]) -> str | None:
    """A day of several months, each year; "ngày 20 tháng 3 và tháng 9" alone is of one year."""
    if not (match["yearly"] or match["all"]):
        return None
    return f"{_months(match)};BYMONTHDAY={int(match['day'])}"


def _months(match: re.Match[str]) -> str:
    return _in_months({int(printed) for printed in re.findall("[0-9]+", match["months"])})


def _quarters(match: re.Match[str]) -> str:
    """The last month of each quarter."""
    printed = re.findall(r"(?<!\w)(?:iv|i{1,3}|[1-4])(?!\w)", match["quarters"])
    return _in_months({3 * int(table("quarters")[one]) for one in printed})


def _in_months(months: set[int]) -> str:
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, sorted(months)))}"


def _yearly(match: re.Match[str]) -> str | None:
    """One rule for the dates of a year; ``None`` where one rule cannot say them (15/6 and 30/12)."""
    pairs = [(int(one["day"]), int(one["month"])) for one in _ONE_DATE.finditer(match["dates"])]
    days, months = {d for d, _ in pairs}, sorted({m for _, m in pairs})
    if len(days) != 1 and len(months) != 1:
        if all(month_end(_NO_LEAP_YEAR, month).day == number for number, month in pairs):
            return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY=-1"
        return None
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={','.join(map(str, sorted(days)))}"


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_MONTH_THEN_DAY, _monthly),
    (_DAY_OF_MONTH, _monthly),
    (_DAY_OF_QUARTER, _quarterly),
    (_DAY_OF_MONTHS, _day_of_months),
    (_DATE_OF_YEAR, _yearly),
    (_YEAR_THEN_DATE, _yearly),
    (_DAY_AND_LAST, lambda match: f"FREQ=MONTHLY;BYMONTHDAY={int(match['day'])},-1"),
    (_MONTH_OF_YEAR, _months),
    (_YEAR_THEN_MONTH, _months),
    (_QUARTER_OF_YEAR, _quarters),
    (_YEAR_THEN_QUARTER, _quarters),
    *WEEKDAY_RULES,
    (_DAILY, lambda match: "FREQ=DAILY"),
)
_MONTH_LIST = rf"tháng{B}(?P<months>{MONTH_NUMBER}(?:{_AND}(?:tháng{B})?{MONTH_NUMBER}){{0,4}})"
_DATES = _compile(rf"(?:ngày{OB})?{_DATE_LIST}")
# the days of a frequency that stands further on in its sentence
_DAYS_BEHIND: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    ("FREQ=YEARLY", _DATES, _yearly),
    ("FREQ=YEARLY", _compile(_MONTH_LIST), _months),
    ("FREQ=MONTHLY;INTERVAL=6", _DATES, _yearly),
    ("FREQ=MONTHLY", _compile(rf"ngày{OB}(?:m[ùồ]ng{B})?{_DAY_LIST}"), _monthly),
    ("FREQ=WEEKLY", _compile(WEEKDAYS), weekly),
)
