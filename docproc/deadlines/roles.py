"""Whether a day or period is a deadline: the role that it has in its clause.

A date is a deadline only where the clause says so (annotation guide, Obligations). Dates of past events, of legal
effect, of data, of meetings, and periods in names are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from docproc.deadlines.lead import Lead
from docproc.deadlines.model import Bound, Moment
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import alternatives, words
from docproc.vocabulary import directive_verbs

__all__ = ["deadline_bound", "under_label"]

_WINDOW = 160
_NEAR = 80
_TAIL = 24
_LABEL_TAIL = 8

_BOUNDARY = re.compile(r"[;:]|[.!?](?=[ \n])|\n(?=[ \n]*(?:[-+•*]|[0-9]{1,2}[.)]|[a-zđ]\)))|\n[ ]*\n")
_LABEL_NAME = rf"{alternatives(words('labels', 'with_verb'))}{B}{alternatives(words('labels', 'verbs'))}"
_LABEL = re.compile(
    rf"(?<!\w)(?:{alternatives(words('labels', 'always'))}|{_LABEL_NAME})(?!\w)"
    rf"(?:{B}[^\s:;.,]+){{0,6}}(?:{OB}:|{B}là){OB}\Z"
)


def _before(section: str, name: str, tail: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words(section, name))}(?!\w){tail}")


_ADJACENT = _before("completion", "adjacent", rf"{OB}\Z")
_COMPLETES = _before("completion", "near")
_COMPLETES_YEAR = _before("completion", "within_year")
_UNTIL = _before("completion", "until")
_DECIDED = _before("completion", "decided")
_HOLDS = _before("completion", "hold")
_RANGE_VERB = _before("completion", "range")
_HOLDING = re.compile(r"[ \n\-+•*]*(?:tổ[ \n]chức|tiến[ \n]hành|khai[ \n]mạc|ra[ \n]quân|diễn[ \n]tập|mở)[ \n]")
_CARRIES_OUT = re.compile(r"(?<!\w)(?:thực[ \n]hiện|triển[ \n]khai)(?!\w)")
_EFFECT = _before("other_roles", "effect", r"[^,;.]{0,30}\Z")
_SCOPE_NEAR = _before("other_roles", "data_scope", r"(?:[ \n]{1,3}[^\s,;.]+){0,4}[ \n]{0,3}\Z")
_NOT_HELD = _before("other_roles", "event_scope", r"(?:[ \n]{1,3}[^\s,;.]+){0,2}[ \n]{0,3}\Z")
_NOT_HELD_ADJACENT = _before("other_roles", "event_scope_adjacent", rf"{OB}\Z")
_SYMBOL_BEFORE = re.compile(r"/[^\s]+[ \n]{1,3}\Z")
_ATTENDED = re.compile(r"(?<!\w)(?:tham[ \n]dự|dự|phục[ \n]vụ|chuẩn[ \n]bị|mời|căn[ \n]cứ|đã|phát[ \n]biểu)(?!\w)")
_TAKES_PART = re.compile(r"(?<!\w)(?:tham[ \n](?:dự|gia)|dự[ \n](?:họp|hội[ \n]nghị|lễ))(?!\w)")
_BANNED = re.compile(r"(?<!\w)(?:cấm|không[ \n]được)(?!\w)")
_PURPOSE = _before("other_roles", "purpose")
_ATTRIBUTIVE = _before("other_roles", "attributive_within", rf"{OB}\Z")
_PAST = re.compile(r"(?<!\w)đã(?!\w)")
_PASSIVE = re.compile(r"(?<!\w)(?:được|phát[ \n]sinh|sinh|thành[ \n]lập|tồn[ \n]tại)(?:[ \n][^\s,;.:]+){0,5}[ \n]\Z")
_DIRECTS = re.compile(rf"{alternatives(list(directive_verbs()))}(?!\w)")
_ORDERS = re.compile(rf"[ \n\-+•*]*(?:\([a-zđ0-9]{{1,3}}\)[ \n]*)?{_DIRECTS.pattern}")
_DOES = re.compile(rf"(?<!\w){alternatives(list(directive_verbs()) + words('completion', 'near'))}(?!\w)")
_OBLIGED = re.compile(r"(?<!\w)(?:phải|cần|bảo[ \n]đảm|đảm[ \n]bảo|để|đã)(?!\w)")
_LOOSE_UNTIL = _before("other_roles", "scope_of_until", r"[^,;.]{0,60}\Z")
_SINCE = re.compile(rf"(?<!\w)từ{B}(?:ngày|tháng|quý|năm|[0-9]{{1,2}}{OB}/)[^,;.]{{0,60}}\Z")
_CLOSES = re.compile(r"[ \n]{0,3}(?:\Z|[;.,)]|\n|(?:để|nhằm|theo|và báo cáo|và gửi)[ \n])")
_TERM = re.compile(r"(?<!\w)hạn(?!\w)")
# what follows an opening period tells what is so then, and orders nothing
_TOLD = re.compile(r"(?<!\w)(?:đã|có|là|diễn[ \n]ra|xảy[ \n]ra|được|bị|đạt|tăng|giảm|ước)(?!\w)")
# whose days a range names, and what is so in it
_RANGE_OF = re.compile(
    r"(?<!\w)(?:nghỉ|sinh|diễn[ \n]ra|hiệu[ \n]lực|áp[ \n]dụng|kỳ|hội[ \n]nghị|họp|được|bị|mưa|nắng|học|giai[ \n]đoạn)"
    r"(?!\w)[^;.:]{0,40}\Z"
)
# "các dự án khởi công trước ngày … được áp dụng": which ones are meant
_TELLS_OF = re.compile(rf"{B}(?:được|hưởng|vẫn|mà|không{B}thuộc|chưa|đã)(?!\w)")
_SITTING = re.compile(r"(?<!\w)(?:hội[ \n]nghị|cuộc[ \n]họp|buổi[ \n]họp|lễ|buổi|phiên[ \n]họp|hội[ \n]thảo)(?!\w)")
# "xếp loại công chức cuối năm", "kỳ họp cuối năm": it says which, not when
_NAMED_BY_EDGE = _before("other_roles", "named_by_edge", r"(?:[ \n]{1,3}[^\s,;.:]+){0,4}[ \n]{0,3}\Z")
_WHEN = re.compile(rf"(?<!\w)thời{B}gian{OB}:{OB}\Z")
_OPENS = re.compile(r"(?:\A|[.;:+(]|\n|(?<!\w)-|[0-9a-zđ][.)])[ \n]{0,3}\Z")
_SENTENCE_END = re.compile(r"[.;\n]")
_LABEL_END = re.compile(rf"(?::|{B}là){OB}\Z")
_BRACKETED = re.compile(r"\([ \n]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class _Place:
    """A moment in its clause.

    Attributes:
        key: the match key of the text.
        moment: the day or period.
        lead: what stands right before it.
        left: the text before the lead, a window.
        clause: the part of ``left`` that belongs to the clause.
        issued: day of issue.
    """

    key: str
    moment: Moment
    lead: Lead
    left: str
    clause: str
    issued: date | None

    @property
    def near(self) -> str:
        """The clause's last words before the expression."""
        return self.clause[-_NEAR:]

    @property
    def following(self) -> str:
        """What follows in the sentence."""
        return _SENTENCE_END.split(self.key[self.moment.end : self.moment.end + _NEAR])[0]

    @property
    def closes(self) -> bool:
        """Nothing of the clause stands behind it."""
        return _CLOSES.match(self.key, self.moment.end) is not None

    @property
    def opens(self) -> bool:
        """Nothing of the sentence stands before it."""
        return _OPENS.search(self.left) is not None


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
    if labelled or under_label(key, lead.start) or (moment.unit != "day" and _WHEN.search(left[-_TAIL:])):
        return _labelled(moment, lead, left)
    clause = left[max((match.end() for match in _BOUNDARY.finditer(left)), default=0) :]
    if _EFFECT.search(clause):
        return None
    place = _Place(key, moment, lead, left, clause, issue_date)
    if moment.unit == "range":
        return "by" if _is_task_range(place) else None
    return _day(place) if moment.unit == "day" else _period(place)


def under_label(key: str, start: int) -> bool:
    """Whether a label stands right before ``start``: ``Thời hạn trả lời: 07 ngày``, ``Tiến độ hoàn thành: Quý II``.

    Args:
        key: the match key of the text.
        start: where the time begins.
    """
    left = key[max(0, start - _NEAR) : start]
    return _LABEL_END.search(left[-_LABEL_TAIL:]) is not None and _LABEL.search(left) is not None


def _labelled(moment: Moment, lead: Lead, left: str) -> Bound | None:
    """Behind a label or in a cell: a bare day is the last one, "ngày 28/12" the day when it is done."""
    if moment.unit == "day" and _SYMBOL_BEFORE.search(left):
        return None  # the day of a cited document
    if moment.unit == "range":
        return "by"
    if moment.unit != "day":
        return lead.bound if lead.bound not in (None, "on") else "within"
    return lead.bound or ("on" if lead.day and not _TERM.search(left[-_NEAR:]) else "by")


def _is_task_range(place: _Place) -> bool:
    """Tells "tổ chức … từ ngày A đến ngày B" (when to do it) from "số liệu từ ngày A đến ngày B" (which figures)."""
    clause = place.clause
    if place.opens and not _BRACKETED.search(place.left):
        return place.key[place.moment.end : place.moment.end + 1] == "," and not _TOLD.search(place.following)
    if _BANNED.search(clause) or _TAKES_PART.search(clause):
        return False
    if _SCOPE_NEAR.search(clause) or _PAST.search(clause) or _PURPOSE.search(clause):
        return False
    ahead = place.moment.first is not None and place.issued is not None and place.moment.first >= place.issued
    if ahead and place.closes and not _RANGE_OF.search(clause):
        return True
    return _RANGE_VERB.search(clause) is not None or _DIRECTS.match(clause.lstrip()) is not None


def _day(place: _Place) -> Bound | None:
    lead, clause = place.lead, place.clause
    if lead.cue in ("latest", "before", "by"):
        return lead.bound if _limits_a_day(place) else None
    if _ADJACENT.search(clause[-_TAIL:]):
        if lead.time and _SITTING.search(clause):
            return None
        return lead.bound or ("on" if lead.day else "by")
    if lead.cue == "until":
        return "by" if _until(place) else None
    if lead.cue == "within":
        return "within" if (lead.day or not place.moment.year_printed) and not _PAST.search(place.near) else None
    return "on" if lead.day and _is_held(place) else None


def _limits_a_day(place: _Place) -> bool:
    """Not where the clause tells which things are meant ("được cấp phép trước ngày X", "tính đến hết ngày X")."""
    lead, clause = place.lead, place.clause
    if lead.cue == "before":
        if _TELLS_OF.match(place.key, place.moment.end):
            return False
        return not (_PASSIVE.search(clause) and not _OBLIGED.search(clause))
    return lead.cue == "latest" or not _is_loose(clause)


def _is_loose(clause: str) -> bool:
    """Whether "đến" tells how far figures, an effect or a plan reach."""
    return _LOOSE_UNTIL.search(clause) is not None or _SINCE.search(clause) is not None


def _until(place: _Place) -> bool:
    if _is_loose(place.clause):
        return False
    if place.opens and not _BRACKETED.search(place.left):
        return _DECIDED.search(place.following) is not None and not _PAST.search(place.following)
    return _UNTIL.search(place.near) is not None and not _PAST.search(place.near)


def _is_held(place: _Place) -> bool:
    """The day of an event that somebody must hold is its deadline; of one that is attended it is not."""
    clause, on = place.clause, place.lead.cue == "on"
    if _SITTING.match(clause.lstrip()):
        return False  # what happens when, not who must hold it
    if on and place.opens and not _BRACKETED.search(place.left):
        comma = place.key[place.moment.end : place.moment.end + 1] == ","
        return comma and _HOLDS.search(place.following) is not None and not _TOLD.search(place.following)
    if on and _HOLDING.match(clause):
        return not (_NOT_HELD_ADJACENT.search(clause) or _SYMBOL_BEFORE.search(clause) or _PAST.search(clause))
    if not (place.moment.year_printed or on) or not (_HOLDS.search(clause) or (on and _CARRIES_OUT.search(clause))):
        return False
    return not any(pattern.search(clause) for pattern in (_NOT_HELD, _NOT_HELD_ADJACENT, _SYMBOL_BEFORE, _ATTENDED))


def _period(place: _Place) -> Bound | None:
    lead, unit = place.lead, place.moment.unit
    if lead.time or lead.day:
        return None
    if lead.cue in ("latest", "by"):
        return None if _is_loose(place.clause) else lead.bound
    if _is_past(place) or _PURPOSE.search(place.clause):
        return None
    if lead.cue == "before":
        return "before" if unit == "edge" or _begins(place) else None
    if lead.cue == "until":
        return "by" if unit in ("edge", "half") and not _is_loose(place.clause) else None
    return _time_to_do(place)


def _is_past(place: _Place) -> bool:
    """Whether the clause tells what has been; "chuyển tài liệu đã chỉnh lý … trong quý III" orders."""
    if _PAST.search(place.following):
        return True
    return _PAST.search(place.near) is not None and _ORDERS.match(place.clause) is None


def _begins(place: _Place) -> bool:
    """``hoàn thành trước tháng 12/2023``: before the period begins."""
    return (
        place.moment.unit != "school" and place.moment.first is not None and _DECIDED.search(place.clause) is not None
    )


def _time_to_do(place: _Place) -> Bound | None:
    """A period with "trong", "vào" or nothing before it: the time to do something, or what the thing is about?"""
    if place.lead.cue == "within":
        return "within" if _within(place) else None
    if _ADJACENT.search(place.clause[-_TAIL:]):
        return "within" if place.lead.bound in (None, "on") else place.lead.bound
    if place.lead.cue == "on":
        dated = _COMPLETES.search(place.clause) or (place.closes and not _describes(place.clause))
        return "within" if dated and not _ATTENDED.search(place.clause) else None
    return "within" if _bare_period(place) else None


def _describes(clause: str) -> bool:
    """Whether the period says which figures, work or plan is meant."""
    return _ATTRIBUTIVE.search(clause[-_TAIL:]) is not None or _SCOPE_NEAR.search(clause) is not None


def _within(place: _Place) -> bool:
    clause = place.clause
    if place.moment.unit == "year" and not place.key[place.moment.start + 3 : place.moment.end].strip():
        return _DECIDED.search(clause) is not None  # "trong năm" alone mostly says which things are meant
    if _describes(clause):
        return _DECIDED.search(clause) is not None
    if (_COMPLETES_YEAR if place.moment.unit == "year" else _COMPLETES).search(clause):
        return True
    if place.opens:
        if place.moment.unit == "year":
            return place.closes
        return _COMPLETES.search(place.following) is not None or not _TOLD.search(place.following)
    return place.moment.unit in ("month", "quarter", "edge") or place.closes


def _bare_period(place: _Place) -> bool:
    """Takes "(quý II/2024)" in brackets, "Tháng 9/2024: …" opening a clause, "trình … đầu năm 2009" closing one."""
    moment = place.moment
    if moment.unit == "edge":
        return _bare_edge(place)
    if moment.unit == "year":
        return place.opens and moment.year_printed and place.key[moment.end : moment.end + 1] == ","
    if moment.unit not in ("month", "quarter"):
        return False
    after = place.key[moment.end : moment.end + 3].lstrip()[:1]
    if _BRACKETED.search(place.left):
        return after == ")" if moment.year_printed else after == "," and moment.unit == "quarter"
    return moment.year_printed and place.opens and after in (":", ",")


def _bare_edge(place: _Place) -> bool:
    """``Đầu năm 2009, Sở Tài chính trình …`` and ``trình … đầu năm 2009``; not "xếp loại công chức cuối năm"."""
    if place.opens and not _BRACKETED.search(place.left):
        return place.key[place.moment.end : place.moment.end + 1] == "," and not _TOLD.search(place.following)
    if _NAMED_BY_EDGE.search(place.clause) and not _DECIDED.search(place.clause):
        return False
    return place.closes and _DOES.search(place.clause) is not None and not _describes(place.clause)
