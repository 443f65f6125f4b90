"""What the measurement of resolution counts, and the table of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import docproc
from corpus.library import Library

__all__ = ["FAULTS", "HARD", "ORDINARY", "TOTAL", "Result", "figures", "identities", "write_table"]

TOTAL, HARD, ORDINARY = "all", "hard", "ordinary"
FAULTS = ("wrong links", "slips invented", "citations invented")


@dataclass(slots=True)
class Result:
    """One half measured.

    Attributes:
        title: the column's heading.
        measures: the names of the accuracies, in the table's order.
        right: (group, measure) → how many were right; a group is a kind, ``hard``, ``ordinary`` or ``all``.
        tried: (group, measure) → how many there were.
        faults: (group, fault) → how many; they should be none.
        differences: one entry a difference between the clerk's answer and docproc's.
    """

    title: str
    measures: tuple[str, ...]
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    differences: list[dict[str, Any]] = field(default_factory=list)

    def tally(self, groups: Iterable[str], measure: str, right: bool) -> None:
        """Count one answer in each group."""
        for group in groups:
            self.tried[group, measure] += 1
            self.right[group, measure] += right

    def fault(self, groups: Iterable[str], name: str, count: int = 1) -> None:
        """Count faults in each group."""
        for group in groups:
            self.faults[group, name] += count

    def groups(self) -> list[str]:
        """The groups that were tried, the kinds first, in the order in which they came."""
        named = list(dict.fromkeys(group for group, _ in self.tried))
        last = [group for group in (ORDINARY, HARD, TOTAL) if group in named]
        return [group for group in named if group not in last] + last


def identities(registry: Library) -> tuple[int, int]:
    """How many different documents the index takes for one, and how many second readings it takes for new documents.

    Args:
        registry: the documents; their ``same_as`` says which are second readings.
    """
    ids: dict[str, set[str]] = {}
    keys: dict[str, set[str]] = {}
    for header in registry.headers:
        document, record_id = header.same_as or header.key, registry[header.key].id
        ids.setdefault(record_id, set()).add(document)
        keys.setdefault(document, set()).add(record_id)
    return sum(len(same) - 1 for same in ids.values()), sum(len(parts) - 1 for parts in keys.values())


def write_table(results: Sequence[Result], registry: Library) -> str:
    """The text of ``SCORES.md``.

    Args:
        results: cases and sentences, half by half.
        registry: the documents among which was looked.
    """
    merged, split = identities(registry)
    lines = [
        "# How citations are resolved",
        "",
        f"Written by `python -m corpus.score_resolution` with docproc {docproc.__version__}. An accuracy stands with",
        "(right/tried); faults are counts, and wrong links must be 0. `corpus/README.md` says what is measured.",
        "",
        f"{len(registry.headers)} headers; documents taken for another: {merged}; readings not recognised: {split}.",
    ]
    for result in results:
        faults = [name for name in FAULTS if any(fault == name for _, fault in result.faults)]
        measures = [name for name in result.measures if result.tried[TOTAL, name]]
        lines += ["", f"## {result.title}", "", "| kind | " + " | ".join((*measures, *faults)) + " |"]
        lines.append("|" + " --- |" * (1 + len(measures) + len(faults)))
        for group in result.groups():
            row = [_cell(result, group, measure) for measure in measures]
            row += [str(result.faults[group, name]) for name in faults]
            lines.append(f"| {group} | " + " | ".join(row) + " |")
    return "\n".join([*lines, ""])


def _cell(result: Result, group: str, measure: str) -> str:
    right, tried = result.right[group, measure], result.tried[group, measure]
    return f"{right / tried:.3f} ({right}/{tried})" if tried else "–"


def figures(result: Result) -> dict[str, Any]:
    """The figures of one half for other programs."""
    rates = {group: {m: _cell(result, group, m) for m in result.measures} for group in result.groups()}
    return {"title": result.title, "figures": rates, "faults": {n: result.faults[TOTAL, n] for n in FAULTS}}
