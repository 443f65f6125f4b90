"""Deadlines that come back: "trước ngày 15 hằng tháng", "định kỳ 6 tháng", "thứ Sáu hằng tuần"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docproc.deadlines.lead import Lead, read_lead
from docproc.deadlines.model import FoundDeadline
from docproc.deadlines.moments import DAY_OF_MONTH, MONTH_NUMBER
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, alternatives, number, table, words
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.windows import Trigger, find_in

__all__ = ["find_recurring"]

_EACH = rf"(?:h[ằà]ng|mỗi|từng){B}"
_OF = rf"(?:của{B})?"
_OFTEN = rf"(?:định{B}kỳ{B})?"
_MONTHLY = rf"{_OF}{_EACH}tháng(?!\w)"
_YEARLY = rf"{_OF}{_EACH}năm(?!\w)"
_ALSO = rf"(?:{OB},{OB}|{B}và{B})(?:ngày{B})?"
_DATE = rf"""(?:{DAY_OF_MONTH}{OB}/{OB}{MONTH_NUMBER}|{DAY_OF_MONTH}{B}tháng{B}{MONTH_NUMBER})
             (?!{OB}/{OB}[0-9])(?!{B}năm{B}[0-9])"""
_DAY_LIST = rf"(?P<days>{DAY_OF_MONTH}(?:{_ALSO}{DAY_OF_MONTH}){{0,2}})"
_DATE_LIST = rf"(?P<dates>{_DATE}(?:{_ALSO}{_DATE}){{0,3}})"
_LATEST = rf"{alternatives(words('cues', 'latest'))}(?:{B}{alternatives(words('cues', 'latest_links'))}){{0,3}}"
_LIMIT = rf"(?:{_LATEST}|trước|vào|không{B}quá|đến)"
_TIME = rf"(?:[01]?[0-9]|2[0-4]){OB}(?:giờ|h)(?![a-zà-ỹđ])(?:{OB}[0-5][0-9])?(?:{OB}phút)?"
_UNIT = r"(?:tháng|quý|năm|tuần|ngày)"
_NEXT = rf"(?:liền{B}kề|tiếp{B}theo|kế{B}tiếp|liền{B}sau|sau)"
_HALF_YEAR = rf"(?:0?6|sáu){B}tháng"
# the day of a period that was named before: "hằng tháng, trước …", "hằng tháng (chậm nhất …"
_THEN = rf"{OB}[,(:]{OB}{_LIMIT}{B}"
_WEEKDAY_NAME = rf"(?:thứ{B}(?P<weekday>{alternatives(list(table('weekdays')))})|(?P<sunday>chủ{B}nhật))(?!\w)"
_WEEKDAY = rf"(?:(?:ngày{B})?(?:(?:sáng|chiều|cuối{B}ngày){B})?{_WEEKDAY_NAME})"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}", re.VERBOSE)


# ngày 15 hằng tháng; ngày 15 và ngày 30 hằng tháng; ngày 05 của tháng liền kề
_DAY_OF_MONTH = _compile(rf"ngày{OB}{_DAY_LIST}{OB},?{OB}(?:{_MONTHLY}|{_OF}tháng{B}{_NEXT}(?!\w)(?:{B}{_NEXT})?)")
# hằng tháng, trước ngày 25; hằng tháng (chậm nhất ngày 20)
_MONTH_THEN_DAY = _compile(
    rf"""{_OFTEN}{_EACH}tháng{_THEN}ngày{OB}{_DAY_LIST}
         (?!{OB}/)(?!{B}(?:tháng{B}[0-9]|{_OF}tháng{B}(?:cuối|đầu)))"""
)
# ngày 20 (của) tháng cuối quý; hằng quý, trước ngày 05 tháng đầu quý sau
_DAY_OF_QUARTER = _compile(
    rf"""(?:{_OFTEN}(?:{_EACH})?quý{_THEN})?ngày{OB}(?P<day>{DAY_OF_MONTH}){B}{_OF}tháng{B}(?P<which>cuối|đầu)
         (?:{B}(?:của|mỗi|h[ằà]ng)){{0,2}}{B}quý(?!\w)(?:{B}{_NEXT})?"""
)
# ngày 01 tháng 01 hằng năm; 15/6 và 15/12 hằng năm
_DATE_OF_YEAR = _compile(rf"(?:ngày{OB})?{_DATE_LIST}{OB},?{OB}{_YEARLY}")
# hằng năm, trước ngày 15/12; định kỳ 6 tháng, trước ngày 15/6 và 15/12
_YEAR_THEN_DATE = _compile(
    rf"(?:{_OFTEN}{_EACH}(?:năm|quý)|định{B}kỳ{B}{_HALF_YEAR}(?:{B}một{B}lần)?){_THEN}(?:ngày{OB})?{_DATE_LIST}"
)
# …, 6 tháng (trước ngày 15/6), năm (trước ngày 15/12): further periods of a list that "định kỳ" or "hằng" opened
_FURTHER_PERIOD = _compile(rf"(?:{_HALF_YEAR}(?:{B}đầu{B}năm)?|năm){OB}\({OB}{_LIMIT}{B}(?:ngày{OB})?{_DATE_LIST}")
# tháng 12 hằng năm
_MONTH_OF_YEAR = _compile(rf"tháng{B}(?P<month>{MONTH_NUMBER}){OB},?{OB}{_YEARLY}")
# thứ Sáu hằng tuần; hằng tuần vào thứ 6; chiều thứ Năm hằng tuần
_WEEKLY = _compile(rf"{_WEEKDAY}{OB},?{OB}{_OF}{_EACH}tuần(?!\w)")
_WEEK_THEN_DAY = _compile(rf"{_OFTEN}{_EACH}tuần{OB}[,(]?{OB}(?:{_LIMIT}{B})?(?:{_TIME}{OB},?{OB})?{_WEEKDAY}")
# ngày làm việc cuối cùng của tháng; ngày cuối cùng hằng tháng; thứ Hai đầu tiên của tháng
_LAST_DAY = _compile(rf"ngày{B}(?P<working>làm{B}việc{B})?cuối{B}cùng{B}{_OF}(?:{_EACH})?tháng(?!\w)(?!{B}[0-9])")
_NTH_WEEKDAY = _compile(rf"{_WEEKDAY}{B}(?P<nth>đầu{B}tiên|cuối{B}cùng){B}{_OF}(?:{_EACH})?tháng(?!\w)(?!{B}[0-9])")
# hằng ngày trước 16h; trước 16h hằng ngày
_DAILY = _compile(rf"(?:{_OFTEN}{_EACH}ngày{OB}[,(]?{OB}trước{B}{_TIME}|trước{B}{_TIME}{OB},?{OB}{_EACH}ngày(?!\w))")
# định kỳ 6 tháng; định kỳ hằng quý; định kỳ 03 tháng/1 lần; định kỳ hằng tháng, quý, 6 tháng, năm
_LIST = rf"""(?:(?:{OB},{OB}(?:và{B})?|{B}và{B})(?:{_EACH})?(?:{NUMERAL}{B})?
             (?:tháng|quý|năm|tuần)(?!\w)(?!{B}[0-9])(?!{OB}\()(?:{B}(?:đầu|cuối){B}năm)?){{0,4}}"""
_ONCE = rf"(?:{OB}/{OB}(?:0?1{OB})?(?:một{B})?lần|{B}(?:một|0?1){B}lần)?"
_PERIODIC = _compile(
    rf"""định{B}kỳ{B}(?:(?:báo{B}cáo|là){B})?(?:{_EACH})?
         (?:(?P<number>{NUMERAL}){OB}(?:\([^()\n]{{1,20}}\){OB})?)?(?P<unit>{_UNIT})(?!\w)
         (?:{B}(?:đầu|cuối){B}năm)?{_ONCE}{_LIST}"""
)
_TIMES_PER = _compile(
    rf"""định{B}kỳ{B}(?:0?1|một){B}lần{OB}(?:/|trong{B}|mỗi{B}){OB}
         (?:(?P<number>{NUMERAL}){OB})?(?P<unit>{_UNIT})(?!\w)"""
)
# ba tháng một lần; mỗi quý một lần; cứ 02 tuần 01 lần; not "không quá 02 lần/năm", which limits how often
_ONCE_PER = _compile(
    rf"""(?:(?:cứ|mỗi|định{B}kỳ){B})?(?:(?P<number>{NUMERAL}){OB})?(?P<unit>{_UNIT})
         {OB}(?:/{OB}|\({OB})?(?:một|0?1){B}lần(?!\w)(?!{OB}/)"""
)
_BARE = _compile(rf"{_EACH}(?P<unit>{_UNIT})(?!\w){_LIST}")

_TRIGGER = Trigger(
    ("hằng", "hàng", "mỗi", "từng", "định", "của", "tháng", "năm"),
    rf"{_EACH}{_UNIT}|định{B}kỳ|của{B}tháng|tháng{B}(?:cuối|đầu|liền|tiếp|kế|sau)|năm{OB}\(",
    before=120,
    after=200,
)
_ONCE_TRIGGER = Trigger(("lần",), r"lần(?!\w)", before=60, after=10)
_LIST_OPENED = re.compile(r"(?<!\w)(?:định[ \n]kỳ|h[ằà]ng)(?!\w)[^.;]{0,200}\Z")
_PERIODIC_BEFORE = re.compile(rf"định{B}kỳ{OB},?{OB}\Z")
_LIMIT_INSIDE = re.compile(rf"{_LIMIT}(?!\w)")
_CLAUSE_START = re.compile(r"(?:\A|[.;:+]|\n|(?<![\w])-|[0-9a-zđ][.)])[ \n]{0,3}\Z")
_ATTRIBUTIVE = re.compile(rf"(?<!\w){alternatives(words('other_roles', 'attributive'))}[ \n]{{1,3}}\Z")
_REPORT = re.compile(r"(?<!\w)(?:báo[ \n]cáo|gửi)[ \n][^,;.:\n]{4,70}[ \n]\Z")
_FREQUENCIES = {
    "ngày": ("DAILY", 1),
    "tuần": ("WEEKLY", 1),
    "tháng": ("MONTHLY", 1),
    "quý": ("MONTHLY", 3),
    "năm": ("YEARLY", 1),
}
_TIME_PARTS = re.compile(rf"(?P<h>[01]?[0-9]|2[0-4]){OB}(?:giờ|h)(?![a-zà-ỹđ])(?:{OB}(?P<m>[0-5][0-9]))?")
_QUARTER_MONTHS = {"cuối": "3,6,9,12", "đầu": "1,4,7,10"}


def find_recurring(text: str, key: str) -> Iterator[FoundDeadline]:
    """Deadlines that come back, as RFC 5545 rules.

    Args:
        text: the text.
        key: its match key.

    Yields:
        Recurring deadlines, the exact forms (a day of the month, a date of the year) before the loose ones
        (``định kỳ hằng quý``); they may overlap, the first is right.
    """
    stretches = _TRIGGER.windows(key)
    for pattern, rule in _RULES:
        for match in find_in(pattern, key, stretches):
            told = rule(match)
            if told is not None:
                yield _found(text, key, match, told)
    for match in find_in(_FURTHER_PERIOD, key, stretches):
        told = _yearly(match)
        if told is not None and _LIST_OPENED.search(key, max(0, match.start() - 220), match.start()):
            yield _found(text, key, match, told)
    for pattern in (_PERIODIC, _TIMES_PER):
        for match in find_in(pattern, key, stretches):
            yield _found(text, key, match, _interval(match["number"], match["unit"]))
    for match in find_in(_ONCE_PER, key, _ONCE_TRIGGER.windows(key)):
        if match["number"] or match.group().startswith(("cứ", "mỗi", "định")):
            yield _found(text, key, match, _interval(match["number"], match["unit"]))
    for match in find_in(_BARE, key, stretches):
        if _stands_alone(key, match):
            yield _found(text, key, match, _interval(None, match["unit"]))


def _found(text: str, key: str, match: re.Match[str], rule: str) -> FoundDeadline:
    """The deadline with the preposition and the hour before it; an hour inside the expression counts too."""
    lead: Lead = read_lead(key, match.start())
    start = lead.start
    periodic = _PERIODIC_BEFORE.search(key, max(0, start - 14), start)
    if periodic:
        start -= len(periodic.group())
    inside = _LIMIT_INSIDE.search(match.group())
    cue = inside.group() if inside and lead.bound is None else ""
    bound = lead.bound
    if bound is None and cue:
        bound = "before" if "trước" in cue else "on" if cue == "vào" else "by"
    hour = _TIME_PARTS.search(match.group())
    time = lead.time or (f"{int(hour['h']):02d}:{int(hour['m'] or 0):02d}" if hour and hour["h"] != "24" else None)
    end = match.end()
    return FoundDeadline(start, end, text[start:end], "recurring", bound=bound, time=time, rrule=rule)


def _weekday(match: re.Match[str]) -> str:
    return "SU" if match["sunday"] else str(table("weekdays")[match["weekday"]])


def _monthly(match: re.Match[str]) -> str:
    return "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(str(int(printed)) for printed in re.findall("[0-9]+", match["days"]))


def _quarterly(match: re.Match[str]) -> str:
    return f"FREQ=YEARLY;BYMONTH={_QUARTER_MONTHS[match['which']]};BYMONTHDAY={int(match['day'])}"


def _weekly(match: re.Match[str]) -> str:
    return f"FREQ=WEEKLY;BYDAY={_weekday(match)}"


def _last_day(match: re.Match[str]) -> str:
    return "FREQ=MONTHLY;" + ("BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if match["working"] else "BYMONTHDAY=-1")


def _nth_weekday(match: re.Match[str]) -> str:
    return f"FREQ=MONTHLY;BYDAY={'1' if match['nth'].startswith('đầu') else '-1'}{_weekday(match)}"


def _interval(printed: str | None, unit: str) -> str:
    frequency, factor = _FREQUENCIES[unit]
    interval = factor * (int(number(printed)) or 1 if printed else 1)
    return f"FREQ={frequency}" if interval == 1 else f"FREQ={frequency};INTERVAL={interval}"


def _yearly(match: re.Match[str]) -> str | None:
    """One rule for the dates of a year; ``None`` where one rule cannot say them (15/6 and 30/12)."""
    pairs = [(int(d), int(m)) for d, m in re.findall(r"([0-9]{1,2})[^0-9]{1,9}([0-9]{1,2})", match["dates"])]
    days, months = {d for d, _ in pairs}, sorted({m for _, m in pairs})
    if len(days) != 1 and len(months) != 1:
        return None
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={','.join(map(str, sorted(days)))}"


def _stands_alone(key: str, match: re.Match[str]) -> bool:
    """Whether it says when ("Hằng năm, Sở X tổ chức …") or only which ("kế hoạch hằng năm")."""
    before = key[max(0, match.start() - 90) : match.start()]
    if _ATTRIBUTIVE.search(before):
        return False
    if match["unit"] == "ngày":
        return False
    if _CLAUSE_START.search(before):
        return key[match.end() : match.end() + 1] in (",", ":")
    return _REPORT.search(before) is not None


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_DAY_OF_MONTH, _monthly),
    (_MONTH_THEN_DAY, _monthly),
    (_DAY_OF_QUARTER, _quarterly),
    (_DATE_OF_YEAR, _yearly),
    (_YEAR_THEN_DATE, _yearly),
    (_MONTH_OF_YEAR, lambda match: f"FREQ=YEARLY;BYMONTH={int(match['month'])}"),
    (_WEEKLY, _weekly),
    (_WEEK_THEN_DAY, _weekly),
    (_LAST_DAY, _last_day),
    (_NTH_WEEKDAY, _nth_weekday),
    (_DAILY, lambda match: "FREQ=DAILY"),
)
