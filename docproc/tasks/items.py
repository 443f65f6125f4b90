"""The tree of numbered, lettered and dashed units, across page breaks (annotation guide, "Enumerated items").

Levels are not fixed: a label whose kind is open above is a sibling there, any other opens a level below, unless its
kind stands higher in the decree's order (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6) and does not begin a series.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.regions.fixed_words import steadied_label
from docproc.regions.forms import APPENDIX_BARE, is_caps
from docproc.regions.layout import Block, Layout, Zone
from docproc.tasks.labels import Label, parse_label, roman
from docproc.tasks.lexicon import lexicon
from docproc.text import bare_key, match_key

__all__ = ["ItemTree", "Unit", "appendices", "grow"]

_RANK = {
    kind: rank
    for rank, kinds in enumerate(
        (
            "part",
            "chapter",
            "section",
            "capital",
            "roman",
            "article",
            "ordinal step",
            "arabic",
            "decimal",
            "letter",
            "paren",
            "dash",
            "bullet",
            "plus",
        )
    )
    for kind in kinds.split()
}
_MARK_KINDS = {"dash", "plus", "bullet"}
_OPEN_QUOTE = re.compile(r"^[“\"«]")
_RUN_ON = re.compile(r"(?<=\s)\((?P<name>[a-zđ]|i{1,3}|iv|v|vi{1,3}|\d)\)\s+")
_SERIES = (tuple("abcdđeghik"), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"), tuple("123456789"))
_BASIS = re.compile(
    r"căn cứ\s+(?:vào\s+)?(?:các\s+)?(?:luật|bộ luật|nghị|quyết định|thông tư|chỉ thị|công văn|pháp lệnh|hiến pháp"
    r"|điều lệ|quy chế|quy định|kế hoạch|hướng dẫn|tờ trình|biên bản|công điện)(?!\w)"
    r"|xét\s+(?:đề nghị|tờ trình|kế hoạch|báo cáo|đơn|nhu cầu|năng lực|công văn|ý kiến)"
    r"|theo (?:đề nghị|chỉ đạo) (?:của|tại)"
)
_QUOTE_REACH = 25  # paragraphs; a longer quotation is more likely one that was never closed


@dataclass
class Unit:
    """One item, or a paragraph that belongs to none.

    Attributes:
        label: path from the outermost (``II.3.a``), ``""`` for a paragraph without number.
        kind: kind of its label; ``paragraph`` for none.
        spans: spans of its own text in ``Layout.text`` (the label left out), one a paragraph.
        anchor: where the label ends.
        parent: the unit above it, or ``None``.
        after_items: the paragraph stands behind at least one item of its zone.
        annexed: it stands in an appendix or in a plan issued with the dispatch.
    """

    label: str
    kind: str
    spans: list[tuple[int, int]]
    anchor: int
    parent: Unit | None = None
    value: int | None = None
    after_items: bool = False
    annexed: bool = False
    children: list[Unit] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where its own text begins."""
        return self.spans[0][0] if self.spans else self.anchor

    @property
    def end(self) -> int:
        """Where its own text ends."""
        return self.spans[-1][1] if self.spans else self.anchor


@dataclass
class ItemTree:
    """All units of a dispatch in reading order: items and loose paragraphs."""

    units: list[Unit]

    @property
    def items(self) -> list[Unit]:
        """The units that carry a label."""
        return [unit for unit in self.units if unit.label]


def grow(layout: Layout) -> ItemTree:
    """Build the tree.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        The units of the body, then those of each appendix, whose labels begin with ``PL<number>``; a plan or a
        regulation issued with the dispatch keeps its own labels.
    """
    units = _Grower(layout, "").run(layout.zone(Zone.BODY))
    for number, blocks in appendices(layout):
        annexed = _Grower(layout, f"PL{number}" if number else "").run(blocks)
        for unit in annexed:
            unit.annexed = True
        units += annexed
    return ItemTree(units)


def appendices(layout: Layout) -> list[tuple[str, list[Block]]]:
    """The blocks of each appendix.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        Its number in Arabic figures (``1`` where it has none, ``""`` before any PHỤ LỤC) and its blocks.
    """
    found: list[tuple[str, list[Block]]] = []
    for block in layout.zone(Zone.APPENDIX):
        head = APPENDIX_BARE.match(bare_key(layout.text_of(block)))
        if head and (is_caps(layout.text_of(block)[: head.end()]) or block.end - block.start < 40):
            found.append((_number(head.group("n")) or str(1 + sum(bool(number) for number, _ in found)), []))
        elif found:
            found[-1][1].append(block)
        else:
            found.append(("", [block]))
    return found


def _number(printed: str | None) -> str:
    """An appendix's number in Arabic figures, a letter as it is: ``PHỤ LỤC II`` is 2."""
    number = (printed or "").upper()
    return str(roman(number)) if number and not number.strip("IVXL") else number


class _Grower:
    """Grows the units of one zone; holds the stack of open levels."""

    def __init__(self, layout: Layout, prefix: str) -> None:
        self._layout = layout
        self._root = Unit(prefix, "root", [], 0)
        self._stack: list[Unit] = []
        self._units: list[Unit] = []
        self._quoted = 0

    def run(self, blocks: Sequence[Block]) -> list[Unit]:
        last = max((i for i, block in enumerate(blocks) if self._label(block) is not None), default=-1)
        for index, block in enumerate(blocks):
            if block.line.cell is not None:
                continue
            ahead = blocks[index + 1 : index + 1 + _QUOTE_REACH]
            label = None if self._in_quotation(block, ahead) else self._label(block)
            if label is None or self._is_basis(block, label):
                self._paragraph(block, after_last=index > last)
            else:
                self._item(block, label)
        return self._units

    def _label(self, block: Block) -> Label | None:
        if block.line.cell is not None:
            return None
        text = self._layout.text_of(block)
        return parse_label(steadied_label(text) if block.line.page in self._layout.recognised else text)

    def _is_basis(self, block: Block, label: Label) -> bool:
        """``- Căn cứ Luật …;`` above the first item: a legal basis, dashed or not, is no unit of the body."""
        if label.kind not in _MARK_KINDS or self._stack:
            return False
        return _BASIS.match(self._layout.key, block.start + label.end, block.end) is not None

    def _in_quotation(self, block: Block, ahead: Sequence[Block]) -> bool:
        """Whether the block stands inside a quotation that an earlier paragraph opened at its beginning.

        A mark that no paragraph ``ahead`` closes, and that no label follows, opens nothing: recognition makes such
        marks of dust and stamps.
        """
        text = self._layout.text_of(block)
        inside = self._quoted > 0
        if not inside and _OPEN_QUOTE.match(text) and not _closes(text[1:]):
            closed = any(_closes(self._layout.text_of(other)) for other in ahead)
            opens = closed or parse_label(text[1:].lstrip()) is not None
            self._quoted = _QUOTE_REACH if opens else 0
            return opens
        if inside:
            self._quoted = 0 if _closes(text) else self._quoted - 1
        return inside

    def _paragraph(self, block: Block, *, after_last: bool) -> None:
        text = self._layout.text_of(block)
        owner = self._stack[-1] if self._stack else None
        heads_on = owner is not None and bool(owner.spans) and self._layout.text[: owner.end].endswith(":")
        if owner is None or (
            not heads_on and (after_last or owner.kind in _MARK_KINDS) and lexicon().closing.match(match_key(text))
        ):
            unit = Unit("", "paragraph", [(block.start, block.end)], block.start, after_items=owner is not None)
            self._units.append(unit)
            if after_last:
                self._stack.clear()
        elif owner is not None:
            owner.spans.append((block.start, block.end))
            self._run_on(owner)

    def _item(self, block: Block, label: Label) -> None:
        parent = self._parent(label)
        start = block.start + label.end
        spans = [(start, block.end)] if start < block.end else []
        above = parent if parent is not self._root else None
        unit = Unit(self._path(parent, label), label.kind, spans, block.end, above, label.value)
        parent.children.append(unit)
        self._stack.append(unit)
        self._units.append(unit)
        self._run_on(unit)

    def _run_on(self, unit: Unit) -> None:
        """``(a) … (b) …`` run on within a paragraph: each is an item under the unit (annotation guide, rulings)."""
        if not unit.spans:
            return
        start, end = unit.spans[-1]
        found = list(_RUN_ON.finditer(self._layout.text, start, end))
        marks = max((_in_order(found, series) for series in _SERIES), key=len)
        if len(marks) < 2 or marks[0][0] == start:
            return
        unit.spans[-1] = (start, marks[0][0])
        for (_, low, name), high in zip(marks, [*(mark[0] for mark in marks[1:]), end], strict=True):
            child = Unit(f"{unit.label}.{name}", "paren", [(low, high)], low, unit)
            unit.children.append(child)
            self._units.append(child)

    def _parent(self, label: Label) -> Unit:
        """Close the levels that the label ends and give the unit under which it stands."""
        kinds = [unit.kind for unit in self._stack]
        if label.kind in kinds:
            del self._stack[len(kinds) - 1 - kinds[::-1].index(label.kind) :]
            if label.kind == "decimal":
                self._close_decimal(label)
        elif label.kind == "decimal":
            self._close_decimal(label)
        elif self._stack and _RANK[label.kind] < _RANK[self._stack[-1].kind] and not self._nests(label):
            while self._stack and _RANK[self._stack[-1].kind] > _RANK[label.kind]:
                self._stack.pop()
        return self._stack[-1] if self._stack else self._root

    def _nests(self, label: Label) -> bool:
        """Whether a higher kind of label opens a list inside the item above (``a) … gồm:`` then ``1. …``)."""
        if label.kind in {"step", "ordinal"}:  # steps divide what stands above them, whatever that is
            return label.value == 1
        return (
            label.value == 1
            and self._layout.text[: self._stack[-1].end].endswith(":")
            and self._stack[-1].kind not in _MARK_KINDS
        )

    def _close_decimal(self, label: Label) -> None:
        """Leave open only the levels whose number the decimal continues (``2.1`` stands under ``2``)."""
        head = label.name.rsplit(".", 1)[0]
        for depth in range(len(self._stack), 0, -1):
            unit = self._stack[depth - 1]
            own = unit.label.rsplit(".", head.count(".") + 1)[-(head.count(".") + 1) :]
            if unit.kind in {"arabic", "decimal", "article"} and ".".join(own).endswith(head):
                del self._stack[depth:]
                return
        while self._stack and _RANK[self._stack[-1].kind] >= _RANK["arabic"]:
            self._stack.pop()

    def _path(self, parent: Unit, label: Label) -> str:
        name = label.name
        if label.kind in _MARK_KINDS:
            parent.marks[label.name] = parent.marks.get(label.name, 0) + 1
            name = f"{label.name}{parent.marks[label.name]}"
        elif label.kind == "decimal" and parent.kind in {"arabic", "decimal"}:
            name = label.name.rsplit(".", 1)[-1]
        elif parent.kind == "article" and label.name.startswith(f"{parent.value}."):
            name = label.name.partition(".")[2]  # "5.3." under Điều 5 is Điều 5.3
        elif label.kind == "article" or label.kind in {"part", "chapter", "section"}:
            return label.name if parent is self._root or label.kind == "article" else f"{parent.label}.{label.name}"
        return f"{parent.label}.{name}" if parent.label else name


def _closes(text: str) -> bool:
    return text.rstrip(".;, ").endswith('"') or re.search(r"[”»][.;,]?\s*$", text) is not None


def _in_order(found: Sequence[re.Match[str]], series: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """The marks among ``found`` that follow each other as ``(a)``, ``(b)`` … do."""
    marks: list[tuple[int, int, str]] = []
    for match in found:
        if match.group("name") in series[len(marks) : len(marks) + 1]:
            marks.append((match.start(), match.end(), match.group("name")))
    return marks
