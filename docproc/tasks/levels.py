"""At which level an item stands: the open units above it, and the path that its label gets.

Levels are not fixed: a label whose list is open above goes on with it, any other opens a level below, unless its kind
stands higher in the decree's order (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6) and does not begin a series.
"""

from __future__ import annotations

from docproc.tasks.labels import MARK_KINDS, Label
from docproc.tasks.units import Unit

__all__ = ["Levels"]

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
            "sub",
            "low paren",
            "star",
            "dash bullet",
            "plus",
        )
    )
    for kind in kinds.split()
}


class Levels:
    """The stack of open units of one zone."""

    def __init__(self, text: str, prefix: str) -> None:
        """Begin with nothing open.

        Args:
            text: the dispatch's text.
            prefix: what the zone's labels begin with (``PL1``), or ``""``.
        """
        self._text = text
        self.root = Unit(prefix, "root", [], 0)
        self.open: list[Unit] = []

    @property
    def last(self) -> Unit | None:
        """The unit to which a plain paragraph would belong."""
        return self.open[-1] if self.open else None

    def heads_on(self) -> bool:
        """Whether the last unit's text ends with a colon, so that what follows stands under it."""
        last = self.last
        return last is not None and bool(last.spans) and self._text[: last.end].endswith(":")

    def add(self, label: Label, spans: list[tuple[int, int]], anchor: int) -> Unit:
        """Open an item in its place.

        Args:
            label: its label.
            spans: its text.
            anchor: where it stands if it has no text.
        """
        parent = self._parent(label)
        above = parent if parent is not self.root else None
        unit = Unit(self._path(parent, label), label.kind, spans, anchor, above, label.value, label.style)
        parent.children.append(unit)
        self.open.append(unit)
        return unit

    def _parent(self, label: Label) -> Unit:
        """Close the levels that the label ends and give the unit under which it stands."""
        at = self._going_on(label)
        if at is not None and not self._opens_inside(label, at):
            del self.open[at:]
            if label.kind == "decimal":
                self._close_decimal(label)
        elif at is None and label.kind == "decimal":
            self._close_decimal(label)
        elif at is None and any(unit.kind == label.kind for unit in self.open):
            while self.open[-1].kind in MARK_KINDS - {label.kind} and not self.heads_on():
                self.open.pop()
        elif at is None and self.open and _RANK[label.kind] < _RANK[self.open[-1].kind] and not self._nests(label):
            while self.open and _RANK[self.open[-1].kind] > _RANK[label.kind]:
                self.open.pop()
        return self.open[-1] if self.open else self.root

    def _going_on(self, label: Label) -> int | None:
        """The place of the open unit behind which the label goes on in one list: the one before it, else the last."""
        alike = [index for index, unit in enumerate(self.open) if unit.kind == label.kind]
        same = [index for index in alike if self.open[index].style == label.style]
        if not same and (label.value == 1 or label.kind in MARK_KINDS):
            return None  # "1)" under "1.", "➢" under "❖": a list inside the other
        before = [i for i in same or alike if label.value is not None and self.open[i].value == label.value - 1]
        return next(reversed(before or same or alike), None)

    def _opens_inside(self, label: Label, at: int) -> bool:
        """Whether a list of the same kind opens inside the item above: ``- Giao Phòng A:`` / ``1. …:`` / ``- …``."""
        last = self.open[-1]
        if at == len(self.open) - 1 or last.children or not self.heads_on():
            return False
        if label.kind in MARK_KINDS:
            return _RANK[last.kind] < _RANK[label.kind]
        return label.value == 1 and last.kind in MARK_KINDS

    def _nests(self, label: Label) -> bool:
        """Whether a higher kind of label opens a list inside the item above (``a) … gồm:`` then ``1. …``).

        Where no number stands above a letter, the first number behind it stands under it.
        """
        if label.kind in {"step", "ordinal"}:  # steps divide what stands above them, whatever that is
            return label.value == 1
        return label.value == 1 and (self.heads_on() or (label.kind == "arabic" and self.open[-1].kind == "letter"))

    def _close_decimal(self, label: Label) -> None:
        """Leave open only the levels whose number the decimal continues (``2.1`` stands under ``2``)."""
        head = label.name.rsplit(".", 1)[0]
        for depth in range(len(self.open), 0, -1):
            unit = self.open[depth - 1]
            own = unit.label.rsplit(".", head.count(".") + 1)[-(head.count(".") + 1) :]
            if unit.kind in {"arabic", "decimal", "article"} and ".".join(own).endswith(head):
                del self.open[depth:]
                return
        while self.open and _RANK[self.open[-1].kind] >= _RANK["arabic"]:
            self.open.pop()

    def _path(self, parent: Unit, label: Label) -> str:
        name = label.name
        if label.kind in MARK_KINDS:
            parent.marks[label.name] = parent.marks.get(label.name, 0) + 1
            name = f"{label.name}{parent.marks[label.name]}"
        elif label.kind == "decimal" and parent.kind in {"arabic", "decimal"}:
            name = label.name.rsplit(".", 1)[-1]
        elif parent.kind == "article" and label.name.startswith(f"{parent.value}."):
            name = label.name.partition(".")[2]  # "5.3." under Điều 5 is Điều 5.3
        elif label.kind == "article" or label.kind in {"part", "chapter", "section"}:
            return label.name if parent is self.root or label.kind == "article" else f"{parent.label}.{label.name}"
        return f"{parent.label}.{name}" if parent.label else name
