"""The tree of numbered, lettered and dashed units, across page breaks (annotation guide, "Enumerated items")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.regions.fixed_words import steadied_label
from docproc.regions.forms import APPENDIX_BARE, is_caps
from docproc.regions.layout import Block, Layout, Zone
from docproc.tasks.labels import MARK_KINDS, Label, roman
from docproc.tasks.levels import Levels
from docproc.tasks.lexicon import lexicon
from docproc.tasks.quotations import QUOTE_REACH, Quotations
from docproc.tasks.run_ons import run_on_marks, with_misread
from docproc.tasks.series import labels_of
from docproc.tasks.units import ItemTree, Unit
from docproc.text import bare_key, match_key

__all__ = ["ItemTree", "Unit", "appendices", "grow"]

_BASIS = re.compile(
    r"căn cứ\s+(?:vào\s+)?(?:các\s+)?(?:luật|bộ luật|nghị|quyết định|thông tư|chỉ thị|công văn|pháp lệnh|hiến pháp"
    r"|điều lệ|quy chế|quy định|kế hoạch|hướng dẫn|tờ trình|biên bản|công điện)(?!\w)"
    r"|xét\s+(?:đề nghị|tờ trình|kế hoạch|báo cáo|đơn|nhu cầu|năng lực|công văn|ý kiến)"
    r"|theo (?:đề nghị|chỉ đạo) (?:của|tại)"
)
_TO_FILL_IN = re.compile(r"[.…_]{6,}|…{2,}")
_HEADING = 120  # characters; a longer line in capitals is no heading
_TITLED = {"part", "chapter", "section"}


def grow(layout: Layout) -> ItemTree:
    """Build the tree.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        The units of the body, then those of each appendix, whose labels begin with ``PL<number>``; a plan or a
        regulation issued with the dispatch keeps its own labels.
    """
    units = _Grower(layout, "", annexed=False).run(layout.zone(Zone.BODY))
    for number, blocks in appendices(layout):
        units += _Grower(layout, f"PL{number}" if number else "", annexed=True).run(blocks)
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
    """Grows the units of one zone."""

    def __init__(self, layout: Layout, prefix: str, *, annexed: bool) -> None:
        self._layout, self._annexed = layout, annexed
        self._levels = Levels(layout.text, prefix)
        self._units: list[Unit] = []

    def run(self, blocks: Sequence[Block]) -> list[Unit]:
        flow = [block for block in blocks if block.line.cell is None]
        texts = [self._layout.text_of(block) for block in flow]
        labels = labels_of([self._read(block) for block in flow], [self._recognised(block) for block in flow])
        last = max((i for i, label in enumerate(labels) if label is not None), default=-1)
        quotations = Quotations()
        for index, (block, found) in enumerate(zip(flow, labels, strict=True)):
            quoted = quotations.inside(texts[index], texts[index + 1 : index + 1 + QUOTE_REACH])
            label = None if quoted or found is None or self._is_none(block, found) else found
            if label is not None:
                self._item(block, label)
            elif not quoted and self._heads(texts[index], *labels[index + 1 : index + 2]):
                self._loose(block)
            else:
                self._paragraph(block, after_last=index > last)
        return self._units

    def _read(self, block: Block) -> str:
        text = self._layout.text_of(block)
        return steadied_label(text) if self._recognised(block) else text

    def _recognised(self, block: Block) -> bool:
        return block.line.page in self._layout.recognised

    def _is_none(self, block: Block, label: Label) -> bool:
        """Whether what bears a label is no unit all the same.

        ``- Căn cứ Luật …;`` above the first item is a legal basis; a line of an annex with dots is a field of a form.
        """
        if self._annexed and _TO_FILL_IN.search(self._layout.text_of(block)):
            return True
        if label.kind not in MARK_KINDS or self._levels.open:
            return False
        return _BASIS.match(self._layout.key, block.start + label.end, block.end) is not None

    def _heads(self, text: str, following: Label | None = None) -> bool:
        """Whether a line in capitals without number heads the list that begins anew behind it."""
        owner = self._levels.last
        if owner is None or not owner.spans or owner.kind in _TITLED or following is None:
            return False
        own = self._layout.text[owner.start : owner.end]
        begins = following.value == 1 and following.kind not in MARK_KINDS
        return begins and is_caps(text) and len(text) < _HEADING and not is_caps(own)

    def _loose(self, block: Block) -> None:
        """A paragraph that belongs to no item."""
        after = self._levels.last is not None
        unit = Unit("", "paragraph", [(block.start, block.end)], block.start, after_items=after, annexed=self._annexed)
        self._units.append(unit)

    def _paragraph(self, block: Block, *, after_last: bool) -> None:
        text = self._layout.text_of(block)
        owner = self._levels.last
        may_close = owner is not None and not self._levels.heads_on() and (after_last or owner.kind in MARK_KINDS)
        if owner is None or (may_close and lexicon().closing.match(match_key(text))):
            self._loose(block)
            if after_last:
                self._levels.open.clear()
        else:
            owner.spans.append((block.start, block.end))
            self._run_on(owner, misread=self._recognised(block))

    def _item(self, block: Block, label: Label) -> None:
        start = block.start + label.end
        unit = self._levels.add(label, [(start, block.end)] if start < block.end else [], block.end)
        unit.annexed = self._annexed
        self._units.append(unit)
        if label.kind == "paren" and self._run_on(unit, beside=label.name):
            self._levels.open.pop()  # the list ends with its paragraph
        else:
            self._run_on(unit, misread=self._recognised(block))

    def _run_on(self, unit: Unit, beside: str = "", *, misread: bool = False) -> bool:
        """``(a) … (b) …`` run on within a paragraph: each is an item under the unit (annotation guide, rulings).

        Where the unit bears the first label of the list (``beside``), the others stand beside it.
        """
        if not unit.spans:
            return False
        start, end = unit.spans[-1]
        marks = run_on_marks(self._layout.text, start, end, beside)
        if misread:
            marks = with_misread(marks, self._layout.text, start, end)
        if not marks:
            return False
        unit.spans[-1] = (start, marks[0].start)
        parent = unit.parent if beside else unit
        path = unit.label.rpartition(".")[0] if beside else unit.label
        style = unit.style if beside else ""
        for (_, low, name), high in zip(marks, [*(mark.start for mark in marks[1:]), end], strict=True):
            label = f"{path}.{name}" if path else name
            child = Unit(label, "paren", [(low, high)], low, parent, style=style, annexed=self._annexed)
            if parent is not None:
                parent.children.append(child)
            self._units.append(child)
        return True
