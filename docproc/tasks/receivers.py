"""Who receives a report or product: ``gửi báo cáo về Sở Y tế (Phòng Nghiệp vụ)``, ``trình Bộ``, ``nộp cho chi ủy``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.bodies import BodyMention
from docproc.regions.layout import Layout
from docproc.tasks.duty import Duty
from docproc.tasks.lexicon import lexicon
from docproc.tasks.spans import starting_in

__all__ = ["receivers"]

_LOOK_BACK = 240  # characters; the verb that sends a product to a body stands no further before it
_LONGEST_NOUN = 4  # words of a receiver that is no body: "chỉ huy chữa cháy"
_SENDS = (
    r"(?<!\w)(?:báo cáo|báo|gửi|trình|nộp|phản ánh|thông tin|thông báo|cung cấp|đăng ký|phản hồi|chuyển|bàn giao|truyền"
    r"|trả lời)(?!\w)"
)
_REPORT = re.compile(rf"{_SENDS}[^.;]{{0,160}}?(?:\s(?:về|cho|với|đến|tới|qua)\s+)?$")
_DIRECT = re.compile(
    r"(?<!\w)(?:báo cáo|trình|gửi|nộp|chuyển|trả lời|báo)(?:\s+(?:ngay|kịp thời))?(?:\s+(?:về|cho|với|đến|tới))?\s+$"
)
_TO = re.compile(r"\s(?:về|cho|đến|tới|với)\s+$")
_PURPOSE = re.compile(r"(?:^|[\s,(])(?:để|nhằm)\s[^.;]{0,80}$")
_IN_BRACKET = re.compile(r"\([^()]*$")
_UNIT = re.compile(r" \((?!qua |trước |chậm |theo |bằng |kèm )[^()\n]{4,80}\)")
# "trình Bộ phê duyệt", "gửi về Cục;": the head alone, since the dispatch has said which one
_PLACE = re.compile(
    rf"(?i:{_SENDS})(?P<between>[^.;:]{{0,120}}?)(?P<to>\s(?:về|cho|đến|tới)\s+|\s+)(?=[A-ZĐÀ-Ỹ])",
)
_ALONE = re.compile(
    r"""(?P<name>Bộ|Sở|Cục|Ban|Ủy\ ban|Uỷ\ ban|Hội|Trường|Viện|Phòng|Tổng\ cục|Tổng\ công\ ty|Công\ ty|Chi\ cục
        |Trung\ tâm|Tỉnh\ Hội|Bộ\ Chỉ\ huy|Bộ\ Tư\ lệnh|Sở\ chỉ\ huy|Ban\ Chỉ\ huy|Bên\ (?:[A-D]|kia)
        |Trực\ ban(?:\ [a-zà-ỹđ]+){0,2}|Trực\ lãnh\ đạo|Trung\ ương\ Đoàn|Phòng\ \d{1,2})
    (?=\s*(?:[.,;)(]|$)|\s(?:để|trước|chậm|trong|theo|qua|bằng|vào|và|xem|phê\ duyệt|ban\ hành|cho|kết\ quả
        |quyết\ định)(?!\w))""",
    re.VERBOSE,
)
_HANDS_OVER = re.compile(
    r"(?<!\w)(?:báo|nộp|gửi|bàn giao|chuyển|giao nộp)(?!\w)[^.;:,]{0,60}?\s(?:cho|đến)\s|(?<!\w)báo\s"
)
_NOUN_ENDS = re.compile(
    r"\s(?:để|trước|chậm|trong|theo|qua|bằng|vào|và|xem|phê duyệt|khi|kèm|xác nhận|ký|biết|sau|tại|nơi|từ|nếu)(?!\w)"
    r"|[.,;:()]"
)


def receivers(layout: Layout, duty: Duty, bodies: Sequence[BodyMention]) -> tuple[str, ...]:
    """The bodies that a report or product goes to; those in a purpose (``để báo cáo …``) or in a bracket get nothing.

    Args:
        layout: the dispatch's text.
        duty: the directive.
        bodies: mentions of bodies in the text, in order.

    Returns:
        Names as printed, each once.
    """
    low, high = duty.parts[-1]
    found = [*_named(layout, duty, bodies, low, high)]
    if not found:
        found += _alone(layout, low, high)
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _named(layout: Layout, duty: Duty, bodies: Sequence[BodyMention], low: int, high: int) -> list[tuple[int, str]]:
    """Bodies that the text names behind a verb that sends."""
    support = {(part.start, part.end) for part in duty.supports}
    found: list[tuple[int, str]] = []
    last_end = -1
    for body in starting_in(bodies, low, high):
        before = layout.key[low : body.start]
        clause = before[before.rfind(";") + 1 :][-_LOOK_BACK:]
        if (body.start, body.end) in support or body.kind == "group" or _PURPOSE.search(clause):
            continue
        if _IN_BRACKET.search(clause):
            continue
        follows = bool(found) and layout.key[last_end : body.start].strip() in {",", "và", ", và"}
        if _DIRECT.search(clause) or (_TO.search(clause) and _REPORT.search(clause)) or follows:
            unit = _UNIT.match(layout.text, body.end, high)
            named = unit is not None and bool(starting_in(bodies, unit.start() + 2, unit.start() + 3))
            last_end = unit.end() if unit is not None and named else body.end
            found.append((body.start, " ".join(layout.text[body.start : last_end].split())))
    return found


def _alone(layout: Layout, low: int, high: int) -> list[tuple[int, str]]:
    """A head alone ("trình Bộ"), or a person or unit that is no body ("báo trưởng bản", "nộp cho chi ủy")."""
    text, key = layout.text, layout.key
    for match in _PLACE.finditer(text, low, high):
        if _PURPOSE.search(key, low, match.start()) or match["between"].count("(") > match["between"].count(")"):
            continue
        head = _ALONE.match(text, match.end(), high)
        if head is not None and (match["to"].strip() or _DIRECT.search(key[low : head.start()])):
            return [(head.start(), head["name"])]
    for match in _HANDS_OVER.finditer(key, low, high):
        at = match.end()
        person = lexicon().person.match(key, at, high)
        if person is None or _PURPOSE.search(key, low, match.start()):
            continue
        stop = _NOUN_ENDS.search(key, person.end(), high)
        end = stop.start() if stop is not None else high
        if key.count(" ", at, end) < _LONGEST_NOUN:
            return [(at, text[at:end].strip())]
    return []
