"""Clauses that bind whoever acts: things that must or must not be, products to be sent, work that somebody does.

``Rác phải được mang về bến``, ``Kết quả rà soát gửi về Sở``, ``Việc chuyển nguồn do Kho bạc tỉnh thực hiện``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.tasks.clauses import Span
from docproc.tasks.lexicon import lexicon

__all__ = ["Bound", "bound", "umbrella"]

_BAN = re.compile(r"(?:nghiêm )?cấm\s\S+\s")
# "không xem xét đơn nộp muộn" says what the issuer will not do
_BARE = re.compile(
    r"(?:phải|không được|nghiêm cấm|tuyệt đối không"
    r"|không(?! (?:đặt vấn đề|xem xét|phúc khảo|hoàn trả|công nhận)(?!\w)))\s"
)
# "Bạn đọc không mang túi vào phòng": who must not do it; of others a denial only tells
_DENIED = re.compile(
    r"(?P<who>(?!trường hợp\s)(?:(?!không\s)[^\s,;:.]+\s){1,6}?)"
    r"(?P<ban>(?:tuyệt đối\s)?không\s"
    r"(?!(?:có|còn|phải|là|thuộc|bị|được|đủ|đạt|thể|biết|quá|chỉ|những|nên|nhất thiết|xác định|đồng ý)\s)\S+\s)"
    r"(?![^;.]*\s(?:thì|được|phải|bị|sẽ|đều)\s)"
)
_FROM = re.compile(r"(?:kể )?từ (?:ngày|tháng|quý|năm|nay|giờ)(?:\s[^,;:]{1,40})?,\s")
_TASK = re.compile(
    r"(?:việc|quá trình|công tác|các hoạt động|hoạt động|hồ sơ|nội dung)\s(?:[^.;:,]{0,60}?\s)?"
    r"(?P<modal>phải|không được|nghiêm cấm|không|tuyệt đối không)\s"
)
_THING = re.compile(
    r"(?P<thing>[^.;:]{2,90}?)\s(?:đều\s)?(?P<modal>phải|không được|bị nghiêm cấm)\s"
    r"(?!là\s|từ\s|đủ\s|ở\s"
    r"|có\s(?:hộ khẩu|khả năng|trình độ|chứng chỉ|bằng|sức khỏe|năng lực|kinh nghiệm|tư cách|đủ|quốc tịch|độ tuổi)"
    r"|(?:công nhận|xét|tính|hưởng|chấp nhận|giải quyết|hỗ trợ|thanh toán|cấp|nhận)\s)"
    r"(?:(?<=đều phải )(?=\S+\s+\S)|(?=\S+\s+\S+\s+\S))"
)
# who "phải" in these is told of, not ordered: figures, what has been, what follows from something else
_TOLD = re.compile(
    r"^(?:các\s)?\d|(?<!\w)(?:có|còn|hơn|gần|khoảng|tổng số|số|với|gồm|đạt)\s\d"
    r"|(?<!\w)(?:nhất trí|nhận định|cho rằng|cần thiết|không|chứ không|đã từng|từng"
    r"|vẫn|còn|cũng|thường|hay|đang|sẽ|bị|nhiều|nếu|do|vì|mới|nên|có thể)"
    r"(?:\s\w+)?$|\slà\s"
    r"|^(?:căn cứ|theo|do|vì|tại|qua|tuy nhiên|hiện(?! vật)|hiện nay|trước đây|năm ngoái|trên thực tế|nhiều|một số)\s"
)
_SENT = re.compile(
    r"[^.;:,]{0,80}?(?:,?\s(?:đề nghị|yêu cầu))?\s(?P<sent>(?:kính\s)?"
    r"(?:báo cáo\s(?=về|cho)|(?:gửi|nộp|chuyển|phát)\s(?!kèm|trước|sau|trễ|chậm|muộn|ngày|đi\s|lại)))"
)
# "Kết quả thực hiện báo cáo UBND tỉnh (qua Sở X) trước ngày …": a result that is reported to somebody by a day
_REPORTED = re.compile(
    r"[^.;:,]{0,60}?\s(?P<sent>báo cáo\s(?:về|ubnd|ủy ban|sở|bộ|thủ tướng|chủ tịch|văn phòng|phòng|ban|lãnh đạo|cấp)\s)"
    r"(?=[^.;]{0,120}?(?:trước|chậm nhất|định kỳ|để tổng hợp|\(qua|hằng|hàng)(?!\w))"
)
_RESULT = re.compile(r"(?:kết quả|tình hình)(?!\w)")
_SENT_BEFORE = re.compile(r"(?<!\w)(?:đã|được|chưa|không|do|khi|thu|phải)(?:\s\w+)?$")
_DONE_BY = re.compile(
    r"việc\s[^.;:]{3,90}?\sdo\s(?P<who>[^.;:,]{3,90}?)\s"
    r"(?P<verb>thực hiện|đảm nhiệm|đảm nhận|đảm trách|chủ trì|phụ trách|tiến hành|chịu trách nhiệm)(?!\w)"
)

_UMBRELLA = re.compile(
    r"(?P<who>[^.]{6,900}?)\s+(?P<duty>(?:có|chịu) trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện|triển khai)\s"
    r"[^.;]{0,40}?(?:quyết định|chỉ thị|nghị quyết|quy định|quy chế|kế hoạch|kết luận|công điện)\s+này)"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """How a clause binds.

    Attributes:
        head: where its predicate begins.
        who: the span of who acts, where it names him.
        acts: he is the clause's subject, and no part of what must be done.
        sent: it only says where a product goes, as strongly as what stands before it.
    """

    head: int
    who: Span | None = None
    acts: bool = False
    sent: bool = False


def bound(key: str, start: int, end: int, *, things: bool) -> Bound | None:
    """How a clause binds whoever acts, if it does.

    Args:
        key: match key of the dispatch's text.
        start: where the clause begins.
        end: where it ends.
        things: it stands where rules or orders stand, so that a thing that must be is one too.

    Returns:
        The binding, or ``None``.
    """
    product = lexicon().sent.match(key, start, end)
    sent = _SENT.match(key, product.end(), end) if product else None
    if sent and _SENT_BEFORE.search(key[start : sent.start("sent")].rstrip()) is None:
        return Bound(sent.start("sent"), sent=True)
    reported = _REPORTED.match(key, start, end) if _RESULT.match(key, start, end) else None
    if reported and _SENT_BEFORE.search(key[start : reported.start("sent")].rstrip()) is None:
        return Bound(reported.start("sent"), sent=True)
    if _BAN.match(key, start, end):
        return Bound(start)
    if not things:
        return None
    opened = _FROM.match(key, start, end)  # "Từ ngày 15/3, rác thải phải để trong túi"
    return _ruled(key, opened.end() if opened else start, end)


def umbrella(key: str, start: int, end: int) -> Bound | None:
    """``…, Giám đốc các sở và 38 hộ có tên chịu trách nhiệm thi hành Quyết định này``: all before the duty.

    Args:
        key: match key of the dispatch's text.
        start: where the clause begins.
        end: where it ends.
    """
    found = _UMBRELLA.match(key, start, end)
    return Bound(found.start("duty"), found.span("who"), acts=True) if found else None


def _ruled(key: str, start: int, end: int) -> Bound | None:
    """The ways that bind only where rules or orders stand."""
    done = _DONE_BY.match(key, start, end)
    if done:
        return Bound(done.start("verb"), done.span("who"))
    if _BARE.match(key, start, end):
        return Bound(start)
    task = _TASK.match(key, start, end)
    if task:
        return Bound(task.start("modal"))
    denied = _DENIED.match(key, start, end)
    if denied and denied.end() <= end and _acts(key, denied.start(), denied.start("ban")):
        return Bound(denied.start("ban"), denied.span("who"), acts=True)
    thing = _THING.match(key, start, end)
    if thing is None or _TOLD.search(thing.group("thing")):
        return None
    acts = lexicon().acting.match(thing.group("thing"))
    return Bound(thing.start("modal"), thing.span("thing") if acts else None, acts=acts is not None)


def _acts(key: str, start: int, end: int) -> bool:
    """Whether a noun phrase names who acts, and nothing with a verb of its own (``đơn vị đã bán nhưng …``)."""
    return lexicon().acting.match(key, start) is not None and _TOLD.search(key[start:end].strip()) is None
