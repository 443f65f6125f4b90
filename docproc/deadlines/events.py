"""Deadlines that hang on an event without a date: "trước khi triển khai", "ngay sau khi …", "ngay trong ngày"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docproc.deadlines.model import FoundDeadline
from docproc.deadlines.vocabulary import AND_DOES, COUNT_UNIT, NUMERAL, alternatives, duration, words
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.windows import Trigger, find_in
from docproc.vocabulary import directive_verbs

__all__ = ["PHRASE_END", "RECEIPT", "REST", "event_of", "find_events", "of_this_dispatch"]

_LATEST = rf"{alternatives(words('cues', 'latest'))}(?:{B}{alternatives(words('cues', 'latest_links'))}){{0,3}}"
RECEIPT = alternatives(words("anchors", "receipt"))
REST = r"[^,;.:()\n]{0,110}?"
PHRASE_END = (
    rf"(?=[,;.:()]|\n|\Z|{AND_DOES}|{B}(?<!phiếu[ \n]){alternatives(words('events', 'ends'))}(?={B}(?!này(?!\w))))"
)

# "trước ngày hẹn trả", "trước giờ khai mạc": what happens on it names it; not "trước ngày thứ Sáu", "trước giờ này"
_OTHER_DAYS = rf"(?:thứ|chủ{B}nhật|m[ùồ]ng|làm{B}việc|hành{B}chính|đầu|cuối|hôm|này|nay|mai)(?!\w)"
_SOME_DAY = rf"(?:ngày|giờ){B}(?!{_OTHER_DAYS})[a-zà-ỹđ]{{2}}"
# "trước cuộc họp 02 ngày", "trước hội thi": but one reports, too, before a meeting
_MEETING = rf"(?:cuộc|buổi|hội{B}(?:thi|thao|diễn|trại)|vòng){B}\w"
# "trước khi triển khai", "trước thời điểm …", "ngay sau khi …", "ngay sau mỗi đợt …", "ngay khi nhận được …"
_EVENT = re.compile(
    rf"""(?<!\w)(?:(?:{_LATEST}{B}|(?:trong|đến|xong){B})?
            (?P<before>trước){B}(?={alternatives(words("events", "before"))}(?!\w)|{_SOME_DAY}|{_MEETING})
        |(?P<after>ngay{B}sau)(?!\w)(?!{OB}(?:đó|đây|này)(?!\w))
        |(?P<upon>ngay{B}(?:(?:từ{B})?khi{B}(?={RECEIPT}(?!\w))|khi{B}(?!(?:cần|có{B}(?:yêu{B}cầu|thể|chỉ{B}đạo))(?!\w)))))
        (?P<phrase>{REST}){PHRASE_END}""",
    re.VERBOSE,
)
_TRIGGER = Trigger(("trước", "ngay"), rf"(?:trước|ngay){B}", before=40, after=170)
# "trước khi rời bến 15 phút", "trước ngày diễn ra 07 ngày"
_COUNT_AT_END = re.compile(rf"{B}(?P<number>{NUMERAL}){OB}(?P<unit>{COUNT_UNIT})(?P<working>{B}làm{B}việc)?\Z")
# "báo cáo ngay trong ngày", "báo cho Đội trưởng trong ngày": the day of the event
_SAME_DAY = re.compile(
    rf"(?<!\w)(?P<now>ngay{B})?trong{B}(?:cùng{B})?(?:ngày|đêm)(?!\w)(?={OB}[,;.)]|{OB}\Z|\n|{B}(?:về|cho|để|với|tới|đến|qua|bằng|nhận|xảy{B}ra|phát{B}sinh|phát{B}hiện){B}|{AND_DOES})"
)
_SAME_DAY_TRIGGER = Trigger(("trong ngày", "trong đêm", "trong cùng"), before=8, after=24)
_TELLS = re.compile(rf"(?<!\w){alternatives(words('completion', 'same_day'))}(?!\w)[^;.:\n]{{0,90}}\Z")
_NOUNS = alternatives(words("other_roles", "data_scope") + words("other_roles", "attributive"))
_WHICH = re.compile(
    rf"(?<!\w){_NOUNS}"
    rf"(?:{B}[^\s,;.:]+){{0,2}}{B}\Z"
)
# "… trình tại kỳ họp cuối năm 2016": the sitting that something is put to
_SITTING = re.compile(
    rf"""(?<!\w)(?:tại|trong|vào){B}(?P<sitting>(?:kỳ|phiên|cuộc|buổi){B}(?:họp|giao{B}ban){B}(?:[^\s,;.:()0-9]+{B}){{0,6}}?
        {alternatives(words("events", "sittings"))}(?!\w){REST}){PHRASE_END}""",
    re.VERBOSE,
)
_SITTING_TRIGGER = Trigger(
    ("kỳ", "phiên", "cuộc", "buổi"), rf"(?:kỳ|phiên|cuộc|buổi){B}(?:họp|giao{B}ban)", before=10, after=150
)
_PUT_TO = re.compile(rf"(?<!\w){alternatives(words('completion', 'put_to'))}(?!\w)[^;.:]{{0,140}}\Z")
_PUT_THEN = re.compile(rf",(?:(?!(?<!\w)đã(?!\w))[^;.:])*?(?<!\w){alternatives(words('completion', 'put_to'))}(?!\w)")
_PAST_SITTING = re.compile(r"(?<!\w)(?:đã|được|theo|ý kiến|kết luận|phát biểu)(?!\w)[^;.:,]{0,60}\Z")
_AT_LEAST = re.compile(rf"{B}(?:ít{B}nhất|tối{B}thiểu|chậm{B}nhất)\Z")
_WHEN = re.compile(rf"(?:khi|thời{B}điểm|lúc|ngày){B}")
_OF_OTHERS = re.compile(rf"{B}(?:của|từ|do|đăng{B}ký|xin){B}")
_COMPARED = re.compile(rf"(?<!\w)(?:như|so{B}với|từ|kể{B}từ|kể{B}cả|hơn|của|giai{B}đoạn){B}\Z")
_WHAT_WAS = re.compile(r"(?<!\w)đã(?!\w)[^,;.:\n]{0,80}\Z")
_ORDERED = re.compile(rf"(?:\A|[.;:+\n-])[ \n]{{0,3}}{alternatives(list(directive_verbs()))}(?!\w)[^;.:\n]*\Z")
# "trả lại cho dân ngay trong vụ mùa này": a season has no days of its own
_SEASON = re.compile(
    rf"(?<!\w)(?:ngay{B})?trong{B}(?P<season>(?:vụ|mùa|niên{B}vụ){B}(?:[^\s,;.:()]+{B}){{0,3}}?(?:này|tới|năm{B}nay))(?!\w)"
)
# "trong 02 tuần đầu của học kỳ", "trong tháng đầu nhận việc": counted from what begins then
_FIRST_OF = re.compile(
    rf"(?<!\w)trong{B}(?:(?P<number>{NUMERAL}){B})?(?P<unit>ngày|tuần|tháng){B}đầu(?:{B}tiên)?{B}(?:của{B}|khi{B})?"
    rf"(?P<event>(?!(?:tháng|năm|quý|tuần|mỗi|h[ằà]ng|này)(?!\w))[a-zà-ỹđ]{REST}){PHRASE_END}"
)
# "ngay buổi đầu tiên", "trong tuần sinh hoạt đầu khóa"
_FIRST_TIME = re.compile(
    rf"(?<!\w)(?:ngay(?:{B}(?:trong|tại))?|trong){B}(?:buổi|tiết|tuần|phiên|ca){B}(?:[^\s,;.:()]+{B}){{0,3}}?"
    rf"đầu{B}(?:tiên|khóa|năm{B}học|học{B}kỳ)(?!\w)(?!{B}(?:của{B})?(?:tháng|quý|năm|mỗi))"
)
_FIRST_TRIGGER = Trigger(("trong", "ngay"), rf"(?:trong|ngay){B}", before=2, after=120)
_SEASON_TRIGGER = Trigger(("trong",), rf"trong{B}(?:vụ|mùa|niên)", before=8, after=80)
_OPENS = re.compile(r"(?:\A|[.;:+\n-])[ \n]{0,3}\Z")
_RECEIVED = re.compile(rf"{RECEIPT}(?!\w)")
_PURPOSE = re.compile(
    r"(?<!\w)(?:để|nhằm)(?!\w)[^,;.:]{0,120}\Z"
    # a race against time runs on through its lists: "để kịp tiến độ thẩm định, cấp phát … trước thời điểm …"
    r"|(?<!\w)(?:để|cho) kịp(?!\w)(?:(?!hoàn thành|xong|gửi|nộp|báo cáo)[^;.:]){0,150}\Z"
)


def find_events(text: str, key: str) -> Iterator[FoundDeadline]:
    """Finds limits that an event sets.

    Args:
        text: the text.
        key: its match key.

    Yields:
        Relative deadlines, with a duration only where one is printed ("trước khi khởi hành 30 phút").
    """
    for match in find_in(_EVENT, key, _TRIGGER.windows(key)):
        found = _event(text, key, match)
        if found is not None:
            yield found
    for match in find_in(_SAME_DAY, key, _SAME_DAY_TRIGGER.windows(key)):
        before = key[max(0, match.start() - 120) : match.start()]
        if _TELLS.search(before) and not (_WHICH.search(before) and match["now"] is None):
            start, end = match.span()
            yield FoundDeadline(start, end, text[start:end], "relative", bound="within", anchor="event")
    for match in find_in(_FIRST_OF, key, _FIRST_TRIGGER.windows(key)):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        counted = duration(match["number"] or "1", match["unit"])
        event = text[match.start("event") : end]
        yield FoundDeadline(
            start, end, text[start:end], "relative", bound="within", duration=counted, anchor="event", event=event
        )
    for match in find_in(_FIRST_TIME, key, _FIRST_TRIGGER.windows(key)):
        start, end = match.span()
        yield FoundDeadline(start, end, text[start:end], "relative", bound="within", anchor="event")
    for match in find_in(_SEASON, key, _SEASON_TRIGGER.windows(key)):
        start, end = match.span()
        event = text[match.start("season") : end]
        yield FoundDeadline(start, end, text[start:end], "relative", bound="within", anchor="event", event=event)
    for match in find_in(_SITTING, key, _SITTING_TRIGGER.windows(key)):
        before = key[max(0, match.start() - 160) : match.start()]
        after = key[match.end() : match.end() + 160]
        if (_PUT_TO.search(before) or _PUT_THEN.match(after)) and not _PAST_SITTING.search(before):
            start, end = match.start(), match.start() + len(match.group().rstrip())
            event = text[match.start("sitting") : end]
            yield FoundDeadline(start, end, text[start:end], "relative", anchor="event", event=event)


def event_of(text: str, key: str, start: int, end: int) -> str | None:
    """The event between two offsets as printed, without "khi", "ngày" before it."""
    when = _WHEN.match(key, start, end)
    least = _AT_LEAST.search(key[start:end].rstrip())
    end = start + least.start() if least else end
    return text[when.end() if when else start : end].strip() or None


def of_this_dispatch(key: str, end: int) -> bool:
    """Whether what is received is the dispatch itself and no application, report or question.

    Args:
        key: the match key of the text.
        end: where the words of receipt end: "nhận được| Công văn này", "nhận được| báo cáo của các xã".
    """
    told = _dispatch_received().match(key, end)
    return told is not None and not _OF_OTHERS.match(key, told.end())


@cache
def _dispatch_received() -> re.Pattern[str]:
    """Any instrument with "này", one of the usual ones without, or nothing at all."""
    usual = alternatives(words("anchors", "received"))
    return re.compile(
        rf"(?:{B}(?:bản{B})?(?:{usual}(?:{B}(?:này|số)(?!\w))?|(?:[^\s,;.:()]+{B}){{1,4}}này)(?!\w)"
        rf"|(?={OB}(?:[,;.:()]|\n|\Z)))"
    )


def _event(text: str, key: str, match: re.Match[str]) -> FoundDeadline | None:
    if not match["phrase"].strip() or _COMPARED.search(key, max(0, match.start() - 20), match.start()):
        return None
    left = key[max(0, match.start() - 160) : match.start()]
    if match["before"] and _WHAT_WAS.search(left) and not _ORDERED.search(left):
        return None  # "nhà đã xây trước ngày Quy định này có hiệu lực": which ones are meant
    opens = _OPENS.search(key, max(0, match.start() - 4), match.start())
    if match["upon"] and opens and not _RECEIVED.match(key, match.end("upon")):
        return None  # "Ngay khi nước rút, …" tells in which case, as "sau khi" does; "báo cáo ngay khi …" tells when
    if _PURPOSE.search(key, max(0, match.start() - 130), match.start()):
        return None
    begin = match.end("phrase") - len(match["phrase"].lstrip())
    received = _receipt_first().match(key, begin) if match["before"] is None else None
    receipt = received is not None and of_this_dispatch(key, received.end())
    start, end = match.start(), match.start() + len(match.group().rstrip())
    counted = _COUNT_AT_END.search(key, match.start("phrase"), end) if match["before"] else None
    return FoundDeadline(
        start,
        end,
        text[start:end],
        "relative",
        bound="before" if match["before"] else None,
        duration=duration(counted["number"], counted["unit"]) if counted else None,
        anchor="receipt" if receipt else "event",
        working_days=counted is not None and counted["working"] is not None,
        event=None if receipt else event_of(text, key, begin, counted.start() if counted else end),
    )


@cache
def _receipt_first() -> re.Pattern[str]:
    return re.compile(rf"(?:khi{B})?{RECEIPT}(?!\w)")
