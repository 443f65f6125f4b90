"""The committed figures of each authored document (``corpus/scores.csv``), and what a change won and lost against them.

Figures are compared over the documents that both sides have, so that a new document is no loss.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.evaluate.table import MEASURES
from corpus.evaluate.tally import Tallies, Tally, pooled

__all__ = ["BASELINE", "TOLERANCE", "Change", "document_changes", "losses", "read_baseline", "write_baseline"]

BASELINE = Path(__file__).resolve().parents[1] / "scores.csv"
TOLERANCE = 0.005
"""By how much a figure over all authored documents of train and dev, read as text, may fall before a check fails."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not what it was.

    Attributes:
        measure: what was measured.
        before: the figure as committed.
        after: the figure now; ``None`` where nothing is left to measure.
        documents: the documents in which it fell.
    """

    measure: str
    before: float
    after: float | None
    documents: tuple[str, ...]

    def __str__(self) -> str:
        now = "–" if self.after is None else f"{self.after:.3f}"
        return f"{self.measure} {self.before:.3f} → {now} ({', '.join(self.documents)})"


def write_baseline(documents: Mapping[str, Tallies]) -> str:
    """The text of ``scores.csv``: a row a document, a column a measure, ``right+invented-missed`` in each cell."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    counted = {name for tallies in documents.values() for name in tallies}
    measures = [name for name in MEASURES if name in counted]
    rows.writerow(["document", *measures])
    for name, tallies in sorted(documents.items()):
        rows.writerow([name, *(_cell(tallies.get(measure)) for measure in measures)])
    return out.getvalue()


def _cell(tally: Tally | None) -> str:
    return "" if tally is None else f"{tally.right}+{tally.extra}-{tally.missed}"


def read_baseline(text: str) -> dict[str, Tallies]:
    """The counts of each document; the inverse of ``write_baseline``."""
    return {
        row.pop("document"): {measure: _tally(cell) for measure, cell in row.items() if cell}
        for row in csv.DictReader(io.StringIO(text))
    }


def _tally(cell: str) -> Tally:
    right, _, wrong = cell.partition("+")
    extra, _, missed = wrong.partition("-")
    return Tally(int(right), int(extra), int(missed))


def losses(before: Mapping[str, Tallies], after: Mapping[str, Tallies], tolerance: float = TOLERANCE) -> list[Change]:
    """The figures that fell by more than the tolerance, over the documents that both sides have."""
    both = sorted(before.keys() & after.keys())
    was, now = (pooled(side[name] for name in both) for side in (before, after))
    found = []
    for measure, tally in was.items():
        old, new = tally.score(measure), now.get(measure, Tally()).score(measure)
        if old is not None and old - (new or 0.0) > tolerance:
            worse = (name for name in both if _fell(measure, before[name], after[name]))
            found.append(Change(measure, old, new, tuple(worse)))
    return found


def _fell(measure: str, before: Tallies, after: Tallies) -> bool:
    old, new = (side.get(measure, Tally()) for side in (before, after))
    return new.extra + new.missed > old.extra + old.missed or new.right < old.right


def document_changes(before: Mapping[str, Tallies], after: Mapping[str, Tallies]) -> list[str]:
    """One line a document whose counts changed, with each measure that did; gains and losses by their errors."""
    lines = []
    for name in sorted(before.keys() & after.keys()):
        told = [_change(measure, before[name], after[name]) for measure in _measures(before[name], after[name])]
        if any(told):
            lines.append(f"{name}: {', '.join(text for text in told if text)}")
    return lines


def _measures(before: Tallies, after: Tallies) -> Sequence[str]:
    return [measure for measure in MEASURES if measure in before or measure in after]


def _change(measure: str, before: Tallies, after: Tallies) -> str | None:
    old, new = (side.get(measure, Tally()) for side in (before, after))
    return None if old == new else f"{measure} {_cell(old)} → {_cell(new)}"
