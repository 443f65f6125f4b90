"""Which items direct, whom, and how strongly: the reader of clauses run over the tree with what each item inherits."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from itertools import groupby

from docproc.deadlines import FoundDeadline
from docproc.regions.forms import is_caps
from docproc.regions.layout import Layout
from docproc.tasks.behind import Behind
from docproc.tasks.directives import ClauseReader
from docproc.tasks.duty import Duty
from docproc.tasks.frames import Frame, addressed, asks_head, duty_head, tells_head
from docproc.tasks.items import ItemTree, Unit
from docproc.tasks.kinds import ADDRESSING_TYPES, ASKING_TYPES, ORDERING_TYPES, RULE_TYPES
from docproc.tasks.lexicon import lexicon
from docproc.tasks.passives import agent_head
from docproc.tasks.side_lines import SideLines, is_detail, opens_side_line
from docproc.tasks.unit_reader import UnitReader, Ways
from docproc.tasks.voice import voice_of

__all__ = ["Setting", "assign"]

_DIVISIONS = {"part", "chapter", "section"}
# the issuer speaks, and what follows is said to the addressees: "Chủ tịch UBND tỉnh có ý kiến như sau:"
_SPEAKS = re.compile(r"(?:ý kiến|chỉ đạo|yêu cầu|đề nghị|kết luận|giao|phân công|lệnh|điện)(?!\w)[^.;]{0,60}:$")
_SPEAKS_REACH = 80
_BASES = ("căn cứ", "xét", "theo đề nghị", "thực hiện")
_SOLE = 2  # paragraphs; where no more is said, a body and its verb are the order
_MATTER = re.compile(r"(?:nội dung|đối tượng)(?: của)? hợp đồng[.:]?")  # what a contract is about obliges nobody yet
_HEADING_LENGTH = 250  # characters; no heading in capitals is longer
_HEADING_WORDS = 7  # "Phân công tổ chức thực hiện:" is a heading, a longer head with a verb orders


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the dispatch around its items.

    Attributes:
        type_name: its type in lower case.
        addressed: match keys of those it is sent to ("Kính gửi").
        deadlines: the deadlines found in its text, in order.
        issued: its date, for days without a year.
    """

    type_name: str | None
    addressed: frozenset[str]
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
        voice = voice_of(setting.type_name, self._openings())
        self._telling = voice.tells
        self._rules = setting.type_name in RULE_TYPES
        asks = bool(setting.addressed) and setting.type_name in ASKING_TYPES
        self._document = Frame(orders=setting.type_name in ORDERING_TYPES and not asks)
        self._annexed = Frame(orders=True)
        self._heads: dict[int, Frame] = {}
        self._units = UnitReader(layout, reader, Behind(layout, setting.deadlines), voice, setting.addressed)
        self._announces = setting.type_name == "thông báo" and not voice.tells
        self._issued = setting.issued
        self._announced = False
        quiet = voice.tells or voice.answers or setting.type_name not in ADDRESSING_TYPES
        self._sole = not quiet and self._said() <= _SOLE

    def run(self) -> list[Duty]:
        units = self._tree.units
        first = next((i for i, unit in enumerate(units) if unit.label), None)
        for index, unit in enumerate(units):
            if unit.label:
                self._item(unit)
            else:
                self._paragraph(unit, leads_in=first is not None and index == first - 1, alone=first is None)
        side_lines = SideLines(self._layout, self._reader.subjects, self._issued)
        for _, group in groupby(self._units.duties, key=lambda duty: id(duty.unit)):
            side_lines.apply(list(group))
        return self._units.duties

    def _openings(self) -> list[str]:
        """The keys of the paragraphs above the first item, or of all where there is none."""
        units = self._tree.units
        first = next((i for i, unit in enumerate(units) if unit.label), len(units))
        return [self._layout.key[unit.start : unit.end] for unit in units[:first]]

    def _said(self) -> int:
        """How many paragraphs say something, in a dispatch without items; in one with items, all too many."""
        units = self._tree.units
        if any(unit.label for unit in units):
            return _SOLE + 1
        return sum(not self._layout.key.startswith(_BASES, unit.start) for unit in units)

    # --- loose paragraphs -------------------------------------------------------------------------------------

    def _paragraph(self, unit: Unit, *, leads_in: bool, alone: bool) -> None:
        if self._text(unit).startswith(("“", "«")):
            return  # a quotation: somebody else's words
        # above the list, and before anybody was ordered, a body with a verb is background ("các xã tổ chức …")
        told = alone and (self._announced or bool(self._units.duties))
        before = len(self._units.duties)
        ways = Ways(alone and self._announced, unit.after_items or told, sole=self._sole)
        announced = self._units.read(unit, self._document, ways)
        if unit.after_items or not self._text(unit).rstrip().endswith(":"):
            return
        framed = self._units.duties[before:]
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
        if opens_side_line(key) or _MATTER.fullmatch(key):
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
        before = len(self._units.duties)
        heard = not self._telling or inherited.modality == "request"
        announced = self._read(unit, inherited, bare=inherited.orders and heard, subject=heard, skip=self._titled(unit))
        if announced is not None:
            self._heads[id(unit)] = announced
        elif unit.children:
            own = self._units.duties[before:]
            if own and text.rstrip().endswith(":"):
                told = addressed(self._reader.subjects, self._layout.key, own[-1].parts[-1][0], unit.end)
                self._heads[id(unit)] = Frame(told or own[-1].leads, own[-1].modality, orders=True)

    def _titled(self, unit: Unit) -> int:
        """How many paragraphs of a unit are its title: one in capitals, or an article's first that ends openly."""
        if len(unit.spans) < 2:
            return 0
        title = self._layout.text[slice(*unit.spans[0])].rstrip()
        return int(is_caps(title) or (unit.kind == "article" and title[-1:].isalnum()))

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
        agents = agent_head(self._reader.subjects, self._layout.text, self._layout.key, (start, end))
        if agents:
            return Frame(agents, orders=True)
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

    def _read(self, unit: Unit, frame: Frame, *, bare: bool, subject: bool, skip: int = 0) -> Frame | None:
        """Read the clauses of a unit from its paragraph ``skip`` on; gives the frame of a list that it announces."""
        ruled = self._announces or self._rules or self._document.orders
        things = bool(unit.label) and (ruled or unit.annexed or unit.kind == "article")
        return self._units.read(unit, frame, Ways(bare, subject, things), skip=skip)

    def _text(self, unit: Unit) -> str:
        return self._layout.text[unit.start : unit.end]
