"""How a dispatch speaks: it orders or asks, it tells what was done, or it answers a question.

An answer says what the law is and binds nobody, a report says what was done; in both only what the issuer expressly
asks (``đề nghị …``) is a task (annotation guide, "Enumerated items and tasks"). The type of the dispatch shows it, or
the paragraphs that lead in to its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docproc.tasks.kinds import ORDERING_TYPES, RULE_TYPES, TELLING_TYPES
from docproc.tasks.lexicon import lexicon

__all__ = ["Voice", "voice_of"]

_REPLY_FOLLOWS = re.compile(
    r"(?<!\w)(?:trả lời|giải đáp|phúc đáp)(?!\w)[^.;:]{0,80}(?:như sau|cụ thể)[^.;:]{0,20}:\s*$"
)
_ABOUT_IT = re.compile(r"về (?:việc|vấn đề|nội dung|vướng mắc) (?:này|trên|nêu trên)(?!\w)")
_SAYS = re.compile(
    r"(?<!\w)(?P<verb>(?:xin )?(?:có ý kiến|thông tin|trao đổi|xin thông báo))(?!\w)"
    r"[^.;:]{0,60}(?:như sau|cụ thể)[^.;:]{0,20}:?\s*$"
)
_ORDERS = re.compile(r"(?<!\w)(?:chỉ đạo|yêu cầu|kết luận|giao)\s(?:[^.;:]{0,60}\s)?(?:như sau|sau)\s*:\s*$")
# "Sở Y tế báo cáo Ủy ban nhân dân tỉnh kết quả như sau:"
_REPORTS = re.compile(
    r"(?:^|,\s|\.\s)(?:[^.;:,]{2,80}\s)?(?:xin |kính |trân trọng )*(?:báo cáo|giải trình)(?!\w)[^.;:]{0,200}"
    r"(?:như sau|cụ thể|sau đây)[^.;:]{0,20}:\s*$"
)
_TOLD_TO_REPORT = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|phải|chế độ|cần)(?!\w)")
_LONGEST = 900  # characters of a leading paragraph that are looked at, from its end


@dataclass(frozen=True, slots=True)
class Voice:
    """How a dispatch speaks.

    Attributes:
        tells: it reports or submits: only its requests direct.
        answers: it answers a question: only what it expressly asks or orders, and what it says of those it is sent to.
        orders: its type or its opening says that what follows is ordered, or is a rule.
    """

    tells: bool = False
    answers: bool = False
    orders: bool = False


def voice_of(type_name: str | None, openings: Iterable[str]) -> Voice:
    """How a dispatch speaks.

    Args:
        type_name: its type in lower case.
        openings: match keys of the paragraphs that stand before its list, or of all where it has none.

    Returns:
        Its voice; that of a dispatch which neither tells nor answers where nothing shows it.
    """
    if type_name in TELLING_TYPES:
        return Voice(tells=True)
    if type_name in ORDERING_TYPES | RULE_TYPES:
        return Voice(orders=True)
    words, asked = lexicon(), False
    for key in openings:
        opening = key[-_LONGEST:].strip()
        if _ORDERS.search(opening):
            return Voice(orders=True)
        asked = asked or (words.was_asked.search(opening) or _ABOUT_IT.search(opening)) is not None
        if words.replies.match(opening) or _REPLY_FOLLOWS.search(opening) or (asked and _informs(opening)):
            return Voice(answers=True)
        reports = _REPORTS.search(opening)
        if reports and _TOLD_TO_REPORT.search(reports.group()) is None:
            return Voice(tells=True)
    return Voice()


def _informs(opening: str) -> bool:
    """``Về vấn đề này, Cục có ý kiến như sau:``, unless it is one who governs that says it."""
    says = _SAYS.search(opening)
    return says is not None and lexicon().governs.search(opening[: says.start("verb")].strip()) is None
