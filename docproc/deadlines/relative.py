"""Deadlines that are counted from something: "trong 15 ngày kể từ ngày ký", "trước ít nhất 05 ngày"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docproc.deadlines.events import PHRASE_END as _PHRASE_END
from docproc.deadlines.events import RECEIPT as _RECEIPT
from docproc.deadlines.events import REST as _REST
from docproc.deadlines.events import event_of, find_events, of_this_dispatch
from docproc.deadlines.model import Anchor, Bound, FoundDeadline
from docproc.deadlines.roles import under_label
from docproc.deadlines.vocabulary import AND_DOES, COUNT_UNIT, NUMERAL, alternatives, duration, number, words
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.windows import Trigger, find_in
from docproc.vocabulary import directive_verbs

__all__ = ["find_relative"]

_CUES = words("cues", "latest")
_LATEST = rf"{alternatives(_CUES)}(?:{B}{alternatives(words('cues', 'latest_links'))}){{0,3}}"
_INSTRUMENT = alternatives(words("anchors", "instruments"))
_ISSUE = alternatives(words("anchors", "issue"))
_EFFECTIVE = alternatives(words("anchors", "effective"))
_OCCASION = alternatives(words("events", "occasions"))
_CLOCK = ("giờ", "h", "tiếng", "tiếng đồng hồ", "phút")
_HOURS_OF_DAY = 24
_DAY_OF = rf"(?:khi|ngày|thời{B}điểm|lúc)"

# "trong vòng 10 ngày làm việc kể từ ngày nhận được Công văn này", "chậm nhất sau 03 ngày kể từ khi kết thúc"
_DURATION = re.compile(
    rf"""(?<!\w)(?:(?P<lead>{_LATEST}
            |(?:ngay{B})?trong{B}(?:vòng|thời{B}hạn|thời{B}gian){OB}:?|thời{B}hạn{OB}:?|không{B}quá|tối{B}đa|trong|sau
            |trước(?:{B}(?:ít{B}nhất|tối{B}thiểu))?){B}(?:(?:không{B}quá|ít{B}nhất|tối{B}đa){B})?)?
        (?P<number>{NUMERAL})(?![0-9/.,-])(?:{OB}\([^()\n]{{1,30}}\))?{OB}
        (?P<unit>{COUNT_UNIT})(?P<working>{B}làm{B}việc)?(?:{B}(?P<ahead_of_now>tới)(?!\w)|{B}(?:tiếp{B}theo|liên{B}tục|liên{B}tiếp)(?!\w))?(?:{OB}\([^()\n]{{1,40}}\))?
        (?:{OB},?{OB}(?P<from>(?:kể|tính){B}từ|tính{B}đến|sau|từ|trước|so{B}với){B}
            (?=(?:{_DAY_OF}|mỗi|{_OCCASION})(?!\w))
          |{B}(?P<ahead>(?=(?:diễn{B}ra|khai{B}mạc|tổ{B}chức|trước{B}khi|bắt{B}đầu|khởi{B}hành){B})))?""",
    re.VERBOSE,
)
# what stands after "kể từ": "ngày ký", "ngày nhận được văn bản này", "khi kết thúc đợt kiểm tra"
_ANCHOR = re.compile(
    rf"""(?:{_DAY_OF}{B}(?:
            (?P<receipt>{_RECEIPT})(?!\w)(?:{B}(?:đề{B}nghị|yêu{B}cầu|báo{B}cáo)(?!\w))?{_REST}
            |(?P<effective>(?:{_INSTRUMENT}{B}(?:này{B})?)?{_EFFECTIVE})(?!\w){_REST}
            |(?P<issue>{_INSTRUMENT}{B}này{B}(?:được{B})?{_ISSUE}|{_ISSUE}(?:{B}{_INSTRUMENT}(?:{B}này)?|(?:{B}[^\s,;.:()]+){{1,3}}{B}này)?)
                (?=[,;.:()]|\n|\Z|{B}{alternatives(words("anchors", "after_issue"))}(?!\w))
            |\w{_REST})
        |(?:mỗi|{_OCCASION})(?!\w){_REST})(?:(?={AND_DOES})|{_PHRASE_END})""",
    re.VERBOSE,
)
_OF_EVENT = re.compile(rf"\w{_REST}{_PHRASE_END}")
# "trong sáu tháng kể từ khi được giao đất mà không sử dụng thì bị thu hồi"
_OTHERWISE = re.compile(r"[ \n](?:mà[ \n](?:không|chưa)|thì)(?!\w)")
# "Quá 10 ngày kể từ …, nếu không trả lời": a condition
_ELAPSED = re.compile(r"(?<!\w)(?<!không[ \n])(?:quá|sau|hết)[ \n]\Z")
_EFFECT = re.compile(
    r"(?:hiệu[ \n]lực|thi[ \n]hành|được[ \n]đăng|giá[ \n]trị|bảo[ \n]hành|lưu[ \n]giữ|lưu[ \n]trữ)[^,;.:\n]{0,30}\Z"
)
_LASTING = re.compile(
    r"(?<!\w)(?:liên[ \n]tục|duy[ \n]trì|hoạt[ \n]động|trực|lưu|giữ|theo[ \n]dõi|khi|nếu|vượt|quá)(?!\w)"
    r"[^,;.:\n]{0,90}\Z"
)
_DOES = re.compile(rf"(?<!\w){alternatives(list(directive_verbs()))}(?!\w)[^;.:\n]*\Z")
_OPENS = re.compile(r"(?:\A|[.;:+\n-])[ \n]{0,3}\Z")
_THEN_DOES = re.compile(
    rf"{OB},{OB}(?!(?:trường{B}hợp|nếu|mà|đối{B}với)(?!\w))"
    rf"(?![^.;\n]{{0,160}}?(?:không{B}có|coi{B}như|xem{B}như|được{B}coi|hết{B}hiệu{B}lực))"
)
# "nghiêm cấm chuyển nhượng … trong thời hạn 10 năm": how long a ban or a state holds
_TERM_OF = re.compile(
    r"(?<!\w)(?:(?<!bị[ \n])(?<!lệnh[ \n])cấm|không[ \n]được)(?!\w)[^;.:\n]{0,120}\Z"
    r"|(?<!\w)(?:cách[ \n]ly|bảo[ \n]quản|lưu[ \n](?:giữ|trữ)|theo[ \n]dõi)(?!\w)[^,;.:\n]{0,60}\Z"
)
_REACH = 140
_FINISHED = re.compile(r"(?<!\w)(?:xong|hoàn[ \n]thành|dứt[ \n]điểm)[ \n]{1,3}\Z")
_SINCE_FIRST = re.compile(rf"(?<!\w)(?:kể|tính){B}từ{B}(?={_DAY_OF}(?!\w)[^,;.:\n]{{2,120}},[ \n]{{1,3}}\Z)")
_COMMA = re.compile(r",[ \n]{1,3}")
_CLOSES = re.compile(rf"{OB}(?:\Z|[,;.)]|\n)|{B}(?:để|cho|về){B}|{AND_DOES}")
_COUNT_TRIGGER = Trigger(
    (
        "vòng",
        "thời",
        "hạn",
        "chậm",
        "muộn",
        "trễ",
        "kể",
        "tính",
        "làm",
        "quá",
        "tối",
        "so",
        "trước",
        "sau",
        "từ",
        "trong",
    ),
    rf"vòng|thời{B}hạn|hạn{B}|(?:chậm|muộn|trễ){B}nhất|(?:kể|tính){B}(?:từ|đến)|làm{B}việc|quá{B}|tối{B}đa|so{B}với|trước{B}"
    rf"|(?:sau|từ){B}(?:khi|ngày|lúc)|sau{B}{NUMERAL}{OB}phút|trong{B}{NUMERAL}{OB}(?:giờ|h|phút|ngày|[a-zà-ỹ]{{2,5}}{B}tới)",
    before=60,
    after=110,
)


def find_relative(text: str, key: str, *, labelled: bool) -> Iterator[FoundDeadline]:
    """Counted and event-bound deadlines.

    Args:
        text: the text.
        key: its match key.
        labelled: the text stands under a deadline label ("Thời hạn"), so a bare count is one.

    Yields:
        Relative deadlines; ``due`` is never set, the day to count from is not on the page.
    """
    everywhere = [(0, len(key))]
    for match in find_in(_DURATION, key, everywhere if labelled else _COUNT_TRIGGER.windows(key)):
        found = _counted(text, key, match, labelled=labelled)
        if found is not None:
            yield found
    yield from find_events(text, key)


def _counted(text: str, key: str, match: re.Match[str], *, labelled: bool) -> FoundDeadline | None:
    start, lead = match.start(), " ".join((match["lead"] or "").split())
    labelled = labelled or under_label(key, match.start())
    anchor: Anchor | None = None
    event = None
    end = max(match.end(name) for name in ("unit", "working", "ahead_of_now"))
    if match["from"]:
        told = _ANCHOR.match(key, match.end())
        if told is None:
            return None
        end = match.end() + len(told.group().rstrip())
        anchor = "event" if match["from"] in ("trước", "so với", "tính đến") else _anchor(key, told)
        event = event_of(text, key, match.end(), end) if anchor == "event" else None
    ahead = lead.startswith("trước") or (match["from"] or "").startswith(("trước", "so"))
    if ahead and anchor is None:
        anchor, end = _ahead(key, match, end)
        event = event_of(text, key, match.end(), end) if end > match.end() else None
    if anchor is None:
        start, anchor = _anchor_ahead(key, match)
    if anchor is None and match["unit"] in _CLOCK and (lead != "trong" or _reacts(key, match, end)):
        anchor = "event"
    if not _is_limit(lead, anchor, match, labelled=labelled, ahead=ahead) or _is_term_or_condition(key, match, end):
        return None
    start = match.start("number") if lead.startswith("thời hạn") else min(start, match.start())
    return FoundDeadline(
        start,
        end,
        text[start:end],
        "relative",
        bound=_bound(lead, ahead=ahead),
        duration=duration(match["number"], match["unit"]),
        anchor=anchor,
        working_days=match["working"] is not None,
        event=event,
    )


def _is_term_or_condition(key: str, match: re.Match[str], end: int) -> bool:
    """Whether the count says how long something lasts or is good for, or what is so when it has run out."""
    start, lead = match.start(), match["lead"] or ""
    if lead == "sau" and not _sets_the_day(key, start, end):
        return True
    if _OTHERWISE.search(key[start:end]) or _OTHERWISE.match(key, end):
        return True
    if _ELAPSED.search(key, max(0, start - 12), start) or _EFFECT.search(key, max(0, start - 60), start):
        return True
    return lead.startswith("trong") and _TERM_OF.search(key, max(0, start - 130), start) is not None


def _anchor_ahead(key: str, match: re.Match[str]) -> tuple[int, Anchor | None]:
    """``Kể từ ngày ký Quyết định này, trong 30 ngày``: the day to count from stands first."""
    low = max(0, match.start() - _REACH)
    opened = _SINCE_FIRST.search(key, low, match.start())
    told = _ANCHOR.match(key, opened.end()) if opened else None
    if opened is None or told is None or _COMMA.fullmatch(key, told.end(), match.start()) is None:
        return match.start(), None
    return opened.start(), _anchor(key, told)


def _ahead(key: str, match: re.Match[str], end: int) -> tuple[Anchor | None, int]:
    """``trước 15 ngày``, ``trước ít nhất 05 ngày diễn ra hội nghị``: before an event, named or understood."""
    if match["ahead"] is not None:
        told = _OF_EVENT.match(key, match.end())
        return "event", match.end() + len(told.group().rstrip()) if told else end
    return ("event" if _CLOSES.match(key, end) else None), end


def _reacts(key: str, match: re.Match[str], end: int) -> bool:
    """``báo cáo về Sở trong 24 giờ``: within hours of what happened; not how long something lasts."""
    return _CLOSES.match(key, end) is not None and not _LASTING.search(key, max(0, match.start() - 110), match.start())


def _sets_the_day(key: str, start: int, end: int) -> bool:
    """``Sau 30 ngày kể từ ngày ký, Sở X báo cáo``: when to do it; not the condition of what is then so."""
    if _OPENS.search(key, max(0, start - 4), start):
        return _THEN_DOES.match(key, end) is not None
    before = key[max(0, start - 120) : start]
    return _CLOSES.match(key, end) is not None and _DOES.search(before) is not None


def _is_limit(lead: str, anchor: Anchor | None, match: re.Match[str], *, labelled: bool, ahead: bool) -> bool:
    """Whether a count is a limit: it says so itself, or it says from when it counts."""
    unit, working = match["unit"], match["working"] is not None
    if lead == "sau" or match["ahead_of_now"]:
        clock = unit == "phút" and anchor == "event"  # "tập trung tại nhà văn hóa sau 30 phút"
        return clock or anchor in ("issue", "receipt", "effective") or lead.startswith("trong")
    if (unit == "năm" and anchor is None) or number(match["number"]) == 0:
        return False
    latest = any(lead.startswith(cue) for cue in _CUES)
    if ahead:
        clock = lead == "trước" and unit in ("giờ", "h") and number(match["number"]) < _HOURS_OF_DAY
        return anchor is not None and (latest or (lead.startswith("trước") and not clock) or lead == "")
    if labelled or latest or lead.startswith(("trong vòng", "trong thời hạn", "ngay trong", "thời hạn")):
        whole = labelled and match.group().strip() == match.string.strip(" .")
        return anchor is not None or whole or unit in ("ngày", "giờ", "h", "phút", "tuần") or _is_term(lead, match)
    if anchor is not None:
        return lead != "" or working or _counts_on(match)
    # "phát sổ xong trong 03 ngày"
    finished = lead == "trong" and _FINISHED.search(match.string, max(0, match.start() - 16), match.start()) is not None
    return finished or (working and lead in ("trong", "không quá", "tối đa", "trong thời gian"))


def _counts_on(match: re.Match[str]) -> bool:
    """``Hai ngày sau khi lớp bế mạc, Ban Tổ chức nộp …``, ``nộp bài hai ngày sau khi lớp bế mạc``."""
    if (match["from"] or "").strip() != "sau":
        return False
    begin, key = match.start(), match.string
    opens = _OPENS.search(key, max(0, begin - 4), begin) is not None
    return opens or _DOES.search(key, max(0, begin - 120), begin) is not None


def _is_term(lead: str, match: re.Match[str]) -> bool:
    """``Trong vòng nửa tháng, các hộ phải tháo dỡ``; not "trong vòng ba tháng qua"."""
    return lead.startswith(("trong vòng", "trong thời hạn")) and _CLOSES.match(match.string, match.end()) is not None


def _anchor(key: str, told: re.Match[str]) -> Anchor:
    if told["receipt"]:
        return "receipt" if of_this_dispatch(key, told.end("receipt")) else "event"
    if told["effective"]:
        return "effective"
    return "issue" if told["issue"] else "event"


def _bound(lead: str, *, ahead: bool) -> Bound | None:
    if lead == "sau":
        return None
    if ahead and not lead.startswith(tuple(_CUES)):
        return "before"
    return "within" if lead.startswith(("trong", "ngay trong", "thời hạn")) or not lead else "by"
