"""Reads the clauses of one unit to duties: what each says, and what it takes over from the clauses before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from docproc.bodies import ActorPart
from docproc.dispatch import Modality
from docproc.regions.layout import Layout
from docproc.tasks.behind import Behind
from docproc.tasks.clauses import Span, clauses, sentences
from docproc.tasks.directives import ClauseReader, Directive
from docproc.tasks.duty import Duty
from docproc.tasks.frames import Frame, only_heads, only_leads
from docproc.tasks.items import Unit
from docproc.tasks.lexicon import lexicon
from docproc.tasks.voice import Voice
from docproc.text import match_key

__all__ = ["UnitReader", "Ways"]

_BRACKETED = re.compile(r"\((?P<order>(?:giao|đề nghị|yêu cầu|phân công)\s[^()]{4,200})\)")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
# "Theo Điều 55 Luật Công chứng, công chứng viên có trách nhiệm …": the law told again
_BY_LAW = re.compile(
    r"(?:đồng thời,?\s|mặt khác,?\s|ngoài ra,?\s|như vậy,?\s)?(?:căn cứ(?: vào)?|theo|tại|căn cứ theo)\s"
    r"(?:các\s)?(?:quy định\s)?(?:nêu trên|trên|này|(?:tại\s|của\s)?"
    r"(?:tiết|điểm|khoản|điều|mục|chương|luật|bộ luật|pháp luật|nghị định|thông tư|pháp lệnh|hiến pháp))(?!\w)"
)
# what happened, and when: no order
_BACKGROUND = re.compile(
    r"(?:ngày|sáng|chiều|tối|đêm|hồi|lúc|vừa qua|thời gian qua|trong thời gian qua|trong những năm|những năm|năm qua"
    r"|qua|hiện nay|hiện|đến nay|tính đến|từ đầu|trước đây|tuy nhiên|theo đó|theo quy định|nhìn chung|nhờ|do|vì"
    r"|bên cạnh|ví dụ|thực tế)(?!\w)"
)
# "chịu trách nhiệm hậu cần, các việc sau phải xong trước ngày 06/02:" says what follows, and no more
_LIST_FOLLOWS = re.compile(
    r"(?:các|những|một số|\d+)\s(?:việc|nội dung|nhiệm vụ|công việc|phần việc|yêu cầu)\s(?:cụ thể\s)?(?:như\s)?sau"
    r"(?:\sđây)?(?:\sphải\s[^.;:]{0,50})?\s*:?$"
)
_SAID = re.compile(r"(?<!\w)(?:đã|đang|sẽ|được|bị|là|còn|vẫn|chưa|cho thấy|thuộc)\s")
_MUST = re.compile(r"(?:(?:tuyệt đối )?không (?!đồng ý|có|còn|thuộc|phải)|(?:đều )?phải|nghiêm cấm|cấm)")
# a day at the head of a clause ("ngày 21/3 đưa toàn bộ máy bơm ra vị trí"), or a month, a quarter, a round
_DAY = re.compile(
    r"(?:định kỳ\s)?(?:(?:vào|trong|sau|hết)\s)?(?:(?:sáng|chiều|tối|đêm)\s)?"
    r"(?:ngày\s\d{1,2}(?:[/-]\d{1,2}){1,2}(?:[/-]\d{4})?|quý\s(?:i{1,3}|iv|[1-4])(?:\s?/\s?\d{4}|\snăm \d{4})?|đợt\s\d"
    r"|tháng\s\d{1,2}(?:\s?/\s?\d{4}|\snăm \d{4})?"
    r"|(?:sáu|0?6) tháng(?: một lần|, một năm|, năm)?(?:\s\([^()]{3,40}\))?)"
    r"(?:\s(?:hằng|hàng)\s(?:năm|tháng|quý))?(?=[\s,:])"
)
# what the rest is said of, set off by a comma ("đối với khối bếp, trước tháng 8 thay ống khói")
_TOPIC = re.compile(r"(?:riêng |còn )?(?:đối với|với|riêng)\s[^,;:]{3,90},\s+$")
_OPENS_WITHIN = 12  # characters before a deadline that opens a clause ("và định kỳ …")


class Ways(NamedTuple):
    """How the clauses of a unit may direct.

    Attributes:
        bare: by a verb at their head.
        subject: by a body before a predicate.
        things: by a thing that must be.
        sole: by a body before a predicate, as nothing else is said that could be the order.
    """

    bare: bool
    subject: bool
    things: bool = False
    sole: bool = False


@dataclass
class _Flow:
    """What goes on from clause to clause within a unit: who acts, how strongly, whether bare verbs direct."""

    leads: tuple[ActorPart, ...]
    modality: Modality | None
    bare: bool
    subject: bool
    things: bool
    sole: bool
    asked: bool
    """Somebody was asked or ordered above, or in an earlier clause."""
    forbids: bool
    """The unit stands, without children of its own, in a list of what is forbidden."""
    previous: Duty | None = None


class UnitReader:
    """Collects the duties of one dispatch, unit by unit."""

    def __init__(
        self, layout: Layout, reader: ClauseReader, behind: Behind, voice: Voice, addressed: frozenset[str]
    ) -> None:
        """Prepare.

        Args:
            layout: the text.
            reader: the clause reader of this dispatch.
            behind: looks at what stands behind a duty.
            voice: how the dispatch speaks.
            addressed: match keys of those it is sent to.
        """
        self._layout, self._reader, self._behind = layout, reader, behind
        self._voice, self._addressed = voice, addressed
        self.duties: list[Duty] = []

    def read(self, unit: Unit, frame: Frame, ways: Ways, *, skip: int = 0) -> Frame | None:
        """Read a unit; its duties are added to ``duties``.

        Args:
            unit: what to read.
            frame: what it inherits.
            ways: how its clauses may direct.
            skip: how many of its paragraphs are left out.

        Returns:
            The frame of a list that the unit announces.
        """
        announced: Frame | None = None
        forbids = frame.modality == "must_not" and not unit.children
        asked = frame.orders and bool(frame.leads or frame.modality)
        flow = _Flow(frame.leads, frame.modality, ways.bare, ways.subject, ways.things, ways.sole, asked, forbids)
        before = len(self.duties)
        for sentence in self._sentences(unit, skip):
            if self._dates_all(unit, sentence):
                continue
            flow.previous = None
            for clause in self._clauses(sentence):
                found = self._found(clause, flow, began=len(self.duties) > before)
                if found is None or (flow.previous is not None and self._behind.only_dates(clause)):
                    if flow.previous is not None and not self._behind.says(clause):
                        self._behind.extend(flow.previous, clause)
                    continue
                flow.leads = found.leads or flow.leads
                if found.framed:
                    flow.modality, flow.bare, flow.asked = self._handed_on(found, clause), True, True
                if self._only_announces(found, clause):
                    announced = Frame(flow.leads, found.modality or flow.modality, orders=True)
                    continue
                self._add(unit, found, flow, clause)
        return announced

    def _found(self, clause: Span, flow: _Flow, *, began: bool) -> Directive | None:
        """What a clause directs, in any of the ways open to it here."""
        bare, subject = flow.bare or flow.previous is not None, flow.subject or flow.previous is not None
        loose = bool(flow.leads) or flow.previous is not None
        ruled = flow.things or began or (flow.bare and bool(flow.leads))
        found = self._reader.things.done_by(clause) if ruled and not self._voice.tells else None
        found = found or self._reader.read(clause, bare=bare, subject=subject, loose=loose)
        if found is None:
            found = self._behind_deadline(clause, bare=bare, subject=subject)
        if found is None and flow.sole:
            found = self._alone(clause)
        if found is None and flow.forbids:
            found = self._reader.whole(clause)
        if found is None and not self._voice.tells:
            found = self._reader.things.binds(clause, things=ruled, due=self._due(clause))
        if found is not None and self._voice.tells:
            found = self._asked(found, asked=flow.modality == "request")
        if found is None or flow.asked or found.framed:
            return found
        restates = not self._voice.orders and _BY_LAW.match(self._layout.key, *clause) is not None
        return None if restates or (self._voice.answers and not self._told(found, clause)) else found

    def _due(self, clause: Span) -> bool:
        """Whether a clause that names a thing sets a day for it, and tells neither the law nor what happened."""
        if self._voice.answers or _BACKGROUND.match(self._layout.key, *clause):
            return False
        return bool(self._behind.deadlines(clause)) and _BY_LAW.match(self._layout.key, *clause) is None

    def _handed_on(self, found: Directive, clause: Span) -> Modality | None:
        """How strongly an order binds behind its first clause, though that forbids (``Yêu cầu X không …; báo cáo``)."""
        frame = lexicon().frame.search(self._layout.key, *clause)
        if found.modality != "must_not" or frame is None:
            return found.modality
        return lexicon().frame_modality[frame.group("verb")]

    def _alone(self, clause: Span) -> Directive | None:
        """``Phòng Đào tạo lập kế hoạch …``: a body and its verb, without a word of order, unless it tells what is."""
        if _BACKGROUND.match(self._layout.key, *clause):
            return None
        found = self._reader.read(clause, bare=False) or self._behind_deadline(clause, bare=False, subject=True)
        if found is not None and found.leads:
            return found
        words, key = lexicon(), self._layout.key
        if words.base.match(key, *clause) or _SAID.search(key, *clause):
            return None
        found = self._reader.things.binds(clause, things=True)
        if found is not None and _MUST.match(key, *found.parts[0]):
            return found
        opens = self._layout.text[clause[0]].isupper()  # behind a semicolon it goes on with what the sentence tells
        bare = self._addressed and opens and words.imperative.match(key, *clause)
        return self._reader.read(clause, bare=True) if bare else None

    def _add(self, unit: Unit, found: Directive, flow: _Flow, clause: Span) -> None:
        modality = found.modality or flow.modality or "must"
        duty = Duty(unit, list(found.parts), flow.leads, found.supports, not found.leads, modality, clause)
        self.duties.append(duty)
        self._bracketed(duty, clause)
        flow.previous, flow.bare = duty, True

    def _asked(self, found: Directive, *, asked: bool) -> Directive | None:
        """What a report or a submission asks of others; whom it would have ordered it asks to have ordered."""
        if not asked and not (found.framed and found.modality == "request"):
            return None
        return replace(found, modality="request") if found.modality == "must" else found

    def _told(self, found: Directive, clause: Span) -> bool:
        """Whether an answer without any order above says what those must do to whom it is sent."""
        words, key = lexicon(), self._layout.key
        if words.condition.match(key, *clause) or words.base.match(key, *clause):
            return False
        names = [match_key(lead.name) for lead in found.leads]
        return bool(names) and all(any(name in one for one in self._addressed) for name in names)

    def _clauses(self, sentence: Span) -> Iterator[Span]:
        """The clauses of a sentence; one that only names bodies goes with the next: ``Chánh Văn phòng; Giám đốc …``."""
        held: int | None = None
        for low, end in clauses(self._layout.text, *sentence):
            start = low if held is None else held
            held = start if end < sentence[1] and self._reader.lists.only(start, end) else None
            if held is None:
                yield start, end

    def _behind_deadline(self, clause: Span, *, bare: bool, subject: bool) -> Directive | None:
        """``Chậm nhất ngày 23/12 gửi số liệu …``: the directive behind a deadline that opens the clause."""
        first = next(iter(self._behind.deadlines(clause)), None)
        topic = _TOPIC.match(self._layout.key, clause[0], first.start) if first is not None else None
        opens = first is not None and (first.start - clause[0] <= _OPENS_WITHIN or topic is not None)
        if first is not None and opens and first.end < clause[1]:
            behind = first.end
        elif day := _DAY.match(self._layout.key, *clause):
            behind = day.end()
        else:
            return None
        start, _ = self._reader.subjects.trim(behind + (self._layout.text[behind] in ",:"), clause[1])
        found = self._reader.read((start, clause[1]), bare=bare, subject=subject)
        if found is not None and first is not None and topic is not None:
            return replace(found, parts=((clause[0], found.parts[-1][1]),))
        return found

    def _bracketed(self, duty: Duty, clause: Span) -> None:
        """``… hội nghị (giao Văn phòng gửi giấy mời)``: an obligation of its own (annotation guide, rulings)."""
        for bracket in _BRACKETED.finditer(self._layout.key, *clause):
            extent = bracket.span("order")
            found = self._reader.read(extent, bare=False, subject=False)
            if found is not None and found.framed and found.leads and not found.announces:
                modality = found.modality or duty.modality
                order = Duty(duty.unit, list(found.parts), found.leads, found.supports, False, modality, extent)
                self.duties.append(order)

    def _only_announces(self, found: Directive, clause: Span) -> bool:
        if found.announces:
            return True
        if self._ends_list(clause) and _LIST_FOLLOWS.search(self._layout.key, *clause):
            return True
        heads = only_heads(self._layout.key, found.parts[-1][0], clause[1])
        return self._ends_list(clause) and (heads or self._only_leads(found, clause))

    def _only_leads(self, found: Directive, clause: Span) -> bool:
        at = found.parts[-1][0]
        return self._ends_list(clause) and only_leads(self._layout.key, at, clause[1], found.supports)

    def _ends_list(self, clause: Span) -> bool:
        return ":" in self._layout.text[clause[1] - 1 : clause[1] + 1]

    def _dates_all(self, unit: Unit, sentence: Span) -> bool:
        """``… Thời gian: quý IV/2023.``: a sentence that only sets the deadline of those before it in the item."""
        labelled = self._layout.key.startswith(("thời gian", "thời hạn", "hạn ", "tiến độ"), sentence[0])
        if not labelled or not self._behind.only_dates(sentence):
            return False
        own = [duty for duty in self.duties if duty.unit is unit]
        for duty in own:
            duty.extra_deadlines += self._behind.deadlines(sentence)
        return bool(own)

    def _sentences(self, unit: Unit, skip: int) -> Iterator[Span]:
        """The sentences of a unit, without those inside a quotation that an earlier one opened: others said them."""
        text = self._layout.text
        for low, high in unit.spans[skip:]:
            quoted = [found.span() for found in _QUOTED.finditer(text, low, high)]
            for start, end in sentences(text, low, high):
                if not any(opened < start < closed for opened, closed in quoted):
                    yield start, end
