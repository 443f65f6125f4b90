"""Things as subjects: who acts stands behind ``do``, or owns what is sent, or is nobody the clause names.

``Danh sách do công chức xã niêm yết``, ``Bài thi được niêm phong, gửi về Hội đồng``, ``Báo cáo của các đơn vị phải
đến Cục``, and as the head of a list ``Thu gom do Hợp tác xã đảm nhận:``. The clause stays whole, as its subject is no
actor (annotation guide, "Obligations").
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docproc.bodies import ActorPart
from docproc.data import read_toml
from docproc.tasks.binding import Bound
from docproc.tasks.clauses import Span
from docproc.tasks.lexicon import lexicon
from docproc.tasks.subjects import Subjects
from docproc.text.words import begins_verb, begins_word
from docproc.vocabulary import any_of

__all__ = ["agent_head", "done_by", "handed_in", "told"]

# a thing and nothing said of it yet: no result, condition, reason or definition
_THING = re.compile(
    r"(?P<thing>(?!(?:nguyên nhân|lý do|nếu|khi|trường hợp|tuy|vì|để|theo|căn cứ)\s)"
    r"(?:(?!(?:là|gồm|đã|được|bị|có|phải|không|khi|nếu|để|vì|chưa|sẽ|đang|do)\s)[^\s.;:,]+\s){1,14})do\s"
)
_TOLD_TO = re.compile(
    r"(?P<who>(?:(?!(?:nếu|khi|trường hợp|theo|để|phải|được)\s)[^\s.;:,]+\s){2,12})"
    r"(?P<told>được\s(?:giao|yêu cầu|đề nghị|phân công|giao nhiệm vụ)|bị\s(?:nghiêm\s)?cấm)\s"
)
_REACH = 70  # characters of an agent that no list of bodies has
_GAP = re.compile(r"(?<=[\w)]) ")
_MANNER = re.compile(r"(?:trực tiếp|chủ động|thống nhất|chịu trách nhiệm)\s+")
# behind the deed: what is said of the thing then is the point
_SAYS_MORE = re.compile(
    r"(?<!\w)(?:phải|là|gồm|bao gồm|được|bị|có giá trị|có hiệu lực|không|chưa|mới|thì|đã|đang|sẽ)\s"
)
_HEAD_ENDS = re.compile(r"(?:\s(?:chính|như sau|các việc sau|cụ thể|sau đây))?[\s:.)]*$")
_SEVERAL = re.compile(r".*\scủa\s(?P<who>(?:các|từng|mỗi|những|mọi)\s[^,;]{2,70})$")
_ARRIVES = r"(?:đến|về|tới|có tại)\s(?!\d|hết|ngày|cuối|nay)"
_TOWARDS = r"(?:về|cho|đến|tới|tại|lên)\s(?!\d|hết\s|ngày\s|cuối\s)"
_HANDED = ("gửi ", "nộp ")  # "Xe chuyển đến trụ sở mới ngày 02/5" tells where it is
_NOT_SENT = re.compile(r"(?<!\w)(?:đã|chưa|không|khi|sẽ|do|nếu|đang|vừa|mới|còn|là|có|nào|quá hạn|trễ|muộn)(?!\w)")


class _Words(NamedTuple):
    deeds: re.Pattern[str]
    leads: re.Pattern[str]
    money: re.Pattern[str]
    sent: re.Pattern[str]


def done_by(subjects: Subjects, text: str, key: str, clause: Span) -> Bound | None:
    """``Danh sách do công chức xã niêm yết``: work that somebody is told to do, where orders stand.

    Args:
        subjects: finds the bodies in the dispatch.
        text: its text.
        key: its match key.
        clause: the clause, trimmed.

    Returns:
        Who acts, or ``None`` where no agent is told to act.
    """
    start, end = clause
    thing = _THING.match(key, start, end)
    if thing is None or _names_actor(subjects, key, start, end) or _words().money.match(key, start, end):
        return None
    words = lexicon()
    verb = None if words.noun_head.match(key, start, end) else words.imperative.match(key, start, end)
    if verb and verb.end() != thing.end("thing") - 1:
        return None  # "Thẩm định dự toán do các đơn vị lập"
    deed = _deed(subjects, text, key, (thing.end(), end))
    if deed is None or _SAYS_MORE.search(key, deed[1], end):
        return None
    return Bound(deed[0], (thing.end(), _before(text, deed[0])))


def handed_in(subjects: Subjects, key: str, clause: Span, *, ruled: bool, due: bool = False) -> Bound | None:
    """``Bài thi được niêm phong, gửi về Hội đồng``, ``Báo cáo của các xã phải đến Cục``: a thing that must arrive.

    Args:
        subjects: finds the bodies in the dispatch.
        key: match key of the dispatch's text.
        clause: the clause, trimmed.
        ruled: it stands where orders or rules stand; elsewhere the thing must be told to arrive.
        due: a day is set for it, so that ``gửi`` and ``nộp`` order it too.

    Returns:
        Who acts, if the thing is said to be theirs; ``None`` where nothing is handed in.
    """
    start, end = clause
    sent = _words().sent.match(key, start, end)
    if sent is None or _NOT_SENT.search(sent.group("thing")) or _names_actor(subjects, key, start, end):
        return None
    if lexicon().imperative.match(key, start, end) and not lexicon().sent.match(key, start, end):
        return None
    if not (ruled or sent.group("must") or (due and sent.group("how").startswith(_HANDED))):
        return None
    owner = _SEVERAL.match(sent.group("thing").strip())
    if owner is None or sent.group("passive"):
        return Bound(sent.start("how"), sent=sent.group("must") is None)
    who = (start + owner.start("who"), start + owner.end("who"))
    acts = subjects.body_at(who[0]) or lexicon().acting.match(key, *who) or lexicon().person.match(key, *who)
    return Bound(sent.start("how"), who if acts else None, sent=sent.group("must") is None)


def told(subjects: Subjects, text: str, key: str, clause: Span) -> Bound | None:
    """``Cổng thông tin điện tử được giao mở chuyên mục``: what is told to do something, though it is no body.

    Args:
        subjects: finds the bodies in the dispatch.
        text: its text.
        key: its match key.
        clause: the clause, trimmed, where orders stand.
    """
    start, end = clause
    found = _TOLD_TO.match(key, start, end)
    if found is None or subjects.inside_body(found.start("told")) or _NOT_SENT.search(found.group("who")):
        return None
    if not (lexicon().imperative.match(key, found.end(), end) or begins_verb(text, found.end())):
        return None  # "Phương tiện được giao kế hoạch vốn"
    return Bound(found.start("told"), found.span("who"), acts=True)


def agent_head(subjects: Subjects, text: str, key: str, span: Span) -> tuple[ActorPart, ...]:
    """Who acts in the list under ``Thu gom do Hợp tác xã đảm nhận:``, or ``Tổ 1 do ông A chỉ huy:``.

    Args:
        subjects: finds the bodies in the dispatch.
        text: its text.
        key: its match key.
        span: the heading.

    Returns:
        They; empty where the heading names no agent.
    """
    start, end = subjects.trim(*span)
    thing = _THING.match(key, start, end)
    if thing is None or _words().money.match(key, start, end):
        return ()
    if _names_actor(subjects, key, start, end):
        led = any(_HEAD_ENDS.match(key, found.end(), end) for found in _words().leads.finditer(key, thing.end(), end))
        return subjects.actors(start, thing.end("thing") - 1) if led else ()
    deed = _deed(subjects, text, key, (thing.end(), end))
    if deed is None or _HEAD_ENDS.match(key, deed[1], end) is None:
        return ()
    return subjects.actors(thing.end(), _before(text, deed[0]))


def _deed(subjects: Subjects, text: str, key: str, span: Span) -> Span | None:
    """The verb behind an agent, with its manner: right behind a list of bodies, else the first that begins a word."""
    low, end = span
    stop = subjects.chain(low, end)
    deed = _deed_at(key, subjects.past_bracket(stop, end) + 1, end) if stop is not None else None
    if deed is not None:
        return deed
    for gap in _GAP.finditer(key, low + 1, min(end, low + _REACH)):
        at = gap.end()
        if "," in key[low:at] or subjects.inside_body(at) or not text[at].islower():
            continue
        deed = _deed_at(key, at, end)
        if deed is not None and begins_word(text, at):
            return deed
    return None


def _deed_at(key: str, at: int, end: int) -> Span | None:
    manner = _MANNER.match(key, at, end)
    deed = _words().deeds.match(key, manner.end(), end) if manner else None
    deed = deed or _words().deeds.match(key, at, end)
    return (at, deed.end()) if deed else None


def _names_actor(subjects: Subjects, key: str, at: int, end: int) -> bool:
    """Whether a clause begins with somebody who acts himself, so that no thing is its subject."""
    words = lexicon()
    if words.sent.match(key, at, end):
        return False
    acting = words.acting.match(key, at, end) or words.person.match(key, at, end)
    return acting is not None or subjects.body_at(at) is not None


def _before(text: str, at: int) -> int:
    return len(text[:at].rstrip())


@cache
def _words() -> _Words:
    table = read_toml("docproc.tasks", "data/passives.toml")
    sends = any_of(table["sends"])
    return _Words(
        deeds=re.compile(any_of(table["deeds"])),
        leads=re.compile(rf"(?<!\w){any_of(table['leads'])}"),
        money=re.compile(rf"(?:(?:các|những|mọi|toàn bộ)\s)?{any_of(table['money'])}"),
        sent=re.compile(
            r"(?P<thing>[^.;:,]{3,100}?)\s(?:đều\s)?(?P<how>(?P<must>phải\s)?"
            rf"(?:(?P<passive>được\s)(?:\S+\s\S+(?:,\s|\svà\s))?{sends}\s{_TOWARDS}"
            rf"|(?:(?:lập|làm|in|sao|đóng|ký)\s[^.;:,]{{2,40}},\s(?:và\s)?)?{sends}\s{_TOWARDS}|(?(must){_ARRIVES}|(?!))))"
        ),
    )
