"""Deadlines that are counted from something: "trong 15 ngày kể từ ngày ký", "ngay sau khi nhận được văn bản này"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docproc.deadlines.model import Anchor, Bound, FoundDeadline
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, alternatives, number, words
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.windows import Trigger, find_in

__all__ = ["find_relative"]

_CUES = words("cues", "latest")
_LATEST = rf"{alternatives(_CUES)}(?:{B}{alternatives(words('cues', 'latest_links'))}){{0,3}}"
_INSTRUMENT = alternatives(words("anchors", "instruments"))
_RECEIPT = alternatives(words("anchors", "receipt"))
_ISSUE = alternatives(words("anchors", "issue"))
_EFFECTIVE = alternatives(words("anchors", "effective"))
_REST = r"[^,;.:()\n]{0,110}?"
_PHRASE_END = (
    rf"(?=[,;.:()]|\n|\Z|{B}(?:để|nhằm|phải|thì|đề nghị|yêu cầu|có trách nhiệm|báo cáo|gửi|tổng hợp|hướng dẫn)(?!\w))"
)

# "trong vòng 10 ngày làm việc kể từ ngày nhận được Công văn này", "chậm nhất sau 03 ngày kể từ khi kết thúc"
_DURATION = re.compile(
    rf"""(?<!\w)(?:(?P<lead>{_LATEST}
            |(?:ngay{B})?trong{B}(?:vòng|thời{B}hạn|thời{B}gian){OB}:?|thời{B}hạn{OB}:?|không{B}quá|tối{B}đa|trong|sau
            |trước(?:{B}(?:ít{B}nhất|tối{B}thiểu))?){B}(?:không{B}quá{B})?)?
        (?P<number>{NUMERAL})(?![0-9/.,-])(?:{OB}\([^()\n]{{1,30}}\))?{OB}
        (?P<unit>ngày|tháng|tuần|giờ|h|năm)(?!\w)(?P<working>{B}làm{B}việc)?
        (?:{OB},?{OB}(?P<from>(?:kể|tính){B}từ|sau|từ|trước|so{B}với){B}(?=(?:khi|ngày|thời{B}điểm|lúc)(?!\w)))?""",
    re.VERBOSE,
)
# what stands after "kể từ": "ngày ký", "ngày nhận được văn bản này", "khi kết thúc đợt kiểm tra"
_ANCHOR = re.compile(
    rf"""(?:khi|ngày|thời{B}điểm|lúc){B}(?:
        (?P<receipt>{_RECEIPT})(?!\w){_REST}
        |(?P<effective>(?:{_INSTRUMENT}{B}(?:này{B})?)?{_EFFECTIVE})(?!\w){_REST}
        |(?P<issue>{_ISSUE}(?:{B}{_INSTRUMENT}(?:{B}này)?)?)
            (?=[,;.:()]|\n|\Z|{B}{alternatives(words("anchors", "after_issue"))}(?!\w))
        |(?P<event>\w{_REST})){_PHRASE_END}""",
    re.VERBOSE,
)
# "trước khi triển khai", "trước thời điểm …", "ngay sau khi …", "ngay sau mỗi đợt …", "ngay khi nhận được …"
_EVENT = re.compile(
    rf"""(?<!\w)(?:(?:{_LATEST}{B}|(?:trong|đến|xong){B})?
            (?P<before>trước){B}(?={alternatives(words("events", "before"))}(?!\w))
        |(?P<after>ngay{B}sau)(?!\w)(?!{OB}(?:đó|đây|này)(?!\w))
        |(?P<upon>ngay{B}(?:từ{B})?khi{B}(?={_RECEIPT}(?!\w))))
        (?P<phrase>{_REST}){_PHRASE_END}""",
    re.VERBOSE,
)
_COMPARED = re.compile(rf"(?<!\w)(?:như|so{B}với|từ|kể{B}từ|kể{B}cả|hơn|của|giai{B}đoạn){B}\Z")
_EFFECT = re.compile(
    r"(?:hiệu[ \n]lực|thi[ \n]hành|được[ \n]đăng|giá[ \n]trị|bảo[ \n]hành|lưu[ \n]giữ|lưu[ \n]trữ)[^,;.:\n]{0,30}\Z"
)
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm)(?!\w)[^,;.:]{0,120}\Z")
_UNITS = {
    "ngày": ("P", "D", 1),
    "tuần": ("P", "D", 7),
    "tháng": ("P", "M", 1),
    "năm": ("P", "Y", 1),
    "giờ": ("PT", "H", 1),
    "h": ("PT", "H", 1),
}
_DAYS_OF_HALF_MONTH = 15
_COUNT_TRIGGER = Trigger(
    ("vòng", "thời", "chậm", "muộn", "trễ", "kể", "tính", "làm", "quá", "tối", "so", "trước", "sau", "từ"),
    rf"vòng|thời{B}hạn|(?:chậm|muộn|trễ){B}nhất|(?:kể|tính){B}từ|làm{B}việc|quá{B}|tối{B}đa|so{B}với|trước{B}"
    rf"|(?:sau|từ){B}(?:khi|ngày|lúc)",
    before=60,
    after=110,
)
_EVENT_TRIGGER = Trigger(("trước", "ngay"), rf"(?:trước|ngay){B}", before=40, after=170)


def find_relative(text: str, key: str, *, labelled: bool) -> Iterator[FoundDeadline]:
    """Counted and event-bound deadlines.

    Args:
        text: the text.
        key: its match key.
        labelled: the text stands under a deadline label ("Thời hạn"), so a bare count is one.

    Yields:
        Relative deadlines; ``due`` is never set, the day to count from is not on the page.
    """
    everywhere = [(0, len(key))]
    for match in find_in(_DURATION, key, everywhere if labelled else _COUNT_TRIGGER.windows(key)):
        found = _counted(text, key, match, labelled=labelled)
        if found is not None:
            yield found
    for match in find_in(_EVENT, key, _EVENT_TRIGGER.windows(key)):
        if not match["phrase"].strip() or _COMPARED.search(key, max(0, match.start() - 20), match.start()):
            continue
        if _PURPOSE.search(key, max(0, match.start() - 130), match.start()):
            continue
        receipt = match["before"] is None and _receipt_first().match(match["phrase"].strip())
        start, end = match.start(), match.start() + len(match.group().rstrip())
        yield FoundDeadline(
            start,
            end,
            text[start:end],
            "relative",
            bound="before" if match["before"] else None,
            anchor="receipt" if receipt else "event",
        )


@cache
def _receipt_first() -> re.Pattern[str]:
    return re.compile(rf"(?:khi{B})?{_RECEIPT}(?!\w)")


def _counted(text: str, key: str, match: re.Match[str], *, labelled: bool) -> FoundDeadline | None:
    lead = " ".join((match["lead"] or "").split())
    anchor: Anchor | None = None
    end = match.end("working") if match["working"] else match.end("unit")
    if match["from"]:
        told = _ANCHOR.match(key, match.end())
        if told is None:
            return None
        end = match.end() + len(told.group().rstrip())
        anchor = "event" if match["from"] in ("trước", "so với") else _anchor(told)
    ahead = lead.startswith("trước") or (match["from"] or "").startswith(("trước", "so"))
    if not _is_limit(lead, anchor, match, labelled=labelled, ahead=ahead):
        return None
    if _EFFECT.search(key, max(0, match.start() - 60), match.start()):
        return None
    value, unit = number(match["number"]), match["unit"]
    start = match.start("number") if lead.startswith("thời hạn") else match.start()
    return FoundDeadline(
        start,
        end,
        text[start:end],
        "relative",
        bound=_bound(lead, ahead=ahead),
        duration=_iso(value, unit),
        anchor=anchor,
        working_days=match["working"] is not None,
    )


def _is_limit(lead: str, anchor: Anchor | None, match: re.Match[str], *, labelled: bool, ahead: bool) -> bool:
    """Whether a count is a limit: it says so itself, or it says from when it counts."""
    unit, working = match["unit"], match["working"] is not None
    if lead == "sau" or (unit == "năm" and anchor is None) or number(match["number"]) == 0:
        return False
    latest = any(lead.startswith(cue) for cue in _CUES)
    if ahead:
        return anchor is not None and (latest or lead.startswith("trước") or lead == "")
    if labelled or latest or lead.startswith(("trong vòng", "trong thời hạn", "ngay trong", "thời hạn")):
        return anchor is not None or unit in ("ngày", "giờ", "h", "tuần")
    if anchor is not None:
        return lead != "" or working
    return working and lead in ("trong", "không quá", "tối đa", "trong thời gian")


def _anchor(told: re.Match[str]) -> Anchor:
    if told["receipt"]:
        return "receipt"
    if told["effective"]:
        return "effective"
    return "issue" if told["issue"] else "event"


def _bound(lead: str, *, ahead: bool) -> Bound:
    if ahead:
        return "before"
    return "within" if lead.startswith(("trong", "ngay trong", "thời hạn")) or not lead else "by"


def _iso(value: float, unit: str) -> str | None:
    """ISO 8601; half a month is fifteen days (Bộ luật Dân sự 2015, Điều 146)."""
    prefix, letter, factor = _UNITS[unit]
    if value != int(value):
        return f"P{_DAYS_OF_HALF_MONTH}D" if unit == "tháng" else None
    return f"{prefix}{int(value) * factor}{letter}"
