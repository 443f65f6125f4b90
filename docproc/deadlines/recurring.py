"""Deadlines that come back: "trước ngày 15 hằng tháng", "định kỳ 6 tháng", "thứ Sáu hằng tuần"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docproc.deadlines.lead import Lead, read_lead
from docproc.deadlines.model import FoundDeadline
from docproc.deadlines.moments import DAY_OF_MONTH, MONTH_NUMBER
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, alternatives, number, table, words
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB

__all__ = ["find_recurring"]

_EACH = rf"(?:h[ằà]ng|mỗi|từng){B}"
_MONTHLY = rf"(?:của{B})?{_EACH}tháng(?!\w)"
_YEARLY = rf"(?:của{B})?{_EACH}năm(?!\w)"
_AND_DAY = rf"(?:(?:{OB},{OB}|{B}và{B})(?:ngày{B})?"
_DATE = rf"(?:{DAY_OF_MONTH}{OB}/{OB}{MONTH_NUMBER}|{DAY_OF_MONTH}{B}tháng{B}{MONTH_NUMBER})(?!{OB}/{OB}[0-9])(?!{B}năm{B}[0-9])"
_LATEST = rf"{alternatives(words('cues', 'latest'))}(?:{B}{alternatives(words('cues', 'latest_links'))}){{0,3}}"
_LIMIT = rf"(?:{_LATEST}|trước|vào|không{B}quá|đến)"
_TIME = rf"(?:[01]?[0-9]|2[0-4]){OB}(?:giờ|h)(?![a-zà-ỹđ])(?:{OB}[0-5][0-9])?(?:{OB}phút)?"
_UNIT = r"(?:tháng|quý|năm|tuần|ngày)"
# "(trước ngày 15 …" after "hằng tháng": the day of a period that was named before
_THEN = rf"{OB}[,(:]{OB}{_LIMIT}{B}"

# ngày 15 hằng tháng; ngày 15 và ngày 30 hằng tháng; ngày 05 của tháng liền kề
_DAY_OF_MONTH = re.compile(
    rf"(?<!\w)ngày{OB}(?P<days>{DAY_OF_MONTH}{_AND_DAY}{DAY_OF_MONTH}){{0,2}}){OB},?{OB}"
    rf"(?:{_MONTHLY}|(?:của{B})?tháng{B}(?:liền{B}kề|tiếp{B}theo|kế{B}tiếp|liền{B}sau|sau)(?!\w)(?:{B}liền{B}kề|{B}tiếp{B}theo)?)"
)
# hằng tháng, trước ngày 25; hằng tháng (chậm nhất ngày 20)
_MONTH_THEN_DAY = re.compile(
    rf"(?<!\w)(?:định{B}kỳ{B})?{_EACH}tháng{_THEN}ngày{OB}(?P<days>{DAY_OF_MONTH}{_AND_DAY}{DAY_OF_MONTH}){{0,2}})(?!{OB}/)(?!{B}(?:tháng{B}[0-9]|của{B}tháng{B}(?:cuối|đầu)))"
)
# ngày 20 (của) tháng cuối quý / tháng cuối mỗi quý / tháng đầu quý sau
_DAY_OF_QUARTER = re.compile(
    rf"(?<!\w)(?:(?:định{B}kỳ{B})?(?:{_EACH})?quý{_THEN})?ngày{OB}(?P<day>{DAY_OF_MONTH}){B}(?:của{B})?tháng{B}(?P<which>cuối|đầu)(?:{B}(?:của|mỗi|h[ằà]ng)){{0,2}}{B}quý(?!\w)"
    rf"(?:{B}(?:sau|tiếp{B}theo|liền{B}kề|kế{B}tiếp))?"
)
# ngày 01 tháng 01 hằng năm; 15/6 và 15/12 hằng năm; ngày 15 tháng 12 của năm
_DATE_OF_YEAR = re.compile(rf"(?<!\w)(?:ngày{OB})?(?P<dates>{_DATE}{_AND_DAY}{_DATE}){{0,3}}){OB},?{OB}{_YEARLY}")
# hằng năm, trước ngày 15/12; định kỳ 6 tháng, trước ngày 15/6 và 15/12; 6 tháng (trước ngày 15/6)
_YEAR_THEN_DATE = re.compile(
    rf"(?<!\w)(?:định{B}kỳ{B})?(?:{_EACH}(?:năm|quý)|(?:mỗi{B})?(?:0?6|sáu){B}tháng(?:{B}(?:đầu|cuối){B}năm)?(?:{B}một{B}lần)?|(?<=và[ \n])năm){_THEN}"
    rf"(?:ngày{OB})?(?P<dates>{_DATE}{_AND_DAY}{_DATE}){{0,3}})"
)
# tháng 12 hằng năm
_MONTH_OF_YEAR = re.compile(rf"(?<!\w)tháng{B}(?P<month>{MONTH_NUMBER}){OB},?{OB}{_YEARLY}")
# thứ Sáu hằng tuần; hằng tuần vào thứ 6; chiều thứ Năm hằng tuần
_WEEKDAY = rf"(?:(?:ngày{B})?(?:(?:sáng|chiều|cuối{B}ngày){B})?(?:thứ{B}(?P<weekday>{alternatives(list(table('weekdays')))})|(?P<sunday>chủ{B}nhật))(?!\w))"
_WEEKLY = re.compile(rf"(?<!\w){_WEEKDAY}{OB},?{OB}(?:của{B})?{_EACH}tuần(?!\w)")
_WEEK_THEN_DAY = re.compile(
    rf"(?<!\w)(?:định{B}kỳ{B})?{_EACH}tuần{OB}[,(]?{OB}(?:{_LIMIT}{B})?(?:{_TIME}{OB},?{OB})?{_WEEKDAY}"
)
# ngày làm việc cuối cùng của tháng; ngày cuối cùng hằng tháng; thứ Hai đầu tiên của tháng
_LAST_DAY = re.compile(
    rf"(?<!\w)ngày{B}(?P<working>làm{B}việc{B})?cuối{B}cùng{B}(?:của{B})?(?:{_EACH})?tháng(?!\w)(?!{B}[0-9])"
)
_NTH_WEEKDAY = re.compile(
    rf"(?<!\w){_WEEKDAY}{B}(?P<nth>đầu{B}tiên|cuối{B}cùng){B}(?:của{B})?(?:{_EACH})?tháng(?!\w)(?!{B}[0-9])"
)
# hằng ngày trước 16h; trước 16h hằng ngày
_DAILY = re.compile(
    rf"(?<!\w)(?:(?:định{B}kỳ{B})?{_EACH}ngày{OB}[,(]?{OB}trước{B}{_TIME}|trước{B}{_TIME}{OB},?{OB}{_EACH}ngày(?!\w))"
)
# định kỳ 6 tháng; định kỳ hằng quý; định kỳ 03 tháng/1 lần; định kỳ hằng tháng, quý, 6 tháng, năm
_LIST = rf"(?:(?:{OB},{OB}|{B}và{B}|{OB},{OB}và{B})(?:{_EACH})?(?:{NUMERAL}{B})?(?:tháng|quý|năm|tuần)(?!\w)(?!{B}[0-9])(?:{B}(?:đầu|cuối){B}năm)?){{0,4}}"
_PERIODIC = re.compile(
    rf"(?<!\w)định{B}kỳ{B}(?:(?:báo{B}cáo|là){B})?(?:{_EACH})?(?:(?P<number>{NUMERAL}){OB}(?:\([^()\n]{{1,20}}\){OB})?)?(?P<unit>{_UNIT})(?!\w)(?:{B}(?:đầu|cuối){B}năm)?"
    rf"(?:{OB}/{OB}(?:0?1{OB})?(?:một{B})?lần|{B}(?:một|0?1){B}lần)?{_LIST}"
)
_TIMES_PER = re.compile(
    rf"(?<!\w)định{B}kỳ{B}(?:0?1|một){B}lần{OB}(?:/|trong{B}|mỗi{B}){OB}(?:(?P<number>{NUMERAL}){OB})?(?P<unit>{_UNIT})(?!\w)"
)
_BARE = re.compile(rf"(?<!\w){_EACH}(?P<unit>{_UNIT})(?!\w){_LIST}")

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
    if not re.search(
        r"h[ằà]ng|mỗi|từng|định[ \n]{1,3}kỳ|của[ \n]{1,3}tháng|tháng[ \n]{1,3}(?:cuối|đầu|liền|tiếp|kế|sau)|cùng|tiên|và[ \n]năm",
        key,
    ):
        return
    yield from _with_day(text, key)
    for match in _PERIODIC.finditer(key):
        yield _found(text, key, match, _interval(match["number"], match["unit"]))
    for match in _TIMES_PER.finditer(key):
        yield _found(text, key, match, _interval(match["number"], match["unit"]))
    for match in _BARE.finditer(key):
        if _stands_alone(key, match):
            yield _found(text, key, match, _interval(None, match["unit"]))


def _with_day(text: str, key: str) -> Iterator[FoundDeadline]:
    for pattern in (_DAY_OF_MONTH, _MONTH_THEN_DAY):
        for match in pattern.finditer(key):
            days = ",".join(str(int(printed)) for printed in re.findall("[0-9]+", match["days"]))
            yield _found(text, key, match, f"FREQ=MONTHLY;BYMONTHDAY={days}")
    for match in _DAY_OF_QUARTER.finditer(key):
        yield _found(
            text, key, match, f"FREQ=YEARLY;BYMONTH={_QUARTER_MONTHS[match['which']]};BYMONTHDAY={int(match['day'])}"
        )
    for pattern in (_DATE_OF_YEAR, _YEAR_THEN_DATE):
        for match in pattern.finditer(key):
            rule = _yearly(match["dates"])
            if rule is not None:
                yield _found(text, key, match, rule)
    for match in _MONTH_OF_YEAR.finditer(key):
        yield _found(text, key, match, f"FREQ=YEARLY;BYMONTH={int(match['month'])}")
    for pattern in (_WEEKLY, _WEEK_THEN_DAY):
        for match in pattern.finditer(key):
            yield _found(text, key, match, f"FREQ=WEEKLY;BYDAY={_weekday(match)}")
    for match in _LAST_DAY.finditer(key):
        rule = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if match["working"] else "BYMONTHDAY=-1"
        yield _found(text, key, match, f"FREQ=MONTHLY;{rule}")
    for match in _NTH_WEEKDAY.finditer(key):
        nth = "1" if match["nth"].startswith("đầu") else "-1"
        yield _found(text, key, match, f"FREQ=MONTHLY;BYDAY={nth}{_weekday(match)}")
    for match in _DAILY.finditer(key):
        yield _found(text, key, match, "FREQ=DAILY")


def _found(text: str, key: str, match: re.Match[str], rule: str) -> FoundDeadline:
    """The deadline with the preposition and the hour before it; an hour inside the expression counts too."""
    lead: Lead = read_lead(key, match.start())
    start = lead.start
    periodic = re.search(r"định[ \n]{1,3}kỳ(?:[ \n]{0,3},)?[ \n]{1,3}\Z", key[max(0, start - 14) : start])
    if periodic:
        start -= len(periodic.group())
    inside = re.search(rf"{_LIMIT}(?!\w)", match.group())
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


def _interval(printed: str | None, unit: str) -> str:
    frequency, factor = _FREQUENCIES[unit]
    interval = factor * (int(number(printed)) or 1 if printed else 1)
    return f"FREQ={frequency}" if interval == 1 else f"FREQ={frequency};INTERVAL={interval}"


def _yearly(dates: str) -> str | None:
    """One rule for the dates of a year; ``None`` where one rule cannot say them (15/6 and 30/12)."""
    pairs = [(int(d), int(m)) for d, m in re.findall(r"([0-9]{1,2})[^0-9]{1,9}([0-9]{1,2})", dates)]
    days, months = {d for d, _ in pairs}, sorted({m for _, m in pairs})
    if len(days) != 1 and len(months) != 1:
        return None
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={','.join(map(str, sorted(days)))}"


def _stands_alone(key: str, match: re.Match[str]) -> bool:
    """ "Hằng năm, Sở X tổ chức …" and "báo cáo UBND tỉnh hằng quý" say when; "kế hoạch hằng năm" says which."""
    before = key[max(0, match.start() - 90) : match.start()]
    if _ATTRIBUTIVE.search(before):
        return False
    if match["unit"] == "ngày":
        return False
    if _CLAUSE_START.search(before):
        return key[match.end() : match.end() + 1] in (",", ":")
    return _REPORT.search(before) is not None
