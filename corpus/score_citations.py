"""Measures docproc on lines that cite documents: ``python -m corpus.score_citations [--split dev|test] [--errors]``.

Without ``--split`` both halves are measured and ``corpus/citations/SCORES.md`` is written. The table holds no date and
no time, so that its diff shows gains and losses and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import docproc
from corpus.citation_compare import SETS, compare
from corpus.citation_lines import FOLDER, SPLITS, Line, load_lines, read
from corpus.evaluate.table import Cells, cell, markdown
from corpus.evaluate.tally import Tallies, Tally
from corpus.telling import tell

__all__ = ["Result", "figures", "main", "measure", "write_table"]

TABLE = FOLDER / "SCORES.md"
TOTAL, HARD = "all", "hard"
MEASURES = (
    *("citations", "type", "date", "issuer", "relation", "provisions", "expanded", "annexed", "title", "within"),
    *(
        "mentions",
        "laws",
        "law number",
        "law provisions",
        "law expanded",
        "law amended",
        "law relation",
        "law mentions",
    ),
    *("named", "selfs", "silent"),
)
ATTRIBUTES = tuple(name for name in MEASURES if name not in SETS and name != "silent")


@dataclass(slots=True)
class Result:
    """One half measured.

    Attributes:
        split: ``dev`` or ``test``.
        lines: how many lines, by category and for ``all`` and ``hard``.
        tallies: the same groups, measure → tally.
        differences: one entry a difference between gold and answer.
    """

    split: str
    lines: Counter[str] = field(default_factory=Counter)
    tallies: dict[str, dict[str, Tally]] = field(default_factory=dict)
    differences: list[dict[str, Any]] = field(default_factory=list)


def measure(split: str, lines: Iterable[Line]) -> Result:
    """Ask docproc about each line and compare.

    Args:
        split: name of the half.
        lines: its lines.
    """
    result = Result(split)
    for line in lines:
        comparison = compare(line, read(line))
        result.differences += comparison.differences
        for group in (line.category, TOTAL, *((HARD,) if line.hard else ())):
            result.lines[group] += 1
            tallies = result.tallies.setdefault(group, {})
            for name, tally in comparison.tallies.items():
                tallies.setdefault(name, Tally()).add(tally)
    return result


def figures(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float | int | None]]:
    """Measure → score with its counts; ``attributes`` sums what is said of matched documents and laws."""
    return {
        name: {
            "score": tally.f1 if name in SETS else tally.recall,
            **({"precision": tally.precision, "recall": tally.recall} if name in SETS else {}),
            "right": tally.right,
            "extra": tally.extra,
            "missed": tally.missed,
        }
        for name, tally in _told(tallies).items()
    }


def _told(tallies: Mapping[str, Tally]) -> Tallies:
    """The measures that were counted, in order, and the sum of the attributes."""
    together = Tally()
    for name in ATTRIBUTES:
        together.add(tallies.get(name, Tally()))
    return {name: tallies[name] for name in MEASURES if name in tallies} | {"attributes": together}


def write_table(results: Sequence[Result]) -> str:
    """The text of ``SCORES.md``: each half by measure, then by category."""
    parts = [
        "# Scores on lines that cite documents",
        "",
        f"Written by `make score` with docproc {docproc.__version__}; `corpus/README.md` says what is compared.",
        "An F1 stands with (right +invented -missed), an accuracy with (right/tried).",
        "",
    ]
    for result in results:
        parts += [f"## {result.split}", "", *_by_measure(result), "", *_by_category(result), ""]
    return "\n".join(parts)


def _by_measure(result: Result) -> list[str]:
    groups = [name for name in (TOTAL, HARD) if name in result.lines]
    found = {group: _told(result.tallies[group]) for group in groups}
    cells = {("lines", group): str(result.lines[group]) for group in groups}
    for name in found.get(TOTAL, {}):
        cells |= {(name, group): cell(name, found[group].get(name), SETS) for group in groups}
    return markdown("measure", cells)


def _by_category(result: Result) -> list[str]:
    cells: Cells = {}
    for category in sorted(set(result.lines) - {TOTAL, HARD}):
        found = _told(result.tallies[category])
        cells[category, "lines"] = str(result.lines[category])
        for name in ("citations", "laws", "attributes", "silent"):
            cells[category, name] = cell(name, found.get(name), SETS)
    return markdown("category", cells)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; a run over both halves writes the table.

    Args:
        argv: command-line arguments without the program's name.

    Returns:
        Exit status.
    """
    parser = argparse.ArgumentParser(prog="python -m corpus.score_citations", description="Measure citation lines.")
    parser.add_argument("--split", choices=SPLITS, help="measure only this half and leave the table as it is")
    parser.add_argument("--errors", action="store_true", help="list each difference between gold and answer")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)
    results = [measure(split, load_lines(split)) for split in ([args.split] if args.split else SPLITS)]
    differences = chain.from_iterable(result.differences for result in results)
    shown = {r.split: {group: figures(tallies) for group, tallies in r.tallies.items()} for r in results}
    tell(
        write_table(results),
        differences if args.errors else (),
        figures=shown if args.json else None,
        path=None if args.split else TABLE,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
