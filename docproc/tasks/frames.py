"""What a lead-in or a heading hands down to the items under it: who acts, how strongly, whether bare verbs direct.

Headings of duty (``Bên A có trách nhiệm:``, ``Trách nhiệm của chủ nhà trọ``), of a ban (``Nghiêm cấm học sinh:``),
of an account (``Thực trạng``), of aims (``Mục đích``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.bodies import ActorPart
from docproc.dispatch import Modality
from docproc.tasks.lexicon import lexicon
from docproc.tasks.subjects import Subjects
from docproc.vocabulary import begins_with

__all__ = ["Frame", "addressed", "asks_head", "duty_head", "only_heads", "only_leads", "tells_head"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a lead-in or a head hands down to the items under it.

    Attributes:
        leads: who acts.
        modality: how strongly; ``None`` where the items' own words say it.
        orders: bare verbs direct.
        tells: everything under it reports.
    """

    leads: tuple[ActorPart, ...] = ()
    modality: Modality | None = None
    orders: bool = False
    tells: bool = False


_DUTY = r"(?:trách\s+nhiệm|nghĩa\s+vụ|nhiệm\s+vụ|bổn\s+phận)"
_DUTIES = rf"{_DUTY}(?:(?:\s*,\s*|\s+và\s+){_DUTY})*"
_BELONGS = re.compile(rf"(?:(?:các|những|về)\s+)?{_DUTIES}\s+(?:chính\s+)?của\s+")
_ANNOUNCES = r"""
    (?:\ (?:thực\ hiện|làm)(?:\ tốt)?)?
    (?:\ (?:các|một\ số|những|\d+)\ (?:nội\ dung|nhiệm\ vụ|công\ việc|việc|quy\ định|yêu\ cầu))?
    (?:\ (?:chủ\ yếu|cụ\ thể|chính))?
    (?:\ (?:như\ )?(?:sau|sau\ đây|dưới\ đây))?
    \s*:?\s*$
"""
# "người thuê phải:" obliges whoever stands before it; "Tổ chức thực hiện:" nobody, so there a body must be named
_OBLIGED = re.compile(
    rf"""
    \s+(?:cùng\s+)?
    (?: (?P<plain>phải|(?:có|chịu)\ (?:các\ |những\ )?{_DUTIES})
      | cần | thực\ hiện | làm | cùng
    )
    {_ANNOUNCES}
    """,
    re.VERBOSE,
)
_BANNED = re.compile(
    r"(?:(?:nghiêm\s+)?cấm|không được|tuyệt đối không)"
    r"(?:\s+(?:các|những|mọi)\s+hành vi(?:\s+sau(?:\s+đây)?)?)?\s*(?=\S|$)"
)
_ACTS = re.compile(
    r"(?:(?:các|những)\s+)?(?:hành vi|điều|việc)\s+"
    r"(?:bị\s+)?(?:(?:nghiêm\s+)?cấm|không được (?:làm|phép))"
    r"|(?P<who>[^,;:.]{2,80}?)\s+(?:không được|bị (?:nghiêm )?cấm)"
    r"(?:\s+(?:làm|có)?\s*(?:các|những)\s+(?:hành vi|việc|điều)(?:\s+sau(?:\s+đây)?)?)?\s*:?\s*$"
)
_NOBODY = re.compile(r"(?:việc|hồ sơ|công tác|quá trình|nội dung|nhiệm vụ|kinh phí|thời gian|yêu cầu)(?!\w)")
_TOLD = re.compile(r"(?:nhắc nhở|nhắc|hướng dẫn|vận động|chỉ đạo|yêu cầu|đôn đốc|đề nghị|thông báo cho)\s+")
# "Phòng Hành chính lo xong các việc sau trước ngày 06/02:", whatever the verb
_WORK_FOLLOWS = re.compile(r"(?:các|những|một số|\d+) (?:việc|công việc|nội dung|nhiệm vụ) (?:sau|dưới đây)(?!\w)")
# "Thu gom cơ giới do Công ty X đảm nhận:"
_DONE_BY = re.compile(
    r"\sdo\s(?P<who>[^,;:]{3,110}?)\s(?:đảm nhận|đảm nhiệm|thực hiện|phụ trách|chủ trì|chịu trách nhiệm)$"
)
_HEAD_ONLY = re.compile(
    r"""
    (?: là\ (?:(?:cơ\ quan|đơn\ vị)\ )?(?:đầu\ mối|thường\ trực|chủ\ trì) [^:,]{0,60} ,\ )?
    (?: theo\ (?:chức\ năng|phạm\ vi) [^:]{0,80}? )?
    (?: (?:chịu|có)\ (?:trách\ nhiệm|nhiệm\ vụ)
      | tập\ trung
      | (?:khẩn\ trương\ |nghiêm\ túc\ |chủ\ động\ )?(?:tập\ trung\ |tổ\ chức\ )? (?:triển\ khai\ |tổ\ chức\ )?
        (?:thực\ hiện|triển\ khai) (?:\ tốt|\ ngay)?
        (?: \ (?:các|một\ số|những|ngay|\d+)
            \ (?:nội\ dung|nhiệm\ vụ|công\ việc|việc|giải\ pháp|biện\ pháp) [^:]{0,40} )?
    )? \s* :? \s* $
    """,
    re.VERBOSE,
)
_LEADS_WITH = re.compile(
    r"(?:(?:có|chịu) trách nhiệm\s+)?(?:(?:làm đầu mối|chủ trì)\s*,?\s*(?:và\s+)?){0,2}"
    r"(?:phối hợp|phối kết hợp)(?:\s+chặt chẽ)?\s*,?\s+(?:với|cùng)\s+"
)
_ASKS = re.compile(
    r"(?<!\w)(?:kính trình|kính mong|kính đề nghị|kính xin|trân trọng đề nghị|đề nghị|kiến nghị|xin)\s+"
    r"(?P<who>[^:;]{3,120}?)"
    r"(?:\s+(?:xem xét|quan tâm|giải quyết|chấp thuận|cho phép|phê duyệt|quyết định)[^:;]{0,80})?$"
)
_SAID = re.compile(r"[.:]|(?<!\w)(?:là|được|đã|gồm|có|trong|về|không)\s")
_SEVERAL = re.compile(r"(?:các|những|mọi|từng|mỗi)\s")
_SPOKEN = 110  # characters of the body or person that a heading of duty names
_RUN_IN = re.compile(r"[^.:;,]{0,40}[.:]\s+\S")
_SENT = re.compile(r"(?<!\w)(?:gửi|nộp|báo cáo|trình)(?!\w)")


def duty_head(subjects: Subjects, key: str, start: int, end: int, *, announced: bool) -> Frame | None:
    """The frame of a heading that puts duties or bans on somebody.

    Args:
        subjects: finds the bodies that the heading names.
        key: match key of the dispatch's text.
        start: where the heading begins.
        end: where it ends.
        announced: a colon closes it.

    Returns:
        The frame, or ``None`` where the heading is of another kind.
    """
    start, end = subjects.trim(start, end)
    ban = _BANNED.match(key, start, end)
    if ban and announced:
        return Frame(_named(subjects, ban.end(), end), "must_not", orders=True)
    acts = _ACTS.match(key, start, end)
    if acts:
        leads = subjects.actors(*acts.span("who")) if acts.group("who") else ()
        return Frame(leads, "must_not", orders=True)
    holder = _holder(subjects, key, start, end, announced=announced)
    if holder is not None:
        return Frame(holder, "must", orders=True) if holder else None
    opening = lexicon().head_opening.match(key, start, end)
    low = opening.end() if opening else start
    obliged = _OBLIGED.search(key, start, end)
    if obliged is None:
        return _only_body(subjects, key, low, end, opened=low > start)
    if "," in key[start : obliged.start()]:
        return None
    if obliged.group("plain") and not _NOBODY.match(key, low):
        leads = _named(subjects, low, obliged.start())
    else:
        leads = subjects.named(low, obliged.start())
    return Frame(leads, "must", orders=True) if leads else None


def asks_head(subjects: Subjects, key: str, start: int, end: int) -> Frame | None:
    """The frame of a lead-in with which a submission asks a superior: ``Sở kính trình Ủy ban nhân dân tỉnh:``.

    Args:
        subjects: finds the body that is asked.
        key: match key of the dispatch's text.
        start: where the lead-in begins.
        end: where it ends.
    """
    start, end = subjects.trim(start, end)
    found = _ASKS.search(key, start, end)
    leads = subjects.named(*found.span("who")) if found else ()
    return Frame(leads, "request", orders=True) if leads else None


def only_heads(key: str, start: int, end: int) -> bool:
    """Whether a predicate before a colon says nothing but that duties follow (``thực hiện các nội dung sau``)."""
    return _HEAD_ONLY.fullmatch(key, start, end) is not None


def only_leads(key: str, start: int, end: int, supports: Sequence[ActorPart]) -> bool:
    """Whether a predicate before a colon only names with whom: ``Sở X chủ trì, phối hợp với các sở, ngành:``.

    Args:
        key: match key of the dispatch's text.
        start: where the predicate begins.
        end: where it ends.
        supports: the bodies named in it.
    """
    found = _LEADS_WITH.match(key, start, end)
    return bool(found and supports) and not key[supports[-1].end : end].strip(" :,)\n")


def addressed(subjects: Subjects, key: str, start: int, end: int) -> tuple[ActorPart, ...]:
    """Who must act below ``Nhắc nhở các hộ kinh doanh:``: those whom the clause tells its own subject to address.

    Args:
        subjects: finds the bodies that the clause names.
        key: match key of the dispatch's text.
        start: where the clause begins.
        end: where it ends.
    """
    start, end = subjects.trim(start, end)
    found = _TOLD.match(key, start, end)
    if found is None:
        return ()
    several = _SEVERAL.match(key, found.end(), end) and not lexicon().thing.match(key, found.end(), end)
    return subjects.named(found.end(), end) or (_named(subjects, found.end(), end) if several else ())


def tells_head(key: str, *, heads: bool) -> bool:
    """Whether everything under a heading, or behind it in its own paragraph, reports.

    Args:
        key: match key of the item's first paragraph.
        heads: items stand under it, or it is printed in capitals.
    """
    if lexicon().result.match(key) is None:
        return False
    run_in = _RUN_IN.match(key)
    return heads or (run_in is not None and _SENT.search(run_in.group()) is None)


def _holder(subjects: Subjects, key: str, start: int, end: int, *, announced: bool) -> tuple[ActorPart, ...] | None:
    """Whose the duty is: ``Nhiệm vụ của Sở X``, ``Thu gom do Công ty X đảm nhận:``; ``None`` for no such heading."""
    owned = _BELONGS.match(key, start, end)
    if owned:
        return _named(subjects, owned.end(), end)
    done = _DONE_BY.search(key, start, end) if announced else None
    return (subjects.named(*done.span("who")) or None) if done else None


def _only_body(subjects: Subjects, key: str, start: int, end: int, *, opened: bool) -> Frame | None:
    """``Đối với phòng Kế toán thuộc Kho bạc tỉnh``: a body and what belongs to its name, but no predicate.

    Behind ``đối với`` (``opened``) the head of a name is enough.
    """
    body = subjects.body_at(start)
    head = begins_with(key[start:end], "body_heads") if opened else None
    stop = body.end if body else start + len(head or "")
    if stop == start or end - start > _SPOKEN or _SAID.search(key, stop, end):
        return None
    spaces = (index for index in range(stop, end) if key[index] == " ")
    if any(lexicon().predicate.match(key, space + 1, end) for space in spaces):
        return None
    announced = body is not None and _WORK_FOLLOWS.search(key, stop, end) is not None
    leads = subjects.actors(start, stop) if announced else _named(subjects, start, end)
    return Frame(leads, None, orders=True) if leads else None


def _named(subjects: Subjects, start: int, end: int) -> tuple[ActorPart, ...]:
    if end - start < 2 or end - start > _SPOKEN:
        return ()
    return subjects.named(start, end) or subjects.actors(start, end)
