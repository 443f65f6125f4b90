"""Whether a month, a quarter, a year or an edge of them is the time to do something, or what the thing is about."""

from __future__ import annotations

import re

from docproc.deadlines.model import Bound
from docproc.deadlines.place import (
    ADJACENT,
    ATTENDED,
    BRACKETED,
    DECIDED,
    DIRECTS,
    PAST,
    PURPOSE,
    SCOPE_NEAR,
    TAIL,
    TOLD,
    Place,
    is_loose,
    words_before,
)
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import alternatives, words
from docproc.vocabulary import directive_verbs

__all__ = ["period_bound"]

_COMPLETES = words_before("completion", "near")
_COMPLETES_YEAR = words_before("completion", "within_year")
# "không quá 35 học sinh trong năm học": a limit, whatever the period
_CAPPED = re.compile(r"(?<!\w)(?:không[ \n](?:quá|vượt[ \n]quá)|tối[ \n]đa)[ \n][0-9]")
_ATTRIBUTIVE = words_before("other_roles", "attributive_within", rf"{OB}\Z")
_ORDERS = re.compile(rf"[ \n\-+•*]*(?:\([a-zđ0-9]{{1,3}}\)[ \n]*)?{DIRECTS.pattern}")
_DOES = re.compile(rf"(?<!\w){alternatives(list(directive_verbs()) + words('completion', 'near'))}(?!\w)")
_THEN_DOES = re.compile(rf"[ \n]{alternatives(list(directive_verbs()))}(?!\w)")  # "quý III trình UBND huyện"
# "xếp loại công chức cuối năm", "kỳ họp cuối năm": it says which, not when
_NAMED_BY_EDGE = words_before("other_roles", "named_by_edge", r"(?:[ \n]{1,3}[^\s,;.:]+){0,4}[ \n]{0,3}\Z")


def period_bound(place: Place) -> Bound | None:
    """Says how a period limits, or that it is no deadline.

    Args:
        place: a month, a quarter, a half, a year, a school year or an edge of one in its clause.

    Returns:
        The bound, or ``None`` for no deadline.
    """
    lead, unit = place.lead, place.moment.unit
    if lead.time or lead.day:
        return None
    if lead.cue in ("latest", "by"):
        return None if is_loose(place.clause) or (lead.cue == "by" and place.tells_how_far) else lead.bound
    if _is_past(place) or PURPOSE.search(place.clause) or _CAPPED.search(place.clause):
        return None
    if lead.cue == "before":
        return "before" if unit == "edge" or _begins(place) else None
    if lead.cue == "until":
        return "by" if _reaches(place) else None
    return _time_to_do(place)


def _is_past(place: Place) -> bool:
    """Whether the clause tells what has been; "chuyển tài liệu đã chỉnh lý … trong quý III" orders."""
    if PAST.search(place.following):
        return True
    return PAST.search(place.near) is not None and _ORDERS.match(place.clause) is None


def _begins(place: Place) -> bool:
    """``hoàn thành trước tháng 12/2023``: before the period begins."""
    return place.moment.unit != "school" and place.moment.first is not None and DECIDED.search(place.clause) is not None


def _reaches(place: Place) -> bool:
    """``đến cuối năm hoàn thành``, ``Hết quý IV phải xong``; "đến năm 2025" is rather a goal."""
    if is_loose(place.clause):
        return False
    if place.moment.unit in ("edge", "half"):
        return True
    decided = DECIDED.search(place.following) if place.opens else ADJACENT.search(place.clause[-TAIL:])
    return place.moment.unit in ("month", "quarter") and decided is not None


def _time_to_do(place: Place) -> Bound | None:
    """A period with "trong", "vào" or nothing before it: the time to do something, or what the thing is about?"""
    if place.lead.cue == "within":
        return "within" if _within(place) else None
    if ADJACENT.search(place.clause[-TAIL:]):
        return "within" if place.lead.bound in (None, "on") else place.lead.bound
    if place.lead.cue == "on":
        if place.opens and not BRACKETED.search(place.left):
            return "within" if _announced(place) else None
        dated = _COMPLETES.search(place.clause) or (place.closes and not _describes(place.clause))
        return "within" if dated and not ATTENDED.search(place.clause) else None
    return "within" if _bare_period(place) else None


def _describes(clause: str) -> bool:
    """Whether the period says which figures, work or plan is meant."""
    return _ATTRIBUTIVE.search(clause[-TAIL:]) is not None or SCOPE_NEAR.search(clause) is not None


def _within(place: Place) -> bool:
    clause = place.clause
    if place.moment.unit == "year" and not place.key[place.moment.start + 3 : place.moment.end].strip():
        return DECIDED.search(clause) is not None  # "trong năm" alone mostly says which things are meant
    if _describes(clause):
        return DECIDED.search(clause) is not None
    if (_COMPLETES_YEAR if place.moment.unit == "year" else _COMPLETES).search(clause):
        return True
    if place.opens:
        if place.moment.unit == "year":
            return place.closes
        return _COMPLETES.search(place.following) is not None or not TOLD.search(place.following)
    return place.moment.unit in ("month", "quarter", "edge") or place.closes


def _bare_period(place: Place) -> bool:
    """Takes "(quý II/2024)", "Tháng 9/2024: …", "quý III trình …" opening a clause, "trình … đầu năm 2009"."""
    moment = place.moment
    if moment.unit == "edge":
        return _bare_edge(place)
    if moment.unit == "year":
        return place.opens and moment.year_printed and place.key[moment.end : moment.end + 1] == ","
    if moment.unit == "half":
        bracketed = BRACKETED.search(place.left) is not None
        return (bracketed and place.key.startswith(")", moment.end)) or (
            place.opens and not bracketed and _announced(place)
        )
    if moment.unit not in ("month", "quarter"):
        return False
    after = place.key[moment.end : moment.end + 3].lstrip()[:1]
    if BRACKETED.search(place.left):
        return after == ")" if moment.year_printed else after == "," and moment.unit == "quarter"
    does = _THEN_DOES.match(place.key, moment.end) is not None and TOLD.search(place.following) is None
    return place.opens and (does or (moment.year_printed and after in (":", ",")))


def _announced(place: Place) -> bool:
    """``Sáu tháng cuối năm, mỗi xã xóa …``, ``Thượng tuần tháng 11: nghiệm thu``: a period, then what is to be done."""
    return place.key[place.moment.end : place.moment.end + 1] in (",", ":") and not TOLD.search(place.following)


def _bare_edge(place: Place) -> bool:
    """``Đầu năm 2009, Sở Tài chính trình …`` and ``trình … đầu năm 2009``; not "xếp loại công chức cuối năm"."""
    if place.opens and not BRACKETED.search(place.left):
        return _announced(place)
    if _NAMED_BY_EDGE.search(place.clause) and not DECIDED.search(place.clause):
        return False
    named = _describes(place.clause) and not DECIDED.search(place.clause)
    return place.closes and _DOES.search(place.clause) is not None and not named
