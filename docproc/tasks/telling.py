"""Clauses that look like an order and only tell: members of a group, its seal, conditions of eligibility, titles.

``Bà A, Giám đốc Sở - Tổ phó thường trực``, ``Tổ công tác làm việc theo chế độ kiêm nhiệm``, ``Sở X là cơ quan thường
trực, được sử dụng con dấu``, ``Nhà ở được hỗ trợ phải có …`` (annotation guide, "Enumerated items and tasks").
"""

from __future__ import annotations

import re
from functools import cache

from docproc.data import read_toml
from docproc.vocabulary import any_of

__all__ = ["tells"]

_LONGEST_MEMBER = 220  # characters of a member's line
_DUTY = re.compile(
    r"(?<!\w)(?:phải|không được|yêu cầu|đề nghị|giao(?! dịch)|chủ trì|phối hợp|chịu trách nhiệm|thay mặt)(?!\w)"
)
# how a body works, and with which seal: it is so by the decision, and nobody has to do anything for it
_WORKS = re.compile(
    r"(?:[^.;]{2,120}?\s)?(?:làm việc|hoạt động|công tác)\s(?:theo\s)?"
    r"(?:(?:chế độ\s|hình thức\s)?(?:kiêm nhiệm|bán chuyên trách|không chuyên trách)"
    r"|nguyên tắc\s(?:tập trung|tập thể|thủ trưởng|kiêm nhiệm|đồng thuận|biểu quyết))(?!\w)"
)
_SEAL = re.compile(
    r"[^.;]{2,200}?(?<!không\s)(?<!chỉ\s)được\s(?:phép\s)?(?:sử dụng|dùng|mở|có)\s(?:con dấu|tài khoản|bộ máy)(?!\w)"
)
_POWERS = re.compile(
    r"[^.;]{2,160}?\s(?:có|chịu)\s(?:các\s)?(?:nhiệm vụ|trách nhiệm)"
    r"(?:(?:,|\svà)\s(?:các\s)?(?:quyền hạn|quyền lợi|quyền)(?!\w)|\sdo\s[^,;]{2,60}\s(?:phân công|giao|quy định)\s*$)"
)
# "Kế hoạch “…” đã được bãi bỏ": what became of a document
_DOCUMENT = re.compile(
    r"(?:các\s)?(?:quyết định|công văn|kế hoạch|chỉ thị|thông báo|nghị quyết|đề án|văn bản|quy định|công điện|tờ trình)"
    r"\s[^;]*\sđã\s(?:được|bị|hết)\s[^,;]*$"
)


def tells(key: str, start: int, end: int) -> bool:
    """Whether a clause only tells, though its words are those of an order.

    Args:
        key: match key of the dispatch's text.
        start: where the clause begins.
        end: where it ends.
    """
    if end - start <= _LONGEST_MEMBER and _member().match(key, start, end) and not _DUTY.search(key, start, end):
        return True
    if _WORKS.match(key, start, end) or _SEAL.match(key, start, end):
        return _DUTY.search(key, start, end) is None
    if _POWERS.match(key, start, end) or _DOCUMENT.match(key, start, end):
        return True
    return _eligible().match(key, start, end) is not None


@cache
def _member() -> re.Pattern[str]:
    table = read_toml("docproc.tasks", "data/telling.toml")
    post = any_of(table["posts"])
    return re.compile(
        rf"{any_of(table['persons'])}[^;]{{2,}}?(?:,\s?{post}|(?:\s?[-–:]\s?|\slàm\s){post}"
        r"(?:\s(?:ban|tổ|đoàn|hội đồng|tiểu ban)\s(?!chức|hành)[^,;]{2,60})?)"
        r"(?:\s(?:thường trực|thứ nhất|kiêm\s[^,;]{2,40}))*\s*$"
    )


@cache
def _eligible() -> re.Pattern[str]:
    table = read_toml("docproc.tasks", "data/telling.toml")
    granted, candidates = any_of(table["granted"]), any_of(table["candidates"])
    return re.compile(
        rf"[^.;:]{{2,80}}?\s(?:(?:để|muốn\s)?được\s{granted}|{candidates})(?:\s[^.;:,]{{1,60}})?\sphải\s"
        r"(?:có\s(?!mặt|trách nhiệm|văn bản|biên bản|đơn)|là\s|đạt\s|đủ\s|ở\s|từ\s|thuộc\s|do\s|còn\s|không\s)"
        rf"|(?:[^.;:,]{{2,40}}?\s)?{any_of(table['qualities'])}[^.;:,]{{0,60}}?\sphải\s"
        r"(?:ở|đủ|từ|đạt|trên|dưới|thấp|cao|không quá)\s"
    )
