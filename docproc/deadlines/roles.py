"""Whether a day or period is a deadline: the role that it has in its clause.

A date is a deadline only where the clause says so (annotation guide, Obligations). Dates of past events, of legal
effect, of data, of meetings, and periods in names are none.
"""

from __future__ import annotations

import re
from datetime import date

from docproc.deadlines.lead import Lead
from docproc.deadlines.model import Bound, Moment
from docproc.deadlines.period_roles import period_bound
from docproc.deadlines.place import (
    ADJACENT,
    ATTENDED,
    BRACKETED,
    DECIDED,
    DIRECTS,
    NEAR,
    PAST,
    PURPOSE,
    SCOPE_NEAR,
    TAIL,
    TOLD,
    Place,
    is_loose,
    words_before,
)
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, alternatives, words
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB

__all__ = ["deadline_bound", "under_label"]
_WINDOW = 160
_LABEL_TAIL = 8
_BOUNDARY = re.compile(r"[;:]|[.!?](?=[ \n])|\n(?=[ \n]*(?:[-+•*]|[0-9]{1,2}[.)]|[a-zđ]\)))|\n[ ]*\n")
_LABEL_NAME = rf"{alternatives(words('labels', 'with_verb'))}{B}{alternatives(words('labels', 'verbs'))}"
_LABEL = re.compile(
    rf"(?<!\w)(?:{alternatives(words('labels', 'always'))}|{_LABEL_NAME})(?!\w)"
    rf"(?:{B}[^\s:;.,]+){{0,6}}(?:{OB}:|{B}là){OB}\Z"
    rf"|(?<!\w)(?:các|{NUMERAL}){B}(?:đợt|lần|kỳ|ngày|buổi){OB}:{OB}\Z"
)
_UNTIL = words_before("completion", "until")
_HOLDS = words_before("completion", "hold")
_RANGE_VERB = words_before("completion", "range")
_HOLDING = re.compile(r"[ \n\-+•*]*(?:tổ[ \n]chức|tiến[ \n]hành|khai[ \n]mạc|ra[ \n]quân|diễn[ \n]tập|mở)[ \n]")
_CARRIES_OUT = re.compile(r"(?<!\w)(?:thực[ \n]hiện|triển[ \n]khai)(?!\w)")
_EFFECT = words_before("other_roles", "effect", r"[^,;.]{0,30}\Z")
_NOT_HELD = words_before("other_roles", "event_scope", r"(?:[ \n]{1,3}[^\s,;.]+){0,2}[ \n]{0,3}\Z")
_NOT_HELD_ADJACENT = words_before("other_roles", "event_scope_adjacent", rf"{OB}\Z")
_BEGINS = re.compile(rf"(?<!\w)(?<!ngay )từ{B}\Z")
_SYMBOL_BEFORE = re.compile(r"/[^\s]+[ \n]{1,3}\Z")
_TAKES_PART = re.compile(r"(?<!\w)(?:tham[ \n](?:dự|gia)|dự[ \n](?:họp|hội[ \n]nghị|lễ))(?!\w)")
_BANNED = re.compile(r"(?<!\w)(?:cấm|không[ \n]được)(?!\w)")
# "các dự án được phê duyệt trước ngày X" tells which; "báo cáo được gửi trước ngày X" is ordered
_SENT_OR_DONE = r"(?:gửi|nộp|trình|chuyển|bàn[ \n]giao|hoàn[ \n]thành|báo[ \n]cáo)(?!\w)"
_PASSIVE = re.compile(
    rf"(?<!\w)(?:được(?![ \n]{_SENT_OR_DONE})|phát[ \n]sinh|sinh|thành[ \n]lập|tồn[ \n]tại)"
    r"(?:[ \n][^\s,;.:]+){0,5}[ \n]\Z"
)
_OBLIGED = re.compile(r"(?<!\w)(?:phải|cần|bảo[ \n]đảm|đảm[ \n]bảo|để|đã)(?!\w)")
_THEN = re.compile(rf"\)?{OB},")
_TERM = re.compile(r"(?<!\w)hạn(?!\w)")
# whose days a range names, and what is so in it
_RANGE_OF = re.compile(
    r"(?<!\w)(?:nghỉ|sinh|diễn[ \n]ra|hiệu[ \n]lực|áp[ \n]dụng|kỳ|hội[ \n]nghị|họp|được|bị|mưa|nắng|học|giai[ \n]đoạn)"
    r"(?!\w)[^;.:]{0,40}\Z"
)
# "các dự án khởi công trước ngày … được áp dụng": which ones are meant
_TELLS_OF = re.compile(
    rf"{B}(?:được|hưởng|vẫn|mà|không{B}thuộc|chưa|đã|thì|tiếp{B}tục{B}(?:thực{B}hiện|áp{B}dụng|sử{B}dụng|được))(?!\w)"
)
_ROTA = re.compile(r"(?<!\w)(?:lịch|nghỉ)(?!\w)[^;.\n]{0,60}:[ \n]{0,3}\Z")
_SITTING = re.compile(r"(?<!\w)(?:hội[ \n]nghị|cuộc[ \n]họp|buổi[ \n]họp|lễ|buổi|phiên[ \n]họp|hội[ \n]thảo)(?!\w)")
_WHEN = re.compile(rf"(?<!\w)thời{B}gian{OB}:{OB}\Z")
_LABEL_END = re.compile(rf"(?::|{B}là){OB}\Z")


def deadline_bound(key: str, moment: Moment, lead: Lead, issue_date: date | None, *, labelled: bool) -> Bound | None:
    """Says how ``moment`` limits, or that it is no deadline.

    Args:
        key: the match key of the text.
        moment: the day or period.
        lead: what stands before it; it belongs to the expression.
        issue_date: day of issue; a day before it is no deadline.
        labelled: the whole text stands under a deadline label.

    Returns:
        The bound, or ``None`` for no deadline.
    """
    past = moment.due is not None and issue_date is not None and moment.due < issue_date
    if past or (moment.bare and not lead.day):
        return None
    left = key[max(0, lead.start - _WINDOW) : lead.start]
    if labelled or under_label(key, lead.start) or (moment.unit != "day" and _WHEN.search(left[-TAIL:])):
        return _labelled(moment, lead, left)
    clause = left[max((match.end() for match in _BOUNDARY.finditer(left)), default=0) :]
    if _EFFECT.search(clause):
        return None
    place = Place(key, moment, lead, left, clause, issue_date)
    if moment.unit == "range":
        return "by" if _is_task_range(place) else None
    return _day(place) if moment.unit == "day" else period_bound(place)


def under_label(key: str, start: int) -> bool:
    """Whether a label stands right before ``start``: ``Thời hạn trả lời: 07 ngày``, ``Tiến độ hoàn thành: Quý II``.

    Args:
        key: the match key of the text.
        start: where the time begins.
    """
    left = key[max(0, start - NEAR) : start]
    return _LABEL_END.search(left[-_LABEL_TAIL:]) is not None and _LABEL.search(left) is not None


def _labelled(moment: Moment, lead: Lead, left: str) -> Bound | None:
    """Behind a label or in a cell: a bare day is the last one, "ngày 28/12" the day when it is done."""
    if moment.unit != "range" and lead.bound is None and _BEGINS.search(left):
        return None  # "Từ tháng 11/2024": a start sets no last day
    if moment.unit == "day" and _SYMBOL_BEFORE.search(left):
        return None  # the day of a cited document
    if moment.unit == "range":
        return "by"
    if moment.unit != "day":
        return lead.bound if lead.bound not in (None, "on") else "within"
    return lead.bound or ("on" if lead.day and not _TERM.search(left[-NEAR:]) else "by")


def _is_task_range(place: Place) -> bool:
    """Tells "tổ chức … từ ngày A đến ngày B" (when to do it) from "số liệu từ ngày A đến ngày B" (which figures)."""
    clause = place.clause
    if place.opens and not BRACKETED.search(place.left):
        comma = place.key[place.moment.end : place.moment.end + 1] == ","
        return comma and not (TOLD.search(place.following) or _ROTA.search(place.left))
    if _BANNED.search(clause) or _TAKES_PART.search(clause):
        return False
    if SCOPE_NEAR.search(clause) or PAST.search(clause) or PURPOSE.search(clause):
        return False
    ahead = place.moment.first is not None and place.issued is not None and place.moment.first >= place.issued
    if ahead and place.closes and not _RANGE_OF.search(clause):
        return True
    return _RANGE_VERB.search(clause) is not None or DIRECTS.match(clause.lstrip()) is not None


def _day(place: Place) -> Bound | None:
    lead, clause = place.lead, place.clause
    if lead.cue in ("latest", "before", "by"):
        return lead.bound if _limits_a_day(place) else None
    if ADJACENT.search(clause[-TAIL:]):
        if lead.time and _SITTING.search(clause):
            return None
        return lead.bound or ("on" if lead.day else "by")
    if lead.cue == "until":
        return "by" if _until(place) else None
    if lead.cue == "within":
        return "within" if (lead.day or not place.moment.year_printed) and not PAST.search(place.near) else None
    return "on" if (lead.day or lead.cue == "on") and _is_held(place) else None


def _limits_a_day(place: Place) -> bool:
    """Not where the clause tells which things are meant ("được cấp phép trước ngày X", "tính đến hết ngày X")."""
    lead, clause = place.lead, place.clause
    if lead.cue == "before":
        if _TELLS_OF.match(place.key, place.moment.end):
            return False
        return not (_PASSIVE.search(clause) and not _OBLIGED.search(clause))
    return lead.cue == "latest" or not (is_loose(clause) or place.tells_how_far)


def _until(place: Place) -> bool:
    if is_loose(place.clause):
        return False
    if place.opens and not BRACKETED.search(place.left):
        told = PAST.search(place.following) or (TOLD.search(place.following) and not DECIDED.search(place.following))
        return not told and (DECIDED.search(place.following) or DIRECTS.search(place.following)) is not None
    if PAST.search(place.near):
        return False
    ordered = place.closes and DIRECTS.search(place.clause) is not None and not SCOPE_NEAR.search(place.clause)
    return ordered or _UNTIL.search(place.near) is not None


def _is_held(place: Place) -> bool:
    """The day of an event that somebody must hold is its deadline; of one that is attended it is not."""
    clause, on = place.clause, place.lead.cue == "on"
    if _SITTING.match(clause.lstrip()):
        return False  # what happens when, not who must hold it
    if place.opens and not on and DIRECTS.match(place.key, place.moment.end + 1) and not TOLD.search(place.following):
        return True  # "…; ngày 21/3 đưa máy bơm ra vị trí"
    if on and place.opens and not BRACKETED.search(place.left):
        comma = _THEN.match(place.key, place.moment.end) is not None
        does = _HOLDS.search(place.following) or DIRECTS.search(place.following)
        return comma and does is not None and not TOLD.search(place.following)
    if on and _HOLDING.match(clause):
        return not (_NOT_HELD_ADJACENT.search(clause) or _SYMBOL_BEFORE.search(clause) or PAST.search(clause))
    if not (place.moment.year_printed or on) or not (_HOLDS.search(clause) or (on and _CARRIES_OUT.search(clause))):
        return False
    return not any(pattern.search(clause) for pattern in (_NOT_HELD, _NOT_HELD_ADJACENT, _SYMBOL_BEFORE, ATTENDED))
