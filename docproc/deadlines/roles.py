"""Whether a day or period is a deadline: the role that it has in its clause.

A date is a deadline only where the clause says so (annotation guide, Obligations). Dates of past events, of legal
effect, of data, of meetings, and periods in names are none.
"""

from __future__ import annotations

import re
from datetime import date

from docproc.deadlines.lead import Lead
from docproc.deadlines.model import Bound
from docproc.deadlines.moments import Moment
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import alternatives, words

__all__ = ["deadline_bound"]

_WINDOW = 160
_NEAR = 80

_BOUNDARY = re.compile(r"[;:]|[.!?](?=[ \n])|\n(?=[ \n]*(?:[-+•*]|[0-9]{1,2}[.)]|[a-zđ]\)))|\n[ ]*\n")
_LABEL = re.compile(
    rf"(?<!\w)(?:{alternatives(words('labels', 'always'))}|{alternatives(words('labels', 'with_verb'))}{B}{alternatives(words('labels', 'verbs'))})"
    rf"(?!\w)(?:{B}[^\s:;.,]+){{0,6}}(?:{OB}:|{B}là){OB}\Z"
)


def _before(section: str, name: str, tail: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words(section, name))}(?!\w){tail}")


_ADJACENT = _before("completion", "adjacent", rf"{OB}\Z")
_COMPLETES = _before("completion", "near")
_UNTIL = _before("completion", "until")
_DECIDED = _before("completion", "decided")
_HOLDS = _before("completion", "hold")
_RANGE_VERB = _before("completion", "range")
_EFFECT = _before("other_roles", "effect", r"[^,;.]{0,30}\Z")
_SCOPE_NEAR = _before("other_roles", "data_scope", r"(?:[ \n]{1,3}[^\s,;.]+){0,4}[ \n]{0,3}\Z")
_NOT_HELD = _before("other_roles", "event_scope", r"(?:[ \n]{1,3}[^\s,;.]+){0,2}[ \n]{0,3}\Z")
_NOT_HELD_ADJACENT = _before("other_roles", "event_scope_adjacent", rf"{OB}\Z")
_ATTENDED = re.compile(r"(?<!\w)(?:tham[ \n]dự|dự|phục[ \n]vụ|chuẩn[ \n]bị|mời|căn[ \n]cứ|đã|phát[ \n]biểu)(?!\w)")
_PURPOSE = _before("other_roles", "purpose")
_ATTRIBUTIVE = _before("other_roles", "attributive_within", rf"{OB}\Z")
_PAST = re.compile(r"(?<!\w)đã(?!\w)")
_PASSIVE = re.compile(r"(?<!\w)(?:được|phát[ \n]sinh|sinh|thành[ \n]lập|tồn[ \n]tại)(?:[ \n][^\s,;.:]+){0,5}[ \n]\Z")
_OBLIGED = re.compile(r"(?<!\w)(?:phải|cần|bảo[ \n]đảm|đảm[ \n]bảo|để|đã)(?!\w)")
_LOOSE_UNTIL = re.compile(
    r"(?<!\w)(?:tính|số[ \n]liệu|kéo[ \n]dài|gia[ \n]hạn|hiệu[ \n]lực|áp[ \n]dụng|tầm[ \n]nhìn|giai[ \n]đoạn|định[ \n]hướng|từ)(?!\w)[^,;.]{0,60}\Z"
)
_OPENS = re.compile(r"(?:\A|[.;:+(]|\n|(?<!\w)-|[0-9a-zđ][.)])[ \n]{0,3}\Z")
_BRACKETED = re.compile(r"\([ \n]{0,3}\Z")


def deadline_bound(
    key: str, moment: Moment, lead: Lead, issue_date: date | None, *, labelled: bool
) -> tuple[Bound | None, bool] | None:
    """Says how ``moment`` limits, or that it is no deadline.

    Args:
        key: the match key of the text.
        moment: the day or period.
        lead: what stands before it.
        issue_date: day of issue; a day before it is no deadline.
        labelled: the whole text stands under a deadline label.

    Returns:
        ``(bound, with_lead)``: the bound, and whether the lead belongs to the expression; ``None`` for no deadline.
    """
    if moment.due is not None and issue_date is not None and moment.due < issue_date:
        return None
    left = key[max(0, lead.start - _WINDOW) : lead.start]
    clause = left[max((m.end() for m in _BOUNDARY.finditer(left)), default=0) :]
    if moment.bare and not lead.day:
        return None
    if labelled or _LABEL.search(left[-_NEAR:]):
        return (lead.bound or _default(moment)), True
    if _EFFECT.search(clause):
        return None
    if moment.unit == "range":
        return ("within", True) if _is_task_range(clause) else None
    if moment.unit == "day":
        return _day(key, moment, lead, clause, left)
    return _period(key, moment, lead, clause, left)


def _default(moment: Moment) -> Bound:
    return "on" if moment.unit == "day" else "within"


def _is_task_range(clause: str) -> bool:
    """ "Tổ chức … từ ngày A đến ngày B" says when to do it; "số liệu từ ngày A đến ngày B" which figures."""
    return _RANGE_VERB.search(clause) is not None and not (
        _SCOPE_NEAR.search(clause) or _PAST.search(clause) or _PURPOSE.search(clause)
    )


def _day(key: str, moment: Moment, lead: Lead, clause: str, left: str) -> tuple[Bound | None, bool] | None:
    if lead.cue in ("latest", "before", "by"):
        if lead.cue != "latest" and _PASSIVE.search(clause) and not _OBLIGED.search(clause):
            return None
        if lead.cue == "by" and _LOOSE_UNTIL.search(clause):
            return None
        return lead.bound, True
    if _ADJACENT.search(clause):
        return (lead.bound or ("on" if lead.day else "by")), True
    if lead.cue == "until":
        return ("by", True) if _until(key, moment, clause, left) else None
    if lead.cue == "within":
        return ("on", True) if lead.day and not _PAST.search(clause[-_NEAR:]) else None
    return ("on", True) if lead.day and _is_held(moment, lead, clause) else None


def _until(key: str, moment: Moment, clause: str, left: str) -> bool:
    if _LOOSE_UNTIL.search(clause):
        return False
    if _OPENS.search(left):
        following = re.split(r"[.;\n]", key[moment.end : moment.end + _NEAR])[0]
        return _DECIDED.search(following) is not None and not _PAST.search(following)
    return _UNTIL.search(clause[-_NEAR:]) is not None and not _PAST.search(clause[-_NEAR:])


def _is_held(moment: Moment, lead: Lead, clause: str) -> bool:
    """The day of an event that somebody must hold is its deadline; of one that is attended it is not."""
    if not (moment.year_printed or lead.cue == "on"):
        return False
    return _HOLDS.search(clause) is not None and not (
        _NOT_HELD.search(clause) or _NOT_HELD_ADJACENT.search(clause) or _ATTENDED.search(clause)
    )


def _period(key: str, moment: Moment, lead: Lead, clause: str, left: str) -> tuple[Bound | None, bool] | None:
    near = clause[-_NEAR:]
    if lead.time or lead.day:
        return None
    if lead.cue in ("latest", "by"):
        return None if _LOOSE_UNTIL.search(clause) else ("by" if lead.cue == "by" else lead.bound, True)
    if _PAST.search(near) or _PURPOSE.search(clause):
        return None
    if lead.cue == "before":
        return ("before", True) if moment.unit == "edge" else None
    if lead.cue == "until":
        return ("by", True) if moment.unit in ("edge", "half") and not _LOOSE_UNTIL.search(clause) else None
    following = re.split(r"[.;\n]", key[moment.end : moment.end + _NEAR])[0]
    if _PAST.search(following):
        return None
    if lead.cue == "within":
        return ("within", True) if _within(moment, following, clause, left) else None
    if _ADJACENT.search(clause):
        return (lead.bound or "within"), True
    if lead.cue == "on":
        return ("on", True) if _COMPLETES.search(clause) and not _ATTENDED.search(clause) else None
    return ("within", True) if _bare_period(key, moment, left) else None


def _within(moment: Moment, following: str, clause: str, left: str) -> bool:
    if _ATTRIBUTIVE.search(clause) or _SCOPE_NEAR.search(clause):
        return _DECIDED.search(clause) is not None
    if _COMPLETES.search(clause):
        return True
    if _OPENS.search(left):
        return moment.unit != "year" and _COMPLETES.search(following) is not None
    return moment.unit in ("month", "quarter", "edge")


def _bare_period(key: str, moment: Moment, left: str) -> bool:
    """ "(Quý II/2024)" alone in brackets, "Tháng 9/2024: …" opening a clause; only with its year."""
    if moment.unit not in ("month", "quarter") or not moment.year_printed:
        return False
    after = key[moment.end : moment.end + 3].lstrip()[:1]
    if _BRACKETED.search(left):
        return after == ")"
    return _OPENS.search(left) is not None and after == ":"
