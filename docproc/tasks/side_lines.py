"""Lines beside an activity that say who does it and when: ``- Đơn vị chủ trì: …``, ``- Thời gian hoàn thành: …``."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from docproc.deadlines import FoundDeadline, find_deadlines
from docproc.regions.layout import Layout
from docproc.tasks.duty import Duty
from docproc.tasks.subjects import Subjects

__all__ = ["SideLines", "is_detail", "opens_side_line"]

_ROLE_LINE = re.compile(
    r"^(?:(?:cơ quan|đơn vị|phòng|bộ phận|ban|khoa)\s+)?"
    r"(?P<role>chủ trì(?: thực hiện)?|thực hiện|đầu mối|phối hợp(?: thực hiện)?)\s*:\s*"
)
_TIME_LINE = re.compile(
    r"^(?:thời gian|thời hạn|tiến độ|hạn)"
    r"(?: (?:thực hiện|hoàn thành|nộp|gửi|triển khai|dự kiến|tổ chức|tiến hành)){0,2}\s*:"
)
_DETAIL = re.compile(
    r"(?:thành phần|địa điểm|thời gian|thời hạn|tiến độ|kinh phí|đối tượng|số lượng|hình thức"
    r"|(?:cơ quan|đơn vị) (?:chủ trì|phối hợp|thực hiện))[^:]{0,30}:"
)


def opens_side_line(key: str) -> bool:
    """Whether an item (its match key) only names who does the activity above it, or when."""
    return _ROLE_LINE.match(key) is not None or _TIME_LINE.match(key) is not None


def is_detail(key: str, start: int) -> bool:
    """Whether a line names a detail of an activity: participants, place, time, cost, who does it.

    Args:
        key: match key of the dispatch's text.
        start: where the line begins.
    """
    return _DETAIL.match(key, start) is not None


class SideLines:
    """Gives activities what the lines under them say."""

    def __init__(self, layout: Layout, subjects: Subjects, issued: datetime.date | None) -> None:
        """Prepare.

        Args:
            layout: the dispatch's text.
            subjects: finds the bodies that a line names.
            issued: the dispatch's date, for days without a year.
        """
        self._layout, self._subjects, self._issued = layout, subjects, issued

    def apply(self, duties: list[Duty]) -> None:
        """Change the duties of one item by the lines under it.

        Args:
            duties: all of one unit, at least one.
        """
        for child in duties[0].unit.children:
            key = self._layout.key[child.start : child.end]
            role = _ROLE_LINE.match(key)
            if role:
                named = self._subjects.named(child.start + role.end(), child.end)
                for duty in duties:
                    if role.group("role").startswith("phối hợp"):
                        duty.supports = (*duty.supports, *named)
                    elif named and duty.inherited:
                        duty.leads = named
            elif timed := _TIME_LINE.match(key):
                found = self._labelled(child.start + timed.end(), child.end)
                for duty in duties:
                    duty.extra_deadlines += found

    def _labelled(self, start: int, end: int) -> list[FoundDeadline]:
        """The deadline behind a label: bare forms count (``Quý IV``, ``26, 27/12``); of a span of time its end."""
        found = find_deadlines(self._layout.text[start:end], issue_date=self._issued, labelled=True)
        return [replace(last, start=last.start + start, end=last.end + start) for last in found[-1:]]
