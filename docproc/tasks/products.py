"""What must be handed in: ``danh sách hộ nghèo`` in ``lập danh sách hộ nghèo, gửi về Sở`` (annotation guide).

A thing that is sent goes before one that is made, and both before what a report is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docproc.bodies import BodyMention
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.product_words import acts, product_words
from docproc.tasks.receiver_names import Names

__all__ = ["product", "product_in"]

_REACH = 160  # characters between the thing at the head of a clause and the verb that sends it
_LONGEST = 24  # words of a thing's name
_MOST_EVENTS = 24  # of one clause
_COUNTED = re.compile(
    r"(?:\d[\d.]{0,8}|một|hai|ba|toàn bộ|tất cả)\s+(?:(?:bộ|bản|tệp|quyển|cuốn|liên|tập|suất)\s+(?=\S))?"
)
_WORD = re.compile(r"(?P<comma>,)? (?P<word>(?:[^\s,;:.()”“]|\.(?=\d))+)")
_SUBJECT_SENT = re.compile(
    r"(?:\s(?:kính|phải|được|đề nghị|cần|báo cáo|hằng \w+|định kỳ|hoàn thành))*\s"
    r"(?<!di )(?<!luân )(?<!quy )(?<!chương )(?<!công )(?<!tờ )(?:gửi|nộp|chuyển|báo cáo|trình)(?!\w)"
)
_SUBJECT_BOUND = re.compile(r"\s(?:phải|được)\s|:\s")
_SENT_LATER = re.compile(r",\s(?:gửi|nộp|báo cáo|trình)(?!\w)")
_REPORT_OF = re.compile(r"báo cáo (?:tổng kết|sơ kết|chuyên đề|quyết toán|giải trình|tuần|tháng|quý|năm)(?!\w)")
_ABOUT = re.compile(r"báo cáo (?:số|kết quả|tình hình|về|cho|với|tiến độ|những|các|ngay|kịp thời|đầy đủ)(?!\w)")
_OWNER = re.compile(r" của ")
_OTHERS_WORK = re.compile(
    r"(?<!\w)(?:hướng dẫn|đôn đốc|vận động|tuyên truyền|nhắc|nhắc nhở|khuyến khích|hỗ trợ|giúp|tạo điều kiện|tiếp nhận"
    r"|kiểm tra việc|theo dõi việc|dừng|thu|công tác|chức năng)\s[^,;]{0,80}$|(?<!\w)để\s$"
)
_ASKS = re.compile(r"(?:trả lời|đề nghị|phúc đáp|kiến nghị|xin ý kiến|gửi)\s$")
_UP_TO = re.compile(r"(?:đến|tới) (?:\d|năm |lớp |trường )")
_SPOKEN = frozenset(
    {"gửi", "nộp", "trình", "báo", "chuyển", "in", "lập", "cử", "mời", "họp", "cấp", "treo", "phát", "mở", "dán", "xin"}
)
_NO_THING = frozenset(
    {
        "và",
        "hoặc",
        "các",
        "tự",
        "xem",
        "ký",
        "duyệt",
        "cấp",
        "là",
        "tiền",
        "phê",
        "của",
        "thêm",
        "phạt",
        "thuế",
        "ngày",
        "này",
    }
)
_NEAR = re.compile(r"\s+(?:(?:về|cho|đến|tới|với)\s+)?")
_ASIDE = re.compile(r"\s\(qua [^()]{2,80}\)")
_FIRST = re.compile(r"[^\W_]+")
_SENT_ON = re.compile(
    r"(?:^|,\s)(?P<words>(?!góp ý|tổng hợp báo cáo|[^,;]*(?:thẩm định|thẩm tra))[^,;.:()]{6,120})"
    r"(?:,(?: rồi| sau đó)?| và| rồi)\s$"
)
_TWO = re.compile(r"[^\W_]+(?: [^\W_]+)?")
_NUMBER_OF = re.compile(r"số (?=[^\W\d])(?!liệu|sách|hóa|điện|lượng)")


def product(layout: Layout, duty: Duty, bodies: Sequence[BodyMention]) -> str | None:
    """The thing that a directive has somebody hand in.

    Args:
        layout: the dispatch's text.
        duty: the directive.
        bodies: mentions of bodies in the text, in order.

    Returns:
        Its name as printed, or ``None`` where the clause names none.
    """
    if duty.product:
        return duty.product
    found = product_in(layout.text, layout.key, bodies, duty.parts[-1])
    return " ".join(layout.text[slice(*found)].split()) if found else None


def product_in(text: str, key: str, bodies: Sequence[BodyMention], span: Span) -> Span | None:
    """Where a stretch of text names it.

    Args:
        text: the dispatch's text.
        key: its match key.
        bodies: mentions of bodies in it, in order.
        span: the clause.
    """
    return _Clause(text, key, bodies, span).product()


class _Clause:
    """Reads one clause."""

    def __init__(self, text: str, key: str, bodies: Sequence[BodyMention], span: Span) -> None:
        self._text, self._key = text, key
        self._low, self._high = span
        self._names = Names(text, key, bodies)
        self._words = product_words()

    def product(self) -> Span | None:
        """The thing sent, else the clause's subject that is sent, else the thing made, else what is reported."""
        events = [*self._events()]
        sent = next(filter(None, map(self._handed, events)), None)
        made = next(filter(None, map(self._made, events)), None)
        found = sent or self._subject() or made or next(filter(None, map(self._told, events)), None)
        return found or next(filter(None, map(self._carried, events)), None)

    def _events(self) -> Iterator[re.Match[str]]:
        """The verbs of the clause that hand over or make."""
        count = 0
        for event in self._words.verb.finditer(self._key, self._low, self._high):
            count += 1
            if count > _MOST_EVENTS:
                return
            before = self._key[max(self._low, event.start() - 100) : event.start()]
            if before.count("(") > before.count(")") or self._names.inside_body(event.start()):
                continue
            if not self._words.other_word.search(before) and not _OTHERS_WORK.search(before):
                yield event

    # --- where the thing stands -------------------------------------------------------------------------------------

    def _handed(self, event: re.Match[str]) -> Span | None:
        """``gửi danh sách về Sở``, ``trình Ủy ban nhân dân tỉnh phương án``."""
        verb = event["verb"]
        if verb not in self._words.handing:
            return None
        at = self._behind(event.end())
        if at is None:
            return None
        return self._thing(at, open_class=True) or self._behind_receiver(event.end())

    def _told(self, event: re.Match[str]) -> Span | None:
        """``báo cáo số cây đổ về Sở``, ``cung cấp số liệu``."""
        if event["verb"] not in self._words.handing_papers:
            return None
        if _REPORT_OF.match(self._key, event.start(), self._high):
            return event.start(), self._end(event.start())
        at = self._behind(event.end())
        return (self._thing(at) if at is not None else None) or self._behind_receiver(event.end())

    def _made(self, event: re.Match[str]) -> Span | None:
        """``lập danh sách``, ``có ý kiến bằng văn bản``."""
        verb = event["verb"]
        if verb in self._words.handing or verb in self._words.handing_papers:
            return None
        at = self._behind(event.end())
        paper = self._paper(at) if at is not None else None
        if at is None or paper is None:
            return None
        only = self._words.only.get(verb, frozenset())
        if paper not in only and (verb in self._words.strict or paper in self._words.not_made):
            return None
        if paper == "văn bản" and "các" in self._key[event.end() : at].split():
            return None
        return self._thing(at)

    def _carried(self, event: re.Match[str]) -> Span | None:
        """``nhận đơn dự tuyển, nộp Phòng``: what is sent on is the thing of the verb right before."""
        to = _NEAR.match(self._key, event.end(), self._high) if event["verb"] in self._words.handing else None
        if to is None or self._names.read(to.end(), self._high) is None:
            return None
        low = max(self._low, self._key.rfind(";", self._low, event.start()) + 1)
        before = _SENT_ON.search(self._key, low, event.start())
        if before is None:
            return None
        for word in _FIRST.finditer(self._key, before.start("words"), before.end("words")):
            if word.start() > before.start("words") and self._paper(word.start()) is not None:
                thing = self._thing(word.start())
                return thing if thing is not None and thing[1] == before.end("words") else None
        return None

    def _subject(self) -> Span | None:
        """``Kế hoạch rà soát của các đơn vị gửi về Sở``: the thing is what the clause is about."""
        start = self._low
        paper = self._paper(start)
        if paper is None or (paper in self._words.acts_too and paper != "báo cáo") or _ABOUT.match(self._key, start):
            return None
        if paper == "báo cáo" and self._names.read(start + len("báo cáo "), self._high) is not None:
            return None
        end = self._end(start, subject=True)
        owner = _OWNER.search(self._key, start, end)
        sent = _SUBJECT_SENT.search(self._key, start, min(self._high, start + _REACH))
        bound = _SUBJECT_BOUND.search(self._key, start, min(self._high, start + _REACH))
        if (
            bound is not None
            and (sent is None or bound.start() < sent.start())
            and _SENT_LATER.search(self._key, bound.end(), self._high)
        ):
            sent = bound
        if sent is None or "," in self._key[end : sent.start()] or ";" in self._key[start : sent.start()]:
            return None
        return start, min(owner.start() if owner else end, end, sent.start())

    def _behind(self, end: int) -> int | None:
        """Where the object of a verb may begin."""
        gap = self._words.skipped.match(self._key, end, self._high)
        return gap.end() if gap and gap.end() < self._high else None

    def _behind_receiver(self, end: int) -> Span | None:
        """The thing named behind who gets it."""
        to = _NEAR.match(self._key, end, self._high)
        name = self._names.read(to.end(), self._high) if to else None
        if name is None:
            return None
        aside = _ASIDE.match(self._key, name.end, self._high)
        at = self._behind(aside.end() if aside else name.end)
        return self._thing(at) if at is not None else None

    # --- what the thing is ------------------------------------------------------------------------------------------

    def _paper(self, at: int) -> str | None:
        """The noun of the vocabulary at ``at``, behind a count."""
        counted = _COUNTED.match(self._key, at, self._high)
        for start in ([counted.end()] if counted else []) + [at]:
            found = self._words.table.at(self._key, start)
            end = found.get("papers")
            if end is None or end > self._high or found.get("other", 0) >= end:
                continue
            if not self._text[start].isupper() or self._key[start:end] != "bản tin":
                return self._key[start:end]
        return "số" if _NUMBER_OF.match(self._key, at, self._high) else None

    def _thing(self, at: int, *, open_class: bool = False) -> Span | None:
        """The thing that begins at ``at``."""
        if self._paper(at) is None and not (open_class and self._may_be_thing(at)):
            return None
        counted = _COUNTED.match(self._key, at, self._high)
        if counted is not None and "ends" in self._words.table.at(self._key, counted.end()):
            return None  # "nộp 02 bản cho Bên B": of what has been said before
        end = self._end(at)
        return (at, end) if end > at else None

    def _may_be_thing(self, at: int) -> bool:
        """Whether a noun outside the vocabulary may stand there: no verb, preposition or receiver."""
        found = self._words.table.at(self._key, at)
        if "ends" in found or "acts" in found or self._names.read(at, self._high) is not None:
            return False
        first = _TWO.match(self._key, at, self._high)
        if first is None or first.group().split()[0] in _NO_THING:
            return False
        return not any(first.group() == verb or first.group().split()[0] == verb for verb in acts())

    def _end(self, start: int, *, subject: bool = False) -> int:
        """Where the thing's name ends that begins at ``start``."""
        counted = _COUNTED.match(self._key, start, self._high)
        head = counted.end() if counted else start
        papers = self._words.table.at(self._key, head).get("papers", head)
        first = _WORD.match(self._key, head - 1, self._high) if papers == head else None
        end = first.end() if first else papers
        inside = self._key[head:end] in self._words.inside_behind
        for _ in range(_LONGEST):
            word = _WORD.match(self._key, end, self._high)
            if word is None or self._stops(word, inside=inside, subject=subject):
                break
            end = max(word.end("word"), self._words.table.at(self._key, word.start("word")).get("whole", 0))
        return end

    def _stops(self, word: re.Match[str], *, inside: bool, subject: bool) -> bool:
        """Whether the thing's name ends before a word."""
        at = word.start("word")
        found = self._words.table.at(self._key, at)
        joined = word["comma"] is not None or word["word"] in {"và", "hoặc"}
        if _ASKS.search(self._key, max(self._low, at - 16), at) and self._names.read(at, self._high) is not None:
            return True
        if joined:
            return self._begins_anew(at if word["comma"] is not None else word.end() + 1)
        if "ends" in found and "whole" not in found:
            kept = (inside and "inside" in found and self._names.read(found["inside"] + 1, self._high) is None) or (
                subject and word["word"] == "tại"
            )
            return not kept
        if word["word"] in {"đến", "tới"}:
            return _UP_TO.match(self._key, at, self._high) is None and self._key[at - 5 : at] != "được "
        return word["word"] in {"trước", "lần", "trong"} and self._key[word.end() + 1 : word.end() + 2].isdigit()

    def _begins_anew(self, at: int) -> bool:
        """Whether behind a comma or "và" no more of the thing follows."""
        found = self._words.table.at(self._key, at)
        paper = self._key[at : found["papers"]] if "papers" in found else None
        if paper is not None and paper not in self._words.acts_too:
            return False
        first = _FIRST.match(self._key, at, self._high)
        body = self._names.body_at(at)
        ends = "ends" in found and "whole" not in found
        verb = ends or bool({"acts", "papers"} & found.keys()) or (first is not None and first.group() in _SPOKEN)
        return verb or (body is not None and body.kind != "group")
