"""How often something comes back where no day is said: "định kỳ 6 tháng", "mỗi quý một lần", "hằng tháng"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docproc.deadlines.vocabulary import AND_DOES, NUMERAL, alternatives, number, words
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.windows import find_in
from docproc.vocabulary import directive_verbs

__all__ = ["EACH", "ONCE", "UNIT", "find_frequencies"]

EACH = rf"(?:h[ằà]ng|mỗi|từng){B}"
UNIT = r"(?:tháng|quý|năm|tuần|ngày)"
ONCE = rf"(?:{OB}/{OB}(?:0?1{OB})?(?:một{B})?lần|{B}(?:một|0?1){B}lần)?"
_ONE_TIME = (
    rf"(?:{B}(?:ít{B}nhất{B}|tối{B}thiểu{B})?(?:một|0?1){B}(?:lần|kỳ|đợt)|{OB}/{OB}(?:(?:một|0?1){B})?lần)(?!\w)"
)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}", re.VERBOSE)


# định kỳ 6 tháng; định kỳ hằng quý; định kỳ 03 tháng/1 lần; định kỳ hằng tháng, quý, 6 tháng, năm
_LIST = rf"""(?:(?:{OB},{OB}(?:và{B})?|{B}và{B})(?:{EACH})?(?:{NUMERAL}{B})?
             (?:tháng|quý|năm|tuần)(?!\w)(?!{B}[0-9])(?!{OB}\()(?:{B}(?:đầu|cuối){B}năm)?){{0,4}}"""
_PERIODIC = _compile(
    rf"""định{B}kỳ{B}(?:(?:báo{B}cáo|là|theo){B})?(?:{EACH})?
         (?:(?P<number>{NUMERAL}){OB}(?:\([^()\n]{{1,20}}\){OB})?)?(?P<unit>{UNIT})(?!\w)(?!{OB}[0-9])
         (?:{B}(?:đầu|cuối){B}năm)?{ONCE}{_LIST}"""
)
_TIMES_PER = _compile(
    rf"""định{B}kỳ{B}(?:0?1|một){B}lần{OB}(?:/|trong{B}|mỗi{B}){OB}
         (?:(?P<number>{NUMERAL}){OB})?(?P<unit>{UNIT})(?!\w)"""
)
# trước mùa lũ hằng năm; hằng năm, trước mùa mưa
_SEASON_NAME = rf"(?:trước|sau){B}(?:mùa|vụ)(?:{B}[^\s,;.:()]+){{1,3}}?"
_SEASON = _compile(
    rf"(?:{_SEASON_NAME}{B}(?:h[ằà]ng|mỗi){B}năm|(?:h[ằà]ng|mỗi){B}năm{OB},?{OB}{_SEASON_NAME}(?={OB}(?:[,;.)]|\Z)))(?!\w)"
)
# 01 lần/quý, in a time cell; in running text it may be a limit
_EACH_PERIOD = _compile(rf"(?:0?1|một){B}lần{OB}/{OB}(?:(?P<number>{NUMERAL}){OB})?(?P<unit>{UNIT})(?!\w)")
# mỗi quý một lần; cứ sáu tháng một lần; 03 tháng/lần; not "không quá 02 lần/năm", which limits how often
_ONCE_IN = _compile(rf"(?:{EACH}|(?:cứ{B})?(?P<number>{NUMERAL}){OB})(?P<unit>{UNIT}){_ONE_TIME}")
# cứ 3 tháng, …; mỗi 6 tháng, …: a stretch that its clause begins with or that comes with "một lần"
_EVERY = _compile(
    rf"(?:(?:cứ(?:{B}sau)?|{EACH.removesuffix(B)}){B}|(?=[^,;.:\n]{{8,60}}{B}(?:một|0?1){B}lần(?!\w)))(?P<number>{NUMERAL}){OB}(?P<unit>{UNIT})(?!\w)"
    rf"(?={OB},|{B}[^,;.:\n]{{1,80}}{B}(?:một|0?1){B}lần(?!\w))"
)
# ít nhất 01 lần/quý: no less than that, so that it falls due
_AT_LEAST_ONCE = _compile(
    rf"(?:ít{B}nhất|tối{B}thiểu){B}(?:0?1|một){B}lần{OB}(?:/|trong{B}|mỗi{B}){OB}(?:(?P<number>{NUMERAL}){OB})?(?P<unit>{UNIT})(?!\w)"
)
# ngày hai lần, …; ít nhất hai lần một tháng: how often in it is left to the words
_SEVERAL = _compile(rf"(?P<number>(?!))?(?P<unit>ngày|tuần|tháng){B}{NUMERAL}{B}lần(?={OB}[,;(])")
_AT_LEAST = _compile(
    rf"(?:ít{B}nhất|tối{B}thiểu){B}(?P<number>(?!))?{NUMERAL}{B}lần{OB}(?:/|(?:một|mỗi|01){B}){OB}(?P<unit>ngày|tuần|tháng)(?!\w)"
)
# tuần đầu của mỗi quý; cuối mỗi tuần; đầu hằng tháng
_EDGE = _compile(
    rf"(?:(?:vào{B}|trong{B})?(?:tuần|tháng|ngày){B}(?:đầu|cuối)(?:{B}(?:tiên|cùng))?{B}(?:của{B})?|(?:vào{B})?(?:cuối|đầu){B})"
    rf"{EACH}(?P<number>(?!))?(?P<unit>tuần|tháng|quý|năm)(?!\w)"
)
_BARE = _compile(rf"{EACH}(?P<unit>{UNIT})(?!\w){_LIST}")

_CLAUSE_START = re.compile(r"(?:\A|[.;:+]|\n|(?<![\w])-|[0-9a-zđ][.)])[ \n]{0,3}\Z")
_INSIDE_START = re.compile(r"(?:,|(?<!\w)và|(?<!\w)đồng thời)[ \n]{1,3}\Z")
_CLAUSE_END = re.compile(
    rf"(?={AND_DOES})|{OB}(?:\Z|[.;)]|\n|,{OB}(?:gửi|báo{B}cáo|trình)|{B}(?:về|cho|để|theo|qua|với|trong|sau|trước|tại){B})"
)
_VERB = re.compile(
    rf"(?:\A|[.;:,+\n-]|[a-zđ0-9][.)]|(?<!\w)(?:và|phải|có{B}trách{B}nhiệm|cần))[ \n]*"
    rf"{alternatives(list(directive_verbs()))}(?!\w)[^.;:\n]*\Z"
)
# "Sở X cập nhật kịch bản … hằng năm": a body first, then its verb
_BODY_DOES = re.compile(
    rf"(?:\A|[.;:,+\n-]|[a-zđ0-9][.)]|(?<!\w)(?:giao|đề{B}nghị|yêu{B}cầu))[ \n]*"
    rf"{alternatives(words('bodies', 'heads'))}(?!\w)[^,;.:\n]{{1,60}}?"
    rf"[ \n]{alternatives(list(directive_verbs()))}(?!\w)[^.;:\n]*\Z"
)
# "Đài Phát thanh và Truyền hình tỉnh mỗi tuần dành một chuyên mục"
_BODY_BEFORE = re.compile(
    rf"(?:\A|[.;:+\n-]|(?<!\w)(?:giao|đề{B}nghị|yêu{B}cầu))[ \n]*"
    rf"{alternatives(words('bodies', 'heads'))}(?!\w)[^;.:\n]{{1,80}}[ \n]\Z"
)
_THEN_VERB = re.compile(rf"{B}{alternatives(list(directive_verbs()))}(?!\w)")
_ATTRIBUTIVE = re.compile(rf"(?<!\w){alternatives(words('other_roles', 'attributive'))}[ \n]{{1,3}}\Z")
_NAMED_BEFORE = re.compile(
    rf"(?<!\w){alternatives(words('other_roles', 'attributive_before'))}(?:[ \n][^\s,;.:]+){{0,9}}[ \n]{{1,3}}\Z"
)
_NO_LESS = re.compile(
    rf"(?:ít{B}nhất|tối{B}thiểu){B}{NUMERAL}{B}(?!ngày|giờ|tiết|lần)[^\s,;.:]+(?:{B}[^\s,;.:]+){{0,4}}{B}\Z"
)
_REPORT = re.compile(r"(?<!\w)(?:báo[ \n]cáo|gửi)[ \n][^,;.:\n]{4,70}[ \n]\Z")
_FREQUENCIES = {
    "ngày": ("DAILY", 1),
    "tuần": ("WEEKLY", 1),
    "tháng": ("MONTHLY", 1),
    "quý": ("MONTHLY", 3),
    "năm": ("YEARLY", 1),
}


def find_frequencies(
    key: str, stretches: list[tuple[int, int]], *, labelled: bool = False
) -> Iterator[tuple[re.Match[str], str]]:
    """Finds how often something must be done.

    Args:
        key: the match key of the text.
        stretches: where to look.
        labelled: the text says when and nothing else.

    Yields:
        Matches with their RFC 5545 rule, the surer forms first; they may overlap, the first is right.
    """
    for pattern in (_PERIODIC, _TIMES_PER, _AT_LEAST_ONCE, _AT_LEAST, _ONCE_IN, _EVERY, _EDGE):
        for match in find_in(pattern, key, stretches):
            yield match, _interval(match["number"], match["unit"])
    for match in find_in(_SEVERAL, key, stretches):
        if _CLAUSE_START.search(key[max(0, match.start() - 6) : match.start()]):
            yield match, _interval(None, match["unit"])
    for match in find_in(_SEASON, key, stretches):
        yield match, "FREQ=YEARLY"
    for match in _EACH_PERIOD.finditer(key) if labelled else ():
        yield match, _interval(match["number"], match["unit"])
    for match in find_in(_BARE, key, stretches):
        if (labelled and not key[: match.start()].rstrip()[-1:].isdigit()) or _stands_alone(key, match):
            yield match, _interval(None, match["unit"])


def _interval(printed: str | None, unit: str) -> str:
    frequency, factor = _FREQUENCIES[unit]
    interval = factor * (int(number(printed)) or 1 if printed else 1)
    return f"FREQ={frequency}" if interval == 1 else f"FREQ={frequency};INTERVAL={interval}"


def _stands_alone(key: str, match: re.Match[str]) -> bool:
    """Whether it says when ("Hằng năm, Sở X tổ chức …", "mỗi quý họp") or only which ("kế hoạch hằng năm")."""
    before = key[max(0, match.start() - 90) : match.start()]
    if _ATTRIBUTIVE.search(before) or match.group().startswith("từng") or before.rstrip()[-1:].isdigit():
        return False
    verb = _THEN_VERB.match(key, match.end()) is not None
    ends = _CLAUSE_END.match(key, match.end()) is not None
    if _CLAUSE_START.search(before):
        return verb or (match["unit"] != "ngày" and key[match.end() : match.end() + 1] in (",", ":"))
    if (
        _INSIDE_START.search(before)
        or (verb and _BODY_BEFORE.search(before))
        or (before.endswith("(") and key[match.end() : match.end() + 1] == ")")
    ):
        return verb or before.endswith("(")
    if _REPORT.search(before) and not verb and (ends or match["unit"] != "ngày"):
        return True
    # "ít nhất 05 ngày mỗi quý" counts, "gửi số liệu hằng quý" and "kiểm tra ít nhất 03 xã mỗi quý" date
    each = match.group().startswith("mỗi") and match["unit"] != "ngày" and _NO_LESS.search(before) is not None
    if not (ends and (each or match.group().startswith("h"))) or _NAMED_BEFORE.search(before):
        return False
    return _VERB.search(before) is not None or _BODY_DOES.search(before) is not None
