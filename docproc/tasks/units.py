"""The units of a dispatch's body: items with their labels, and paragraphs that belong to none."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ItemTree", "Unit"]


@dataclass
class Unit:
    """One item, or a paragraph that belongs to none.

    Attributes:
        label: path from the outermost (``II.3.a``), ``""`` for a paragraph without number.
        kind: kind of its label; ``paragraph`` for none.
        spans: spans of its own text in ``Layout.text`` (the label left out), one a paragraph.
        anchor: where the label ends.
        parent: the unit above it, or ``None``.
        value: its place in its series where it has one.
        style: what tells its list from others of its kind (the bracket of ``1)``).
        after_items: the paragraph stands behind at least one item of its zone.
        annexed: it stands in an appendix or in a plan issued with the dispatch.
    """

    label: str
    kind: str
    spans: list[tuple[int, int]]
    anchor: int
    parent: Unit | None = None
    value: int | None = None
    style: str = ""
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
