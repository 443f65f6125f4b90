"""Counts of what was right, invented and missed, and the figures made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["SETS", "Tallies", "Tally", "figures", "pooled"]

SETS = frozenset(
    {
        *("addressees", "addressees.soft", "recipients", "citations", "laws"),
        *("items", "items.strict", "tasks", "tasks.strict"),
        *("obligations", "obligations.strict", "obligations.complete"),
        *("actors.lead", "actors.lead.soft", "actors.support", "actors.support.soft", "report_to"),
        *("deliverable", "deliverable.soft", "basis"),
        *("further_deadlines", "umbrella", "condition", "if_silent"),
    }
)
"""Measures over sets of entries, whose figure is an F1; all others are shares of tries."""


@dataclass(slots=True)
class Tally:
    """Counts of one measure.

    Attributes:
        right: entries found, or tries that hit.
        extra: entries invented; always 0 where tries are counted.
        missed: entries missed, or tries that failed.
    """

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        """Add another's counts to these."""
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed

    @property
    def perfect(self) -> bool:
        """Nothing was invented and nothing missed."""
        return not self.extra and not self.missed

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; ``None`` where there was nothing to find and nothing was found."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else None

    @property
    def precision(self) -> float | None:
        """Right of found; ``None`` where nothing was found."""
        found = self.right + self.extra
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Right of tried, which of entries is the recall; ``None`` where nothing was tried."""
        tries = self.right + self.missed
        return self.right / tries if tries else None

    def score(self, measure: str) -> float | None:
        """The figure that belongs to ``measure``."""
        return self.f1 if measure in SETS else self.recall


Tallies = dict[str, Tally]
"""Measure → its counts."""


def pooled(many: Iterable[Mapping[str, Tally]]) -> Tallies:
    """The sum over documents, measure by measure."""
    total: Tallies = {}
    for tallies in many:
        for name, tally in tallies.items():
            total.setdefault(name, Tally()).add(tally)
    return total


def figures(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float | int | str | None]]:
    """Measure → ``score``, what it is (``as``: F1 or accuracy) and its counts ``tp``, ``fp``, ``fn``."""
    return {
        name: {
            "score": tally.score(name),
            "as": "F1" if name in SETS else "accuracy",
            "tp": tally.right,
            "fp": tally.extra,
            "fn": tally.missed,
        }
        for name, tally in tallies.items()
    }
