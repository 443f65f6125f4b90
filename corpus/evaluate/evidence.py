"""Whether values point at the right place: their spans in the text, their boxes on the page.

A span is right where the text inside it reads as the value. Boxes are right where they and gold's overlap by half:
the area that both cover, of the area that either covers, at least 0.5. Only values that are right themselves are
asked; one without boxes counts as wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from corpus.evaluate.comparison import Comparison, Found, Json, entries
from corpus.evaluate.keys import key
from corpus.evaluate.tally import Tallies, Tally

__all__ = ["AGREE", "Box", "Evidence", "box_overlap", "look_at_evidence", "union_overlap"]

Box = Sequence[float]
"""Page, then left, top, right and bottom in points from the page's top left."""
GoldBoxes = Mapping[str, Sequence[Box]]
"""Path of a gold value, or of a part of one (``signature.name``, ``archive[0]``) → its boxes where the page has it."""

AGREE = 0.5
_EDGES = re.compile(r"[\s.,;:/]+\Z")
_IN_TEXT = ("number", "place", "issuer", "parent", "subject")
_SPOKEN = {"items": "text", "obligations": "action", "recipients": "name"}


@dataclass(slots=True)
class Evidence:
    """The evidence of one document's values.

    Attributes:
        tallies: ``spans`` and ``boxes``, each also by kind (``boxes.items``).
        overlaps: kind → intersection over union of each value's boxes with gold's.
        differences: values whose evidence is wrong.
    """

    tallies: Tallies = field(default_factory=dict)
    overlaps: dict[str, list[float]] = field(default_factory=dict)
    differences: list[dict[str, Any]] = field(default_factory=list)

    def count(self, measure: str, kind: str, right: bool) -> None:
        """Count a value under its measure and kind."""
        for name in (measure, f"{measure}.{kind}"):
            tally = self.tallies.setdefault(name, Tally())
            tally.right += right
            tally.missed += not right


def look_at_evidence(comparison: Comparison, found: Json, gold_boxes: GoldBoxes | None = None) -> Evidence:
    """Measure the evidence of a prediction.

    Args:
        comparison: of the prediction with its gold.
        found: the prediction.
        gold_boxes: where gold's values stand on the page; ``None`` where nobody knows.
    """
    evidence = Evidence()
    text = found.get("text")
    if isinstance(text, str) and text:
        for kind, value, span in _spans(found):
            said = text[span[0] : span[1]]
            right = _reads(kind, said, str(value))
            evidence.count("spans", kind, right)
            if not right:
                evidence.differences.append({"measure": f"spans.{kind}", "gold": value, "found": said})
    if gold_boxes is not None:
        for value in comparison.found:
            _look_at_boxes(evidence, value, _boxes_at(gold_boxes, value.path))
    return evidence


def _reads(kind: str, said: str, value: str) -> bool:
    said, value = (_EDGES.sub("", text) for text in (said, value))
    # The line of a recipient goes on with the purpose.
    return key(said[: len(value)] if kind == "recipients" else said) == key(value)


def _spans(found: Json) -> Iterator[tuple[str, Any, Sequence[int]]]:
    """Values that stand in the text word for word, with their spans: dates and what is made of several parts do not."""
    header = found.get("header") or {}
    leaves = [("header", header.get(name), "value") for name in _IN_TEXT]
    leaves += [("addressees", leaf, "value") for leaf in entries(found, "addressees")]
    leaves += [(kind, leaf, name) for kind, name in _SPOKEN.items() for leaf in entries(found, kind)]
    leaves += [("deadlines", entry.get("deadline"), "text") for entry in entries(found, "obligations")]
    for kind, leaf, name in leaves:
        if isinstance(leaf, dict) and leaf.get("span"):
            yield kind, leaf.get(name), leaf["span"]


def _boxes_at(gold_boxes: GoldBoxes, path: str) -> list[Box]:
    """The boxes of a value, those of its parts where it has none of its own."""
    if path in gold_boxes:
        return list(gold_boxes[path])
    parts = (boxes for name, boxes in gold_boxes.items() if name.startswith((f"{path}.", f"{path}[")))
    return [box for boxes in parts for box in boxes]


def _look_at_boxes(evidence: Evidence, value: Found, gold: Sequence[Box]) -> None:
    if not gold:
        return
    kind = value.kind.partition(".")[0]
    overlap = max(box_overlap(gold, boxes) for boxes in _own_boxes(value.leaf))
    evidence.overlaps.setdefault(kind, []).append(overlap)
    evidence.count("boxes", kind, overlap >= AGREE)
    if overlap < AGREE:
        note = {"measure": f"boxes.{value.kind}", "gold": value.value[:60], "found": f"overlap {overlap:.2f}"}
        evidence.differences.append(note)


def _own_boxes(leaf: Json) -> list[Sequence[Box]]:
    """The boxes of a leaf; of what is named in several places, those of each place."""
    places = [mention.get("boxes") or [] for mention in leaf.get("mentions") or ()]
    return places or [leaf.get("boxes") or []]


def box_overlap(one: Sequence[Box], other: Sequence[Box]) -> float:
    """Intersection over union of two sets of boxes, over all their pages.

    Args:
        one: boxes, which may overlap each other.
        other: the same.

    Returns:
        0 to 1; 0 where a set is empty.
    """
    both = either = 0.0
    for page in {box[0] for box in (*one, *other)}:
        shared, whole = union_overlap(*([box[1:5] for box in boxes if box[0] == page] for boxes in (one, other)))
        both, either = both + shared, either + whole
    return both / either if either else 0.0


def union_overlap(one: Sequence[Box], other: Sequence[Box]) -> tuple[float, float]:
    """Areas of intersection and union of two sets of rectangles (left, top, right, bottom) on one page."""
    edges = np.array([*one, *other], dtype=float).reshape(-1, 4)
    xs, ys = np.unique(edges[:, [0, 2]]), np.unique(edges[:, [1, 3]])
    covered = []
    for boxes in (one, other):
        grid = np.zeros((max(len(ys) - 1, 0), max(len(xs) - 1, 0)), dtype=bool)
        for left, top, right, bottom in boxes:
            rows = slice(*np.searchsorted(ys, (top, bottom)))
            grid[rows, slice(*np.searchsorted(xs, (left, right)))] = True
        covered.append(grid)
    areas = np.outer(np.diff(ys), np.diff(xs))
    return float(areas[covered[0] & covered[1]].sum()), float(areas[covered[0] | covered[1]].sum())
