"""Which items direct, whom, and how strongly: the reader of clauses run over the tree with what each item inherits."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from docproc.deadlines import FoundDeadline
from docproc.regions.forms import is_caps
from docproc.regions.layout import Layout
from docproc.tasks.behind import Behind
from docproc.tasks.clauses import Span, clauses, sentences
from docproc.tasks.directives import ClauseReader, Directive
from docproc.tasks.duty import Duty
from docproc.tasks.frames import Frame, addressed, asks_head, duty_head, only_heads, tells_head
from docproc.tasks.items import ItemTree, Unit
from docproc.tasks.kinds import ASKING_TYPES, ORDERING_TYPES, RULE_TYPES, TELLING_TYPES
from docproc.tasks.lexicon import lexicon
from docproc.tasks.side_lines import SideLines, is_detail, opens_side_line

__all__ = ["Setting", "assign"]

_DIVISIONS = {"part", "chapter", "section"}
# the issuer speaks, and what follows is said to the addressees: "Chủ tịch UBND tỉnh có ý kiến như sau:"
_SPEAKS = re.compile(r"(?:ý kiến|chỉ đạo|yêu cầu|đề nghị|kết luận|giao|phân công|lệnh|điện)(?!\w)[^.;]{0,60}:$")
_SPEAKS_REACH = 80
_BRACKETED = re.compile(r"\((?P<order>(?:giao|đề nghị|yêu cầu|phân công)\s[^()]{4,200})\)")
_OPENS_WITHIN = 12  # characters before a deadline that opens a clause ("và định kỳ …")
_HEADING_LENGTH = 250  # characters; no heading in capitals is longer
_HEADING_WORDS = 7  # "Phân công tổ chức thực hiện:" is a heading, a longer head with a verb orders


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the dispatch around its items.

    Attributes:
        type_name: its type in lower case.
        addressed: it is sent to somebody ("Kính gửi").
        deadlines: the deadlines found in its text, in order.
        issued: its date, for days without a year.
    """

    type_name: str | None
    addressed: bool
    deadlines: list[FoundDeadline]
    issued: datetime.date | None


def assign(layout: Layout, tree: ItemTree, reader: ClauseReader, setting: Setting) -> list[Duty]:
    """Find the duties of a dispatch.

    Args:
        layout: the text.
        tree: its units.
        reader: the clause reader of this dispatch.
        setting: what is known around the items.

    Returns:
        Duties in reading order.
    """
    return _Assigner(layout, tree, reader, setting).run()


class _Assigner:
    def __init__(self, layout: Layout, tree: ItemTree, reader: ClauseReader, setting: Setting) -> None:
        self._layout, self._tree, self._reader = layout, tree, reader
        self._lex = lexicon()
        self._telling = setting.type_name in TELLING_TYPES
        self._rules = setting.type_name in RULE_TYPES
        asks = setting.addressed and setting.type_name in ASKING_TYPES
        self._document = Frame(orders=setting.type_name in ORDERING_TYPES and not asks)
        self._annexed = Frame(orders=True)
        self._heads: dict[int, Frame] = {}
        self._behind = Behind(layout, setting.deadlines)
        self._issued = setting.issued
        self._duties: list[Duty] = []
        self._announced = False

    def run(self) -> list[Duty]:
        units = self._tree.units
        first = next((i for i, unit in enumerate(units) if unit.label), None)
        for index, unit in enumerate(units):
            if unit.label:
                self._item(unit)
            else:
                self._paragraph(unit, leads_in=first is not None and index == first - 1, alone=first is None)
        side_lines = SideLines(self._layout, self._reader.subjects, self._issued)
        for _, group in groupby(self._duties, key=lambda duty: id(duty.unit)):
            side_lines.apply(list(group))
        return self._duties

    # --- loose paragraphs -------------------------------------------------------------------------------------

    def _paragraph(self, unit: Unit, *, leads_in: bool, alone: bool) -> None:
        if self._text(unit).startswith(("“", "«")):
            return  # a quotation: somebody else's words
        # above the list, and before anybody was ordered, a body with a verb is background ("các xã tổ chức …")
        told = alone and (self._announced or bool(self._duties))
        before = len(self._duties)
        announced = self._read(unit, self._document, bare=alone and self._announced, subject=unit.after_items or told)
        if unit.after_items or not self._text(unit).rstrip().endswith(":"):
            return
        framed = self._duties[before:]
        lead = announced or (Frame(framed[-1].leads, framed[-1].modality, orders=True) if framed else None)
        if lead is not None and (leads_in or alone):
            self._document = Frame(lead.leads, lead.modality, orders=True)
        self._announced = self._announced or lead is not None or _SPEAKS.search(self._last_words(unit)) is not None

    def _last_words(self, unit: Unit) -> str:
        return self._layout.key[max(unit.start, unit.end - _SPEAKS_REACH) : unit.end]

    # --- items ------------------------------------------------------------------------------------------------

    def _item(self, unit: Unit) -> None:
        inherited = self._inherited(unit)
        text = self._text(unit)
        key = self._layout.key[slice(*unit.spans[0])].strip() if unit.spans else ""
        self._heads[id(unit)] = inherited
        if inherited.tells or tells_head(key, heads=bool(unit.children) or is_caps(text[:80])):
            self._heads[id(unit)] = Frame(tells=True)
            return
        if opens_side_line(key):
            self._heads[id(unit)] = Frame()
            return
        if self._lex.aim.match(key) and (unit.children or len(key) < 60):
            self._heads[id(unit)] = Frame(inherited.leads, inherited.modality, orders=False)
            return
        duties = self._duty_head(unit)
        if duties is not None:
            self._heads[id(unit)] = duties
            return
        named = self._reader.subjects.named(*unit.spans[0]) if unit.spans and unit.kind not in _DIVISIONS else ()
        if named and (unit.children or len(unit.spans) > 1 or text.rstrip().endswith(":")):
            frame = Frame(named, inherited.modality, orders=not self._telling)
            self._heads[id(unit)] = self._read(unit, frame, bare=frame.orders, subject=True, skip=1) or frame
            return
        if self._is_heading(unit, text):
            return
        before = len(self._duties)
        heard = not self._telling or inherited.modality == "request"
        announced = self._read(unit, inherited, bare=inherited.orders and heard, subject=heard, skip=self._titled(unit))
        if announced is not None:
            self._heads[id(unit)] = announced
        elif unit.children:
            own = self._duties[before:]
            if own and text.rstrip().endswith(":"):
                told = addressed(self._reader.subjects, self._layout.key, own[-1].parts[-1][0], unit.end)
                self._heads[id(unit)] = Frame(told or own[-1].leads, own[-1].modality, orders=True)

    def _titled(self, unit: Unit) -> int:
        """How many paragraphs of a unit are its title: an article's first line, if it ends without a mark."""
        if unit.kind != "article" or len(unit.spans) < 2:
            return 0
        return int(self._layout.text[slice(*unit.spans[0])].rstrip()[-1:].isalnum())

    def _duty_head(self, unit: Unit) -> Frame | None:
        """The frame of a heading of duty over items: ``Bên A có trách nhiệm:``, ``Nghiêm cấm học sinh:``."""
        if not unit.spans or not unit.children or unit.kind in _DIVISIONS:
            return None
        start, end = unit.spans[-1]
        announced = self._layout.text[start:end].rstrip().endswith(":")
        if self._telling:
            return asks_head(self._reader.subjects, self._layout.key, start, end) if announced else None
        if len(unit.spans) > 1 and not announced:
            return None
        return duty_head(self._reader.subjects, self._layout.key, start, end, announced=announced)

    def _is_heading(self, unit: Unit, text: str) -> bool:
        if (len(text) < _HEADING_LENGTH and is_caps(text)) or unit.kind in _DIVISIONS:
            return True
        if not unit.children or len(unit.spans) != 1 or text.rstrip().endswith((".", ";", ",")):
            return False
        if text.rstrip().endswith(":"):
            subjects = self._reader.subjects
            orders = subjects.at(unit.start, unit.end) or addressed(subjects, self._layout.key, unit.start, unit.end)
            return text.count(" ") < _HEADING_WORDS and not orders
        # an activity under which only its participants, place and time stand is no heading
        return not all(is_detail(self._layout.key, child.start) for child in unit.children)

    def _inherited(self, unit: Unit) -> Frame:
        parent = unit.parent
        while parent is not None:
            frame = self._heads.get(id(parent))
            if frame is not None and (frame.leads or not frame.orders or frame.modality == "must_not"):
                return replace(frame, modality=frame.modality or self._document.modality)
            parent = parent.parent
        # a plan or regulation issued with the dispatch orders by itself; a numbered appendix lists
        return self._annexed if unit.annexed and not unit.label.startswith("PL") else self._document

    # --- reading a unit ---------------------------------------------------------------------------------------

    def _read(self, unit: Unit, frame: Frame, *, bare: bool, subject: bool, skip: int = 0) -> Frame | None:
        """Read the clauses of a unit from its paragraph ``skip`` on; gives the frame of a list that it announces."""
        announced: Frame | None = None
        leads, modality = frame.leads, frame.modality
        things = not self._telling and bool(unit.label) and (self._rules or unit.annexed or self._document.orders)
        before = len(self._duties)
        for sentence in self._sentences(unit, skip):
            if self._dates_all(unit, sentence):
                continue
            previous: Duty | None = None
            for clause in self._clauses(sentence):
                bare_here = bare or previous is not None
                subject_here = subject or previous is not None
                loose = bool(leads) or previous is not None
                found = self._reader.read(clause, bare=bare_here, subject=subject_here, loose=loose)
                if found is None:
                    found = self._behind_deadline(clause, bare=bare_here, subject=subject_here)
                if found is None and frame.modality == "must_not" and unit.children == []:
                    found = self._reader.whole(clause)
                if found is None and not self._telling:
                    ruled = things or len(self._duties) > before or (bare and bool(leads))
                    found = self._reader.binds(clause, things=ruled)
                if found is not None and self._telling:
                    found = self._asked(found, asked=modality == "request")
                if found is None or (previous is not None and self._behind.only_dates(clause)):
                    if previous is not None and not self._behind.says(clause):
                        self._behind.extend(previous, clause)
                    continue
                if found.leads:
                    leads = found.leads
                if found.framed:
                    modality, bare = found.modality, True
                if self._only_announces(found, unit, clause):
                    announced = Frame(leads, found.modality or modality, orders=True)
                    continue
                previous = Duty(
                    unit,
                    list(found.parts),
                    leads,
                    found.supports,
                    not found.leads,
                    found.modality or modality or "must",
                    clause,
                )
                self._duties.append(previous)
                self._bracketed(previous, clause)
                bare = True
        return announced

    def _asked(self, found: Directive, *, asked: bool) -> Directive | None:
        """What a report or a submission asks of others; whom it would have ordered it asks to have ordered."""
        if not asked and not (found.framed and found.modality == "request"):
            return None
        return replace(found, modality="request") if found.modality == "must" else found

    def _clauses(self, sentence: Span) -> Iterator[Span]:
        """The clauses of a sentence; one that only names bodies goes with the next: ``Chánh Văn phòng; Giám đốc …``."""
        held: int | None = None
        for low, end in clauses(self._layout.text, *sentence):
            start = low if held is None else held
            held = start if end < sentence[1] and self._reader.subjects.named(start, end) else None
            if held is None:
                yield start, end

    def _behind_deadline(self, clause: Span, *, bare: bool, subject: bool) -> Directive | None:
        """``Chậm nhất ngày 23/12 gửi số liệu …``: the directive behind a deadline that opens the clause."""
        first = next(iter(self._behind.deadlines(clause)), None)
        if first is None or first.start - clause[0] > _OPENS_WITHIN or first.end >= clause[1]:
            return None
        start, _ = self._reader.subjects.trim(first.end + (self._layout.text[first.end] in ",:"), clause[1])
        return self._reader.read((start, clause[1]), bare=bare, subject=subject)

    def _bracketed(self, duty: Duty, clause: Span) -> None:
        """``… hội nghị (giao Văn phòng gửi giấy mời)``: an obligation of its own (annotation guide, rulings)."""
        for bracket in _BRACKETED.finditer(self._layout.key, *clause):
            found = self._reader.read(bracket.span("order"), bare=False, subject=False)
            if found is not None and found.framed and found.leads and not found.announces:
                modality = found.modality or duty.modality
                self._duties.append(
                    Duty(
                        duty.unit,
                        list(found.parts),
                        found.leads,
                        found.supports,
                        False,
                        modality,
                        bracket.span("order"),
                    )
                )

    def _only_announces(self, found: Directive, unit: Unit, clause: Span) -> bool:
        if found.announces:
            return True
        text = self._layout.text
        ends_list = text[clause[1] - 1] == ":" or text[clause[1] : clause[1] + 1] == ":"
        return ends_list and only_heads(self._layout.key, found.parts[-1][0], clause[1])

    def _dates_all(self, unit: Unit, sentence: Span) -> bool:
        """``… Thời gian: quý IV/2023.``: a sentence that only sets the deadline of those before it in the item."""
        labelled = self._layout.key.startswith(("thời gian", "thời hạn"), sentence[0])
        if not labelled or not self._behind.only_dates(sentence):
            return False
        own = [duty for duty in self._duties if duty.unit is unit]
        for duty in own:
            duty.extra_deadlines += self._behind.deadlines(sentence)
        return bool(own)

    def _sentences(self, unit: Unit, skip: int) -> Iterator[Span]:
        for start, end in unit.spans[skip:]:
            yield from sentences(self._layout.text, start, end)

    def _text(self, unit: Unit) -> str:
        return self._layout.text[unit.start : unit.end]
